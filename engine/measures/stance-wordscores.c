/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-wordscores-private.h"

#include <gsl/gsl_cblas.h>

#include "stance-blas-private.h"

static void
scores_clear (StanceTextScores *self)
{
  g_clear_pointer (&self->scores, g_free);
  g_clear_pointer (&self->errors, g_free);
}

void
stance_wordscores_clear (StanceWordscores *self)
{
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->documents, g_free);
  scores_clear (&self->raw);
  scores_clear (&self->lbg);
  scores_clear (&self->mv);
}

static void
scores_init (StanceTextScores *self, gsize n)
{
  *self = (StanceTextScores) { g_new (double, n + 1), g_new (double, n + 1), STANCE_REASON_NONE };
  for (gsize i = 0; i < n; i++)
    self->scores[i] = self->errors[i] = NAN;
}

/* Shares of words in the reference texts, one row each, and their positions; NULL where one has no words. */
static StanceArray *
take_shares (const StanceArray *counts, const double *references, double smooth, double *positions)
{
  g_autoptr (StanceArray) shares = NULL;
  gsize n = 0;

  for (gsize i = 0; i < counts->rows; i++)
    n += !isnan (references[i]);
  shares = stance_array_new (n, counts->columns);
  n = 0;
  for (gsize i = 0; shares && i < counts->rows; i++)
    {
      double *row = stance_array_row (shares, n);
      double total = 0;

      if (isnan (references[i]))
        continue;
      for (gsize word = 0; word < counts->columns; word++)
        {
          row[word] = stance_array_get (counts, i, word) + smooth;
          total += row[word];
        }
      if (total == 0)
        return NULL;
      cblas_dscal ((int) counts->columns, 1 / total, row, 1);
      positions[n++] = references[i];
    }
  return g_steal_pointer (&shares);
}

static gboolean
score_words (StanceWordscores *self, const StanceArray *counts, const double *references, double smooth)
{
  gsize size = counts->columns;
  g_autofree double *positions = g_new (double, counts->rows);
  g_autoptr (StanceArray) shares = take_shares (counts, references, smooth, positions);
  g_autofree double *ones = g_new (double, counts->rows);
  g_autofree double *sums = g_new (double, size);

  if (!shares)
    return FALSE;
  for (gsize i = 0; i < counts->rows; i++)
    ones[i] = 1;
  cblas_dgemv (CblasRowMajor, CblasTrans, (int) shares->rows, (int) size, 1, shares->values, (int) size, positions, 1, 0, self->words, 1);
  cblas_dgemv (CblasRowMajor, CblasTrans, (int) shares->rows, (int) size, 1, shares->values, (int) size, ones, 1, 0, sums, 1);
  for (gsize word = 0; word < size; word++)
    {
      self->words[word] = sums[word] > 0 ? self->words[word] / sums[word] : NAN;
      self->scored_words += sums[word] > 0;
    }
  return TRUE;
}

/* The raw score of a text and its error; NaN without scored words. */
static void
score_text (const StanceWordscores *self, const double *counts, gsize size, double *score, double *error)
{
  double total = 0;
  double sum = 0;
  double squares = 0;

  for (gsize word = 0; word < size; word++)
    if (!isnan (self->words[word]))
      {
        total += counts[word];
        sum += counts[word] * self->words[word];
      }
  if (total == 0)
    return;
  *score = sum / total;
  for (gsize word = 0; word < size; word++)
    if (counts[word] > 0 && !isnan (self->words[word]))
      squares += counts[word] * (self->words[word] - *score) * (self->words[word] - *score);
  *error = sqrt (squares / total / total);
}

typedef struct
{
  double mean;
  double deviation; /* with n - 1; NaN below two */
} Moments;

/* Of those that are not NaN. */
static Moments
measure_moments (const double *values, gsize n)
{
  double sum = 0;
  double squares = 0;
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (values[i]))
      {
        sum += values[i];
        count++;
      }
  for (gsize i = 0; i < n; i++)
    if (!isnan (values[i]))
      squares += (values[i] - sum / count) * (values[i] - sum / count);
  return (Moments) { count > 0 ? sum / count : NAN, count > 1 ? sqrt (squares / (count - 1)) : NAN };
}

/* a + (score - from) x factor */
static void
rescale (StanceTextScores *to, const StanceWordscores *self, const double line[3])
{
  for (gsize i = 0; i < self->n; i++)
    {
      to->scores[i] = line[0] + (self->raw.scores[i] - line[1]) * line[2];
      to->errors[i] = self->raw.errors[i] * fabs (line[2]);
    }
}

/* Whether all that are not NaN are the same, but for rounding. */
static gboolean
is_flat (Moments moments)
{
  return moments.deviation <= 1e-14 * MAX (1, fabs (moments.mean));
}

static void
rescale_lbg (StanceWordscores *self, const double *references, gsize documents)
{
  Moments given = measure_moments (references, documents);
  Moments found = measure_moments (self->raw.scores, self->n);

  if (isnan (found.deviation))
    self->lbg.reason = STANCE_REASON_TOO_FEW;
  else if (is_flat (given) || is_flat (found))
    self->lbg.reason = STANCE_REASON_CONSTANT;
  else
    rescale (&self->lbg, self, (double[]) { found.mean, found.mean, given.deviation / found.deviation });
}

/* The mean raw score of the reference texts at `position`; NaN unless all of them are predicted. */
static double
score_end (const StanceWordscores *self, const double *references, gsize documents, double position)
{
  double sum = 0;
  gsize texts = 0;
  gsize found = 0;

  for (gsize i = 0; i < documents; i++)
    texts += references[i] == position;
  for (gsize i = 0; i < self->n; i++)
    if (references[self->documents[i]] == position)
      {
        sum += self->raw.scores[i];
        found++;
      }
  return found == texts ? sum / found : NAN;
}

static void
rescale_mv (StanceWordscores *self, const double *references, gsize documents)
{
  double low = INFINITY;
  double high = -INFINITY;
  double score_low;
  double score_high;

  for (gsize i = 0; i < documents; i++)
    if (!isnan (references[i]))
      {
        low = MIN (low, references[i]);
        high = MAX (high, references[i]);
      }
  score_low = score_end (self, references, documents, low);
  score_high = score_end (self, references, documents, high);
  if (isnan (score_low) || isnan (score_high))
    self->mv.reason = STANCE_REASON_INCOMPLETE;
  else if (low == high || score_low == score_high)
    self->mv.reason = STANCE_REASON_CONSTANT;
  else
    rescale (&self->mv, self, (double[]) { low, score_low, (high - low) / (score_high - score_low) });
}

static StanceReason
check (const StanceArray *counts, const double *references)
{
  gsize texts = 0;

  for (gsize i = 0; i < counts->rows; i++)
    texts += !isnan (references[i]);
  for (gsize i = 0; i < counts->rows * counts->columns; i++)
    if (isnan (counts->values[i]))
      return STANCE_REASON_INCOMPLETE;
  return counts->rows == 0 || counts->columns == 0 ? STANCE_REASON_NO_DATA : texts < 2 ? STANCE_REASON_TOO_FEW : STANCE_REASON_NONE;
}

static void
refuse (StanceWordscores *self, StanceReason reason)
{
  self->raw.reason = self->lbg.reason = self->mv.reason = reason;
}

void
stance_wordscores_fit (StanceWordscores *self, const StanceArray *counts, const double *references, const StanceWordscoresOptions *options)
{
  StanceReason reason = check (counts, references);

  stance_blas_use_one_thread ();
  *self = (StanceWordscores) { .words = g_new (double, counts->columns + 1), .documents = g_new (gsize, counts->rows + 1) };
  for (gsize word = 0; word < counts->columns; word++)
    self->words[word] = NAN;
  for (gsize i = 0; i < counts->rows; i++)
    if (options->predict[i])
      self->documents[self->n++] = i;
  scores_init (&self->raw, self->n);
  scores_init (&self->lbg, self->n);
  scores_init (&self->mv, self->n);
  if (reason == STANCE_REASON_NONE && (!score_words (self, counts, references, options->smooth) || self->n == 0))
    reason = STANCE_REASON_NO_DATA;
  refuse (self, reason);
  if (reason != STANCE_REASON_NONE)
    return;
  for (gsize i = 0; i < self->n; i++)
    score_text (self, stance_array_row (counts, self->documents[i]), counts->columns, &self->raw.scores[i], &self->raw.errors[i]);
  rescale_lbg (self, references, counts->rows);
  rescale_mv (self, references, counts->rows);
}
