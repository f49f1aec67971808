/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-parse-private.h"

#include <math.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (StanceParse, stance_parse, stance_parse_ref, stance_parse_unref)

StanceParse *
stance_parse_new (const char *id, const char *text)
{
  StanceParse *self = g_atomic_rc_box_new0 (StanceParse);

  self->id = g_strdup (id);
  self->text = g_strdup (text);
  self->words = g_array_new (FALSE, TRUE, sizeof (StanceParseWord));
  self->sentences = g_array_new (FALSE, TRUE, sizeof (StanceParseSentence));
  self->strings = g_string_chunk_new (4096);
  self->probability = NAN;
  return self;
}

void
stance_parse_finish (StanceParse *self)
{
  gsize at = 0;
  guint32 characters = 0;

  for (guint i = 0; i < self->words->len; i++)
    {
      StanceParseWord *word = &g_array_index (self->words, StanceParseWord, i);

      /* Words of a token that does not spell them have all its span. */
      if (word->start < at)
        {
          word->start_char = word[-1].start_char;
          word->end_char = word[-1].end_char;
          continue;
        }
      word->start_char = characters + (guint32) g_utf8_strlen (self->text + at, (gssize) (word->start - at));
      word->end_char = word->start_char + (guint32) g_utf8_strlen (self->text + word->start, (gssize) (word->end - word->start));
      characters = word->end_char;
      at = word->end;
    }
}

/**
 * stance_parse_ref:
 * @self: a parse
 *
 * Takes one more reference.
 *
 * Returns: (transfer full): the same parse
 */
StanceParse *
stance_parse_ref (StanceParse *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  StanceParse *self = data;

  g_free (self->id);
  g_free (self->text);
  g_array_unref (self->words);
  g_array_unref (self->sentences);
  g_string_chunk_free (self->strings);
}

/**
 * stance_parse_unref:
 * @self: (transfer full): a parse
 *
 * Gives a reference back; the last one frees the parse.
 */
void
stance_parse_unref (StanceParse *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * stance_parse_get_id:
 * @self: a parse
 *
 * Gives the id of the document that was read, or the name of the file.
 *
 * Returns: (transfer none): the id
 */
const char *
stance_parse_get_id (StanceParse *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

/**
 * stance_parse_get_text:
 * @self: a parse
 *
 * Gives the text that spans point into. That of a CoNLL-U file is made from its words: one line for each paragraph, a blank line between.
 *
 * Returns: (transfer none): the text in UTF-8
 */
const char *
stance_parse_get_text (StanceParse *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

/**
 * stance_parse_get_probability:
 * @self: a parse
 *
 * Tells how likely it is that the text is in the language it was read as. See stance_identifier_get_probability().
 *
 * Returns: the probability, in [0, 1]; NaN, which is missing, for a text without a letter and for one that no front end has read
 */
double
stance_parse_get_probability (StanceParse *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return self->probability;
}

/**
 * stance_parse_get_n_sentences:
 * @self: a parse
 *
 * Counts the sentences.
 *
 * Returns: how many there are
 */
guint
stance_parse_get_n_sentences (StanceParse *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->sentences->len;
}

/**
 * stance_parse_get_first_word:
 * @self: a parse
 * @sentence: a sentence, from 0; the number of sentences is one as well, and gives the number of words
 *
 * Gives the first word of a sentence. It goes on until the first word of the next one. Every sentence has a word.
 *
 * Returns: the index of the word
 */
guint
stance_parse_get_first_word (StanceParse *self, guint sentence)
{
  g_return_val_if_fail (self != NULL && sentence <= self->sentences->len, 0);
  return stance_parse_sentence_start (self, sentence);
}

/**
 * stance_parse_get_n_words:
 * @self: a parse
 *
 * Counts the words of the document: punctuation marks and the parts of contractions are words.
 *
 * Returns: how many there are
 */
guint
stance_parse_get_n_words (StanceParse *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->words->len;
}

static const StanceParseWord *
get_word (const StanceParse *self, guint word)
{
  g_return_val_if_fail (self != NULL && word < self->words->len, NULL);
  return stance_parse_word (self, word);
}

/**
 * stance_parse_get_sentence:
 * @self: a parse
 * @word: a word, from 0
 *
 * Gives the sentence that a word is in.
 *
 * Returns: the index of the sentence
 */
guint
stance_parse_get_sentence (StanceParse *self, guint word)
{
  const StanceParseWord *found = get_word (self, word);

  return found ? found->sentence : 0;
}

/**
 * stance_parse_get_form:
 * @self: a parse
 * @word: a word, from 0
 *
 * Gives a word as it is written.
 *
 * Returns: (transfer none): the form
 */
const char *
stance_parse_get_form (StanceParse *self, guint word)
{
  const StanceParseWord *found = get_word (self, word);

  return found ? found->form : NULL;
}

/**
 * stance_parse_get_lemma:
 * @self: a parse
 * @word: a word, from 0
 *
 * Gives the lemma of a word: the form that dictionaries list.
 *
 * Returns: (transfer none): the lemma; "_" where a file has none
 */
const char *
stance_parse_get_lemma (StanceParse *self, guint word)
{
  const StanceParseWord *found = get_word (self, word);

  return found ? found->lemma : NULL;
}

/**
 * stance_parse_get_upos:
 * @self: a parse
 * @word: a word, from 0
 *
 * Gives the universal tag of a word, such as "VERB".
 *
 * Returns: (transfer none): the tag; "_" where a file has none
 */
const char *
stance_parse_get_upos (StanceParse *self, guint word)
{
  const StanceParseWord *found = get_word (self, word);

  return found ? found->upos : NULL;
}

/**
 * stance_parse_get_xpos:
 * @self: a parse
 * @word: a word, from 0
 *
 * Gives the tag of a word in the treebank's own set, such as "VBD" (Penn Treebank).
 *
 * Returns: (transfer none): the tag; "_" where there is none
 */
const char *
stance_parse_get_xpos (StanceParse *self, guint word)
{
  const StanceParseWord *found = get_word (self, word);

  return found ? found->xpos : NULL;
}

/**
 * stance_parse_get_relation:
 * @self: a parse
 * @word: a word, from 0
 *
 * Gives the relation of a word to its head, such as "nsubj".
 *
 * Returns: (transfer none): the relation; "root" for a word without a head, "_" where a file has none
 */
const char *
stance_parse_get_relation (StanceParse *self, guint word)
{
  const StanceParseWord *found = get_word (self, word);

  return found ? found->relation : NULL;
}

/**
 * stance_parse_get_head:
 * @self: a parse
 * @word: a word, from 0
 *
 * Gives the word that a word depends on; it is in the same sentence.
 *
 * Returns: the index of the head, -1 for the root of the sentence and where a file has none
 */
int
stance_parse_get_head (StanceParse *self, guint word)
{
  const StanceParseWord *found = get_word (self, word);

  return found ? found->head : -1;
}

/**
 * stance_parse_is_joined:
 * @self: a parse
 * @word: a word, from 0
 *
 * Tells whether a word is a part of a contraction that begins before it, as "n't" is of "don't".
 *
 * Returns: %TRUE if it is
 */
gboolean
stance_parse_is_joined (StanceParse *self, guint word)
{
  const StanceParseWord *found = get_word (self, word);

  return found && found->joined;
}

/**
 * stance_parse_get_span:
 * @self: a parse
 * @word: a word, from 0
 * @span: (out caller-allocates): return location for where it stands in the text
 *
 * Tells where a word stands, in Unicode code points. Words of a contraction that is not spelt as they are have all its span.
 */
void
stance_parse_get_span (StanceParse *self, guint word, StanceSpan *span)
{
  const StanceParseWord *found = get_word (self, word);

  g_return_if_fail (span != NULL);
  *span = found ? (StanceSpan) { found->start_char, found->end_char } : (StanceSpan) { 0, 0 };
}

/**
 * stance_parse_get_bytes:
 * @self: a parse
 * @word: a word, from 0
 * @start: (out): return location for its first byte
 * @end: (out): return location for the byte after its last
 *
 * Tells where a word stands, in bytes of the text in UTF-8.
 */
void
stance_parse_get_bytes (StanceParse *self, guint word, guint *start, guint *end)
{
  const StanceParseWord *found = get_word (self, word);

  g_return_if_fail (start != NULL && end != NULL);
  *start = found ? found->start : 0;
  *end = found ? found->end : 0;
}
