/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diverging scale that the colour-blind can read: red, white, blue (ColorBrewer's RdBu, by Cynthia Brewer), and the same between dark ends. */
#pragma once

#include <glib.h>

typedef struct
{
  double red; /* 0 to 1, sRGB */
  double green;
  double blue;
} StanceColour;

/* `tint` from -1 (red) over 0 (white) to +1 (blue); NaN gives grey. */
StanceColour stance_palette_light (double tint);
/* The same for dark pages: what is white there is nearly black here. */
StanceColour stance_palette_dark (double tint);
/* Whether black, rather than white, is the better read on a colour (WCAG's contrast). */
gboolean stance_palette_wants_black (StanceColour colour);
