/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-hashes-private.h"

#include <string.h>

guint64 *
stance_hashes_keep_frequent (GArray *hashes, guint32 *n, guint32 **counts)
{
  guint64 *kept = g_new (guint64, hashes->len + 1);

  g_array_sort (hashes, stance_feature_compare);
  *counts = g_new0 (guint32, hashes->len + 2);
  *n = 0;
  for (guint i = 0; i < hashes->len;)
    {
      guint64 hash = g_array_index (hashes, guint64, i);
      guint end = i;

      while (end < hashes->len && g_array_index (hashes, guint64, end) == hash)
        end++;
      if (end - i >= 2)
        {
          kept[(*n)++] = hash;
          (*counts)[*n] = end - i;
        }
      i = end;
    }
  return kept;
}

guint32
stance_hashes_find (const guint64 *hashes, guint32 n, guint64 hash)
{
  guint32 low = 0, high = n;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (hashes[middle] < hash)
        low = middle + 1;
      else
        high = middle;
    }
  return low < n && hashes[low] == hash ? low + 1 : 0;
}

gboolean
stance_hashes_load (const StanceModelFile *file, const char *section, guint64 **hashes, guint32 *n, GError **error)
{
  gsize length;
  const char *bytes = stance_model_file_section (file, section, &length);

  if (!bytes || length % sizeof (guint64) || length > G_MAXINT32)
    return stance_model_file_fail (file, section, "no hashes", error);
  *n = (guint32) (length / sizeof (guint64));
  *hashes = g_new (guint64, *n + 1);
  memcpy (*hashes, bytes, length);
  for (guint32 i = 0; i < *n; i++)
    (*hashes)[i] = GUINT64_FROM_LE ((*hashes)[i]);
  return TRUE;
}

void
stance_hashes_save (const guint64 *hashes, guint32 n, StanceModelWriter *writer, const char *section)
{
  g_autofree guint64 *copy = g_new (guint64, n + 1);

  for (guint32 i = 0; i < n; i++)
    copy[i] = GUINT64_TO_LE (hashes[i]);
  stance_model_writer_add (writer, section, copy, n * sizeof *copy);
}
