/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include <stance/stance-error.h>

#include "stance-labels-private.h"
#include "stance-json-write-private.h"
#include "stance-network-private.h"
#include "stance-network-write-private.h"
#include "stance-sheet-private.h"
#include "stance-write-private.h"

static double
get_tie (StanceNetwork *network, guint row, guint column)
{
  return stance_array_get (network->ties, row, column);
}

static void
add_exact (StanceSheet *sheet, double value)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  StanceSheetCell cell = { NULL, TRUE, NAN };

  stance_json_append_exact (digits, value);
  if (isfinite (value))
    cell.text = g_strdup (digits->str);
  g_array_append_val (sheet->cells, cell);
}

/* Two decimals, unless it is whole. */
static char *
show (double value)
{
  if (isnan (value))
    return NULL;
  return value == floor (value) && fabs (value) < 1e15 ? g_strdup_printf ("%.0f", value + 0.0) : g_strdup_printf ("%.2f", value);
}

/* A row and a column for each name; for people figures are shortened. */
static StanceSheet *
make_matrix (StanceNetwork *network, gboolean people, const char *corner)
{
  StanceSheet *sheet = stance_sheet_new (NULL, 1);

  g_ptr_array_add (sheet->titles, g_strdup (corner));
  for (guint column = 0; column < stance_network_get_n_columns (network); column++)
    g_ptr_array_add (sheet->titles, g_strdup (stance_network_get_column (network, column)));
  for (guint row = 0; row < stance_network_get_n_rows (network); row++)
    {
      stance_sheet_add_text (sheet, stance_network_get_row (network, row));
      for (guint column = 0; column < stance_network_get_n_columns (network); column++)
        if (people)
          stance_sheet_add_shown (sheet, show (get_tie (network, row, column)), NAN);
        else
          add_exact (sheet, get_tie (network, row, column));
    }
  return sheet;
}

/* A line for each tie of each window. */
static StanceSheet *
make_list (GPtrArray *networks)
{
  static const char *const titles[] = { "first", "middle", "last", "row", "column", "value", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 3);

  for (guint i = 0; i < networks->len; i++)
    {
      StanceNetwork *network = g_ptr_array_index (networks, i);
      g_autofree char *first = stance_network_get_first (network), *middle = stance_network_get_middle (network);
      g_autofree char *last = stance_network_get_last (network);

      for (guint row = 0; row < stance_network_get_n_rows (network); row++)
        for (guint column = 0; column < stance_network_get_n_columns (network); column++)
          {
            stance_sheet_add_text (sheet, first);
            stance_sheet_add_text (sheet, middle);
            stance_sheet_add_text (sheet, last);
            stance_sheet_add_text (sheet, stance_network_get_row (network, row));
            stance_sheet_add_text (sheet, stance_network_get_column (network, column));
            add_exact (sheet, get_tie (network, row, column));
          }
    }
  return sheet;
}

static void
append_names (GString *out, const char *key, StanceNames *names)
{
  g_auto (GStrv) list = stance_names_dup (names);

  stance_json_append_key (out, key);
  stance_json_append_strings (out, list);
}

static void
append_values (GString *out, StanceNetwork *network)
{
  stance_json_append_key (out, "n");
  g_string_append_printf (out, "%u", network->n);
  stance_json_append_key (out, "values");
  g_string_append_c (out, '[');
  for (guint row = 0; row < stance_network_get_n_rows (network); row++)
    {
      stance_json_append_comma (out);
      g_string_append (out, "\n[");
      for (guint column = 0; column < stance_network_get_n_columns (network); column++)
        {
          stance_json_append_comma (out);
          stance_json_append_exact (out, get_tie (network, row, column));
        }
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, ']');
}

static void
append_nick (GString *out, const char *key, GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  stance_json_append_key (out, key);
  stance_json_append_string (out, g_enum_get_value (klass, value)->value_nick);
}

static void
append_window (GString *out, StanceNetwork *network)
{
  g_autofree char *first = stance_network_get_first (network), *middle = stance_network_get_middle (network);
  g_autofree char *last = stance_network_get_last (network);
  g_autoptr (GString) members = g_string_new (NULL);

  stance_json_append_key (members, "first");
  stance_json_append_string (members, first);
  stance_json_append_key (members, "middle");
  stance_json_append_string (members, middle);
  stance_json_append_key (members, "last");
  stance_json_append_string (members, last);
  append_values (members, network);
  stance_json_append_comma (out);
  g_string_append_printf (out, "\n{%s}", members->str);
}

static char *
write_json (GPtrArray *networks)
{
  StanceNetwork *network = g_ptr_array_index (networks, 0);
  GString *out = g_string_new ("{");

  append_nick (out, "mode", STANCE_TYPE_NETWORK_MODE, (int) network->mode);
  append_nick (out, "aggregate", STANCE_TYPE_AGGREGATE, (int) network->aggregate);
  append_nick (out, "normalise", STANCE_TYPE_NORMALISATION, (int) network->normalisation);
  append_names (out, "rows", network->rows);
  append_names (out, "columns", network->columns);
  if (network->is_window)
    {
      stance_json_append_key (out, "windows");
      g_string_append_c (out, '[');
      for (guint i = 0; i < networks->len; i++)
        append_window (out, g_ptr_array_index (networks, i));
      g_string_append_c (out, ']');
    }
  else
    append_values (out, network);
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}

static char *
write_table (GPtrArray *networks, const StanceStyle *style)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < networks->len; i++)
    {
      StanceNetwork *network = g_ptr_array_index (networks, i);
      g_autofree char *first = stance_network_get_first (network), *last = stance_network_get_last (network);
      g_autoptr (StanceSheet) sheet = NULL;

      if (i > 0)
        g_string_append_c (out, '\n');
      if (first)
        g_string_append_printf (out, "%s to %s, %u statement%s\n", first, last, network->n, network->n == 1 ? "" : "s");
      sheet = make_matrix (network, TRUE, "");
      stance_sheet_append_columns (sheet, style, out);
    }
  return g_string_free (out, FALSE);
}

/**
 * stance_write_networks:
 * @networks: (element-type StanceNetwork): networks, as stance_networks_new() gives them
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain
 * @error: return location for an error
 *
 * Writes networks. Tables shorten to two decimals and show `·` where a tie is undefined; all other formats give all digits. CSV is a matrix with the names
 * in the first row and column, where undefined ties are empty; of windows it has a line for each tie: first, middle, last, row, column, value. JSON is an
 * object of `mode`, `aggregate`, `normalise`, `rows`, `columns`, `n` (statements) and `values`, or `windows` with `first`, `middle`, `last`, `n` and
 * `values` each; undefined is `null`. GraphML has `label`, `type` and `statements` of nodes and `weight` of edges, which are those ties that are not 0, one
 * for each pair. DL is a full matrix with labels.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED for a format that holds no network, for several networks in GraphML or DL, and for undefined ties in DL, which has no
 * way to tell them; %STANCE_ERROR_NO_DATA when there is none.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_networks (GPtrArray *networks, StanceNetworkFormat format, const StanceStyle *style, GError **error)
{
  g_autoptr (StanceSheet) sheet = NULL;
  gboolean of_one = format == STANCE_NETWORK_GRAPHML || format == STANCE_NETWORK_DL;
  char *text = NULL;

  g_return_val_if_fail (networks != NULL, NULL);
  if (networks->len == 0)
    g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "no network to write");
  else if (of_one && networks->len > 1)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--format: found a format for one network and %u windows, expected csv, json or table",
                 networks->len);
  else if (format == STANCE_NETWORK_GRAPHML)
    text = stance_network_write_graphml (g_ptr_array_index (networks, 0));
  else if (format == STANCE_NETWORK_DL && !(text = stance_network_write_dl (g_ptr_array_index (networks, 0))))
    g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--format: found ties that are undefined, which dl cannot tell; expected csv or json");
  else if (format == STANCE_NETWORK_JSON)
    text = write_json (networks);
  else if (format == STANCE_NETWORK_TABLE)
    text = write_table (networks, stance_style_or_plain (style));
  else if (format == STANCE_NETWORK_CSV)
    {
      StanceNetwork *network = g_ptr_array_index (networks, 0);

      sheet = network->is_window ? make_list (networks) : make_matrix (network, FALSE, "");
      text = stance_sheet_write (sheet, STANCE_FORMAT_CSV, stance_style_or_plain (style), error);
    }
  else if (!text)
    g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--format: found one of statements, expected one of networks");
  return text;
}
