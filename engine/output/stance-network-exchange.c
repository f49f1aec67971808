/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GraphML (Brandes, Eiglsperger, Herman, Himsolt and Marshall 2002) and DL (UCINET; Borgatti, Everett and Freeman 2002). */
#include <math.h>

#include "stance-json-write-private.h"
#include "stance-network-private.h"
#include "stance-network-write-private.h"

void
stance_append_xml (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff ? 0xfffd : c);
    }
  escaped = g_markup_escape_text (clean->str, (gssize) clean->len);
  g_string_append (out, escaped);
}

static void
append_key (GString *out, const char *id, const char *element, const char *type)
{
  g_string_append_printf (out, "<key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", id, element, id, type);
}

static void
append_nodes (GString *out, const StanceNames *names, const double *totals, const char *type, guint first)
{
  for (guint i = 0; i < stance_names_size (names); i++)
    {
      g_string_append_printf (out, "<node id=\"n%u\"><data key=\"label\">", first + i);
      stance_append_xml (out, stance_names_get (names, i));
      g_string_append_printf (out, "</data><data key=\"type\">%s</data><data key=\"statements\">%.0f</data></node>\n", type, totals[i]);
    }
}

/* Of networks of one kind each pair stands once. */
static void
append_edges (GString *out, StanceNetwork *network)
{
  gboolean two = network->mode == STANCE_NETWORK_TWO_MODE;
  guint rows = stance_network_get_n_rows (network), n = 0;

  for (guint row = 0; row < rows; row++)
    for (guint column = two ? 0 : row + 1; column < stance_network_get_n_columns (network); column++)
      {
        double tie = stance_array_get (network->ties, row, column);

        if (isnan (tie) || tie == 0)
          continue;
        g_string_append_printf (out, "<edge id=\"e%u\" source=\"n%u\" target=\"n%u\"><data key=\"weight\">", n++, row, two ? rows + column : column);
        stance_json_append_exact (out, tie);
        g_string_append (out, "</data></edge>\n");
      }
}

char *
stance_network_write_graphml (StanceNetwork *network)
{
  gboolean two = network->mode == STANCE_NETWORK_TWO_MODE;
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");

  append_key (out, "label", "node", "string");
  append_key (out, "type", "node", "string");
  append_key (out, "statements", "node", "int");
  append_key (out, "weight", "edge", "double");
  g_string_append (out, "<graph id=\"network\" edgedefault=\"undirected\">\n");
  append_nodes (out, network->rows, network->row_totals, network->mode == STANCE_NETWORK_CONCEPTS ? "concept" : "actor", 0);
  if (two)
    append_nodes (out, network->columns, network->column_totals, "concept", stance_network_get_n_rows (network));
  append_edges (out, network);
  g_string_append (out, "</graph>\n</graphml>\n");
  return g_string_free (out, FALSE);
}

/* A label is one line in quotation marks. */
static void
append_labels (GString *out, const char *title, const StanceNames *names)
{
  g_string_append_printf (out, "%s:\n", title);
  for (guint i = 0; i < stance_names_size (names); i++)
    {
      g_autofree char *label = g_utf8_make_valid (stance_names_get (names, i), -1);

      for (char *p = label; *p; p++)
        *p = *p == '"' ? '\'' : g_ascii_iscntrl (*p) ? ' ' : *p;
      g_string_append_printf (out, "\"%s\"\n", label);
    }
}

/* NULL when a tie is undefined. */
char *
stance_network_write_dl (StanceNetwork *network)
{
  gboolean two = network->mode == STANCE_NETWORK_TWO_MODE;
  guint rows = stance_network_get_n_rows (network), columns = stance_network_get_n_columns (network);
  GString *out = g_string_new (NULL);
  gboolean complete = TRUE;

  if (two)
    g_string_append_printf (out, "dl nr = %u, nc = %u, format = fullmatrix\n", rows, columns);
  else
    g_string_append_printf (out, "dl n = %u, format = fullmatrix\n", rows);
  append_labels (out, two ? "row labels" : "labels", network->rows);
  if (two)
    append_labels (out, "column labels", network->columns);
  g_string_append (out, "data:\n");
  for (guint row = 0; row < rows; row++)
    for (guint column = 0; column < columns; column++)
      {
        double tie = stance_array_get (network->ties, row, column);

        complete = complete && isfinite (tie);
        if (column > 0)
          g_string_append_c (out, ' ');
        stance_json_append_exact (out, tie);
        if (column + 1 == columns)
          g_string_append_c (out, '\n');
      }
  return g_string_free (out, !complete);
}
