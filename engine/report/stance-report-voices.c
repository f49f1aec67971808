/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets to speak: bars of words. */
#include <math.h>

#include "stance-labels-private.h"
#include "stance-report-comparison-private.h"

/* In tenths. */
#define WIDTH 2200
#define HEIGHT 400
#define ROOM 440 /* for the figure behind the bar */
#define BAR 90

static int
round_to (double x)
{
  return (int) lround (x);
}

/* Each part as wide as it is of all words of the side; the line below is what others tell of it. */
static void
append_bar (const StanceVoice *voice, double whole, double most, guint side, GString *out)
{
  const guint64 parts[] = { voice->direct, voice->indirect, voice->narrated };
  double x = 0, unit = most > 0 && whole > 0 ? (WIDTH - ROOM) / (whole * most) : 0;
  int y = (int) side * (BAR + 110) + 10;
  g_autofree char *percent = stance_findings_percent (voice->words, (guint64) whole);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i])
        g_string_append_printf (out, "<rect class=\"said%u part%u\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", side, i, round_to (x), y,
                                round_to ((double) parts[i] * unit), BAR);
      x += (double) parts[i] * unit;
    }
  if (voice->second_hand)
    g_string_append_printf (out, "<rect class=\"by-others\" x=\"0\" y=\"%d\" width=\"%d\" height=\"25\"/>", y + BAR + 10,
                            round_to (MIN ((double) voice->second_hand * unit, WIDTH)));
  if (percent)
    g_string_append_printf (out, "<text x=\"%d\" y=\"%d\">%s</text>", round_to (x) + 50, y + BAR, percent);
}

static gboolean
has_row (StanceTable *table, const char *party)
{
  for (guint i = 0; table && party && i < stance_table_get_n_parties (table); i++)
    if (g_str_equal (stance_table_get_party (table, i), party))
      return TRUE;
  return FALSE;
}

/* How many words; they lead to the statements among them, where there are any. */
static void
append_figure (const StanceFindings *findings, guint which, guint side, GString *out)
{
  const StanceVoice *voice = &findings->voices[side][which];
  StanceTable *table = stance_comparison_get_table (findings->comparison, (StanceSide) side);
  const guint64 parts[] = { voice->direct, voice->indirect, voice->narrated, voice->second_hand };

  g_string_append_printf (out, "<td data-v=\"%" G_GUINT64_FORMAT "\" data-csv=\"[%" G_GUINT64_FORMAT ",", voice->words, voice->words);
  stance_report_append_number (out, stance_findings_share (findings, (StanceSide) side, which));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (out, ",%" G_GUINT64_FORMAT, parts[i]);
  g_string_append (out, "]\">");
  if (voice->words && has_row (table, findings->speakers[which]))
    g_string_append_printf (out, "<button type=\"button\" class=\"cell\" data-sides=\"%u\">%" G_GUINT64_FORMAT "</button></td>", side, voice->words);
  else
    g_string_append_printf (out, "%" G_GUINT64_FORMAT "</td>", voice->words);
}

static void
append_share (guint64 part, guint64 whole, GString *out)
{
  g_autofree char *percent = stance_findings_percent (part, whole);

  if (!percent)
    {
      g_string_append (out, "<td class=\"few\" data-csv=\"[]\">·<span class=\"hidden\">no words</span></td>");
      return;
    }
  g_string_append (out, "<td data-csv=\"[]\" data-v=\"");
  stance_report_append_number (out, (double) part / (double) whole);
  g_string_append_printf (out, "\">%s</td>", percent);
}

static void
append_row (const StanceFindings *findings, guint which, double most, GString *out)
{
  g_string_append (out, "<tr data-party=\"");
  stance_report_append_text (out, findings->speakers[which] ? findings->speakers[which] : "");
  g_string_append (out, "\"><th scope=\"row\">");
  stance_report_append_words (out, stance_findings_name_voice (findings, which));
  g_string_append_printf (out, "</th><td class=\"picture\" data-csv=\"[]\"><svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">",
                          WIDTH / 10, HEIGHT / 10, WIDTH, HEIGHT);
  for (guint side = 0; side < 2; side++)
    append_bar (&findings->voices[side][which], (double) findings->words[side], most, side, out);
  g_string_append (out, "</svg></td>");
  for (guint side = 0; side < 2; side++)
    {
      const StanceVoice *voice = &findings->voices[side][which];

      append_figure (findings, which, side, out);
      append_share (voice->direct, voice->words, out);
      g_string_append_printf (out, "<td data-csv=\"[]\" data-v=\"%" G_GUINT64_FORMAT "\">%" G_GUINT64_FORMAT "</td>", voice->second_hand, voice->second_hand);
    }
  g_string_append (out, "</tr>\n");
}

static void
append_heads (const StanceReportView *view, GString *out)
{
  stance_report_append_head (out, stance_level_to_string (stance_report_view_get_level (view)), NULL);
  g_string_append (out, "<th scope=\"col\" data-csv=\"[]\">share of the words</th>");
  for (guint side = 0; side < 2; side++)
    {
      char c = "AB"[side];
      g_autofree char *csv = g_strdup_printf ("[\"words in %c\",\"share in %c\",\"direct in %c\",\"indirect in %c\",\"narrated in %c\",\"by others in %c\"]",
                                              c, c, c, c, c, c);
      static const char *const whats[] = { "words in", "direct in", "by others in" };

      for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
        {
          g_autoptr (GString) label = g_string_new (whats[i]);

          g_string_append_c (label, ' ');
          stance_report_append_letter (label, side);
          stance_report_append_head (out, label->str, i ? "[]" : csv);
        }
    }
}

void
stance_report_append_voices (const StanceReportView *view, const StanceFindings *findings, GString *out)
{
  const StanceReportTable table = { "Who gets to speak", NULL, "voices", "Words that each gets in A and in B", -1, STANCE_REPORT_LINES, 2, NULL };
  double most = 0;
  guint n = stance_findings_get_n_voices (findings);

  if (findings->words[0] + findings->words[1] == 0)
    return;
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < n && findings->words[side]; i++)
      most = MAX (most, stance_findings_share (findings, (StanceSide) side, i));
  stance_report_begin_table (&table, out);
  append_heads (view, out);
  stance_report_begin_rows (out);
  for (guint i = 0; i < n; i++)
    append_row (findings, i, most, out);
  g_string_append (out, "</tbody></table></div>\n<p class=\"note key\"><span class=\"swatch part0\"></span> in quotation marks "
                   "<span class=\"swatch part1\"></span> in reported speech <span class=\"swatch part2\"></span> as the reporter tells it "
                   "<span class=\"swatch by-others\"></span> by others: words in which another party tells what this one says or wants</p>\n</div>\n");
}
