/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-labeller-network-private.h"

#include <string.h>

#include "stance-hashes-private.h"

enum { FORM, LEMMA, SUFFIX3, SUFFIX2, PREFIX, SHAPE, TAG, PLACE, PAIR, VERB, VERB_ABOVE, VERB_CLASS, NOUN_CLASS };

/* Where a word stands: in quotations, at the beginning or end of sentence and paragraph. */
enum { PLACE_QUOTED = 3, PLACE_FIRST = 4, PLACE_LAST = 8, PLACE_OPENS = 16, PLACES = 32 };

/* Words of a sequence at most: so that memory does not grow with a text that has no paragraphs. */
#define LONGEST 512

static const guint32 sizes[STANCE_LABELLER_TABLES] = {
  [SUFFIX3] = 4001, [SUFFIX2] = 997, [PREFIX] = 4001, [SHAPE] = 1024, [PLACE] = PLACES, [PAIR] = 8191,
  [VERB] = STANCE_SENSE_VERBS, [VERB_ABOVE] = STANCE_SENSE_VERBS, [VERB_CLASS] = STANCE_SENSE_CLASSES, [NOUN_CLASS] = STANCE_SENSE_CLASSES,
};

void
stance_labeller_table_rows (const StanceLabeller *self, guint32 rows[STANCE_ENCODER_MAX_TABLES])
{
  memcpy (rows, sizes, sizeof sizes);
  rows[FORM] = self->n_forms + 1;
  rows[LEMMA] = self->n_lemmas + 1;
  rows[TAG] = self->n_tags;
}

void
stance_labeller_words_clear (StanceLabellerWords *self)
{
  g_free (self->ids);
  g_free (self->starts);
  g_free (self->sentences);
  g_free (self->quotations);
  g_free (self->kinds);
  memset (self, 0, sizeof *self);
}

static void
make_room (StanceLabellerWords *self, gsize n)
{
  if (self->starts && self->room >= n)
    return;
  self->room = n;
  self->ids = g_renew (guint32, self->ids, n * STANCE_LABELLER_TABLES);
  self->starts = g_renew (guint32, self->starts, n + 1);
  self->sentences = g_renew (guint32, self->sentences, n);
  self->quotations = g_renew (guint32, self->quotations, n);
  self->kinds = g_renew (guint8, self->kinds, n);
}

static guint32
fold_hash (guint64 hash, guint32 size)
{
  return (guint32) ((hash >> 16) % size);
}

guint64
stance_labeller_lemma (StanceFrontEnd *front_end, const StanceWord *word, GString *buffer)
{
  g_string_truncate (buffer, 0);
  stance_front_end_append_lemma (front_end, word, buffer);
  return stance_feature_bytes (buffer->str, buffer->len);
}

static void
read_word (const StanceLabeller *self, const StanceWord *word, guint64 lemma, guint64 before, guint32 *ids)
{
  const StanceSense *sense = stance_senses_find (self->senses, lemma);

  ids[FORM] = stance_hashes_find (self->forms, self->n_forms, word->hash);
  ids[LEMMA] = stance_hashes_find (self->lemmas, self->n_lemmas, lemma);
  ids[SUFFIX3] = fold_hash (word->suffixes[2], sizes[SUFFIX3]);
  ids[SUFFIX2] = fold_hash (word->suffixes[1], sizes[SUFFIX2]);
  ids[PREFIX] = fold_hash (word->prefixes[2], sizes[PREFIX]);
  ids[SHAPE] = word->shape % sizes[SHAPE];
  ids[TAG] = word->tag;
  ids[VERB] = sense ? sense->verb : 0;
  ids[VERB_ABOVE] = sense ? sense->verb_above : 0;
  ids[VERB_CLASS] = sense ? sense->verb_class : 0;
  ids[NOUN_CLASS] = sense ? sense->noun_class : 0;
  ids[PAIR] = fold_hash (stance_feature2 (0, before, lemma), sizes[PAIR]);
}

/* What the quotations say of each word. */
static void
read_quotations (const StanceText *text, StanceLabellerWords *words)
{
  g_autoptr (GArray) quotations = stance_quotations_new (text);

  for (guint q = 0; q < quotations->len; q++)
    {
      const StanceQuotation *quotation = &g_array_index (quotations, StanceQuotation, q);
      guint kind = quotation->open ? 3 : quotation->single ? 2 : 1;

      for (guint32 i = quotation->first; i < quotation->end; i++)
        {
          words->quotations[i] = q + 1;
          words->ids[(gsize) i * STANCE_LABELLER_TABLES + PLACE] |= kind;
        }
    }
}

static void
open_sequence (StanceLabellerWords *words, guint32 first)
{
  words->starts[words->n_sequences++] = first;
}

/* A sequence is a paragraph; a long one is cut, before a sentence where that is possible. */
static void
read_places (const StanceText *text, StanceLabellerWords *words)
{
  guint32 paragraph = G_MAXUINT32;

  words->n_sequences = 0;
  for (guint32 s = 0; s < text->sentences->len; s++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, s);
      gboolean opens = sentence->paragraph != paragraph;

      if (opens || sentence->end - words->starts[words->n_sequences - 1] > LONGEST)
        open_sequence (words, sentence->first);
      paragraph = sentence->paragraph;
      for (guint32 i = sentence->first; i < sentence->end; i++)
        {
          if (i - words->starts[words->n_sequences - 1] >= LONGEST)
            open_sequence (words, i);
          words->sentences[i] = s;
          words->ids[(gsize) i * STANCE_LABELLER_TABLES + PLACE] = (i == sentence->first ? PLACE_FIRST : 0) | (i + 1 == sentence->end ? PLACE_LAST : 0)
                                                                   | (opens ? PLACE_OPENS : 0);
          words->quotations[i] = 0;
        }
    }
  words->starts[words->n_sequences] = words->n;
}

void
stance_labeller_words_read (StanceLabellerWords *words, const StanceLabeller *self, StanceFrontEnd *front_end, const StanceText *text,
                            const StanceReading *reading)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  guint64 before = 0;

  words->n = reading->n_words;
  make_room (words, words->n);
  read_places (text, words);
  for (guint i = 0; i < words->n; i++)
    {
      const StanceWord *word = &reading->words[i];
      guint64 lemma = stance_labeller_lemma (front_end, word, buffer);

      read_word (self, word, lemma, before, words->ids + (gsize) i * STANCE_LABELLER_TABLES);
      words->kinds[i] = self->tag_kinds[word->tag] | (word->length == 1 && word->form[0] == ',' ? STANCE_KIND_COMMA : 0)
                        | (stance_text_token (text, i)->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CLITIC) ? STANCE_KIND_MARK : 0);
      before = lemma;
    }
  read_quotations (text, words);
}
