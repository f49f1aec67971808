/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Did you mean": the nearest word by edit distance (insert, delete, replace, swap of neighbours). */
#include "stance-cli-private.h"

/* Longer words than this are cut: they only serve to guess. */
#define LONGEST 63

static guint
cheapest (guint a, guint b, guint c)
{
  return MIN (a, MIN (b, c));
}

/* Fills the row of `a`'s character `i` from the two rows before it. */
static void
fill_row (const char *a, guint i, const char *b, guint n, guint rows[3][LONGEST + 1])
{
  guint *row = rows[i % 3];
  const guint *above = rows[(i + 2) % 3];
  const guint *two_above = rows[(i + 1) % 3];

  row[0] = i;
  for (guint j = 1; j <= n; j++)
    {
      gboolean same = a[i - 1] == b[j - 1];

      row[j] = cheapest (row[j - 1] + 1, above[j] + 1, above[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN (row[j], two_above[j - 2] + 1);
    }
}

static guint
distance (const char *a, const char *b)
{
  guint rows[3][LONGEST + 1];
  guint m = (guint) MIN (strlen (a), LONGEST);
  guint n = (guint) MIN (strlen (b), LONGEST);

  for (guint j = 0; j <= n; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= m; i++)
    fill_row (a, i, b, n, rows);
  return rows[m % 3][n];
}

/* A word that begins like the other is near, however long the rest. */
static guint
closeness (const char *folded, const char *candidate)
{
  g_autofree char *other = g_utf8_casefold (candidate, -1);

  if (strlen (folded) >= 2 && g_str_has_prefix (other, folded))
    return 1;
  return distance (folded, other);
}

const char *
stance_cli_suggest (const char *word, const char *const *words)
{
  g_autofree char *folded = g_utf8_validate (word, -1, NULL) ? g_utf8_casefold (word, -1) : g_strdup (word);
  guint best = (guint) MAX (1, strlen (folded) / 3) + 1;
  const char *found = NULL;

  for (guint i = 0; words[i]; i++)
    {
      guint d = closeness (folded, words[i]);

      if (d < best)
        {
          best = d;
          found = words[i];
        }
    }
  return found;
}

char *
stance_cli_did_you_mean (const char *word, const char *const *words)
{
  const char *near = stance_cli_suggest (word, words);

  return near ? g_strdup_printf ("; did you mean '%s'?", near) : g_strdup ("");
}
