/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a statement, for the layers that make and write them. */
#pragma once

#include <stance/stance-statement.h>

/* What a statement holds; strings are borrowed here and copied by stance_statement_new_from_fields(). */
typedef struct
{
  const char *document;
  const char *id;
  const char *holder;       /* as a reader names it */
  const char *holder_party; /* party id */
  const char *via;          /* name of the actor of another party who reports it; NULL */
  const char *issue;
  gint32 position;          /* on the grid */
  gint32 weight;            /* on the grid; 10,000 unless told otherwise */
  StanceCertainty certainty;
  gboolean has_confidence;  /* coded statements may have none, which is not 0 */
  gint32 confidence;        /* on the grid, from 0 to 1 */
  StanceKind kind;
  const char *quote;        /* NULL when not known */
  gboolean has_span;
  StanceSpan span;          /* code points */
  const char *rule;         /* what in the model matched; NULL */
  const char *derivation;   /* how the position came about, for a reader; NULL */
  const char *date;         /* the document's date, for roll-up; NULL */
  const char *holder_id;    /* party id of the holder itself (a person), NULL when the model has none */
  gboolean has_original;    /* a workbook of ours says what it was before somebody corrected it */
  gint32 original_position; /* on the grid */
  gint32 original_weight;
  const char *original_party; /* NULL: as it is */
  const char *original_issue;
  const char *place;        /* where it was read, up to the name of a field: "FILE:3: " or "FILE#/statements/3/"; NULL */
} StanceStatementFields;

StanceStatement *stance_statement_new_from_fields (const StanceStatementFields *fields);
const StanceStatementFields *stance_statement_get_fields (const StanceStatement *self);
/* How well a statement shows a position: far from the middle, explicit, in the holder's own words, likely to be read right, heavy; of those alike, the
 * longer quote. 0 for one that weighs nothing. */
guint64 stance_statement_get_strength (const StanceStatementFields *fields);
