/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "stance-dispersion-private.h"
#include "stance-polarisation-private.h"
#include "stance-salience-private.h"

#define SIZE 7

typedef StanceFigure (*Dispersion) (const double *frequencies, gsize n);

typedef struct
{
  const char *name;
  Dispersion compute;
  double least;
  double largest;
  double single; /* all in one category */
  double ends;   /* half at each end */
} Case;

static const Case cases[] = {
  { "agreement", stance_dispersion_agreement, -1, 1, 1, -1 }, { "polarization", stance_dispersion_polarization, 0, 1, 0, 1 },
  { "leik", stance_dispersion_leik, 0, 1, 0, 1 },             { "consensus", stance_dispersion_consensus, 0, 1, 1, 0 },
  { "lsquared", stance_dispersion_lsquared, 0, 1, 1, 0 },     { "entropy", stance_dispersion_entropy, 0, 2.9, 0, 1 },
  { "mrq", stance_dispersion_mrq, 0, 1, 0, 1 },               { "reardon", stance_dispersion_reardon, 0, 1, 0, 1 },
};

static const double none[SIZE] = { 0 };

/* Bounds, what the order from the other side and another sum change (nothing), and where there is no figure. */
static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (2001);

  for (guint round = 0; round < 500; round++)
    {
      double frequencies[SIZE];
      double turned[SIZE];
      StanceFigure figure;

      for (guint i = 0; i < SIZE; i++)
        frequencies[i] = g_rand_int_range (rand, i == 0 ? 1 : 0, 5);
      for (guint i = 0; i < SIZE; i++)
        turned[i] = frequencies[SIZE - 1 - i] / 128;
      figure = c->compute (frequencies, SIZE);
      g_assert_cmpfloat (figure.value, >=, c->least);
      g_assert_cmpfloat (figure.value, <=, c->largest);
      g_assert_cmpfloat_with_epsilon (c->compute (turned, SIZE).value, figure.value, 1e-12);
    }
  g_assert_cmpfloat (c->compute ((double[]) { 0, 7, 0, 0, 0, 0, 0 }, SIZE).value, ==, c->single);
  g_assert_cmpfloat (c->compute ((double[]) { 3, 0, 0, 0, 0, 0, 3 }, SIZE).value, ==, c->ends);
  g_assert_cmpint (c->compute (none, SIZE).reason, ==, STANCE_REASON_NO_DATA);
  g_assert_cmpint (c->compute (none, 1).reason, ==, STANCE_REASON_TOO_FEW);
  g_assert_cmpint (c->compute (none, 0).reason, ==, STANCE_REASON_TOO_FEW);
}

/* Pair by pair. */
static void
test_esteban_ray (void)
{
  static const double positions[] = { 0.5, -1, NAN, 0.25, -1, 1 };
  static const double shares[] = { 0.1, 0.3, 0.5, 0.05, 0.25, 0.3 };
  double sum = 0;

  for (guint i = 0; i < 6; i++)
    for (guint k = 0; k < 6; k++)
      if (i != 2 && k != 2)
        sum += 3 * pow (shares[i], 2.3) * shares[k] * fabs (positions[i] - positions[k]);
  g_assert_cmpfloat_with_epsilon (stance_polarisation_esteban_ray (positions, shares, 6, 1.3, 3).value, sum, 1e-14);
  g_assert_cmpuint (stance_polarisation_esteban_ray (positions, shares, 6, 1.3, 3).n, ==, 5);
  g_assert_cmpint (stance_polarisation_esteban_ray (positions + 2, NULL, 1, 1, 1).reason, ==, STANCE_REASON_NO_DATA);
}

static void
test_variance (void)
{
  static const double positions[] = { -1, 1, NAN, 1, -1 };

  g_assert_cmpfloat (stance_polarisation_variance (positions, NULL, 5).value, ==, 1);
  g_assert_cmpfloat (stance_polarisation_variance (positions, (double[]) { 3, 1, 9, 0, 0 }, 5).value, ==, 0.75);
  g_assert_cmpint (stance_polarisation_variance (positions, none, 5).reason, ==, STANCE_REASON_NO_WEIGHT);
  g_assert_cmpint (stance_polarisation_variance (positions, NULL, 0).reason, ==, STANCE_REASON_NO_DATA);
}

static void
test_jensen_shannon (void)
{
  static const double p[] = { 1, 2, 0, 1 };
  static const double doubled[] = { 2, 4, 0, 2 };
  static const double apart[] = { 0, 0, 5, 0 };

  g_assert_cmpfloat_with_epsilon (stance_polarisation_jensen_shannon (p, doubled, 4).value, 0, 1e-15);
  g_assert_cmpfloat (stance_polarisation_jensen_shannon (p, apart, 4).value, ==, 1);
  g_assert_cmpfloat (stance_polarisation_jensen_shannon (p, (double[]) { 1, 1, 1, 1 }, 4).value, ==,
                     stance_polarisation_jensen_shannon ((double[]) { 1, 1, 1, 1 }, p, 4).value);
  g_assert_cmpint (stance_polarisation_jensen_shannon (p, none, 4).reason, ==, STANCE_REASON_NO_DATA);
}

static void
test_median (void)
{
  static const double positions[] = { 100, NAN, 0, 50 };
  static const double weights[] = { 0.5, 3, 0, 0.5 };

  g_assert_cmpfloat (stance_salience_median (positions, weights, 4, STANCE_TIE_LOWER).value, ==, 50);
  g_assert_cmpfloat (stance_salience_median (positions, weights, 4, STANCE_TIE_UPPER).value, ==, 100);
  g_assert_cmpfloat (stance_salience_median (positions, weights, 4, STANCE_TIE_MIDDLE).value, ==, 75);
  g_assert_cmpfloat (stance_salience_median (positions, (double[]) { 0.1, 3, 0, 0.5 }, 4, STANCE_TIE_UPPER).value, ==, 50);
  g_assert_cmpfloat (stance_salience_mean (positions, weights, 4).value, ==, 75);
  g_assert_cmpint (stance_salience_mean (positions, none, 4).reason, ==, STANCE_REASON_NO_WEIGHT);
  g_assert_cmpint (stance_salience_median (positions + 1, weights, 1, STANCE_TIE_LOWER).reason, ==, STANCE_REASON_NO_DATA);
}

static void
test_log_ratio (void)
{
  StanceFigure figure = stance_salience_log_ratio (7, 1, 0.5);

  g_assert_cmpfloat (figure.value, ==, log (5));
  g_assert_cmpfloat (figure.se, ==, sqrt (1 / 7.5 + 1 / 1.5));
  g_assert_cmpuint (figure.n, ==, 8);
  g_assert_cmpfloat (stance_salience_log_ratio (1, 7, 0.5).value, ==, -log (5));
  g_assert_cmpint (stance_salience_log_ratio (NAN, 1, 0.5).reason, ==, STANCE_REASON_NO_DATA);
  g_assert_cmpint (stance_salience_log_ratio (0, 1, 0).reason, ==, STANCE_REASON_NOT_APPLICABLE);
  g_assert_cmpfloat (stance_salience_importance (7, 1, 90, 0.5).value, ==, log (0.1));
  g_assert_cmpint (stance_salience_importance (0, 0, 0, 0.5).reason, ==, STANCE_REASON_NO_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dispersion/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/polarisation/esteban-ray", test_esteban_ray);
  g_test_add_func ("/polarisation/variance", test_variance);
  g_test_add_func ("/polarisation/jensen-shannon", test_jensen_shannon);
  g_test_add_func ("/salience/median", test_median);
  g_test_add_func ("/salience/log-ratio", test_log_ratio);
  return g_test_run ();
}
