/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-wording-private.h"

#include <math.h>
#include <string.h>

/* Fewer words are a name or a tag, which many sentences share. */
#define LEAST_WORDS 4
/* That many words that tell something, or hardly any others: fewer are the issue itself, which all sentences on it share. */
#define LEAST_TOLD 3
/* With fewer than these in common, more of both has to be the same. */
#define MANY_TOLD 5
/* That much of the shorter one in the longer one: it is the same, cut. */
#define CONTAINED 0.85
/* That much in common: the same in other words. Of unrelated sentences by one speaker on one issue few have a third, ... */
#define ALIKE 0.45
/* ... of those with few words in common few have half, ... */
#define MUCH_ALIKE 0.52
/* ... and where only two words tell something, they have to be nearly all. */
#define HARDLY_OTHER 0.8
/* What words in another order count. */
#define OTHER_ORDER 0.9
/* Sentences so much alike, of which one has a negation, deny each other. */
#define DENIED 0.75

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

static void
make_room (StanceWords *self)
{
  self->lexemes = g_new0 (guint, self->n + 1);
  self->worths = g_new (double, self->n + 1);
  self->weights = g_new0 (double, self->n + 1);
  self->denies = g_new0 (gboolean, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->worths[i] = 1;
}

StanceWords *
stance_lexemes_read (StanceLexemes *self, const char *text, gboolean direct, const char *party)
{
  StanceWords *words = g_new0 (StanceWords, 1);
  gboolean inside[STANCE_MOST_WORDS];
  guint found[3][STANCE_MOST_WORDS];
  const char *p = text, *start;

  while (words->n < STANCE_MOST_WORDS && (start = next_word (&p)))
    {
      found[0][words->n] = stance_lexemes_number (self, start, (gsize) (p - start));
      found[1][words->n] = (guint) (start - text);
      found[2][words->n++] = (guint) (p - text);
    }
  words->text = text;
  words->numbers = g_memdup2 (found[0], words->n * sizeof (guint));
  words->starts = g_memdup2 (found[1], words->n * sizeof (guint));
  words->ends = g_memdup2 (found[2], words->n * sizeof (guint));
  make_room (words);
  stance_words_find_quoted (words, direct, inside);
  if (self->model && words->n > 0)
    stance_words_find_told (words, self, inside, party);
  return words;
}

void
stance_words_free (StanceWords *self)
{
  g_free (self->numbers);
  g_free (self->lexemes);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->worths);
  g_free (self->weights);
  g_free (self->denies);
  g_free (self->sorted);
  g_array_unref (self->quoted);
  g_free (self);
}

/* What both have in whatever order: no less than what they have in order. */
static double
weigh_common (const StanceWords *a, const StanceWords *b, guint *told)
{
  double common = 0;

  *told = 0;
  for (guint i = 0, j = 0; i < a->n_sorted && j < b->n_sorted;)
    if (a->sorted[i].lexeme == b->sorted[j].lexeme)
      {
        common += MIN (a->sorted[i].weight, b->sorted[j].weight);
        *told += MIN (a->sorted[i].told, b->sorted[j].told);
        i++;
        j++;
      }
    else if (a->sorted[i].lexeme < b->sorted[j].lexeme)
      i++;
    else
      j++;
  return common;
}

/* The best alignment of words in order (longest common subsequence by weight): (n_a + 1) x (n_b + 1), what can be had from there on. */
static double *
align (const StanceWords *a, const StanceWords *b)
{
  gsize columns = (gsize) b->n + 1;
  double *best = g_new0 (double, ((gsize) a->n + 1) * columns);

  for (guint i = a->n; i-- > 0;)
    for (guint j = b->n; j-- > 0;)
      {
        double skip = MAX (best[(i + 1) * columns + j], best[i * columns + j + 1]);
        gboolean same = a->lexemes[i] == b->lexemes[j];

        best[i * columns + j] = same ? MAX (skip, best[(i + 1) * columns + j + 1] + MIN (a->weights[i], b->weights[j])) : skip;
      }
  return best;
}

static gboolean
is_verbatim (const StanceWords *a, const StanceWords *b)
{
  return a->n == b->n && a->n > 0 && memcmp (a->numbers, b->numbers, a->n * sizeof (guint)) == 0;
}

/* Whether the shorter one stands in the longer one word for word, and tells something. */
static gboolean
is_part (const StanceWords *a, const StanceWords *b, guint told)
{
  const StanceWords *part = a->n < b->n ? a : b, *whole = a->n < b->n ? b : a;

  for (guint i = 0; told > 0 && i + part->n <= whole->n; i++)
    if (memcmp (&whole->numbers[i], part->numbers, part->n * sizeof (guint)) == 0)
      return TRUE;
  return FALSE;
}

/* How much has to be alike when so many words that tell something are. */
static double
get_least (guint told)
{
  if (told >= LEAST_TOLD)
    return told < MANY_TOLD ? MUCH_ALIKE : ALIKE;
  return told + 1 == LEAST_TOLD ? HARDLY_OTHER : INFINITY;
}

static gboolean
differ_in_denial (const StanceWords *a, const StanceWords *b)
{
  return a->negations % 2 != b->negations % 2;
}

/* A negation that makes the opposite of the same words makes them no less alike. */
static double
weight_of (const StanceWords *self, const StanceWords *other)
{
  return differ_in_denial (self, other) ? self->weight - self->denial : self->weight;
}

static StanceLikeness
judge (double common, guint told, const StanceWords *a, const StanceWords *b)
{
  double shorter = MIN (weight_of (a, b), weight_of (b, a)), longer = MAX (weight_of (a, b), weight_of (b, a));
  StanceLikeness likeness = { STANCE_WORDING_PARAPHRASED, shorter + longer > 0 ? MIN (2 * common / (shorter + longer), 1) : 0 };

  if (is_verbatim (a, b))
    return (StanceLikeness) { STANCE_WORDING_VERBATIM, 1 };
  if (shorter < 0.9 * longer && ((told > LEAST_TOLD && common >= CONTAINED * shorter) || is_part (a, b, told)))
    likeness.wording = STANCE_WORDING_SHORTENED;
  else if (stance_words_share_quotation (a, b))
    likeness.wording = STANCE_WORDING_QUOTED;
  else if (likeness.similarity < get_least (told))
    likeness.similarity = 0;
  return likeness;
}

gboolean
stance_wording_compare (const StanceWords *a, const StanceWords *b, StanceLikeness *likeness)
{
  g_autofree double *best = NULL;
  double common;
  guint told;

  if (MIN (a->n, b->n) < LEAST_WORDS && !is_verbatim (a, b))
    return FALSE;
  common = weigh_common (a, b, &told);
  *likeness = judge (common, told, a, b);
  if (likeness->similarity <= 0)
    return FALSE;
  best = align (a, b);
  *likeness = judge (told < MANY_TOLD ? best[0] : MAX (best[0], OTHER_ORDER * common), told, a, b);
  return likeness->similarity > 0;
}

gboolean
stance_wording_denies (const StanceWords *a, const StanceWords *b, const StanceLikeness *likeness)
{
  return likeness->similarity >= DENIED && differ_in_denial (a, b);
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

/* Two forms of one word stand for each other, but differ. */
GArray *
stance_wording_list_changes (const StanceWords *a, const StanceWords *b)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (StanceChange));
  g_autofree double *best = align (a, b);
  gsize columns = (gsize) b->n + 1;
  guint in_a[2] = { 0, 0 }, in_b[2] = { 0, 0 };

  while (in_a[1] < a->n || in_b[1] < b->n)
    {
      guint i = in_a[1], j = in_b[1];
      gboolean both = i < a->n && j < b->n;

      if (both && a->lexemes[i] == b->lexemes[j]
          && best[(i + 1) * columns + j + 1] + MIN (a->weights[i], b->weights[j]) > best[i * columns + j] - 1e-12)
        {
          if (a->numbers[i] == b->numbers[j])
            add_change (changes, a, in_a, b, in_b);
          in_a[1]++;
          in_b[1]++;
          if (a->numbers[i] == b->numbers[j])
            {
              in_a[0] = in_a[1];
              in_b[0] = in_b[1];
            }
        }
      else if (j == b->n || (i < a->n && best[(i + 1) * columns + j] >= best[i * columns + j + 1]))
        in_a[1]++;
      else
        in_b[1]++;
    }
  add_change (changes, a, in_a, b, in_b);
  return changes;
}
