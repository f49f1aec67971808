/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-pair-sums-private.h"

#include <string.h>

#if defined (__x86_64__) && defined (__GNUC__)
#include <immintrin.h>
#define WIDE __attribute__ ((target ("avx512f,avx512dq,avx512vpopcntdq"), optimize ("O3", "fp-contract=off")))
#define XOR_AND 0x28 /* the truth table of (a ^ b) & c */
#define NARROW __attribute__ ((target ("popcnt"), optimize ("O3", "fp-contract=off")))
#endif
#define INLINE static inline __attribute__ ((always_inline))

/* How many bits of each lane are set in (x ^ y) & mask, over all words. With x NULL: in y & mask. */
typedef void (*Count) (const guint64 *x, const guint64 *y, const guint64 *mask, gsize words, guint64 counts[STANCE_LANES]);

INLINE void
count_plain (const guint64 *x, const guint64 *y, const guint64 *mask, gsize words, guint64 counts[STANCE_LANES])
{
  memset (counts, 0, STANCE_LANES * sizeof *counts);
  for (gsize word = 0; word < words; word++)
    for (guint lane = 0; lane < STANCE_LANES; lane++)
      counts[lane] += (guint64) __builtin_popcountll (((x ? x[word] : 0) ^ y[word * STANCE_LANES + lane]) & mask[word * STANCE_LANES + lane]);
}

/* shared = x & y, and how many bits of each lane are set in it. */
typedef void (*Share) (const guint64 *x, const guint64 *y, gsize words, guint64 *shared, guint64 counts[STANCE_LANES]);

INLINE void
share_plain (const guint64 *x, const guint64 *y, gsize words, guint64 *shared, guint64 counts[STANCE_LANES])
{
  memset (counts, 0, STANCE_LANES * sizeof *counts);
  for (gsize word = 0; word < words; word++)
    for (guint lane = 0; lane < STANCE_LANES; lane++)
      {
        guint64 both = x[word] & y[word * STANCE_LANES + lane];

        shared[word * STANCE_LANES + lane] = both;
        counts[lane] += (guint64) __builtin_popcountll (both);
      }
}

#ifdef WIDE
/* GCC 12 makes vectors of words, not of lanes, out of the loop above. */
WIDE static inline void
count_wide (const guint64 *x, const guint64 *y, const guint64 *mask, gsize words, guint64 counts[STANCE_LANES])
{
  __m512i sums[2] = { _mm512_setzero_si512 (), _mm512_setzero_si512 () };

  for (gsize i = 0; i < words; i++, y += STANCE_LANES, mask += STANCE_LANES)
    {
      __m512i own = x ? _mm512_set1_epi64 ((gint64) x[i]) : _mm512_setzero_si512 ();
      __m512i low = _mm512_ternarylogic_epi64 (own, _mm512_loadu_si512 (y), _mm512_loadu_si512 (mask), XOR_AND);
      __m512i high = _mm512_ternarylogic_epi64 (own, _mm512_loadu_si512 (y + 8), _mm512_loadu_si512 (mask + 8), XOR_AND);

      sums[0] = _mm512_add_epi64 (sums[0], _mm512_popcnt_epi64 (low));
      sums[1] = _mm512_add_epi64 (sums[1], _mm512_popcnt_epi64 (high));
    }
  _mm512_storeu_si512 (counts, sums[0]);
  _mm512_storeu_si512 (counts + 8, sums[1]);
}

WIDE static inline void
share_wide (const guint64 *x, const guint64 *y, gsize words, guint64 *shared, guint64 counts[STANCE_LANES])
{
  __m512i sums[2] = { _mm512_setzero_si512 (), _mm512_setzero_si512 () };

  for (gsize i = 0; i < words; i++, y += STANCE_LANES, shared += STANCE_LANES)
    {
      __m512i own = _mm512_set1_epi64 ((gint64) x[i]);
      __m512i low = _mm512_and_si512 (own, _mm512_loadu_si512 (y)), high = _mm512_and_si512 (own, _mm512_loadu_si512 (y + 8));

      _mm512_storeu_si512 (shared, low);
      _mm512_storeu_si512 (shared + 8, high);
      sums[0] = _mm512_add_epi64 (sums[0], _mm512_popcnt_epi64 (low));
      sums[1] = _mm512_add_epi64 (sums[1], _mm512_popcnt_epi64 (high));
    }
  _mm512_storeu_si512 (counts, sums[0]);
  _mm512_storeu_si512 (counts + 8, sums[1]);
}
#endif

INLINE void
add_counts (double *sums, const guint64 *counts, double factor)
{
  for (guint lane = 0; lane < STANCE_LANES; lane++)
    sums[lane] += factor * (double) (gint64) counts[lane];
}

/* (x - y)^2 = (sum of the gaps between the two)^2: each gap squared, and twice each two gaps that both lie between. */
INLINE void
add_squared (const StancePairBits *self, const guint64 *crossed, gsize group, StancePairSums *sums, Count count)
{
  const gsize words = self->columns->words, start = self->columns->starts[group], n = self->columns->starts[group + 1] - start;
  const double weight = self->columns->weights[group];
  guint64 counts[STANCE_LANES];

  for (gsize t = 1; t < self->planes; t++)
    for (gsize u = t; u < self->planes; u++)
      {
        count (NULL, crossed + (t * words + start) * STANCE_LANES, crossed + (u * words + start) * STANCE_LANES, n, counts);
        add_counts (sums->squared, counts, weight * (t == u ? 1 : 2) * self->gaps[t - 1] * self->gaps[u - 1]);
      }
}

INLINE void
add_group (const StancePairBits *self, const guint64 *x, const guint64 *block, gsize group, StancePairSums *sums, Count count, Share share)
{
  const gsize words = self->columns->words, start = self->columns->starts[group], n = self->columns->starts[group + 1] - start;
  const double weight = self->columns->weights[group];
  guint64 *both = self->scratch + start * STANCE_LANES;
  guint64 counts[STANCE_LANES];

  share (x + start, block + start * STANCE_LANES, n, both, counts);
  add_counts (sums->weight, counts, weight);
  for (guint lane = 0; lane < STANCE_LANES; lane++)
    sums->n[lane] += counts[lane];
  for (gsize t = 1; self->kinds & STANCE_SUM_ABSOLUTE && t < self->planes; t++)
    {
      count (x + t * words + start, block + (t * words + start) * STANCE_LANES, both, n, counts);
      add_counts (sums->absolute, counts, weight * self->gaps[t - 1]);
    }
}

/* The planes' differences, where both are, behind what both have. */
INLINE void
cross (const StancePairBits *self, const guint64 *x, const guint64 *block)
{
  const gsize words = self->columns->words, size = words * STANCE_LANES;

  for (gsize t = 1; t < self->planes; t++)
    for (gsize i = 0; i < size; i++)
      self->scratch[t * size + i] = (x[t * words + i / STANCE_LANES] ^ block[t * size + i]) & self->scratch[i];
}

INLINE void
add_all (const StancePairBits *self, const guint64 *x, const guint64 *block, StancePairSums *sums, Count count, Share share)
{
  for (guint lane = 0; lane < STANCE_LANES; lane++)
    {
      sums->n[lane] = 0;
      sums->weight[lane] = sums->absolute[lane] = sums->squared[lane] = 0;
    }
  for (gsize group = 0; group < self->columns->n_groups; group++)
    add_group (self, x, block, group, sums, count, share);
  if (self->kinds & STANCE_SUM_SQUARED)
    cross (self, x, block);
  for (gsize group = 0; self->kinds & STANCE_SUM_SQUARED && group < self->columns->n_groups; group++)
    add_squared (self, self->scratch, group, sums, count);
}

/* What is in y and not in the complement of x is in both. */
INLINE void
tabulate (const StancePairTables *self, const guint64 *x, const guint64 *block, guint64 *counts, Count count)
{
  const gsize levels = self->planes, words = self->words;

  for (gsize i = 0; i < levels; i++)
    {
      for (gsize k = 0; k < words; k++)
        self->scratch[k] = ~x[i * words + k];
      for (gsize j = 0; j < levels; j++)
        {
          const guint64 *others = block + j * words * STANCE_LANES;

          count (self->scratch, others, others, words, counts + (i * levels + j) * STANCE_LANES);
        }
    }
}

#ifdef WIDE
WIDE static void
add_wide (const StancePairBits *self, const guint64 *x, const guint64 *block, StancePairSums *sums)
{
  add_all (self, x, block, sums, count_wide, share_wide);
}

WIDE static void
tabulate_wide (const StancePairTables *self, const guint64 *x, const guint64 *block, guint64 *counts)
{
  tabulate (self, x, block, counts, count_wide);
}

NARROW static void
add_narrow (const StancePairBits *self, const guint64 *x, const guint64 *block, StancePairSums *sums)
{
  add_all (self, x, block, sums, count_plain, share_plain);
}

NARROW static void
tabulate_narrow (const StancePairTables *self, const guint64 *x, const guint64 *block, guint64 *counts)
{
  tabulate (self, x, block, counts, count_plain);
}
#endif

#ifdef WIDE
static inline gboolean
is_wide (void)
{
  return __builtin_cpu_supports ("avx512vpopcntdq") && __builtin_cpu_supports ("avx512dq");
}
#endif

void
stance_pair_bits_add (const StancePairBits *self, const guint64 *x, const guint64 *block, StancePairSums *sums)
{
#ifdef WIDE
  if (is_wide ())
    add_wide (self, x, block, sums);
  else if (__builtin_cpu_supports ("popcnt"))
    add_narrow (self, x, block, sums);
  else
#endif
    add_all (self, x, block, sums, count_plain, share_plain);
}

void
stance_pair_bits_tabulate (const StancePairTables *self, const guint64 *x, const guint64 *block, guint64 *counts)
{
#ifdef WIDE
  if (is_wide ())
    tabulate_wide (self, x, block, counts);
  else if (__builtin_cpu_supports ("popcnt"))
    tabulate_narrow (self, x, block, counts);
  else
#endif
    tabulate (self, x, block, counts, count_plain);
}
