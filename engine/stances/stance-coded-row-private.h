/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a coded statement, and a row of them as text: what CSV and JSON have in common. */
#pragma once

#include <stance/stance-statement.h>

typedef enum
{
  STANCE_COLUMN_DOCUMENT,
  STANCE_COLUMN_ID,
  STANCE_COLUMN_HOLDER,
  STANCE_COLUMN_HOLDER_PARTY,
  STANCE_COLUMN_VIA,
  STANCE_COLUMN_ISSUE,
  STANCE_COLUMN_POSITION,
  STANCE_COLUMN_CERTAINTY,
  STANCE_COLUMN_CONFIDENCE,
  STANCE_COLUMN_KIND,
  STANCE_COLUMN_QUOTE,
  STANCE_COLUMN_START,
  STANCE_COLUMN_END,
  STANCE_COLUMN_RULE,
  STANCE_COLUMN_DERIVATION,
  STANCE_COLUMN_WEIGHT,
  STANCE_COLUMN_DATE,
  STANCE_COLUMN_ORIGINAL_POSITION,
  STANCE_COLUMN_ORIGINAL_WEIGHT,
  STANCE_COLUMN_ORIGINAL_HOLDER_PARTY,
  STANCE_COLUMN_ORIGINAL_ISSUE,
  STANCE_N_COLUMNS,
} StanceColumn;

/* Cells are NULL where the row has nothing. */
typedef struct
{
  const char *cells[STANCE_N_COLUMNS];
  const char *place;      /* of the row, up to the name of a column; NULL */
  gboolean decimal_comma; /* numbers may have one */
} StanceCodedRow;

/* What is wrong in which column; `message` is "found ..., expected ...". */
typedef struct
{
  StanceColumn column;
  char *message;
} StanceCodedFault;

const char *stance_column_name (StanceColumn column);
gboolean stance_column_is_number (StanceColumn column);
/* FALSE when no column is called so. */
gboolean stance_column_find (const char *name, gsize length, StanceColumn *column);

/* The statement of a row; NULL when it has no position, and on a fault with `fault->message` set. A date that cannot be read, because spreadsheets write
 * dates in their own way, is told of as a fault too, but costs only the date. */
StanceStatement *stance_coded_row_to_statement (const StanceCodedRow *row, StanceCodedFault *fault);
