/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs the statements of two codings of one document. */
#pragma once

#include <stance/stance-statement.h>

/* What of a statement counts when codings are compared; strings are borrowed. */
typedef struct
{
  StanceStatement *statement; /* borrowed */
  const char *party;          /* as rolled up */
  const char *issue;
  double position;
  StanceSpan span;            /* empty when it has none: it overlaps nothing then */
} StanceCoded;

typedef struct
{
  guint gold;
  guint system;
} StanceMatched;

/* `candidates` has an array of system places for each gold statement, best first. */
typedef struct
{
  GPtrArray *candidates; /* of GArray of guint */
  GArray *matches;       /* of StanceMatched */
} StanceMatching;

/* Code points shared; 0 when they are fewer than `share` of the shorter span. */
guint stance_coded_overlap (const StanceCoded *a, const StanceCoded *b, double share);
/* By party and issue. */
int stance_coded_compare (const StanceCoded *a, const StanceCoded *b);
/* Both arrays are of StanceCoded. */
StanceMatching *stance_matching_new (const GArray *gold, const GArray *system, double share);
void stance_matching_free (StanceMatching *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceMatching, stance_matching_free)
