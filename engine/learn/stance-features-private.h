/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Features are 64-bit hashes: no table of strings is kept, neither while learning nor in a model. */
#pragma once

#include <glib.h>

#define STANCE_FEATURE_MULTIPLIER G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* Mixes one more value into a hash. */
static inline guint64
stance_feature_mix (guint64 hash, guint64 value)
{
  hash = (hash ^ value) * STANCE_FEATURE_MULTIPLIER;
  return hash ^ (hash >> 32);
}

/* Where the hash of a template begins: far apart for neighbouring numbers, so that small values do not lead from one to another. */
static inline guint64
stance_feature_begin (guint template_id)
{
  return (template_id + 1) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
}

/* The hash of a template's number and its values; templates of different numbers never share features but by chance. */
static inline guint64
stance_feature1 (guint template_id, guint64 a)
{
  return stance_feature_mix (stance_feature_mix (stance_feature_begin (template_id), a), 0x51);
}

static inline guint64
stance_feature2 (guint template_id, guint64 a, guint64 b)
{
  return stance_feature_mix (stance_feature_mix (stance_feature_begin (template_id), a), b);
}

static inline guint64
stance_feature3 (guint template_id, guint64 a, guint64 b, guint64 c)
{
  return stance_feature_mix (stance_feature2 (template_id, a, b), c);
}

static inline guint64
stance_feature4 (guint template_id, guint64 a, guint64 b, guint64 c, guint64 d)
{
  return stance_feature_mix (stance_feature3 (template_id, a, b, c), d);
}

/* The hash of bytes (FNV-1a, 64 bits, by Fowler, Noll and Vo). */
static inline guint64
stance_feature_bytes (const char *bytes, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) bytes[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

/* Orders hashes, for sorting. */
static inline int
stance_feature_compare (gconstpointer a, gconstpointer b)
{
  const guint64 *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}
