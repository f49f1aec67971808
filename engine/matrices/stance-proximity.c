/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-proximity-private.h"
#include "stance-sums-private.h"

static gboolean
is_shared (const double *x, const double *y, const StanceIssueScale *scale, gsize i)
{
  return scale->weights[i] > 0 && !isnan (x[i]) && !isnan (y[i]);
}

/* sum w |x - y| / (sum w * range) over the issues where neither is NaN; its spread is that of |x - y| / range. Gower's dissimilarity
 * (Biometrics 27, 1971, 857-871) with the model's range in place of the observed one, so that no third party changes it. */
gboolean
stance_divergence (const double *x, const double *y, const StanceIssueScale *scale, StanceScore *score)
{
  double weight = 0;
  double sum = 0;
  double squares = 0;
  guint n = 0;

  for (gsize i = 0; i < scale->size; i++)
    if (is_shared (x, y, scale, i))
      {
        n++;
        weight += scale->weights[i];
        sum += scale->weights[i] * fabs (x[i] - y[i]);
      }
  stance_score_set_missing (score, n);
  if (n == 0)
    return FALSE;
  score->value = sum / (weight * scale->range);
  for (gsize i = 0; n > 1 && i < scale->size; i++)
    if (is_shared (x, y, scale, i))
      {
        double off = fabs (x[i] - y[i]) / scale->range - score->value;

        squares += scale->weights[i] * off * off;
      }
  if (n > 1)
    score->spread = sqrt (squares / weight * n / (n - 1));
  return TRUE;
}
