/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How parses are written, as a table for people or CoNLL-U, and which of their formats attributions are written in. */
#include "stance-cli-private.h"

#include <string.h>

static gboolean
refuse (const char *option, const char *found, const char *expected, GError **error)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "%s: found '%s', expected %s", option, found, expected);
  return FALSE;
}

/* The file's ending gives the format where no option does. */
gboolean
stance_cli_layout_check (StanceCliOptions *self, const char *format, const char *output, GError **error)
{
  const char *dot = output ? strrchr (output, '.') : NULL;
  gboolean conllu = dot && g_ascii_strcasecmp (dot, ".conllu") == 0;

  self->conllu = conllu;
  if (!format)
    return TRUE;
  if (!g_str_equal (format, "table") && !g_str_equal (format, "conllu"))
    return refuse ("--format", format, "table or conllu", error);
  self->conllu = g_str_equal (format, "conllu");
  return !conllu || self->conllu || refuse ("--format", format, "the format of the ending of --output", error);
}

/* The file's ending gives the format where no option does, and may not say another one. */
gboolean
stance_cli_marking_check (StanceCliOptions *self, const char *format, const char *output, GError **error)
{
  static const struct { const char *ending; StanceMarking marking; } endings[] = {
    { "jsonl", STANCE_MARKING_JSONL }, { "ann", STANCE_MARKING_BRAT }, { "html", STANCE_MARKING_HTML }, { "htm", STANCE_MARKING_HTML },
    { "txt", STANCE_MARKING_TABLE },
  };
  g_autofree char *name = output ? g_path_get_basename (output) : NULL;
  const char *dot = name ? strrchr (name, '.') : NULL;
  guint i = 0;
  int value;

  while (i < G_N_ELEMENTS (endings) && !(dot && g_ascii_strcasecmp (dot + 1, endings[i].ending) == 0))
    i++;
  self->marking = i < G_N_ELEMENTS (endings) ? endings[i].marking : STANCE_MARKING_TABLE;
  if (!format)
    return i < G_N_ELEMENTS (endings) || !dot || !dot[1]
           || refuse ("--output", output, "a file that ends in .txt, .jsonl, .ann or .html (or --format)", error);
  if (!stance_cli_parse_name ("--format", format, STANCE_TYPE_MARKING, &value, error))
    return FALSE;
  if (i < G_N_ELEMENTS (endings) && self->marking != (StanceMarking) value && (self->marking != STANCE_MARKING_TABLE || value == STANCE_MARKING_BRAT))
    return refuse ("--format", format, "the format of the ending of --output", error);
  self->marking = (StanceMarking) value;
  return TRUE;
}

/* Columns that a word takes on a terminal. */
static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

#define N_COLUMNS 7

static void
read_row (StanceParse *parse, guint word, guint first, char *row[N_COLUMNS])
{
  int head = stance_parse_get_head (parse, word);

  row[0] = g_strdup_printf ("%u", word - first + 1);
  row[1] = g_strdup (stance_parse_get_form (parse, word));
  row[2] = g_strdup (stance_parse_get_lemma (parse, word));
  row[3] = g_strdup (stance_parse_get_upos (parse, word));
  row[4] = g_strdup (stance_parse_get_xpos (parse, word));
  row[5] = g_strdup_printf ("%d", head < 0 ? 0 : head - (int) first + 1);
  row[6] = g_strdup (stance_parse_get_relation (parse, word));
  for (guint c = 0; c < N_COLUMNS; c++)
    for (char *at = row[c]; *at; at++)
      if (g_ascii_iscntrl (*at))
        *at = ' ';
}

/* Numbers stand to the right, words to the left; nothing stands behind the last column. */
static void
append_row (GString *text, char *const row[N_COLUMNS], const guint widths[N_COLUMNS])
{
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      gboolean number = c == 0 || c == 5;
      int gap = (int) (widths[c] - width_of (row[c]));

      g_string_append_printf (text, "%s%*s%s", c ? "  " : "", number ? gap : 0, "", row[c]);
      if (!number && c + 1 < N_COLUMNS)
        g_string_append_printf (text, "%*s", gap, "");
    }
  g_string_append_c (text, '\n');
}

static void
append_sentence (StanceParse *parse, guint sentence, GString *text)
{
  guint first = stance_parse_get_first_word (parse, sentence), n = stance_parse_get_first_word (parse, sentence + 1) - first;
  char *(*rows)[N_COLUMNS] = g_malloc0_n (n, sizeof *rows);
  guint widths[N_COLUMNS] = { 0 };

  g_string_append_printf (text, "%s%s, sentence %u\n", text->len ? "\n" : "", stance_parse_get_id (parse), sentence + 1);
  for (guint i = 0; i < n; i++)
    {
      read_row (parse, first + i, first, rows[i]);
      for (guint c = 0; c < N_COLUMNS; c++)
        widths[c] = MAX (widths[c], width_of (rows[i][c]));
    }
  for (guint i = 0; i < n; i++)
    {
      append_row (text, rows[i], widths);
      for (guint c = 0; c < N_COLUMNS; c++)
        g_free (rows[i][c]);
    }
  g_free (rows);
}

void
stance_cli_layout_table (StanceParse *parse, GString *text)
{
  for (guint i = 0; i < stance_parse_get_n_sentences (parse); i++)
    append_sentence (parse, i, text);
}
