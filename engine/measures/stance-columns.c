/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "stance-planes-private.h"

#define WORD 64

typedef struct
{
  double weight;
  gsize column;
} Weighted;

static int
compare_weighted (gconstpointer a, gconstpointer b)
{
  const Weighted *x = a;
  const Weighted *y = b;

  if (x->weight != y->weight)
    return x->weight < y->weight ? -1 : 1;
  return (x->column > y->column) - (x->column < y->column);
}

static GArray *
take_weighted (const double *weights, gsize n)
{
  GArray *taken = g_array_sized_new (FALSE, FALSE, sizeof (Weighted), (guint) n);

  for (gsize i = 0; i < n; i++)
    {
      Weighted item = { weights ? weights[i] : 1, i };

      if (item.weight > 0)
        g_array_append_val (taken, item);
    }
  if (weights && taken->len > 1)
    qsort (taken->data, taken->len, sizeof (Weighted), compare_weighted);
  return taken;
}

/* The bits of one group, filled up to whole words. */
static void
add_group (StanceColumns *self, GArray *columns, const Weighted *items, gsize n)
{
  const gsize none = G_MAXSIZE;

  self->starts[self->n_groups] = columns->len / WORD;
  self->weights[self->n_groups++] = items[0].weight;
  for (gsize i = 0; i < n; i++)
    g_array_append_val (columns, items[i].column);
  while (columns->len % WORD != 0)
    g_array_append_val (columns, none);
}

StanceColumns *
stance_columns_new (const double *weights, gsize n)
{
  StanceColumns *self = g_new0 (StanceColumns, 1);
  g_autoptr (GArray) taken = take_weighted (weights, n);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (gsize));
  const Weighted *items = (const Weighted *) (gpointer) taken->data;

  self->starts = g_new0 (gsize, taken->len + 1);
  self->weights = g_new0 (double, taken->len + 1);
  for (gsize i = 0, end; i < taken->len; i = end)
    {
      for (end = i + 1; end < taken->len && items[end].weight == items[i].weight;)
        end++;
      add_group (self, columns, items + i, end - i);
    }
  self->words = columns->len / WORD;
  self->starts[self->n_groups] = self->words;
  self->columns = (gsize *) (gpointer) g_array_free (columns, FALSE);
  return self;
}

void
stance_columns_free (StanceColumns *self)
{
  g_free (self->columns);
  g_free (self->starts);
  g_free (self->weights);
  g_free (self);
}
