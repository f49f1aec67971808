/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matrix as a network: edge list, node table, GraphML (Brandes, Eiglsperger, Herman, Himsolt and Marshall 2002) and DOT (Gansner and North 2000). Programs
 * that draw networks take no negative weights: how strong a tie is and which side it is on stand apart. */
#include <math.h>

#include "stance-graph-write-private.h"
#include "stance-json-write-private.h"
#include "stance-labels-private.h"
#include "stance-matrix-private.h"
#include "stance-network-write-private.h"
#include "stance-write-private.h"

/* What rounds to the middle of a measure is neither near nor far. */
#define NEITHER 1e-9

/* Ends of a pair, by number. */
typedef struct
{
  guint row;
  guint column;
  StanceScore score;
  double p;
  double weight;    /* from 0, the middle of the measure, to 1, either end */
  const char *sign; /* "positive" nearer than the middle, "negative" farther, "none"; a spreadsheet would take "+" and "-" for the beginning of a formula */
} Edge;

/* Each pair that has a figure, once. */
static GArray *
list_edges (StanceMatrix *matrix)
{
  GArray *edges = g_array_new (FALSE, TRUE, sizeof (Edge));
  guint size = stance_matrix_get_size (matrix);

  for (guint row = 0; row < size; row++)
    for (guint column = row + 1; column < size; column++)
      {
        Edge edge = { .row = row, .column = column };
        double tint;

        if (!stance_matrix_get_score_at (matrix, row, column, &edge.score))
          continue;
        tint = stance_matrix_tint (matrix, edge.score.value);
        edge.p = stance_matrix_get_chance_at (matrix, row, column);
        edge.weight = fabs (tint) < NEITHER ? 0 : MIN (fabs (tint), 1);
        edge.sign = edge.weight == 0 ? "none" : tint > 0 ? "positive" : "negative";
        g_array_append_val (edges, edge);
      }
  return edges;
}

static const char *
kind_of (StanceModel *model, const char *party)
{
  return model && stance_model_has_party (model, party) ? stance_party_kind_to_string (stance_model_get_party_kind (model, party)) : NULL;
}

/* On how many issues a party has a position. */
static guint
count_issues (StanceMatrix *matrix, guint party)
{
  StanceScore score;

  stance_matrix_get_score_at (matrix, party, party, &score);
  return score.n;
}

static guint
count_ties (const GArray *edges, guint party)
{
  guint n = 0;

  for (guint i = 0; i < edges->len; i++)
    n += g_array_index (edges, Edge, i).row == party || g_array_index (edges, Edge, i).column == party;
  return n;
}

static StanceSheet *
edges_sheet (StanceMatrix *matrix, const GArray *edges)
{
  static const char *const titles[] = { "source", "target", "measure", "value", "weight", "sign", "n", "low", "high", "p", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 2);

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);

      stance_sheet_add_text (sheet, stance_matrix_get_party (matrix, edge->row));
      stance_sheet_add_text (sheet, stance_matrix_get_party (matrix, edge->column));
      stance_sheet_add_text (sheet, stance_measure_to_string (stance_matrix_get_measure (matrix)));
      stance_sheet_add_number (sheet, edge->score.value);
      stance_sheet_add_number (sheet, edge->weight);
      stance_sheet_add_text (sheet, edge->sign);
      stance_sheet_add_count (sheet, edge->score.n);
      stance_sheet_add_number (sheet, edge->score.low);
      stance_sheet_add_number (sheet, edge->score.high);
      stance_sheet_add_number (sheet, edge->p);
    }
  return sheet;
}

static StanceSheet *
nodes_sheet (StanceMatrix *matrix, StanceModel *model, const GArray *edges)
{
  static const char *const titles[] = { "id", "label", "kind", "issues", "ties", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 1);

  for (guint i = 0; i < stance_matrix_get_size (matrix); i++)
    {
      const char *party = stance_matrix_get_party (matrix, i);

      stance_sheet_add_text (sheet, party);
      stance_sheet_add_text (sheet, stance_label_party (model, party));
      stance_sheet_add_text (sheet, kind_of (model, party));
      stance_sheet_add_count (sheet, count_issues (matrix, i));
      stance_sheet_add_count (sheet, count_ties (edges, i));
    }
  return sheet;
}

static void
append_data (GString *out, const char *key, const char *text)
{
  g_string_append_printf (out, "<data key=\"%s\">", key);
  stance_append_xml (out, text);
  g_string_append (out, "</data>");
}

/* Nothing where there is no figure: GraphML has no word for missing. */
static void
append_number (GString *out, const char *key, double value)
{
  if (!isfinite (value))
    return;
  g_string_append_printf (out, "<data key=\"%s\">", key);
  stance_json_append_exact (out, value);
  g_string_append (out, "</data>");
}

static void
append_keys (GString *out)
{
  static const char *const keys[][3] = {
    { "label", "node", "string" }, { "party", "node", "string" }, { "kind", "node", "string" },   { "issues", "node", "int" },  { "weight", "edge", "double" },
    { "sign", "edge", "string" },  { "value", "edge", "double" }, { "measure", "edge", "string" }, { "n", "edge", "int" },      { "low", "edge", "double" },
    { "high", "edge", "double" },  { "p", "edge", "double" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_append_printf (out, "<key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", keys[i][0], keys[i][1], keys[i][0], keys[i][2]);
}

static void
append_node (StanceMatrix *matrix, StanceModel *model, guint i, GString *out)
{
  const char *party = stance_matrix_get_party (matrix, i);
  const char *kind = kind_of (model, party);

  g_string_append_printf (out, "<node id=\"n%u\">", i);
  append_data (out, "label", stance_label_party (model, party));
  append_data (out, "party", party);
  if (kind)
    append_data (out, "kind", kind);
  append_number (out, "issues", count_issues (matrix, i));
  g_string_append (out, "</node>\n");
}

static char *
write_graphml (StanceMatrix *matrix, StanceModel *model, const GArray *edges)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");

  append_keys (out);
  g_string_append (out, "<graph id=\"matrix\" edgedefault=\"undirected\">\n");
  for (guint i = 0; i < stance_matrix_get_size (matrix); i++)
    append_node (matrix, model, i, out);
  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);

      g_string_append_printf (out, "<edge id=\"e%u\" source=\"n%u\" target=\"n%u\">", i, edge->row, edge->column);
      append_number (out, "weight", edge->weight);
      append_data (out, "sign", edge->sign);
      append_number (out, "value", edge->score.value);
      append_data (out, "measure", stance_measure_to_string (stance_matrix_get_measure (matrix)));
      append_number (out, "n", edge->score.n);
      append_number (out, "low", edge->score.low);
      append_number (out, "high", edge->score.high);
      append_number (out, "p", edge->p);
      g_string_append (out, "</edge>\n");
    }
  g_string_append (out, "</graph>\n</graphml>\n");
  return g_string_free (out, FALSE);
}

/* A string of DOT: a quotation mark ends it, and a backslash would begin one of its signs. */
static void
append_dot (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (out, '"');
  for (const char *p = valid; *p; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, g_ascii_iscntrl (*p) ? ' ' : *p);
    }
  g_string_append_c (out, '"');
}

/* In quotation marks, since DOT knows no exponents. */
static void
append_attribute (GString *out, const char *name, double value)
{
  if (!isfinite (value))
    return;
  g_string_append_printf (out, ", %s=\"", name);
  stance_json_append_number (out, value);
  g_string_append_c (out, '"');
}

/* Near ones are drawn solid, far ones dashed; the stronger, the thicker. */
static char *
write_dot (StanceMatrix *matrix, StanceModel *model, const GArray *edges)
{
  GString *out = g_string_new ("graph matrix {\n");

  for (guint i = 0; i < stance_matrix_get_size (matrix); i++)
    {
      g_string_append_printf (out, "  n%u [label=", i);
      append_dot (out, stance_label_party (model, stance_matrix_get_party (matrix, i)));
      g_string_append (out, ", party=");
      append_dot (out, stance_matrix_get_party (matrix, i));
      append_attribute (out, "issues", count_issues (matrix, i));
      g_string_append (out, "];\n");
    }
  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);

      g_string_append_printf (out, "  n%u -- n%u [sign=%s, style=%s", edge->row, edge->column, edge->sign,
                              edge->weight == 0 ? "dotted" : *edge->sign == 'p' ? "solid" : "dashed");
      append_attribute (out, "weight", edge->weight);
      append_attribute (out, "penwidth", 0.5 + 3 * edge->weight);
      append_attribute (out, "value", edge->score.value);
      append_attribute (out, "n", edge->score.n);
      append_attribute (out, "low", edge->score.low);
      append_attribute (out, "high", edge->score.high);
      append_attribute (out, "p", edge->p);
      g_string_append (out, "];\n");
    }
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}

gboolean
stance_graph_is_format (StanceFormat format)
{
  return format == STANCE_FORMAT_GRAPHML || format == STANCE_FORMAT_DOT || format == STANCE_FORMAT_EDGES || format == STANCE_FORMAT_NODES;
}

char *
stance_graph_write (StanceMatrix *matrix, StanceModel *model, StanceFormat format)
{
  g_autoptr (GArray) edges = list_edges (matrix);
  g_autoptr (StanceSheet) sheet = NULL;

  if (format == STANCE_FORMAT_GRAPHML)
    return write_graphml (matrix, model, edges);
  if (format == STANCE_FORMAT_DOT)
    return write_dot (matrix, model, edges);
  sheet = format == STANCE_FORMAT_EDGES ? edges_sheet (matrix, edges) : nodes_sheet (matrix, model, edges);
  return stance_sheet_write (sheet, STANCE_FORMAT_CSV, stance_style_or_plain (NULL), NULL);
}
