/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-parameters-private.h"

#include <math.h>
#include <string.h>

#include "stance-activations-private.h"

void
stance_parameters_init (StanceParameters *self)
{
  *self = (StanceParameters) { .places = g_array_new (FALSE, TRUE, sizeof (StanceMatrixPlace)) };
}

void
stance_parameters_clear (StanceParameters *self)
{
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->values, g_aligned_free);
}

guint
stance_parameters_add (StanceParameters *self, const char *name, guint rows, guint columns)
{
  StanceMatrixPlace place = { .rows = rows, .columns = columns, .offset = self->n };

  g_strlcpy (place.name, name, sizeof place.name);
  g_array_append_val (self->places, place);
  self->n += ((gsize) rows * columns + 15) & ~(gsize) 15;
  return self->places->len - 1;
}

void
stance_parameters_allocate (StanceParameters *self)
{
  self->values = g_aligned_alloc0 (self->n, sizeof (float), 64);
}

void
stance_parameters_draw (StanceParameters *self, guint matrix, double gain, GRand *random)
{
  const StanceMatrixPlace *place = &g_array_index (self->places, StanceMatrixPlace, matrix);
  double reach = gain * sqrt (6.0 / (place->rows + place->columns));

  for (gsize i = 0; i < (gsize) place->rows * place->columns; i++)
    self->values[place->offset + i] = (float) g_rand_double_range (random, -reach, reach);
}

static float
greatest (const float *row, guint n)
{
  float most = 0;

  for (guint i = 0; i < n; i++)
    most = MAX (most, fabsf (row[i]));
  return most;
}

/* Writes a row: its scale, and each number in units of that. */
static void
save_row (const float *row, guint n, gboolean narrow, GByteArray *bytes)
{
  float scale = MAX (greatest (row, n), 1e-20f) / (narrow ? G_MAXINT8 : G_MAXINT16);

  g_byte_array_append (bytes, (const guint8 *) &scale, sizeof scale);
  for (guint c = 0; c < n; c++)
    {
      gint16 wide = (gint16) lrintf (row[c] / scale), value = (gint16) GINT16_TO_LE (wide);
      gint8 byte = (gint8) wide;

      g_byte_array_append (bytes, narrow ? (const guint8 *) &byte : (const guint8 *) &value, narrow ? sizeof byte : sizeof value);
    }
}

/* Reads a row; gives what stands behind it. */
static const char *
load_row (const char *at, float *row, guint n, gboolean narrow, float *scale)
{
  memcpy (scale, at, sizeof *scale);
  at += sizeof *scale;
  for (guint c = 0; c < n; c++)
    {
      gint16 value;

      if (narrow)
        {
          row[c] = (float) (gint8) *at++ * *scale;
          continue;
        }
      memcpy (&value, at, sizeof value);
      row[c] = (float) GINT16_FROM_LE (value) * *scale;
      at += sizeof value;
    }
  return at;
}

void
stance_parameters_save (const StanceParameters *self, StanceModelWriter *writer, const char *section)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (guint m = 0; m < self->places->len; m++)
    {
      const StanceMatrixPlace *place = &g_array_index (self->places, StanceMatrixPlace, m);

      for (guint r = 0; r < place->rows; r++)
        save_row (self->values + place->offset + (gsize) r * place->columns, place->columns, self->narrow, bytes);
    }
  stance_model_writer_add (writer, section, bytes->data, bytes->len);
}

static gsize
size_of (const StanceParameters *self)
{
  gsize size = 0;

  for (guint m = 0; m < self->places->len; m++)
    {
      const StanceMatrixPlace *place = &g_array_index (self->places, StanceMatrixPlace, m);

      size += place->rows * (sizeof (float) + place->columns * (self->narrow ? sizeof (gint8) : sizeof (gint16)));
    }
  return size;
}

gboolean
stance_parameters_load (StanceParameters *self, const StanceModelFile *file, const char *section, GError **error)
{
  gsize length;
  const char *at = stance_model_file_section (file, section, &length);

  if (!at || length != size_of (self))
    return stance_model_file_fail (file, section, "a network of another shape", error);
  for (guint m = 0; m < self->places->len; m++)
    {
      const StanceMatrixPlace *place = &g_array_index (self->places, StanceMatrixPlace, m);

      for (guint r = 0; r < place->rows; r++)
        {
          float scale;

          at = load_row (at, self->values + place->offset + (gsize) r * place->columns, place->columns, self->narrow, &scale);
          if (!isfinite (scale))
            return stance_model_file_fail (file, section, "a number that is not finite", error);
        }
    }
  return TRUE;
}

void
stance_optimiser_init (StanceOptimiser *self, gsize n)
{
  *self = (StanceOptimiser) { .n = n };
  self->gradients = g_aligned_alloc0 (n, sizeof (float), 64);
  self->means = g_aligned_alloc0 (n, sizeof (float), 64);
  self->squares = g_aligned_alloc0 (n, sizeof (float), 64);
}

void
stance_optimiser_clear (StanceOptimiser *self)
{
  g_aligned_free (self->gradients);
  g_aligned_free (self->means);
  g_aligned_free (self->squares);
}

/* How one step goes, worked out once for all numbers. */
static void
step_all (StanceOptimiser *self, float *values, const StanceAdam *adam)
{
  for (gsize i = 0; i < self->n; i++)
    {
      float g = self->gradients[i] * adam->scale;

      self->means[i] = adam->decay * self->means[i] + (1 - adam->decay) * g;
      self->squares[i] = adam->square_decay * self->squares[i] + (1 - adam->square_decay) * g * g;
      values[i] -= adam->step * self->means[i] / (sqrtf (self->squares[i]) * adam->root + 1e-8f);
      self->gradients[i] = 0;
    }
}

static double
norm_of (const StanceOptimiser *self)
{
  double norm = 0;

  if (self->lazy)
    return sqrt (stance_activations_squares (self->gradients, self->n));
  for (gsize i = 0; i < self->n; i++)
    norm += (double) self->gradients[i] * self->gradients[i];
  return sqrt (norm);
}

void
stance_optimiser_step (StanceOptimiser *self, float *values, double rate, double clip)
{
  double norm = norm_of (self);
  StanceAdam adam = { .decay = 0.9f, .square_decay = 0.98f, .scale = (float) (norm > clip ? clip / norm : 1) };

  self->steps++;
  adam.step = (float) (rate / (1 - pow (adam.decay, self->steps)));
  adam.root = (float) (1 / sqrt (1 - pow (adam.square_decay, self->steps)));
  if (self->lazy)
    stance_activations_adam (&adam, self->gradients, self->means, self->squares, values, self->n);
  else
    step_all (self, values, &adam);
}
