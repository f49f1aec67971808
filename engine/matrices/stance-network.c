/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include <stance/stance-error.h>

#include "stance-discourse-private.h"
#include "stance-network-private.h"

#define MOST_CELLS 100000000 /* of counts or ties: 800 MB */
#define MOST_WINDOWS 10000

G_DEFINE_BOXED_TYPE (StanceNetwork, stance_network, stance_network_ref, stance_network_unref)

/**
 * stance_network_ref:
 * @self: a network
 *
 * Adds a reference.
 *
 * Returns: (transfer full): the network
 */
StanceNetwork *
stance_network_ref (StanceNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

static void
network_clear (gpointer data)
{
  StanceNetwork *self = data;

  g_clear_pointer (&self->rows, stance_names_free);
  g_clear_pointer (&self->columns, stance_names_free);
  g_clear_pointer (&self->ties, stance_array_free);
  g_free (self->row_totals);
  g_free (self->column_totals);
}

/**
 * stance_network_unref:
 * @self: (transfer full): a network
 *
 * Drops a reference.
 */
void
stance_network_unref (StanceNetwork *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, network_clear);
}

static char *
nick_of (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value (klass, value);

  return g_strdup (found ? found->value_nick : "something else");
}

static gboolean
check_options (const StanceNetworkOptions *options, GError **error)
{
  gboolean two = options->mode == STANCE_NETWORK_TWO_MODE;
  gboolean of_two = options->normalisation >= STANCE_NORMALISATION_ACTIVITY;
  g_autofree char *aggregate = nick_of (STANCE_TYPE_AGGREGATE, (int) options->aggregate);
  g_autofree char *normalisation = nick_of (STANCE_TYPE_NORMALISATION, (int) options->normalisation);

  if (two && options->aggregate <= STANCE_AGGREGATE_CONFLICT)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--aggregate: found '%s', expected ignore, subtract or combine with --mode two-mode",
                 aggregate);
  else if (!two && options->aggregate == STANCE_AGGREGATE_COMBINE)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--aggregate: found '%s', expected it with --mode two-mode", aggregate);
  else if (options->normalisation != STANCE_NORMALISATION_NONE && two != of_two)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--normalise: found '%s', expected %s with this --mode", normalisation,
                 two ? "none, activity or prominence" : "none, average, jaccard, cosine or dna-cosine");
  else
    return TRUE;
  return FALSE;
}

/* Said before memory is taken. */
static gboolean
check_size (const StanceSelection *selection, const StanceNetworkOptions *options, gsize n_networks, GError **error)
{
  double actors = stance_names_size (selection->actors), concepts = stance_names_size (selection->concepts);
  double rows = options->mode == STANCE_NETWORK_CONCEPTS ? concepts : actors;
  double columns = options->mode == STANCE_NETWORK_ACTORS ? actors : concepts;

  if (actors * concepts * (double) MAX (selection->n_levels, 1) <= MOST_CELLS && rows * columns * (double) MAX (n_networks, 1) <= MOST_CELLS)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT,
               "network: found %.0f actors, %.0f concepts and %" G_GSIZE_FORMAT " levels in %" G_GSIZE_FORMAT " networks, expected at most %d numbers in all; "
               "--from, --to and --only take a part", actors, concepts, selection->n_levels, n_networks, MOST_CELLS);
  return FALSE;
}

static double *
sum_totals (const StanceArray *totals, gboolean by_column)
{
  double *sums = g_new0 (double, MAX (by_column ? totals->columns : totals->rows, 1));

  for (gsize row = 0; row < totals->rows; row++)
    for (gsize column = 0; column < totals->columns; column++)
      sums[by_column ? column : row] += stance_array_get (totals, row, column);
  return sums;
}

static StanceNames *
copy_names (const StanceNames *names)
{
  return stance_names_new_take (stance_names_dup (names));
}

/* The ties of the codings given; actors are the rows unless concepts are to be. */
static StanceNetwork *
make_network (const StanceSelection *selection, const StanceCodedStatement *codings, gsize n, const StanceNetworkOptions *options)
{
  const StanceQualifier qualifier = { selection->levels, selection->n_levels, selection->range, selection->binary };
  gboolean concepts = options->mode == STANCE_NETWORK_CONCEPTS, two = options->mode == STANCE_NETWORK_TWO_MODE;
  double undefined = options->dna_compatible ? 0 : NAN;
  g_autoptr (StanceNetwork) self = g_atomic_rc_box_new0 (StanceNetwork);
  g_autoptr (StanceCounts) counts = stance_counts_new (codings, n, stance_names_size (selection->actors), stance_names_size (selection->concepts),
                                                       &qualifier);
  g_autoptr (StanceCounts) turned = counts && concepts ? stance_counts_transpose (counts) : NULL;
  const StanceCounts *used = concepts ? turned : counts;

  self->mode = options->mode;
  self->aggregate = options->aggregate;
  self->normalisation = options->normalisation;
  self->n = (guint) n;
  self->rows = copy_names (concepts ? selection->concepts : selection->actors);
  self->columns = copy_names (options->mode == STANCE_NETWORK_ACTORS ? selection->actors : selection->concepts);
  if (!used)
    return NULL;
  self->row_totals = sum_totals (used->totals, FALSE);
  self->column_totals = sum_totals (used->totals, two);
  self->ties = two ? stance_counts_two_mode (used, options->aggregate, options->normalisation, undefined)
                   : stance_counts_one_mode (used, options->aggregate, options->normalisation, undefined);
  return self->ties ? g_steal_pointer (&self) : NULL;
}

/* Windows begin at the first statement, or at --from. Codings are in the order of time. */
static GArray *
list_windows (const StanceSelection *selection, const StanceNetworkOptions *options, GError **error)
{
  gint64 first = selection->codings[0].time, last = selection->codings[selection->n - 1].time;
  GArray *windows;

  if (options->from)
    stance_discourse_parse_time (options->from, FALSE, &first);
  if (options->to)
    stance_discourse_parse_time (options->to, TRUE, &last);
  windows = stance_windows_new (first, last, options->unit, options->window, MOST_WINDOWS);
  if (!windows)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "--window: found more than %d windows, expected longer units, or a part by --from and --to",
                 MOST_WINDOWS);
  else if (windows->len == 0)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "--window: found no window of %u units within the time of the statements", options->window);
      g_clear_pointer (&windows, g_array_unref);
    }
  return windows;
}

/* The codings within a window. */
static const StanceCodedStatement *
cut_window (const StanceSelection *selection, const StanceWindow *window, gsize *n)
{
  gsize first = 0, last;

  while (first < selection->n && selection->codings[first].time < window->first)
    first++;
  for (last = first; last < selection->n && selection->codings[last].time <= window->last; last++)
    continue;
  *n = last - first;
  return selection->codings + first;
}

static gboolean
add_network (GPtrArray *networks, StanceNetwork *network, GError **error)
{
  if (network)
    g_ptr_array_add (networks, network);
  else
    g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "network: found no memory for it, or a combination of more than 52 levels");
  return network != NULL;
}

static gboolean
add_windows (GPtrArray *networks, const StanceSelection *selection, const StanceNetworkOptions *options, GError **error)
{
  g_autoptr (GArray) windows = list_windows (selection, options, error);

  if (!windows || !check_size (selection, options, windows->len, error))
    return FALSE;
  for (guint i = 0; i < windows->len; i++)
    {
      const StanceWindow *window = &g_array_index (windows, StanceWindow, i);
      gsize n;
      const StanceCodedStatement *codings = cut_window (selection, window, &n);
      StanceNetwork *network = make_network (selection, codings, n, options);

      if (!add_network (networks, network, error))
        return FALSE;
      network->is_window = TRUE;
      network->window = *window;
    }
  return TRUE;
}

/**
 * stance_networks_new:
 * @discourse: coded statements
 * @options: what is wanted
 * @error: return location for an error
 *
 * Makes a network of statements, or one for each window of time, as Discourse Network Analyzer defines them (Leifeld 2017). With x the statements of one
 * actor on a concept at a level k, x' those of another actor at k', and d = |k - k'| / R, the ties between the two are, summed over concepts and levels,
 * x x' (1 - d) (congruence), x x' d (conflict), the first less the second (subtract), or x x' (ignore). Of a binary qualifier d is 0 or 1. R is the range
 * of the variable's scale, for those without one what occurs among the statements that count. Networks of concepts turn actors and concepts round.
 * Two-mode networks count statements (ignore), those for less those against or the sum of levels (subtract), or tell which levels occur as a sum of
 * powers of 2, the highest level being 1 (combine). What #StanceNormalisation divides by is of the same statements. The diagonal of actors and concepts
 * is 0. What would be divided by 0 is undefined, unless @options asks for what Discourse Network Analyzer does.
 *
 * Statements without an actor, a concept or a level do not count, nor do those without a time when times are asked for. First statements are left out by
 * value and date, then duplicates, of which the first counts, then windows are cut. A window of W units reaches W / 2 units (rounded down) to either side
 * of its middle; the first begins with the first statement, or @from; each begins a unit after the one before; all end within the time of the statements
 * or before @to. Rows and columns are in the order of the code points of their names and the same in all windows.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when options do not go together or name no variable; %STANCE_ERROR_NO_DATA when no statement counts or no window fits;
 * %STANCE_ERROR_LIMIT for more than 100 million numbers.
 *
 * Returns: (transfer full) (nullable) (element-type StanceNetwork): the networks, one without windows; %NULL on an error
 */
GPtrArray *
stance_networks_new (StanceDiscourse *discourse, const StanceNetworkOptions *options, GError **error)
{
  g_auto (StanceSelection) selection = { 0 };
  g_autoptr (GPtrArray) networks = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_network_unref);

  g_return_val_if_fail (discourse != NULL && options != NULL, NULL);
  if (!check_options (options, error) || !stance_selection_init (&selection, discourse, options, error) || !check_size (&selection, options, 1, error))
    return NULL;
  if (selection.n == 0)
    {
      g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "network: no statement counts");
      return NULL;
    }
  if (options->window > 0)
    return add_windows (networks, &selection, options, error) ? g_steal_pointer (&networks) : NULL;
  if (!add_network (networks, make_network (&selection, selection.codings, selection.n, options), error))
    return NULL;
  return g_steal_pointer (&networks);
}

/**
 * stance_network_get_n_rows:
 * @self: a network
 *
 * Counts the rows.
 *
 * Returns: how many there are
 */
guint
stance_network_get_n_rows (StanceNetwork *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return stance_names_size (self->rows);
}

/**
 * stance_network_get_n_columns:
 * @self: a network
 *
 * Counts the columns.
 *
 * Returns: how many there are
 */
guint
stance_network_get_n_columns (StanceNetwork *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return stance_names_size (self->columns);
}

/**
 * stance_network_get_row:
 * @self: a network
 * @row: which row, from 0
 *
 * Names a row.
 *
 * Returns: (transfer none) (nullable): the actor or concept; %NULL when there is no such row
 */
const char *
stance_network_get_row (StanceNetwork *self, guint row)
{
  g_return_val_if_fail (self != NULL, NULL);
  return row < stance_names_size (self->rows) ? stance_names_get (self->rows, row) : NULL;
}

/**
 * stance_network_get_column:
 * @self: a network
 * @column: which column, from 0
 *
 * Names a column.
 *
 * Returns: (transfer none) (nullable): the actor or concept; %NULL when there is no such column
 */
const char *
stance_network_get_column (StanceNetwork *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  return column < stance_names_size (self->columns) ? stance_names_get (self->columns, column) : NULL;
}

/**
 * stance_network_get_tie:
 * @self: a network
 * @row: which row, from 0
 * @column: which column, from 0
 * @value: (out): where the tie goes; untouched when it is undefined
 *
 * Gives the tie between a row and a column, as stance_networks_new() defines it.
 *
 * Returns: whether it is defined; %FALSE also when there is no such row or column
 */
gboolean
stance_network_get_tie (StanceNetwork *self, guint row, guint column, double *value)
{
  double tie;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);
  if (row >= self->ties->rows || column >= self->ties->columns)
    return FALSE;
  tie = stance_array_get (self->ties, row, column);
  if (isnan (tie))
    return FALSE;
  *value = tie;
  return TRUE;
}

/**
 * stance_network_get_n_statements:
 * @self: a network
 *
 * Counts the statements that it rests on.
 *
 * Returns: how many there are
 */
guint
stance_network_get_n_statements (StanceNetwork *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n;
}

/**
 * stance_network_get_first:
 * @self: a network
 *
 * Tells when its window begins.
 *
 * Returns: (transfer full) (nullable): `2024-03-01 12:30:00`; %NULL when it is of no window
 */
char *
stance_network_get_first (StanceNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->is_window ? stance_discourse_format_time (self->window.first) : NULL;
}

/**
 * stance_network_get_middle:
 * @self: a network
 *
 * Tells which time its window stands for.
 *
 * Returns: (transfer full) (nullable): `2024-03-01 12:30:00`; %NULL when it is of no window
 */
char *
stance_network_get_middle (StanceNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->is_window ? stance_discourse_format_time (self->window.middle) : NULL;
}

/**
 * stance_network_get_last:
 * @self: a network
 *
 * Tells when its window ends, which is within it.
 *
 * Returns: (transfer full) (nullable): `2024-03-01 12:30:00`; %NULL when it is of no window
 */
char *
stance_network_get_last (StanceNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->is_window ? stance_discourse_format_time (self->window.last) : NULL;
}
