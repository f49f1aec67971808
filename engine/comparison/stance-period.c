/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Time cut into windows. */
#include "stance-shift-private.h"

G_DEFINE_ENUM_TYPE (StancePeriod, stance_period,
  G_DEFINE_ENUM_VALUE (STANCE_PERIOD_DAY, "day"),
  G_DEFINE_ENUM_VALUE (STANCE_PERIOD_WEEK, "week"),
  G_DEFINE_ENUM_VALUE (STANCE_PERIOD_MONTH, "month"),
  G_DEFINE_ENUM_VALUE (STANCE_PERIOD_QUARTER, "quarter"),
  G_DEFINE_ENUM_VALUE (STANCE_PERIOD_YEAR, "year"),
  G_DEFINE_ENUM_VALUE (STANCE_PERIOD_DAYS, "days"))

/* `n` months from the first of a month on. */
static void
take_months (const GDate *date, guint n, StanceTimeWindow *window)
{
  guint month = ((guint) g_date_get_month (date) - 1) / n * n + 1;
  GDate start;

  g_date_clear (&start, 1);
  g_date_set_dmy (&start, 1, (GDateMonth) month, g_date_get_year (date));
  window->first = g_date_get_julian (&start);
  g_date_add_months (&start, n);
  window->last = g_date_get_julian (&start) - 1;
}

void
stance_period_find (StancePeriod period, guint days, guint32 origin, guint32 day, StanceTimeWindow *window)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  if (period == STANCE_PERIOD_MONTH || period == STANCE_PERIOD_QUARTER || period == STANCE_PERIOD_YEAR)
    {
      take_months (&date, period == STANCE_PERIOD_MONTH ? 1 : period == STANCE_PERIOD_QUARTER ? 3 : 12, window);
      return;
    }
  days = period == STANCE_PERIOD_DAY ? 1 : period == STANCE_PERIOD_WEEK ? 7 : MAX (days, 1);
  if (period == STANCE_PERIOD_WEEK)
    origin = day - ((guint) g_date_get_weekday (&date) - 1);
  window->first = origin + (day - origin) / days * days;
  window->last = window->first + days - 1;
}

static char *
format_day (guint32 day, const char *format)
{
  char text[64];
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  g_date_strftime (text, sizeof text, format, &date);
  return g_strdup (text);
}

char *
stance_period_label (StancePeriod period, const StanceTimeWindow *window)
{
  g_autofree char *first = NULL, *last = NULL;
  GDate date;

  switch (period)
    {
    case STANCE_PERIOD_WEEK:
      return format_day (window->first, "%G-W%V");
    case STANCE_PERIOD_MONTH:
      return format_day (window->first, "%Y-%m");
    case STANCE_PERIOD_YEAR:
      return format_day (window->first, "%Y");
    case STANCE_PERIOD_QUARTER:
      g_date_clear (&date, 1);
      g_date_set_julian (&date, window->first);
      return g_strdup_printf ("%04u-Q%u", (guint) g_date_get_year (&date), ((guint) g_date_get_month (&date) - 1) / 3 + 1);
    case STANCE_PERIOD_DAYS:
      first = format_day (window->first, "%Y-%m-%d");
      last = format_day (window->last, "%Y-%m-%d");
      return window->first == window->last ? g_steal_pointer (&first) : g_strconcat (first, "/", last, NULL);
    default:
      return format_day (window->first, "%Y-%m-%d");
    }
}
