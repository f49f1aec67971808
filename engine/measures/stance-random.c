/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-random-private.h"

gsl_rng *
stance_random_new (void)
{
  return gsl_rng_alloc (gsl_rng_mt19937);
}

/* SplitMix64 (G. L. Steele, D. Lea, C. H. Flood 2014, "Fast splittable pseudorandom number generators"): neighbouring numbers become seeds far apart. */
void
stance_random_begin (gsl_rng *self, guint seed, guint number)
{
  guint64 mixed = ((guint64) seed << 32 | number) + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mixed = (mixed ^ mixed >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  mixed = (mixed ^ mixed >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  mixed ^= mixed >> 31;
  gsl_rng_set (self, mixed & 0xffffffffu);
}
