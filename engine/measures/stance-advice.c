/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-advice-private.h"

typedef struct
{
  double distances; /* Euclidean: of squares, as the next */
  double maxima;
  gsize counted; /* dimensions */
} Sums;

static guint
dimensions_of (const StanceAdviceQuestion *question)
{
  return question->choices > 2 ? question->choices : 1;
}

/* From -1/2 to 1/2. */
static double
coordinate (const StanceAdviceQuestion *question, double answer, guint dimension)
{
  if (isnan (answer))
    return NAN;
  if (question->choices == 2)
    return answer - 0.5;
  if (question->choices > 2)
    return (guint) answer == dimension ? 0.5 : -0.5;
  return -0.5 + (answer - question->low) / (question->high - question->low);
}

static double
impute (const StanceAdvice *self, double reference)
{
  if (self->missing == STANCE_ADVICE_NEUTRAL)
    return 0;
  if (reference == 0)
    return self->lower ? -0.5 : 0.5;
  return reference < 0 ? 0.5 : -0.5;
}

static double
apart (StanceAdviceMetric metric, double a, double b)
{
  return metric == STANCE_ADVICE_DIRECTIONAL ? 0.5 - 2 * a * b : fabs (a - b);
}

static void
add (Sums *sums, StanceAdviceMetric metric, double weight, double d)
{
  if (metric == STANCE_ADVICE_EUCLIDEAN)
    {
      sums->distances += weight * d * (weight * d);
      sums->maxima += weight * weight;
    }
  else
    {
      sums->distances += weight * d;
      sums->maxima += weight;
    }
  sums->counted++;
}

static void
add_question (Sums *sums, const StanceAdvice *self, StanceAdviceMetric metric, const StanceAdviceQuestion *question, const double answers[2])
{
  guint dimensions = dimensions_of (question);
  double parts = metric == STANCE_ADVICE_EUCLIDEAN ? sqrt (dimensions) : dimensions;
  double weight = dimensions > 1 ? question->weight * (1 / parts) : question->weight;

  for (guint i = 0; i < dimensions; i++)
    {
      double a = coordinate (question, answers[0], i);
      double b = coordinate (question, answers[1], i);

      if (!isnan (b))
        add (sums, metric, weight, apart (metric, a, b));
      else if (self->missing == STANCE_ADVICE_MENDEZ)
        add (sums, metric, weight, 0.5);
      else if (self->missing != STANCE_ADVICE_DROP)
        add (sums, metric, weight, apart (metric, a, impute (self, a)));
    }
}

static Sums
add_all (const StanceAdvice *self, StanceAdviceMetric metric, const double *reference, const double *target)
{
  Sums sums = { 0 };

  for (gsize i = 0; i < self->size; i++)
    if (!isnan (reference[i]))
      add_question (&sums, self, metric, &self->questions[i], (double[]) { reference[i], target[i] });
  return sums;
}

static double
divide (const Sums *sums, StanceAdviceMetric metric)
{
  return metric == STANCE_ADVICE_EUCLIDEAN ? sqrt (sums->distances) / sqrt (sums->maxima) : sums->distances / sums->maxima;
}

StanceFigure
stance_advice_distance (const StanceAdvice *self, const double *reference, const double *target)
{
  gboolean hybrid = self->metric == STANCE_ADVICE_HYBRID;
  StanceAdviceMetric metric = hybrid ? STANCE_ADVICE_MANHATTAN : self->metric;
  Sums sums = add_all (self, metric, reference, target);
  gsize answered = 0;
  gsize both = 0;
  double distance;

  for (gsize i = 0; i < self->size; i++)
    {
      answered += !isnan (reference[i]);
      both += !isnan (reference[i]) && !isnan (target[i]);
    }
  if (sums.counted == 0 || !(sums.maxima > 0))
    return stance_figure_undefined (answered == 0 ? STANCE_REASON_NO_DATA : sums.counted == 0 ? STANCE_REASON_NOTHING_SHARED : STANCE_REASON_NO_WEIGHT, both);
  distance = divide (&sums, metric);
  if (hybrid)
    {
      Sums directional = add_all (self, STANCE_ADVICE_DIRECTIONAL, reference, target);

      distance = (distance + divide (&directional, STANCE_ADVICE_DIRECTIONAL)) / 2;
    }
  return stance_figure_defined (distance, both);
}

double
stance_advice_score (double distance)
{
  return floor ((1 - distance) * 100 + 0.5);
}

StanceFigure
stance_advice_mendez (const double *scores, gsize n, double answered)
{
  double sum = 0;
  gsize given = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (scores[i]))
      {
        sum += scores[i];
        given++;
      }
  if (answered <= 0 || answered < (double) given)
    return stance_figure_undefined (STANCE_REASON_NO_DATA, given);
  return stance_figure_defined (sum / answered, given);
}
