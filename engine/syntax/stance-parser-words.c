/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-parser-words-private.h"

#include <string.h>

#include "stance-hashes-private.h"

/* More words than these make a sentence of several pieces: the time of parsing grows with the square of their number. */
#define LONGEST_PIECE 128

enum { FORM, SUFFIX3, SUFFIX2, PREFIX, SHAPE, TAG, TAG_BEFORE, TAG_AFTER, MARKS_BEFORE, MARKS_AFTER };

static const guint32 sizes[STANCE_PARSER_TABLES] = {
  [SUFFIX3] = 4001, [SUFFIX2] = 997, [PREFIX] = 4001, [SHAPE] = 1024, [MARKS_BEFORE] = 257, [MARKS_AFTER] = 257,
};

gboolean *
stance_parser_find_marks (const StanceSymbols *tags)
{
  gboolean *marks = g_new (gboolean, tags->names->len);

  for (guint i = 0; i < tags->names->len; i++)
    marks[i] = g_str_has_prefix (stance_symbols_name (tags, i), "PUNCT ");
  return marks;
}

void
stance_parser_table_rows (guint n_forms, guint n_tags, guint32 rows[STANCE_ENCODER_MAX_TABLES])
{
  memcpy (rows, sizes, sizeof sizes);
  rows[FORM] = n_forms + 1;
  rows[TAG] = rows[TAG_BEFORE] = rows[TAG_AFTER] = n_tags + 1;
}

void
stance_parser_words_init (StanceParserWords *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (guint32));
  stance_parser_words_reset (self);
}

void
stance_parser_words_clear (StanceParserWords *self)
{
  g_array_unref (self->places);
  g_array_unref (self->ids);
  g_array_unref (self->starts);
  g_array_unref (self->sentences);
}

void
stance_parser_words_reset (StanceParserWords *self)
{
  guint32 zero = 0;

  g_array_set_size (self->places, 0);
  g_array_set_size (self->ids, 0);
  g_array_set_size (self->starts, 0);
  g_array_set_size (self->sentences, 0);
  g_array_append_val (self->starts, zero);
}

static guint32
fold_hash (guint64 hash, guint32 size)
{
  return (guint32) ((hash >> 16) % size);
}

static void
add_word (StanceParserWords *self, const StanceParser *parser, const StanceWord *word, guint place, guint64 marks)
{
  guint32 ids[STANCE_PARSER_TABLES] = {
    [FORM] = stance_hashes_find (parser->forms, parser->n_forms, word->hash),
    [SUFFIX3] = fold_hash (word->suffixes[2], sizes[SUFFIX3]),
    [SUFFIX2] = fold_hash (word->suffixes[1], sizes[SUFFIX2]),
    [PREFIX] = fold_hash (word->prefixes[2], sizes[PREFIX]),
    [SHAPE] = word->shape % sizes[SHAPE],
    [TAG] = word->tag + 1u,
    [MARKS_BEFORE] = marks ? 1 + fold_hash (marks, sizes[MARKS_BEFORE] - 1) : 0,
  };

  g_array_append_val (self->places, place);
  g_array_append_vals (self->ids, ids, STANCE_PARSER_TABLES);
}

/* What each word of the piece begun last is told of its neighbours. */
static void
end_piece (StanceParserWords *self, guint sentence, guint64 marks)
{
  guint32 first = g_array_index (self->starts, guint32, self->starts->len - 1), end = self->places->len;
  guint32 *ids = (guint32 *) self->ids->data;

  if (end == first)
    return;
  for (guint32 i = first; i < end; i++)
    {
      guint32 *word = ids + (gsize) i * STANCE_PARSER_TABLES;

      word[TAG_BEFORE] = i > first ? word[TAG - STANCE_PARSER_TABLES] : 0;
      word[TAG_AFTER] = i + 1 < end ? word[TAG + STANCE_PARSER_TABLES] : 0;
      word[MARKS_AFTER] = i + 1 < end ? word[MARKS_BEFORE + STANCE_PARSER_TABLES] : marks ? 1 + fold_hash (marks, sizes[MARKS_AFTER] - 1) : 0;
    }
  g_array_append_val (self->starts, end);
  g_array_append_val (self->sentences, sentence);
}

void
stance_parser_words_add (StanceParserWords *self, const StanceParser *parser, const StanceWord *words, guint first, guint end)
{
  guint64 marks = 0;

  for (guint i = first; i < end; i++)
    {
      if (parser->is_mark[words[i].tag])
        {
          marks = stance_feature_mix (marks, words[i].hash);
          continue;
        }
      if (self->places->len - g_array_index (self->starts, guint32, self->starts->len - 1) >= LONGEST_PIECE)
        end_piece (self, first, marks);
      add_word (self, parser, &words[i], i, marks);
      marks = 0;
    }
  end_piece (self, first, marks);
  if (self->sentences->len > 0 && g_array_index (self->sentences, guint32, self->sentences->len - 1) == first)
    return;
  for (guint i = first; i < end && i < first + LONGEST_PIECE; i++)
    add_word (self, parser, &words[i], i, 0);
  end_piece (self, first, 0);
}
