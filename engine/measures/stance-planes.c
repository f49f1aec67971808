/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-planes-private.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define WORD 64

/* Which of 64 codes are the one looked for. */
#ifdef __SSE2__
static guint64
pack (const guint8 *codes, guint8 code)
{
  const __m128i looked_for = _mm_set1_epi8 ((char) code);
  guint64 word = 0;

  for (guint i = 0; i < WORD; i += 16)
    {
      const __m128i some = _mm_loadu_si128 ((const __m128i *) (gconstpointer) (codes + i));

      word |= (guint64) (guint) _mm_movemask_epi8 (_mm_cmpeq_epi8 (some, looked_for)) << i;
    }
  return word;
}
#else
static guint64
pack (const guint8 *codes, guint8 code)
{
  guint64 word = 0;

  for (guint i = 0; i < WORD; i++)
    word |= (guint64) (codes[i] == code) << i;
  return word;
}
#endif

/* Without levels, all that is not missing is at none of them. */
static void
fill_row (StancePlanes *self, gsize row, const StanceCodes *codes)
{
  const guint8 *bytes = codes->bytes + row * codes->columns;
  guint64 *bits = self->bits + row * self->planes * self->words;

  for (gsize word = 0; word < self->words; word++)
    for (guint plane = 0; plane < self->planes; plane++)
      bits[plane * self->words + word] = pack (bytes + word * WORD, codes->levels.n == 0 ? 0 : codes->codes[plane]);
}

static void
add_above (StancePlanes *self, gsize row)
{
  guint64 *bits = self->bits + row * self->planes * self->words;

  for (gsize plane = self->planes - 1; plane-- > 0;)
    for (gsize word = 0; word < self->words; word++)
      bits[plane * self->words + word] |= bits[(plane + 1) * self->words + word];
}

static void
fill_lanes (StancePlanes *self)
{
  const gsize size = self->planes * self->words;

  for (gsize row = 0; row < self->rows; row++)
    {
      guint64 *lane = self->lanes + row / STANCE_LANES * size * STANCE_LANES + row % STANCE_LANES;

      for (gsize i = 0; i < size; i++)
        lane[i * STANCE_LANES] = self->bits[row * size + i];
    }
}

StancePlanes *
stance_planes_new (const StanceCodes *codes, gboolean above)
{
  StancePlanes *self = g_new0 (StancePlanes, 1);
  gsize size = 0;
  gboolean fits;

  self->rows = codes->rows;
  self->planes = MAX (codes->levels.n, 1);
  self->words = codes->columns / WORD;
  fits = g_size_checked_mul (&size, self->planes * STANCE_LANES, self->words) && g_size_checked_mul (&size, size, stance_planes_blocks (self));
  self->bits = fits ? g_try_new (guint64, size + 1) : NULL;
  self->lanes = fits ? g_try_new0 (guint64, size + 1) : NULL;
  if (!self->bits || !self->lanes)
    {
      stance_planes_free (self);
      return NULL;
    }
  for (gsize row = 0; row < self->rows; row++)
    {
      fill_row (self, row, codes);
      if (above)
        add_above (self, row);
    }
  fill_lanes (self);
  return self;
}

void
stance_planes_free (StancePlanes *self)
{
  g_free (self->bits);
  g_free (self->lanes);
  g_free (self);
}
