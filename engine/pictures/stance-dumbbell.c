/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two articles side by side: for each cell a point for A, a point for B and the way between them. */
#include <math.h>
#include <stance/stance-error.h>
#include <stance/stance-picture.h>

#include "stance-canvas-private.h"
#include "stance-display-private.h"
#include "stance-heatmap-private.h"
#include "stance-labels-private.h"

#define MARGIN 24
#define HEAD 120
#define ROW 24
#define PARTY_WIDTH 170
#define ISSUE_WIDTH 210
#define AXIS 400
#define GAP 14
#define FIGURES 120
#define SECTION 30
#define DOT 6
#define MOST_CELLS 500
#define NAME_WIDTH 560

static const char meaning[] = "Right: supports the proposition of the issue; left: rejects it.";

/* A cell of the comparison; a side that has none is NaN. */
typedef struct
{
  const char *party;
  const char *issue;
  StanceScore a;
  StanceScore b;
} Row;

typedef struct
{
  StanceCanvas *canvas;
  GArray *rows;
  double low;   /* of the scale */
  double high;
  const char *const *names; /* of A and B; NULL */
  double party; /* right end of parties' names */
  double axis;  /* left end of the axis */
} Chart;

/* Okabe and Ito's blue and vermilion; B is a diamond as well, for those who see no colours. */
static const StanceColour colour_a = { 0.0, 0.45, 0.70 };
static const StanceColour colour_b = { 0.84, 0.37, 0.0 };

static const StanceLettering heading = { .size = 18, .bold = TRUE, .colour = { 0.10, 0.10, 0.12 } };
static const StanceLettering section = { .size = 13, .bold = TRUE, .colour = { 0.10, 0.10, 0.12 } };
static const StanceLettering note = { .size = 11, .colour = { 0.38, 0.38, 0.42 } };

/* Cells of both come first, the farthest apart on top; then those of A alone, then of B. */
static guint
rank (const Row *row)
{
  return isnan (row->a.value) ? 2 : isnan (row->b.value) ? 1 : 0;
}

static gint
compare_rows (gconstpointer one, gconstpointer other)
{
  const Row *left = one, *right = other;
  double a = fabs (left->b.value - left->a.value), b = fabs (right->b.value - right->a.value);

  if (rank (left) != rank (right))
    return (gint) rank (left) - (gint) rank (right);
  if (rank (left) == 0 && a != b)
    return a > b ? -1 : 1;
  return 0;
}

static void
take_cells (Chart *self, StanceComparison *comparison, StanceModel *model)
{
  for (guint i = 0; i < stance_comparison_get_n_cells (comparison); i++)
    {
      Row row = { .party = stance_label_party (model, stance_comparison_get_party (comparison, i)),
                  .issue = stance_label_issue (model, stance_comparison_get_issue (comparison, i)) };

      stance_comparison_get_a (comparison, i, &row.a);
      stance_comparison_get_b (comparison, i, &row.b);
      g_array_append_val (self->rows, row);
    }
  g_array_sort (self->rows, compare_rows);
}

static double
place_of (const Chart *self, double position)
{
  return self->axis + (position - self->low) / (self->high - self->low) * AXIS;
}

static void
draw_dot (const Chart *self, double x, double y, gboolean diamond)
{
  cairo_t *cairo = self->canvas->cairo;

  if (diamond)
    {
      cairo_move_to (cairo, x, y - DOT - 1);
      cairo_line_to (cairo, x + DOT + 1, y);
      cairo_line_to (cairo, x, y + DOT + 1);
      cairo_line_to (cairo, x - DOT - 1, y);
      cairo_close_path (cairo);
    }
  else
    cairo_arc (cairo, x, y, DOT, 0, 2 * G_PI);
  stance_canvas_set_colour (self->canvas, diamond ? colour_b : colour_a);
  cairo_fill_preserve (cairo);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_set_line_width (cairo, 1.2);
  cairo_stroke (cairo);
}

/* "+0.50", and of how many statements. */
static void
write_figures (const Chart *self, const Row *row, double y)
{
  StanceLettering big = { .size = 12, .align = STANCE_ALIGN_RIGHT, .colour = { 0.10, 0.10, 0.12 } };
  StanceLettering small = note;
  g_autofree char *difference = stance_label_signed (row->b.value - row->a.value);
  g_autofree char *counts = isnan (row->b.value)   ? g_strdup_printf ("n %u", row->a.n)
                            : isnan (row->a.value) ? g_strdup_printf ("n %u", row->b.n)
                                                   : g_strdup_printf ("n %u / %u", row->a.n, row->b.n);

  small.align = STANCE_ALIGN_RIGHT;
  if (difference)
    stance_canvas_write (self->canvas, self->axis + AXIS + GAP + 50, y, difference, &big);
  stance_canvas_write (self->canvas, self->axis + AXIS + GAP + FIGURES, y, counts, &small);
}

static void
tell (const Chart *self, const Row *row)
{
  g_autofree char *a = stance_label_signed (row->a.value), *b = stance_label_signed (row->b.value);
  g_autofree char *party = stance_display_clean (row->party), *issue = stance_display_clean (row->issue);

  g_string_append_printf (self->canvas->words, "%s, %s: A %s, B %s\n", party, issue, a ? a : "missing", b ? b : "missing");
}

/* How sure a position is: a thin line with ends, beside the one between the points. */
static void
draw_interval (const Chart *self, const StanceScore *score, StanceColour colour, double y)
{
  double low = place_of (self, score->low), high = place_of (self, score->high);

  if (!isfinite (score->low) || !isfinite (score->high))
    return;
  stance_canvas_set_colour (self->canvas, colour);
  cairo_set_line_width (self->canvas->cairo, 1.4);
  stance_canvas_line (self->canvas, low, y, high, y);
  stance_canvas_line (self->canvas, low, y - 2.5, low, y + 2.5);
  stance_canvas_line (self->canvas, high, y - 2.5, high, y + 2.5);
}

static void
draw_row (const Chart *self, const Row *row, double y)
{
  StanceLettering party = { .size = 13, .width = PARTY_WIDTH, .align = STANCE_ALIGN_RIGHT, .colour = { 0.10, 0.10, 0.12 } };
  StanceLettering issue = { .size = 12, .width = ISSUE_WIDTH, .colour = { 0.38, 0.38, 0.42 } };
  double a = place_of (self, row->a.value), b = place_of (self, row->b.value);
  double apart = rank (row) == 0 && fabs (a - b) < DOT ? 5 : 0; /* those at one place stand above each other */

  stance_canvas_write (self->canvas, self->party, y, row->party, &party);
  stance_canvas_write (self->canvas, self->party + 8, y, row->issue, &issue);
  stance_canvas_set_colour (self->canvas, (StanceColour) { 0.91, 0.91, 0.93 });
  cairo_set_line_width (self->canvas->cairo, 1);
  stance_canvas_line (self->canvas, self->axis, y, self->axis + AXIS, y);
  if (rank (row) == 0)
    {
      stance_canvas_set_colour (self->canvas, stance_rule);
      cairo_set_line_width (self->canvas->cairo, 4);
      stance_canvas_line (self->canvas, a, y, b, y);
    }
  draw_interval (self, &row->a, colour_a, y - 8);
  draw_interval (self, &row->b, colour_b, y + 8);
  if (!isnan (row->a.value))
    draw_dot (self, a, y - apart, FALSE);
  if (!isnan (row->b.value))
    draw_dot (self, b, y + apart, TRUE);
  write_figures (self, row, y);
  tell (self, row);
}

static void
draw_axis (const Chart *self, double top, double bottom)
{
  StanceLettering middle = note, right = note;

  middle.align = STANCE_ALIGN_CENTRE;
  cairo_set_line_width (self->canvas->cairo, 1);
  for (guint i = 0; i <= 4; i++)
    {
      double position = self->low + i * (self->high - self->low) / 4, x = place_of (self, position);
      g_autofree char *text = stance_label_signed (position);

      stance_canvas_set_colour (self->canvas, i == 2 ? stance_rule : (StanceColour) { 0.88, 0.88, 0.90 });
      stance_canvas_line (self->canvas, x, top, x, bottom);
      stance_canvas_write (self->canvas, x, top - 10, text, &middle);
    }
  right.align = STANCE_ALIGN_RIGHT;
  stance_canvas_write (self->canvas, self->axis + AXIS + GAP + 50, top - 10, "B − A", &right);
  stance_canvas_write (self->canvas, self->axis + AXIS + GAP + FIGURES, top - 10, "n A / B", &right);
  stance_canvas_write (self->canvas, self->axis, top - 26, "rejects", &middle);
  stance_canvas_write (self->canvas, self->axis + AXIS, top - 26, "supports", &middle);
}

/* What A and B are called. */
static void
draw_names (const Chart *self, double y)
{
  StanceLettering letter = { .size = 13, .bold = TRUE, .colour = { 0.10, 0.10, 0.12 } };
  StanceLettering name = { .size = 13, .width = NAME_WIDTH, .colour = { 0.10, 0.10, 0.12 } };

  for (guint i = 0; i < 2; i++, y += 21)
    {
      draw_dot (self, MARGIN + 7, y, i == 1);
      stance_canvas_write (self->canvas, MARGIN + 20, y, i ? "B" : "A", &letter);
      if (self->names)
        stance_canvas_write (self->canvas, MARGIN + 36, y, self->names[i], &name);
      if (self->names)
        g_string_append_printf (self->canvas->words, "%s: %s\n", i ? "B" : "A", self->names[i]);
    }
}

static void
draw_head (const Chart *self, StanceModel *model)
{
  stance_canvas_write (self->canvas, MARGIN, MARGIN + 9, "Side by side", &heading);
  stance_canvas_write (self->canvas, MARGIN, MARGIN + 31, model ? stance_model_get_title (model) : "", &note);
  draw_names (self, MARGIN + 55);
}

/* How high the sections with their rows are. */
static double
draw_rows (const Chart *self, double top)
{
  static const char *const titles[] = { "In both, the farthest apart first", "Only in A", "Only in B" };
  double y = top;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (i == 0 || rank (row) != rank (row - 1))
        {
          stance_canvas_write (self->canvas, MARGIN, y + SECTION / 2.0, titles[rank (row)], &section);
          y += SECTION;
        }
      draw_row (self, row, y + ROW / 2.0);
      y += ROW;
    }
  return y - top;
}

static void
place (Chart *self)
{
  StanceLettering party = { .size = 13, .width = PARTY_WIDTH }, issue = { .size = 12, .width = ISSUE_WIDTH };
  double parties = 0, issues = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      parties = MAX (parties, stance_canvas_measure (self->canvas, g_array_index (self->rows, Row, i).party, &party));
      issues = MAX (issues, stance_canvas_measure (self->canvas, g_array_index (self->rows, Row, i).issue, &issue));
    }
  self->party = MARGIN + parties;
  self->axis = self->party + 8 + issues + 24;
}

static guint
count_sections (const Chart *self)
{
  guint n = self->rows->len > 0;

  for (guint i = 1; i < self->rows->len; i++)
    n += rank (&g_array_index (self->rows, Row, i)) != rank (&g_array_index (self->rows, Row, i - 1));
  return n;
}

/**
 * stance_draw_comparison:
 * @comparison: the comparison
 * @model: (nullable): the model, for names and for its scale
 * @names: (nullable) (array fixed-size=2): what A and B are called: titles, or names of files; %NULL: A and B alone
 * @format: %STANCE_FORMAT_SVG, %STANCE_FORMAT_PNG or %STANCE_FORMAT_PDF
 * @error: return location for an error
 *
 * Draws two articles or sets side by side: a line for each party and issue, with a point where A puts its position, a diamond where B does, the difference
 * B - A and on how many statements either rests; positions that have an interval show it as a thin line, A's above and B's below.
 * Cells of both come first, those farthest apart on top, then those of one side alone. Differences show
 * no more than what was found; they tell nothing of chance.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of those; %STANCE_ERROR_LIMIT for more than 500 cells, or where memory lacks.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL on an error
 */
GBytes *
stance_draw_comparison (StanceComparison *comparison, StanceModel *model, const char *const *names, StanceFormat format, GError **error)
{
  g_auto (StanceCanvas) canvas = { 0 };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Chart self = { .canvas = &canvas, .rows = rows, .low = model ? stance_model_get_scale_min (model) : -1,
                 .high = model ? stance_model_get_scale_max (model) : 1, .names = names };
  double top = MARGIN + HEAD, bottom;

  g_return_val_if_fail (comparison != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  if (!stance_picture_check_format (format, error)
      || !stance_picture_check_rows (stance_comparison_get_n_cells (comparison), MOST_CELLS, "cells", error))
    return NULL;
  stance_canvas_init (&canvas);
  take_cells (&self, comparison, model);
  place (&self);
  draw_head (&self, model);
  bottom = top + rows->len * (double) ROW + count_sections (&self) * (double) SECTION;
  draw_axis (&self, top, bottom);
  draw_rows (&self, top);
  stance_canvas_write (&canvas, MARGIN, bottom + 14, meaning, &note);
  g_string_append_printf (canvas.words, "%s\n", meaning);
  cairo_rectangle_t size = { 0, 0, ceil (MAX (self.axis + AXIS + GAP + FIGURES, 36 + NAME_WIDTH) + MARGIN), ceil (bottom + 14 + MARGIN) };
  return stance_canvas_finish (&canvas, &size, "Side by side", format, error);
}
