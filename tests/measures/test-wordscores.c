/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-wordscores-private.h"

#define M NAN

static StanceArray *
make_counts (const double *values, gsize rows, gsize columns)
{
  StanceArray *counts = stance_array_new (rows, columns);

  for (gsize i = 0; i < rows * columns; i++)
    counts->values[i] = values[i];
  return counts;
}

/* Two reference texts that share the second word, and one that uses all three and a fourth which nobody else has. */
static const double three_texts[] = { 2, 2, 0, 0, 0, 2, 2, 0, 1, 2, 1, 5 };
static const double ends[] = { -1, 1, M };

static void
fit (StanceWordscores *scores, const StanceArray *counts, const double *references, const char *predict)
{
  g_autofree gboolean *chosen = g_new0 (gboolean, counts->rows + 1);
  StanceWordscoresOptions options = { 0, chosen };

  for (gsize i = 0; i < counts->rows; i++)
    chosen[i] = predict[i] == '+';
  stance_wordscores_fit (scores, counts, references, &options);
}

static void
test_by_hand (void)
{
  g_autoptr (StanceArray) counts = make_counts (three_texts, 3, 4);
  g_auto (StanceWordscores) scores = { 0 };
  static const double words[] = { -1, 0, 1 };
  static const double raw[] = { -0.5, 0.5, 0 };

  fit (&scores, counts, ends, "+++");
  g_assert_cmpuint (scores.scored_words, ==, 3);
  g_assert_true (isnan (scores.words[3]));
  for (gsize i = 0; i < 3; i++)
    {
      g_assert_cmpfloat_with_epsilon (scores.words[i], words[i], 1e-15);
      g_assert_cmpfloat_with_epsilon (scores.raw.scores[i], raw[i], 1e-15);
      g_assert_cmpfloat_with_epsilon (scores.mv.scores[i], 2 * raw[i], 1e-15);
      g_assert_cmpfloat_with_epsilon (scores.mv.errors[i], 2 * scores.raw.errors[i], 1e-15);
      g_assert_cmpfloat_with_epsilon (scores.lbg.scores[i], raw[i] * 2 * sqrt (2), 1e-12);
    }
  /* Half of its four scored words lie 1 from its score. */
  g_assert_cmpfloat_with_epsilon (scores.raw.errors[2], sqrt (0.5 / 4), 1e-15);
}

/* Positions moved and stretched move and stretch all scores; words that no reference text has change nothing. */
static void
test_invariance (void)
{
  static const double given[] = { -1, 0.25, 1, M, M };
  double moved[5];
  g_autoptr (StanceArray) counts = stance_array_new (5, 12);
  g_autoptr (StanceArray) more = stance_array_new (5, 13);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_auto (StanceWordscores) one = { 0 };
  g_auto (StanceWordscores) other = { 0 };

  for (gsize i = 0; i < 5; i++)
    {
      moved[i] = 10 + 3 * given[i];
      stance_array_set (more, i, 12, i < 3 ? 0 : 7);
      for (gsize word = 0; word < 12; word++)
        {
          stance_array_set (counts, i, word, g_rand_int_range (rand, 0, 9));
          stance_array_set (more, i, word, stance_array_get (counts, i, word));
        }
    }
  fit (&one, counts, given, "+++++");
  fit (&other, more, moved, "+++++");
  for (gsize i = 0; i < 5; i++)
    {
      g_assert_cmpfloat_with_epsilon (other.raw.scores[i], 10 + 3 * one.raw.scores[i], 1e-12);
      g_assert_cmpfloat_with_epsilon (other.raw.errors[i], 3 * one.raw.errors[i], 1e-12);
      g_assert_cmpfloat_with_epsilon (other.lbg.scores[i], 10 + 3 * one.lbg.scores[i], 1e-11);
      g_assert_cmpfloat_with_epsilon (other.mv.scores[i], 10 + 3 * one.mv.scores[i], 1e-11);
      g_assert_cmpfloat (fabs (one.raw.scores[i]), <=, 1);
    }
  g_assert_cmpfloat_with_epsilon (one.mv.scores[0], -1, 1e-12);
  g_assert_cmpfloat_with_epsilon (one.mv.scores[2], 1, 1e-12);
}

typedef struct
{
  const char *name;
  double counts[12];
  double references[3];
  const char *predict;
  StanceReason raw;
  StanceReason lbg;
  StanceReason mv;
} Undefined;

static const Undefined undefined[] = {
  { "one text", { 2, 2, 0, 0, 0, 2, 2, 0, 1, 2, 1, 5 }, { -1, 1, M }, "--+", STANCE_REASON_NONE, STANCE_REASON_TOO_FEW, STANCE_REASON_INCOMPLETE },
  { "nothing predicted", { 2, 2, 0, 0, 0, 2, 2, 0, 1, 2, 1, 5 }, { -1, 1, M }, "---", STANCE_REASON_NO_DATA, STANCE_REASON_NO_DATA, STANCE_REASON_NO_DATA },
  { "one position", { 2, 2, 0, 0, 0, 2, 2, 0, 1, 2, 1, 5 }, { 1, 1, M }, "+++", STANCE_REASON_NONE, STANCE_REASON_CONSTANT, STANCE_REASON_CONSTANT },
  { "one reference", { 2, 2, 0, 0, 0, 2, 2, 0, 1, 2, 1, 5 }, { M, 1, M }, "+++", STANCE_REASON_TOO_FEW, STANCE_REASON_TOO_FEW, STANCE_REASON_TOO_FEW },
  { "empty reference", { 0, 0, 0, 0, 0, 2, 2, 0, 1, 2, 1, 5 }, { -1, 1, M }, "+++", STANCE_REASON_NO_DATA, STANCE_REASON_NO_DATA, STANCE_REASON_NO_DATA },
  { "missing count", { 2, 2, 0, M, 0, 2, 2, 0, 1, 2, 1, 5 }, { -1, 1, M }, "+++", STANCE_REASON_INCOMPLETE, STANCE_REASON_INCOMPLETE, STANCE_REASON_INCOMPLETE },
  { "same words", { 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0 }, { -1, 1, M }, "+++", STANCE_REASON_NONE, STANCE_REASON_CONSTANT, STANCE_REASON_CONSTANT },
};

static void
test_undefined (gconstpointer data)
{
  const Undefined *c = data;
  g_autoptr (StanceArray) counts = make_counts (c->counts, 3, 4);
  g_auto (StanceWordscores) scores = { 0 };

  fit (&scores, counts, c->references, c->predict);
  g_assert_cmpint (scores.raw.reason, ==, c->raw);
  g_assert_cmpint (scores.lbg.reason, ==, c->lbg);
  g_assert_cmpint (scores.mv.reason, ==, c->mv);
  for (gsize i = 0; i < scores.n; i++)
    {
      g_assert_cmpint (isnan (scores.raw.scores[i]) != 0, ==, c->raw != STANCE_REASON_NONE);
      g_assert_cmpint (isnan (scores.lbg.scores[i]) != 0, ==, c->lbg != STANCE_REASON_NONE);
      g_assert_cmpint (isnan (scores.mv.scores[i]) != 0, ==, c->mv != STANCE_REASON_NONE);
    }
}

/* A text that shares no word with the references has no score, and the others are as without it. */
static void
test_stranger (void)
{
  static const double values[] = { 2, 2, 0, 0, 0, 2, 2, 0, 1, 2, 1, 5, 0, 0, 0, 4 };
  static const double references[] = { -1, 1, M, M };
  g_autoptr (StanceArray) counts = make_counts (values, 4, 4);
  g_autoptr (StanceArray) without = make_counts (three_texts, 3, 4);
  g_auto (StanceWordscores) scores = { 0 };
  g_auto (StanceWordscores) expected = { 0 };

  fit (&scores, counts, references, "++++");
  fit (&expected, without, ends, "+++");
  g_assert_true (isnan (scores.raw.scores[3]) && isnan (scores.lbg.scores[3]) && isnan (scores.mv.scores[3]));
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpfloat (scores.lbg.scores[i], ==, expected.lbg.scores[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wordscores/by-hand", test_by_hand);
  g_test_add_func ("/wordscores/invariance", test_invariance);
  g_test_add_func ("/wordscores/stranger", test_stranger);
  for (guint i = 0; i < G_N_ELEMENTS (undefined); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wordscores/undefined/%s", undefined[i].name);

      g_test_add_data_func (path, &undefined[i], test_undefined);
    }
  return g_test_run ();
}
