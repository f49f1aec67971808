/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-palette-private.h"

#define N_STEPS 11
#define MISSING 0xe4e4e4
#define MISSING_DARK 0x2c2c2c

static StanceColour
from_code (guint code)
{
  return (StanceColour) { (code >> 16 & 0xff) / 255.0, (code >> 8 & 0xff) / 255.0, (code & 0xff) / 255.0 };
}

static double
between (double from, double to, double share)
{
  return from + (to - from) * share;
}

static StanceColour
pick (const guint *codes, double tint)
{
  double place = (CLAMP (tint, -1, 1) + 1) / 2 * (N_STEPS - 1);
  guint below = MIN ((guint) place, N_STEPS - 2);
  StanceColour a = from_code (codes[below]), b = from_code (codes[below + 1]);
  double share = place - below;

  return (StanceColour) { between (a.red, b.red, share), between (a.green, b.green, share), between (a.blue, b.blue, share) };
}

StanceColour
stance_palette_light (double tint)
{
  static const guint codes[N_STEPS] = {
    0x8e0b25, 0xb2182b, 0xd6604d, 0xf4a582, 0xfddbc7, 0xf7f7f7, 0xd1e5f0, 0x92c5de, 0x4393c3, 0x2166ac, 0x0b4178,
  };

  return isnan (tint) ? from_code (MISSING) : pick (codes, tint);
}

StanceColour
stance_palette_dark (double tint)
{
  static const guint codes[N_STEPS] = {
    0xf08a75, 0xd6604d, 0xb2392f, 0x85241f, 0x552220, 0x3a3a3c, 0x1e3550, 0x1c4d7c, 0x2166ac, 0x4393c3, 0x7fc0e6,
  };

  return isnan (tint) ? from_code (MISSING_DARK) : pick (codes, tint);
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

gboolean
stance_palette_wants_black (StanceColour colour)
{
  double luminance = 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green) + 0.0722 * linear (colour.blue);

  return (luminance + 0.05) * (luminance + 0.05) > 0.05 * 1.05;
}
