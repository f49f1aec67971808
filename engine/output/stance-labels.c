/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-labels-private.h"

const StanceStyle *
stance_style_or_plain (const StanceStyle *style)
{
  static const StanceStyle plain = { 0 };

  return style ? style : &plain;
}

const char *
stance_label_party (StanceModel *model, const char *party)
{
  const char *name = model != NULL && stance_model_has_party (model, party) ? stance_model_get_party_name (model, party) : NULL;

  return name ? name : party;
}

const char *
stance_label_issue (StanceModel *model, const char *issue)
{
  const char *name = model != NULL && stance_model_has_issue (model, issue) ? stance_model_get_issue_name (model, issue) : NULL;

  return name ? name : issue;
}

/* What rounds to zero is neither for nor against. */
static char *
two_decimals (double value, gboolean plus)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    return NULL;
  if (fabs (value) < 0.005)
    return g_strdup ("0.00");
  g_ascii_formatd (text, sizeof text, "%.2f", value);
  return g_strconcat (plus && value > 0 ? "+" : "", text, NULL);
}

static char *
with_count (char *text, guint n, const StanceStyle *style)
{
  g_autofree char *taken = text;

  if (text == NULL || !style->show_n)
    return g_steal_pointer (&taken);
  return g_strdup_printf ("%s (%u)", text, n);
}

/* "0.50 [0.10, 0.90]" where there is an interval. */
static char *
with_interval (char *text, const StanceScore *score, gboolean plus)
{
  g_autofree char *taken = text;
  g_autofree char *low = two_decimals (score->low, plus);
  g_autofree char *high = two_decimals (score->high, plus);

  if (!text || !low || !high)
    return g_steal_pointer (&taken);
  return g_strdup_printf ("%s [%s, %s]", text, low, high);
}

char *
stance_label_signed (double value)
{
  return two_decimals (value, TRUE);
}

char *
stance_label_plain (double value)
{
  return two_decimals (value, FALSE);
}

char *
stance_label_position (const StanceScore *score, const StanceStyle *style)
{
  return with_count (with_interval (two_decimals (score->value, TRUE), score, TRUE), score->n, style);
}

char *
stance_label_share (const StanceScore *score, const StanceStyle *style)
{
  return with_count (with_interval (two_decimals (score->value, FALSE), score, FALSE), score->n, style);
}

double
stance_label_tint (StanceModel *model, double position)
{
  double low = model ? stance_model_get_scale_min (model) : -1;
  double high = model ? stance_model_get_scale_max (model) : 1;

  return 2 * (position - low) / (high - low) - 1;
}
