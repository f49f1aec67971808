/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the expressions of a model match, and what came of it. */
#include <stance/stance-statement.h>

#include "stance-statement-private.h"
#include "stance-surveying-private.h"

static void
clear_target (gpointer target)
{
  g_ptr_array_unref (((StanceSurveyTarget *) target)->parties);
}

static void
clear_sum (gpointer sum)
{
  g_ptr_array_unref (((StanceSurveySum *) sum)->parties);
}

static char *
target_key (const char *issue, const char *match)
{
  return g_strconcat (issue, "\n", match, NULL);
}

static void
begin_target (StanceSurvey *self, guint rule)
{
  const StanceRule *r = stance_model_get_rule (self->model, rule);
  g_autofree char *key = target_key (stance_model_get_issue (self->model, r->issue)->id, r->match);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->target_index, key));

  if (place == 0)
    {
      StanceSurveyTarget target = { .issue = r->issue, .rule = r, .parties = g_ptr_array_new () };

      g_array_append_val (self->targets, target);
      place = self->targets->len;
      g_hash_table_insert (self->target_index, g_steal_pointer (&key), GUINT_TO_POINTER (place));
    }
  self->target_of[rule] = place - 1;
}

void
stance_survey_begin_coverage (StanceSurvey *self)
{
  guint n = stance_model_get_n_rules (self->model);

  self->targets = g_array_new (FALSE, FALSE, sizeof (StanceSurveyTarget));
  g_array_set_clear_func (self->targets, clear_target);
  self->target_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->target_of = g_new (guint, MAX (n, 1));
  for (guint rule = 0; rule < n; rule++)
    begin_target (self, rule);
  self->sums = g_array_new (FALSE, FALSE, sizeof (StanceSurveySum));
  g_array_set_clear_func (self->sums, clear_sum);
  for (guint i = 0; i <= stance_model_get_n_issues (self->model); i++)
    {
      StanceSurveySum sum = { .parties = g_ptr_array_new () };

      g_array_append_val (self->sums, sum);
    }
}

void
stance_survey_end_coverage (StanceSurvey *self)
{
  g_clear_pointer (&self->targets, g_array_unref);
  g_clear_pointer (&self->target_index, g_hash_table_unref);
  g_clear_pointer (&self->target_of, g_free);
  g_clear_pointer (&self->sums, g_array_unref);
}

static StanceSurveyTarget *
target_at (StanceSurvey *self, guint target)
{
  return &g_array_index (self->targets, StanceSurveyTarget, target);
}

static StanceSurveySum *
sum_at (StanceSurvey *self, guint sum)
{
  return &g_array_index (self->sums, StanceSurveySum, sum);
}

static void
count_in (guint *matches, guint *n_documents, guint *last_document, guint document)
{
  (*matches)++;
  *n_documents += *last_document != document;
  *last_document = document;
}

static void
count_matches (StanceSurveying *s)
{
  StanceSurvey *self = s->survey;

  for (guint i = 0; i < s->matches->len; i++)
    {
      StanceSurveyTarget *target = target_at (self, self->target_of[g_array_index (s->matches, StanceRuleMatch, i).rule]);
      StanceSurveySum *sums[] = { sum_at (self, target->issue), sum_at (self, self->sums->len - 1) };

      count_in (&target->matches, &target->n_documents, &target->last_document, self->n_documents);
      for (guint k = 0; k < G_N_ELEMENTS (sums); k++)
        count_in (&sums[k]->matches, &sums[k]->n_documents, &sums[k]->last_document, self->n_documents);
    }
}

static gint
by_number (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x == y ? 0 : x < y ? -1 : 1;
}

/* Whether it is the content of a party of the model. */
static gboolean
is_of_party (const StanceSurveying *s, guint32 attribution)
{
  return attribution != STANCE_NONE && ((GArray *) g_ptr_array_index (s->parties, attribution))->len > 0;
}

/* Attribution and target of each match in contents of the model's parties, sorted. */
static GArray *
pair_matches (const StanceSurveying *s)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < s->matches->len; i++)
    {
      const StanceRuleMatch *match = &g_array_index (s->matches, StanceRuleMatch, i);
      guint32 attribution = s->speech->attribution_of[match->first];
      guint64 pair = (guint64) attribution << 32 | s->survey->target_of[match->rule];

      if (is_of_party (s, attribution))
        g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, by_number);
  return pairs;
}

/* Each content counts once for a target, an issue and the model. Targets are in the order of issues, so that one look back is enough. */
static void
count_contents (StanceSurveying *s)
{
  StanceSurvey *self = s->survey;
  g_autoptr (GArray) pairs = pair_matches (s);
  guint64 last = G_MAXUINT64;
  guint last_issue = G_MAXUINT;

  for (guint i = 0; i < pairs->len; i++)
    {
      guint64 pair = g_array_index (pairs, guint64, i);
      StanceSurveyTarget *target = target_at (self, (guint32) pair);
      gboolean first = last == G_MAXUINT64 || pair >> 32 != last >> 32;

      if (pair == last)
        continue;
      target->contents++;
      sum_at (self, target->issue)->contents += first || target->issue != last_issue;
      sum_at (self, self->sums->len - 1)->contents += first;
      last = pair;
      last_issue = target->issue;
    }
}

/* All contents of the model's parties that hold a word. */
static void
count_all_contents (StanceSurveying *s)
{
  g_autofree guint8 *seen = g_new0 (guint8, s->parties->len + 1);

  for (guint i = 0; i < s->text->tokens->len; i++)
    {
      guint32 attribution = s->speech->attribution_of[i];

      if (!is_of_party (s, attribution) || seen[attribution])
        continue;
      seen[attribution] = TRUE;
      s->survey->n_contents++;
    }
}

static void
add_party (GPtrArray *parties, const char *party)
{
  if (!g_ptr_array_find (parties, party, NULL))
    g_ptr_array_add (parties, (gpointer) party);
}

static void
count_statement (StanceSurvey *self, StanceStatement *statement)
{
  const StanceStatementFields *fields = stance_statement_get_fields (statement);
  g_autofree char *key = fields->rule ? target_key (fields->issue, fields->rule) : NULL;
  guint place = key ? GPOINTER_TO_UINT (g_hash_table_lookup (self->target_index, key)) : 0;
  guint party = stance_model_find_party (self->model, fields->holder_party);
  StanceSurveyTarget *target = place ? target_at (self, place - 1) : NULL;

  if (!target || party == STANCE_NO_PARTY)
    return;
  StanceSurveySum *sums[] = { sum_at (self, target->issue), sum_at (self, self->sums->len - 1) };

  target->statements++;
  add_party (target->parties, stance_model_get_party (self->model, party)->id);
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      sums[i]->statements++;
      add_party (sums[i]->parties, stance_model_get_party (self->model, party)->id);
    }
}

void
stance_survey_cover (StanceSurveying *s, GPtrArray *statements)
{
  count_matches (s);
  count_contents (s);
  count_all_contents (s);
  for (guint i = 0; statements && i < statements->len; i++)
    count_statement (s->survey, g_ptr_array_index (statements, i));
}
