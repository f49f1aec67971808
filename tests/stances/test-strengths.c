/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strengths: the file, and what is made of readings. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include <stance/stance-error.h>

#include "stance-grid-private.h"
#include "stance-strengths-private.h"

static char *folder;

/* A file without faults: `slopes` is put in for "strength", `rest` behind the last key. */
static char *
make_file (const char *format, const char *strength, const char *cuts, const char *rest)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "{\"format\": \"%s\", \"slopes\": {", format);
  for (guint i = 0; i < STANCE_N_TRAITS; i++)
    g_string_append_printf (text, "%s\"%s\": %s", i ? ", " : "", stance_trait_name (i), i == STANCE_TRAIT_STRENGTH ? strength : "0");
  g_string_append_printf (text, "}, \"cuts\": {%s}, \"classes\": {", cuts);
  for (guint i = 0; i <= STANCE_N_CUE_CLASSES; i++)
    g_string_append_printf (text, "%s\"%s\": {\"n\": %u, \"right\": %u}", i ? ", " : "", stance_strengths_class_name (i), i == 0 ? 12 : 0, i == 0 ? 9 : 0);
  g_string_append_printf (text, "}%s}", rest);
  return g_string_free (text, FALSE);
}

static StanceStrengths *
load (const char *contents, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "strengths.json", NULL);
  StanceStrengths *self;

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  self = stance_strengths_load (path, error);
  g_unlink (path);
  return self;
}

#define REST ", \"margin\": 0.1, \"corrects\": true, \"threshold\": 0"

static void
test_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < STANCE_N_TRAITS; i++)
    {
      g_assert_nonnull (stance_trait_name (i));
      g_assert_true (g_hash_table_add (names, (gpointer) stance_trait_name (i)));
    }
  g_assert_null (stance_trait_name (STANCE_N_TRAITS));
  g_assert_cmpstr (stance_strengths_class_name (STANCE_TRAIT_REJECT), ==, "reject");
  g_assert_cmpstr (stance_strengths_class_name (STANCE_N_CUE_CLASSES), ==, "other");
}

static void
test_class (void)
{
  StanceTraits traits = { { 0 } };

  g_assert_cmpuint (stance_traits_class (&traits), ==, STANCE_N_CUE_CLASSES);
  traits.values[STANCE_TRAIT_DEED] = 1;
  g_assert_cmpuint (stance_traits_class (&traits), ==, STANCE_N_CUE_CLASSES);
  traits.values[STANCE_TRAIT_EFFECT] = 1;
  g_assert_cmpuint (stance_traits_class (&traits), ==, STANCE_TRAIT_EFFECT);
  traits.values[STANCE_TRAIT_MENTIONED] = 1;
  g_assert_cmpuint (stance_traits_class (&traits), ==, STANCE_TRAIT_MENTIONED);
}

/* P(half or more) = 1 / (1 + exp (2 - 4 s)), in full with 3 in place of 2. */
static void
test_positions (void)
{
  g_autofree char *file = make_file (STANCE_STRENGTHS_FORMAT, "4", "\"half\": 2, \"full\": 3", REST);
  g_autoptr (StanceStrengths) self = load (file, NULL);
  StanceTraits traits = { { 0 } };

  g_assert_nonnull (self);
  traits.values[STANCE_TRAIT_STRENGTH] = 0.5;
  g_assert_cmpfloat_with_epsilon (stance_strengths_get_probability (self, &traits), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (stance_strengths_get_full (self, &traits), 1 / (1 + exp (1)), 1e-12);
  /* full is 0.54 as likely as half or more: between the margins, the rules' strength stays */
  g_assert_cmpint (stance_strengths_correct (self, &traits, -STANCE_GRID), ==, -STANCE_GRID);
  g_assert_cmpint (stance_strengths_correct (self, &traits, STANCE_GRID / 2), ==, STANCE_GRID / 2);
  traits.values[STANCE_TRAIT_STRENGTH] = 1;
  g_assert_cmpint (stance_strengths_correct (self, &traits, -STANCE_GRID / 4), ==, -STANCE_GRID);
  traits.values[STANCE_TRAIT_STRENGTH] = 0;
  g_assert_cmpint (stance_strengths_correct (self, &traits, 3 * STANCE_GRID / 4), ==, STANCE_GRID / 2);
  g_assert_cmpint (stance_strengths_correct (self, &traits, 0), ==, 0);
  self->corrects = FALSE;
  g_assert_cmpint (stance_strengths_correct (self, &traits, 7500), ==, 7500);
}

/* (right + 4 r) / (n + 4), r = 9 / 12 over all. */
static void
test_rates (void)
{
  g_autofree char *file = make_file (STANCE_STRENGTHS_FORMAT, "0", "\"half\": 0, \"full\": 0", REST);
  g_autoptr (StanceStrengths) self = load (file, NULL);
  StanceStrengths nothing = { { 0 } };
  StanceTraits traits = { { 0 } };

  g_assert_cmpfloat_with_epsilon (stance_strengths_get_rate (self, &traits), 0.75, 1e-12);
  traits.values[STANCE_TRAIT_WANT] = 1;
  g_assert_cmpfloat_with_epsilon (stance_strengths_get_rate (self, &traits), (9 + 4 * 0.75) / 16, 1e-12);
  self->records[STANCE_TRAIT_WANT] = (StanceRecord) { 12, 3 };
  g_assert_cmpfloat_with_epsilon (stance_strengths_get_rate (self, &traits), (3 + 4 * 0.25) / 16, 1e-12);
  g_assert_cmpfloat (stance_strengths_get_rate (&nothing, &traits), ==, 0.5);
  g_assert_cmpint (stance_strengths_round (0.123456), ==, 1200);
  g_assert_cmpint (stance_strengths_round (1), ==, STANCE_GRID);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *format;
    const char *strength;
    const char *cuts;
    const char *rest;
    const char *fault;
  } cases[] = {
    { "stance-strengths/2", "0", "\"half\": 0, \"full\": 0", REST, "#/format: found \"stance-strengths/2\", expected \"stance-strengths/1\"" },
    { "stance-strengths/1", "1e9", "\"half\": 0, \"full\": 0", REST, "#/slopes/strength: found 1000000000, expected a number from -1000 to 1000" },
    { "stance-strengths/1", "null", "\"half\": 0, \"full\": 0", REST, "#/slopes/strength: found null, expected a number" },
    { "stance-strengths/1", "0", "\"half\": 1, \"full\": 0", REST, "#/cuts/full: found less than half, expected at least as much" },
    { "stance-strengths/1", "0", "\"half\": 1", REST, "#/cuts: found no key \"full\", expected it here" },
    { "stance-strengths/1", "0", "\"half\": 0, \"full\": 0", ", \"margin\": 0.7, \"corrects\": true, \"threshold\": 0",
      "#/margin: found 0.7, expected a number from 0 to 0.5" },
    { "stance-strengths/1", "0", "\"half\": 0, \"full\": 0", REST ", \"ridges\": 1", "ridges" },
    { "stance-strengths/1", "0", "\"half\": 0, \"full\": 0", REST ",", "found" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = make_file (cases[i].format, cases[i].strength, cases[i].cuts, cases[i].rest);
      g_autoptr (GError) error = NULL;

      g_assert_null (load (file, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].fault));
    }
}

static void
test_no_file (void)
{
  g_autofree char *path = g_build_filename (folder, "nowhere.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (stance_strengths_load (path, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, path));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("stance-strengths-XXXXXX", NULL);
  g_test_add_func ("/strengths/names", test_names);
  g_test_add_func ("/strengths/class", test_class);
  g_test_add_func ("/strengths/positions", test_positions);
  g_test_add_func ("/strengths/rates", test_rates);
  g_test_add_func ("/strengths/faults", test_faults);
  g_test_add_func ("/strengths/no-file", test_no_file);
  result = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return result;
}
