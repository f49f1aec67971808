/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-parser-network-private.h"

#include <string.h>

#include "stance-activations-private.h"
#include "stance-linear-private.h"

void
stance_parser_memory_clear (StanceParserMemory *self)
{
  stance_encoder_memory_clear (&self->encoder);
  g_free (self->projected);
  g_free (self->dependents);
  g_free (self->hidden);
  g_free (self->relations);
  g_free (self->tags);
  g_free (self->heads);
  g_free (self->rows);
  g_free (self->scores);
  memset (self, 0, sizeof *self);
}

void
stance_parser_shape (StanceParser *self, const StanceEncoderShape *shape)
{
  StanceParserMatrices *m = &self->matrices;
  guint both = self->arc_size + self->label_size;

  stance_parameters_init (&self->parameters);
  stance_encoder_init (&self->encoder, shape, &self->parameters);
  m->projection = stance_parameters_add (&self->parameters, "projection", shape->size, 2 * both);
  m->projection_bias = stance_parameters_add (&self->parameters, "projection-bias", 1, 2 * both);
  m->bilinear = stance_parameters_add (&self->parameters, "bilinear", self->arc_size, self->arc_size);
  m->head_bias = stance_parameters_add (&self->parameters, "head-bias", 1, self->arc_size);
  m->distance = stance_parameters_add (&self->parameters, "distance", 1, STANCE_PARSER_DISTANCES);
  m->root = stance_parameters_add (&self->parameters, "root", 1, both);
  m->label_distance = stance_parameters_add (&self->parameters, "label-distance", STANCE_PARSER_DISTANCES, self->label_size);
  m->label = stance_parameters_add (&self->parameters, "label", self->label_size, self->relations->names->len);
  m->label_bias = stance_parameters_add (&self->parameters, "label-bias", 1, self->relations->names->len);
  m->tag = stance_parameters_add (&self->parameters, "tag", shape->size, self->tags->names->len);
  m->tag_bias = stance_parameters_add (&self->parameters, "tag-bias", 1, self->tags->names->len);
  stance_parameters_allocate (&self->parameters);
}

static void
make_room (const StanceParser *self, StanceParserMemory *memory, gsize n)
{
  if (memory->size >= n)
    return;
  memory->size = n;
  memory->projected = g_renew (float, memory->projected, n * 2 * (self->arc_size + self->label_size));
  memory->dependents = g_renew (float, memory->dependents, n * self->arc_size);
  memory->hidden = g_renew (float, memory->hidden, n * self->label_size);
  memory->relations = g_renew (float, memory->relations, n * self->relations->names->len);
  memory->tags = g_renew (float, memory->tags, n * self->tags->names->len);
}

static void
copy_columns (const float *from, guint from_width, float *to, guint columns, guint n)
{
  for (guint i = 0; i < n; i++)
    memcpy (to + (gsize) i * columns, from + (gsize) i * from_width, columns * sizeof *to);
}

void
stance_parser_project (const StanceParser *self, guint n, StanceParserMemory *memory)
{
  const StanceParameters *p = &self->parameters;
  guint width = 2 * (self->arc_size + self->label_size), arcs = 2 * self->arc_size;
  const float *bias = stance_parameters_get (p, self->matrices.projection_bias);

  make_room (self, memory, n);
  stance_linear_forward (memory->vectors, stance_parameters_get (p, self->matrices.projection), memory->projected, n, self->encoder.shape.size, width, FALSE);
  for (guint i = 0; i < n; i++)
    stance_activations_rectify (memory->projected + (gsize) i * width, bias, arcs);
  for (guint i = 0; i < n; i++)
    for (guint k = arcs; k < width; k++)
      memory->projected[(gsize) i * width + k] += bias[k];
}

/* Room for one piece of n words. */
static void
make_piece_room (const StanceParser *self, StanceParserMemory *memory, gsize n)
{
  if (memory->heads_size >= n)
    return;
  memory->heads_size = n;
  memory->heads = g_renew (float, memory->heads, (n + 1) * self->arc_size);
  memory->rows = g_renew (float, memory->rows, (n + 1) * self->arc_size);
  memory->scores = g_renew (float, memory->scores, n * (n + 1));
}

void
stance_parser_score_arcs (const StanceParser *self, guint first, guint n, StanceParserMemory *memory)
{
  const StanceParameters *p = &self->parameters;
  guint width = 2 * (self->arc_size + self->label_size), a = self->arc_size;
  const float *projected = memory->projected + (gsize) first * width, *distance = stance_parameters_get (p, self->matrices.distance);

  make_piece_room (self, memory, n);
  memcpy (memory->heads, stance_parameters_get (p, self->matrices.root), a * sizeof (float));
  copy_columns (projected + a, width, memory->heads + a, a, n);
  copy_columns (projected, width, memory->rows, a, n);
  stance_linear_forward (memory->rows, stance_parameters_get (p, self->matrices.bilinear), memory->dependents + (gsize) first * a, n, a, a, FALSE);
  stance_linear_add_bias (memory->dependents + (gsize) first * a, stance_parameters_get (p, self->matrices.head_bias), n, a);
  stance_linear_outer (memory->dependents + (gsize) first * a, memory->heads, memory->scores, n, a, n + 1);
  for (guint i = 0; i < n; i++)
    for (guint h = 1; h <= n; h++)
      memory->scores[(gsize) i * (n + 1) + h] += distance[stance_parser_distance (i + 1, h)];
}

void
stance_parser_encode (const StanceParser *self, const StanceSequences *sequences, StanceParserMemory *memory)
{
  memory->vectors = stance_encoder_run (&self->encoder, &self->parameters, sequences, &memory->encoder);
  stance_parser_project (self, stance_sequences_n_words (sequences), memory);
}

void
stance_parser_label_input (const StanceParser *self, guint first, guint word, guint head, StanceParserMemory *memory)
{
  const StanceParameters *p = &self->parameters;
  guint width = 2 * (self->arc_size + self->label_size), l = self->label_size;
  const float *dependent = memory->projected + (gsize) (first + word) * width + 2 * self->arc_size;
  const float *governor = head ? memory->projected + (gsize) (first + head - 1) * width + 2 * self->arc_size + l
                               : stance_parameters_get (p, self->matrices.root) + self->arc_size;
  const float *distance = stance_parameters_get (p, self->matrices.label_distance) + (gsize) stance_parser_distance (word + 1, head ? head : word + 1) * l;

  stance_activations_rectify_sum (dependent, governor, distance, memory->hidden + (gsize) (first + word) * l, l);
}

void
stance_parser_score_relations (const StanceParser *self, guint n, StanceParserMemory *memory)
{
  guint m = self->relations->names->len;

  stance_linear_forward (memory->hidden, stance_parameters_get (&self->parameters, self->matrices.label), memory->relations, n, self->label_size, m, FALSE);
  stance_linear_add_bias (memory->relations, stance_parameters_get (&self->parameters, self->matrices.label_bias), n, m);
}

void
stance_parser_score_tags (const StanceParser *self, guint n, StanceParserMemory *memory)
{
  guint m = self->tags->names->len, size = self->encoder.shape.size;

  stance_linear_forward (memory->vectors, stance_parameters_get (&self->parameters, self->matrices.tag), memory->tags, n, size, m, FALSE);
  stance_linear_add_bias (memory->tags, stance_parameters_get (&self->parameters, self->matrices.tag_bias), n, m);
}
