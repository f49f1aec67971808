/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents read by a front end, for those who want strings. */
#include "stance-front-end-private.h"
#include "stance-parse-private.h"

#include <math.h>
#include <string.h>

/* Sentences are read in portions of so many words: enough for the parser to work in bulk, and memory does not grow with the document. */
#define PORTION 4096

void
stance_reading_init (StanceReading *self)
{
  memset (self, 0, sizeof *self);
  self->scratch = stance_parser_scratch_new ();
  stance_reading_begin (self);
}

void
stance_reading_clear (StanceReading *self)
{
  g_free (self->words);
  g_free (self->starts);
  g_clear_pointer (&self->scratch, stance_parser_scratch_free);
  memset (self, 0, sizeof *self);
}

static void
mark_start (StanceReading *self)
{
  if (self->n_sentences >= self->starts_size)
    {
      self->starts_size = MAX (64, self->starts_size * 2);
      self->starts = g_renew (guint32, self->starts, self->starts_size);
    }
  self->starts[self->n_sentences] = self->n_words;
}

void
stance_reading_begin (StanceReading *self)
{
  self->n_words = self->n_sentences = 0;
  mark_start (self);
}

void
stance_reading_open (StanceReading *self)
{
  self->n_sentences++;
  mark_start (self);
}

void
stance_reading_add (StanceReading *self, const char *form, gsize length)
{
  gboolean first = self->starts[self->n_sentences - 1] == self->n_words;

  if (self->n_words == self->words_size)
    {
      self->words_size = MAX (256, self->words_size * 2);
      self->words = g_renew (StanceWord, self->words, self->words_size);
    }
  stance_word_read (&self->words[self->n_words++], form, length, first);
  self->starts[self->n_sentences] = self->n_words;
}

/* What the front end has found of one word. */
static void
take_word (StanceFrontEnd *self, const StanceWord *word, StanceParse *parse, StanceParseWord *to, GString *lemma)
{
  g_string_truncate (lemma, 0);
  stance_front_end_append_lemma (self, word, lemma);
  to->form = g_string_chunk_insert_len (parse->strings, word->form, word->length);
  to->lemma = g_string_chunk_insert_const (parse->strings, lemma->len ? lemma->str : "_");
  to->upos = g_string_chunk_insert_const (parse->strings, stance_front_end_get_upos (self, word->tag));
  to->xpos = g_string_chunk_insert_const (parse->strings, stance_front_end_get_xpos (self, word->tag));
  to->relation = g_string_chunk_insert_const (parse->strings, stance_front_end_get_relation (self, word->relation));
}

/* Annotates the words of a parse from `first` on: those of the reading. */
static void
take_words (StanceFrontEnd *self, const StanceReading *reading, StanceParse *parse, guint first, GString *lemma)
{
  for (guint i = 0; i < reading->n_sentences; i++)
    for (guint k = reading->starts[i]; k < reading->starts[i + 1]; k++)
      {
        const StanceWord *word = &reading->words[k];
        StanceParseWord *to = &g_array_index (parse->words, StanceParseWord, first + k);

        take_word (self, word, parse, to, lemma);
        to->head = word->head ? (gint32) (first + reading->starts[i] + word->head - 1) : -1;
      }
}

/* Tags and parses all words of a parse whose forms are set. */
static void
annotate (StanceFrontEnd *self, StanceParse *parse)
{
  g_auto (StanceReading) reading;
  g_autoptr (GString) lemma = g_string_new (NULL);
  guint first = 0;

  stance_reading_init (&reading);
  for (guint i = 0; i < parse->sentences->len; i++)
    {
      guint end = stance_parse_sentence_start (parse, i + 1);

      stance_reading_open (&reading);
      for (guint k = stance_parse_sentence_start (parse, i); k < end; k++)
        {
          const StanceParseWord *word = stance_parse_word (parse, k);
          const char *form = word->form ? word->form : parse->text + word->start;

          stance_reading_add (&reading, form, word->form ? strlen (word->form) : word->end - word->start);
        }
      if (reading.n_words < PORTION && i + 1 < parse->sentences->len)
        continue;
      stance_front_end_annotate (self, &reading);
      take_words (self, &reading, parse, first, lemma);
      first = end;
      stance_reading_begin (&reading);
    }
}

static gboolean
is_letter_at (const char *at)
{
  return g_unichar_isalpha (g_utf8_get_char (at));
}

/* Whether a token is a part of the word before it: do|n't, can|not, but not 5|pm. */
static gboolean
is_joined (const StanceText *text, guint i)
{
  const StanceToken *token = stance_text_token (text, i), *before = i > 0 ? token - 1 : NULL;

  if (!before || before->end != token->start)
    return FALSE;
  if (token->flags & STANCE_TOKEN_CLITIC)
    return TRUE;
  return is_letter_at (text->text + token->start) && is_letter_at (g_utf8_prev_char (text->text + before->end));
}

static void
add_sentence (StanceParse *parse, const StanceText *text, guint i)
{
  const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, i);
  StanceParseSentence opened = { parse->words->len, i == 0 || sentence[-1].paragraph != sentence->paragraph };

  g_array_append_val (parse->sentences, opened);
  for (guint k = sentence->first; k < sentence->end; k++)
    {
      const StanceToken *token = stance_text_token (text, k);
      StanceParseWord word = { .start = token->start, .end = token->end, .sentence = i };

      word.joined = k > sentence->first && is_joined (text, k);
      g_array_append_val (parse->words, word);
    }
}

static void
judge (StanceFrontEnd *self, StanceParse *parse)
{
  const StanceIdentifying *identifying = stance_front_end_get_identifying (self);
  guint32 counts[STANCE_N_WORD_KINDS];

  stance_identifying_count (identifying, parse->text, strlen (parse->text), counts);
  parse->probability = stance_identifying_judge (identifying, counts);
}

/**
 * stance_front_end_parse:
 * @self: a front end
 * @document: a document
 *
 * Reads the text of a document: finds sentences and words, and for each word its tags, its lemma, and the word it depends on. Time grows in
 * step with the text, whatever it holds; text in another language is read as if it were in this one (see stance_parse_get_probability()).
 * A text without a word gives a parse without sentences.
 *
 * Returns: (transfer full): what was read
 */
StanceParse *
stance_front_end_parse (StanceFrontEnd *self, StanceDocument *document)
{
  StanceParse *parse;
  g_autoptr (StanceText) text = NULL;

  g_return_val_if_fail (STANCE_IS_FRONT_END (self) && document != NULL, NULL);
  parse = stance_parse_new (stance_document_get_id (document), stance_document_get_text (document));
  text = stance_text_new (parse->text, strlen (parse->text), stance_front_end_get_language (self));
  for (guint i = 0; i < text->sentences->len; i++)
    add_sentence (parse, text, i);
  annotate (self, parse);
  judge (self, parse);
  stance_parse_finish (parse);
  return parse;
}

/**
 * stance_front_end_parse_words:
 * @self: a front end
 * @given: a parse, such as one that stance_parse_new_from_conllu() has read
 *
 * Reads sentences and words that are given: takes those of @given as they are, and finds tags, lemmas and dependencies anew.
 *
 * Returns: (transfer full): what was read
 */
StanceParse *
stance_front_end_parse_words (StanceFrontEnd *self, StanceParse *given)
{
  StanceParse *parse;

  g_return_val_if_fail (STANCE_IS_FRONT_END (self) && given != NULL, NULL);
  parse = stance_parse_new (given->id, given->text);
  g_array_append_vals (parse->sentences, given->sentences->data, given->sentences->len);
  g_array_append_vals (parse->words, given->words->data, given->words->len);
  annotate (self, parse);
  judge (self, parse);
  return parse;
}
