/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-suggest.h>

#include "stance-suggest-private.h"

#include <string.h>

#define LONGEST 63

/* Edit distance with neighbouring letters swapped counted as one (optimal string alignment). */
static guint
edit_distance (const char *a, const char *b)
{
  guint rows[3][LONGEST + 1];
  guint n = strlen (a), m = strlen (b);

  for (guint j = 0; j <= m; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *above2 = rows[(i + 1) % 3];

      row[0] = i;
      for (guint j = 1; j <= m; j++)
        {
          row[j] = MIN (MIN (row[j - 1], above[j]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], above2[j - 2] + 1);
        }
    }
  return rows[n % 3][m];
}

void
stance_suggestion_init (StanceSuggestion *self, const char *given)
{
  self->given = given;
  self->best = NULL;
  self->distance = MAX (1, (guint) strlen (given) / 3) + 1;
}

void
stance_suggestion_offer (StanceSuggestion *self, const char *candidate)
{
  gsize given_length = strlen (self->given), length = strlen (candidate);
  guint distance;

  if (given_length > LONGEST || length > LONGEST)
    return;
  distance = edit_distance (self->given, candidate);
  if (distance < self->distance && distance < given_length)
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
 * their neighbour), regardless of case. A name more than a third of @given's length away is none, and so is one longer than 63 bytes.
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
