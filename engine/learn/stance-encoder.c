/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-encoder-private.h"

#include <string.h>

#include "stance-activations-private.h"
#include "stance-linear-private.h"

void
stance_encoder_init (StanceEncoder *self, const StanceEncoderShape *shape, StanceParameters *parameters)
{
  char name[16];

  self->shape = *shape;
  for (guint t = 0; t < shape->n_tables; t++)
    {
      g_snprintf (name, sizeof name, "table%u", t);
      self->tables[t] = stance_parameters_add (parameters, name, shape->rows[t], shape->size);
    }
  for (guint l = 0; l < shape->n_layers; l++)
    {
      g_snprintf (name, sizeof name, "weights%u", l);
      self->weights[l] = stance_parameters_add (parameters, name, shape->size, 3 * shape->size);
      g_snprintf (name, sizeof name, "biases%u", l);
      self->biases[l] = stance_parameters_add (parameters, name, 1, 3 * shape->size);
      g_snprintf (name, sizeof name, "neighbours%u", l);
      self->neighbours[l] = stance_parameters_add (parameters, name, 2, shape->size);
    }
}

void
stance_encoder_draw (const StanceEncoder *self, StanceParameters *parameters, GRand *random)
{
  for (guint t = 0; t < self->shape.n_tables; t++)
    {
      float *table = stance_parameters_get (parameters, self->tables[t]);

      for (gsize i = 0; i < (gsize) self->shape.rows[t] * self->shape.size; i++)
        table[i] = (float) g_rand_double_range (random, -0.3, 0.3);
    }
  for (guint l = 0; l < self->shape.n_layers; l++)
    {
      stance_parameters_draw (parameters, self->weights[l], 1, random);
      stance_parameters_draw (parameters, self->neighbours[l], 1, random);
    }
}

void
stance_encoder_memory_clear (StanceEncoderMemory *self)
{
  for (guint l = 0; l <= STANCE_ENCODER_MAX_LAYERS; l++)
    {
      g_free (self->layers[l]);
      g_free (self->masks[l]);
      if (l < STANCE_ENCODER_MAX_LAYERS)
        {
          g_free (self->mixed[l]);
          g_free (self->gates[l]);
          g_free (self->cells[l]);
        }
    }
  g_free (self->scratch[0]);
  g_free (self->scratch[1]);
  memset (self, 0, sizeof *self);
}

static void
make_room (const StanceEncoder *self, StanceEncoderMemory *memory, gsize n, gboolean keep)
{
  gsize size = n * self->shape.size;

  if (memory->size >= n && memory->keep >= keep)
    return;
  for (guint l = 0; l <= self->shape.n_layers; l++)
    {
      memory->layers[l] = g_renew (float, memory->layers[l], size);
      if (keep)
        memory->masks[l] = g_renew (float, memory->masks[l], size);
      if (l < self->shape.n_layers && (keep || l == 0))
        {
          memory->mixed[l] = g_renew (float, memory->mixed[l], size);
          memory->gates[l] = g_renew (float, memory->gates[l], size * 3);
          memory->cells[l] = g_renew (float, memory->cells[l], size);
        }
    }
  for (guint i = 0; keep && i < 2; i++)
    memory->scratch[i] = g_renew (float, memory->scratch[i], size * 3);
  memory->size = n;
  memory->keep = keep;
}

float *
stance_encoder_open (const StanceEncoder *self, StanceEncoderMemory *memory, guint n, gboolean learning)
{
  make_room (self, memory, n, learning);
  return memory->layers[0];
}

/* The sum of each word's rows; given vectors stay as they are. */
static void
embed (const StanceEncoder *self, const StanceParameters *parameters, const StanceSequences *sequences, float *out)
{
  guint n = stance_sequences_n_words (sequences), d = self->shape.size, n_tables = self->shape.n_tables;
  const guint32 *ids = n_tables ? sequences->ids + (gsize) sequences->starts[0] * n_tables : NULL;

  for (guint i = 0; n_tables > 0 && i < n; i++, ids += n_tables, out += d)
    {
      const float *rows[STANCE_ENCODER_MAX_TABLES];

      for (guint t = 0; t < n_tables; t++)
        rows[t] = stance_parameters_get (parameters, self->tables[t]) + (gsize) ids[t] * d;
      stance_activations_sum (rows, n_tables, out, d);
    }
}

/* One layer; `kept` is the one whose memory for gates and cells is used. */
static void
run_layer (const StanceEncoder *self, const StanceParameters *parameters, const StanceSequences *sequences, StanceEncoderMemory *memory,
           guint layer, guint kept)
{
  guint n = stance_sequences_n_words (sequences), d = self->shape.size;
  const float *in = memory->layers[layer], *shares = stance_parameters_get (parameters, self->neighbours[layer]);
  const float *biases = stance_parameters_get (parameters, self->biases[layer]);
  float *mixed = memory->mixed[kept], *gates = memory->gates[kept], *out = memory->layers[layer + 1];

  for (guint s = 0; s < sequences->n_sequences; s++)
    {
      gsize first = (gsize) (sequences->starts[s] - sequences->starts[0]) * d;

      stance_activations_mix (in + first, shares, mixed + first, (const guint[]) { sequences->starts[s + 1] - sequences->starts[s], d });
    }
  stance_linear_forward (mixed, stance_parameters_get (parameters, self->weights[layer]), gates, n, d, 3 * d, FALSE);
  for (guint s = 0; s < sequences->n_sequences; s++)
    {
      gsize first = (gsize) (sequences->starts[s] - sequences->starts[0]) * d;

      stance_activations_pool (gates + 3 * first, biases, in + first, memory->cells[kept] + first, out + first,
                               (const guint[]) { sequences->starts[s + 1] - sequences->starts[s], d });
    }
}

const float *
stance_encoder_run (const StanceEncoder *self, const StanceParameters *parameters, const StanceSequences *sequences, StanceEncoderMemory *memory)
{
  make_room (self, memory, stance_sequences_n_words (sequences), FALSE);
  embed (self, parameters, sequences, memory->layers[0]);
  for (guint l = 0; l < self->shape.n_layers; l++)
    run_layer (self, parameters, sequences, memory, l, 0);
  return memory->layers[self->shape.n_layers];
}

static void
drop (float *x, float *mask, gsize n, double dropout, GRand *random)
{
  const float keep = (float) (1 / (1 - dropout));
  const guint32 limit = (guint32) (dropout * 65536);

  for (gsize i = 0; i < n;)
    {
      guint32 bits = g_rand_int (random);

      for (guint half = 0; half < 2 && i < n; half++, i++, bits >>= 16)
        {
          mask[i] = (bits & 0xffff) < limit ? 0 : keep;
          x[i] *= mask[i];
        }
    }
}

const float *
stance_encoder_run_learning (const StanceEncoder *self, const StanceParameters *parameters, const StanceSequences *sequences,
                             StanceEncoderMemory *memory, double dropout, GRand *random)
{
  gsize n = stance_sequences_n_words (sequences);

  make_room (self, memory, n, TRUE);
  embed (self, parameters, sequences, memory->layers[0]);
  drop (memory->layers[0], memory->masks[0], n * self->shape.size, dropout, random);
  for (guint l = 0; l < self->shape.n_layers; l++)
    {
      run_layer (self, parameters, sequences, memory, l, l);
      drop (memory->layers[l + 1], memory->masks[l + 1], n * self->shape.size, dropout, random);
    }
  return memory->layers[self->shape.n_layers];
}

/* The gradients of a layer's gates before their functions, given that of its output: along one sequence in one direction. */
static void
learn_pool (const StanceEncoder *self, const float *gates, const float *cells, const float *out_gradient, float *gate_gradients,
            guint length, gboolean forward)
{
  guint d = self->shape.size, half = d / 2, offset = forward ? 0 : half;
  g_autofree float *carry = g_new0 (float, half);

  for (guint i = 0; i < length; i++)
    {
      gsize at = forward ? length - 1 - i : i;
      gboolean has_before = forward ? at > 0 : at + 1 < length;
      const float *gate = gates + at * 3 * d + offset, *cell = cells + at * d + offset;
      const float *before = has_before ? (forward ? cell - d : cell + d) : NULL;
      const float *dout = out_gradient + at * d + offset;
      float *dgate = gate_gradients + at * 3 * d + offset;

      for (guint k = 0; k < half; k++)
        {
          float z = gate[k], f = gate[d + k], o = gate[2 * d + k], b = before ? before[k] : 0;
          float dc = dout[k] * o + carry[k];

          dgate[2 * d + k] = dout[k] * cell[k] * o * (1 - o);
          dgate[d + k] = dc * (b - z) * f * (1 - f);
          dgate[k] = dc * (1 - f) * (1 - z * z);
          carry[k] = dc * f;
        }
    }
}

static float *
gradient_of (const StanceParameters *parameters, guint matrix, float *gradients)
{
  return gradients + g_array_index (parameters->places, StanceMatrixPlace, matrix).offset;
}

/* Adds to the gradient of a layer's input what comes through the mixture with the neighbours. */
static void
learn_mix (const StanceEncoder *self, const StanceParameters *parameters, const StanceSequences *sequences, guint layer, const float *in,
           const float *mixed, float *in_gradient, float *gradients)
{
  const float *shares = stance_parameters_get (parameters, self->neighbours[layer]);
  float *share_gradients = gradient_of (parameters, self->neighbours[layer], gradients);
  guint d = self->shape.size;

  for (guint s = 0; s < sequences->n_sequences; s++)
    {
      gsize first = sequences->starts[s] - sequences->starts[0], end = sequences->starts[s + 1] - sequences->starts[0];

      for (gsize i = first; i < end; i++)
        for (guint k = 0; k < d; k++)
          {
            float g = mixed[i * d + k];

            in_gradient[i * d + k] += g;
            if (i > first)
              {
                in_gradient[(i - 1) * d + k] += g * shares[k];
                share_gradients[k] += g * in[(i - 1) * d + k];
              }
            if (i + 1 < end)
              {
                in_gradient[(i + 1) * d + k] += g * shares[d + k];
                share_gradients[d + k] += g * in[(i + 1) * d + k];
              }
          }
    }
}

static void
learn_tables (const StanceEncoder *self, const StanceParameters *parameters, const StanceSequences *sequences, const float *gradient, float *gradients)
{
  guint n = stance_sequences_n_words (sequences), d = self->shape.size, n_tables = self->shape.n_tables;
  const guint32 *ids = n_tables ? sequences->ids + (gsize) sequences->starts[0] * n_tables : NULL;

  for (guint i = 0; n_tables > 0 && i < n; i++, ids += n_tables, gradient += d)
    for (guint t = 0; t < n_tables; t++)
      {
        float *row = gradients + g_array_index (parameters->places, StanceMatrixPlace, self->tables[t]).offset + (gsize) ids[t] * d;

        for (guint k = 0; k < d; k++)
          row[k] += gradient[k];
      }
}

void
stance_encoder_learn (const StanceEncoder *self, const StanceParameters *parameters, const StanceSequences *sequences, StanceEncoderMemory *memory,
                      float *vector_gradients, float *gradients)
{
  guint n = stance_sequences_n_words (sequences), d = self->shape.size;
  float *gate_gradients = memory->scratch[0];

  for (guint layer = self->shape.n_layers; layer-- > 0;)
    {
      for (gsize i = 0; i < (gsize) n * d; i++)
        vector_gradients[i] *= memory->masks[layer + 1][i];
      for (guint s = 0; s < sequences->n_sequences; s++)
        {
          gsize first = sequences->starts[s] - sequences->starts[0];

          for (guint forward = 0; forward < 2; forward++)
            learn_pool (self, memory->gates[layer] + first * 3 * d, memory->cells[layer] + first * d, vector_gradients + first * d,
                        gate_gradients + first * 3 * d, sequences->starts[s + 1] - sequences->starts[s], forward != 0);
        }
      stance_linear_bias_gradient (gate_gradients, gradient_of (parameters, self->biases[layer], gradients), n, 3 * d);
      stance_linear_backward (memory->mixed[layer], stance_parameters_get (parameters, self->weights[layer]), gate_gradients,
                              gradient_of (parameters, self->weights[layer], gradients), memory->scratch[1], (const guint[]) { n, d, 3 * d }, FALSE);
      learn_mix (self, parameters, sequences, layer, memory->layers[layer], memory->scratch[1], vector_gradients, gradients);
    }
  for (gsize i = 0; i < (gsize) n * d; i++)
    vector_gradients[i] *= memory->masks[0][i];
  learn_tables (self, parameters, sequences, vector_gradients, gradients);
}
