/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The averaged perceptron, and its weights as they are shipped. */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-features-private.h"
#include "stance-learner-private.h"

#define N_FEATURES 3000

/* The weight that feature i has for class c: some have none. */
static gint32
weight_of (guint i, guint c)
{
  return (i + c) % 5 == 0 ? 0 : (gint32) (i % 97) - 48 + (gint32) c * 7;
}

static guint64
feature_of (guint i)
{
  return stance_feature1 (7, i);
}

static StanceLearner *
learn (guint n_classes)
{
  StanceLearner *learner = stance_learner_new (n_classes, 0);

  for (guint i = 0; i < N_FEATURES; i++)
    for (guint c = 0; c < n_classes; c++)
      {
        guint64 feature = feature_of (i);

        if (weight_of (i, c) != 0)
          stance_learner_update (learner, &feature, 1, c, weight_of (i, c));
      }
  stance_learner_tick (learner);
  return learner;
}

/* Frozen, written and read again, every feature gives its weights; what was not learned hardly ever gives any. */
static void
check_weights (guint n_classes)
{
  g_autoptr (StanceLearner) learner = learn (n_classes);
  g_autoptr (StanceModelWriter) writer = stance_model_writer_new ("test");
  g_autoptr (StanceModelFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  StanceWeights frozen, loaded;
  guint wrong = 0, strangers = 0;

  stance_learner_freeze (learner, 0, &frozen);
  stance_weights_save (&frozen, writer, "weights");
  bytes = stance_model_writer_finish (writer);
  file = stance_model_file_new (bytes, "test", "test", &error);
  g_assert_no_error (error);
  g_assert_true (stance_weights_load (&loaded, file, "weights", n_classes, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 2 * N_FEATURES; i++)
    {
      guint64 feature = feature_of (i);
      gint32 scores[8] = { 0 };

      stance_weights_add (&loaded, &feature, 1, scores);
      for (guint c = 0; c < n_classes; c++)
        {
          double given = i < N_FEATURES ? weight_of (i, c) * loaded.scale : 0;

          if (i < N_FEATURES)
            wrong += scores[c] < given - 1 || scores[c] > given + 1;
          else
            strangers += scores[c] != 0;
        }
    }
  g_assert_cmpuint (wrong, <=, 2 * n_classes);
  g_assert_cmpuint (strangers, <=, 4 * n_classes);
  g_assert_false (stance_weights_load (&loaded, file, "weights", n_classes + 1, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
  g_clear_error (&error);
  g_assert_false (stance_weights_load (&loaded, file, "others", n_classes, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
  stance_weights_clear (&frozen);
}

static void
test_weights (void)
{
  for (guint n_classes = 1; n_classes <= 8; n_classes++)
    check_weights (n_classes);
}

/* Weights that point behind their pairs are refused, though the file's checksum is right. */
static void
test_unsound (void)
{
  g_autoptr (StanceLearner) learner = learn (5);
  StanceWeights frozen;

  stance_learner_freeze (learner, 0, &frozen);
  for (guint fault = 0; fault < 3; fault++)
    {
      g_autoptr (StanceModelWriter) writer = stance_model_writer_new ("test");
      g_autoptr (StanceModelFile) file = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      gsize size = frozen.n_buckets * sizeof (StanceBucket) + frozen.n_pairs * sizeof (StanceClassWeight);
      StanceBucket *buckets = g_aligned_alloc0 (1, size, 64);
      StanceWeights changed = frozen, loaded;

      memcpy (buckets, frozen.buckets, size);
      changed.buckets = buckets;
      changed.pairs = (StanceClassWeight *) (buckets + frozen.n_buckets);
      if (fault == 0)
        buckets[0].payloads[0][1] = 0xffff;
      else if (fault == 1)
        ((StanceClassWeight *) changed.pairs)[3].class_id = GUINT16_TO_LE (5);
      else
        changed.n_pairs--;
      stance_weights_save (&changed, writer, "weights");
      bytes = stance_model_writer_finish (writer);
      file = stance_model_file_new (bytes, "test", "test", NULL);
      g_assert_false (stance_weights_load (&loaded, file, "weights", 5, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
      g_aligned_free (buckets);
    }
  stance_weights_clear (&frozen);
}

/* A rule that a perceptron can learn: the class is the greatest of three numbers. */
static guint
example (guint i, guint64 features[3])
{
  guint best = 0;

  for (guint k = 0; k < 3; k++)
    {
      features[k] = stance_feature2 (1, k, (i * (k * 7 + 3) + i / 3) % 10);
      if ((i * (k * 7 + 3) + i / 3) % 10 > (i * (best * 7 + 3) + i / 3) % 10)
        best = k;
    }
  return best;
}

static guint
run_epoch (StanceLearner *learner)
{
  guint wrong = 0;

  for (guint i = 0; i < 400; i++)
    {
      guint64 features[3];
      guint gold = example (i, features), best = 0;
      gint32 scores[3];

      stance_learner_score (learner, features, 3, scores);
      for (guint c = 1; c < 3; c++)
        best = scores[c] > scores[best] ? c : best;
      if (best != gold)
        {
          wrong++;
          stance_learner_update (learner, features, 3, gold, 1);
          stance_learner_update (learner, features, 3, best, -1);
        }
      stance_learner_tick (learner);
    }
  return wrong;
}

static void
test_learns (void)
{
  g_autoptr (StanceLearner) learner = stance_learner_new (3, 0);
  guint first = run_epoch (learner), last = 0;

  for (guint epoch = 0; epoch < 30; epoch++)
    last = run_epoch (learner);
  g_assert_cmpuint (first, >, 20);
  g_assert_cmpuint (last, <, first / 4);
  g_assert_cmpuint (stance_learner_get_n_features (learner), <=, 30);
}

/* The average runs over examples: a weight of 4 that comes after 3 of 4 examples counts 1. */
static void
test_average (void)
{
  g_autoptr (StanceLearner) learner = stance_learner_new (1, 0);
  const guint64 early = 11, late = 22;
  StanceWeights weights;
  gint32 a = 0, b = 0;

  stance_learner_update (learner, &early, 1, 0, 4);
  for (guint i = 0; i < 3; i++)
    stance_learner_tick (learner);
  stance_learner_update (learner, &late, 1, 0, 4);
  stance_learner_tick (learner);
  stance_learner_freeze (learner, 0, &weights);
  stance_weights_add (&weights, &early, 1, &a);
  stance_weights_add (&weights, &late, 1, &b);
  g_assert_cmpint (a, ==, 32767);
  g_assert_cmpint (b, >=, 32767 / 4);
  g_assert_cmpint (b, <=, 32767 / 4 + 1);
  stance_weights_clear (&weights);
}

static void
test_nothing (void)
{
  g_autoptr (StanceLearner) learner = stance_learner_new (4, 2);
  const guint64 feature = 3;
  StanceWeights weights;
  gint32 scores[4] = { 0 };
  guint n;

  stance_learner_freeze (learner, 0, &weights);
  stance_weights_add (&weights, &feature, 1, scores);
  g_assert_cmpint (scores[0], ==, 0);
  g_assert_null (stance_weights_find (&weights, feature, &n));
  g_assert_cmpuint (n, ==, 0);
  stance_weights_clear (&weights);
}

static void
test_shuffle (void)
{
  g_autoptr (GRand) a = g_rand_new_with_seed (5), b = g_rand_new_with_seed (5);
  guint32 one[50], two[50], sum = 0;

  for (guint32 i = 0; i < 50; i++)
    one[i] = two[i] = i;
  stance_learner_shuffle (one, 50, a);
  stance_learner_shuffle (two, 50, b);
  g_assert_cmpmem (one, sizeof one, two, sizeof two);
  for (guint i = 0; i < 50; i++)
    sum += one[i];
  g_assert_cmpuint (sum, ==, 49 * 25);
  stance_learner_shuffle (one, 0, a);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/learner/weights", test_weights);
  g_test_add_func ("/learner/unsound", test_unsound);
  g_test_add_func ("/learner/learns", test_learns);
  g_test_add_func ("/learner/average", test_average);
  g_test_add_func ("/learner/nothing", test_nothing);
  g_test_add_func ("/learner/shuffle", test_shuffle);
  return g_test_run ();
}
