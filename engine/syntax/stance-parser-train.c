/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-arcs-features-private.h"
#include "stance-learner-private.h"
#include "stance-oracle-private.h"
#include "stance-parser-scratch-private.h"
#include "stance-punctuation-private.h"

/* From the second epoch on, the learner follows its own choices this often, so that it learns to go on after mistakes. */
#define EXPLORE 0.9
/* A relation is learned until it is ahead of the others by so much. */
#define RELATION_MARGIN 30

typedef struct
{
  StanceParser *parser;
  StanceLearner *arcs;
  StanceLearner *labels;
  StanceParserScratch scratch;
  GRand *random;
  gboolean explore;
  guint32 *heads;
} Lesson;

/* Learns the relation of an arc, and gives the one that it would have chosen; `gold` is negative where there is none. */
static guint
learn_relation (Lesson *lesson, const StanceArcs *arcs, StanceArc arc, gint gold)
{
  guint64 features[STANCE_ARC_FEATURES];
  gint32 scores[STANCE_PARSER_MAX_RELATIONS];
  guint n = stance_arcs_relation_features (arcs, arc, features), best, wrong;

  stance_learner_score (lesson->labels, features, n, scores);
  best = stance_parser_best_relation (scores, lesson->parser->relations->names->len);
  if (gold < 0)
    return best;
  wrong = best;
  if ((guint) gold == best)
    {
      scores[gold] -= RELATION_MARGIN;
      wrong = stance_parser_best_relation (scores, lesson->parser->relations->names->len);
    }
  if ((guint) gold != wrong)
    {
      stance_learner_update (lesson->labels, features, n, (guint) gold, 1);
      stance_learner_update (lesson->labels, features, n, wrong, -1);
    }
  stance_learner_tick (lesson->labels);
  return best;
}

/* The best of the transitions that lose the fewest gold arcs, and the best of the others; -1 where there is none. */
static void
judge (const Lesson *lesson, const StanceArcs *arcs, const gint32 *scores, gint *good, gint *bad)
{
  guint least = G_MAXUINT, costs[STANCE_N_ARCS];

  *good = *bad = -1;
  for (guint arc = 0; arc < STANCE_N_ARCS; arc++)
    {
      costs[arc] = stance_arcs_may (arcs, (StanceArc) arc) ? stance_oracle_cost (arcs, (StanceArc) arc, lesson->heads) : G_MAXUINT;
      least = MIN (least, costs[arc]);
    }
  for (gint arc = 0; arc < STANCE_N_ARCS; arc++)
    {
      gint *best = costs[arc] == least ? good : bad;

      if (costs[arc] != G_MAXUINT && (*best < 0 || scores[arc] > scores[*best]))
        *best = arc;
    }
}

static StanceArc
learn_arc (Lesson *lesson, const StanceArcs *arcs)
{
  guint64 features[STANCE_ARC_FEATURES];
  gint32 scores[STANCE_N_ARCS];
  guint n = stance_arcs_features (arcs, features);
  gint good, bad;

  stance_learner_score (lesson->arcs, features, n, scores);
  judge (lesson, arcs, scores, &good, &bad);
  if (bad >= 0 && scores[good] <= scores[bad])
    {
      stance_learner_update (lesson->arcs, features, n, (guint) good, 1);
      stance_learner_update (lesson->arcs, features, n, (guint) bad, -1);
    }
  stance_learner_tick (lesson->arcs);
  if (bad < 0 || scores[good] > scores[bad] || !lesson->explore || g_rand_double (lesson->random) >= EXPLORE)
    return (StanceArc) good;
  return (StanceArc) bad;
}

/* The gold heads in the numbers of the parser's words; a head that is a mark gives way to its own. */
static void
read_heads (Lesson *lesson, const StanceArcs *arcs, const StanceTreeWord *gold, guint n)
{
  g_autofree guint32 *number = g_new0 (guint32, n + 1);

  lesson->heads = g_renew (guint32, lesson->heads, n + 2);
  for (guint i = 1; i <= arcs->n; i++)
    number[arcs->words[i].place + 1] = i;
  for (guint i = 1; i <= arcs->n; i++)
    {
      guint head = gold[arcs->words[i].place].head;

      for (guint steps = 0; head && !number[head] && steps < n; steps++)
        head = gold[head - 1].head;
      lesson->heads[i] = head && number[head] ? number[head] : arcs->n + 1;
    }
}

static void
learn_sentence (Lesson *lesson, const StanceWord *words, const StanceTreeWord *gold, guint n)
{
  StanceArcs arcs;

  stance_parser_begin (lesson->parser, words, n, &lesson->scratch, &arcs);
  read_heads (lesson, &arcs, gold, n);
  while (!stance_arcs_done (&arcs))
    {
      gboolean forced = arcs.next <= arcs.n && arcs.depth == 0;
      StanceArc arc = forced ? STANCE_ARC_SHIFT : learn_arc (lesson, &arcs);
      guint relation = 0;

      if (arc != STANCE_ARC_SHIFT)
        {
          guint child = stance_arcs_top (&arcs, 0);
          gboolean right = lesson->heads[child] == stance_arcs_head (&arcs, arc);

          relation = learn_relation (lesson, &arcs, arc, right ? gold[arcs.words[child].place].relation : -1);
        }
      stance_arcs_take (&arcs, arc, relation);
    }
}

static void
learn_marks (StanceParser *self, const StanceTreebank *bank, StanceWord *const *words, guint32 *order, guint n_trees, const StanceTraining *training)
{
  g_autoptr (StanceLearner) learner = stance_learner_new (1, training->min_updates);

  for (guint epoch = 0; epoch < training->epochs; epoch++)
    for (guint i = 0; i < n_trees; i++)
      {
        guint n = stance_treebank_tree (bank, order[i])->n;
        const StanceTreeWord *gold = stance_treebank_words (bank, order[i]);
        g_autofree StanceWord *copy = g_memdup2 (words[order[i]], n * sizeof *copy);

        for (guint k = 0; k < n; k++)
          {
            copy[k].head = gold[k].head;
            copy[k].relation = gold[k].relation;
          }
        stance_punctuation_learn (self, learner, copy, n);
      }
  stance_learner_freeze (learner, training->prune, &self->marks);
}

StanceParser *
stance_parser_learn (const StanceTreebank *bank, StanceWord *const *words, const StanceTraining *training)
{
  StanceParser *self = g_new0 (StanceParser, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (training->seed);
  guint n = bank->trees->len;
  g_autofree guint32 *order = g_new (guint32, n);
  g_autoptr (StanceLearner) arcs = stance_learner_new (STANCE_N_ARCS, training->min_updates);
  g_autoptr (StanceLearner) labels = stance_learner_new (bank->relations->names->len, training->min_updates);
  Lesson lesson = { self, arcs, labels, { 0 }, random, FALSE, NULL };

  self->tags = stance_symbols_copy (bank->tags);
  self->relations = stance_symbols_copy (bank->relations);
  self->classes = stance_parser_classify_tags (bank->tags);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < training->epochs * training->restarts; epoch++)
    {
      lesson.explore = epoch % training->epochs > 0;
      if (epoch > 0 && epoch % training->epochs == 0)
        {
          stance_learner_restart (arcs);
          stance_learner_restart (labels);
        }
      stance_learner_shuffle (order, n, random);
      for (guint i = 0; i < n; i++)
        learn_sentence (&lesson, words[order[i]], stance_treebank_words (bank, order[i]), stance_treebank_tree (bank, order[i])->n);
    }
  self->mark_relation = (guint16) stance_symbols_find (self->relations, "punct");
  learn_marks (self, bank, words, order, n, training);
  stance_learner_freeze (arcs, training->prune, &self->arcs);
  stance_learner_freeze (labels, training->prune, &self->labels);
  stance_parser_scratch_clear (&lesson.scratch);
  g_free (lesson.heads);
  return self;
}
