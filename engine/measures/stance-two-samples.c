/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-two-samples-private.h"

#include <gsl/gsl_combination.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "stance-interval-private.h"
#include "stance-random-private.h"

#define MOST_WAYS 20000
/* Sums of doubles in another order differ in their last bits. */
#define SAME 1e-9

typedef struct
{
  double value;
  double weight;
} Item;

typedef struct
{
  Item *items; /* of the first sample, then of the second */
  guint sizes[2];
  double sum; /* of weight x value, all */
  double weight;
} Pool;

static Pool
pool_samples (const StanceSample samples[2])
{
  Pool pool = { g_new (Item, (gsize) samples[0].n + samples[1].n), { samples[0].n, samples[1].n }, 0, 0 };
  guint n = 0;

  for (guint s = 0; s < 2; s++)
    for (guint i = 0; i < samples[s].n; i++, n++)
      {
        pool.items[n] = (Item) { samples[s].values[i], samples[s].weights[i] };
        pool.sum += pool.items[n].value * pool.items[n].weight;
        pool.weight += pool.items[n].weight;
      }
  return pool;
}

/* The difference of means when the first sample has this sum and weight. */
static double
difference_of (const Pool *pool, double sum, double weight)
{
  return (pool->sum - sum) / (pool->weight - weight) - sum / weight;
}

static double
difference_of_first (const Pool *pool)
{
  double sum = 0, weight = 0;

  for (guint i = 0; i < pool->sizes[0]; i++)
    {
      sum += pool->items[i].value * pool->items[i].weight;
      weight += pool->items[i].weight;
    }
  return difference_of (pool, sum, weight);
}

/* The ways to choose k of n, at most `most` + 1. */
static guint
count_ways (guint n, guint k, guint most)
{
  double ways = 1;

  for (guint i = 1; i <= MIN (k, n - k) && ways <= most; i++)
    ways = ways * (n - i + 1) / i;
  return ways > most ? most + 1 : (guint) lround (ways);
}

static double
try_all (const Pool *pool, double observed)
{
  gsl_combination *chosen = gsl_combination_calloc ((gsize) pool->sizes[0] + pool->sizes[1], pool->sizes[0]);
  guint far = 0, ways = 0;

  do
    {
      double sum = 0, weight = 0;

      for (guint i = 0; i < pool->sizes[0]; i++)
        {
          const Item *item = &pool->items[gsl_combination_get (chosen, i)];

          sum += item->value * item->weight;
          weight += item->weight;
        }
      far += fabs (difference_of (pool, sum, weight)) >= fabs (observed) - SAME;
      ways++;
    }
  while (gsl_combination_next (chosen) == 0);
  gsl_combination_free (chosen);
  return (double) far / ways;
}

static double
try_some (const Pool *pool, double observed, guint n_permutations, gsl_rng *rng)
{
  gsize n = (gsize) pool->sizes[0] + pool->sizes[1];
  g_autofree Item *dealt = g_memdup2 (pool->items, n * sizeof (Item));
  Pool other = { dealt, { pool->sizes[0], pool->sizes[1] }, pool->sum, pool->weight };
  guint far = 0;

  for (guint i = 0; i < n_permutations; i++)
    {
      gsl_ran_shuffle (rng, dealt, n, sizeof (Item));
      far += fabs (difference_of_first (&other)) >= fabs (observed) - SAME;
    }
  return (1.0 + far) / (1.0 + n_permutations);
}

static double
draw_mean (const Item *items, guint n, gsl_rng *rng)
{
  double sum = 0, weight = 0;

  for (guint i = 0; i < n; i++)
    {
      const Item *item = &items[gsl_rng_uniform_int (rng, n)];

      sum += item->value * item->weight;
      weight += item->weight;
    }
  return sum / weight;
}

static void
find_interval (const Pool *pool, const StanceTwoSamplesPlan *plan, gsl_rng *rng, StanceTwoSamples *result)
{
  g_autofree double *replicates = g_new (double, plan->n_replicates);
  StanceReplicated replicated = { result->difference, replicates, plan->n_replicates, NULL, 0 };
  StanceRange range;

  for (guint i = 0; i < plan->n_replicates; i++)
    {
      double first = draw_mean (pool->items, pool->sizes[0], rng);

      replicates[i] = draw_mean (pool->items + pool->sizes[0], pool->sizes[1], rng) - first;
    }
  range = stance_interval_find (&replicated, STANCE_INTERVAL_PERCENTILE, plan->level);
  result->low = range.low;
  result->high = range.high;
}

static void
find_chance (const Pool *pool, const StanceTwoSamplesPlan *plan, gsl_rng *rng, StanceTwoSamples *result)
{
  guint ways = count_ways (pool->sizes[0] + pool->sizes[1], pool->sizes[0], MOST_WAYS);
  guint least = pool->sizes[0] == pool->sizes[1] ? 2 : 1;

  if (ways <= MOST_WAYS && (double) least / ways > STANCE_TWO_SAMPLES_RAREST)
    return;
  result->exact = ways <= MOST_WAYS;
  result->p = result->exact ? try_all (pool, result->difference) : try_some (pool, result->difference, plan->n_permutations, rng);
}

StanceTwoSamples
stance_two_samples_test (const StanceSample samples[2], const StanceTwoSamplesPlan *plan)
{
  StanceTwoSamples result = { NAN, NAN, NAN, NAN, FALSE };
  g_autoptr (gsl_rng) rng = NULL;
  g_autofree Item *items = NULL;
  Pool pool;

  if (samples[0].n == 0 || samples[1].n == 0)
    return result;
  rng = stance_random_new ();
  stance_random_begin (rng, plan->seed, plan->stream);
  pool = pool_samples (samples);
  items = pool.items;
  result.difference = difference_of_first (&pool);
  find_chance (&pool, plan, rng, &result);
  if (samples[0].n > 1 && samples[1].n > 1)
    find_interval (&pool, plan, rng, &result);
  return result;
}
