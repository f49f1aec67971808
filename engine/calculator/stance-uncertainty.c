/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-uncertainty-private.h"

#include <string.h>

#include "stance-interval-private.h"
#include "stance-limits-private.h"
#include "stance-permutation-private.h"
#include "stance-request-square-private.h"

#define MOST_REPLICATES 1000000

#define STREAM_OF_PERMUTATIONS 0x5bd1e995 /* no replicate has this number */

typedef struct
{
  StanceRequest *request;
  const StanceCalculation *calculation;
  GPtrArray *figures; /* of StanceAnswered: of the data as they are */
  gsize size;         /* numbers in them */
  gsize replicates;
  gsize permutations;
  guint seed;
  StanceInterval interval;
  double confidence;
} Uncertainty;

gboolean
stance_uncertainty_is_wanted (StanceRequest *request, const StanceCalculation *calculation)
{
  if (calculation->sampling == STANCE_SAMPLING_NONE)
    return FALSE;
  if (calculation->nearer != 0 && stance_request_has (request, STANCE_SECTION_OPTIONS, "permutations"))
    return TRUE;
  return stance_request_has (request, STANCE_SECTION_OPTIONS, "bootstrap");
}

static void
read_options (Uncertainty *self)
{
  static const char *const intervals[] = { "percentile", "bca", NULL };
  static const StanceInterval kinds[] = { STANCE_INTERVAL_PERCENTILE, STANCE_INTERVAL_BCA };
  StanceRequest *request = self->request;

  self->replicates = stance_request_get_whole (request, "bootstrap", 0, 0, MOST_REPLICATES);
  self->permutations = self->calculation->nearer != 0 ? stance_request_get_whole (request, "permutations", 0, 0, MOST_REPLICATES) : 0;
  self->seed = (guint) stance_request_get_whole (request, "seed", 1, 0, G_MAXUINT32);
  self->interval = kinds[stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "interval", intervals)];
  self->confidence = stance_request_get_confidence (request);
}

/* The same figure of another sample: most often at the same place, but what is undefined may be left out. */
static const StanceAnswered *
find_figure (const GPtrArray *figures, guint place, const StanceAnswered *like)
{
  for (guint i = 0; i <= figures->len; i++)
    {
      guint at = i == 0 ? place : i - 1;
      const StanceAnswered *one = at < figures->len ? g_ptr_array_index (figures, at) : NULL;

      if (one && g_strcmp0 (one->name, like->name) == 0 && one->n == like->n)
        return one;
    }
  return NULL;
}

/* The figures of a sample, `step` apart; NaN where it has none. */
static void
run_once (const Uncertainty *self, const StanceDraw *draw, double *out, gsize step)
{
  g_auto (StanceAnswer) answer = { 0 };

  stance_answer_init (&answer, self->calculation->name);
  stance_answer_keep (&answer);
  self->request->draw = draw;
  self->calculation->run (self->request, &answer);
  self->request->draw = NULL;
  for (guint i = 0; i < self->figures->len; i++)
    {
      const StanceAnswered *figure = g_ptr_array_index (self->figures, i);
      const StanceAnswered *found = find_figure (answer.answered, i, figure);

      for (gsize k = 0; k < figure->n; k++, out += step)
        *out = found && isfinite (found->values[k]) ? found->values[k] : NAN;
    }
}

typedef struct
{
  double *replicates; /* figure by figure */
  double *jackknife;
  double *weights;    /* of the jackknife's pieces; NULL: 1 */
  gsize pieces;       /* 0: no jackknife */
} Samples;

static void
samples_clear (Samples *self)
{
  g_free (self->replicates);
  g_free (self->jackknife);
  g_free (self->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Samples, samples_clear)

static gboolean
make_room (const Uncertainty *self, Samples *samples)
{
  gsize each = self->replicates + samples->pieces;

  if (self->size > 0 && each > STANCE_LIMIT_REPLICATED / self->size)
    {
      stance_request_fault (self->request, STANCE_SECTION_OPTIONS, "bootstrap", "more figures of replicates than fit", "fewer replicates, parties or issues");
      return FALSE;
    }
  samples->replicates = g_new (double, self->size * self->replicates + 1);
  samples->jackknife = g_new (double, self->size * samples->pieces + 1);
  return TRUE;
}

static gboolean
take_samples (const Uncertainty *self, Samples *samples)
{
  g_autoptr (gsl_rng) rng = stance_random_new ();
  StanceDraw draw = { .kind = STANCE_DRAW_RANDOM, .rng = rng, .seed = self->seed };
  gboolean bca = self->interval == STANCE_INTERVAL_BCA;

  samples->weights = stance_draw_init (&draw, self->request, self->calculation->sampling, bca);
  samples->pieces = bca ? draw.pieces : 0;
  if (stance_request_failed (self->request) || !make_room (self, samples))
    return FALSE;
  for (gsize i = 0; i < self->replicates && !stance_request_failed (self->request); i++)
    {
      draw.number = (guint) i;
      run_once (self, &draw, samples->replicates + i, self->replicates);
    }
  draw.kind = STANCE_DRAW_LEAVE_OUT;
  for (gsize i = 0; i < samples->pieces && !stance_request_failed (self->request); i++)
    {
      draw.piece = i;
      for (gsize k = 0; k < self->size; k++)
        samples->jackknife[k * samples->pieces + i] = NAN;
      if (!samples->weights || samples->weights[i] >= 1)
        run_once (self, &draw, samples->jackknife + i, samples->pieces);
    }
  return !stance_request_failed (self->request);
}

static void
give_range (const StanceAnswered *figure, const double *low, const double *high, StanceAnswer *answer)
{
  g_autofree char *low_name = NULL;
  g_autofree char *high_name = NULL;

  if (!figure->is_list && !isfinite (figure->values[0]))
    return; /* why there is no figure has been told */
  if (!figure->name)
    {
      stance_answer_set_interval (answer, low[0], high[0]);
      return;
    }
  low_name = g_strconcat (figure->name, "_low", NULL);
  high_name = g_strconcat (figure->name, "_high", NULL);
  stance_answer_add_like (answer, figure, low_name, low);
  stance_answer_add_like (answer, figure, high_name, high);
}

static void
bootstrap (const Uncertainty *self, StanceAnswer *answer)
{
  g_auto (Samples) samples = { 0 };
  g_autofree double *ends = g_new (double, 2 * self->size + 1);
  gsize at = 0;

  if (!take_samples (self, &samples))
    return;
  for (guint i = 0; i < self->figures->len; i++)
    {
      const StanceAnswered *figure = g_ptr_array_index (self->figures, i);

      for (gsize k = 0; k < figure->n; k++)
        {
          StanceReplicated one = { figure->values[k], samples.replicates + (at + k) * self->replicates, self->replicates,
                                   samples.jackknife + (at + k) * samples.pieces, samples.pieces, samples.weights };
          StanceRange range = { NAN, NAN };

          if (isfinite (figure->values[k]))
            range = stance_interval_find (&one, self->interval, self->confidence);
          ends[k] = range.low;
          ends[self->size + k] = range.high;
        }
      give_range (figure, ends, ends + self->size, answer);
      at += figure->n;
    }
}

/* Two rows, and what both of them have. */
typedef struct
{
  const Uncertainty *uncertainty;
  gsize *shared;
  gsize n;
  gsize *order; /* of all of y */
  gsize size;
  double observed;
  double *figures;
} Deal;

static void
deal_clear (Deal *self)
{
  g_free (self->shared);
  g_free (self->order);
  g_free (self->figures);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Deal, deal_clear)

/* Sums in another order differ in their last bits. */
static gboolean
is_as_near (const gsize *order, gpointer data)
{
  Deal *self = data;
  StanceDraw draw = { .kind = STANCE_DRAW_DEAL, .sampling = STANCE_SAMPLING_UNITS, .order = self->order };
  double slack = 1e-12 * (1 + fabs (self->observed));

  for (gsize i = 0; i < self->n; i++)
    self->order[self->shared[i]] = self->shared[order[i]];
  run_once (self->uncertainty, &draw, self->figures, 1);
  return self->uncertainty->calculation->nearer * (self->figures[0] - self->observed) >= -slack;
}

static gboolean
varies (const Deal *self, const StanceNumbers *numbers)
{
  for (gsize i = 1; i < self->n; i++)
    if (numbers->values[self->shared[i]] != numbers->values[self->shared[0]])
      return TRUE;
  return FALSE;
}

static StanceReason
find_shared (Deal *self, StanceRequest *request)
{
  g_auto (StanceNumbers) x = stance_request_get_numbers (request, STANCE_SECTION_DATA, "x");
  g_auto (StanceNumbers) y = stance_request_get_numbers (request, STANCE_SECTION_DATA, "y");
  g_auto (StanceNumbers) weights = { 0 };

  if (json_object_has_member (request->sections[STANCE_SECTION_DATA], "weights"))
    weights = stance_request_get_numbers (request, STANCE_SECTION_DATA, "weights");
  self->size = y.n;
  self->shared = g_new (gsize, y.n + 1);
  self->order = g_new (gsize, y.n + 1);
  for (gsize i = 0; i < y.n; i++)
    {
      self->order[i] = i;
      if (!isnan (x.values[i]) && !isnan (y.values[i]) && (!weights.values || weights.values[i] > 0))
        self->shared[self->n++] = i;
    }
  if (self->n < 3)
    return self->n == 0 ? STANCE_REASON_NOTHING_SHARED : STANCE_REASON_TOO_FEW;
  return varies (self, &x) && varies (self, &y) ? STANCE_REASON_NONE : STANCE_REASON_CONSTANT;
}

static void
permute (const Uncertainty *self, StanceAnswer *answer)
{
  g_auto (Deal) deal = { .uncertainty = self, .figures = g_new (double, self->size + 1) };
  g_autoptr (gsl_rng) rng = stance_random_new ();
  const StanceAnswered *first = self->figures->len > 0 ? g_ptr_array_index (self->figures, 0) : NULL;
  StanceFigure p;
  StanceReason reason;

  if (!first || first->name || !json_object_has_member (self->request->sections[STANCE_SECTION_DATA], "x"))
    {
      stance_request_fault (self->request, STANCE_SECTION_OPTIONS, "permutations", "it without one value of x and y", "it with two rows x and y");
      return;
    }
  reason = find_shared (&deal, self->request);
  if (reason == STANCE_REASON_NONE && !isfinite (first->values[0]))
    reason = answer->reason != STANCE_REASON_NONE ? answer->reason : STANCE_REASON_OVERFLOW;
  deal.observed = first->values[0];
  p = stance_figure_undefined (reason, deal.n);
  stance_random_begin (rng, self->seed, STREAM_OF_PERMUTATIONS);
  if (reason == STANCE_REASON_NONE)
    p = stance_figure_defined (stance_permutation_share (&(StanceDeals) { is_as_near, &deal, deal.n }, (guint) self->permutations, rng), deal.n);
  stance_answer_set_chance (answer, &p);
}

void
stance_uncertainty_add (StanceRequest *request, const StanceCalculation *calculation, StanceAnswer *answer)
{
  g_autoptr (GPtrArray) figures = g_steal_pointer (&answer->answered);
  Uncertainty self = { .request = request, .calculation = calculation, .figures = figures };

  read_options (&self);
  for (guint i = 0; i < figures->len; i++)
    self.size += ((const StanceAnswered *) g_ptr_array_index (figures, i))->n;
  if (!stance_request_failed (request) && self.permutations > 0)
    permute (&self, answer);
  if (!stance_request_failed (request) && self.replicates > 0)
    bootstrap (&self, answer);
}
