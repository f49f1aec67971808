/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the source that reads files. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include <stance/stance-source.h>

#include "stance-coded-private.h"

/* What a file is, told by its first bytes. */
typedef enum
{
  STANCE_FILE_EMPTY,
  STANCE_FILE_TEXT,
  STANCE_FILE_HTML,
  STANCE_FILE_JSON,
  STANCE_FILE_JSON_LINES,
  STANCE_FILE_CSV,
  STANCE_FILE_WORKBOOK,
} StanceFileKind;

StanceFileKind stance_file_recognise (const char *head, gsize length, const char *path);

/* Whether a file found in a directory is one to read: by its ending. */
gboolean stance_file_is_input (const char *name);

/* The name of a file without its folder and its known endings: an id for what it holds. */
char *stance_file_id (const char *path);

/* The date a file name begins with (2025-02-13-talks.txt), NULL when it does not. */
char *stance_file_date (const char *path);

/* A file that is being read. */
typedef struct
{
  char *name; /* for messages */
  char *id;
  char *date;
  char *side; /* of a workbook, the only one to be read; NULL */
  StanceFileKind kind;
  GBufferedInputStream *stream;
  GPtrArray *faults; /* of the last item; element-type utf8 */
  guint n_listed;    /* faults taken by stance_file_take_faults() */
  guint n_lost;      /* lines and elements that could not be read */
  guint n_unlisted;  /* faults beyond what one file may list */
  /* JSON: the elements of an array, one root, or lines. */
  JsonNode *root;
  guint element;
  GString *line;
  guint line_number;
  StanceDocument *waiting; /* an article met while statements were gathered */
  GError *failure;         /* met while statements were gathered; comes after them */
  /* CSV */
  StanceCodedCsv *csv;
  StanceCodedWorkbook *workbook;
  gboolean ended;
} StanceFile;

/* Opens a file of any kind; of a workbook, with `side`, what is of it. Errors: files that cannot be read. */
StanceFile *stance_file_open (const char *path, const char *side, GError **error);
void stance_file_close (StanceFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceFile, stance_file_close)

/* The next article or statements. FALSE at the end, and with `error` set when nothing more can be read. */
gboolean stance_file_next (StanceFile *self, StanceDocument **document, GPtrArray **statements, GError **error);

/* How many rows, lines and elements so far could not be read. */
guint stance_file_get_n_lost (const StanceFile *self);

/* The faults met since the last call. After so many of one file the rest is only counted. */
GPtrArray *stance_file_take_faults (StanceFile *self);
void stance_file_trim_faults (StanceFile *self);

/* Weights of issues that a workbook has, each once (element-type StanceCodedWeight, transfer full); NULL for other files. */
GPtrArray *stance_file_take_weights (StanceFile *self);

/* What stance_file_next() does for JSON and JSON lines. */
gboolean stance_file_next_json (StanceFile *self, StanceDocument **document, GPtrArray **statements, GError **error);

/* An article from a text that is no web page: the title is its first line when that stands by itself. */
StanceDocument *stance_file_text_document (StanceFile *self, const char *id, const char *text, GError **error);

/* An article from a web page. */
StanceDocument *stance_file_html_document (StanceFile *self, const char *id, GBytes *page, GError **error);
