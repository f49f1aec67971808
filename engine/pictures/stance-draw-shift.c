/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions over time: a small chart for each party and issue, all on the same scales. */
#include <math.h>
#include <stance/stance-picture.h>

#include "stance-canvas-private.h"
#include "stance-heatmap-private.h"
#include "stance-labels-private.h"
#include "stance-shift-private.h"

#define MARGIN 24
#define HEAD 60
#define MOST_ACROSS 4 /* charts beside each other */
#define LEAST_ACROSS 2
#define PANEL 232
#define GAP 28
#define NAME 20  /* above a chart */
#define PLOT 96
#define FOOT 44  /* counts and dates below it */
#define SECTION 34
#define INSET 12 /* of the first and the last window */
#define DOT 3.5
#define MOST_PANELS 240
#define FEW_CHARTS 8
#define MANY_CHARTS 60
#define MOST_COUNTED 12 /* windows whose counts have room in one */
#define MOST_APART 30   /* windows whose points and intervals have room; of more there is a line and a band */

/* Where a chart goes, and whether the name of its party stands above it. */
typedef struct
{
  guint row;
  guint column;
  gboolean first;
  guint room; /* charts that the name may go over */
} Slot;

typedef struct
{
  StanceCanvas *canvas;
  StanceShift *shift;
  StanceModel *model;
  guint n;      /* windows */
  double low;   /* of the scale */
  double high;
  double left;  /* of the chart that is drawn */
  double top;
  double panel; /* how wide a chart is */
  guint most;   /* charts beside each other that have room */
  guint across; /* the most charts beside each other so far */
  GArray *slots; /* of cells */
} Chart;

static const StanceColour line_colour = { 0.0, 0.45, 0.70 };
static const StanceLettering heading = { .size = 18, .bold = TRUE, .colour = { 0.10, 0.10, 0.12 } };
static const StanceLettering section = { .size = 14, .bold = TRUE, .colour = { 0.10, 0.10, 0.12 } };
static const StanceLettering name = { .size = 12, .colour = { 0.10, 0.10, 0.12 } };
static const StanceLettering note = { .size = 11, .colour = { 0.38, 0.38, 0.42 } };
static const StanceLettering small = { .size = 9.5, .colour = { 0.38, 0.38, 0.42 } };

static const StanceTimeWindow *
window_at (const Chart *self, guint window)
{
  return &g_array_index (self->shift->windows, StanceTimeWindow, window);
}

static gboolean
is_crowded (const Chart *self)
{
  return self->n > MOST_APART;
}

/* Many windows take the room of two charts, or of all; but many charts stand beside each other all the same. */
static void
measure (Chart *self)
{
  guint wide = self->n > MOST_APART ? MOST_ACROSS : self->n > MOST_COUNTED + 4 ? 2 : 1;

  if (stance_shift_get_n_cells (self->shift) > FEW_CHARTS)
    wide = MIN (wide, stance_shift_get_n_cells (self->shift) > MANY_CHARTS ? 1 : 2);
  self->panel = wide * (double) PANEL + (wide - 1) * (GAP + 14.0);
  self->most = MOST_ACROSS / wide;
  self->across = wide == 1 ? LEAST_ACROSS : 1; /* for the words below */
}

/* Windows stand where they are in time: what lies between two of them is seen. */
static double
x_of (const Chart *self, guint window)
{
  double begin = window_at (self, 0)->first, span = window_at (self, self->n - 1)->first - begin;

  if (span <= 0)
    return self->left + self->panel / 2;
  return self->left + INSET + (window_at (self, window)->first - begin) / span * (self->panel - 2 * INSET);
}

static double
y_of (const Chart *self, double position)
{
  return self->top + NAME + (self->high - position) / (self->high - self->low) * PLOT;
}

/* Whether a line goes from a window to the one before it: there is no time between them, and both have the position. */
static gboolean
goes_on (const Chart *self, guint cell, guint window, StanceScore *before, StanceScore *score)
{
  gboolean has = stance_shift_get_position (self->shift, cell, window, score);

  return has && window > 0 && window_at (self, window)->first <= window_at (self, window - 1)->last + 1
         && stance_shift_get_position (self->shift, cell, window - 1, before);
}

static gboolean
is_sure (const StanceScore *score)
{
  return isfinite (score->low) && isfinite (score->high);
}

static void
draw_frame (const Chart *self)
{
  StanceLettering right = small;

  right.align = STANCE_ALIGN_RIGHT;
  cairo_set_line_width (self->canvas->cairo, 1);
  for (guint i = 0; i <= 2; i++)
    {
      double position = self->low + i * (self->high - self->low) / 2, y = y_of (self, position);
      g_autofree char *text = stance_label_signed (position);

      stance_canvas_set_colour (self->canvas, i == 1 ? stance_rule : (StanceColour) { 0.88, 0.88, 0.90 });
      stance_canvas_line (self->canvas, self->left, y, self->left + self->panel, y);
      stance_canvas_write (self->canvas, self->left - 4, y, text, &right);
    }
}

static void
draw_band (const Chart *self, guint cell)
{
  cairo_t *cairo = self->canvas->cairo;
  StanceScore before, score;

  cairo_set_source_rgba (cairo, line_colour.red, line_colour.green, line_colour.blue, 0.18);
  for (guint i = 1; i < self->n; i++)
    {
      if (!goes_on (self, cell, i, &before, &score) || !is_sure (&before) || !is_sure (&score))
        continue;
      cairo_move_to (cairo, x_of (self, i - 1), y_of (self, before.low));
      cairo_line_to (cairo, x_of (self, i), y_of (self, score.low));
      cairo_line_to (cairo, x_of (self, i), y_of (self, score.high));
      cairo_line_to (cairo, x_of (self, i - 1), y_of (self, before.high));
      cairo_close_path (cairo);
      cairo_fill (cairo);
    }
}

static void
draw_line (const Chart *self, guint cell)
{
  StanceScore before, score;

  stance_canvas_set_colour (self->canvas, line_colour);
  cairo_set_line_width (self->canvas->cairo, is_crowded (self) ? 1.3 : 2);
  for (guint i = 1; i < self->n; i++)
    if (goes_on (self, cell, i, &before, &score))
      stance_canvas_line (self->canvas, x_of (self, i - 1), y_of (self, before.value), x_of (self, i), y_of (self, score.value));
}

/* A point with its interval, and on how many statements it rests. */
static void
draw_point (const Chart *self, guint cell, guint window)
{
  StanceLettering middle = small;
  g_autofree char *count = NULL;
  double x = x_of (self, window);
  StanceScore score;

  if (!stance_shift_get_position (self->shift, cell, window, &score))
    return;
  stance_canvas_set_colour (self->canvas, line_colour);
  cairo_set_line_width (self->canvas->cairo, 1.2);
  if (is_sure (&score) && !is_crowded (self))
    stance_canvas_line (self->canvas, x, y_of (self, score.low), x, y_of (self, score.high));
  cairo_arc (self->canvas->cairo, x, y_of (self, score.value), is_crowded (self) ? DOT / 2 : DOT, 0, 2 * G_PI);
  cairo_fill (self->canvas->cairo);
  count = g_strdup_printf ("%u", score.n);
  middle.align = STANCE_ALIGN_CENTRE;
  if (self->n <= MOST_COUNTED)
    stance_canvas_write (self->canvas, x, self->top + NAME + PLOT + 13, count, &middle);
}

/* The first and the last window. */
static void
write_dates (const Chart *self)
{
  StanceLettering left = small, right;
  double y = self->top + NAME + PLOT + 27;

  left.width = self->panel / 2 - 4;
  right = left;
  right.align = STANCE_ALIGN_RIGHT;
  stance_canvas_write (self->canvas, self->left, y, stance_shift_get_label (self->shift, 0), &left);
  if (self->n > 1)
    stance_canvas_write (self->canvas, self->left + self->panel, y, stance_shift_get_label (self->shift, self->n - 1), &right);
}

static void
tell (const Chart *self, guint cell)
{
  GString *words = self->canvas->words;

  g_string_append_printf (words, "%s, %s:", stance_label_party (self->model, stance_shift_get_party (self->shift, cell)),
                          stance_label_issue (self->model, stance_shift_get_issue (self->shift, cell)));
  for (guint i = 0; i < self->n; i++)
    {
      g_autofree char *value = NULL;
      StanceScore score;

      if (!stance_shift_get_position (self->shift, cell, i, &score))
        continue;
      value = stance_label_position (&score, &(StanceStyle) { .show_n = TRUE });
      g_string_append_printf (words, " %s %s;", stance_shift_get_label (self->shift, i), value);
    }
  g_string_append_c (words, '\n');
}

static void
draw_panel (const Chart *self, guint cell)
{
  const char *issue = stance_label_issue (self->model, stance_shift_get_issue (self->shift, cell));

  StanceLettering title = name;

  title.width = self->panel;
  stance_canvas_write (self->canvas, self->left, self->top + NAME / 2.0 - 3, issue, &title);
  draw_frame (self);
  draw_band (self, cell);
  draw_line (self, cell);
  for (guint i = 0; i < self->n; i++)
    draw_point (self, cell, i);
  write_dates (self);
  tell (self, cell);
}

static guint
count_of_party (StanceShift *shift, guint cell)
{
  const char *party = stance_shift_get_party (shift, cell);
  guint n = 0;

  while (cell + n < stance_shift_get_n_cells (shift) && g_strcmp0 (party, stance_shift_get_party (shift, cell + n)) == 0)
    n++;
  return n;
}

/* Parties share a row where all charts of the next one have room in it. */
static void
place_cells (Chart *self)
{
  Slot slot = { 0 };

  for (guint cell = 0, left = 0; cell < stance_shift_get_n_cells (self->shift); cell++, slot.column++, left--)
    {
      slot.first = left == 0;
      if (slot.first)
        left = count_of_party (self->shift, cell);
      if (slot.column == self->most || (slot.first && slot.column > 0 && slot.column + left > self->most))
        {
          slot.row++;
          slot.column = 0;
        }
      slot.room = MIN (left, self->most - slot.column);
      self->across = MAX (self->across, slot.column + 1);
      g_array_append_val (self->slots, slot);
    }
}

/* Whether a party begins in the row of a cell. */
static gboolean
has_names (const Chart *self, guint cell)
{
  guint row = g_array_index (self->slots, Slot, cell).row;

  for (guint i = cell; i < self->slots->len && g_array_index (self->slots, Slot, i).row == row; i++)
    if (g_array_index (self->slots, Slot, i).first)
      return TRUE;
  return FALSE;
}

/* A name over the charts of its party. */
static void
draw_name (const Chart *self, guint cell, double top)
{
  const Slot *slot = &g_array_index (self->slots, Slot, cell);
  StanceLettering lettering = section;

  lettering.width = slot->room * (self->panel + GAP + 14) - 14;
  stance_canvas_write (self->canvas, self->left - GAP, top + SECTION / 2.0, stance_label_party (self->model, stance_shift_get_party (self->shift, cell)),
                       &lettering);
}

/* Gives where they end. */
static double
draw_panels (Chart *self, double top)
{
  gboolean names = FALSE;

  for (guint cell = 0; cell < self->slots->len; cell++)
    {
      const Slot *slot = &g_array_index (self->slots, Slot, cell);

      if (cell > 0 && slot->column == 0)
        top += (names ? SECTION : 0) + NAME + PLOT + FOOT;
      names = slot->column == 0 ? has_names (self, cell) : names;
      self->left = MARGIN + GAP + slot->column * (self->panel + GAP + 14);
      self->top = top + (names ? SECTION : 0);
      /* Where others follow in the row, who goes on in it is named again. */
      if (slot->first || (names && slot->column == 0))
        draw_name (self, cell, top);
      draw_panel (self, cell);
    }
  return top + (names ? SECTION : 0) + NAME + PLOT + FOOT;
}

/* Between both margins. */
static double
get_width (const Chart *self)
{
  return self->across * (self->panel + GAP + 14);
}

static void
draw_head (const Chart *self)
{
  StanceLettering title = note;

  title.width = get_width (self);
  stance_canvas_write (self->canvas, MARGIN, MARGIN + 9, "Positions over time", &heading);
  stance_canvas_write (self->canvas, MARGIN, MARGIN + 33, self->model ? stance_model_get_title (self->model) : "", &title);
}

/* What marks mean, below them all. */
static void
draw_foot (const Chart *self, double top)
{
  static const char meaning[] = "Up: supports the proposition of the issue; down: rejects it.";
  g_autofree char *text = g_strdup_printf ("%s: intervals. %sNothing said: no point, and no line goes on.", is_crowded (self) ? "Bands" : "Bands and bars",
                                           self->n <= MOST_COUNTED ? "Figures below: statements. " : "");

  stance_canvas_write (self->canvas, MARGIN, top + 8, meaning, &note);
  stance_canvas_write (self->canvas, MARGIN, top + 26, text, &note);
  g_string_append_printf (self->canvas->words, "%s %s\n", meaning, text);
}

/**
 * stance_draw_shift:
 * @shift: positions over time
 * @model: (nullable): the model, for names and for its scale
 * @format: %STANCE_FORMAT_SVG, %STANCE_FORMAT_PNG or %STANCE_FORMAT_PDF
 * @error: return location for an error
 *
 * Draws positions over time: for each party and issue a small chart, all with the same axes, in which each window that has the position has a point at its
 * first day, with its interval as a bar and a band where it has one (stance_bootstrap_shift()) and, up to twelve windows, the number of its statements
 * below; more windows have wider charts, and of more than thirty there are bands alone. Points of windows that follow each other are joined; where a window
 * in between has no position, or nothing was said at all, there is a gap. Charts of a party stand below its name, and small parties beside each other.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of those; %STANCE_ERROR_LIMIT for more than 240 charts, or where memory lacks.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL on an error
 */
GBytes *
stance_draw_shift (StanceShift *shift, StanceModel *model, StanceFormat format, GError **error)
{
  g_auto (StanceCanvas) canvas = { 0 };
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  Chart self = { .canvas = &canvas, .shift = shift, .model = model, .low = model ? stance_model_get_scale_min (model) : -1,
                 .high = model ? stance_model_get_scale_max (model) : 1 };
  double bottom;

  g_return_val_if_fail (shift != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  if (!stance_picture_check_format (format, error)
      || !stance_picture_check_rows (stance_shift_get_n_cells (shift), MOST_PANELS, "positions", error))
    return NULL;
  self.n = stance_shift_get_n_windows (shift);
  measure (&self);
  self.slots = slots;
  place_cells (&self);
  stance_canvas_init (&canvas);
  draw_head (&self);
  bottom = draw_panels (&self, MARGIN + HEAD - 14);
  draw_foot (&self, bottom);
  cairo_rectangle_t size = { 0, 0, 2 * MARGIN + get_width (&self), ceil (bottom + 42 + MARGIN / 2) };
  return stance_canvas_finish (&canvas, &size, "Positions over time", format, error);
}
