/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of Discourse Network Analyzer: databases and lists of statements, and the networks of whatever they hold. */
#include <stance/stance-network.h>

#include "fuzz-private.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const kept[] = { NULL, "agreement=1" };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (StanceDiscourse) discourse = stance_discourse_new ();
  g_autoptr (GError) error = NULL;
  gboolean read = stance_discourse_read (discourse, "input", bytes, &error);

  g_assert_true (read != (error != NULL));
  for (guint i = 0; read && i < G_N_ELEMENTS (kept); i++)
    {
      const char *const only[] = { kept[i], NULL };
      const StanceNetworkOptions options = { .mode = STANCE_NETWORK_ACTORS, .aggregate = STANCE_AGGREGATE_SUBTRACT,
                                             .normalisation = STANCE_NORMALISATION_COSINE, .duplicates = STANCE_DUPLICATES_WEEK, .window = i * 3,
                                             .unit = STANCE_TIME_YEARS, .only = only };
      g_autoptr (GError) cause = NULL;
      g_autoptr (GPtrArray) networks = stance_networks_new (discourse, &options, &cause);

      g_assert_true ((networks != NULL) != (cause != NULL));
    }
  return 0;
}
