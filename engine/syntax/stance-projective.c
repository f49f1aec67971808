/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-projective-private.h"

#include <math.h>
#include <string.h>

#include "stance-activations-private.h"

/* Spans: open ones hold an arc between their ends, closed ones all that hangs on one end; LEFT: the head is on the right. */
enum { OPEN_LEFT, OPEN_RIGHT, CLOSED_LEFT, CLOSED_RIGHT, N_KINDS };

/* Tables of scores, each with the index that sums run over last, so that they run over neighbours: [right][left] for those that end in BACK. */
enum { OPEN_LEFT_BACK, OPEN_RIGHT_AHEAD, CLOSED_LEFT_AHEAD, CLOSED_LEFT_BACK, CLOSED_RIGHT_AHEAD, CLOSED_RIGHT_BACK, N_TABLES };

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
  for (guint k = 0; k < N_TABLES; k++)
    memory->spans[k] = g_renew (float, memory->spans[k], (gsize) n * n);
  for (guint k = 0; k < N_KINDS; k++)
    memory->splits[k] = g_renew (guint8, memory->splits[k], (gsize) n * n);
}

void
stance_projective_memory_clear (StanceProjectiveMemory *self)
{
  for (guint k = 0; k < N_TABLES; k++)
    g_free (self->spans[k]);
  for (guint k = 0; k < N_KINDS; k++)
    g_free (self->splits[k]);
  memset (self, 0, sizeof *self);
}

static inline float *
at (const Chart *c, guint table, guint row, guint column)
{
  return &c->memory->spans[table][row * c->n + column];
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
set_closed (const Chart *c, gboolean right, guint a, guint b, float score)
{
  *at (c, right ? CLOSED_RIGHT_AHEAD : CLOSED_LEFT_AHEAD, a, b) = score;
  *at (c, right ? CLOSED_RIGHT_BACK : CLOSED_LEFT_BACK, b, a) = score;
}

static void
fill_open (const Chart *c, guint a, guint b)
{
  float best;
  guint k = stance_activations_greatest_sum (at (c, CLOSED_RIGHT_AHEAD, a, a), at (c, CLOSED_LEFT_BACK, b, a + 1), b - a, &best);

  *at (c, OPEN_LEFT_BACK, b, a) = best + arc (c, b, a);
  *at (c, OPEN_RIGHT_AHEAD, a, b) = best + arc (c, a, b);
  *split (c, OPEN_LEFT, a, b) = *split (c, OPEN_RIGHT, a, b) = (guint8) (a + k);
}

static void
fill_closed (const Chart *c, guint a, guint b)
{
  float best;
  guint k = stance_activations_greatest_sum (at (c, CLOSED_LEFT_AHEAD, a, a), at (c, OPEN_LEFT_BACK, b, a), b - a, &best);

  *split (c, CLOSED_LEFT, a, b) = (guint8) (a + k);
  set_closed (c, FALSE, a, b, best);
  k = stance_activations_greatest_sum (at (c, OPEN_RIGHT_AHEAD, a, a + 1), at (c, CLOSED_RIGHT_BACK, b, a + 1), b - a, &best);
  *split (c, CLOSED_RIGHT, a, b) = (guint8) (a + 1 + k);
  set_closed (c, TRUE, a, b, best);
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
    {
      set_closed (&c, FALSE, i, i, 0);
      set_closed (&c, TRUE, i, i, 0);
    }
  for (guint length = 1; length < n; length++)
    for (guint a = 0; a + length < n; a++)
      {
        fill_open (&c, a, a + length);
        fill_closed (&c, a, a + length);
      }
  for (guint r = 0; r < n; r++)
    {
      float score = *at (&c, CLOSED_LEFT_AHEAD, 0, r) + *at (&c, CLOSED_RIGHT_AHEAD, r, n - 1) + scores[(gsize) r * (n + 1)];

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
