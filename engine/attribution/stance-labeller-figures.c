/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of what people have annotated a labeller finds. */
#include "stance-labeller-figures-private.h"

#include <string.h>

/* The words of one attribution, by the first and last of each run; sorted. */
typedef struct
{
  GArray *source;       /* of StanceByteRange, over numbers of tokens */
  GArray *content;
} Parts;

typedef struct
{
  guint gold;
  guint found;
  guint twice;          /* 2 x shared words */
  guint words;          /* of both */
} Pair;

static void
parts_free (gpointer data)
{
  Parts *parts = data;

  g_array_unref (parts->source);
  g_array_unref (parts->content);
  g_free (parts);
}

static Parts *
parts_new (void)
{
  Parts *parts = g_new (Parts, 1);

  parts->source = g_array_new (FALSE, FALSE, sizeof (StanceByteRange));
  parts->content = g_array_new (FALSE, FALSE, sizeof (StanceByteRange));
  return parts;
}

static gint
compare_ranges (gconstpointer a, gconstpointer b)
{
  const StanceByteRange *left = a, *right = b;

  return left->start < right->start ? -1 : left->start > right->start;
}

/* The first token that ends behind a byte. */
static guint
find_token (const StanceText *text, guint byte)
{
  guint low = 0, high = text->tokens->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (stance_text_token (text, middle)->end > byte)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* Ranges of bytes as runs of tokens that do not overlap. */
static void
take_bytes (const StanceText *text, const GArray *bytes, GArray *runs)
{
  guint kept = 0;

  for (guint i = 0; i < bytes->len; i++)
    {
      const StanceByteRange *range = &g_array_index (bytes, StanceByteRange, i);
      StanceByteRange run = { find_token (text, range->start), find_token (text, range->end) };

      if (run.end < text->tokens->len && stance_text_token (text, run.end)->start < range->end)
        run.end++;
      if (range->end > range->start && run.start < run.end)
        g_array_append_val (runs, run);
    }
  g_array_sort (runs, compare_ranges);
  for (guint i = 0; i < runs->len; i++)
    {
      StanceByteRange *run = &g_array_index (runs, StanceByteRange, i), *last = kept ? &g_array_index (runs, StanceByteRange, kept - 1) : NULL;

      if (last && run->start <= last->end)
        last->end = MAX (last->end, run->end);
      else
        g_array_index (runs, StanceByteRange, kept++) = *run;
    }
  g_array_set_size (runs, kept);
}

static GPtrArray *
read_gold (const StanceText *text, const StanceAnnotated *article)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (parts_free);

  for (guint i = 0; i < article->annotations->len; i++)
    {
      const StanceAnnotation *annotation = g_ptr_array_index (article->annotations, i);
      Parts *parts = parts_new ();

      take_bytes (text, annotation->source, parts->source);
      take_bytes (text, annotation->content, parts->content);
      g_ptr_array_add (all, parts);
    }
  return all;
}

static GPtrArray *
read_labels (const StanceLabels *labels)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (parts_free);

  for (guint i = 0; i < labels->attributions->len; i++)
    {
      const StanceLabelled *labelled = &g_array_index (labels->attributions, StanceLabelled, i);
      Parts *parts = parts_new ();

      for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
        {
          const StancePiece *piece = &g_array_index (labels->pieces, StancePiece, p);
          StanceByteRange run = { piece->first, piece->end };

          if (piece->role == STANCE_ROLE_SOURCE)
            g_array_append_val (parts->source, run);
          else if (piece->role == STANCE_ROLE_CONTENT)
            g_array_append_val (parts->content, run);
        }
      g_ptr_array_add (all, parts);
    }
  return all;
}

static guint
count_words (const guint32 *words, const GArray *runs)
{
  guint sum = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const StanceByteRange *run = &g_array_index (runs, StanceByteRange, i);

      sum += words[run->end] - words[run->start];
    }
  return sum;
}

/* The words that two parts share. */
static guint
count_shared (const guint32 *words, const GArray *left, const GArray *right)
{
  guint sum = 0;

  for (guint i = 0, k = 0; i < left->len && k < right->len;)
    {
      const StanceByteRange *a = &g_array_index (left, StanceByteRange, i), *b = &g_array_index (right, StanceByteRange, k);
      guint start = MAX (a->start, b->start), end = MIN (a->end, b->end);

      if (start < end)
        sum += words[end] - words[start];
      if (a->end < b->end)
        i++;
      else
        k++;
    }
  return sum;
}

/* The better one first; of two as good, the one that begins earlier. */
static gint
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *left = a, *right = b;
  guint64 l = (guint64) left->twice * right->words, r = (guint64) right->twice * left->words;

  if (l != r)
    return l > r ? -1 : 1;
  if (left->gold != right->gold)
    return left->gold < right->gold ? -1 : 1;
  return left->found < right->found ? -1 : left->found > right->found;
}

static GArray *
find_pairs (const guint32 *words, const GPtrArray *gold, const GPtrArray *found)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; i < gold->len; i++)
    for (guint k = 0; k < found->len; k++)
      {
        const Parts *a = g_ptr_array_index (gold, i), *b = g_ptr_array_index (found, k);
        Pair pair = { i, k, 2 * count_shared (words, a->content, b->content), 0 };

        pair.words = pair.twice ? count_words (words, a->content) + count_words (words, b->content) : 0;
        if (pair.twice && 2 * pair.twice >= pair.words)
          g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static gboolean
is_source_right (const guint32 *words, const Parts *gold, const Parts *found)
{
  if (gold->source->len == 0 || found->source->len == 0)
    return gold->source->len == found->source->len;
  return count_shared (words, gold->source, found->source) > 0;
}

static void
score (const guint32 *words, const GPtrArray *gold, const GPtrArray *found, StanceLabellerFigures *figures)
{
  g_autoptr (GArray) pairs = find_pairs (words, gold, found);
  g_autofree gboolean *gold_taken = g_new0 (gboolean, gold->len + 1), *found_taken = g_new0 (gboolean, found->len + 1);

  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (gold_taken[pair->gold] || found_taken[pair->found])
        continue;
      gold_taken[pair->gold] = found_taken[pair->found] = TRUE;
      figures->n_paired++;
      figures->n_sources += is_source_right (words, g_ptr_array_index (gold, pair->gold), g_ptr_array_index (found, pair->found)) ? 1 : 0;
    }
  for (guint i = 0; i < gold->len; i++)
    figures->n_gold += count_words (words, ((const Parts *) g_ptr_array_index (gold, i))->content) > 0 ? 1 : 0;
  for (guint i = 0; i < found->len; i++)
    figures->n_found += count_words (words, ((const Parts *) g_ptr_array_index (found, i))->content) > 0 ? 1 : 0;
}

void
stance_labeller_count (const StanceLabeller *labeller, StanceFrontEnd *front_end, const GPtrArray *articles, StanceLabellerFigures *figures)
{
  g_autoptr (StanceLabellerScratch) scratch = stance_labeller_scratch_new ();

  *figures = (StanceLabellerFigures) { 0 };
  for (guint a = 0; a < articles->len; a++)
    {
      const StanceAnnotated *article = g_ptr_array_index (articles, a);
      g_autoptr (StanceText) text = stance_text_new (article->text, strlen (article->text), stance_front_end_get_language (front_end));
      g_autoptr (StanceLabels) labels = stance_labeller_label (labeller, front_end, text, scratch);
      g_autoptr (GPtrArray) gold = read_gold (text, article), found = read_labels (labels);
      g_autofree guint32 *words = g_new0 (guint32, text->tokens->len + 1);

      for (guint i = 0; i < text->tokens->len; i++)
        words[i + 1] = words[i] + (stance_text_token (text, i)->flags & STANCE_TOKEN_PUNCT ? 0 : 1);
      score (words, gold, found, figures);
    }
}
