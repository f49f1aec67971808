/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a model: the files are collected first, then the parties of all are declared (so that they may name each other),
 * then parties and issues are read. */
#pragma once

#include "stance-check-private.h"
#include "stance-model-data-private.h"

/* A file whose JSON could be read. */
typedef struct
{
  char *path;
  JsonNode *root;
} StanceModelFile;

typedef struct
{
  StanceModel *model;
  GPtrArray *faults;   /* of utf8 */
  GPtrArray *files;    /* of StanceModelFile, included ones first, the model's own last */
  GPtrArray *done;     /* real paths of all files begun */
  GPtrArray *open;     /* real paths of the files that include the present one, itself last */
  gboolean incomplete; /* a file is missing: ids that are unknown may be its */
  guint file;          /* number of the file being read */
} StanceLoader;

/* The path of what a file names: beside it, else in a folder of models; NULL when it is nowhere. */
char *stance_model_locate (const char *from, const char *relative);

/* Collects the file and those it includes. FALSE with `error` when the file itself cannot be read. */
gboolean stance_loader_collect (StanceLoader *loader, const char *path, GError **error);
void stance_loader_declare_parties (StanceLoader *loader, StanceCheck *check, JsonObject *root);
void stance_loader_read_parties (StanceLoader *loader, StanceCheck *check, JsonObject *root);
void stance_loader_read_issues (StanceLoader *loader, StanceCheck *check, JsonObject *root);

/* The party that a member names, STANCE_NO_PARTY when it is none; a list gives one for each of its elements. */
guint stance_loader_party (StanceLoader *loader, StanceCheck *check, JsonObject *object, const char *key);
guint stance_loader_party_named (StanceLoader *loader, StanceCheck *check, const char *id);
/* " (did you mean ...?)" for the id of a party. */
char *stance_loader_suggest_party (StanceLoader *loader, const char *id);
