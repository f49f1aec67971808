/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-dendrogram-private.h"

static gboolean
has_known (const StanceArray *distances, gsize i)
{
  for (gsize j = 0; j < distances->columns; j++)
    if (j != i && !isnan (stance_array_get (distances, i, j)))
      return TRUE;
  return FALSE;
}

/* Those of `distances` between the `count` that `chosen` names. */
static StanceArray *
take_part (const StanceArray *distances, const gsize *chosen, gsize count)
{
  StanceArray *part = stance_array_new (count, count);

  for (gsize i = 0; part && i < count; i++)
    for (gsize j = 0; j < count; j++)
      stance_array_set (part, i, j, stance_array_get (distances, chosen[i], chosen[j]));
  return part;
}

gsize *
stance_cluster_order (const StanceArray *distances)
{
  gsize n = distances->rows;
  g_autofree gsize *chosen = g_new (gsize, MAX (n, 1));
  g_autofree gsize *places = g_new (gsize, MAX (n, 1));
  g_autofree gsize *order = g_new (gsize, MAX (n, 1));
  g_autoptr (StanceArray) part = NULL;
  g_auto (StanceDendrogram) tree = { 0 };
  gsize count = 0;
  gsize end;

  for (gsize i = 0; i < n; i++)
    if (has_known (distances, i))
      chosen[count++] = i;
  end = count;
  part = take_part (distances, chosen, count);
  if (!part || stance_dendrogram_build (&tree, part, STANCE_LINKAGE_AVERAGE, TRUE) == STANCE_REASON_TOO_MANY)
    return NULL;
  stance_dendrogram_order (&tree, places);
  for (gsize i = 0; i < count; i++)
    order[i] = chosen[places[i]];
  for (gsize i = 0; i < n; i++)
    if (!has_known (distances, i))
      order[end++] = i;
  return g_steal_pointer (&order);
}
