/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <stance/stance-error.h>
#include <stance/stance-writer.h>

#include "../matrices/test-statements.h"

static const StanceStatementFields lines[] = {
  { .document = "d1", .id = "s1", .holder = "Ada Quill", .holder_party = "ardland", .issue = "border", .position = 10000, .weight = 10000,
    .quote = "\"Open it,\" she said.\nNow.", .has_span = TRUE, .span = { 3, 28 }, .rule = "border: open border",
    .derivation = "\"open\" +1: +1", .has_confidence = TRUE, .confidence = 9300 },
  { .document = "d1", .holder = "Ada Quill", .holder_party = "ardland", .via = "Bob", .issue = "border", .position = -3333, .weight = 10000,
    .certainty = STANCE_CERTAINTY_HEDGED, .kind = STANCE_KIND_INDIRECT },
  { .document = "d1", .holder = "=x\033[2J", .holder_party = "belmar", .issue = "border", .position = -10000, .weight = 10000 },
  { .document = "d2", .holder = "belmar", .holder_party = "belmar", .issue = "fishing", .position = 2500, .weight = 10000 },
};

static GPtrArray *
make_statements (void)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_ptr_array_add (statements, stance_statement_new_from_fields (&lines[i]));
  return statements;
}

static StanceTable *
make_table (StanceModel *model)
{
  g_autoptr (GPtrArray) statements = make_statements ();
  g_autoptr (GError) error = NULL;
  StanceTable *table = stance_table_new (statements, model, STANCE_LEVEL_PARTY, 1, &error);

  g_assert_no_error (error);
  return table;
}

/* Parses, and has no number that JSON lacks; takes `text`. */
static JsonParser *
parse (char *text)
{
  g_autofree char *taken = text;
  JsonParser *parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (text, "nan"));
  g_assert_null (strstr (text, "inf"));
  return parser;
}

static void
assert_text (char *got, const char *expected)
{
  g_autofree char *taken = got;

  g_assert_cmpstr (got, ==, expected);
}

static void
test_statements_csv (void)
{
  g_autoptr (GPtrArray) statements = make_statements ();

  assert_text (stance_write_statements (statements, NULL, STANCE_FORMAT_CSV, NULL, NULL),
               "document,id,holder,holder_party,via,issue,position,certainty,confidence,kind,quote,start,end,rule,derivation,date,weight,"
               "original_holder_party,original_issue,original_position,original_weight\r\n"
               "d1,s1,Ada Quill,ardland,,border,1,explicit,0.93,direct,\"\"\"Open it,\"\" she said.\nNow.\",3,28,border: open border,\"\"\"open\"\" +1: +1\",,1,,,,\r\n"
               "d1,,Ada Quill,ardland,Bob,border,-0.3333,hedged,,indirect,,,,,,,1,,,,\r\n"
               "d1,,'=x\033[2J,belmar,,border,-1,explicit,,direct,,,,,,,1,,,,\r\n"
               "d2,,belmar,belmar,,fishing,0.25,explicit,,direct,,,,,,,1,,,,\r\n");
}

static void
test_statements_json (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (GPtrArray) statements = make_statements ();
  g_autofree char *text = stance_write_statements (statements, model, STANCE_FORMAT_JSON, NULL, NULL);
  g_autoptr (JsonParser) parser = parse (g_strdup (text));

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "statements")), ==, 4);
  g_assert_true (g_str_has_prefix (text,
    "{\"statements\":[\n"
    "{\"document\":\"d1\",\"id\":\"s1\",\"holder\":\"Ada Quill\",\"holder_party\":\"ardland\",\"via\":null,\"issue\":\"border\",\"position\":1,"
    "\"certainty\":\"explicit\",\"confidence\":0.93,\"kind\":\"direct\",\"quote\":\"\\\"Open it,\\\" she said.\\nNow.\",\"start\":3,\"end\":28,"
    "\"rule\":\"border: open border\",\"derivation\":\"\\\"open\\\" +1: +1\",\"date\":null,\"weight\":1,\"original_holder_party\":null,\"original_issue\":null,"
    "\"original_position\":null,\"original_weight\":null},\n"));
  g_assert_true (g_str_has_suffix (text,
    "\"start\":null,\"end\":null,\"rule\":null,\"derivation\":null,\"date\":null,\"weight\":1,\"original_holder_party\":null,\"original_issue\":null,"
    "\"original_position\":null,\"original_weight\":null}\n"
    "],\n"
    "\"cells\":[\n"
    "{\"party\":\"ardland\",\"issue\":\"border\",\"position\":0.33335,\"n\":2},\n"
    "{\"party\":\"belmar\",\"issue\":\"border\",\"position\":-1,\"n\":1},\n"
    "{\"party\":\"belmar\",\"issue\":\"fishing\",\"position\":0.25,\"n\":1}\n"
    "]}\n"));
}

static void
test_statements_empty (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  assert_text (stance_write_statements (none, NULL, STANCE_FORMAT_JSON, NULL, NULL), "{\"statements\":[],\n\"cells\":[]}\n");
  assert_text (stance_write_statements (none, NULL, STANCE_FORMAT_JSONL, NULL, NULL), "");
  assert_text (stance_write_statements (none, NULL, STANCE_FORMAT_TABLE, NULL, NULL), "no statements\n");
  assert_text (stance_write_explanation (none, NULL, STANCE_FORMAT_MARKDOWN, NULL, NULL), "no statements\n");
}

static void
test_statements_table (void)
{
  static const StanceStyle narrow = { 40, FALSE, FALSE };
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (GPtrArray) statements = make_statements ();

  assert_text (stance_write_statements (statements, model, STANCE_FORMAT_TABLE, &narrow, NULL),
               "+1.00  Ada Quill (Ardland)\n"
               "       Border crossings · explicit,\n"
               "       confidence 0.93 · direct · d1 [3,\n"
               "       28)\n"
               "       > \"Open it,\" she said. Now.\n"
               "       rule: border: open border\n"
               "       read: \"open\" +1: +1\n"
               "\n"
               "-0.33  Ada Quill (Ardland), via Bob\n"
               "       Border crossings · hedged ·\n"
               "       indirect · d1\n"
               "\n"
               "-1.00  =x[2J (Belmar)\n"
               "       Border crossings · explicit ·\n"
               "       direct · d1\n"
               "\n"
               "+0.25  Belmar\n"
               "       Fishing | quotas · explicit ·\n"
               "       direct · d2\n");
}

static void
test_explanation (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (GPtrArray) statements = make_statements ();

  g_ptr_array_set_size (statements, 2);
  assert_text (stance_write_explanation (statements, model, STANCE_FORMAT_TABLE, NULL, NULL),
               "Ardland · Border crossings: +0.33 (n 2, spread 0.94)\n"
               "  The border should be open.\n"
               "\n"
               "+1.00  Ada Quill (Ardland)\n"
               "       Border crossings · explicit, confidence 0.93 · direct · d1 [3, 28)\n"
               "       > \"Open it,\" she said. Now.\n"
               "       rule: border: open border\n"
               "       read: \"open\" +1: +1\n"
               "\n"
               "-0.33  Ada Quill (Ardland), via Bob\n"
               "       Border crossings · hedged · indirect · d1\n");
  assert_text (stance_write_explanation (statements, model, STANCE_FORMAT_MARKDOWN, NULL, NULL),
               "## Ardland: Border crossings\n"
               "\n"
               "The border should be open. Position +0.33 (n 2, spread 0.94).\n"
               "\n"
               "- **+1.00** Ada Quill; explicit, confidence 0.93, direct; d1 [3, 28); rule: border: open border; read: \"open\" +1: +1\n"
               "  > \"Open it,\" she said. Now.\n"
               "- **-0.33** Ada Quill, via Bob; hedged, indirect; d1\n");
}

static void
test_table (void)
{
  static const StanceStyle counts = { 0, FALSE, TRUE };
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceTable) table = make_table (model);

  assert_text (stance_write_table (table, model, STANCE_FORMAT_TABLE, NULL, NULL),
               "                    Fishing\n"
               "            Border        |\n"
               "party    crossings   quotas\n"
               "Ardland      +0.33        ·\n"
               "Belmar       -1.00    +0.25\n");
  assert_text (stance_write_table (table, model, STANCE_FORMAT_MARKDOWN, &counts, NULL),
               "| party | Border crossings | Fishing \\| quotas |\n"
               "|---|---:|---:|\n"
               "| Ardland | +0.33 (2) | · |\n"
               "| Belmar | -1.00 (1) | +0.25 (1) |\n");
  assert_text (stance_write_table (table, model, STANCE_FORMAT_CSV, NULL, NULL),
               "party,issue,position,n,spread,low,high,document,start,end\r\n"
               "ardland,border,0.33335,2,0.9427854714,,,d1,3,28\r\n"
               "ardland,fishing,,0,,,,,,\r\n"
               "belmar,border,-1,1,,,,d1,,\r\n"
               "belmar,fishing,0.25,1,,,,d2,,\r\n");
  assert_text (stance_write_table (table, model, STANCE_FORMAT_JSON, NULL, NULL),
               "{\"parties\":[\"ardland\",\"belmar\"],\n"
               "\"issues\":[\"border\",\"fishing\"],\n"
               "\"values\":[\n[0.33335,null],\n[-1,0.25]],\n"
               "\"n\":[\n[2,0],\n[1,1]],\n"
               "\"spread\":[\n[0.9427854714,null],\n[null,null]],\n"
               "\"low\":[\n[null,null],\n[null,null]],\n\"high\":[\n[null,null],\n[null,null]],\n"
               "\"evidence\":[\n[{\"document\":\"d1\",\"start\":3,\"end\":28},null],\n"
               "[{\"document\":\"d1\",\"start\":null,\"end\":null},{\"document\":\"d2\",\"start\":null,\"end\":null}]]}\n");
}

static void
test_table_colour (void)
{
  static const StanceStyle colour = { 0, TRUE, FALSE };
  g_autoptr (StanceTable) table = make_table (NULL);

  assert_text (stance_write_table (table, NULL, STANCE_FORMAT_TABLE, &colour, NULL),
               "party    border  fishing\n"
               "ardland   \033[38;5;152m+0.33\033[0m        ·\n"
               "belmar    \033[38;5;160m-1.00\033[0m    \033[38;5;152m+0.25\033[0m\n");
}

static void
test_matrix (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceTable) table = make_table (model);
  g_autoptr (StanceMatrix) matrix = stance_matrix_new (table, model, STANCE_MEASURE_AGREEMENT, 2, NULL);
  g_autoptr (StanceMatrix) apart = stance_matrix_new (table, model, STANCE_MEASURE_DIVERGENCE, 1, NULL);

  assert_text (stance_write_matrix (matrix, model, STANCE_FORMAT_TABLE, NULL, NULL),
               "agreement  Ardland  Belmar\n"
               "Ardland       1.00       ·\n"
               "Belmar           ·    1.00\n");
  assert_text (stance_write_matrix (matrix, model, STANCE_FORMAT_JSON, NULL, NULL),
               "{\"measure\":\"agreement\",\n"
               "\"parties\":[\"ardland\",\"belmar\"],\n"
               "\"values\":[\n[1,null],\n[null,1]],\n"
               "\"n\":[\n[1,1],\n[1,2]],\n"
               "\"low\":[\n[null,null],\n[null,null]],\n"
               "\"high\":[\n[null,null],\n[null,null]],\n"
               "\"p\":[\n[null,null],\n[null,null]],\n"
               "\"reasons\":[\n[null,\"too-few\"],\n[\"too-few\",null]]}\n");
  assert_text (stance_write_matrix (apart, model, STANCE_FORMAT_CSV, NULL, NULL),
               "party_a,party_b,measure,value,n,low,high,p,reason\r\n"
               "ardland,ardland,divergence,0,1,,,,\r\n"
               "ardland,belmar,divergence,0.666675,1,,,,\r\n"
               "belmar,ardland,divergence,0.666675,1,,,,\r\n"
               "belmar,belmar,divergence,0,2,,,,\r\n");
}

static StanceComparison *
make_comparison (StanceModel *model)
{
  static const TestStatement other[] = { { "ardland", "border", -1, 0, NULL }, { "belmar", "border", -1, 0, NULL }, { "corvia", "tariffs", 0, 0, NULL } };
  g_autoptr (StanceTable) a = make_table (model);
  g_autoptr (GPtrArray) statements = test_statements_new (other, G_N_ELEMENTS (other));
  g_autoptr (StanceTable) b = stance_table_new (statements, model, STANCE_LEVEL_PARTY, 1, NULL);
  g_autoptr (GError) error = NULL;
  StanceComparison *comparison = stance_comparison_new (a, b, model, &error);

  g_assert_no_error (error);
  return comparison;
}

static void
test_comparison (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceComparison) comparison = make_comparison (model);

  assert_text (stance_write_comparison (comparison, model, STANCE_FORMAT_TABLE, NULL, NULL),
               "A: 2 documents, 4 statements\n"
               "B: doc, 3 statements\n"
               "\n"
               "Findings\n"
               "- Ardland on Border crossings: rather for in A (+0.33, 2 statements), against in B (-1.00, 1 statement), which is the "
               "opposite. In A, Ada Quill: \"Open it,\" she said. Now.\n"
               "- There are too few statements to test whether this difference is chance.\n"
               "- Positions on Fishing | quotas were found in A alone.\n"
               "- A gives Belmar's position on Fishing | quotas: rather for (+0.25, 1 statement); none was found in B.\n"
               "- Positions of Corvia were found in B alone.\n"
               "- Positions on Tariffs were found in B alone.\n"
               "- B gives Corvia's position on Tariffs: neither for nor against (0.00, 1 statement); none was found in A.\n"
               "- Ardland and Belmar agree more in B: 1.00, in A 0.33, over the 1 issue on which both have a position in both.\n"
               "- Much the same in both: Belmar on Border crossings (against).\n"
               "\n"
               "In both\n"
               "party    issue                 A      B  B - A  interval        p\n"
               "Ardland  Border crossings  +0.33  -1.00  -1.33         ·  too few\n"
               "Belmar   Border crossings  -1.00  -1.00   0.00         ·  too few\n"
               "\n"
               "Only in A\n"
               "- Belmar on Fishing | quotas: +0.25\n"
               "\n"
               "issues: Fishing | quotas\n"
               "\n"
               "Only in B\n"
               "- Corvia on Tariffs: 0.00\n"
               "\n"
               "parties: Corvia\n"
               "issues: Tariffs\n"
               "\n"
               "Who gets to speak\n"
               "                                   by                            by\n"
               "         words  share  direct  others  words  share  direct  others\n"
               "party     in A   in A    in A    in A   in B   in B    in B    in B\n"
               "Ardland      5  100 %   100 %       0      0      ·       ·       0\n"
               "Belmar       0    0 %       ·       0      0      ·       ·       0\n"
               "Corvia       0    0 %       ·       0      0      ·       ·       0\n"
               "\n"
               "Agreement\n"
               "A        Ardland  Belmar    B        Ardland  Belmar  Corvia\n"
               "Ardland     1.00    0.33    Ardland     1.00    1.00       ·\n"
               "Belmar      0.33    1.00    Belmar      1.00    1.00       ·\n"
               "                            Corvia         ·       ·    1.00\n"
               "\n"
               "B - A    Ardland  Belmar\n"
               "Ardland     0.00   +0.67\n"
               "Belmar     +0.67    0.00\n");
  assert_text (stance_write_comparison (comparison, model, STANCE_FORMAT_CSV, NULL, NULL),
               "party,issue,a,n_a,b,n_b,difference,low,high,p,exact,document_a,start_a,end_a,document_b,start_b,end_b\r\n"
               "ardland,border,0.33335,2,-1,1,-1.33335,,,,,d1,3,28,doc,,\r\n"
               "belmar,border,-1,1,-1,1,0,,,,,d1,,,doc,,\r\n"
               "belmar,fishing,0.25,1,,0,,,,,,d2,,,,,\r\n"
               "corvia,tariffs,,0,0,1,,,,,,,,,doc,,\r\n");
}

static void
test_comparison_json (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceComparison) comparison = make_comparison (model);
  g_autoptr (JsonParser) parser = parse (stance_write_comparison (comparison, model, STANCE_FORMAT_JSON, NULL, NULL));
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonObject *difference = json_object_get_object_member (json_object_get_object_member (root, "agreement"), "difference");
  JsonObject *only_b = json_object_get_object_member (root, "only_b");

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "cells")), ==, 4);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (only_b, "parties"), 0), ==, "corvia");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (difference, "values")), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (only_b, "statements")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "findings")), ==, 9);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "voices")), ==, 6);
}

static StanceEvaluation *
make_evaluation (void)
{
  StanceEvaluation *evaluation = stance_evaluation_new (0.1, 0);
  g_autoptr (GPtrArray) gold = make_statements ();
  g_autoptr (GPtrArray) system = make_statements ();

  g_ptr_array_remove_index (system, 3);
  stance_evaluation_set_by_issue (evaluation, TRUE);
  stance_evaluation_set_list_errors (evaluation, TRUE);
  stance_evaluation_add (evaluation, "d1", gold, system);
  return evaluation;
}

/* Only one statement has a span, so that only it can match. */
static void
test_evaluation (void)
{
  g_autoptr (StanceEvaluation) evaluation = make_evaluation ();
  g_autoptr (JsonParser) parser = parse (stance_write_evaluation (evaluation, STANCE_FORMAT_JSON, NULL, NULL));
  g_autofree char *csv = stance_write_evaluation (evaluation, STANCE_FORMAT_CSV, NULL, NULL);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));

  assert_text (stance_write_evaluation (evaluation, STANCE_FORMAT_TABLE, NULL, NULL),
               "documents                    1\n"
               "statements   gold    4  system    3  matched    1   P 0.333  R 0.250  F1 0.286   (one to one)\n"
               "             lenient (several may share one)                P 0.333  R 0.250  F1 0.286\n"
               "  on matched: sign 1.000  exact 1.000  MAE 0.000  via 1.000  certainty 1.000  kind 1.000\n"
               "cells        gold    3  system    2  matched    2   P 1.000  R 0.667  F1 0.800\n"
               "  on matched: sign 1.000  MAE 0.000  Pearson r 1.000  Krippendorff alpha (interval) 1.000\n"
               "  all cells, a missing one as 0:  MAE 0.083  Pearson r 0.983  alpha 0.975\n"
               "macro mean over documents: statement F1 0.286  cell F1 0.800\n"
               "issue                     gold sys match  F1    MAE   sign   (cells)\n"
               "  border                     2   2    2  1.000 0.000 1.000\n"
               "  fishing                    1   0    0  0.000  n/a   n/a \n"
               "miss  d1 ardland/border -0.3\n"
               "miss  d1 belmar/border -1.0\n"
               "miss  d1 belmar/fishing +0.2\n"
               "false d1 ardland/border -0.3\n"
               "false d1 belmar/border -1.0\n");
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (root, "statements"), "recall"), ==, 0.25);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "errors")), ==, 5);
  g_assert_true (json_object_get_null_member (json_object_get_object_member (json_object_get_object_member (root, "per_issue"), "fishing"), "mae"));
  g_assert_true (g_str_has_prefix (csv, "group,figure,value\r\n,documents,1\r\nstatements,gold,4\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nissue fishing,mae,\r\n"));
}

static void
test_unsupported (void)
{
  g_autoptr (GPtrArray) statements = make_statements ();
  g_autoptr (GError) error = NULL;

  g_assert_null (stance_write_statements (statements, NULL, (StanceFormat) 99, NULL, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED);
}

/* Every format of every writer gives valid UTF-8 at any width. */
static void
test_all_formats (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (GPtrArray) statements = make_statements ();
  g_autoptr (StanceTable) table = make_table (model);
  g_autoptr (StanceMatrix) matrix = stance_matrix_new (table, model, STANCE_MEASURE_AGREEMENT, 1, NULL);
  g_autoptr (StanceComparison) comparison = make_comparison (model);
  g_autoptr (StanceEvaluation) evaluation = make_evaluation ();

  for (guint i = 0; i < 6 * 30; i++)
    {
      StanceFormat format = (StanceFormat) (i % 6);
      StanceStyle style = { i / 6, i % 2, i % 3 == 0 };
      char *const texts[] = {
        stance_write_statements (statements, model, format, &style, NULL),
        stance_write_table (table, model, format, &style, NULL),
        stance_write_matrix (matrix, model, format, &style, NULL),
        stance_write_comparison (comparison, model, format, &style, NULL),
        stance_write_explanation (statements, model, format, &style, NULL),
        stance_write_evaluation (evaluation, format, &style, NULL),
      };

      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          g_assert_true (g_utf8_validate (texts[k], -1, NULL));
          g_assert_true (*texts[k] == '\0' || texts[k][strlen (texts[k]) - 1] == '\n');
          g_free (texts[k]);
        }
    }
}

typedef struct
{
  guint nodes;
  guint edges;
} Counted;

static void
count_element (GMarkupParseContext *context, const char *name, const char **keys, const char **values, gpointer data, GError **error)
{
  ((Counted *) data)->nodes += g_str_equal (name, "node");
  ((Counted *) data)->edges += g_str_equal (name, "edge");
}

/* Names from the input are hostile: no format of networks may break on them, and parties without a tie stay. */
static void
test_graphs (void)
{
  static const TestStatement given[] = { { "a<b>&\"'\x01", "border", 1, 0, NULL }, { "c\\", "border", -1, 0, NULL }, { "=d", "border", 0, 0, NULL },
                                         { "alone", "fishing", 1, 0, NULL } };
  static const GMarkupParser parser = { .start_element = count_element };
  g_autoptr (GPtrArray) statements = test_statements_new (given, G_N_ELEMENTS (given));
  g_autoptr (StanceTable) table = stance_table_new (statements, NULL, STANCE_LEVEL_PARTY, 1, NULL);
  g_autoptr (StanceMatrix) matrix = stance_matrix_new (table, NULL, STANCE_MEASURE_S_SCORE, 1, NULL);
  g_autofree char *graphml = stance_write_matrix (matrix, NULL, STANCE_FORMAT_GRAPHML, NULL, NULL);
  Counted counted = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &counted, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_markup_parse_context_parse (context, graphml, -1, &error) && g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_true (counted.nodes == 4 && counted.edges == 3);
  assert_text (stance_write_matrix (matrix, NULL, STANCE_FORMAT_NODES, NULL, NULL),
               "id,label,kind,issues,ties\r\n"
               "\"a<b>&\"\"'\x01\",\"a<b>&\"\"'\x01\",,1,2\r\n"
               "c\\,c\\,,1,2\r\n"
               "'=d,'=d,,1,2\r\n"
               "alone,alone,,1,0\r\n");
  assert_text (stance_write_matrix (matrix, NULL, STANCE_FORMAT_DOT, NULL, NULL),
               "graph matrix {\n"
               "  n0 [label=\"a<b>&\\\"' \", party=\"a<b>&\\\"' \", issues=\"1\"];\n"
               "  n1 [label=\"c\\\\\", party=\"c\\\\\", issues=\"1\"];\n"
               "  n2 [label=\"=d\", party=\"=d\", issues=\"1\"];\n"
               "  n3 [label=\"alone\", party=\"alone\", issues=\"1\"];\n"
               "  n0 -- n1 [sign=negative, style=dashed, weight=\"1\", penwidth=\"3.5\", value=\"-1\", n=\"1\"];\n"
               "  n0 -- n2 [sign=none, style=dotted, weight=\"0\", penwidth=\"0.5\", value=\"0\", n=\"1\"];\n"
               "  n1 -- n2 [sign=none, style=dotted, weight=\"0\", penwidth=\"0.5\", value=\"0\", n=\"1\"];\n"
               "}\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writers/statements/csv", test_statements_csv);
  g_test_add_func ("/writers/statements/json", test_statements_json);
  g_test_add_func ("/writers/statements/empty", test_statements_empty);
  g_test_add_func ("/writers/statements/table", test_statements_table);
  g_test_add_func ("/writers/explanation", test_explanation);
  g_test_add_func ("/writers/table", test_table);
  g_test_add_func ("/writers/table/colour", test_table_colour);
  g_test_add_func ("/writers/matrix", test_matrix);
  g_test_add_func ("/writers/comparison", test_comparison);
  g_test_add_func ("/writers/comparison/json", test_comparison_json);
  g_test_add_func ("/writers/evaluation", test_evaluation);
  g_test_add_func ("/writers/graphs", test_graphs);
  g_test_add_func ("/writers/unsupported", test_unsupported);
  g_test_add_func ("/writers/all-formats", test_all_formats);
  return g_test_run ();
}
