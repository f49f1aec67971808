/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-projective-private.h"

#include <math.h>
#include <string.h>

/* Spans: open ones hold an arc between their ends, closed ones all that hangs on one end; LEFT: the head is on the right. */
enum { OPEN_LEFT, OPEN_RIGHT, CLOSED_LEFT, CLOSED_RIGHT };

typedef struct
{
  const float *scores;
  guint n;
  guint32 *heads;
  StanceProjectiveMemory *memory;
} Chart;

static void
make_room (StanceProjectiveMemory *memory, guint n)
{
  if (memory->size >= n)
    return;
  memory->size = n;
  for (guint k = 0; k < 4; k++)
    {
      memory->spans[k] = g_renew (float, memory->spans[k], (gsize) n * n);
      memory->splits[k] = g_renew (guint8, memory->splits[k], (gsize) n * n);
    }
}

void
stance_projective_memory_clear (StanceProjectiveMemory *self)
{
  for (guint k = 0; k < 4; k++)
    {
      g_free (self->spans[k]);
      g_free (self->splits[k]);
    }
  memset (self, 0, sizeof *self);
}

static inline float *
span (const Chart *c, guint kind, guint a, guint b)
{
  return &c->memory->spans[kind][a * c->n + b];
}

static inline guint8 *
split (const Chart *c, guint kind, guint a, guint b)
{
  return &c->memory->splits[kind][a * c->n + b];
}

/* The score of word h (from 0) as head of word d (from 0). */
static inline float
arc (const Chart *c, guint h, guint d)
{
  return c->scores[(gsize) d * (c->n + 1) + h + 1];
}

static void
fill_open (const Chart *c, guint a, guint b)
{
  float best = -INFINITY;
  guint at = a;

  for (guint k = a; k < b; k++)
    {
      float score = *span (c, CLOSED_RIGHT, a, k) + *span (c, CLOSED_LEFT, k + 1, b);

      if (score > best)
        {
          best = score;
          at = k;
        }
    }
  *span (c, OPEN_LEFT, a, b) = best + arc (c, b, a);
  *span (c, OPEN_RIGHT, a, b) = best + arc (c, a, b);
  *split (c, OPEN_LEFT, a, b) = *split (c, OPEN_RIGHT, a, b) = (guint8) at;
}

static void
fill_closed (const Chart *c, guint a, guint b)
{
  float best = -INFINITY;

  for (guint k = a; k < b; k++)
    {
      float score = *span (c, CLOSED_LEFT, a, k) + *span (c, OPEN_LEFT, k, b);

      if (score > best)
        {
          best = score;
          *split (c, CLOSED_LEFT, a, b) = (guint8) k;
        }
    }
  *span (c, CLOSED_LEFT, a, b) = best;
  best = -INFINITY;
  for (guint k = a + 1; k <= b; k++)
    {
      float score = *span (c, OPEN_RIGHT, a, k) + *span (c, CLOSED_RIGHT, k, b);

      if (score > best)
        {
          best = score;
          *split (c, CLOSED_RIGHT, a, b) = (guint8) k;
        }
    }
  *span (c, CLOSED_RIGHT, a, b) = best;
}

/* Reads the heads back from the chart. Its depth is that of the tree, at most n. */
static void
read_back (const Chart *c, guint kind, guint a, guint b)
{
  guint k;

  if (a == b)
    return;
  k = *split (c, kind, a, b);
  switch (kind)
    {
    case OPEN_LEFT:
    case OPEN_RIGHT:
      c->heads[kind == OPEN_LEFT ? a : b] = (kind == OPEN_LEFT ? b : a) + 1;
      read_back (c, CLOSED_RIGHT, a, k);
      read_back (c, CLOSED_LEFT, k + 1, b);
      break;
    case CLOSED_LEFT:
      read_back (c, CLOSED_LEFT, a, k);
      read_back (c, OPEN_LEFT, k, b);
      break;
    default:
      read_back (c, OPEN_RIGHT, a, k);
      read_back (c, CLOSED_RIGHT, k, b);
    }
}

void
stance_projective_tree (const float *scores, guint n, guint32 *heads, StanceProjectiveMemory *memory)
{
  Chart c = { scores, n, heads, memory };
  float best = -INFINITY;
  guint root = 0;

  make_room (memory, n);
  for (guint i = 0; i < n; i++)
    *span (&c, CLOSED_LEFT, i, i) = *span (&c, CLOSED_RIGHT, i, i) = 0;
  for (guint length = 1; length < n; length++)
    for (guint a = 0; a + length < n; a++)
      {
        fill_open (&c, a, a + length);
        fill_closed (&c, a, a + length);
      }
  for (guint r = 0; r < n; r++)
    {
      float score = *span (&c, CLOSED_LEFT, 0, r) + *span (&c, CLOSED_RIGHT, r, n - 1) + scores[(gsize) r * (n + 1)];

      if (score > best)
        {
          best = score;
          root = r;
        }
    }
  heads[root] = 0;
  read_back (&c, CLOSED_LEFT, 0, root);
  read_back (&c, CLOSED_RIGHT, root, n - 1);
}

/* Every word between the ends of an arc must hang, in the end, on one of the two: then there are neither crossings nor circles. */
gboolean
stance_projective_check (const guint32 *heads, guint n)
{
  guint roots = 0;

  for (guint i = 1; i <= n; i++)
    {
      guint h = heads[i - 1], steps = 0, low = MIN (h, i), high = MAX (h, i), k = i;

      roots += h == 0;
      while (heads[k - 1] != 0 && ++steps <= n)
        k = heads[k - 1];
      if (roots > 1 || steps > n)
        return FALSE;
      if (h == 0)
        low = high = i;
      for (guint between = low + 1; between < high; between++)
        if (heads[between - 1] < low || heads[between - 1] > high)
          return FALSE;
    }
  return roots == 1;
}
