/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributions in each of the ways that stance_write_attributions() knows. */
#pragma once

#include <stance/stance-writer.h>

#define STANCE_N_PARTS 3

void stance_append_attributions_table (StanceAttributions *attributions, const StanceStyle *style, GString *out);
void stance_append_attributions_json (StanceAttributions *attributions, GString *out);
void stance_append_attributions_brat (StanceAttributions *attributions, GString *out);
void stance_append_attributions_html (StanceAttributions *attributions, GString *out);
/* Text, as it is in an element or an attribute; HTML has no use for control characters. */
void stance_append_html_escaped (GString *out, const char *from, gsize length);
void stance_append_html_head (const char *title, GString *out);
void stance_append_html_foot (GString *out);
