/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-coding-private.h"

#define DAY_SECONDS (24 * 60 * 60)
#define DAYS_BEFORE_1970 719163 /* GDate counts from the first of January of the year 1 */

typedef struct
{
  guint actor;
  guint concept;
  int level;
  gint64 period;
} Key;

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;
  guint64 h = key->actor;

  h = h * 0x9e3779b97f4a7c15u + key->concept;
  h = h * 0x9e3779b97f4a7c15u + (guint) key->level;
  h = h * 0x9e3779b97f4a7c15u + (guint64) key->period;
  return (guint) (h ^ (h >> 32));
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;

  return x->actor == y->actor && x->concept == y->concept && x->level == y->level && x->period == y->period;
}

static gint64
floor_days (gint64 time)
{
  return time >= 0 ? time / DAY_SECONDS : -((-time + DAY_SECONDS - 1) / DAY_SECONDS);
}

/* The year that an ISO week belongs to is that of its Thursday. */
static guint
week_year (const GDate *date)
{
  GDate thursday = *date;

  g_date_add_days (&thursday, 7);
  g_date_subtract_days (&thursday, 3 + (guint) g_date_get_weekday (date));
  return g_date_get_year (&thursday);
}

static gint64
find_period (gint64 time, StanceDuplicates duplicates, gboolean yearless)
{
  gint64 day = floor_days (time) + DAYS_BEFORE_1970;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) CLAMP (day, 8, 3652000));
  if (duplicates == STANCE_DUPLICATES_WEEK)
    return (yearless ? 0 : 100 * (gint64) week_year (&date)) + g_date_get_iso8601_week_of_year (&date);
  if (duplicates == STANCE_DUPLICATES_MONTH)
    return (yearless ? 0 : 100 * (gint64) g_date_get_year (&date)) + g_date_get_month (&date);
  return g_date_get_year (&date);
}

gsize
stance_codings_drop_duplicates (StanceCodedStatement *codings, gsize n, StanceDuplicates duplicates, gboolean yearless)
{
  g_autofree Key *keys = g_new (Key, MAX (n, 1));
  g_autoptr (GHashTable) seen = g_hash_table_new (hash_key, equal_keys);
  gboolean needs_time = duplicates >= STANCE_DUPLICATES_WEEK && duplicates <= STANCE_DUPLICATES_YEAR;
  gsize kept = 0;

  if (duplicates == STANCE_DUPLICATES_INCLUDE)
    return n;
  for (gsize i = 0; i < n; i++)
    {
      const StanceCodedStatement *c = &codings[i];

      keys[i] = (Key) { c->actor, c->concept, c->level, 0 };
      if (duplicates == STANCE_DUPLICATES_DOCUMENT)
        keys[i].period = c->document;
      else if (needs_time && c->time != STANCE_NO_TIME)
        keys[i].period = find_period (c->time, duplicates, yearless);
      if ((needs_time && c->time == STANCE_NO_TIME) || g_hash_table_add (seen, &keys[i]))
        codings[kept++] = *c;
    }
  return kept;
}

static GDateTime *
move (GDateTime *from, StanceTimeUnit unit, guint n)
{
  if (unit == STANCE_TIME_DAYS)
    return g_date_time_add_days (from, (int) n);
  if (unit == STANCE_TIME_WEEKS)
    return g_date_time_add_weeks (from, (int) n);
  if (unit == STANCE_TIME_MONTHS)
    return g_date_time_add_months (from, (int) n);
  return g_date_time_add_years (from, (int) n);
}

/* The time `n` units later; G_MAXINT64 beyond the calendar. */
static gint64
later (GDateTime *from, StanceTimeUnit unit, guint n)
{
  g_autoptr (GDateTime) moved = move (from, unit, n);

  return moved ? g_date_time_to_unix (moved) : G_MAXINT64;
}

GArray *
stance_windows_new (gint64 first, gint64 last, StanceTimeUnit unit, guint size, guint most)
{
  g_autoptr (GDateTime) start = g_date_time_new_from_unix_utc (first);
  g_autoptr (GArray) windows = g_array_new (FALSE, FALSE, sizeof (StanceWindow));
  guint half = size / 2;

  for (guint i = 0; start; i++)
    {
      StanceWindow window = { later (start, unit, i), later (start, unit, i + half), later (start, unit, i + 2 * half) };

      if (window.last > last)
        break;
      if (windows->len == most)
        return NULL;
      g_array_append_val (windows, window);
    }
  return g_steal_pointer (&windows);
}
