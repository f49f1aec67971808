/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer to a request: {"measure", "value" or "values", "n", "se", "low", "high", "undefined"}. A member that is undefined is null; why it is stands
 * in "undefined" under its name ("value" for the main one). */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

typedef struct
{
  GString *members; /* of the answer itself */
  GString *values;  /* of "values" */
  GString *reasons; /* of "undefined" */
} StanceAnswer;

void stance_answer_init (StanceAnswer *self, const char *measure);
void stance_answer_clear (StanceAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceAnswer, stance_answer_clear)

/* The one figure that was asked for: value, n, se (where there is one). */
void stance_answer_set_figure (StanceAnswer *self, const StanceFigure *figure);
void stance_answer_set_interval (StanceAnswer *self, double low, double high);
void stance_answer_set_n (StanceAnswer *self, gsize n);
/* Figures by name, in "values". NaN is null. */
void stance_answer_add_figure (StanceAnswer *self, const char *name, const StanceFigure *figure);
void stance_answer_add_number (StanceAnswer *self, const char *name, double value);
void stance_answer_add_numbers (StanceAnswer *self, const char *name, const double *values, gsize n);
void stance_answer_add_array (StanceAnswer *self, const char *name, const StanceArray *array);
void stance_answer_add_text (StanceAnswer *self, const char *name, const char *text);
void stance_answer_add_texts (StanceAnswer *self, const char *name, const char *const *texts, gsize n);
/* All of `names` (NULL-terminated) are null, for one reason. */
void stance_answer_refuse (StanceAnswer *self, const char *const *names, StanceReason reason);
/* Why `name` (NULL: the main value) is null, or has null entries. */
void stance_answer_add_reason (StanceAnswer *self, const char *name, StanceReason reason);
/* The JSON of all that was put in; the answer is spent. */
char *stance_answer_finish (StanceAnswer *self);
