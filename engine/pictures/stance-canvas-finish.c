/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A canvas as a file: SVG, PNG or PDF. */
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <math.h>
#include <stance/stance-error.h>
#include <string.h>

#include "stance-canvas-private.h"
#include "stance-display-private.h"

#define POINTS 0.75       /* PDF has 72 to the inch */
#define SHARP 2           /* pixels of a PNG for each unit */
#define MAX_PIXELS 5e7
#define MAX_SIDE 30000    /* of a PNG; cairo knows no more than 32767 */

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
paint (StanceCanvas *self, cairo_surface_t *surface, const cairo_rectangle_t *size, double scale)
{
  cairo_t *cairo = cairo_create (surface);

  cairo_scale (cairo, scale, scale);
  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_rectangle (cairo, 0, 0, size->width, size->height);
  cairo_fill (cairo);
  cairo_set_source_surface (cairo, self->record, 0, 0);
  cairo_paint (cairo);
  cairo_destroy (cairo);
}

static cairo_status_t
draw_png (StanceCanvas *self, const cairo_rectangle_t *size, GByteArray *bytes)
{
  double scale = MIN (SHARP, sqrt (MAX_PIXELS / (size->width * size->height)));
  cairo_surface_t *surface;
  cairo_status_t status;

  scale = MIN (scale, MAX_SIDE / MAX (size->width, size->height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (size->width * scale), (int) ceil (size->height * scale));
  paint (self, surface, size, scale);
  status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_destroy (surface);
  return status;
}

/* The same picture gives the same bytes: no date of its making. */
static cairo_status_t
draw_pdf (StanceCanvas *self, const cairo_rectangle_t *size, const char *title, GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, size->width * POINTS, size->height * POINTS);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  paint (self, surface, size, POINTS);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

/* XML has no control characters and no noncharacters, not even escaped. */
static char *
clean_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *clean = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      g_autofree char *line = stance_display_clean (lines[i]);

      g_string_append_printf (clean, "%s%s", i > 0 ? "\n" : "", line);
    }
  return g_string_free (clean, FALSE);
}

/* cairo writes shapes; readers that speak want words: a title and what stands in the picture. */
static void
add_words (GByteArray *bytes, const char *title, const char *words)
{
  g_autofree char *clean = clean_lines (words);
  g_autofree char *about = g_markup_printf_escaped (" role=\"img\">\n<title>%s</title>\n<desc>%s</desc", title, clean);
  const char *svg = g_strstr_len ((const char *) bytes->data, bytes->len, "<svg");
  const guint8 *end = svg ? memchr (svg, '>', bytes->len - (svg - (const char *) bytes->data)) : NULL;
  gsize at = end ? (gsize) (end - bytes->data) : 0, length = strlen (about), rest = bytes->len - at;

  if (!end)
    return;
  g_byte_array_set_size (bytes, bytes->len + length);
  memmove (bytes->data + at + length, bytes->data + at, rest);
  memcpy (bytes->data + at, about, length);
}

static cairo_status_t
draw_svg (StanceCanvas *self, const cairo_rectangle_t *size, const char *title, GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append, bytes, size->width, size->height);
  cairo_status_t status;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  paint (self, surface, size, 1);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  add_words (bytes, title, self->words->str);
  return status;
}

GBytes *
stance_canvas_finish (StanceCanvas *self, const cairo_rectangle_t *size, const char *title, StanceFormat format, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status;

  if (format == STANCE_FORMAT_PNG)
    status = draw_png (self, size, bytes);
  else if (format == STANCE_FORMAT_PDF)
    status = draw_pdf (self, size, title, bytes);
  else
    status = draw_svg (self, size, title, bytes);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "picture: it cannot be drawn: %s", cairo_status_to_string (status));
  return NULL;
}
