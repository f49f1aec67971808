/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text on a terminal: how many columns it takes, and making words of others harmless there. */
#pragma once

#include <stance/stance-writer.h>

/* One line without control characters, bidirectional overrides and broken bytes: nothing that could move a cursor. */
char *stance_display_clean (const char *text);
/* Columns; the colour sequences of stance_display_append_tinted() take none. */
guint stance_display_width (const char *text);
char *stance_display_fit (const char *text, guint width);
/* Lines of at most `width` columns, 0 for one line; words longer than that are broken. */
GPtrArray *stance_display_wrap (const char *text, guint width);
void stance_display_append_padded (GString *out, const char *text, guint width, gboolean right);
/* From red at -1 to blue at +1; plain when `tint` is NaN. */
void stance_display_append_tinted (GString *out, const char *text, double tint);
/* Two blocks of lines next to each other where `width` (0: no limit) allows, else one below the other. */
char *stance_display_beside (const char *left, const char *right, guint width);
