/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-word-counts-private.h"

#include <stance/stance-error.h>

#include "stance-statement-private.h"
#include "stance-table-private.h"

G_DEFINE_BOXED_TYPE (StanceWordCounts, stance_word_counts, stance_word_counts_ref, stance_word_counts_unref)

/* One count of a word by a party, before it is known which words are kept. */
typedef struct
{
  guint32 party;
  guint32 word;
} Use;

typedef struct
{
  StanceNames *words;
  GArray *uses; /* of Use */
} Reading;

static void
word_counts_clear (StanceWordCounts *self)
{
  g_clear_pointer (&self->parties, stance_names_free);
  g_clear_pointer (&self->words, stance_names_free);
  g_clear_pointer (&self->counts, stance_array_free);
}

/* A hyphen or an apostrophe between letters belongs to the word. */
static gboolean
continues (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  if (g_unichar_isalpha (c) || g_unichar_ismark (c))
    return TRUE;
  return (c == '-' || c == '\'' || c == 0x2019) && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (at)));
}

static void
read_words (Reading *self, guint party, const char *text)
{
  const char *at = text;

  while (*at)
    {
      const char *start = at;

      while (*at && g_unichar_isalpha (g_utf8_get_char (start)) && continues (at))
        at = g_utf8_next_char (at);
      if (at > start)
        {
          g_autofree char *folded = g_utf8_casefold (start, at - start);
          Use use = { party, stance_names_add (self->words, folded) };

          g_array_append_val (self->uses, use);
        }
      else
        at = g_utf8_next_char (at);
    }
}

/* The same words can tell of several issues; they were said once. */
static gboolean
is_new (GHashTable *seen, guint party, const StanceStatementFields *fields)
{
  if (!fields->quote)
    return FALSE;
  return g_hash_table_add (seen, g_strdup_printf ("%u\t%s\t%u\t%s", party, fields->document ? fields->document : "", fields->has_span ? fields->span.start : 0,
                                                  fields->quote));
}

static gboolean
read_table (Reading *self, StanceTable *table)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize issues = stance_names_size (table->issues);

  for (gsize cell = 0; cell < stance_names_size (table->parties) * issues; cell++)
    {
      GPtrArray *statements = table->cells[cell] ? table->cells[cell]->statements : NULL;

      if (table->cells[cell] && !statements)
        return FALSE;
      for (guint i = 0; statements && i < statements->len; i++)
        {
          const StanceStatementFields *fields = stance_statement_get_fields (g_ptr_array_index (statements, i));

          if (is_new (seen, (guint) (cell / issues), fields))
            read_words (self, (guint) (cell / issues), fields->quote);
        }
    }
  return TRUE;
}

/* Words used often enough, and by two parties at least: what one alone says does not compare. */
static guint *
keep_words (const Reading *self, guint min_count, StanceNames *kept)
{
  guint size = stance_names_size (self->words);
  g_autofree guint *counts = g_new0 (guint, size + 1);
  g_autofree guint *first = g_new0 (guint, size + 1);
  g_autofree gboolean *several = g_new0 (gboolean, size + 1);
  guint *map = g_new (guint, size + 1);

  for (guint i = 0; i < self->uses->len; i++)
    {
      const Use *use = &g_array_index (self->uses, Use, i);

      if (counts[use->word]++ == 0)
        first[use->word] = use->party;
      several[use->word] |= first[use->word] != use->party;
    }
  for (guint i = 0; i < size; i++)
    map[i] = counts[i] >= min_count && several[i] ? stance_names_add (kept, stance_names_get (self->words, i)) : STANCE_NO_NAME;
  return map;
}

static gboolean
count_words (StanceWordCounts *self, const Reading *reading, guint min_count)
{
  g_autofree guint *map = keep_words (reading, min_count, self->words);

  self->counts = stance_array_new (stance_names_size (self->parties), stance_names_size (self->words));
  if (!self->counts)
    return FALSE;
  for (gsize i = 0; i < self->counts->rows * self->counts->columns; i++)
    self->counts->values[i] = 0;
  for (guint i = 0; i < reading->uses->len; i++)
    {
      const Use *use = &g_array_index (reading->uses, Use, i);

      if (map[use->word] != STANCE_NO_NAME)
        stance_array_row (self->counts, use->party)[map[use->word]]++;
    }
  return TRUE;
}

/**
 * stance_word_counts_new:
 * @table: a table made of statements (stance_table_new())
 * @min_count: words that are used less often in all are left out; 0 is taken as 1
 * @error: return location for an error
 *
 * Counts the words in the quotes of each party's statements: runs of letters, with hyphens and apostrophes between them, case folded. A quote that
 * tells of several issues counts once. Words that one party alone uses are left out, as they say nothing of how parties compare.
 *
 * Errors: %STANCE_ERROR_NO_DATA when the table keeps no statements, or no word is left; %STANCE_ERROR_LIMIT when memory does not suffice.
 *
 * Returns: (transfer full) (nullable): the counts, %NULL on an error
 */
StanceWordCounts *
stance_word_counts_new (StanceTable *table, guint min_count, GError **error)
{
  g_autoptr (StanceWordCounts) self = g_atomic_rc_box_new0 (StanceWordCounts);
  g_autoptr (StanceNames) words = stance_names_new ();
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (Use));
  Reading reading = { words, uses };

  g_return_val_if_fail (table != NULL, NULL);
  self->parties = stance_names_new_take (stance_names_dup (table->parties));
  self->words = stance_names_new ();
  if (!read_table (&reading, table))
    g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "words: the table keeps no statements, expected one made of statements");
  else if (!count_words (self, &reading, MAX (min_count, 1)))
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "words: no memory for %u words of %u parties", stance_names_size (self->words),
                 stance_names_size (self->parties));
  else if (stance_names_size (self->words) == 0)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "words: found none that two parties use and that is quoted %u times or more", MAX (min_count, 1));
  else
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * stance_word_counts_ref:
 * @self: counts
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceWordCounts *
stance_word_counts_ref (StanceWordCounts *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_word_counts_unref:
 * @self: (transfer full): counts
 *
 * Gives a reference back; the last one frees them. May be called from any thread.
 */
void
stance_word_counts_unref (StanceWordCounts *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) word_counts_clear);
}

/**
 * stance_word_counts_get_n_parties:
 * @self: counts
 *
 * Counts the parties: the table's rows.
 *
 * Returns: the number
 */
guint
stance_word_counts_get_n_parties (StanceWordCounts *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return stance_names_size (self->parties);
}

/**
 * stance_word_counts_get_n_words:
 * @self: counts
 *
 * Counts the words that are kept.
 *
 * Returns: the number, at least 1
 */
guint
stance_word_counts_get_n_words (StanceWordCounts *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return stance_names_size (self->words);
}

/**
 * stance_word_counts_get_party:
 * @self: counts
 * @row: a row, from 0
 *
 * Names a party.
 *
 * Returns: (transfer none): the name of the table's row
 */
const char *
stance_word_counts_get_party (StanceWordCounts *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < stance_names_size (self->parties), NULL);
  return stance_names_get (self->parties, row);
}

/**
 * stance_word_counts_get_word:
 * @self: counts
 * @column: a column, from 0
 *
 * Gives a word, case folded.
 *
 * Returns: (transfer none): the word
 */
const char *
stance_word_counts_get_word (StanceWordCounts *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < stance_names_size (self->words), NULL);
  return stance_names_get (self->words, column);
}

/**
 * stance_word_counts_get_count:
 * @self: counts
 * @row: a party's row
 * @column: a word's column
 *
 * Gives how often the party is quoted with the word.
 *
 * Returns: the count
 */
guint
stance_word_counts_get_count (StanceWordCounts *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row < self->counts->rows && column < self->counts->columns, 0);
  return (guint) stance_array_get (self->counts, row, column);
}
