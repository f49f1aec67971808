/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libxml/parser.h>
#include <math.h>
#include <stance/stance-bootstrap.h>
#include <stance/stance-error.h>
#include <stance/stance-picture.h>
#include <string.h>

#include "../matrices/test-statements.h"
#include "stance-map-private.h"
#include "stance-palette-private.h"

static const StanceFormat pictures[] = { STANCE_FORMAT_SVG, STANCE_FORMAT_PNG, STANCE_FORMAT_PDF };
static const char *const beginnings[] = { "<?xml", "\x89PNG", "%PDF" };

static const TestStatement plain[] = {
  { "ardland", "border", 1 }, { "ardland", "fishing", -0.5 }, { "belmar", "border", -1 }, { "belmar", "fishing", 0.25 }, { "cestria", "border", 0.5 },
};

/* Nothing shared between the first two and the others. */
static const TestStatement parted[] = {
  { "ardland", "border", 1 }, { "belmar", "border", -1 }, { "cestria", "border", 0 }, { "far", "fishing", 1 }, { "farther", "fishing", 1 },
};

static const TestStatement alone[] = { { "ardland", "border", 1 } };
static const TestStatement silent[] = { { "ardland", "border", 1 }, { "belmar", "fishing", 1 } };
static const TestStatement same[] = { { "ardland", "border", 1 }, { "belmar", "border", 1 }, { "cestria", "border", 1 } };

/* Names that mean something to markup, to terminals and to the direction of writing, and one that fits nowhere. */
static const TestStatement hostile[] = {
  { "<script>alert(1)</script>", "]]>&amp;\"'", 1 },
  { "\033[31mred\x01", "<!--", -1 },
  { "\xE2\x80\xAE" "drawkcab \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "]]>&amp;\"'", -1 },
  { "a name that is a hundred times longer than any name of a party has ever been or will ever be, for as long as there are parties and names, and some",
    "an issue whose name goes on and on and on and on and on and on and on and on and on and on and on and on and on and on and on and on", 0.5 },
};

#define STATEMENTS(array) array, G_N_ELEMENTS (array)

static StanceTable *
make_table (const TestStatement *given, guint n)
{
  g_autoptr (GPtrArray) statements = test_statements_new (given, n);
  g_autoptr (GError) error = NULL;
  StanceTable *table = stance_table_new (statements, NULL, STANCE_LEVEL_PARTY, 1, &error);

  g_assert_no_error (error);
  return table;
}

static StanceMatrix *
make_matrix (const TestStatement *given, guint n, StanceMeasure measure)
{
  g_autoptr (StanceTable) table = make_table (given, n);
  g_autoptr (GError) error = NULL;
  StanceMatrix *matrix = stance_matrix_new (table, NULL, measure, 1, &error);

  g_assert_no_error (error);
  return matrix;
}

static StanceComparison *
make_comparison (const TestStatement *a, guint n_a, const TestStatement *b, guint n_b)
{
  g_autoptr (StanceTable) one = a ? make_table (a, n_a) : NULL, other = b ? make_table (b, n_b) : NULL;
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (GError) error = NULL;
  StanceComparison *comparison = stance_comparison_new (one, other, model, &error);

  g_assert_no_error (error);
  return comparison;
}

/* SVG that an XML parser reads, with its description; takes `picture`. */
static char *
read_svg (GBytes *picture, int *width)
{
  g_autoptr (GBytes) taken = picture;
  gsize length;
  const char *text = g_bytes_get_data (taken, &length);
  xmlDoc *document = xmlReadMemory (text, (int) length, NULL, NULL, XML_PARSE_NONET);
  g_autofree char *description = NULL;

  g_assert_nonnull (document);
  xmlNode *root = xmlDocGetRootElement (document);
  g_assert_cmpstr ((const char *) root->name, ==, "svg");
  for (xmlNode *child = root->children; child; child = child->next)
    {
      g_assert_cmpstr ((const char *) child->name, !=, "script");
      if (g_strcmp0 ((const char *) child->name, "desc") == 0)
        {
          xmlChar *content = xmlNodeGetContent (child);

          description = g_strdup ((const char *) content);
          xmlFree (content);
        }
    }
  xmlChar *given = xmlGetProp (root, (const xmlChar *) "width");
  *width = atoi ((const char *) given);
  xmlFree (given);
  xmlFreeDoc (document);
  g_assert_nonnull (description);
  return g_steal_pointer (&description);
}

static void
assert_contains (const char *text, const char *part)
{
  if (!strstr (text, part))
    g_error ("found \"%s\", expected it to hold \"%s\"", text, part);
}

static void
test_formats (void)
{
  g_autoptr (StanceTable) table = make_table (STATEMENTS (plain));
  g_autoptr (StanceMatrix) matrix = make_matrix (STATEMENTS (plain), STANCE_MEASURE_AGREEMENT);
  g_autoptr (StanceComparison) comparison = make_comparison (STATEMENTS (plain), STATEMENTS (same));
  g_autoptr (StanceModel) model = test_model_new ();

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    for (guint kind = 0; kind < 8; kind++)
      {
        StanceModel *names = kind % 2 ? model : NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) bytes = kind / 2 == 0   ? stance_draw_table (table, names, pictures[i], &error)
                                   : kind / 2 == 1 ? stance_draw_matrix (matrix, names, STANCE_PICTURE_HEATMAP, pictures[i], &error)
                                   : kind / 2 == 2 ? stance_draw_matrix (matrix, names, STANCE_PICTURE_MAP, pictures[i], &error)
                                                   : stance_draw_comparison (comparison, names, NULL, pictures[i], &error);

        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
        g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (beginnings[i]), beginnings[i], strlen (beginnings[i]));
      }
}

/* cairo numbers its surfaces through a process. */
static char *
without_numbers (GBytes *picture)
{
  g_autoptr (GRegex) numbers = g_regex_new ("surface[0-9]+", G_REGEX_RAW, 0, NULL);
  gsize length;
  const char *text = g_bytes_get_data (picture, &length);
  g_autofree char *copy = g_strndup (text, length);

  for (gsize i = 0; i < length; i++)
    copy[i] = copy[i] ? copy[i] : ' ';
  return g_regex_replace_literal (numbers, copy, -1, 0, "surface", 0, NULL);
}

static void
test_same_bytes (void)
{
  g_autoptr (StanceMatrix) matrix = make_matrix (STATEMENTS (plain), STANCE_MEASURE_AGREEMENT);

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GBytes) one = stance_draw_matrix (matrix, NULL, STANCE_PICTURE_MAP, pictures[i], NULL);
      g_autoptr (GBytes) other = stance_draw_matrix (matrix, NULL, STANCE_PICTURE_MAP, pictures[i], NULL);

      g_autofree char *first = without_numbers (one), *second = without_numbers (other);

      g_assert_cmpstr (first, ==, second);
    }
}

static void
test_words (void)
{
  g_autoptr (StanceTable) table = make_table (STATEMENTS (plain));
  g_autoptr (StanceMatrix) matrix = make_matrix (STATEMENTS (plain), STANCE_MEASURE_DIVERGENCE);
  g_autoptr (StanceComparison) comparison = make_comparison (STATEMENTS (plain), STATEMENTS (same));
  g_autoptr (StanceModel) model = test_model_new ();
  const char *both_names[] = { "monday.html", "<Tuesday> \xE2\x80\xAE\033 & after" };
  int width;
  g_autofree char *positions = read_svg (stance_draw_table (table, model, STANCE_FORMAT_SVG, NULL), &width);
  g_autofree char *divergence = read_svg (stance_draw_matrix (matrix, model, STANCE_PICTURE_HEATMAP, STANCE_FORMAT_SVG, NULL), &width);
  g_autofree char *both = read_svg (stance_draw_comparison (comparison, model, both_names, STANCE_FORMAT_SVG, NULL), &width);

  /* Ardland and Cestria are nearest, so they stand together. */
  g_assert_cmpstr (positions, ==,
                   "Belmar: Border crossings -1.00 (1); Fishing | quotas +0.25 (1);\n"
                   "Ardland: Border crossings +1.00 (1); Fishing | quotas -0.50 (1);\n"
                   "cestria: Border crossings +0.50 (1); Fishing | quotas missing;\n"
                   "Blue supports the proposition of the issue, red rejects it. Small figures: statements. Those who agree stand together; the tree joins them "
                   "the farther right the less they agree.\n");
  assert_contains (divergence, "cestria 0.25 (1);");
  assert_contains (both, "Belmar, Border crossings: A -1.00, B +1.00\ncestria, Border crossings: A +0.50, B +1.00\n");
  assert_contains (both, "Right: supports the proposition of the issue; left: rejects it.");
  assert_contains (both, "A: monday.html\nB: <Tuesday>  & after\n");
  assert_contains (both, "Ardland, Fishing | quotas: A -0.50, B missing");
}

static void
test_hostile (void)
{
  g_autoptr (StanceTable) table = make_table (STATEMENTS (hostile));
  g_autoptr (StanceMatrix) matrix = make_matrix (STATEMENTS (hostile), STANCE_MEASURE_AGREEMENT);
  int width;
  g_autofree char *positions = read_svg (stance_draw_table (table, NULL, STANCE_FORMAT_SVG, NULL), &width);

  assert_contains (positions, "<script>alert(1)</script>:");
  g_assert_null (strchr (positions, '\033'));
  g_assert_null (strchr (positions, '\x01'));
  /* Long names end in an ellipsis rather than make the picture wide. */
  g_assert_cmpint (width, <, 900);
  g_autofree char *map = read_svg (stance_draw_matrix (matrix, NULL, STANCE_PICTURE_MAP, STANCE_FORMAT_SVG, NULL), &width);
  assert_contains (map, "Not on the map");
}

static void
test_maps (void)
{
  g_autoptr (StanceMatrix) apart = make_matrix (STATEMENTS (parted), STANCE_MEASURE_AGREEMENT);
  g_autoptr (StanceMatrix) one_place = make_matrix (STATEMENTS (same), STANCE_MEASURE_AGREEMENT);
  int width;
  g_autofree char *text = read_svg (stance_draw_matrix (apart, NULL, STANCE_PICTURE_MAP, STANCE_FORMAT_SVG, NULL), &width);
  g_autofree char *equal = read_svg (stance_draw_matrix (one_place, NULL, STANCE_PICTURE_MAP, STANCE_FORMAT_SVG, NULL), &width);

  assert_contains (text, "Stress 0.00");
  assert_contains (text, "Not on the map, for want of shared issues: far, farther");
  assert_contains (equal, "Stress 0.00");
  g_assert_null (strstr (equal, "nan"));
}

/* A map without stress is good only where it rests on something. */
static void
test_map_ground (void)
{
  static const struct
  {
    guint issues; /* that all share */
    gboolean chain; /* or each only with the next */
    const char *words;
    const char *verdict;
  } cases[] = {
    { 1, FALSE, "Every pair shares issues; the median: 1.", "Stress 0.00: fits, but rests on little: see the matrix. At 0" },
    { 3, FALSE, "Every pair shares issues; the median: 3.", "Stress 0.00: a good picture." },
    { 3, TRUE, "1 of 3 pairs shares no issue: only the other pairs place them. Shared issues of these, the median: 3.",
      "Stress 0.00: fits, but rests on little: see the matrix." },
  };
  static const char *const parties[] = { "ardland", "belmar", "cestria" }, *const issues[] = { "a", "b", "c", "d", "e", "f" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) given = g_array_new (FALSE, TRUE, sizeof (TestStatement));
      int width;

      for (guint party = 0; party < 3; party++)
        for (guint issue = 0; issue < (cases[i].chain ? 2 : 1) * cases[i].issues; issue++)
          {
            const TestStatement one = { parties[party], issues[issue], party / 2.0 - 0.5 };
            gboolean first = issue < cases[i].issues;

            if (!cases[i].chain || party == 1 || (party == 0) == first)
              g_array_append_val (given, one);
          }
      g_autoptr (StanceMatrix) matrix = make_matrix ((const TestStatement *) given->data, given->len, STANCE_MEASURE_AGREEMENT);
      g_autofree char *text = read_svg (stance_draw_matrix (matrix, NULL, STANCE_PICTURE_MAP, STANCE_FORMAT_SVG, NULL), &width);

      assert_contains (text, cases[i].words);
      assert_contains (text, cases[i].verdict);
    }
}

/* A wide matrix stands close, so that it can be read on a sheet of paper; its words stay whole, and all who are not on a map are named. */
static void
test_wide (void)
{
  enum { N = 42 };
  TestStatement given[2 * N];
  char names[N][16];
  int width;

  for (guint i = 0; i < N; i++)
    {
      g_snprintf (names[i], sizeof names[i], "party %u", i);
      given[2 * i] = (TestStatement) { names[i], "a", i / (N - 1.0) };
      given[2 * i + 1] = (TestStatement) { names[i], i < 2 ? "b" : "c", -1 };
    }
  g_autoptr (StanceMatrix) matrix = make_matrix (given, G_N_ELEMENTS (given), STANCE_MEASURE_AGREEMENT);
  g_autofree char *text = read_svg (stance_draw_matrix (matrix, NULL, STANCE_PICTURE_HEATMAP, STANCE_FORMAT_SVG, NULL), &width);

  g_assert_cmpint (width, <, N * 36 + 300);
  assert_contains (text, "party 0 0.50 (1);");
  for (guint i = 0; i < N; i++)
    given[2 * i].issue = i < 2 ? "b" : "c";
  for (guint i = 4; i < N; i++)
    given[2 * i].issue = given[2 * i + 1].issue = names[i];
  g_autoptr (StanceMatrix) apart = make_matrix (given, G_N_ELEMENTS (given), STANCE_MEASURE_AGREEMENT);
  g_autofree char *map = read_svg (stance_draw_matrix (apart, NULL, STANCE_PICTURE_MAP, STANCE_FORMAT_SVG, NULL), &width);

  g_assert_cmpint (width, <, 800);
  assert_contains (map, "Not on the map");
  assert_contains (map, "party 41");
}

static void
test_refused (void)
{
  static const struct
  {
    const TestStatement *given;
    guint n;
  } unmapped[] = { { STATEMENTS (silent) } };
  g_autoptr (StanceTable) table = make_table (STATEMENTS (plain));

  for (guint i = 0; i < G_N_ELEMENTS (unmapped); i++)
    {
      g_autoptr (StanceMatrix) matrix = make_matrix (unmapped[i].given, unmapped[i].n, STANCE_MEASURE_AGREEMENT);
      g_autoptr (GError) error = NULL;

      g_assert_null (stance_draw_matrix (matrix, NULL, STANCE_PICTURE_MAP, STANCE_FORMAT_SVG, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
    }
  for (int format = STANCE_FORMAT_TABLE; format < 100; format += format < STANCE_FORMAT_MARKDOWN ? 1 : 90)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stance_draw_table (table, NULL, (StanceFormat) format, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED);
    }
}

/* A line for each text: how often it stands in the picture. */
static guint
count (GBytes *picture, const char *part)
{
  g_autofree char *text = without_numbers (picture);
  guint n = 0;

  for (const char *p = strstr (text, part); p; p = strstr (p + 1, part))
    n++;
  return n;
}

/* One party on one issue, in the given months of 2025. */
static StanceShift *
make_shift (const guint *months, guint n)
{
  const StanceShiftOptions options = { STANCE_LEVEL_PARTY, STANCE_PERIOD_MONTH, 0, 1, NULL, NULL };
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (GError) error = NULL;
  StanceShift *shift;

  for (guint i = 0; i < n; i++)
    for (int sign = -1; sign <= 1; sign += 2)
      {
        g_autofree char *date = g_strdup_printf ("2025-%02u-10", months[i]);
        const StanceStatementFields fields = { .document = date, .holder_party = "ardland", .issue = "border", .position = sign * 5000, .weight = 10000,
                                               .date = date };

        g_ptr_array_add (statements, stance_statement_new_from_fields (&fields));
      }
  shift = stance_shift_new (statements, model, &options, &error);
  g_assert_no_error (error);
  return shift;
}

/* A line joins windows that follow each other, and no others; a missing one is a gap. */
static void
test_shift (void)
{
  static const struct
  {
    guint months[4];
    guint n;
    guint lines;
  } cases[] = { { { 1, 2, 3 }, 3, 2 }, { { 1, 3 }, 2, 0 }, { { 1, 2, 4, 5 }, 4, 2 }, { { 7 }, 1, 0 } };
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceBootstrap) bootstrap = stance_bootstrap_new (100, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceShift) shift = make_shift (cases[i].months, cases[i].n);
      g_autoptr (StanceShift) sure = stance_bootstrap_shift (bootstrap, shift, NULL);
      g_autoptr (GBytes) bare = stance_draw_shift (shift, model, STANCE_FORMAT_SVG, NULL), bands = stance_draw_shift (sure, model, STANCE_FORMAT_SVG, NULL);

      g_assert_cmpuint (count (bare, "stroke-width:2;"), ==, cases[i].lines);
      g_assert_cmpuint (count (bare, "fill-opacity:0.18;"), ==, 0);
      g_assert_cmpuint (count (bands, "fill-opacity:0.18;"), ==, cases[i].lines);
    }
}

static void
test_shift_words (void)
{
  static const guint months[] = { 1, 3 };
  g_autoptr (StanceShift) shift = make_shift (months, 2);
  g_autoptr (StanceModel) model = test_model_new ();
  int width;
  g_autofree char *text = read_svg (stance_draw_shift (shift, model, STANCE_FORMAT_SVG, NULL), &width);

  g_assert_cmpstr (text, ==, "Ardland, Border crossings: 2025-01 0.00 (2); 2025-03 0.00 (2);\nUp: supports the proposition of the issue; down: rejects it. "
                   "Bands and bars: intervals. Figures below: statements. Nothing said: no point, and no line goes on.\n");
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr (GBytes) bytes = stance_draw_shift (shift, NULL, pictures[i], NULL);

      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (beginnings[i]), beginnings[i], strlen (beginnings[i]));
    }
}

/* Small parties stand beside each other, and long names stay over their own charts. */
static void
test_shift_grid (void)
{
  const StanceShiftOptions options = { STANCE_LEVEL_PARTY, STANCE_PERIOD_MONTH, 0, 1, NULL, NULL };
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceShift) shift = NULL;
  g_autoptr (GBytes) picture = NULL;
  const guint8 *bytes;

  for (guint i = 0; i < 42; i++)
    {
      g_autofree char *party = g_strdup_printf ("a party whose name is far longer than any chart is wide, and which ends in a figure: %u", i);
      const StanceStatementFields fields = { .document = "d", .holder_party = party, .issue = "border", .weight = 10000, .date = "2025-03-10" };

      g_ptr_array_add (statements, stance_statement_new_from_fields (&fields));
    }
  shift = stance_shift_new (statements, model, &options, &error);
  g_assert_no_error (error);
  picture = stance_draw_shift (shift, model, STANCE_FORMAT_PNG, &error);
  g_assert_no_error (error);
  bytes = g_bytes_get_data (picture, NULL);
  /* Width and height of a PNG, at two pixels for a unit: four charts beside each other, eleven rows. */
  g_assert_cmpuint (bytes[18] << 8 | bytes[19], <, 2400);
  g_assert_cmpuint (bytes[22] << 8 | bytes[23], <, 2 * (11 * 200 + 200));
}

/* Positions that have an interval show it: two of A, none of B. */
static void
test_intervals (void)
{
  static const TestStatement spread[] = { { "ardland", "border", 1 }, { "ardland", "border", -1 }, { "belmar", "border", 1 }, { "belmar", "border", 0 } };
  g_autoptr (StanceTable) a = make_table (STATEMENTS (spread)), b = make_table (STATEMENTS (plain));
  g_autoptr (StanceBootstrap) bootstrap = stance_bootstrap_new (100, 1);
  g_autoptr (StanceTable) sure = stance_bootstrap_table (bootstrap, a, NULL);
  g_autoptr (StanceComparison) without = stance_comparison_new (a, b, NULL, NULL), with = stance_comparison_new (sure, b, NULL, NULL);
  g_autoptr (GBytes) bare = stance_draw_comparison (without, NULL, NULL, STANCE_FORMAT_SVG, NULL);
  g_autoptr (GBytes) lines = stance_draw_comparison (with, NULL, NULL, STANCE_FORMAT_SVG, NULL);

  g_assert_cmpuint (count (bare, "stroke-width:1.4;"), ==, 0);
  g_assert_cmpuint (count (lines, "stroke-width:1.4;"), ==, 2 * 3);
}

/* Those near each other stand together; one without a position has nothing but gaps. */
static void
test_outlets (void)
{
  static const TestStatement other[] = { { "ardland", "border", -1 }, { "belmar", "border", 1 } };
  g_autoptr (StanceOutlets) outlets = stance_outlets_new (NULL);
  g_autoptr (StanceTable) one = make_table (STATEMENTS (plain)), two = make_table (STATEMENTS (other)), three = make_table (STATEMENTS (plain));
  int width;
  g_autofree char *text = NULL;

  stance_outlets_add (outlets, "<one>", one);
  stance_outlets_add (outlets, "two", two);
  stance_outlets_add (outlets, "three\033", three);
  stance_outlets_add (outlets, "silent", NULL);
  g_assert_true (stance_outlets_finish (outlets, NULL));
  text = read_svg (stance_draw_outlets (outlets, NULL, STANCE_FORMAT_SVG, NULL), &width);
  assert_contains (text, "<one>: two 1.00 (2); three 0.00 (5); silent missing;\nthree: two 1.00 (2); <one> 0.00 (5); silent missing;\n");
}

/* As many parties as a picture holds, and one more. */
static void
test_many (void)
{
  for (guint n = 120; n <= 121; n++)
    {
      g_autofree TestStatement *given = g_new0 (TestStatement, n);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (StanceTable) table = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_ptr_array_add (names, g_strdup_printf ("party %u", i));
          given[i] = (TestStatement) { .party = g_ptr_array_index (names, i), .issue = "border", .position = (i % 5) / 2.0 - 1 };
        }
      table = make_table (given, n);
      bytes = stance_draw_table (table, NULL, STANCE_FORMAT_PNG, &error);
      g_assert_true ((bytes != NULL) == (n == 120));
      if (!bytes)
        g_assert_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT);
    }
}

static void
test_one_party (void)
{
  g_autoptr (StanceTable) table = make_table (STATEMENTS (alone));
  g_autoptr (StanceComparison) half = make_comparison (STATEMENTS (alone), NULL, 0);
  int width;
  g_autofree char *text = read_svg (stance_draw_table (table, NULL, STANCE_FORMAT_SVG, NULL), &width);
  g_autofree char *one_side = read_svg (stance_draw_comparison (half, NULL, NULL, STANCE_FORMAT_SVG, NULL), &width);

  g_assert_cmpstr (text, ==, "ardland: border +1.00 (1);\nBlue supports the proposition of the issue, red rejects it. Small figures: statements.\n");
  g_assert_cmpstr (one_side, ==, "ardland, border: A +1.00, B missing\nRight: supports the proposition of the issue; left: rejects it.\n");
}

/* Lines that are too long lose their middle, and no more than they have to. */
static void
test_lines (void)
{
  static const char *const parts[] = { "name ", "ש", "e\xcc\x81", "\xf0\x9f\x9a\xa9", "W", "  ", "\x01", "é\n" };
  const StanceLettering lettering = { .size = 13, .width = 200 };
  g_auto (StanceCanvas) canvas = { 0 };

  stance_canvas_init (&canvas);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint n = 0; n <= 100000; n = n * 10 + 1)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        for (guint k = 0; k < n; k++)
          g_string_append (text, parts[i]);
        StanceLettering free_lettering = lettering;
        free_lettering.width = 0;
        double width = stance_canvas_measure (&canvas, text->str, &lettering), whole = stance_canvas_measure (&canvas, text->str, &free_lettering);

        g_assert_cmpfloat (width, <=, 200);
        if (whole <= 200)
          g_assert_cmpfloat (width, ==, whole);
        else if (!g_str_equal (parts[i], "  "))
          g_assert_cmpfloat (width, >, 160);
      }
}

/* Names stay within the frame and do not cover each other where there is room. */
static void
test_names (void)
{
  const cairo_rectangle_t frame = { 0, 0, 400, 300 };
  StanceMapPoint points[] = { { 200, 150, 60 }, { 200, 150, 60 }, { 205, 152, 60 }, { 395, 5, 80 }, { 5, 295, 80 } };

  stance_map_place_names (points, G_N_ELEMENTS (points), &frame);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_assert_cmpfloat (points[i].name_x, >=, 0);
      g_assert_cmpfloat (points[i].name_x + points[i].width, <=, 400);
      for (guint k = 0; k < i; k++)
        g_assert_true (fabs (points[i].name_y - points[k].name_y) > 12 || points[i].name_x >= points[k].name_x + points[k].width - 2
                       || points[k].name_x >= points[i].name_x + points[i].width - 2);
    }
}

/* Red to blue, grey where missing, and letters that can be read on all of it. */
static void
test_palette (void)
{
  StanceColour low = stance_palette_light (-1), high = stance_palette_light (1), beyond = stance_palette_light (7), none = stance_palette_light (NAN);

  g_assert_cmpfloat (low.red, >, low.blue);
  g_assert_cmpfloat (high.blue, >, high.red);
  g_assert_cmpfloat (beyond.blue, ==, high.blue);
  g_assert_cmpfloat (none.red, ==, none.blue);
  g_assert_true (stance_palette_wants_black (stance_palette_light (0)));
  g_assert_false (stance_palette_wants_black (stance_palette_dark (0)));
  g_assert_false (stance_palette_wants_black (low));
  g_assert_false (stance_palette_wants_black (high));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pictures/formats", test_formats);
  g_test_add_func ("/pictures/same-bytes", test_same_bytes);
  g_test_add_func ("/pictures/words", test_words);
  g_test_add_func ("/pictures/hostile", test_hostile);
  g_test_add_func ("/pictures/maps", test_maps);
  g_test_add_func ("/pictures/refused", test_refused);
  g_test_add_func ("/pictures/shift", test_shift);
  g_test_add_func ("/pictures/shift-words", test_shift_words);
  g_test_add_func ("/pictures/shift-grid", test_shift_grid);
  g_test_add_func ("/pictures/map-ground", test_map_ground);
  g_test_add_func ("/pictures/wide", test_wide);
  g_test_add_func ("/pictures/intervals", test_intervals);
  g_test_add_func ("/pictures/outlets", test_outlets);
  g_test_add_func ("/pictures/many", test_many);
  g_test_add_func ("/pictures/one-party", test_one_party);
  g_test_add_func ("/pictures/lines", test_lines);
  g_test_add_func ("/pictures/names", test_names);
  g_test_add_func ("/pictures/palette", test_palette);
  return g_test_run ();
}
