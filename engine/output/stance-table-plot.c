/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions as bars on a terminal. */
#include <math.h>

#include "stance-display-private.h"
#include "stance-labels-private.h"
#include "stance-table-private.h"
#include "stance-write-private.h"

#define HALF 10 /* columns to either side of the middle */

/* The column of a position, 0 to 2 HALF. */
static guint
column_of (double position, const double scale[2])
{
  return (guint) lround (CLAMP ((position - scale[0]) / (scale[1] - scale[0]), 0, 1) * 2 * HALF);
}

/* "     ███│    ": from the middle to the position; dashes go as far as the interval does. */
static char *
draw_bar (const StanceScore *score, const double scale[2])
{
  GString *bar = g_string_new (NULL);
  guint at = column_of (score->value, scale);
  gboolean sure = !isnan (score->low) && !isnan (score->high);
  guint low = sure ? column_of (score->low, scale) : at;
  guint high = sure ? column_of (score->high, scale) : at;

  for (guint i = 0; i <= 2 * HALF; i++)
    if (i == HALF)
      g_string_append (bar, at == HALF ? "◆" : "│");
    else if ((i >= at && i < HALF) || (i <= at && i > HALF))
      g_string_append (bar, "█");
    else
      g_string_append (bar, i >= low && i <= high ? "─" : " ");
  return g_string_free (bar, FALSE);
}

static guint
widest_issue (StanceTable *table, StanceModel *model)
{
  guint widest = 0;

  for (guint i = 0; i < stance_names_size (table->issues); i++)
    widest = MAX (widest, stance_display_width (stance_label_issue (model, stance_names_get (table->issues, i))));
  return MIN (widest, 40);
}

static void
append_row (StanceTable *table, StanceModel *model, guint row, guint issue, const StanceStyle *style, GString *out)
{
  const double scale[2] = { model ? stance_model_get_scale_min (model) : -1, model ? stance_model_get_scale_max (model) : 1 };
  g_autofree char *name = NULL;
  g_autofree char *bar = NULL;
  g_autofree char *figure = NULL;
  StanceScore score;

  if (!stance_table_get_score_at (table, row, issue, &score))
    return;
  name = stance_display_fit (stance_label_issue (model, stance_names_get (table->issues, issue)), widest_issue (table, model));
  bar = draw_bar (&score, scale);
  figure = stance_label_position (&score, style);
  g_string_append (out, "  ");
  stance_display_append_padded (out, name, widest_issue (table, model), FALSE);
  g_string_append (out, "  ▕");
  if (style->colour)
    stance_display_append_tinted (out, bar, stance_label_tint (model, score.value));
  else
    g_string_append (out, bar);
  g_string_append_printf (out, "▏ %s\n", figure);
}

/**
 * stance_write_table_plot:
 * @table: the table
 * @model: (nullable): the model, for names and scale; %NULL: -1 to 1
 * @style: (nullable): how text for people is laid out; %NULL: plain, without counts
 *
 * Draws positions for a terminal: for each party a bar for each issue on which it has a position, from the middle of the model's scale to the left (it rejects)
 * or the right (it supports); a diamond is the middle itself. Where there are intervals, a line shows them. What is missing has no bar.
 *
 * Returns: (transfer full): the text, UTF-8
 */
char *
stance_write_table_plot (StanceTable *table, StanceModel *model, const StanceStyle *style)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (table != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  for (guint row = 0; row < stance_names_size (table->parties); row++)
    {
      g_autofree char *party = stance_display_clean (stance_label_party (model, stance_names_get (table->parties, row)));

      g_string_append_printf (out, "%s%s\n", row > 0 ? "\n" : "", party);
      for (guint issue = 0; issue < stance_names_size (table->issues); issue++)
        append_row (table, model, row, issue, stance_style_or_plain (style), out);
    }
  return g_string_free (out, FALSE);
}
