/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mark may hang on any word that it can reach without crossing an arc: those up the tree from the word before it and from the one behind it.
 * A linear ranking chooses among them. */
#include "stance-punctuation-private.h"

#include <string.h>

#include "stance-parser-words-private.h"

#define MAX_CANDIDATES 24
#define MAX_FEATURES 40

typedef struct
{
  const StanceParser *parser;
  const StanceWord *words;      /* word i is words[i - 1] */
  guint n;
  guint at;                     /* the mark, from 1 */
  guint before, after;          /* the words next to it, 0 for none */
  guint partner;                /* the mark that it makes a pair with, 0 for none */
} Mark;

typedef struct
{
  guint word;
  guint level;                  /* steps up from the neighbour */
  gboolean right;
  gboolean top;                 /* no further step is possible */
} Candidate;

static gboolean
is_mark (const StanceParser *parser, const StanceWord *word)
{
  return parser->is_mark[word->tag];
}

/* Whether a word has a child on the far side of the mark. */
static gboolean
reaches_over (const Mark *m, guint word)
{
  guint first = word < m->at ? m->at + 1 : 1, end = word < m->at ? m->n + 1 : m->at;

  for (guint i = first; i < end; i++)
    if (m->words[i - 1].head == word && !is_mark (m->parser, &m->words[i - 1]))
      return TRUE;
  return FALSE;
}

static guint
climb (const Mark *m, guint word, gboolean right, Candidate *out, guint n)
{
  for (guint level = 0; word != 0 && n < MAX_CANDIDATES && level < m->n; level++)
    {
      guint head = m->words[word - 1].head;
      gboolean crosses = head != 0 && (head > m->at) != right;
      gboolean stop = head == 0 || crosses || reaches_over (m, word);

      out[n++] = (Candidate) { word, level, right, stop };
      if (stop)
        break;
      word = head;
    }
  return n;
}

static guint
find_candidates (const Mark *m, Candidate out[MAX_CANDIDATES])
{
  guint n = climb (m, m->before, FALSE, out, 0);

  return climb (m, m->after, TRUE, out, n);
}

/* The mark that closes or opens the pair of mark `at`: the next of another form that the treebank's fine tags pair, or of the same form. */
static guint
find_partner (const StanceParser *parser, const StanceWord *words, guint n, guint at)
{
  guint same = 0, before = 0;

  for (guint i = 1; i < at; i++)
    if (words[i - 1].hash == words[at - 1].hash)
      {
        same++;
        before = i;
      }
  if (same % 2)
    return before;
  for (guint i = at + 1; i <= n; i++)
    if (words[i - 1].hash == words[at - 1].hash)
      return i;
  return 0;
}

static guint
bin (guint d)
{
  return d < 4 ? d : d < 7 ? 4 : d < 12 ? 5 : 6;
}

static guint
features_of (const Mark *m, const Candidate *c, guint64 *f)
{
  const StanceWord *mark = &m->words[m->at - 1], *word = &m->words[c->word - 1];
  guint64 before = m->before ? m->words[m->before - 1].tag : 9999, after = m->after ? m->words[m->after - 1].tag : 9999;
  guint64 place = c->right | (guint64) c->top << 1 | (guint64) MIN (c->level, 6) << 2 | (guint64) (m->after == 0) << 8 | (guint64) (m->before == 0) << 9;
  guint64 before_relation = m->before ? m->words[m->before - 1].relation : 999, after_relation = m->after ? m->words[m->after - 1].relation : 999;
  guint64 inside = m->partner == 0 ? 0 : ((c->word > m->at) == (m->partner > m->at) && (c->word < m->partner) == (m->at < m->partner)) ? 1 : 2;
  guint64 head_inside = m->partner == 0 || word->head == 0 ? 0 : (MIN (m->at, m->partner) < word->head && word->head < MAX (m->at, m->partner)) ? 1 : 2;
  guint64 distance = bin (c->word > m->at ? c->word - m->at : m->at - c->word), form = stance_feature_mix (mark->hash, mark->tag);
  guint64 side = c->right | (guint64) c->top << 1;
  guint k = 0;

  f[k++] = stance_feature2 (200, form, place);
  f[k++] = stance_feature3 (201, form, word->tag, side);
  f[k++] = stance_feature3 (202, form, word->relation, side);
  f[k++] = stance_feature4 (203, form, word->relation, word->tag, side);
  f[k++] = stance_feature3 (204, form, word->hash, side);
  f[k++] = stance_feature3 (205, form, before, place);
  f[k++] = stance_feature3 (206, form, after, place);
  f[k++] = stance_feature4 (207, form, before_relation, after_relation, place);
  f[k++] = stance_feature3 (208, form, distance, side);
  f[k++] = stance_feature4 (209, form, inside, head_inside, side);
  f[k++] = stance_feature4 (210, form, inside, head_inside, place);
  f[k++] = stance_feature4 (211, form, inside, word->relation, side);
  f[k++] = stance_feature4 (212, form, after, word->relation, place);
  f[k++] = stance_feature4 (213, form, before, word->relation, place);
  f[k++] = stance_feature4 (214, form, m->after ? m->words[m->after - 1].hash : 0, word->relation, place);
  f[k++] = stance_feature3 (215, form, word->head == 0, place);
  f[k++] = stance_feature4 (216, form, word->relation, word->head ? m->words[word->head - 1].relation : 998, place);
  f[k++] = stance_feature4 (217, form, word->relation, word->head > m->at, place);
  f[k++] = stance_feature3 (218, form, m->at == m->n, place);
  return k;
}

static gboolean
begin (Mark *m, const StanceParser *parser, const StanceWord *words, guint n, guint at)
{
  *m = (Mark) { parser, words, n, at, 0, 0, 0 };
  m->before = at - 1;
  while (m->before && is_mark (parser, &words[m->before - 1]))
    m->before--;
  m->after = at + 1;
  while (m->after <= n && is_mark (parser, &words[m->after - 1]))
    m->after++;
  if (m->after > n)
    m->after = 0;
  m->partner = find_partner (parser, words, n, at);
  return m->before || m->after;
}

void
stance_punctuation_attach (const StanceParser *parser, StanceWord *words, guint n)
{
  for (guint at = 1; at <= n; at++)
    {
      Mark m;
      Candidate candidates[MAX_CANDIDATES];
      guint64 features[MAX_FEATURES];
      gint32 best = G_MININT32;
      guint count;

      if (!is_mark (parser, &words[at - 1]) || !begin (&m, parser, words, n, at))
        continue;
      count = find_candidates (&m, candidates);
      for (guint c = 0; c < count; c++)
        {
          gint32 score = 0;

          stance_weights_add (&parser->marks, features, features_of (&m, &candidates[c], features), &score);
          if (score > best)
            {
              best = score;
              words[at - 1].head = candidates[c].word;
            }
        }
      words[at - 1].relation = parser->mark_relation;
    }
}

void
stance_punctuation_learn (const StanceParser *parser, StanceLearner *learner, const StanceWord *words, guint n)
{
  for (guint at = 1; at <= n; at++)
    {
      Mark m;
      Candidate candidates[MAX_CANDIDATES];
      guint64 features[MAX_FEATURES], good[MAX_FEATURES], bad[MAX_FEATURES];
      gint32 best = G_MININT32;
      guint count, n_good = 0, n_bad = 0;

      if (!is_mark (parser, &words[at - 1]) || !begin (&m, parser, words, n, at))
        continue;
      count = find_candidates (&m, candidates);
      for (guint c = 0; c < count; c++)
        {
          gint32 score;
          guint k = features_of (&m, &candidates[c], features);

          stance_learner_score (learner, features, k, &score);
          if (candidates[c].word == words[at - 1].head)
            {
              n_good = k;
              memcpy (good, features, k * sizeof *features);
            }
          if (score > best)
            {
              best = score;
              n_bad = candidates[c].word == words[at - 1].head ? 0 : k;
              memcpy (bad, features, k * sizeof *features);
            }
        }
      if (n_good && n_bad)
        {
          stance_learner_update (learner, good, n_good, 0, 1);
          stance_learner_update (learner, bad, n_bad, 0, -1);
        }
      stance_learner_tick (learner);
    }
}
