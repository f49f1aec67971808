/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of coded discourse, for those that read, count and write it. Strings live as long as the discourse. */
#pragma once

#include <stance/stance-discourse.h>

/* A statement or document without a time. */
#define STANCE_DISCOURSE_NO_TIME G_MININT64

typedef enum
{
  STANCE_VARIABLE_SHORT_TEXT,
  STANCE_VARIABLE_LONG_TEXT,
  STANCE_VARIABLE_INTEGER,
  STANCE_VARIABLE_BOOLEAN,
} StanceVariableType;

typedef struct
{
  const char *name;
  StanceVariableType type;
  gboolean is_typed;  /* a file says the type; otherwise the values do */
  gboolean is_scaled; /* the scale goes from low to high, whatever values occur */
  int low;
  int high;
  GPtrArray *values; /* by statement, NULL where missing; may be shorter than there are statements */
} StanceVariable;

/* "" where nothing is known. */
typedef struct
{
  const char *id;
  const char *title;
  const char *author;
  const char *source;
  const char *section;
  const char *type;
  const char *text;
  gint64 time;
} StanceDiscourseDocument;

typedef struct
{
  const char *id;
  guint document;
  gint64 time;   /* seconds since 1970 by the calendar, without time zones */
  gint64 start;  /* -1: not known */
  gint64 stop;
  const char *coder;
  const char *text;
} StanceDiscourseStatement;

struct _StanceDiscourse
{
  GStringChunk *strings;
  GPtrArray *variables; /* StanceVariable */
  GArray *documents;    /* StanceDiscourseDocument */
  GArray *statements;   /* StanceDiscourseStatement */
  GHashTable *index;    /* "FILE/ID" of a document -> its place + 1 */
  GPtrArray *warnings;  /* utf8 */
  guint n_files;
};

/* "" for NULL; bytes that are no UTF-8 are replaced. */
const char *stance_discourse_intern (StanceDiscourse *self, const char *text);
/* The variable of that name, made where there is none. */
StanceVariable *stance_discourse_need_variable (StanceDiscourse *self, const char *name);
StanceVariable *stance_discourse_find_variable (StanceDiscourse *self, const char *name);
/* "" is missing. */
void stance_discourse_set_value (StanceDiscourse *self, StanceVariable *variable, guint statement, const char *value);
const char *stance_variable_get (const StanceVariable *self, guint statement);
/* The type: as told, else boolean when all values are 0 or 1, integer when all are whole numbers, text otherwise. */
StanceVariableType stance_variable_get_type (const StanceVariable *self);
/* A value as a whole number; "true" and "false" are 1 and 0. */
gboolean stance_variable_parse (const char *value, int *number);
/* The place of a document of the file that is being read; `document` is put down when it is new. */
guint stance_discourse_add_document (StanceDiscourse *self, const StanceDiscourseDocument *document);
/* FALSE when there are as many as can be. */
gboolean stance_discourse_append (StanceDiscourse *self, const StanceDiscourseStatement *statement, guint *place);
const StanceDiscourseStatement *stance_discourse_get (const StanceDiscourse *self, guint statement);
const StanceDiscourseDocument *stance_discourse_get_document (const StanceDiscourse *self, guint document);
/* Takes `message`. */
void stance_discourse_warn (StanceDiscourse *self, char *message);

/* "2024-03-01", "2024-03-01 12:30", "2024-03-01T12:30:00": seconds since 1970. With `end`, a date alone is its last second. */
gboolean stance_discourse_parse_time (const char *text, gboolean end, gint64 *time);
/* "2024-03-01 12:30:00"; "" without a time */
char *stance_discourse_format_time (gint64 time);

/* The readers of the two kinds of files. */
gboolean stance_discourse_read_csv (StanceDiscourse *self, const char *name, GBytes *bytes, GError **error);
gboolean stance_discourse_read_database (StanceDiscourse *self, const char *name, GBytes *bytes, GError **error);
gboolean stance_discourse_is_header (const char *head, gsize length);
