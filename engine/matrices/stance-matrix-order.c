/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <stance/stance-error.h>

#include "stance-dendrogram-private.h"
#include "stance-matrix-private.h"

/* 0 for those as near as can be, 1 for those as far apart as can be. */
static StanceArray *
find_distances (const StanceMatrix *self)
{
  StanceArray *distances = stance_array_new (self->pairs.size, self->pairs.size);
  double near;
  double far;

  stance_measure_get_ends (self->pairing.measure, &near, &far);
  for (gsize i = 0; distances && i < self->pairs.size * self->pairs.size; i++)
    distances->values[i] = (self->pairs.values[i] - near) / (far - near);
  return distances;
}

static gsize *
order_by_cluster (const StanceMatrix *self)
{
  g_autoptr (StanceArray) distances = find_distances (self);

  return distances ? stance_cluster_order (distances) : NULL;
}

typedef struct
{
  char *name; /* case folded */
  gsize place;
} Named;

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *x = a;
  const Named *y = b;
  int order = strcmp (x->name, y->name);

  return order != 0 ? order : (x->place > y->place) - (x->place < y->place);
}

static gsize *
order_by_name (const StanceMatrix *self, StanceModel *model)
{
  const gsize size = self->pairs.size;
  g_autofree Named *named = g_new (Named, size + 1);
  gsize *order = g_new (gsize, size + 1);

  for (gsize i = 0; i < size; i++)
    {
      const char *id = stance_names_get (self->parties, (guint) i);
      const char *name = model && stance_model_has_party (model, id) ? stance_model_get_party_name (model, id) : NULL;

      named[i] = (Named) { g_utf8_casefold (name ? name : id, -1), i };
    }
  qsort (named, size, sizeof *named, compare_named);
  for (gsize i = 0; i < size; i++)
    {
      order[i] = named[i].place;
      g_free (named[i].name);
    }
  return order;
}

/**
 * stance_matrix_reorder:
 * @self: a matrix
 * @order: how its parties are to be ordered
 * @model: (nullable): the model that has the parties' names; %NULL: their ids
 * @error: return location for an error
 *
 * Gives the same figures with the parties in another order. By cluster: in the order of the leaves of a tree made by average linkage of the distances that
 * are known (nearest and farthest that the measure allows being 0 and 1), so that parties that agree stand beside each other; those without a figure come
 * last. By name: of the model, without regard to case, in the order of Unicode.
 *
 * Errors: %STANCE_ERROR_LIMIT when memory does not suffice.
 *
 * Returns: (transfer full) (nullable): the matrix, %NULL on an error
 */
StanceMatrix *
stance_matrix_reorder (StanceMatrix *self, StanceOrder order, StanceModel *model, GError **error)
{
  g_autofree gsize *places = NULL;

  g_return_val_if_fail (self != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  if (order == STANCE_ORDER_MODEL)
    return stance_matrix_ref (self);
  places = order == STANCE_ORDER_CLUSTER ? order_by_cluster (self) : order_by_name (self, model);
  if (places)
    return stance_matrix_copy (self, places);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "matrix: no memory for clusters of %" G_GSIZE_FORMAT " parties", self->pairs.size);
  return NULL;
}
