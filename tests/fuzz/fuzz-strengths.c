/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as learned strengths: they are refused with their place, or all that is made of them is finite and in its bounds. */
#include <math.h>

#include "fuzz-file-private.h"
#include "fuzz-private.h"
#include "stance-grid-private.h"
#include "stance-strengths-private.h"

static void
check_one (const StanceStrengths *self, const StanceTraits *traits)
{
  double probability = stance_strengths_get_probability (self, traits), rate = stance_strengths_get_rate (self, traits);
  gint32 position = stance_strengths_correct (self, traits, -STANCE_GRID / 2);

  g_assert_true (probability >= 0 && probability <= 1);
  g_assert_true (rate >= 0 && rate <= 1);
  g_assert_true (position == -STANCE_GRID || position == -STANCE_GRID / 2);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *path = fuzz_file (data, size, ".json");
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceStrengths) strengths = stance_strengths_load (path, &error);
  StanceTraits traits = { { 0 } };

  g_assert_true ((strengths == NULL) == (error != NULL));
  g_assert_true (strengths || g_str_has_prefix (error->message, path));
  for (guint i = 0; strengths && i < STANCE_N_TRAITS; i++)
    {
      check_one (strengths, &traits);
      traits.values[i] = 1;
    }
  g_unlink (path);
  return 0;
}
