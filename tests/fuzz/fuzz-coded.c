/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements that were coded before: CSV, JSON, JSON lines. */
#include "fuzz-private.h"
#include "stance-coded-private.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) statements = stance_coded_read_bytes ("input", (const char *) data, size, faults, &error);

  g_assert_true (statements != NULL || error != NULL);
  for (guint i = 0; statements && i < statements->len; i++)
    g_assert_true (g_utf8_validate (stance_statement_get_issue (g_ptr_array_index (statements, i)), -1, NULL));
  return 0;
}
