/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The network's gradients against differences of its values, products of matrices against plain sums, parameters through a file and back. */
#include <math.h>
#include <string.h>

#include "stance-encoder-private.h"
#include "stance-linear-private.h"

#define SIZE 8
#define N_WORDS 7

static const guint32 ids[N_WORDS * 2] = { 0, 1, 1, 2, 2, 0, 3, 1, 1, 1, 4, 2, 0, 0 };
static const guint32 starts[] = { 0, 4, 5, 7 };
static const StanceSequences sequences = { ids, starts, 3 };

typedef struct
{
  StanceParameters parameters;
  StanceEncoder encoder;
  StanceEncoderMemory memory;
  GRand *random;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  StanceEncoderShape shape = { .n_tables = 2, .rows = { 5, 3 }, .size = SIZE, .n_layers = 2 };

  memset (f, 0, sizeof *f);
  f->random = g_rand_new_with_seed (7);
  stance_parameters_init (&f->parameters);
  stance_encoder_init (&f->encoder, &shape, &f->parameters);
  stance_parameters_allocate (&f->parameters);
  stance_encoder_draw (&f->encoder, &f->parameters, f->random);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  stance_encoder_memory_clear (&f->memory);
  stance_parameters_clear (&f->parameters);
  g_rand_free (f->random);
}

/* A smooth function of all vectors. */
static double
value_of (Fixture *f)
{
  const float *vectors = stance_encoder_run (&f->encoder, &f->parameters, &sequences, &f->memory);
  double sum = 0;

  for (guint i = 0; i < N_WORDS * SIZE; i++)
    sum += vectors[i] * sin (1 + i);
  return sum;
}

static void
test_gradients (Fixture *f, gconstpointer data)
{
  g_autofree float *gradients = g_new0 (float, f->parameters.n);
  float vectors[N_WORDS * SIZE];
  guint checked = 0;

  stance_encoder_run_learning (&f->encoder, &f->parameters, &sequences, &f->memory, 0, f->random);
  for (guint i = 0; i < N_WORDS * SIZE; i++)
    vectors[i] = (float) sin (1 + i);
  stance_encoder_learn (&f->encoder, &f->parameters, &sequences, &f->memory, vectors, gradients);
  for (gsize i = 0; i < f->parameters.n; i++)
    {
      float kept = f->parameters.values[i];
      double above, below, difference;

      f->parameters.values[i] = kept + 0.01f;
      above = value_of (f);
      f->parameters.values[i] = kept - 0.01f;
      below = value_of (f);
      f->parameters.values[i] = kept;
      difference = (above - below) / 0.02;
      g_assert_cmpfloat (fabs (difference - gradients[i]), <, 0.002 + 0.01 * fabs (difference));
      checked += fabs (difference) > 0.01;
    }
  g_assert_cmpuint (checked, >, 250);
}

/* A word's vector hangs on its own sequence only. */
static void
test_sequences_apart (Fixture *f, gconstpointer data)
{
  guint32 other[N_WORDS * 2];
  StanceSequences changed = { other, starts, 3 };
  g_autofree float *before = g_memdup2 (stance_encoder_run (&f->encoder, &f->parameters, &sequences, &f->memory), sizeof (float) * N_WORDS * SIZE);
  const float *after;

  memcpy (other, ids, sizeof ids);
  other[4 * 2] = 2;
  after = stance_encoder_run (&f->encoder, &f->parameters, &changed, &f->memory);
  for (guint i = 0; i < N_WORDS * SIZE; i++)
    g_assert_true ((i / SIZE == 4) == (fabsf (before[i] - after[i]) > 1e-5f) || i / SIZE == 4);
}

static void
test_file (Fixture *f, gconstpointer data)
{
  g_autoptr (StanceModelWriter) writer = stance_model_writer_new ("test");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StanceModelFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree float *kept = g_memdup2 (f->parameters.values, f->parameters.n * sizeof (float));

  stance_parameters_save (&f->parameters, writer, "network");
  bytes = stance_model_writer_finish (writer);
  file = stance_model_file_new (bytes, "memory", "test", &error);
  g_assert_no_error (error);
  memset (f->parameters.values, 0, f->parameters.n * sizeof (float));
  g_assert_true (stance_parameters_load (&f->parameters, file, "network", &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < f->parameters.n; i++)
    g_assert_cmpfloat (fabsf (kept[i] - f->parameters.values[i]), <, 2e-5f);
  g_assert_false (stance_parameters_load (&f->parameters, file, "other", &error));
  g_assert_nonnull (strstr (error->message, "section other"));
}

static void
test_products (void)
{
  const float x[] = { 1, 2, 3, 4, 5, 6 }, w[] = { 1, 0, -1, 2, 1, 1 }, y[] = { 1, 1, 1, 0, 0, 2 };
  float out[4], gradient[6] = { 0 }, back[6];

  stance_linear_forward (x, w, out, 2, 3, 2, FALSE);
  g_assert_cmpfloat (out[0], ==, 2);
  g_assert_cmpfloat (out[1], ==, 7);
  g_assert_cmpfloat (out[2], ==, 5);
  g_assert_cmpfloat (out[3], ==, 16);
  stance_linear_outer (x, y, out, 2, 3, 2);
  g_assert_cmpfloat (out[0], ==, 6);
  g_assert_cmpfloat (out[1], ==, 6);
  g_assert_cmpfloat (out[2], ==, 15);
  g_assert_cmpfloat (out[3], ==, 12);
  stance_linear_backward (x, w, (const float[]) { 1, 0, 0, 1 }, gradient, back, (const guint[]) { 2, 3, 2 }, FALSE);
  g_assert_cmpfloat (gradient[0], ==, 1);
  g_assert_cmpfloat (gradient[1], ==, 4);
  g_assert_cmpfloat (gradient[4], ==, 3);
  g_assert_cmpfloat (back[0], ==, 1);
  g_assert_cmpfloat (back[1], ==, -1);
  g_assert_cmpfloat (back[3], ==, 0);
  g_assert_cmpfloat (back[4], ==, 2);
}

/* Adam finds the least of a simple function. */
static void
test_optimiser (void)
{
  StanceOptimiser optimiser;
  float values[16] = { 3, -2 };

  stance_optimiser_init (&optimiser, 16);
  for (guint i = 0; i < 2000; i++)
    {
      optimiser.gradients[0] = 2 * (values[0] - 1);
      optimiser.gradients[1] = 2 * (values[1] - 5);
      stance_optimiser_step (&optimiser, values, 0.01, 5);
    }
  g_assert_cmpfloat (fabsf (values[0] - 1), <, 0.01f);
  g_assert_cmpfloat (fabsf (values[1] - 5), <, 0.01f);
  g_assert_cmpfloat (values[2], ==, 0);
  stance_optimiser_clear (&optimiser);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/learn/encoder/gradients", Fixture, NULL, set_up, test_gradients, tear_down);
  g_test_add ("/learn/encoder/sequences-apart", Fixture, NULL, set_up, test_sequences_apart, tear_down);
  g_test_add ("/learn/encoder/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add_func ("/learn/linear/products", test_products);
  g_test_add_func ("/learn/optimiser", test_optimiser);
  return g_test_run ();
}
