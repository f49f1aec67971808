/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-canvas-private.h"
#include "stance-display-private.h"

#define FONT "Noto Sans, DejaVu Sans, Liberation Sans, sans-serif"
#define HATCH 6
#define MOST_LINES 12
#define MOST_LETTERS 2000 /* of a line */
#define BOUND 30000   /* wider and higher than any picture; cairo knows no more than 32767 */

const StanceColour stance_ink = { 0.10, 0.10, 0.12 };
const StanceColour stance_faint = { 0.38, 0.38, 0.42 };
const StanceColour stance_rule = { 0.72, 0.72, 0.75 };

void
stance_canvas_init (StanceCanvas *self)
{
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();
  const cairo_rectangle_t bounds = { 0, 0, BOUND, BOUND };

  /* Without bounds cairo 1.16 takes places from nowhere when it writes SVG. */
  self->record = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &bounds);
  self->cairo = cairo_create (self->record);
  /* The same widths whatever the screen is like. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  context = pango_cairo_create_context (self->cairo);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  self->layout = pango_layout_new (context);
  self->words = g_string_new (NULL);
  cairo_font_options_destroy (options);
  g_object_unref (context);
}

void
stance_canvas_clear (StanceCanvas *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->cairo, cairo_destroy);
  g_clear_pointer (&self->record, cairo_surface_destroy);
  if (self->words)
    g_string_free (g_steal_pointer (&self->words), TRUE);
}

void
stance_canvas_set_colour (StanceCanvas *self, StanceColour colour)
{
  cairo_set_source_rgb (self->cairo, colour.red, colour.green, colour.blue);
}

static void
set_text (StanceCanvas *self, const char *text, const StanceLettering *lettering)
{
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, lettering->size * PANGO_SCALE);
  pango_font_description_set_weight (font, lettering->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_text (self->layout, text, -1);
  pango_font_description_free (font);
}

static void
get_size (StanceCanvas *self, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (self->layout, NULL, &logical);
  *width = (double) logical.width / PANGO_SCALE;
  *height = (double) logical.height / PANGO_SCALE;
}

/* As many letters of both ends as are asked for, without blanks beside the ellipsis and without marks that have lost their letter. */
static char *
drop_middle (const char *text, glong kept)
{
  const char *head = g_utf8_offset_to_pointer (text, (kept + 1) / 2), *tail = g_utf8_offset_to_pointer (text, g_utf8_strlen (text, -1) - kept / 2);
  g_autofree char *begin = NULL;

  while (head > text && g_unichar_ismark (g_utf8_get_char (head)))
    head = g_utf8_prev_char (head);
  while (*tail && (g_unichar_ismark (g_utf8_get_char (tail)) || g_unichar_isspace (g_utf8_get_char (tail))))
    tail = g_utf8_next_char (tail);
  begin = g_strchomp (g_strndup (text, head - text));
  return g_strconcat (begin, "…", tail, NULL);
}

/* Names that are too long lose their middle; pango would leave a gap there. */
static void
fit_text (StanceCanvas *self, const char *text, const StanceLettering *lettering)
{
  g_autofree char *clean = stance_display_clean (text);
  glong low = 1, length = g_utf8_strlen (clean, -1), high = MIN (length, MOST_LETTERS);
  double width, height;

  if (length > high)
    {
      g_autofree char *less = drop_middle (clean, high);

      g_free (clean);
      clean = g_steal_pointer (&less);
    }
  set_text (self, clean, lettering);
  get_size (self, &width, &height);
  if (lettering->width <= 0 || width <= lettering->width)
    return;
  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      g_autofree char *cut = drop_middle (clean, middle);

      set_text (self, cut, lettering);
      get_size (self, &width, &height);
      if (width <= lettering->width)
        low = middle;
      else
        high = middle - 1;
    }
  g_autofree char *cut = drop_middle (clean, low);
  set_text (self, cut, lettering);
}

/* Letters that run from right to left stand at the right end of the room they are given. */
static double
get_left (StanceCanvas *self)
{
  PangoRectangle logical;

  pango_layout_get_extents (self->layout, NULL, &logical);
  return (double) logical.x / PANGO_SCALE;
}

double
stance_canvas_measure (StanceCanvas *self, const char *text, const StanceLettering *lettering)
{
  double width, height;

  fit_text (self, text, lettering);
  get_size (self, &width, &height);
  return width;
}

static void
show (StanceCanvas *self, double x, double y, StanceColour colour)
{
  stance_canvas_set_colour (self, colour);
  cairo_move_to (self->cairo, x - get_left (self), y);
  pango_cairo_show_layout (self->cairo, self->layout);
  cairo_new_path (self->cairo);
}

void
stance_canvas_write (StanceCanvas *self, double x, double y, const char *text, const StanceLettering *lettering)
{
  static const double shares[] = { 0, 0.5, 1 };
  double width, height;

  fit_text (self, text, lettering);
  get_size (self, &width, &height);
  show (self, x - shares[lettering->align] * width, y - height / 2, lettering->colour);
}

double
stance_canvas_write_lines (StanceCanvas *self, double x, double top, const char *text, const StanceLettering *lettering)
{
  g_autofree char *clean = stance_display_clean (text);
  double width, height;

  set_text (self, clean, lettering);
  pango_layout_set_width (self->layout, (int) (lettering->width * PANGO_SCALE));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (self->layout, -MOST_LINES);
  get_size (self, &width, &height);
  show (self, x, top, lettering->colour);
  pango_layout_set_height (self->layout, -1);
  return height;
}

void
stance_canvas_write_on_lines (StanceCanvas *self, double x, double y, const char *text, const StanceLettering *lettering)
{
  double width, height;

  fit_text (self, text, lettering);
  get_size (self, &width, &height);
  cairo_move_to (self->cairo, x - get_left (self), y - height / 2);
  pango_cairo_layout_path (self->cairo, self->layout);
  cairo_set_source_rgba (self->cairo, 1, 1, 1, 0.85);
  cairo_set_line_width (self->cairo, 4);
  cairo_set_line_join (self->cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (self->cairo);
  show (self, x, y - height / 2, lettering->colour);
}

void
stance_canvas_write_slanted (StanceCanvas *self, double x, double y, const char *text, const StanceLettering *lettering)
{
  double width, height;

  cairo_save (self->cairo);
  cairo_translate (self->cairo, x, y);
  cairo_rotate (self->cairo, -G_PI / 4);
  fit_text (self, text, lettering);
  get_size (self, &width, &height);
  show (self, 0, -height / 2, lettering->colour);
  cairo_restore (self->cairo);
}

static void
hatch (StanceCanvas *self, const cairo_rectangle_t *field)
{
  cairo_save (self->cairo);
  cairo_rectangle (self->cairo, field->x, field->y, field->width, field->height);
  cairo_clip (self->cairo);
  cairo_set_source_rgb (self->cairo, 0.80, 0.80, 0.80);
  cairo_set_line_width (self->cairo, 1);
  for (double offset = -field->height; offset < field->width; offset += HATCH)
    {
      cairo_move_to (self->cairo, field->x + offset, field->y + field->height);
      cairo_line_to (self->cairo, field->x + offset + field->height, field->y);
    }
  cairo_stroke (self->cairo);
  cairo_restore (self->cairo);
}

void
stance_canvas_fill (StanceCanvas *self, const cairo_rectangle_t *field, double tint)
{
  StanceColour white = { 0.97, 0.97, 0.97 };

  stance_canvas_set_colour (self, isnan (tint) ? white : stance_palette_light (tint));
  cairo_rectangle (self->cairo, field->x, field->y, field->width, field->height);
  cairo_fill (self->cairo);
  if (isnan (tint))
    hatch (self, field);
}

void
stance_canvas_line (StanceCanvas *self, double x1, double y1, double x2, double y2)
{
  cairo_move_to (self->cairo, x1, y1);
  cairo_line_to (self->cairo, x2, y2);
  cairo_stroke (self->cairo);
}

void
stance_canvas_legend (StanceCanvas *self, double x, double y, const char *const *ends)
{
  StanceLettering small = { .size = 11, .colour = stance_faint };
  double width = stance_canvas_measure (self, ends[0], &small) + 8;
  const guint steps = 40;

  stance_canvas_write (self, x, y, ends[0], &small);
  for (guint i = 0; i < steps; i++)
    {
      cairo_rectangle_t field = { x + width + i * 3.0, y - 6, 3.0, 12 };

      stance_canvas_fill (self, &field, 2.0 * i / (steps - 1) - 1);
    }
  width += steps * 3.0 + 8;
  stance_canvas_write (self, x + width, y, ends[1], &small);
  width += stance_canvas_measure (self, ends[1], &small) + 24;
  stance_canvas_fill (self, &(cairo_rectangle_t) { x + width, y - 6, 18, 12 }, NAN);
  stance_canvas_write (self, x + width + 26, y, ends[2], &small);
}
