/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The local web server of `stance serve`. */
#pragma once

#include <libsoup/soup.h>

#include "stance-cli-private.h"

#define STANCE_SERVER_BODY (4u << 20) /* bytes of a request's body: two long articles */

typedef struct
{
  StanceEngine *engine;
  GHashTable *engines; /* of other models, by name */
  StanceAttributor *attributor;
  StanceLevel level;
  GPtrArray *statements; /* of StanceStatement; what one-value addresses answer from */
  GHashTable *tables;    /* document ("" for all) -> StanceTable; NULL values are remembered too */
  char **hosts;          /* what the Host header may name, without port */
  SoupServer *soup;
} StanceCliServer;

/* What an address answers. */
typedef struct
{
  guint status;
  const char *type; /* of the content */
  char *body;
  gsize length;
  char *policy;     /* what the page may load and run; NULL: nothing at all */
} StanceCliReply;

void stance_cli_reply_clear (StanceCliReply *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceCliReply, stance_cli_reply_clear)

/* Takes `body`, which is text. */
void stance_cli_reply_set (StanceCliReply *self, guint status, const char *type, char *body);
/* Takes `body`, which is of `length` bytes. */
void stance_cli_reply_set_bytes (StanceCliReply *self, const char *type, char *body, gsize length);
/* A message for people, which it takes. */
void stance_cli_reply_refuse (StanceCliReply *self, guint status, char *message);

/* stance-cli-server.c */
gboolean stance_cli_server_listen (StanceCliServer *self, const char *address, guint port, GError **error);
void stance_cli_server_clear (StanceCliServer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceCliServer, stance_cli_server_clear)

/* stance-cli-server-page.c: the page for pasting articles, the files it needs, and what comes of them */
void stance_cli_server_page (StanceCliServer *self, StanceCliReply *reply);
void stance_cli_server_file (const char *name, const char *type, StanceCliReply *reply);
void stance_cli_server_work (StanceCliServer *self, gboolean workbook, GBytes *body, StanceCliReply *reply);

/* stance-cli-server-score.c: /v1/score, as text, .csv, .json or .xml */
void stance_cli_server_score (StanceCliServer *self, const char *format, GHashTable *query, StanceCliReply *reply);
