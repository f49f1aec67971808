/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Memory used again from call to call. */
typedef struct
{
  guint size;
  float *spans[6];
  guint8 *splits[4];
} StanceProjectiveMemory;

void stance_projective_memory_clear (StanceProjectiveMemory *self);

/* The projective tree of the highest sum of scores that has one root word: Eisner 1996 (COLING), O(n^3). scores[i (n + 1) + h] is that of head h for word i + 1
 * (h from 1; 0 the root). Sets heads[i], n of them; n < 256. */
void stance_projective_tree (const float *scores, guint n, guint32 *heads, StanceProjectiveMemory *memory);

/* Whether heads are a projective tree of one root word. */
gboolean stance_projective_check (const guint32 *heads, guint n);
