/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a model is worth on treebanks that it has not seen, given their words. */
#include "stance-trainer-private.h"

#include <string.h>

/* How many bytes of a tag or relation count: a universal tag ends at a space, a relation without its subtype at a colon. */
static gboolean
same_start (const char *a, const char *b, const char *ends)
{
  gsize n = strcspn (a, ends);

  return n == strcspn (b, ends) && strncmp (a, b, n) == 0;
}

static const char *
xpos_of (const char *tag)
{
  const char *space = strchr (tag, ' ');

  return space ? space + 1 : "";
}

void
stance_trainer_score_tags (StanceTrainer *self, StanceWord *const *words, const StanceSymbols *tags)
{
  guint universal = 0, own = 0, all = 0;

  for (guint i = 0; i < self->dev->trees->len; i++)
    for (guint k = 0; k < stance_treebank_tree (self->dev, i)->n; k++, all++)
      {
        const char *gold = stance_symbols_name (self->dev->tags, stance_treebank_words (self->dev, i)[k].tag);
        const char *found = stance_symbols_name (tags, words[i][k].tag);

        universal += same_start (gold, found, " ");
        own += strcmp (xpos_of (gold), xpos_of (found)) == 0;
      }
  stance_trainer_add_figure (self, "UPOS", universal, all);
  stance_trainer_add_figure (self, "XPOS", own, all);
}

void
stance_trainer_score_trees (StanceTrainer *self, StanceWord *const *words, const StanceSymbols *relations)
{
  guint heads = 0, labelled = 0, all = 0;

  for (guint i = 0; i < self->dev->trees->len; i++)
    for (guint k = 0; k < stance_treebank_tree (self->dev, i)->n; k++, all++)
      {
        const StanceTreeWord *gold = &stance_treebank_words (self->dev, i)[k];
        gboolean right = words[i][k].head == gold->head;

        heads += right;
        labelled += right
                    && same_start (stance_symbols_name (self->dev->relations, gold->relation), stance_symbols_name (relations, words[i][k].relation), ":");
      }
  stance_trainer_add_figure (self, "UAS", heads, all);
  stance_trainer_add_figure (self, "LAS", labelled, all);
}

/* Words whose lemma a file leaves open ("_") are right whatever is found. */
void
stance_trainer_score_lemmas (StanceTrainer *self, StanceWord *const *words, const StanceLemmas *lemmas, const char *name)
{
  g_autoptr (GString) lemma = g_string_new (NULL);
  guint right = 0, all = 0;

  for (guint i = 0; i < self->dev->trees->len; i++)
    for (guint k = 0; k < stance_treebank_tree (self->dev, i)->n; k++, all++)
      {
        const char *gold = stance_treebank_words (self->dev, i)[k].lemma;

        g_string_truncate (lemma, 0);
        stance_lemmas_append (lemmas, &words[i][k], lemma);
        right += strcmp (gold, "_") == 0 || strcmp (gold, lemma->str) == 0;
      }
  stance_trainer_add_figure (self, name, right, all);
}
