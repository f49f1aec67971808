/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standoff of the brat annotation tool (brat.nlplab.org/standoff.html), with the roles of PolNeAR. */
#include <string.h>

#include "stance-attributions-write-private.h"

static const char *const names[STANCE_N_PARTS] = { "Source", "Cue", "Content" };

/* The runs of an annotation, and its words. */
typedef struct
{
  GString *offsets;
  GString *words;
  guint n;
} Runs;

static void
add_run (Runs *runs, const char *from, const char *to, guint start)
{
  guint length = (guint) g_utf8_strlen (from, (gssize) (to - from));

  g_string_append_printf (runs->offsets, "%s%u %u", runs->n ? ";" : "", start, start + length);
  if (runs->n++)
    g_string_append_c (runs->words, ' ');
  g_string_append_len (runs->words, from, (gssize) (to - from));
}

/* brat has no annotation that goes over a line's end: one run for each line, without the white space around it. */
static void
add_lines (Runs *runs, const char *from, const char *to, guint start)
{
  while (from < to)
    {
      gsize line = strcspn (from, "\r\n");
      const char *end = MIN (from + line, to), *stop = end;

      while (stop > from && (stop[-1] == ' ' || stop[-1] == '\t'))
        stop--;
      if (stop > from)
        add_run (runs, from, stop, start);
      start += (guint) g_utf8_strlen (from, (gssize) (end - from));
      for (from = end; from < to && strchr (" \t\r\n", *from); from++)
        start++;
    }
}

static void
append_text_bound (StanceAttributions *attributions, guint attribution, StancePart part, const char *type, GString *out)
{
  const char *text = stance_document_get_text (stance_attributions_get_document (attributions));
  g_autoptr (GString) offsets = g_string_new (NULL), words = g_string_new (NULL);
  Runs runs = { offsets, words, 0 };

  for (guint i = 0; i < stance_attributions_get_n_spans (attributions, attribution, part); i++)
    {
      StanceSpan characters, bytes;

      stance_attributions_get_span (attributions, attribution, part, i, &characters);
      stance_attributions_get_bytes (attributions, attribution, part, i, &bytes);
      add_lines (&runs, text + bytes.start, text + bytes.end, characters.start);
    }
  g_strdelimit (words->str, "\t", ' ');
  g_string_append_printf (out, "%s %s\t%s\n", type, offsets->str, words->str);
}

void
stance_append_attributions_brat (StanceAttributions *attributions, GString *out)
{
  guint number = 1;

  for (guint i = 0; i < stance_attributions_get_n (attributions); i++)
    {
      g_autoptr (GString) event = g_string_new (NULL);
      int parent = stance_attributions_get_parent (attributions, i);

      g_string_append_printf (event, "E%u\tAttribution:T%u", i + 1, number);
      g_string_append_printf (out, "T%u\t", number++);
      append_text_bound (attributions, i, STANCE_PART_CUE, "Attribution", out);
      for (guint part = 0; part < STANCE_N_PARTS; part++)
        if (stance_attributions_get_n_spans (attributions, i, (StancePart) part) > 0)
          {
            g_string_append_printf (event, " %s:T%u", names[part], number);
            g_string_append_printf (out, "T%u\t", number++);
            append_text_bound (attributions, i, (StancePart) part, names[part], out);
          }
      if (parent >= 0)
        g_string_append_printf (event, " Parent:E%d", parent + 1);
      g_string_append_printf (out, "%s\nA%u\tKind E%u %s\n", event->str, i + 1, i + 1,
                              stance_kind_to_string (stance_attributions_get_kind (attributions, i)));
    }
}
