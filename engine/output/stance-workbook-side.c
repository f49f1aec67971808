/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One side of a workbook: the statements of one article or set, and what the engine itself makes of them. */
#include <math.h>

#include <stance/stance-error.h>

#include "stance-sums-private.h"
#include "stance-workbook-private.h"

StanceBookSide *
stance_book_side_new (StanceWorkbook *book, const char *label, const char *title)
{
  StanceBookSide *self = g_new0 (StanceBookSide, 1);

  self->book = book;
  self->label = g_strdup (label);
  self->title = g_strdup (title);
  self->tally = stance_tally_new (book->model);
  self->evidence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) stance_book_evidence_free);
  self->holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
stance_book_side_free (StanceBookSide *self)
{
  g_free (self->label);
  g_free (self->title);
  g_free (self->heading);
  stance_tally_unref (self->tally);
  g_hash_table_unref (self->evidence);
  g_hash_table_unref (self->holders);
  g_hash_table_unref (self->documents);
  g_clear_pointer (&self->table, stance_table_unref);
  g_clear_pointer (&self->all, stance_table_unref);
  g_clear_pointer (&self->matrix, stance_matrix_unref);
  g_clear_pointer (&self->sure, stance_table_unref);
  g_free (self);
}

const char *
stance_book_side_title (const StanceBookSide *self)
{
  gboolean one = self->book->sides->len == 2 && g_hash_table_size (self->documents) == 1 && self->heading && *self->heading;

  return one ? self->heading : self->title;
}

gboolean
stance_book_side_tabulate (StanceBookSide *self, GError **error)
{
  const StanceWorkbookSettings *settings = &self->book->settings;
  g_autoptr (GError) fault = NULL;

  self->table = stance_table_new_from_tally (self->tally, settings->level, settings->min_n, &fault);
  if (!self->table && self->label && g_error_matches (fault, STANCE_ERROR, STANCE_ERROR_NO_DATA))
    return TRUE;
  if (!self->table)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }
  self->all = stance_table_new_from_tally (self->tally, settings->level, 1, error);
  if (self->all)
    self->matrix = stance_matrix_new (self->table, self->book->model, STANCE_MEASURE_AGREEMENT, MAX (settings->min_shared, 1), error);
  return self->matrix != NULL;
}

void
stance_book_side_get_position (StanceBookSide *self, guint row, guint column, StanceScore *score)
{
  stance_score_set_missing (score, 0);
  if (self->table)
    stance_table_get_cell (self->table, stance_names_get (self->book->rows, row), stance_names_get (self->book->columns, column), score);
}

guint
stance_book_side_count (StanceBookSide *self, guint row, guint column)
{
  StanceScore score = { .n = 0 };

  if (self->all)
    stance_table_get_cell (self->all, stance_names_get (self->book->rows, row), stance_names_get (self->book->columns, column), &score);
  return score.n;
}

guint
stance_book_side_count_outside (StanceBookSide *self)
{
  guint inside = 0;

  for (guint row = 0; row < stance_names_size (self->book->rows); row++)
    for (guint column = 0; column < stance_names_size (self->book->columns); column++)
      inside += stance_book_side_count (self, row, column);
  return self->n_weighty - MIN (inside, self->n_weighty);
}

void
stance_book_side_get_pair (StanceBookSide *self, guint row, guint column, StanceScore *score)
{
  stance_score_set_missing (score, 0);
  if (self->matrix)
    stance_matrix_get_score (self->matrix, stance_names_get (self->book->rows, row), stance_names_get (self->book->rows, column), score);
}
