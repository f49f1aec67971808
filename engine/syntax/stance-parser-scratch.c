/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-parser-scratch-private.h"

#include <string.h>

/* The universal tags (universaldependencies.org/u/pos). */
static const char *const universal[] = { "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
                                         "SCONJ", "SYM", "VERB", "X", NULL };

static guint8
kind_of (const char *coarse, const char *fine)
{
  if (strcmp (coarse, "VERB") == 0 || strcmp (coarse, "AUX") == 0)
    return STANCE_TAG_VERB;
  if (strcmp (coarse, "CCONJ") == 0)
    return STANCE_TAG_CONJUNCTION;
  if (strcmp (coarse, "PUNCT") != 0)
    return 0;
  return STANCE_TAG_PUNCT | (fine && fine[0] == ',' ? STANCE_TAG_COMMA : 0);
}

StanceTagClass *
stance_parser_classify_tags (const StanceSymbols *tags)
{
  StanceTagClass *classes = g_new0 (StanceTagClass, tags->names->len);

  for (guint i = 0; i < tags->names->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (stance_symbols_name (tags, i), " ", 2);

      for (guint u = 0; universal[u] && parts[0]; u++)
        if (strcmp (universal[u], parts[0]) == 0)
          classes[i] = (StanceTagClass) { (guint8) (u + 1), kind_of (parts[0], parts[1]) };
    }
  return classes;
}

static void
make_room (StanceParserScratch *scratch, guint n)
{
  if (scratch->size >= n)
    return;
  scratch->size = n * 2;
  scratch->stack = g_renew (guint32, scratch->stack, scratch->size);
  scratch->nodes = g_renew (StanceArcNode, scratch->nodes, scratch->size);
  scratch->words = g_renew (StanceArcWord, scratch->words, scratch->size);
}

void
stance_parser_scratch_clear (StanceParserScratch *scratch)
{
  g_free (scratch->stack);
  g_free (scratch->nodes);
  g_free (scratch->words);
  memset (scratch, 0, sizeof *scratch);
}

/* What stands before a word, while reading from left to right. */
static void
add_marks (StanceArcWord *word, const StanceWord *mark, const StanceTagClass *class)
{
  word->marks = stance_feature_mix (word->marks, mark->hash);
  word->n_marks = (guint8) MIN (word->n_marks + 1, 255);
  if (class->kind & STANCE_TAG_COMMA)
    word->commas++;
  else
    word->others++;
}

static void
fill_word (StanceArcWord *word, const StanceWord *from, const StanceTagClass *class, guint place)
{
  word->form = from->hash;
  word->ending = from->suffixes[2];
  word->tag = from->tag;
  word->coarse = class->coarse;
  word->cluster = from->cluster;
  word->place = place;
}

/* What stands before the next word. */
static void
count_on (StanceArcWord *next, const StanceArcWord *word, guint kind)
{
  *next = (StanceArcWord) { .verbs = word->verbs, .commas = word->commas, .conjunctions = word->conjunctions, .others = word->others };
  next->verbs += (kind & STANCE_TAG_VERB) != 0;
  next->conjunctions += (kind & STANCE_TAG_CONJUNCTION) != 0;
}

static guint
read_words (const StanceParser *parser, const StanceWord *words, guint n, gboolean keep_marks, StanceArcWord *out)
{
  guint m = 1;

  out[0] = (StanceArcWord) { .form = 11, .tag = 1001, .coarse = 101, .ending = 11 };
  out[1] = (StanceArcWord) { 0 };
  for (guint i = 0; i < n; i++)
    {
      const StanceTagClass *class = &parser->classes[words[i].tag];

      if (!keep_marks && class->kind & STANCE_TAG_PUNCT)
        {
          add_marks (&out[m], &words[i], class);
          continue;
        }
      fill_word (&out[m], &words[i], class, i);
      count_on (&out[m + 1], &out[m], class->kind);
      m++;
    }
  out[m].form = out[m].ending = 13;
  out[m].tag = 1003;
  out[m].coarse = 103;
  return m - 1;
}

void
stance_parser_begin (const StanceParser *parser, const StanceWord *words, guint n, StanceParserScratch *scratch, StanceArcs *arcs)
{
  guint m;

  make_room (scratch, n + 3);
  m = read_words (parser, words, n, FALSE, scratch->words);
  if (m == 0)
    m = read_words (parser, words, n, TRUE, scratch->words);
  memset (scratch->nodes, 0, (m + 2) * sizeof *scratch->nodes);
  *arcs = (StanceArcs) { .n = m, .next = 1, .stack = scratch->stack, .nodes = scratch->nodes, .words = scratch->words };
}

void
stance_parser_end (const StanceArcs *arcs, StanceWord *words)
{
  for (guint i = 1; i <= arcs->n; i++)
    {
      StanceWord *word = &words[arcs->words[i].place];
      guint head = arcs->nodes[i].head;

      word->head = head > arcs->n ? 0 : arcs->words[head].place + 1;
      word->relation = arcs->nodes[i].relation;
    }
}
