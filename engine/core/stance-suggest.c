/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-suggest.h>

#include "stance-suggest-private.h"

#include <string.h>

#define LONGEST 63

typedef struct
{
  gunichar letters[LONGEST];
  guint n;
} Word;

/* FALSE for one that is too long, or no text. */
static gboolean
read_word (const char *text, Word *word)
{
  if (!g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > LONGEST)
    return FALSE;
  word->n = 0;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    word->letters[word->n++] = g_utf8_get_char (p);
  return TRUE;
}

/* Edit distance with neighbouring letters swapped counted as one (optimal string alignment). */
static guint
edit_distance (const Word *a, const Word *b)
{
  guint rows[3][LONGEST + 1];

  for (guint j = 0; j <= b->n; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= a->n; i++)
    {
      guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];
      gunichar here = a->letters[i - 1];

      row[0] = i;
      for (guint j = 1; j <= b->n; j++)
        {
          row[j] = MIN (MIN (row[j - 1], above[j]) + 1, above[j - 1] + (here != b->letters[j - 1]));
          if (i > 1 && j > 1 && here == b->letters[j - 2] && a->letters[i - 2] == b->letters[j - 1])
            row[j] = MIN (row[j], above2[j - 2] + 1);
        }
    }
  return rows[a->n % 3][b->n];
}

/* How many letters may differ before it is as likely another word: a quarter of the shorter one, a third where its first half is right; of two letters
 * none may be wrong. */
static guint
most_of (const Word *a, const Word *b)
{
  guint n = MIN (a->n, b->n), alike = 0;

  while (alike < n && a->letters[alike] == b->letters[alike])
    alike++;
  if (n < 3)
    return n == 2 && alike == 2 ? 1 : 0;
  return MAX (1, 2 * alike >= n ? n / 3 : n / 4);
}

void
stance_suggestion_init (StanceSuggestion *self, const char *given)
{
  self->given = given;
  self->best = NULL;
  self->distance = G_MAXUINT;
}

void
stance_suggestion_offer (StanceSuggestion *self, const char *candidate)
{
  Word given, word;
  guint distance;

  if (!read_word (self->given, &given) || !read_word (candidate, &word))
    return;
  distance = edit_distance (&given, &word);
  if (distance < self->distance && distance <= most_of (&given, &word))
    {
      self->distance = distance;
      self->best = candidate;
    }
}

char *
stance_suggestion_text (const StanceSuggestion *self)
{
  return self->best ? g_strdup_printf (" (did you mean \"%s\"?)", self->best) : g_strdup ("");
}

static char *
fold (const char *word)
{
  return g_utf8_validate (word, -1, NULL) ? g_utf8_casefold (word, -1) : g_strdup (word);
}

/**
 * stance_suggest:
 * @given: a name that is none of @candidates
 * @candidates: (array zero-terminated=1): the names there are
 *
 * Finds the name that was probably meant: the one with the smallest edit distance (letters inserted, left out, replaced, or swapped with
 * their neighbour), regardless of case. Where more letters than a quarter of the shorter one differ (a third where its first half is the same; one at
 * least, but of two letters both are right), it is as likely another name, and none is given; nor is one of more than 63 letters.
 *
 * Returns: (transfer none) (nullable): one of @candidates, the first of those equally near; %NULL when none is near
 */
const char *
stance_suggest (const char *given, const char *const *candidates)
{
  g_autofree char *folded = NULL;
  StanceSuggestion suggestion;
  const char *found = NULL;

  g_return_val_if_fail (given != NULL && candidates != NULL, NULL);
  folded = fold (given);
  stance_suggestion_init (&suggestion, folded);
  for (guint i = 0; candidates[i] != NULL; i++)
    {
      g_autofree char *candidate = fold (candidates[i]);
      guint before = suggestion.distance;

      stance_suggestion_offer (&suggestion, candidate);
      if (suggestion.distance < before)
        found = candidates[i];
    }
  return found;
}
