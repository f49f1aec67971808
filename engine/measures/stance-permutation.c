/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-permutation-private.h"

#include <gsl/gsl_permutation.h>
#include <gsl/gsl_randist.h>

#include "stance-shared-private.h"

#define EXACT 7

/* What two rows share: positions and weights. */
typedef struct
{
  double *x;
  double *y;
  double *weights;
  gsize n;
  double observed; /* distance */
} Shared;

static void
shared_clear (Shared *self)
{
  g_free (self->x);
  g_free (self->y);
  g_free (self->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shared, shared_clear)

static Shared
take_shared (const StanceRows *rows)
{
  Shared shared = { g_new (double, rows->n + 1), g_new (double, rows->n + 1), g_new (double, rows->n + 1), 0, 0 };

  for (gsize i = 0; i < rows->n; i++)
    if (rows->weights[i] > 0 && !isnan (rows->x[i]) && !isnan (rows->y[i]))
      {
        shared.x[shared.n] = rows->x[i];
        shared.y[shared.n] = rows->y[i];
        shared.weights[shared.n++] = rows->weights[i];
      }
  return shared;
}

static double
distance (const Shared *self, const gsize *order)
{
  double sum = 0;

  for (gsize i = 0; i < self->n; i++)
    sum += self->weights[i] * fabs (self->x[i] - self->y[order ? order[i] : i]);
  return sum;
}

/* Sums in another order differ in their last bits. */
static gboolean
is_as_near (const gsize *order, gpointer data)
{
  const Shared *self = data;

  return distance (self, order) <= self->observed + 1e-12 * (1 + self->observed);
}

static double
try_all (const StanceDeals *deals)
{
  gsl_permutation *order = gsl_permutation_calloc (deals->n);
  guint near = 0;
  guint all = 0;

  do
    {
      near += deals->is_as_near (order->data, deals->data);
      all++;
    }
  while (gsl_permutation_next (order) == 0);
  gsl_permutation_free (order);
  return (double) near / all;
}

static double
try_some (const StanceDeals *deals, guint replicates, gsl_rng *rng)
{
  g_autofree gsize *order = g_new (gsize, deals->n);
  guint near = 0;

  for (gsize i = 0; i < deals->n; i++)
    order[i] = i;
  for (guint i = 0; i < replicates; i++)
    {
      gsl_ran_shuffle (rng, order, deals->n, sizeof *order);
      near += deals->is_as_near (order, deals->data);
    }
  return (1.0 + near) / (1.0 + replicates);
}

double
stance_permutation_share (const StanceDeals *deals, guint replicates, gsl_rng *rng)
{
  return deals->n <= EXACT ? try_all (deals) : try_some (deals, replicates, rng);
}

StanceFigure
stance_permutation_agreement (const StanceRows *rows, guint replicates, gsl_rng *rng)
{
  g_auto (Shared) shared = take_shared (rows);
  StanceDeals deals = { is_as_near, &shared, shared.n };

  if (shared.n < 3)
    return stance_figure_undefined (shared.n == 0 ? STANCE_REASON_NOTHING_SHARED : STANCE_REASON_TOO_FEW, shared.n);
  if (stance_shared_is_constant (shared.x, shared.n) || stance_shared_is_constant (shared.y, shared.n))
    return stance_figure_undefined (STANCE_REASON_CONSTANT, shared.n);
  shared.observed = distance (&shared, NULL);
  return stance_figure_defined (stance_permutation_share (&deals, replicates, rng), shared.n);
}
