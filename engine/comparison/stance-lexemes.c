/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of many texts: forms of one word are found by what the model's language tells of inflections, and common words weigh less. */
#include "stance-wording-private.h"

#include <stdlib.h>
#include <string.h>

/* With fewer texts than this, what stands in two of them is not common yet. */
#define FEW_TEXTS 20

StanceLexemes *
stance_lexemes_new (StanceModel *model)
{
  StanceLexemes *self = g_new0 (StanceLexemes, 1);

  self->model = model;
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parents = g_array_new (FALSE, TRUE, sizeof (guint));
  self->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

void
stance_lexemes_free (StanceLexemes *self)
{
  g_hash_table_unref (self->numbers);
  g_array_unref (self->parents);
  g_array_unref (self->counts);
  g_free (self);
}

guint
stance_lexemes_find (const StanceLexemes *self, guint number)
{
  while (g_array_index (self->parents, guint, number) != number)
    number = g_array_index (self->parents, guint, number);
  return number;
}

/* The number of a folded word; TRUE in `fresh` when there was none. */
static guint
number_of (StanceLexemes *self, const char *folded, gboolean *fresh)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, folded));

  *fresh = number == 0;
  if (number > 0)
    return number - 1;
  number = self->parents->len;
  g_array_append_val (self->parents, number);
  g_array_set_size (self->counts, number + 1);
  g_hash_table_insert (self->numbers, g_strdup (folded), GUINT_TO_POINTER (number + 1));
  return number;
}

/* The lower number stands for both, and paths stay short. */
static void
unite (StanceLexemes *self, guint first, guint second)
{
  guint x = stance_lexemes_find (self, first), y = stance_lexemes_find (self, second);

  g_array_index (self->parents, guint, MAX (x, y)) = MIN (x, y);
  g_array_index (self->parents, guint, first) = g_array_index (self->parents, guint, second) = MIN (x, y);
}

guint
stance_lexemes_number (StanceLexemes *self, const char *word, gsize length)
{
  g_autofree char *folded = g_utf8_casefold (word, (gssize) length);
  g_autoptr (GPtrArray) lemmas = NULL;
  gboolean fresh;
  guint number = number_of (self, folded, &fresh);

  if (!fresh || !self->model)
    return number;
  lemmas = stance_language_list_lemmas (stance_model_get_language (self->model), folded);
  for (guint i = 0; i < lemmas->len; i++)
    unite (self, number, number_of (self, g_ptr_array_index (lemmas, i), &fresh));
  return number;
}

static int
compare_told (const void *a, const void *b)
{
  const StanceTold *x = a, *y = b;

  return (x->lexeme > y->lexeme) - (x->lexeme < y->lexeme);
}

static void
sort_words (StanceWords *self)
{
  guint n = 0;

  self->sorted = g_new0 (StanceTold, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    self->sorted[i] = (StanceTold) { self->lexemes[i], self->worths[i] >= 1, 0 };
  qsort (self->sorted, self->n, sizeof (StanceTold), compare_told);
  for (guint i = 0; i < self->n; i++)
    if (n > 0 && self->sorted[n - 1].lexeme == self->sorted[i].lexeme)
      self->sorted[n - 1].told += self->sorted[i].told;
    else
      self->sorted[n++] = self->sorted[i];
  self->n_sorted = n;
}

void
stance_words_count (StanceWords *self, StanceLexemes *lexemes)
{
  for (guint i = 0; i < self->n; i++)
    self->lexemes[i] = stance_lexemes_find (lexemes, self->numbers[i]);
  sort_words (self);
  for (guint i = 0; i < self->n_sorted; i++)
    g_array_index (lexemes->counts, guint, self->sorted[i].lexeme)++;
  lexemes->n_texts++;
}

/* A word of every text weighs a fifth of one that stands in few (after K. Sparck Jones 1972, "A statistical interpretation of term specificity"). */
static double
rarity_of (const StanceLexemes *lexemes, guint lexeme)
{
  return 1 / (1 + 4.0 * g_array_index (lexemes->counts, guint, lexeme) / MAX (lexemes->n_texts, FEW_TEXTS));
}

static StanceTold *
find_told (const StanceWords *self, guint lexeme)
{
  StanceTold key = { .lexeme = lexeme };

  return bsearch (&key, self->sorted, self->n_sorted, sizeof (StanceTold), compare_told);
}

void
stance_words_weigh (StanceWords *self, const StanceLexemes *lexemes)
{
  self->weight = self->denial = 0;
  for (guint i = 0; i < self->n; i++)
    {
      self->weights[i] = self->worths[i] * rarity_of (lexemes, self->lexemes[i]);
      self->weight += self->weights[i];
      self->denial += self->denies[i] ? self->weights[i] : 0;
      find_told (self, self->lexemes[i])->weight += self->weights[i];
    }
}
