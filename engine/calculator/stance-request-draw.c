/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-request-draw-private.h"

#include <gsl/gsl_randist.h>
#include <math.h>
#include <string.h>

#define MOST_PIECES 4096 /* left out one by one */
#define GROUPS 1000      /* of more units than that */
#define MOST_UNITS 2e9   /* that are counted: GSL draws so many */

static gboolean
is_counts (const char *key)
{
  static const char *const names[] = { "table", "frequencies", "p", "q", "counts", NULL };

  return g_strv_contains (names, key);
}

static gboolean
is_second (const StanceDraw *self, const char *key)
{
  return self->sampling == STANCE_SAMPLING_APART && (g_str_equal (key, "q") || g_str_equal (key, "y"));
}

static void
begin (const StanceDraw *self, const char *key)
{
  gboolean by_itself = self->sampling == STANCE_SAMPLING_APART || is_counts (key);

  stance_random_begin (self->rng, self->seed + (by_itself ? g_str_hash (key) : 0), self->number);
}

/* As many units as `counts` hold, each in a cell as likely as it is full. */
static void
draw_counts (const StanceDraw *self, double *counts, gsize n)
{
  g_autofree unsigned int *drawn = g_new0 (unsigned int, n + 1);
  double total = 0;

  for (gsize i = 0; i < n; i++)
    total += counts[i];
  if (!(total > 0))
    return;
  gsl_ran_multinomial (self->rng, n, (unsigned int) total, counts, drawn);
  for (gsize i = 0; i < n; i++)
    counts[i] = drawn[i];
}

/* The units that are there, by their indices among `n`; how many in `size`. */
static gsize *
choose (const StanceDraw *self, const char *key, gsize n, gsize *size)
{
  gsize *chosen = g_new (gsize, n + 1);
  gsize from = is_second (self, key) ? self->second : 0;

  *size = 0;
  if (self->kind == STANCE_DRAW_RANDOM)
    begin (self, key);
  for (gsize i = 0; i < n; i++)
    if (self->kind == STANCE_DRAW_RANDOM)
      chosen[(*size)++] = gsl_rng_uniform_int (self->rng, n);
    else if (self->kind == STANCE_DRAW_DEAL)
      chosen[(*size)++] = g_str_equal (key, "y") ? self->order[i] : i;
    else if ((from + i) % self->pieces != self->piece)
      chosen[(*size)++] = i;
  return chosen;
}

static void
draw_cells (const StanceDraw *self, const char *key, double *counts, gsize n, gsize row)
{
  gsize from = is_second (self, key) ? self->second : 0;

  if (self->kind == STANCE_DRAW_RANDOM && row == 0)
    begin (self, key);
  if (self->kind == STANCE_DRAW_RANDOM)
    draw_counts (self, counts, n);
  else if (self->kind == STANCE_DRAW_LEAVE_OUT && self->piece >= from + row * n && self->piece < from + (row + 1) * n)
    counts[self->piece - from - row * n] -= 1;
}

void
stance_draw_numbers (const StanceDraw *self, const char *key, StanceNumbers *numbers)
{
  g_autofree gsize *chosen = NULL;
  g_autofree double *old = NULL;

  if (numbers->n == 0)
    return;
  if (is_counts (key))
    {
      draw_cells (self, key, numbers->values, numbers->n, 0);
      return;
    }
  old = g_memdup2 (numbers->values, numbers->n * sizeof (double));
  chosen = choose (self, key, numbers->n, &numbers->n);
  for (gsize i = 0; i < numbers->n; i++)
    numbers->values[i] = old[chosen[i]];
}

static void
draw_units (const StanceDraw *self, const char *key, StanceArray *array)
{
  gboolean by_row = g_str_equal (key, "units_by_raters");
  gsize old_columns = array->columns;
  g_autofree double *old = g_memdup2 (array->values, array->rows * array->columns * sizeof (double));
  g_autofree gsize *chosen = choose (self, key, by_row ? array->rows : array->columns, by_row ? &array->rows : &array->columns);

  for (gsize row = 0; row < array->rows; row++)
    for (gsize column = 0; column < array->columns; column++)
      stance_array_set (array, row, column, old[(by_row ? chosen[row] : row) * old_columns + (by_row ? column : chosen[column])]);
}

void
stance_draw_array (const StanceDraw *self, const char *key, StanceArray *array)
{
  if (array->rows * array->columns == 0)
    return;
  if (g_str_equal (key, "table"))
    draw_cells (self, key, array->values, array->rows * array->columns, 0);
  else if (is_counts (key))
    for (gsize row = 0; row < array->rows; row++)
      draw_cells (self, key, stance_array_row (array, row), array->columns, row);
  else
    draw_units (self, key, array);
}

/* The numbers of a member, whether it is a list or lists of one length; `width` of these, 0 for a list. */
static StanceNumbers
flatten (StanceRequest *request, const char *key, gsize *width)
{
  JsonNode *node = stance_request_take (request, STANCE_SECTION_DATA, key);
  JsonArray *list = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gboolean flat = !list || json_array_get_length (list) == 0 || !JSON_NODE_HOLDS_ARRAY (json_array_get_element (list, 0));
  g_autoptr (StanceArray) array = flat ? NULL : stance_request_get_array (request, STANCE_SECTION_DATA, key);

  *width = array ? array->columns : 0;
  if (!array)
    return stance_request_get_numbers (request, STANCE_SECTION_DATA, key);
  return (StanceNumbers) { g_steal_pointer (&array->values), array->rows * array->columns };
}

static void
check_counts (StanceRequest *request, const char *key, const StanceNumbers *counts)
{
  double total = 0;
  gboolean whole = TRUE;

  for (gsize i = 0; i < counts->n; i++)
    {
      whole = whole && counts->values[i] == floor (counts->values[i]);
      total += counts->values[i];
    }
  if (!whole || !(total <= MOST_UNITS))
    {
      g_autofree char *found = g_strdup_printf ("%s in data/%s", whole ? "more than 2,000,000,000 units" : "shares", key);

      stance_request_fault (request, STANCE_SECTION_OPTIONS, "bootstrap", found, "counts of units, which can be drawn anew");
    }
}

/* The member that tells how many pieces there are; the second of two that are apart stands behind it. */
static const char *
find_member (StanceRequest *request)
{
  static const char *const names[] = { "table", "frequencies", "p", "counts", "units_by_raters", "raters_by_units", "positions", "position", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (request->sections[STANCE_SECTION_DATA] && json_object_has_member (request->sections[STANCE_SECTION_DATA], names[i]))
      return names[i];
  return "x";
}

double *
stance_draw_init (StanceDraw *self, StanceRequest *request, StanceSampling sampling, gboolean each)
{
  const char *key = find_member (request);
  const char *behind = sampling != STANCE_SAMPLING_APART ? NULL : g_str_equal (key, "p") ? "q" : g_str_equal (key, "x") ? "y" : NULL;
  gsize width;
  g_auto (StanceNumbers) first = flatten (request, key, &width);
  g_auto (StanceNumbers) second = { 0 };
  double *weights;

  self->sampling = sampling;
  if (behind)
    second = stance_request_get_numbers (request, STANCE_SECTION_DATA, behind);
  if (is_counts (key))
    check_counts (request, key, &first);
  if (is_counts (key) && behind)
    check_counts (request, behind, &second);
  self->second = first.n;
  self->pieces = first.n + second.n;
  if (!is_counts (key) && width > 0)
    self->pieces = g_str_equal (key, "units_by_raters") ? first.n / width : width;
  if (self->pieces > MOST_PIECES && sampling == STANCE_SAMPLING_UNITS && !is_counts (key))
    self->pieces = GROUPS;
  if (each && self->pieces > MOST_PIECES)
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "interval", "bca of more than 4096 cells", "percentile");
  if (!is_counts (key) || stance_request_failed (request))
    return NULL;
  weights = g_new (double, self->pieces + 1);
  for (gsize i = 0; i < self->pieces; i++)
    weights[i] = i < first.n ? first.values[i] : second.values[i - first.n];
  return weights;
}
