/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every measure gives: a number, or the reason why there is none. */
#pragma once

#include <math.h>
#include <stance/stance-enums.h>

typedef struct
{
  double value;        /* NaN where undefined */
  double se;           /* standard error; NaN where the measure has none */
  gsize n;             /* issues, units or statements it rests on, also where undefined */
  StanceReason reason; /* STANCE_REASON_NONE where defined */
} StanceFigure;

static inline StanceFigure
stance_figure_undefined (StanceReason reason, gsize n)
{
  return (StanceFigure) { NAN, NAN, n, reason };
}

static inline StanceFigure
stance_figure_with_error (double value, double se, gsize n)
{
  return (StanceFigure) { value, se, n, STANCE_REASON_NONE };
}

static inline StanceFigure
stance_figure_defined (double value, gsize n)
{
  return stance_figure_with_error (value, NAN, n);
}
