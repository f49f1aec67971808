/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of how two parties' positions go together. */
#include "stance-calculation-private.h"
#include "stance-correlation-private.h"

static void
run_pearson (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceNumbers) x = stance_request_need_numbers (request, STANCE_SECTION_DATA, "x");
  g_auto (StanceNumbers) y = stance_request_need_numbers (request, STANCE_SECTION_DATA, "y");
  StanceFigure figure;

  stance_request_need_length (request, STANCE_SECTION_DATA, "y", y.n, x.n);
  if (stance_request_failed (request))
    return;
  figure = stance_correlation_pearson (x.values, y.values, x.n);
  stance_answer_set_figure (answer, &figure);
}

const StanceCalculation stance_calculations_positions[] = {
  { "pearson", "x, y: positions of two parties, issue by issue", NULL, "Pearson's correlation r over the shared issues, -1 to 1", run_pearson },
  { NULL },
};
