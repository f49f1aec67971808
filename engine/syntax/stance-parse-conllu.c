/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parses as CoNLL-U (universaldependencies.org/format.html), and back. */
#include "stance-parse-private.h"

#include <string.h>

/* Appends text without what would break a line or a column: white space and control characters become one space. */
static void
append_clean (GString *out, const char *text, gsize length)
{
  gboolean blank = FALSE;

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        {
          blank = TRUE;
          continue;
        }
      if (blank && out->len > 0 && out->str[out->len - 1] != '\t')
        g_string_append_c (out, ' ');
      blank = FALSE;
      g_string_append_unichar (out, c);
    }
}

/* A column: "_" for nothing. */
static void
append_column (GString *out, const char *text, gsize length)
{
  gsize before = out->len;

  append_clean (out, text, length);
  if (out->len == before)
    g_string_append_c (out, '_');
  g_string_append_c (out, '\t');
}

static gboolean
is_joined (const StanceParse *self, guint word, guint end)
{
  return word < end && stance_parse_word (self, word)->joined;
}

/* "_", or that no space stands behind it. */
static void
append_misc (const StanceParse *self, GString *out, guint word)
{
  gboolean last = word + 1 >= self->words->len;

  g_string_append (out, last || stance_parse_word (self, word)->end < stance_parse_word (self, word + 1)->start ? "_\n" : "SpaceAfter=No\n");
}

/* The line of a token whose words, from `word` on, are written as one. */
static void
append_range (const StanceParse *self, GString *out, guint word, guint first, guint end)
{
  guint last = word;

  while (is_joined (self, last + 1, end))
    last++;
  g_string_append_printf (out, "%u-%u\t", word - first + 1, last - first + 1);
  append_column (out, self->text + stance_parse_word (self, word)->start, stance_parse_word (self, last)->end - stance_parse_word (self, word)->start);
  g_string_append (out, "_\t_\t_\t_\t_\t_\t_\t");
  append_misc (self, out, last);
}

static void
append_word (const StanceParse *self, GString *out, guint i, guint first, guint end)
{
  const StanceParseWord *word = stance_parse_word (self, i);

  if (!word->joined && is_joined (self, i + 1, end))
    append_range (self, out, i, first, end);
  g_string_append_printf (out, "%u\t", i - first + 1);
  append_column (out, word->form, strlen (word->form));
  append_column (out, word->lemma, strlen (word->lemma));
  append_column (out, word->upos, strlen (word->upos));
  append_column (out, word->xpos, strlen (word->xpos));
  g_string_append_printf (out, "_\t%d\t", word->head < 0 ? 0 : word->head - (int) first + 1);
  append_column (out, word->relation, strlen (word->relation));
  g_string_append (out, "_\t");
  if (word->joined || is_joined (self, i + 1, end))
    g_string_append (out, "_\n");
  else
    append_misc (self, out, i);
}

static void
append_sentence (const StanceParse *self, GString *out, guint i)
{
  guint first = stance_parse_sentence_start (self, i), end = stance_parse_sentence_start (self, i + 1);
  const StanceParseWord *from = stance_parse_word (self, first), *to = stance_parse_word (self, end - 1);

  if (g_array_index (self->sentences, StanceParseSentence, i).opens_paragraph)
    g_string_append (out, "# newpar\n");
  g_string_append (out, "# sent_id = ");
  append_clean (out, self->id, strlen (self->id));
  g_string_append_printf (out, "-%u\n# text = ", i + 1);
  append_clean (out, self->text + from->start, to->end - from->start);
  g_string_append_c (out, '\n');
  for (guint k = first; k < end; k++)
    append_word (self, out, k, first, end);
  g_string_append_c (out, '\n');
}

/**
 * stance_parse_to_conllu:
 * @self: a parse
 *
 * Writes a parse as CoNLL-U, version 2: comments `newdoc id`, `newpar`, `sent_id` (the document's id and the number of the sentence) and `text`;
 * a line with a range for words that are written as one ("2-3  don't"); `SpaceAfter=No` where no space follows. Features and enhanced
 * dependencies are left out ("_"). Control characters become spaces.
 *
 * Returns: (transfer full): the text, which is empty for a parse without sentences
 */
char *
stance_parse_to_conllu (StanceParse *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);
  out = g_string_new (NULL);
  if (self->sentences->len > 0)
    {
      g_string_append (out, "# newdoc id = ");
      append_clean (out, self->id, strlen (self->id));
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < self->sentences->len; i++)
    append_sentence (self, out, i);
  return g_string_free (out, FALSE);
}

/* Whether words spell the token that they are written as. */
static gboolean
is_spelt (const StanceTreeWord *words, guint n, const char *token)
{
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (words[i].form);

      if (strncmp (token, words[i].form, length) != 0)
        return FALSE;
      token += length;
    }
  return *token == '\0';
}

static void
add_word (StanceParse *self, const StanceTreebank *bank, const StanceTreeWord *from, const StanceParseWord *place, guint first)
{
  const char *tag = stance_symbols_name (bank->tags, from->tag), *space = strchr (tag, ' ');
  StanceParseWord word = *place;

  word.form = g_string_chunk_insert_const (self->strings, from->form);
  word.lemma = g_string_chunk_insert_const (self->strings, from->lemma);
  word.upos = g_string_chunk_insert_len (self->strings, tag, space ? space - tag : -1);
  word.xpos = g_string_chunk_insert_const (self->strings, space ? space + 1 : "_");
  word.relation = g_string_chunk_insert_const (self->strings, stance_symbols_name (bank->relations, from->relation));
  word.head = from->head ? (gint32) (first + from->head - 1) : -1;
  g_array_append_val (self->words, word);
}

/* Adds a token of `n` words, and writes it to the text. */
static void
add_token (StanceParse *self, const StanceTreebank *bank, const StanceTreeWord *words, guint n, GString *text)
{
  guint first = g_array_index (self->sentences, StanceParseSentence, self->sentences->len - 1).first;
  gboolean whole = words->joined && !is_spelt (words, n, words->joined);
  guint32 start = (guint32) text->len;

  if (whole)
    g_string_append (text, words->joined);
  for (guint i = 0; i < n; i++)
    {
      StanceParseWord place = { .start = start, .sentence = self->sentences->len - 1, .joined = i > 0 };

      if (!whole)
        {
          place.start = (guint32) text->len;
          g_string_append (text, words[i].form);
        }
      place.end = (guint32) text->len;
      add_word (self, bank, &words[i], &place, first);
    }
  if (words[n - 1].space_after)
    g_string_append_c (text, ' ');
}

static void
add_tree (StanceParse *self, const StanceTreebank *bank, guint i, GString *text)
{
  const StanceTree *tree = stance_treebank_tree (bank, i);
  const StanceTreeWord *words = stance_treebank_words (bank, i);
  StanceParseSentence sentence = { self->words->len, i == 0 || tree->opens_paragraph };

  if (tree->opens_paragraph && i > 0)
    g_string_append (text, "\n\n");
  g_array_append_val (self->sentences, sentence);
  for (guint k = 0; k < tree->n;)
    {
      guint n = MIN (MAX (1, words[k].n_joined), tree->n - k);

      add_token (self, bank, &words[k], n, text);
      k += n;
    }
}

/**
 * stance_parse_new_from_conllu:
 * @name: what the file is called in messages, and the id of the parse
 * @contents: a CoNLL-U file
 * @error: return location for an error
 *
 * Reads a parse from CoNLL-U. Empty nodes, features and enhanced dependencies are left out.
 *
 * Errors: %STANCE_ERROR_INVALID_TEXT with the line, what was found there and what was expected.
 *
 * Returns: (transfer full): the parse, %NULL on an error
 */
StanceParse *
stance_parse_new_from_conllu (const char *name, const char *contents, GError **error)
{
  g_autoptr (StanceTreebank) bank = stance_treebank_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  StanceParse *self;

  g_return_val_if_fail (name != NULL && contents != NULL, NULL);
  if (!stance_treebank_parse (bank, contents, name, error))
    return NULL;
  self = stance_parse_new (name, "");
  for (guint i = 0; i < bank->trees->len; i++)
    add_tree (self, bank, i, text);
  g_free (self->text);
  self->text = g_strdup (text->str);
  stance_parse_finish (self);
  return self;
}
