/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-coalitions-private.h"

#include <gsl/gsl_randist.h>
#include <string.h>

/* Gains below this are rounding. */
#define SAME 1e-12
#define FIT_ROUNDS 10000

G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_rng, gsl_rng_free)

void
stance_coalitions_clear (StanceCoalitions *self)
{
  g_clear_pointer (&self->labels, g_free);
}

static gboolean
is_known (const StanceArray *agreements, gsize i, gsize j)
{
  return i == j || !isnan (stance_array_get (agreements, i, j));
}

/* The part of the agreement that has `sign`, as a positive number. */
static double
part_of (const StanceArray *agreements, gsize i, gsize j, int sign)
{
  double w = i == j || !is_known (agreements, i, j) ? 0 : sign * stance_array_get (agreements, i, j);

  return MAX (w, 0);
}

/* One round of fitting: how far the worst sum is off. */
static double
fit_round (const StanceArray *agreements, const double *sums, double *a, double *next)
{
  gsize n = agreements->rows;
  double worst = 0;

  for (gsize i = 0; i < n; i++)
    {
      double others = 0;

      for (gsize j = 0; j < n; j++)
        others += is_known (agreements, i, j) ? a[j] : 0;
      worst = MAX (worst, fabs (a[i] * others - sums[i]));
      next[i] = others > 0 ? sqrt (a[i] * sums[i] / others) : 0;
    }
  for (gsize i = 0; i < n; i++)
    a[i] = next[i];
  return worst;
}

/* a with sum over known j of a_i a_j = sums_i. The start is the answer where all is known. */
static double *
fit_expectation (const StanceArray *agreements, const double *sums, double all)
{
  gsize n = agreements->rows;
  double *a = g_new (double, n);
  g_autofree double *next = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    a[i] = sums[i] / sqrt (all);
  for (guint round = 0; round < FIT_ROUNDS; round++)
    if (fit_round (agreements, sums, a, next) <= 1e-14 * all)
      break;
  return a;
}

/* Adds sign x (w - resolution x expectation) of one sign to `m`; the sum of all such weights. */
static double
add_part (StanceArray *m, const StanceArray *agreements, int sign, double resolution)
{
  gsize n = agreements->rows;
  g_autofree double *sums = g_new0 (double, n);
  g_autofree double *a = NULL;
  double all = 0;

  for (gsize i = 0; i < n; i++)
    {
      for (gsize j = 0; j < n; j++)
        sums[i] += part_of (agreements, i, j, sign);
      all += sums[i];
    }
  if (all == 0)
    return 0;
  a = fit_expectation (agreements, sums, all);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      if (is_known (agreements, i, j))
        m->values[i * n + j] += sign * (part_of (agreements, i, j, sign) - resolution * a[i] * a[j]);
  return all;
}

static gsize
count_known (const StanceArray *agreements, gboolean *known)
{
  gsize count = 0;

  for (gsize i = 0; i < agreements->rows; i++)
    {
      known[i] = FALSE;
      for (gsize j = 0; j < agreements->rows && !known[i]; j++)
        known[i] = i != j && is_known (agreements, i, j);
      count += known[i];
    }
  return count;
}

/* What each pair adds to Q when both are in one group; NULL with the reason in `figure`. */
static StanceArray *
make_gains (const StanceArray *agreements, double resolution, gboolean *known, StanceFigure *figure)
{
  g_autoptr (StanceArray) m = stance_array_new (agreements->rows, agreements->rows);
  gsize n = count_known (agreements, known);
  double all;

  *figure = stance_figure_undefined (n == 0 ? STANCE_REASON_NO_DATA : STANCE_REASON_TOO_MANY, n);
  if (n == 0 || !m)
    return NULL;
  for (gsize i = 0; i < m->rows * m->columns; i++)
    m->values[i] = 0;
  all = add_part (m, agreements, 1, resolution) + add_part (m, agreements, -1, resolution);
  *figure = stance_figure_undefined (STANCE_REASON_NO_WEIGHT, n);
  if (all == 0)
    return NULL;
  for (gsize i = 0; i < m->rows * m->columns; i++)
    m->values[i] /= all;
  return g_steal_pointer (&m);
}

static double
sum_within (const StanceArray *m, const guint *labels)
{
  double sum = 0;

  for (gsize i = 0; i < m->rows; i++)
    for (gsize j = 0; j < m->rows; j++)
      if (i == j || (labels[i] == labels[j] && labels[i] > 0))
        sum += stance_array_get (m, i, j);
  return sum;
}

StanceFigure
stance_modularity (const StanceArray *agreements, const guint *labels, double resolution)
{
  g_autofree gboolean *known = g_new (gboolean, agreements->rows + 1);
  StanceFigure figure;
  g_autoptr (StanceArray) m = make_gains (agreements, resolution, known, &figure);

  return m ? stance_figure_defined (sum_within (m, labels), figure.n) : figure;
}

/* Labels from 1 in the order of first members; how many there are. */
static guint
number_labels (guint *labels, gsize n)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < n; i++)
    {
      gpointer key = GUINT_TO_POINTER (labels[i]);

      if (!g_hash_table_contains (numbers, key))
        g_hash_table_insert (numbers, key, GUINT_TO_POINTER (g_hash_table_size (numbers) + 1));
      labels[i] = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));
    }
  return g_hash_table_size (numbers);
}

typedef struct
{
  const StanceArray *m;
  guint trial[STANCE_COALITIONS_EXACT];
  guint best[STANCE_COALITIONS_EXACT];
  double best_sum;
} Trial;

/* Puts object `i` into each of the groups there are, and into one of its own. */
static void
try_all (Trial *self, gsize i, guint groups, double sum)
{
  if (i == self->m->rows)
    {
      if (sum > self->best_sum + SAME)
        {
          self->best_sum = sum;
          memcpy (self->best, self->trial, sizeof (self->best));
        }
      return;
    }
  for (guint label = 1; label <= groups + 1; label++)
    {
      double gain = stance_array_get (self->m, i, i);

      for (gsize j = 0; j < i; j++)
        if (self->trial[j] == label)
          gain += 2 * stance_array_get (self->m, i, j);
      self->trial[i] = label;
      try_all (self, i + 1, MAX (groups, label), sum + gain);
    }
}

/* The label of the group that object `i` gains most from, its own unless another is better. Labels are from 1 to n. */
static guint
find_best_group (const StanceArray *m, const guint *labels, gsize i, double *sums)
{
  guint best = labels[i];

  for (gsize j = 0; j < m->rows; j++)
    sums[labels[j]] = 0;
  for (gsize j = 0; j < m->rows; j++)
    if (j != i)
      sums[labels[j]] += stance_array_get (m, i, j);
  for (gsize j = 0; j < m->rows; j++)
    if (sums[labels[j]] > sums[best] + SAME)
      best = labels[j];
  return best;
}

/* A label that no object has, for one that is better off alone. */
static guint
find_free_label (const guint *labels, gsize n, gboolean *used)
{
  for (gsize label = 0; label <= n + 1; label++)
    used[label] = FALSE;
  for (gsize j = 0; j < n; j++)
    used[labels[j]] = TRUE;
  for (guint label = 1; label <= n; label++)
    if (!used[label])
      return label;
  return 0;
}

static gboolean
move_object (const StanceArray *m, guint *labels, gsize i, double *sums, gboolean *used)
{
  guint best = find_best_group (m, labels, i, sums);
  guint free_label = sums[best] < -SAME ? find_free_label (labels, m->rows, used) : 0;

  if (free_label > 0)
    best = free_label;
  if (best == labels[i])
    return FALSE;
  labels[i] = best;
  return TRUE;
}

/* Moves objects, one after the other, until none gains. */
static gboolean
move_objects (const StanceArray *m, guint *labels)
{
  g_autofree double *sums = g_new (double, m->rows + 2);
  g_autofree gboolean *used = g_new (gboolean, m->rows + 2);
  gboolean moved = FALSE;
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (gsize i = 0; i < m->rows; i++)
        again |= move_object (m, labels, i, sums, used);
      moved |= again;
    }
  return moved;
}

static StanceArray *
add_up_groups (const StanceArray *m, const guint *labels, guint groups)
{
  StanceArray *sums = stance_array_new (groups, groups);

  for (gsize i = 0; i < (gsize) groups * groups; i++)
    sums->values[i] = 0;
  for (gsize i = 0; i < m->rows; i++)
    for (gsize j = 0; j < m->rows; j++)
      sums->values[(labels[i] - 1) * groups + labels[j] - 1] += stance_array_get (m, i, j);
  return sums;
}

/* Moves whole groups into each other. */
static gboolean
move_groups (const StanceArray *m, guint *labels)
{
  guint groups = number_labels (labels, m->rows);
  g_autoptr (StanceArray) sums = add_up_groups (m, labels, groups);
  g_autofree guint *over = g_new (guint, groups);
  gboolean moved;

  for (guint i = 0; i < groups; i++)
    over[i] = i + 1;
  moved = move_objects (sums, over);
  if (moved)
    move_groups (sums, over);
  for (gsize i = 0; i < m->rows; i++)
    labels[i] = over[labels[i] - 1];
  return moved;
}

static void
climb (const StanceArray *m, guint *labels)
{
  for (gsize i = 0; i < m->rows; i++)
    labels[i] = (guint) i + 1;
  move_objects (m, labels);
  while (move_groups (m, labels))
    if (!move_objects (m, labels))
      break;
}

static StanceArray *
reorder (const StanceArray *m, const gsize *order)
{
  StanceArray *turned = stance_array_new (m->rows, m->rows);

  for (gsize i = 0; i < m->rows; i++)
    for (gsize j = 0; j < m->rows; j++)
      stance_array_set (turned, i, j, stance_array_get (m, order[i], order[j]));
  return turned;
}

/* Climbs from several orders and keeps the first of the best. */
static void
search (const StanceArray *m, guint *best)
{
  g_autoptr (gsl_rng) rng = gsl_rng_alloc (gsl_rng_mt19937);
  g_autofree gsize *order = g_new (gsize, m->rows);
  g_autofree guint *labels = g_new (guint, m->rows);
  double best_sum = -INFINITY;

  for (gsize i = 0; i < m->rows; i++)
    order[i] = i;
  for (guint start = 0; start < STANCE_COALITIONS_ORDERS; start++)
    {
      g_autoptr (StanceArray) turned = reorder (m, order);
      double sum;

      climb (turned, labels);
      sum = sum_within (turned, labels);
      for (gsize i = 0; sum > best_sum + SAME && i < m->rows; i++)
        best[order[i]] = labels[i];
      best_sum = sum > best_sum + SAME ? sum : best_sum;
      gsl_ran_shuffle (rng, order, m->rows, sizeof (gsize));
    }
}

/* The part of `m` that is about the known, and their places in it. */
static StanceArray *
take_known (const StanceArray *m, const gboolean *known, gsize count, gsize *places)
{
  StanceArray *part = stance_array_new (count, count);
  gsize at = 0;

  for (gsize i = 0; i < m->rows; i++)
    if (known[i])
      places[at++] = i;
  for (gsize i = 0; i < count; i++)
    for (gsize j = 0; j < count; j++)
      stance_array_set (part, i, j, stance_array_get (m, places[i], places[j]));
  return part;
}

void
stance_coalitions_find (StanceCoalitions *self, const StanceArray *agreements, double resolution)
{
  g_autofree gboolean *known = g_new (gboolean, agreements->rows + 1);
  g_autofree gsize *places = g_new (gsize, agreements->rows + 1);
  g_autofree guint *labels = g_new0 (guint, agreements->rows + 1);
  g_autoptr (StanceArray) m = NULL;
  g_autoptr (StanceArray) part = NULL;

  *self = (StanceCoalitions) { .labels = g_new0 (guint, agreements->rows + 1) };
  m = make_gains (agreements, resolution, known, &self->modularity);
  if (!m)
    return;
  part = take_known (m, known, self->modularity.n, places);
  self->exact = part->rows <= STANCE_COALITIONS_EXACT;
  if (self->exact)
    {
      Trial trial = { .m = part, .best_sum = -INFINITY };

      try_all (&trial, 0, 0, 0);
      memcpy (labels, trial.best, part->rows * sizeof (guint));
    }
  else
    search (part, labels);
  self->count = number_labels (labels, part->rows);
  for (gsize i = 0; i < part->rows; i++)
    self->labels[places[i]] = labels[i];
  self->modularity = stance_figure_defined (sum_within (m, self->labels), self->modularity.n);
}
