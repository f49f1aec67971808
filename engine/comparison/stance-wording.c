/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-wording-private.h"

#include <stdlib.h>
#include <string.h>

/* Fewer words are a name or a tag, which many sentences share. */
#define LEAST_WORDS 4
/* That much of the shorter one in the longer one: it is the same, cut. */
#define CONTAINED 0.85
/* That much in common: the same in other words. Of unrelated sentences by one speaker on one issue few have a third. */
#define ALIKE 0.45
/* With fewer texts than this, what stands in two of them is not common yet. */
#define FEW_TEXTS 20

StanceLexemes *
stance_lexemes_new (void)
{
  StanceLexemes *self = g_new0 (StanceLexemes, 1);

  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

void
stance_lexemes_free (StanceLexemes *self)
{
  g_hash_table_unref (self->numbers);
  g_array_unref (self->counts);
  g_free (self);
}

static guint
number_of (StanceLexemes *self, const char *text, gsize length)
{
  g_autofree char *folded = g_utf8_casefold (text, (gssize) length);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, folded));

  if (number == 0)
    {
      g_array_set_size (self->counts, self->counts->len + 1);
      number = self->counts->len;
      g_hash_table_insert (self->numbers, g_steal_pointer (&folded), GUINT_TO_POINTER (number));
    }
  return number - 1;
}

static gboolean
is_joint (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == '-' || c == '.' || c == ',';
}

/* The next word from `*p` on; NULL at the end. A joint counts between letters only. */
static const char *
next_word (const char **p)
{
  const char *start = *p, *end;

  while (*start && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  for (end = start; *end; end = g_utf8_next_char (end))
    {
      gunichar c = g_utf8_get_char (end);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && !(is_joint (c) && g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (end)))))
        break;
    }
  *p = end;
  return *start ? start : NULL;
}

static int
compare_numbers (const void *a, const void *b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* Each word counts once for a text. */
static void
count_words (StanceLexemes *self, const StanceWords *words)
{
  for (guint i = 0; i < words->n; i++)
    if (i == 0 || words->sorted[i] != words->sorted[i - 1])
      g_array_index (self->counts, guint, words->sorted[i])++;
  self->n_texts++;
}

StanceWords *
stance_lexemes_read (StanceLexemes *self, const char *text, gboolean direct)
{
  StanceWords *words = g_new0 (StanceWords, 1);
  guint found[3][STANCE_MOST_WORDS];
  const char *p = text, *start;

  while (words->n < STANCE_MOST_WORDS && (start = next_word (&p)))
    {
      found[0][words->n] = number_of (self, start, (gsize) (p - start));
      found[1][words->n] = (guint) (start - text);
      found[2][words->n++] = (guint) (p - text);
    }
  words->text = text;
  words->numbers = g_memdup2 (found[0], words->n * sizeof (guint));
  words->starts = g_memdup2 (found[1], words->n * sizeof (guint));
  words->ends = g_memdup2 (found[2], words->n * sizeof (guint));
  words->sorted = g_memdup2 (found[0], words->n * sizeof (guint));
  if (words->n > 0)
    qsort (words->sorted, words->n, sizeof (guint), compare_numbers);
  count_words (self, words);
  stance_words_find_quoted (words, direct);
  return words;
}

void
stance_words_free (StanceWords *self)
{
  g_free (self->numbers);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->sorted);
  g_array_unref (self->quoted);
  g_free (self);
}

/* A word of every text weighs a fifth of one that stands in few (after K. Sparck Jones 1972, "A statistical interpretation of term specificity"). */
static double
weight_of (const StanceLexemes *lexemes, guint number)
{
  return 1 / (1 + 4.0 * g_array_index (lexemes->counts, guint, number) / MAX (lexemes->n_texts, FEW_TEXTS));
}

void
stance_words_weigh (StanceWords *self, const StanceLexemes *lexemes)
{
  self->weight = 0;
  for (guint i = 0; i < self->n; i++)
    self->weight += weight_of (lexemes, self->numbers[i]);
}

/* What both have in whatever order: no less than what they have in order. */
static double
weigh_common (const StanceLexemes *lexemes, const StanceWords *a, const StanceWords *b)
{
  double common = 0;

  for (guint i = 0, j = 0; i < a->n && j < b->n;)
    if (a->sorted[i] == b->sorted[j])
      {
        common += weight_of (lexemes, a->sorted[i]);
        i++;
        j++;
      }
    else if (a->sorted[i] < b->sorted[j])
      i++;
    else
      j++;
  return common;
}

/* The best alignment of words in order (longest common subsequence by weight): (n_a + 1) x (n_b + 1), what can be had from there on. */
static double *
align (const StanceLexemes *lexemes, const StanceWords *a, const StanceWords *b)
{
  gsize columns = (gsize) b->n + 1;
  double *best = g_new0 (double, ((gsize) a->n + 1) * columns);

  for (guint i = a->n; i-- > 0;)
    for (guint j = b->n; j-- > 0;)
      {
        double skip = MAX (best[(i + 1) * columns + j], best[i * columns + j + 1]);
        gboolean same = a->numbers[i] == b->numbers[j];

        best[i * columns + j] = same ? MAX (skip, best[(i + 1) * columns + j + 1] + weight_of (lexemes, a->numbers[i])) : skip;
      }
  return best;
}

static gboolean
is_verbatim (const StanceWords *a, const StanceWords *b)
{
  return a->n == b->n && a->n > 0 && memcmp (a->numbers, b->numbers, a->n * sizeof (guint)) == 0;
}

static StanceLikeness
judge (double common, const StanceWords *a, const StanceWords *b)
{
  double shorter = MIN (a->weight, b->weight), longer = MAX (a->weight, b->weight);
  StanceLikeness likeness = { STANCE_WORDING_PARAPHRASED, 2 * common / (shorter + longer) };

  if (is_verbatim (a, b))
    return (StanceLikeness) { STANCE_WORDING_VERBATIM, 1 };
  if (common >= CONTAINED * shorter && shorter < 0.9 * longer)
    likeness.wording = STANCE_WORDING_SHORTENED;
  else if (stance_words_share_quotation (a, b))
    likeness.wording = STANCE_WORDING_QUOTED;
  else if (likeness.similarity < ALIKE)
    likeness.similarity = 0;
  return likeness;
}

gboolean
stance_wording_compare (const StanceLexemes *lexemes, const StanceWords *a, const StanceWords *b, StanceLikeness *likeness)
{
  g_autofree double *best = NULL;

  if (MIN (a->n, b->n) < LEAST_WORDS && !is_verbatim (a, b))
    return FALSE;
  *likeness = judge (weigh_common (lexemes, a, b), a, b);
  if (likeness->similarity <= 0)
    return FALSE;
  best = align (lexemes, a, b);
  *likeness = judge (best[0], a, b);
  return likeness->similarity > 0;
}

/* From one word to another, `first` included. */
static StanceSpan
slice (const StanceWords *words, guint first, guint end)
{
  return first == end ? (StanceSpan) { 0 } : (StanceSpan) { words->starts[first], words->ends[end - 1] };
}

static void
add_change (GArray *changes, const StanceWords *a, const guint from_to_a[2], const StanceWords *b, const guint from_to_b[2])
{
  StanceChange change = { slice (a, from_to_a[0], from_to_a[1]), slice (b, from_to_b[0], from_to_b[1]) };

  if (change.a.end > change.a.start || change.b.end > change.b.start)
    g_array_append_val (changes, change);
}

GArray *
stance_wording_list_changes (const StanceLexemes *lexemes, const StanceWords *a, const StanceWords *b)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (StanceChange));
  g_autofree double *best = align (lexemes, a, b);
  gsize columns = (gsize) b->n + 1;
  guint in_a[2] = { 0, 0 }, in_b[2] = { 0, 0 };

  while (in_a[1] < a->n || in_b[1] < b->n)
    {
      guint i = in_a[1], j = in_b[1];

      if (i < a->n && j < b->n && a->numbers[i] == b->numbers[j]
          && best[i * columns + j] > MAX (best[(i + 1) * columns + j], best[i * columns + j + 1]) - 1e-12
          && best[(i + 1) * columns + j + 1] + weight_of (lexemes, a->numbers[i]) > best[i * columns + j] - 1e-12)
        {
          add_change (changes, a, in_a, b, in_b);
          in_a[0] = ++in_a[1];
          in_b[0] = ++in_b[1];
        }
      else if (j == b->n || (i < a->n && best[(i + 1) * columns + j] >= best[i * columns + j + 1]))
        in_a[1]++;
      else
        in_b[1]++;
    }
  add_change (changes, a, in_a, b, in_b);
  return changes;
}
