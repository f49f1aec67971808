/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif

#include <stance/stance-macros.h>

G_BEGIN_DECLS

/**
 * StanceSpan:
 * @start: first code point
 * @end: the code point after the last
 *
 * A stretch of a document's text, in Unicode code points.
 */
typedef struct
{
  guint start;
  guint end;
} StanceSpan;

#define STANCE_TYPE_SPAN (stance_span_get_type ())
STANCE_EXPORT GType stance_span_get_type (void);
STANCE_EXPORT StanceSpan *stance_span_copy (const StanceSpan *self);
STANCE_EXPORT void stance_span_free (StanceSpan *self);

/**
 * StanceScore:
 * @value: the figure; NaN when it is missing
 * @n: how many statements (table) or shared issues (matrix) it rests on
 * @spread: standard deviation of what it rests on (n - 1 in the denominator); NaN below two
 * @low: lower end of its interval; NaN when none was computed
 * @high: upper end of its interval; NaN when none was computed
 *
 * A number with what it rests on.
 */
typedef struct
{
  double value;
  guint n;
  double spread;
  double low;
  double high;
} StanceScore;

#define STANCE_TYPE_SCORE (stance_score_get_type ())
STANCE_EXPORT GType stance_score_get_type (void);
STANCE_EXPORT StanceScore *stance_score_copy (const StanceScore *self);
STANCE_EXPORT void stance_score_free (StanceScore *self);

G_END_DECLS
