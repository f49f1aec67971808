/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strengths as a file, and the figures for people. */
#include <math.h>

#include "stance-json-write-private.h"
#include "stance-strength-trainer-private.h"

static const struct
{
  const char *name; /* of the evaluation */
  const char *key;  /* in the file */
  const char *text; /* for people */
} figures[] = {
  { "statements.precision", "precision", "precision" },
  { "statements.recall", "recall", "recall" },
  { "statements.f1", "f1", "F1" },
  { "matched_statements.sign_accuracy", "sign", "sign" },
  { "matched_statements.exact", "exact", "exact" },
  { "matched_statements.mae", "error", "mean error" },
  { "cells.f1", "cell_f1", "cells F1" },
  { "matched_cells.mae", "cell_error", "cells mean error" },
  { "matched_cells.alpha_interval", "cell_alpha", "cells alpha" },
};

/* Fewer readings than this in articles, and what is learned is chance for the most part: about five for each slope. */
#define ENOUGH 100

/* What was learned from. */
typedef struct
{
  guint articles;
  guint gold;
  guint found;
  guint texts; /* made up */
  guint found_in_texts;
  guint holds[STANCE_N_HOLDS]; /* of those found in articles */
} Counts;

static Counts
count (const GPtrArray *lessons)
{
  Counts counts = { 0 };

  for (guint i = 0; i < lessons->len; i++)
    {
      const StanceLesson *lesson = g_ptr_array_index (lessons, i);

      counts.articles += lesson->made_up ? 0 : 1;
      counts.texts += lesson->made_up ? 1 : 0;
      counts.gold += lesson->made_up ? 0 : lesson->gold->statements->len;
      counts.found += lesson->made_up ? 0 : lesson->found->len;
      counts.found_in_texts += lesson->made_up ? lesson->found->len : 0;
      for (guint k = 0; k < lesson->holds->len && !lesson->made_up; k++)
        counts.holds[g_array_index (lesson->holds, guint, k)]++;
    }
  return counts;
}

static void
append_member (GString *out, const char *key, double value)
{
  stance_json_append_comma (out);
  stance_json_append_string (out, key);
  g_string_append_c (out, ':');
  stance_json_append_number (out, isfinite (value) ? round (value * 10000) / 10000 : NAN);
}

static void
append_slopes (const StanceStrengths *self, GString *out)
{
  stance_json_append_key (out, "slopes");
  g_string_append_c (out, '{');
  for (guint i = 0; i < STANCE_N_TRAITS; i++)
    append_member (out, stance_trait_name (i), self->slopes[i]);
  g_string_append_c (out, '}');
  stance_json_append_key (out, "cuts");
  g_string_append_c (out, '{');
  append_member (out, "half", self->cuts[0]);
  append_member (out, "full", self->cuts[1]);
  g_string_append_c (out, '}');
}

static void
append_classes (const StanceStrengths *self, GString *out)
{
  stance_json_append_key (out, "classes");
  g_string_append_c (out, '{');
  for (guint i = 0; i <= STANCE_N_CUE_CLASSES; i++)
    {
      stance_json_append_comma (out);
      stance_json_append_string (out, stance_strengths_class_name (i));
      g_string_append (out, ":{");
      append_member (out, "n", self->records[i].n);
      append_member (out, "right", self->records[i].right);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}

static void
append_data (const GPtrArray *lessons, GString *out)
{
  Counts counts = count (lessons);

  stance_json_append_key (out, "data");
  g_string_append_c (out, '{');
  append_member (out, "articles", counts.articles);
  append_member (out, "gold", counts.gold);
  append_member (out, "found", counts.found);
  append_member (out, "wrong", counts.holds[0]);
  append_member (out, "half", counts.holds[1]);
  append_member (out, "full", counts.holds[2]);
  append_member (out, "texts", counts.texts);
  append_member (out, "found_in_texts", counts.found_in_texts);
  g_string_append_c (out, '}');
}

static void
append_evaluation (StanceEvaluation *evaluation, const char *key, GString *out)
{
  stance_json_append_key (out, key);
  g_string_append_c (out, '{');
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    append_member (out, figures[i].key, stance_evaluation_get_figure (evaluation, figures[i].name));
  g_string_append_c (out, '}');
}

/* Of articles that were held out, one by one. */
static void
append_figures (const StanceHeldOut *held_out, GString *out)
{
  stance_json_append_key (out, "figures");
  g_string_append_c (out, '{');
  append_evaluation (held_out->rules, "rules", out);
  append_evaluation (held_out->learned, "learned", out);
  append_evaluation (held_out->filtered, "filtered", out);
  append_member (out, "log_loss", held_out->log_loss);
  append_member (out, "base_loss", held_out->base_loss);
  append_member (out, "area", held_out->area);
  g_string_append_c (out, '}');
}

char *
stance_strengths_write (const StanceStrengths *self, const GPtrArray *lessons, double ridge, const StanceHeldOut *held_out)
{
  GString *out = g_string_new ("{");

  stance_json_append_string (out, "format");
  g_string_append_c (out, ':');
  stance_json_append_string (out, STANCE_STRENGTHS_FORMAT);
  append_slopes (self, out);
  append_member (out, "margin", self->margin);
  stance_json_append_key (out, "corrects");
  g_string_append (out, self->corrects ? "true" : "false");
  append_member (out, "threshold", self->threshold);
  append_classes (self, out);
  append_member (out, "ridge", ridge);
  append_data (lessons, out);
  append_figures (held_out, out);
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}

static void
append_shown (GString *out, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "%10s", isfinite (value) ? g_ascii_formatd (number, sizeof number, "%.3f", value) : "-");
}

char *
stance_strengths_warning (const GPtrArray *lessons)
{
  Counts counts = count (lessons);

  if (counts.found < ENOUGH)
    return g_strdup_printf ("the rules find %u statement%s in these articles, too few to learn from: expected %u or more", counts.found,
                            counts.found == 1 ? "" : "s", ENOUGH);
  if (counts.holds[0] == 0)
    return g_strdup_printf ("all %u statements that the rules find are right: confidence cannot be learned from them", counts.found);
  if (counts.holds[0] == counts.found)
    return g_strdup_printf ("none of the %u statements that the rules find is right: confidence cannot be learned from them", counts.found);
  return NULL;
}

char *
stance_strengths_report (const StanceStrengths *self, const GPtrArray *lessons, const StanceHeldOut *held_out)
{
  StanceEvaluation *const evaluations[] = { held_out->rules, held_out->learned, held_out->filtered };
  GString *out = g_string_new (NULL);
  Counts counts = count (lessons);

  g_string_append_printf (out, "%u articles: %u statements, %u found by rules (%u wrong, %u half, %u full)\n", counts.articles, counts.gold, counts.found,
                          counts.holds[0], counts.holds[1], counts.holds[2]);
  if (counts.texts)
    g_string_append_printf (out, "%u made-up text%s: %u found\n", counts.texts, counts.texts == 1 ? "" : "s", counts.found_in_texts);
  g_string_append (out, "\neach article held out       rules   learned  filtered\n");
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_string_append_printf (out, "%-23s", figures[i].text);
      for (guint k = 0; k < G_N_ELEMENTS (evaluations); k++)
        append_shown (out, stance_evaluation_get_figure (evaluations[k], figures[i].name));
      g_string_append_c (out, '\n');
    }
  g_string_append_printf (out, "%-23s", "log loss");
  append_shown (out, held_out->base_loss);
  append_shown (out, held_out->log_loss);
  g_string_append_printf (out, "\n%-33s", "area under the curve");
  append_shown (out, held_out->area);
  g_string_append_printf (out, "\n\nstrengths are %scorrected; ", self->corrects ? "" : "not ");
  if (self->threshold > 0)
    g_string_append_printf (out, "statements below a confidence of %.2f are left out\n", self->threshold);
  else
    g_string_append (out, "nothing is left out for its confidence\n");
  return g_string_free (out, FALSE);
}
