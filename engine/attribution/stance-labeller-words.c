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

/* What the quotations say of each word; one that goes on in the next paragraph is the same there. */
static void
read_quotations (const GArray *quotations, StanceLabellerWords *words)
{
  guint32 number = 0;

  for (guint q = 0; q < quotations->len; q++)
    {
      const StanceQuotation *quotation = &g_array_index (quotations, StanceQuotation, q);
      guint kind = quotation->open ? 3 : quotation->single ? 2 : 1;

      number += quotation->continues ? 0 : 1;
      for (guint32 i = quotation->first; i < quotation->end; i++)
        {
          words->quotations[i] = MAX (1, number);
          words->ids[(gsize) i * STANCE_LABELLER_TABLES + PLACE] |= kind;
        }
    }
}

static void
open_sequence (StanceLabellerWords *words, guint32 first)
{
  words->starts[words->n_sequences++] = first;
}

/* Whether a paragraph that begins with `first` belongs to the one before: a quotation goes on in it, or it is what a colon there leads to. `next` is
 * the first quotation that does not end before it. */
static gboolean
goes_on (const StanceText *text, const GArray *quotations, guint32 first, guint *next)
{
  const StanceQuotation *quotation;

  while (*next < quotations->len && g_array_index (quotations, StanceQuotation, *next).end <= first)
    (*next)++;
  quotation = *next < quotations->len ? &g_array_index (quotations, StanceQuotation, *next) : NULL;
  return quotation && quotation->first <= first + 1 && first > 0
         && (quotation->continues || stance_text_char (text, first - 1) == ':');
}

/* A sequence is a paragraph, or several that belong together; a long one is cut, before a sentence where that is possible. */
static void
read_places (const StanceText *text, const GArray *quotations, StanceLabellerWords *words)
{
  guint32 paragraph = G_MAXUINT32;
  guint next = 0;

  words->n_sequences = 0;
  for (guint32 s = 0; s < text->sentences->len; s++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, s);
      gboolean opens = sentence->paragraph != paragraph;

      if ((opens && !(words->joins && goes_on (text, quotations, sentence->first, &next))) || sentence->end - words->starts[words->n_sequences - 1] > LONGEST)
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

/* Commas, dashes, bullets and the like. */
static gboolean
is_edge (gunichar c)
{
  static const gunichar others[] = { ',', ';', ':', '|', '/', '*', 0xb7, 0x2022, 0x2026, 0x25aa, 0x25cf, 0x25e6 };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (c == others[i])
      return TRUE;
  return g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION;
}

/* What a token can be at the edge of a part: a set of StanceKindOfWord. */
static guint8
edge_of (const StanceText *text, guint32 token)
{
  const StanceToken *t = stance_text_token (text, token);

  return (guint8) ((t->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CLITIC) ? STANCE_KIND_MARK : 0)
                   | (t->flags & STANCE_TOKEN_PUNCT && is_edge (g_utf8_get_char (text->text + t->start)) ? STANCE_KIND_EDGE : 0));
}

void
stance_labeller_words_read (StanceLabellerWords *words, const StanceLabeller *self, StanceFrontEnd *front_end, const StanceText *text,
                            const StanceReading *reading)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (GArray) quotations = stance_quotations_new (text);
  guint64 before = 0;

  words->n = reading->n_words;
  make_room (words, words->n);
  read_places (text, quotations, words);
  for (guint i = 0; i < words->n; i++)
    {
      const StanceWord *word = &reading->words[i];
      guint64 lemma = stance_labeller_lemma (front_end, word, buffer);

      read_word (self, word, lemma, before, words->ids + (gsize) i * STANCE_LABELLER_TABLES);
      words->kinds[i] = self->tag_kinds[word->tag] | (word->length == 1 && word->form[0] == ',' ? STANCE_KIND_COMMA : 0)
                        | edge_of (text, i);
      before = lemma;
    }
  read_quotations (quotations, words);
}
