/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-treebank-private.h"

#include <stance/stance-error.h>
#include <string.h>

#include "stance-file-error-private.h"

#define N_COLUMNS 10
/* No sentence is that long; the time of reading and learning one grows with the square of its words. */
#define MAX_WORDS 5000

/* Where reading stands. */
typedef struct
{
  StanceTreebank *bank;
  const char *path;
  guint line;
  guint first;                  /* first word of the sentence being read */
  gboolean opens_paragraph;
  guint token_start;            /* first and last word of the multiword token being read, its form, and whether space stands behind it */
  guint token_end;
  const char *token;
  gboolean token_space;
} Reader;

StanceTreebank *
stance_treebank_new (void)
{
  StanceTreebank *self = g_new0 (StanceTreebank, 1);

  self->strings = g_string_chunk_new (1 << 16);
  self->words = g_array_new (FALSE, TRUE, sizeof (StanceTreeWord));
  self->trees = g_array_new (FALSE, TRUE, sizeof (StanceTree));
  self->tags = stance_symbols_new ();
  self->relations = stance_symbols_new ();
  return self;
}

void
stance_treebank_free (StanceTreebank *self)
{
  g_string_chunk_free (self->strings);
  g_array_unref (self->words);
  g_array_unref (self->trees);
  stance_symbols_free (self->tags);
  stance_symbols_free (self->relations);
  g_free (self);
}

static gboolean
fail (const Reader *r, const char *found, const char *expected, GError **error)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s:%u: %s, expected %s", r->path, r->line, found, expected);
  return FALSE;
}

static gboolean
check_heads (const Reader *r, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (g_array_index (r->bank->words, StanceTreeWord, r->first + i).head > n)
      return fail (r, "a head outside its sentence", "a word of the sentence above this line, or 0", error);
  return TRUE;
}

/* Where heads are given they must make a tree: one root, no circle. */
static gboolean
check_tree (const Reader *r, guint n, GError **error)
{
  const StanceTreeWord *words = &g_array_index (r->bank->words, StanceTreeWord, r->first);
  guint roots = 0;

  for (guint i = 0; i < n; i++)
    roots += words[i].head == 0;
  if (roots == n)
    return TRUE;
  if (roots != 1)
    return fail (r, roots ? "several roots" : "no root", "one root in the sentence above this line", error);
  for (guint i = 0; i < n; i++)
    {
      guint k = i + 1, steps = 0;

      while (k != 0 && ++steps <= n)
        k = words[k - 1].head;
      if (k != 0)
        return fail (r, "heads that go in a circle", "a tree in the sentence above this line", error);
    }
  return TRUE;
}

static gboolean
end_sentence (Reader *r, GError **error)
{
  StanceTree tree = { r->first, r->bank->words->len - r->first, r->opens_paragraph };

  if (tree.n == 0)
    return TRUE;
  if (r->token_end > tree.n)
    return fail (r, "a range that goes on behind its sentence", "one of words of the sentence above this line", error);
  if (tree.n > MAX_WORDS)
    return fail (r, "a sentence of too many words", "at most 5000", error);
  if (!check_heads (r, tree.n, error) || !check_tree (r, tree.n, error))
    return FALSE;
  g_array_append_val (r->bank->trees, tree);
  r->first = r->bank->words->len;
  r->opens_paragraph = FALSE;
  r->token_start = r->token_end = 0;
  return TRUE;
}

/* Cuts a line at its tabs. */
static guint
split_columns (char *line, char *columns[N_COLUMNS])
{
  guint n = 0;

  for (char *at = line; at && n < N_COLUMNS; n++)
    {
      columns[n] = at;
      at = strchr (at, '\t');
      if (at)
        *at++ = '\0';
    }
  return n;
}

static gboolean
has_space_after (const char *misc)
{
  return strstr (misc, "SpaceAfter=No") == NULL;
}

/* The coarse relation and head of the basic tree; "_" where a file has none. */
static gboolean
read_number (const Reader *r, const char *text, guint32 *number, GError **error)
{
  guint64 value = 0;

  if (strcmp (text, "_") != 0 && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &value, NULL))
    return fail (r, text, "a number", error);
  *number = (guint32) value;
  return TRUE;
}

static gboolean
read_word (Reader *r, char *columns[N_COLUMNS], GError **error)
{
  StanceTreebank *bank = r->bank;
  StanceTreeWord word = { .space_after = has_space_after (columns[9]) };
  g_autofree char *tag = g_strdup_printf ("%s %s", columns[3], columns[4]);
  guint32 id;

  if (!read_number (r, columns[0], &id, error) || !read_number (r, columns[6], &word.head, error))
    return FALSE;
  if (id != bank->words->len - r->first + 1)
    return fail (r, columns[0], "the next word's number", error);
  if (columns[1][0] == '\0')
    return fail (r, "an empty form", "a word", error);
  word.form = g_string_chunk_insert_const (bank->strings, columns[1]);
  word.lemma = g_string_chunk_insert_const (bank->strings, columns[2]);
  word.tag = (guint16) stance_symbols_intern (bank->tags, tag);
  word.relation = (guint16) stance_symbols_intern (bank->relations, columns[7]);
  if (id == r->token_start)
    {
      word.joined = r->token;
      word.n_joined = (guint8) (r->token_end - r->token_start + 1);
    }
  if (id <= r->token_end)
    word.space_after = id == r->token_end && r->token_space;
  g_array_append_val (bank->words, word);
  return TRUE;
}

/* "2-3": the words that follow are written as one. */
static gboolean
read_range (Reader *r, char *columns[N_COLUMNS], GError **error)
{
  char *dash = strchr (columns[0], '-');
  guint32 start, end;

  *dash = '\0';
  if (!read_number (r, columns[0], &start, error) || !read_number (r, dash + 1, &end, error))
    return FALSE;
  if (start != r->bank->words->len - r->first + 1 || end < start || end - start >= G_MAXUINT8)
    return fail (r, "a range of other words", "one that begins with the next word", error);
  if (columns[1][0] == '\0')
    return fail (r, "an empty form", "a token", error);
  r->token_start = start;
  r->token_end = end;
  r->token = g_string_chunk_insert_const (r->bank->strings, columns[1]);
  r->token_space = has_space_after (columns[9]);
  return TRUE;
}

static gboolean
read_line (Reader *r, char *line, GError **error)
{
  char *columns[N_COLUMNS];
  guint n;

  if (line[0] == '\0')
    return end_sentence (r, error);
  if (line[0] == '#')
    {
      r->opens_paragraph |= g_str_has_prefix (line, "# newpar") || g_str_has_prefix (line, "# newdoc");
      return TRUE;
    }
  n = split_columns (line, columns);
  if (n != N_COLUMNS)
    {
      g_autofree char *found = g_strdup_printf ("%u column%s", n, n == 1 ? "" : "s");

      return fail (r, found, "ten columns parted by tabs", error);
    }
  if (strchr (columns[0], '.'))
    return TRUE;
  if (strchr (columns[0], '-'))
    return read_range (r, columns, error);
  return read_word (r, columns, error);
}

gboolean
stance_treebank_parse (StanceTreebank *self, const char *contents, const char *path, GError **error)
{
  Reader r = { .bank = self, .path = path, .first = self->words->len };
  g_auto (GStrv) lines = g_strsplit (contents, "\n", -1);
  guint before = self->trees->len;

  if (!g_utf8_validate (contents, -1, NULL))
    return fail (&r, "bytes that are not UTF-8", "UTF-8", error);
  for (guint i = 0; lines[i]; i++)
    {
      r.line = i + 1;
      g_strchomp (lines[i]);
      if (!read_line (&r, lines[i], error))
        return FALSE;
    }
  if (!end_sentence (&r, error))
    return FALSE;
  return self->trees->len > before || contents[strspn (contents, "\n")] == '\0' || fail (&r, "no sentence", "CoNLL-U: lines of ten columns", error);
}

gboolean
stance_treebank_read (StanceTreebank *self, const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  Reader r = { .path = path, .line = 1 };
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    {
      stance_file_error (error, path);
      return FALSE;
    }
  if (strlen (contents) < length)
    {
      for (const char *at = contents; *at; at++)
        r.line += *at == '\n';
      return fail (&r, "a NUL byte", "text", error);
    }
  return stance_treebank_parse (self, contents, path, error);
}
