/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that a network knows, as sorted hashes: word i has row i + 1 of its table, row 0 is for all strangers. */
#pragma once

#include "stance-features-private.h"
#include "stance-model-file-private.h"

/* Sorts `hashes` and keeps those that occur twice or more: (transfer full) (array length=n). Sets counts, by row: (transfer full). */
guint64 *stance_hashes_keep_frequent (GArray *hashes, guint32 *n, guint32 **counts);

/* The row of a hash, 0 for a stranger. */
guint32 stance_hashes_find (const guint64 *hashes, guint32 n, guint64 hash);

gboolean stance_hashes_load (const StanceModelFile *file, const char *section, guint64 **hashes, guint32 *n, GError **error);
void stance_hashes_save (const guint64 *hashes, guint32 n, StanceModelWriter *writer, const char *section);
