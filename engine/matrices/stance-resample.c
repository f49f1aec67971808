/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-resample-private.h"

#include <math.h>
#include <stance/stance-error.h>
#include <string.h>

#include "stance-grid-private.h"
#include "stance-statement-private.h"

typedef struct
{
  guint32 cell;
  guint32 unit;
  gint64 weight;
  gint64 product; /* weight x position */
} Record;

struct _StanceResample
{
  GArray *records;  /* of Record, by unit */
  GArray *starts;   /* of guint: the first record of each unit, and the end */
  guint *units;     /* by cell: how many units it rests on */
  gsize n_cells;
};

void
stance_resample_free (StanceResample *self)
{
  g_array_unref (self->records);
  g_array_unref (self->starts);
  g_free (self->units);
  g_free (self);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const Record *x = a;
  const Record *y = b;

  return x->unit != y->unit ? (x->unit < y->unit ? -1 : 1) : x->cell != y->cell ? (x->cell < y->cell ? -1 : 1) : 0;
}

/* Statements without a document are each a document of their own. */
static guint32
find_unit (GHashTable *documents, StanceStatement *statement, StanceResampled unit, guint32 n_units)
{
  const char *document = stance_statement_get_document (statement);
  gpointer known;

  if (unit == STANCE_RESAMPLED_STATEMENTS || !document)
    return n_units;
  if (g_hash_table_lookup_extended (documents, document, NULL, &known))
    return GPOINTER_TO_UINT (known);
  g_hash_table_insert (documents, (char *) document, GUINT_TO_POINTER (n_units));
  return n_units;
}

static gboolean
take_statements (StanceResample *self, StanceTable *table, StanceResampled unit)
{
  g_autoptr (GHashTable) documents = g_hash_table_new (g_str_hash, g_str_equal);
  guint32 n_units = 0;

  for (gsize cell = 0; cell < self->n_cells; cell++)
    {
      GPtrArray *statements = table->cells[cell] ? table->cells[cell]->statements : NULL;

      if (table->cells[cell] && !statements)
        return FALSE;
      for (guint i = 0; statements && i < statements->len; i++)
        {
          StanceStatement *statement = g_ptr_array_index (statements, i);
          const StanceStatementFields *fields = stance_statement_get_fields (statement);
          Record record = { (guint32) cell, find_unit (documents, statement, unit, n_units), fields->weight, (gint64) fields->weight * fields->position };

          n_units = MAX (n_units, record.unit + 1);
          if (fields->weight > 0)
            g_array_append_val (self->records, record);
        }
    }
  return TRUE;
}

static void
index_units (StanceResample *self)
{
  const Record *records = (const Record *) self->records->data;

  g_array_sort (self->records, compare_records);
  for (guint i = 0; i < self->records->len; i++)
    {
      gboolean next = i == 0 || records[i].unit != records[i - 1].unit;

      if (next)
        g_array_append_val (self->starts, i);
      self->units[records[i].cell] += next || records[i].cell != records[i - 1].cell;
    }
  g_array_append_val (self->starts, self->records->len);
}

StanceResample *
stance_resample_new (StanceTable *table, StanceResampled unit, GError **error)
{
  g_autoptr (StanceResample) self = g_new0 (StanceResample, 1);

  self->n_cells = (gsize) stance_names_size (table->parties) * stance_names_size (table->issues);
  self->records = g_array_new (FALSE, FALSE, sizeof (Record));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->units = g_new0 (guint, self->n_cells + 1);
  if (!take_statements (self, table, unit))
    {
      g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "bootstrap: the table keeps no statements, expected one made of statements");
      return NULL;
    }
  index_units (self);
  return g_steal_pointer (&self);
}

guint
stance_resample_get_n_units (const StanceResample *self)
{
  return self->starts->len - 1;
}

gboolean
stance_resample_can_vary (const StanceResample *self, gsize cell)
{
  return self->units[cell] > 1;
}

void
stance_drawing_init (StanceDrawing *self, const StanceResample *resample)
{
  self->rng = stance_random_new ();
  self->sums = g_new (gint64, 2 * resample->n_cells + 1);
}

void
stance_drawing_clear (StanceDrawing *self)
{
  g_clear_pointer (&self->rng, gsl_rng_free);
  g_clear_pointer (&self->sums, g_free);
}

static void
add_unit (const StanceResample *self, guint unit, gint64 *sums)
{
  const Record *records = (const Record *) self->records->data;
  const guint *starts = (const guint *) self->starts->data;

  for (guint i = starts[unit]; i < starts[unit + 1]; i++)
    {
      sums[2 * records[i].cell] += records[i].product;
      sums[2 * records[i].cell + 1] += records[i].weight;
    }
}

static void
finish (const StanceResample *self, const gint64 *sums, StanceArray *positions)
{
  for (gsize cell = 0; cell < self->n_cells; cell++)
    positions->values[cell] = sums[2 * cell + 1] > 0 ? (double) sums[2 * cell] / ((double) sums[2 * cell + 1] * STANCE_GRID) : NAN;
}

void
stance_resample_draw (const StanceResample *self, StanceDrawing *drawing, StanceArray *positions)
{
  guint n = stance_resample_get_n_units (self);

  memset (drawing->sums, 0, 2 * self->n_cells * sizeof *drawing->sums);
  for (guint i = 0; i < n; i++)
    add_unit (self, (guint) gsl_rng_uniform_int (drawing->rng, n), drawing->sums);
  finish (self, drawing->sums, positions);
}

void
stance_resample_leave_out (const StanceResample *self, guint group, guint n_groups, StanceDrawing *drawing, StanceArray *positions)
{
  guint n = stance_resample_get_n_units (self);

  memset (drawing->sums, 0, 2 * self->n_cells * sizeof *drawing->sums);
  for (guint i = 0; i < n; i++)
    if (i % n_groups != group)
      add_unit (self, i, drawing->sums);
  finish (self, drawing->sums, positions);
}
