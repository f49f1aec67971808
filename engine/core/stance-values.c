/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-values.h>

G_DEFINE_BOXED_TYPE (StanceSpan, stance_span, stance_span_copy, stance_span_free)

/**
 * stance_span_copy:
 * @self: a span
 *
 * Copies a span.
 *
 * Returns: (transfer full): the copy
 */
StanceSpan *
stance_span_copy (const StanceSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_memdup2 (self, sizeof *self);
}

/**
 * stance_span_free:
 * @self: (transfer full) (nullable): a span
 *
 * Frees a span made by stance_span_copy().
 */
void
stance_span_free (StanceSpan *self)
{
  g_free (self);
}

G_DEFINE_BOXED_TYPE (StanceScore, stance_score, stance_score_copy, stance_score_free)

/**
 * stance_score_copy:
 * @self: a score
 *
 * Copies a score.
 *
 * Returns: (transfer full): the copy
 */
StanceScore *
stance_score_copy (const StanceScore *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_memdup2 (self, sizeof *self);
}

/**
 * stance_score_free:
 * @self: (transfer full) (nullable): a score
 *
 * Frees a score made by stance_score_copy().
 */
void
stance_score_free (StanceScore *self)
{
  g_free (self);
}
