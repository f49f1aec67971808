/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet that is drawn on first and gets its size last: cairo draws, pango measures words. Units are points at 96 to the inch. */
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>
#include <stance/stance-enums.h>

#include "stance-palette-private.h"

typedef struct
{
  cairo_surface_t *record;
  cairo_t *cairo;
  PangoLayout *layout;
  GString *words; /* what is written on it, for those who do not see it */
} StanceCanvas;

typedef enum
{
  STANCE_ALIGN_LEFT,
  STANCE_ALIGN_CENTRE,
  STANCE_ALIGN_RIGHT,
} StanceAlign;

/* One line of text. */
typedef struct
{
  double size;     /* of the font */
  gboolean bold;
  double width;    /* longer lines have an ellipsis in their middle: names differ at their ends too; 0 for no limit */
  StanceAlign align;
  StanceColour colour;
} StanceLettering;

extern const StanceColour stance_ink;
extern const StanceColour stance_faint;
extern const StanceColour stance_rule;

void stance_canvas_init (StanceCanvas *self);
void stance_canvas_clear (StanceCanvas *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceCanvas, stance_canvas_clear)

void stance_canvas_set_colour (StanceCanvas *self, StanceColour colour);
/* How wide a line is, with its limit. */
double stance_canvas_measure (StanceCanvas *self, const char *text, const StanceLettering *lettering);
/* Writes a line whose middle is at `y`, and which begins, has its middle or ends at `x`. What comes from articles is made harmless. */
void stance_canvas_write (StanceCanvas *self, double x, double y, const char *text, const StanceLettering *lettering);
/* Lines below `top`, from the left, as many as the text needs at the width it is given, but not for ever; gives how high they are. */
double stance_canvas_write_lines (StanceCanvas *self, double x, double top, const char *text, const StanceLettering *lettering);
/* A line from the left, with a white edge, so that it can be read on lines. */
void stance_canvas_write_on_lines (StanceCanvas *self, double x, double y, const char *text, const StanceLettering *lettering);
/* The same upwards from `x`, `y` at 45 degrees. */
void stance_canvas_write_slanted (StanceCanvas *self, double x, double y, const char *text, const StanceLettering *lettering);
/* A field of colour; NaN for one that is hatched, for missing. */
void stance_canvas_fill (StanceCanvas *self, const cairo_rectangle_t *field, double tint);
void stance_canvas_line (StanceCanvas *self, double x1, double y1, double x2, double y2);
/* The scale of colours, with what its ends mean and what is missing. */
void stance_canvas_legend (StanceCanvas *self, double x, double y, const char *const *ends);
/* The picture, as wide and high as said, on white. `title` names it for those who do not see it. */
GBytes *stance_canvas_finish (StanceCanvas *self, const cairo_rectangle_t *size, const char *title, StanceFormat format, GError **error);
