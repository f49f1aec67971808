/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coded statements as numbers: who says what of which concept, where and when. */
#pragma once

#include <glib.h>
#include <stance/stance-network-enums.h>

/* A statement without a time. */
#define STANCE_NO_TIME G_MININT64

typedef struct
{
  guint actor;
  guint concept;
  int level;       /* value of the qualifier: 0 and 1, or the levels of a scale */
  guint document;
  gint64 time;     /* seconds since 1970 by the calendar, without time zones; STANCE_NO_TIME */
} StanceCodedStatement;

/* Keeps the first of those that are the same (actor, concept, level) within a document, week, month or year, or at all, in the order given, and
 * gives how many are left. Weeks are those of ISO 8601. With `yearless`, weeks and months of different years are the same, as Discourse Network
 * Analyzer 3.1 has it. Without a time a statement is in no week, month or year: it stays. */
gsize stance_codings_drop_duplicates (StanceCodedStatement *codings, gsize n, StanceDuplicates duplicates, gboolean yearless);

/* A stretch of time, both ends within. */
typedef struct
{
  gint64 first;
  gint64 middle;
  gint64 last;
} StanceWindow;

/* Moving windows of `size` units between the first and the last time: the first begins at `first`, each begins a unit after the one before, and those
 * that end after `last` are left out. A window reaches size / 2 (rounded down) units to either side of its middle. Months and years are those of the
 * calendar: what begins on the 31st ends on the last day of shorter months. NULL when there would be more than `most`. */
GArray *stance_windows_new (gint64 first, gint64 last, StanceTimeUnit unit, guint size, guint most);
