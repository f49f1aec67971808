/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is learned from all articles but one is tried on that one, article by article. */
#include <math.h>

#include "stance-grid-private.h"
#include "stance-statement-private.h"
#include "stance-strength-trainer-private.h"

/* F1 that must be gained by leaving out: less comes and goes with one or two statements. */
#define LEAST_GAIN 0.01

/* An article that was held out. */
typedef struct
{
  const StanceLesson *lesson;
  StanceStrengths *strengths; /* of the others */
  GPtrArray *found;           /* with them */
  guint n_right;
} Fold;

static void
clear_fold (gpointer data)
{
  Fold *fold = data;

  g_clear_pointer (&fold->strengths, stance_strengths_free);
  g_clear_pointer (&fold->found, g_ptr_array_unref);
}

void
stance_held_out_clear (StanceHeldOut *self)
{
  g_clear_pointer (&self->rules, stance_evaluation_unref);
  g_clear_pointer (&self->learned, stance_evaluation_unref);
  g_clear_pointer (&self->filtered, stance_evaluation_unref);
}

/* (transfer container) */
static GPtrArray *
keep_likely (GPtrArray *found, gint32 threshold)
{
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    if (stance_statement_get_fields (g_ptr_array_index (found, i))->confidence >= threshold)
      g_ptr_array_add (kept, g_ptr_array_index (found, i));
  return kept;
}

static gboolean
fill_fold (Fold *fold, const GPtrArray *lessons, double ridge, GError **error)
{
  fold->strengths = stance_lessons_learn (lessons, fold->lesson, ridge, error);
  if (!fold->strengths)
    return FALSE;
  fold->found = stance_engine_code_with (fold->lesson->engine, fold->lesson->gold->document, &(StanceCoding) { .strengths = fold->strengths }, error);
  if (fold->found)
    fold->n_right = stance_lesson_count_matches (fold->lesson, fold->found);
  return fold->found != NULL;
}

static GArray *
make_folds (const GPtrArray *lessons, double ridge, GError **error)
{
  g_autoptr (GArray) folds = g_array_new (FALSE, TRUE, sizeof (Fold));

  g_array_set_clear_func (folds, clear_fold);
  for (guint i = 0; i < lessons->len; i++)
    {
      Fold fold = { g_ptr_array_index (lessons, i) };

      if (fold.lesson->made_up)
        continue;
      g_array_append_val (folds, fold);
      if (!fill_fold (&g_array_index (folds, Fold, folds->len - 1), lessons, ridge, error))
        return NULL;
    }
  return g_steal_pointer (&folds);
}

/* The least confidence that adds to the F1 of statements: half of the F1 (Lipton, Elkan and Naryanaswamy 2014, "Optimal Thresholding of Classifiers to
 * Maximize F1 Measure"), that of all articles but one; on the grid. F1 is twice the right ones by all on both sides. */
static gint32
choose_threshold (const GArray *folds, guint but)
{
  guint right = 0, n = 0;

  for (guint i = 0; i < folds->len; i++)
    {
      const Fold *fold = &g_array_index (folds, Fold, i);

      if (i == but)
        continue;
      right += fold->n_right;
      n += fold->found->len + fold->lesson->gold->statements->len;
    }
  return n ? stance_strengths_round ((double) right / n) : 0;
}

static void
evaluate (const GArray *folds, StanceHeldOut *result)
{
  result->rules = stance_evaluation_new (0.1, 0);
  result->learned = stance_evaluation_new (0.1, 0);
  result->filtered = stance_evaluation_new (0.1, 0);
  for (guint i = 0; i < folds->len; i++)
    {
      const Fold *fold = &g_array_index (folds, Fold, i);
      const char *id = stance_document_get_id (fold->lesson->gold->document);
      g_autoptr (GPtrArray) kept = keep_likely (fold->found, choose_threshold (folds, i));

      stance_evaluation_add (result->rules, id, fold->lesson->gold->statements, fold->lesson->found);
      stance_evaluation_add (result->learned, id, fold->lesson->gold->statements, fold->found);
      stance_evaluation_add (result->filtered, id, fold->lesson->gold->statements, kept);
    }
}

/* By how much what was learned is better than the rules; a figure that neither has is no worse. */
static double
gain (const StanceHeldOut *result, const char *figure)
{
  double before = stance_evaluation_get_figure (result->rules, figure), after = stance_evaluation_get_figure (result->learned, figure);

  return isfinite (before) && isfinite (after) ? after - before : 0;
}

static void
decide (const GArray *folds, StanceHeldOut *result)
{
  double before = stance_evaluation_get_figure (result->learned, "statements.f1");
  double after = stance_evaluation_get_figure (result->filtered, "statements.f1");
  gboolean costs_cells = stance_evaluation_get_figure (result->filtered, "cells.f1") < stance_evaluation_get_figure (result->learned, "cells.f1") - 1e-9;

  result->corrects = gain (result, "matched_statements.mae") < -1e-9 && gain (result, "matched_statements.exact") >= 0
                     && gain (result, "matched_cells.alpha_interval") >= 0;
  result->threshold = after >= before + LEAST_GAIN && !costs_cells ? stance_grid_to_double (choose_threshold (folds, G_MAXUINT)) : 0;
}

/* P(hold) of the three outcomes. */
static double
probability_of (const Fold *fold, guint i)
{
  const StanceTraits *traits = &g_array_index (fold->lesson->traits, StanceTraits, i);
  double half = stance_strengths_get_probability (fold->strengths, traits), full = stance_strengths_get_full (fold->strengths, traits);
  guint hold = g_array_index (fold->lesson->holds, guint, i);

  return hold == 0 ? 1 - half : hold == 1 ? half - full : full;
}

static void
measure_loss (const GArray *folds, StanceHeldOut *result)
{
  guint counts[STANCE_N_HOLDS] = { 0 }, n = 0;
  double sum = 0, base = 0;

  for (guint f = 0; f < folds->len; f++)
    for (guint i = 0; i < g_array_index (folds, Fold, f).lesson->found->len; i++, n++)
      {
        counts[g_array_index (g_array_index (folds, Fold, f).lesson->holds, guint, i)]++;
        sum -= log (MAX (probability_of (&g_array_index (folds, Fold, f), i), 1e-12));
      }
  for (guint k = 0; k < STANCE_N_HOLDS; k++)
    base -= counts[k] ? counts[k] * log ((double) counts[k] / n) : 0;
  result->log_loss = n ? sum / n : NAN;
  result->base_loss = n ? base / n : NAN;
}

static void
measure_area (const GArray *folds, StanceHeldOut *result)
{
  GArray *likely[2] = { g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
  double sum = 0;

  for (guint f = 0; f < folds->len; f++)
    {
      const Fold *fold = &g_array_index (folds, Fold, f);

      for (guint i = 0; i < fold->lesson->found->len; i++)
        {
          double probability = stance_strengths_get_probability (fold->strengths, &g_array_index (fold->lesson->traits, StanceTraits, i));

          g_array_append_val (likely[g_array_index (fold->lesson->holds, guint, i) > 0], probability);
        }
    }
  for (guint a = 0; a < likely[1]->len; a++)
    for (guint b = 0; b < likely[0]->len; b++)
      {
        double right = g_array_index (likely[1], double, a), wrong = g_array_index (likely[0], double, b);

        sum += right > wrong ? 1 : right == wrong ? 0.5 : 0;
      }
  result->area = likely[0]->len && likely[1]->len ? sum / likely[0]->len / likely[1]->len : NAN;
  g_array_unref (likely[0]);
  g_array_unref (likely[1]);
}

gboolean
stance_lessons_hold_out (const GPtrArray *lessons, double ridge, StanceHeldOut *result, GError **error)
{
  g_autoptr (GArray) folds = make_folds (lessons, ridge, error);

  if (!folds)
    return FALSE;
  evaluate (folds, result);
  decide (folds, result);
  measure_loss (folds, result);
  measure_area (folds, result);
  return TRUE;
}
