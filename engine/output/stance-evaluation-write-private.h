/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-evaluation-private.h"

char *stance_evaluation_write_text (const StanceEvaluation *self);
const char *stance_mistake_name (StanceMistakeType type);
/* F1 of an issue's cells. */
double stance_issue_f1 (const StanceIssueFigures *issue);
/* A sum over an issue's matched cells as a mean; NaN without any. */
double stance_issue_mean (const StanceIssueFigures *issue, double sum);
