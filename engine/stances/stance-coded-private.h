/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements that were coded before: by hand, by another program, by this one. Columns and keys are those of the statement format;
 * unknown ones are ignored. A row without a position says nothing and is skipped; in CSV, the fault at the end counts them. Each fault
 * costs one statement and is put down as "PLACE: found ..., expected ..." in `faults` (element-type utf8); the rest goes on. What was corrected since it was
 * written is put down there too, but costs nothing. */
#pragma once

#include <stance/stance-statement.h>

#include <json-glib/json-glib.h>

#include "stance-coded-settings-private.h"
#include "stance-csv-private.h"
#include "stance-xlsx-private.h"

/* Whether a row is a header row of ours: has two of issue, position, and holder_party or holder. What lacks the third is refused. */
gboolean stance_coded_is_header (const char *header, gsize length);

/* Whether an object is one statement (has issue and position, or a holder and one of them), or a whole result ("statements" or "cells"). */
gboolean stance_coded_is_statement (JsonObject *object);
gboolean stance_coded_is_result (JsonObject *object);

/* One object. `place` is a JSON pointer that names it in messages ("FILE#/statements/3"; "FILE:12#" for the root of a JSON line);
 * `document` is the id where it names none, or NULL.
 * NULL without an error: it has no position. */
StanceStatement *stance_coded_from_object (JsonObject *object, const char *place, const char *document, GError **error);

/* The statements of a whole result; when it has none, its cells, each as one statement that weighs as many as it has. */
void stance_coded_from_result (JsonObject *object, const char *place, const char *document, GPtrArray *statements, GPtrArray *faults);

/* Either of the two. */
void stance_coded_from_node (JsonNode *node, const char *place, const char *document, GPtrArray *statements, GPtrArray *faults);

/* CSV, batch by batch. */
typedef struct _StanceCodedCsv StanceCodedCsv;

/* Takes over the reader and reads its header row. */
StanceCodedCsv *stance_coded_csv_new (StanceCsv *csv, const char *name, const char *document, GError **error);
void stance_coded_csv_free (StanceCodedCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceCodedCsv, stance_coded_csv_free)

/* Appends the statements of up to `max` more records. FALSE at the end, and with `error` set when the stream fails. */
gboolean stance_coded_csv_read (StanceCodedCsv *self, guint max, GPtrArray *statements, GPtrArray *faults, GError **error);

/* How many records so far could not be read; those without a position are not among them. */
guint stance_coded_csv_get_n_lost (const StanceCodedCsv *self);

/* A workbook, batch by batch: all sheets with a header row of ours, or those of a side ("A"; NULL for all). Takes over the reader. What was corrected since
 * it was written, added and deleted is put down in `faults` too, but costs nothing. */
typedef struct _StanceCodedWorkbook StanceCodedWorkbook;
StanceCodedWorkbook *stance_coded_workbook_new (StanceXlsx *xlsx, const char *name, const char *document, const char *side);
void stance_coded_workbook_free (StanceCodedWorkbook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceCodedWorkbook, stance_coded_workbook_free)
gboolean stance_coded_workbook_read (StanceCodedWorkbook *self, guint max, GPtrArray *statements, GPtrArray *faults, GError **error);
guint stance_coded_workbook_get_n_lost (const StanceCodedWorkbook *self);
/* Weights of issues, once something was read (element-type StanceCodedWeight); nothing the second time. (transfer full) */
GPtrArray *stance_coded_workbook_take_weights (StanceCodedWorkbook *self);

/* "corrected from position 0.5, weight 1"; NULL when nothing was. (transfer full) */
char *stance_coded_describe_correction (StanceStatement *statement);

/* A whole file in memory, CSV, JSON or JSON lines by its content (element-type StanceStatement). */
GPtrArray *stance_coded_read_bytes (const char *name, const char *bytes, gsize length, GPtrArray *faults, GError **error);
