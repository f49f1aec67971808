/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer to a request: {"measure", "value" or "values", "n", "se", "low", "high", "p", "undefined"}. A member that is undefined is null; why it is stands
 * in "undefined" under its name ("value" for the main one). */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

/* Numbers as they were put in. */
typedef struct
{
  char *name;     /* in "values"; NULL for the main value */
  gboolean is_list;
  gsize rows;     /* 0 where there are no rows in rows */
  gsize n;        /* numbers in all */
  double *values;
} StanceAnswered;

typedef struct
{
  GString *members; /* of the answer itself */
  GString *values;  /* of "values" */
  GString *reasons; /* of "undefined" */
  GHashTable *holes;     /* names that are null or have null entries: a StanceReason each, NONE until one is given */
  StanceReason reason;   /* of the main value */
  StanceFigure chance;   /* how likely it is by chance */
  gboolean has_chance;
  double low;            /* of the main value */
  double high;
  gboolean has_range;
  gboolean n_unknown;
  GPtrArray *answered;   /* of StanceAnswered; NULL unless they are to be kept */
} StanceAnswer;

void stance_answer_init (StanceAnswer *self, const char *measure);
void stance_answer_clear (StanceAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceAnswer, stance_answer_clear)

/* The one figure that was asked for: value, n, se (where there is one). */
void stance_answer_set_figure (StanceAnswer *self, const StanceFigure *figure);
void stance_answer_set_interval (StanceAnswer *self, double low, double high);
/* Takes the place of one that was set before. */
void stance_answer_set_chance (StanceAnswer *self, const StanceFigure *p);
void stance_answer_set_n (StanceAnswer *self, gsize n);
/* Nobody said how many units there are: every n that is set from now on is null. */
void stance_answer_hide_n (StanceAnswer *self);
/* Keeps the numbers that are put in from now on, but for counts, beside their text. */
void stance_answer_keep (StanceAnswer *self);
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
/* Numbers in the form that others were put in. */
void stance_answer_add_like (StanceAnswer *self, const StanceAnswered *like, const char *name, const double *values);
/* The JSON of all that was put in; the answer is spent. What is null and was given no reason has that of the main value, overflow, or no-data where it is a
 * list. */
char *stance_answer_finish (StanceAnswer *self);
