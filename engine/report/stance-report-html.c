/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text, heads, figures and colours of the page. */
#include <math.h>
#include <string.h>

#include "stance-attributions-write-private.h"
#include "stance-display-private.h"
#include "stance-labels-private.h"
#include "stance-palette-private.h"
#include "stance-report-private.h"

#define LONGEST_NAME 48 /* letters of a head */

void
stance_report_append_text (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  stance_append_html_escaped (out, valid, strlen (valid));
}

void
stance_report_append_words (GString *out, const char *text)
{
  g_autofree char *clean = stance_display_clean (text);

  g_string_append (out, "<bdi>");
  stance_report_append_text (out, clean);
  g_string_append (out, "</bdi>");
}

/* The letter `n` letters on; what belongs to the letter before it goes with it. */
static const char *
skip_letters (const char *text, glong n)
{
  const char *at = g_utf8_offset_to_pointer (text, n);

  while (*at && (g_unichar_ismark (g_utf8_get_char (at)) || g_unichar_iszerowidth (g_utf8_get_char (at))))
    at = g_utf8_next_char (at);
  return at;
}

/* Names differ at their ends as often as where they begin. */
void
stance_report_append_name (GString *out, const char *text)
{
  g_autofree char *clean = stance_display_clean (text);
  glong length = g_utf8_strlen (clean, -1);
  const char *head = clean, *tail = clean;

  if (length <= LONGEST_NAME)
    {
      stance_report_append_words (out, text);
      return;
    }
  head = skip_letters (clean, LONGEST_NAME / 2);
  tail = skip_letters (clean, length - LONGEST_NAME / 2 + 1);
  stance_report_append_text (g_string_append (out, "<bdi data-name=\""), clean);
  stance_report_append_text (g_string_append (out, "\" title=\""), clean);
  g_string_append (out, "\">");
  stance_append_html_escaped (out, clean, head - clean);
  stance_report_append_text (g_string_append (out, "…"), tail);
  g_string_append (out, "</bdi>");
}

void
stance_report_append_number (GString *out, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, isfinite (number) ? g_ascii_formatd (digits, sizeof digits, "%.6g", number) : "null");
}

int
stance_report_tint (double tint)
{
  return isnan (tint) ? -1 : (int) lround ((CLAMP (tint, -1, 1) + 1) / 2 * (STANCE_REPORT_TINTS - 1));
}

static guint
channel (double share)
{
  return (guint) lround (share * 255);
}

static void
append_scale (GString *out, StanceColour (*pick) (double tint))
{
  for (guint i = 0; i < STANCE_REPORT_TINTS; i++)
    {
      StanceColour colour = pick (2.0 * i / (STANCE_REPORT_TINTS - 1) - 1);

      g_string_append_printf (out, ".k%u{background:#%02x%02x%02x;color:#%s}\n", i, channel (colour.red), channel (colour.green), channel (colour.blue),
                              stance_palette_wants_black (colour) ? "000" : "fff");
    }
}

void
stance_report_append_colours (GString *out)
{
  append_scale (out, stance_palette_light);
  g_string_append (out, "@media screen and (prefers-color-scheme: dark) {\n");
  append_scale (out, stance_palette_dark);
  g_string_append (out, "}\n");
}

void
stance_report_append_letter (GString *out, guint side)
{
  g_string_append_printf (out, "<span class=\"letter side%u\">%c</span>", side, 'A' + (int) side);
}

void
stance_report_begin_table (const StanceReportTable *self, GString *out)
{
  g_string_append_printf (out, "<div class=\"block\">\n<h%u>%s", self->rank, self->heading);
  if (self->name)
    {
      g_string_append (out, ": ");
      stance_report_append_name (out, self->name);
    }
  g_string_append_printf (out, " <button type=\"button\" class=\"csv\" aria-label=\"Download as CSV: %s\">CSV</button></h%u>\n"
                          "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n<table data-kind=\"%s\"%s", self->caption, self->rank,
                          self->caption, self->kind, self->lines == STANCE_REPORT_QUOTES ? " class=\"lines quotes\"" : self->lines ? " class=\"lines\"" : "");
  if (self->side >= 0)
    g_string_append_printf (out, " data-side=\"%d\"", self->side);
  g_string_append_printf (out, "><caption class=\"hidden\">%s</caption>\n<thead><tr>", self->caption);
}

void
stance_report_begin_rows (GString *out)
{
  g_string_append (out, "</tr></thead>\n<tbody>\n");
}

void
stance_report_end_table (GString *out)
{
  g_string_append (out, "</tbody></table></div>\n</div>\n");
}

void
stance_report_append_head (GString *out, const char *label, const char *csv)
{
  g_string_append (out, "<th scope=\"col\"");
  if (csv)
    {
      g_string_append (out, " data-csv=\"");
      stance_report_append_text (out, csv);
      g_string_append_c (out, '"');
    }
  g_string_append_printf (out, "><button type=\"button\" class=\"sort\">%s</button></th>", label);
}

void
stance_report_append_grid_head (GString *out, const char *scope, const char *label, const char *id)
{
  gboolean column = g_str_equal (scope, "col");

  g_string_append_printf (out, "<th scope=\"%s\" data-id=\"", scope);
  stance_report_append_text (out, id);
  g_string_append (out, column ? "\"><button type=\"button\" class=\"sort\">" : "\">");
  stance_report_append_name (out, label);
  g_string_append (out, column ? "</button></th>" : "</th>");
}

void
stance_report_append_missing (GString *out, const char *why)
{
  g_string_append_printf (out, "<td class=\"none\" title=\"%s\"><span aria-hidden=\"true\">·</span><span class=\"hidden\">%s</span></td>", why, why);
}

static void
append_range (GString *out, const StanceScore *score)
{
  g_autofree char *low = stance_label_signed (score->low), *high = stance_label_signed (score->high);

  if (low && high)
    g_string_append_printf (out, " data-range=\"%s to %s\"", low, high);
}

void
stance_report_append_figure (GString *out, const StanceReportFigure *figure)
{
  const StanceScore *score = figure->score;
  g_autofree char *text = figure->plus ? stance_label_signed (score->value) : stance_label_plain (score->value);
  const char *counted = figure->issues ? figure->issues : "statement";

  g_string_append (out, "<td");
  if (!isnan (figure->tint))
    g_string_append_printf (out, " class=\"k%d\"", stance_report_tint (figure->tint));
  g_string_append (out, " data-v=\"");
  stance_report_append_number (out, score->value);
  if (figure->sides)
    {
      g_string_append (out, "\" data-csv=\"[");
      stance_report_append_number (out, score->value);
      g_string_append_printf (out, figure->counted ? ",%u]" : "]", score->n);
    }
  g_string_append (out, "\"><button type=\"button\" class=\"cell\"");
  if (figure->sides)
    g_string_append_printf (out, " data-sides=\"%s\"", figure->sides);
  append_range (out, score);
  g_string_append_printf (out, ">%s", text);
  if (figure->counted)
    g_string_append_printf (out, "<small>%u<span class=\"hidden\"> %s%s</span></small>", score->n, counted, score->n == 1 ? "" : "s");
  g_string_append (out, "</button></td>");
}
