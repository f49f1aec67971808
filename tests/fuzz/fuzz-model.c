/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Position models: every fault is found or the model loads. */
#include <stance/stance-model.h>

#include "fuzz-file-private.h"
#include "fuzz-private.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *path = fuzz_file (data, size, ".json");
  g_autoptr (GError) check_error = NULL;
  g_autoptr (GError) load_error = NULL;
  g_autoptr (GPtrArray) faults = stance_model_check_file (path, &check_error);
  g_autoptr (StanceModel) model = stance_model_load (path, &load_error);

  g_assert_true ((faults == NULL) == (check_error != NULL));
  g_assert_true ((model != NULL) == (faults != NULL && faults->len == 0));
  g_unlink (path);
  return 0;
}
