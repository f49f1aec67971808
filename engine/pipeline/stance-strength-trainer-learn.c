/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From an annotated article to examples, and from examples to strengths. */
#include "stance-grid-private.h"
#include "stance-matching-private.h"
#include "stance-ordinal-private.h"
#include "stance-statement-private.h"
#include "stance-strength-trainer-private.h"

#define SIGN_FROM (STANCE_GRID / 10) /* positions nearer to 0 are on neither side */
#define WIDTH (STANCE_N_TRAITS + 1)  /* the last tells what was made up */

static GArray *
to_coded (GPtrArray *statements)
{
  GArray *coded = g_array_new (FALSE, FALSE, sizeof (StanceCoded));

  for (guint i = 0; i < statements->len; i++)
    {
      const StanceStatementFields *fields = stance_statement_get_fields (g_ptr_array_index (statements, i));
      StanceCoded one = { g_ptr_array_index (statements, i), fields->holder_party, fields->issue, stance_grid_to_double (fields->position), fields->span };

      g_array_append_val (coded, one);
    }
  return coded;
}

static StanceMatching *
match (const StanceLesson *self, GPtrArray *found)
{
  g_autoptr (GArray) gold = to_coded (self->gold->statements);
  g_autoptr (GArray) system = to_coded (found);

  return stance_matching_new (gold, system, 0);
}

guint
stance_lesson_count_matches (const StanceLesson *self, GPtrArray *found)
{
  g_autoptr (StanceMatching) matching = match (self, found);

  return matching->matches->len;
}

static gint32
position_of (GPtrArray *statements, guint i)
{
  return stance_statement_get_fields (g_ptr_array_index (statements, i))->position;
}

/* How what the gold says holds against the sign of the rules. */
static guint
hold (gint32 gold, gint32 by_rules)
{
  gint32 along = by_rules < 0 ? -gold : gold;

  if (along < SIGN_FROM)
    return 0;
  return along < STANCE_FULL_FROM ? 1 : 2;
}

StanceLesson *
stance_lesson_new (StanceEngine *engine, StanceGold *gold, gboolean made_up, GError **error)
{
  g_autoptr (GArray) traits = g_array_new (FALSE, FALSE, sizeof (StanceTraits));
  g_autoptr (GPtrArray) found = stance_engine_code_with (engine, gold->document, &(StanceCoding) { .traits = traits }, error);
  g_autoptr (StanceMatching) matching = NULL;
  StanceLesson *self;

  if (!found)
    return NULL;
  self = g_new0 (StanceLesson, 1);
  self->engine = g_object_ref (engine);
  self->gold = gold;
  self->made_up = made_up;
  self->found = g_steal_pointer (&found);
  self->traits = g_steal_pointer (&traits);
  self->holds = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->holds, self->found->len);
  matching = match (self, self->found);
  for (guint i = 0; i < matching->matches->len; i++)
    {
      const StanceMatched *pair = &g_array_index (matching->matches, StanceMatched, i);

      g_array_index (self->holds, guint, pair->system) = hold (position_of (gold->statements, pair->gold), position_of (self->found, pair->system));
    }
  return self;
}

void
stance_lesson_free (StanceLesson *self)
{
  g_object_unref (self->engine);
  stance_gold_free (self->gold);
  g_ptr_array_unref (self->found);
  g_array_unref (self->traits);
  g_array_unref (self->holds);
  g_free (self);
}

/* Appends the examples of one lesson; who takes no side teaches nothing about sides. */
static void
add_examples (const StanceLesson *lesson, GArray *x, GArray *levels)
{
  for (guint i = 0; i < lesson->found->len; i++)
    {
      const StanceTraits *traits = &g_array_index (lesson->traits, StanceTraits, i);
      double made_up = lesson->made_up;

      if (position_of (lesson->found, i) == 0)
        continue;
      for (guint k = 0; k < STANCE_N_TRAITS; k++)
        {
          double value = traits->values[k];

          g_array_append_val (x, value);
        }
      g_array_append_val (x, made_up);
      g_array_append_val (levels, g_array_index (lesson->holds, guint, i));
    }
}

static void
add_records (const StanceLesson *lesson, StanceStrengths *strengths)
{
  for (guint i = 0; i < lesson->found->len && !lesson->made_up; i++)
    {
      StanceRecord *record = &strengths->records[stance_traits_class (&g_array_index (lesson->traits, StanceTraits, i))];

      record->n++;
      record->right += g_array_index (lesson->holds, guint, i) > 0 ? 1 : 0;
    }
}

/* Made-up texts together weigh no more than the articles, however many there are. */
static GArray *
weigh (const GArray *x, guint n)
{
  GArray *weights = g_array_new (FALSE, FALSE, sizeof (double));
  guint n_made_up = 0;

  for (guint i = 0; i < n; i++)
    n_made_up += g_array_index (x, double, i * WIDTH + WIDTH - 1) > 0 ? 1 : 0;
  for (guint i = 0; i < n; i++)
    {
      gboolean made_up = g_array_index (x, double, i * WIDTH + WIDTH - 1) > 0;
      double weight = made_up ? MIN (1, (double) (n - n_made_up) / n_made_up) : 1;

      g_array_append_val (weights, weight);
    }
  return weights;
}

/* To what a file holds, so that what is tried is what is shipped. */
static double
to_written (double value)
{
  return round (value * 1000) / 1000;
}

StanceStrengths *
stance_lessons_learn (const GPtrArray *lessons, const StanceLesson *but, double ridge, GError **error)
{
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (StanceStrengths) self = g_new0 (StanceStrengths, 1);
  g_autoptr (StanceOrdinal) ordinal = NULL;
  g_autoptr (GArray) weights = NULL;
  StanceOrdinalData data = { .width = WIDTH, .n_levels = STANCE_N_HOLDS };

  for (guint i = 0; i < lessons->len; i++)
    if (g_ptr_array_index (lessons, i) != but)
      {
        add_examples (g_ptr_array_index (lessons, i), x, levels);
        add_records (g_ptr_array_index (lessons, i), self);
      }
  data.x = (const double *) (gpointer) x->data;
  data.levels = (const guint *) (gpointer) levels->data;
  data.n = levels->len;
  weights = weigh (x, data.n);
  data.weights = (const double *) (gpointer) weights->data;
  ordinal = stance_ordinal_fit (&data, ridge, error);
  if (!ordinal)
    return NULL;
  for (guint k = 0; k < STANCE_N_TRAITS; k++)
    self->slopes[k] = to_written (ordinal->slopes[k]);
  for (guint k = 0; k + 1 < STANCE_N_HOLDS; k++)
    self->cuts[k] = to_written (ordinal->cuts[k]);
  self->margin = STANCE_STRENGTH_MARGIN;
  self->corrects = TRUE;
  return g_steal_pointer (&self);
}
