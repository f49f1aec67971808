/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What labelled articles teach about readings: how likely one holds, and whether it holds by half or in full. The sign is the rules' alone. */
#pragma once

#include "stance-traits-private.h"

#define STANCE_STRENGTHS_FILE "strengths.json"
#define STANCE_STRENGTHS_FORMAT "stance-strengths/1"

/* How a reading may hold against the rules' sign: not at all (nobody holds it, or the opposite), by half, in full. */
#define STANCE_N_HOLDS 3
/* Positions from here on are full ones when rules tell strength. */
#define STANCE_FULL_FROM (3 * STANCE_GRID / 4)

/* How readings whose outermost cue is of one class have done on labelled articles. */
typedef struct
{
  guint n;
  guint right;
} StanceRecord;

/* P(holds by at least half) = 1 / (1 + exp (cuts[0] - slopes . traits)), in full with cuts[1]. */
typedef struct
{
  double slopes[STANCE_N_TRAITS];
  double cuts[STANCE_N_HOLDS - 1];
  double margin;     /* how much more likely than not another strength than the rules' must be */
  gboolean corrects; /* strengths; else confidence is all that was learned */
  double threshold;  /* statements below it are left out, unless told otherwise */
  StanceRecord records[STANCE_N_CUE_CLASSES + 1]; /* by class of cue, the last for all others */
} StanceStrengths;

/* Errors: file errors; STANCE_ERROR_INVALID_MODEL with every fault. */
StanceStrengths *stance_strengths_load (const char *path, GError **error);
void stance_strengths_free (StanceStrengths *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceStrengths, stance_strengths_free)

/* The probability that a reading holds by half or more. */
double stance_strengths_get_probability (const StanceStrengths *self, const StanceTraits *traits);

/* ... in full. */
double stance_strengths_get_full (const StanceStrengths *self, const StanceTraits *traits);

/* The position as learned, on the grid: half or full, of the same sign; that of the rules when strengths are not corrected. 0 stays. */
gint32 stance_strengths_correct (const StanceStrengths *self, const StanceTraits *traits, gint32 position);

/* How likely a reading holds by rules alone: (right + 4 r) / (n + 4) of the class of its outermost cue, r being the share of right ones among all. */
double stance_strengths_get_rate (const StanceStrengths *self, const StanceTraits *traits);

/* A probability on the grid, to two decimals: a third one would say nothing, and other processors differ in it. */
gint32 stance_strengths_round (double probability);

/* "want", "other". */
const char *stance_strengths_class_name (guint cue_class);
