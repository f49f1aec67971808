/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlet against outlet: over the cells that two of them have, and which cells make the difference. */
#include <math.h>

#include <stance/stance-error.h>
#include <stance/stance-outlets.h>

#include "stance-table-private.h"

#define SAME 1e-9

typedef struct
{
  guint party;
  guint issue;
  double weight; /* of the issue */
  double sum;    /* weight x |difference| / range, over all pairs of outlets that have it */
  guint n_pairs;
} SharedCell;

struct _StanceOutlets
{
  StanceModel *model;
  StanceNames *names;
  GPtrArray *tables;    /* of StanceTable, NULL for one without statements */
  StanceNames *parties;
  StanceNames *issues;
  GArray *cells;        /* of SharedCell, what drives most first */
  StanceScore *scores;  /* n x n */
  double total;         /* of all sums */
  gboolean finished;
};

G_DEFINE_BOXED_TYPE (StanceOutlets, stance_outlets, stance_outlets_ref, stance_outlets_unref)

static void
unref_table (gpointer table)
{
  if (table)
    stance_table_unref (table);
}

/**
 * stance_outlets_new:
 * @model: (nullable): the model, for the order, the scale and the weights of issues; %NULL: a scale of -1 to 1, all weights 1
 *
 * Begins with no outlet.
 *
 * Returns: (transfer full): the outlets
 */
StanceOutlets *
stance_outlets_new (StanceModel *model)
{
  StanceOutlets *self;

  g_return_val_if_fail (model == NULL || STANCE_IS_MODEL (model), NULL);
  self = g_atomic_rc_box_new0 (StanceOutlets);
  self->model = model ? g_object_ref (model) : NULL;
  self->names = stance_names_new ();
  self->tables = g_ptr_array_new_with_free_func (unref_table);
  self->parties = stance_names_new_take (model ? stance_model_get_party_ids (model) : NULL);
  self->issues = stance_names_new_take (model ? stance_model_get_issue_ids (model) : NULL);
  self->cells = g_array_new (FALSE, TRUE, sizeof (SharedCell));
  return self;
}

/**
 * stance_outlets_ref:
 * @self: outlets
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceOutlets *
stance_outlets_ref (StanceOutlets *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

static void
outlets_clear (StanceOutlets *self)
{
  g_clear_object (&self->model);
  stance_names_free (self->names);
  stance_names_free (self->parties);
  stance_names_free (self->issues);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->cells);
  g_free (self->scores);
}

/**
 * stance_outlets_unref:
 * @self: (transfer full): outlets
 *
 * Gives a reference back; the last one frees them. May be called from any thread.
 */
void
stance_outlets_unref (StanceOutlets *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) outlets_clear);
}

/**
 * stance_outlets_add:
 * @self: outlets that are not finished
 * @name: what the outlet is called; a name that is taken gets a number behind it
 * @table: (nullable): its positions; %NULL when it has none: it is kept, and is missing against all others
 *
 * Adds an outlet.
 */
void
stance_outlets_add (StanceOutlets *self, const char *name, StanceTable *table)
{
  g_autofree char *unique = NULL;

  g_return_if_fail (self != NULL && !self->finished && name != NULL);
  unique = g_strdup (name);
  for (guint i = 2; stance_names_find (self->names, unique) != STANCE_NO_NAME; i++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s (%u)", name, i);
    }
  stance_names_add (self->names, unique);
  g_ptr_array_add (self->tables, table ? stance_table_ref (table) : NULL);
  for (guint i = 0; table && i < stance_names_size (table->parties); i++)
    stance_names_add (self->parties, stance_names_get (table->parties, i));
  for (guint i = 0; table && i < stance_names_size (table->issues); i++)
    stance_names_add (self->issues, stance_names_get (table->issues, i));
}

static gboolean
get_position (const StanceOutlets *self, const SharedCell *cell, guint outlet, StanceScore *score)
{
  StanceTable *table = g_ptr_array_index (self->tables, outlet);

  *score = (StanceScore) { NAN, 0, NAN, NAN, NAN };
  return table && stance_table_get_cell (table, stance_names_get (self->parties, cell->party), stance_names_get (self->issues, cell->issue), score);
}

/* The weighted distance of two outlets in a cell; NaN when either lacks it. */
static double
distance (const StanceOutlets *self, const SharedCell *cell, guint first, guint second)
{
  double range = self->model ? stance_model_get_scale_max (self->model) - stance_model_get_scale_min (self->model) : 2;
  StanceScore a, b;
  gboolean both = get_position (self, cell, first, &a);

  both = get_position (self, cell, second, &b) && both;
  return both ? cell->weight * fabs (a.value - b.value) / range : NAN;
}

static double
weight_of (const StanceOutlets *self, guint issue)
{
  const char *id = stance_names_get (self->issues, issue);

  return self->model && stance_model_has_issue (self->model, id) ? stance_model_get_issue_weight (self->model, id) : 1;
}

/* Adds a cell that two outlets or more have to their divergences. */
static void
take_cell (StanceOutlets *self, SharedCell cell, double *weights)
{
  guint n = self->tables->len;

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      {
        double d = distance (self, &cell, i, k);
        StanceScore *score = &self->scores[i * n + k];

        if (isnan (d))
          continue;
        cell.sum += d;
        cell.n_pairs++;
        score->value = (score->n ? score->value : 0) + d;
        score->n++;
        weights[i * n + k] += cell.weight;
      }
  self->total += cell.sum;
  if (cell.n_pairs)
    g_array_append_val (self->cells, cell);
}

static int
compare_cells (gconstpointer first, gconstpointer second)
{
  const SharedCell *x = first, *y = second;
  double dx = round (x->sum / SAME), dy = round (y->sum / SAME);

  if (dx != dy)
    return dx > dy ? -1 : 1;
  if (x->party != y->party)
    return x->party < y->party ? -1 : 1;
  return (x->issue > y->issue) - (x->issue < y->issue);
}

static gboolean
check_tables (StanceOutlets *self, GError **error)
{
  StanceTable *first = NULL;

  for (guint i = 0; i < self->tables->len; i++)
    {
      StanceTable *table = g_ptr_array_index (self->tables, i);

      if (table && first && stance_table_get_level (table) != stance_table_get_level (first))
        {
          g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "comparison: found rows by %s and by %s, expected the same",
                       stance_level_to_string (stance_table_get_level (first)), stance_level_to_string (stance_table_get_level (table)));
          return FALSE;
        }
      first = table ? table : first;
    }
  if (!first)
    g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "comparison: found no positions on any side");
  return first != NULL;
}

/**
 * stance_outlets_finish:
 * @self: outlets
 * @error: return location for an error
 *
 * Compares all outlets that were added; none can be added after that. The divergence of two is the mean of |x - y| / range of the scale over the cells
 * (party, issue) that both have, weighted by the issues' weights: what they say differently of the same, not what they leave out.
 *
 * Errors: %STANCE_ERROR_NO_DATA when no outlet has a position; %STANCE_ERROR_UNSUPPORTED when the tables' rows are not all parties, or all blocs, or all
 * holders.
 *
 * Returns: %FALSE with an error
 */
gboolean
stance_outlets_finish (StanceOutlets *self, GError **error)
{
  g_autofree double *weights = NULL;
  guint n;

  g_return_val_if_fail (self != NULL && !self->finished, FALSE);
  if (!check_tables (self, error))
    return FALSE;
  n = self->tables->len;
  weights = g_new0 (double, (gsize) n * n);
  self->finished = TRUE;
  self->scores = g_new (StanceScore, (gsize) n * n);
  for (guint i = 0; i < n * n; i++)
    self->scores[i] = (StanceScore) { NAN, 0, NAN, NAN, NAN };
  for (guint party = 0; party < stance_names_size (self->parties); party++)
    for (guint issue = 0; issue < stance_names_size (self->issues); issue++)
      take_cell (self, (SharedCell) { party, issue, weight_of (self, issue), 0, 0 }, weights);
  for (guint i = 0; i < n * n; i++)
    if (self->scores[i].n)
      self->scores[i].value /= weights[i];
  g_array_sort (self->cells, compare_cells);
  return TRUE;
}

/**
 * stance_outlets_get_n:
 * @self: outlets
 *
 * Counts them.
 *
 * Returns: how many were added
 */
guint
stance_outlets_get_n (StanceOutlets *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->tables->len;
}

/**
 * stance_outlets_get_name:
 * @self: outlets
 * @outlet: which, from 0
 *
 * Names an outlet.
 *
 * Returns: (transfer none): its name, unlike all others
 */
const char *
stance_outlets_get_name (StanceOutlets *self, guint outlet)
{
  g_return_val_if_fail (self != NULL && outlet < self->tables->len, NULL);
  return stance_names_get (self->names, outlet);
}

/**
 * stance_outlets_get_table:
 * @self: outlets
 * @outlet: which, from 0
 *
 * Gives the table an outlet was added with.
 *
 * Returns: (transfer none) (nullable): its positions, %NULL when it has none
 */
StanceTable *
stance_outlets_get_table (StanceOutlets *self, guint outlet)
{
  g_return_val_if_fail (self != NULL && outlet < self->tables->len, NULL);
  return g_ptr_array_index (self->tables, outlet);
}

/**
 * stance_outlets_get_divergence:
 * @self: finished outlets
 * @first: an outlet
 * @second: another one, or the same
 * @score: (out caller-allocates) (optional): value from 0 (all positions the same) to 1 (the farthest apart), n cells that both have; NaN where none
 *
 * Tells how far two outlets are apart (stance_outlets_finish()). An outlet is missing against itself.
 *
 * Returns: whether they share a cell
 */
gboolean
stance_outlets_get_divergence (StanceOutlets *self, guint first, guint second, StanceScore *score)
{
  const StanceScore *found;

  g_return_val_if_fail (self != NULL && self->finished && MAX (first, second) < self->tables->len, FALSE);
  found = &self->scores[MIN (first, second) * self->tables->len + MAX (first, second)];
  if (score)
    *score = *found;
  return found->n > 0;
}

/**
 * stance_outlets_get_n_cells:
 * @self: finished outlets
 *
 * Counts the cells that two outlets or more have.
 *
 * Returns: how many; may be 0
 */
guint
stance_outlets_get_n_cells (StanceOutlets *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->cells->len;
}

static const SharedCell *
cell_at (StanceOutlets *self, guint cell)
{
  return &g_array_index (self->cells, SharedCell, cell);
}

/**
 * stance_outlets_get_party:
 * @self: finished outlets
 * @cell: a cell, from 0: what drives most first
 *
 * Names the party of a cell.
 *
 * Returns: (transfer none): the name of the tables' row
 */
const char *
stance_outlets_get_party (StanceOutlets *self, guint cell)
{
  g_return_val_if_fail (self != NULL && cell < self->cells->len, NULL);
  return stance_names_get (self->parties, cell_at (self, cell)->party);
}

/**
 * stance_outlets_get_issue:
 * @self: finished outlets
 * @cell: a cell, from 0
 *
 * Names the issue of a cell.
 *
 * Returns: (transfer none): its id
 */
const char *
stance_outlets_get_issue (StanceOutlets *self, guint cell)
{
  g_return_val_if_fail (self != NULL && cell < self->cells->len, NULL);
  return stance_names_get (self->issues, cell_at (self, cell)->issue);
}

/**
 * stance_outlets_get_position:
 * @self: finished outlets
 * @cell: a cell, from 0
 * @outlet: an outlet, from 0
 * @score: (out caller-allocates) (optional): what it has, as in stance_table_get_cell()
 *
 * Gives the position of a cell in one outlet.
 *
 * Returns: whether it has the cell
 */
gboolean
stance_outlets_get_position (StanceOutlets *self, guint cell, guint outlet, StanceScore *score)
{
  StanceScore found;
  gboolean has;

  g_return_val_if_fail (self != NULL && cell < self->cells->len && outlet < self->tables->len, FALSE);
  has = get_position (self, cell_at (self, cell), outlet, &found);
  if (score)
    *score = found;
  return has;
}

/**
 * stance_outlets_get_distance:
 * @self: finished outlets
 * @cell: a cell, from 0
 *
 * Tells how far the outlets that have a cell are apart in it: the mean of |x - y| / range over their pairs.
 *
 * Returns: from 0 to 1
 */
double
stance_outlets_get_distance (StanceOutlets *self, guint cell)
{
  g_return_val_if_fail (self != NULL && cell < self->cells->len, NAN);
  return cell_at (self, cell)->sum / cell_at (self, cell)->weight / cell_at (self, cell)->n_pairs;
}

/**
 * stance_outlets_get_share:
 * @self: finished outlets
 * @cell: a cell, from 0
 *
 * Tells how much of all that sets outlets apart is in a cell: its part of the sum of weight x |x - y| over all pairs of outlets and cells.
 *
 * Returns: from 0 to 1; NaN when nothing sets them apart
 */
double
stance_outlets_get_share (StanceOutlets *self, guint cell)
{
  g_return_val_if_fail (self != NULL && cell < self->cells->len, NAN);
  return self->total > 0 ? cell_at (self, cell)->sum / self->total : NAN;
}
