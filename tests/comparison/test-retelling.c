/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two sides tell of the same, whose words they give, and how sure their differences are. */
#include <stance/stance-comparison.h>

#include "../matrices/test-statements.h"
#include "../stances/quarrel-fixture.h"

typedef struct
{
  const char *name;
  const char *a;
  const char *b;
  int wording; /* of StanceWording; -1: not the same */
  const char *changes; /* "x|y" joined by ";" */
} Case;

static const Case cases[] = {
  { "verbatim", "The border must be opened at once.", "the border must be opened at once", STANCE_WORDING_VERBATIM, "" },
  { "verbatim but for marks", "“The border must be opened — at once!”", "The border must be opened, at once", STANCE_WORDING_VERBATIM, "" },
  { "cut at the end", "The border must be opened at once, said the minister in the harbour town of Belm.", "The border must be opened at once",
    STANCE_WORDING_SHORTENED, "said the minister in the harbour town of Belm|" },
  { "cut in the middle", "We will never, as long as this house stands, accept foreign nets in our waters", "We will never accept foreign nets in our waters",
    STANCE_WORDING_SHORTENED, "as long as this house stands|" },
  { "longer in B", "Customs officers leave on Monday", "All customs officers leave on Monday, whatever the weather", STANCE_WORDING_SHORTENED,
    "|All;|whatever the weather" },
  { "one word other", "Ardland demands that the border stays shut for good", "Ardland demands that the border stays closed for good",
    STANCE_WORDING_PARAPHRASED, "shut|closed" },
  { "one quotation in other words", "The harbour master, asked twice, told our paper: “We open the border today, not tomorrow.”",
    "“we open the border today,” was all she would say", STANCE_WORDING_QUOTED,
    "The harbour master, asked twice, told our paper|;not tomorrow|was all she would say" },
  { "a quotation that begins earlier", "and we open the border today,” she told the fishermen of three villages",
    "\"Whatever the minister may think of it, we open the border today\"", STANCE_WORDING_QUOTED,
    "and|Whatever the minister may think of it;she told the fishermen of three villages|" },
  { "the same words, quoted by one only", "As of Monday we open the border today at nine, harbour masters were told in writing",
    "“we open the border today,” was all that the minister from the far side of the river would say", -1, NULL },
  { "four words quoted", "the minister from the far side of the river, asked twice, told us: “open the border today”",
    "“open the border today,” fishermen, bakers and smugglers chanted all night long", -1, NULL },
  { "words on both sides of a mark are no quotation", "the far side: “she wants to” open “the border” and nothing else said villagers",
    "“wants to open the border” fishermen, bakers, smugglers chanted all night", -1, NULL },
  { "another thing", "The border must be opened at once", "Nobody asked the fishermen about their opinion of quotas", -1, NULL },
  { "too few words", "open the border", "open the border now", -1, NULL },
  { "few words, but the same", "open it", "Open it!", STANCE_WORDING_VERBATIM, "" },
  { "no words", "...", "...", -1, NULL },
  { "empty", "", "", -1, NULL },
  { "no quote", NULL, "The border must be opened at once", -1, NULL },
  { "other scripts", "Граница должна быть открыта сегодня", "граница ДОЛЖНА быть открыта сегодня", STANCE_WORDING_VERBATIM, "" },
};

static StanceStatement *
quote (const char *document, const char *party, const char *words, guint start, StanceKind kind, const char *via)
{
  StanceStatementFields fields = {
    .document = document, .holder_party = party, .issue = "border", .position = stance_grid_from_double (1), .weight = stance_grid_from_double (1),
    .quote = words, .kind = kind, .via = via, .has_span = start > 0, .span = { start, start + (words ? (guint) g_utf8_strlen (words, -1) : 0) },
  };

  return stance_statement_new_from_fields (&fields);
}

static StanceTable *
table_of (StanceStatement *const *statements, guint n)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (GError) error = NULL;
  StanceTable *table;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, statements[i]);
  table = stance_table_new (all, NULL, STANCE_LEVEL_PARTY, 1, &error);
  g_assert_no_error (error);
  return table;
}

static StanceComparison *
compare (StanceStatement *const *a, guint n_a, StanceStatement *const *b, guint n_b)
{
  g_autoptr (StanceTable) first = table_of (a, n_a);
  g_autoptr (StanceTable) second = table_of (b, n_b);
  g_autoptr (GError) error = NULL;
  StanceComparison *comparison = stance_comparison_new (first, second, NULL, &error);

  g_assert_no_error (error);
  return comparison;
}

static char *
join_changes (StanceRetelling *retelling)
{
  g_auto (GStrv) changes = stance_retelling_get_changes (retelling);
  GString *joined = g_string_new (NULL);

  g_assert_cmpuint (g_strv_length (changes) % 2, ==, 0);
  for (guint i = 0; changes[i]; i += 2)
    g_string_append_printf (joined, "%s%s|%s", i ? ";" : "", changes[i], changes[i + 1]);
  return g_string_free (joined, FALSE);
}

static void
test_wordings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      StanceStatement *a = quote ("a", "ardland", c->a, 0, STANCE_KIND_INDIRECT, NULL), *b = quote ("b", "ardland", c->b, 0, STANCE_KIND_INDIRECT, NULL);
      g_autoptr (StanceComparison) comparison = compare (&a, 1, &b, 1);
      g_autoptr (GPtrArray) found = stance_comparison_find_retellings (comparison);
      g_autofree char *changes = found->len ? join_changes (g_ptr_array_index (found, 0)) : NULL;

      g_test_message ("%s: %u, %s", c->name, found->len, changes ? changes : "none");
      g_assert_cmpuint (found->len, ==, c->wording >= 0);
      g_assert_cmpstr (changes, ==, c->changes);
      if (found->len)
        g_assert_cmpint (stance_retelling_get_wording (g_ptr_array_index (found, 0)), ==, c->wording);
    }
}

typedef struct
{
  const char *name;
  const char *a;
  const char *b;
  double position_a;
  double position_b;
  int wording; /* of StanceWording; -1: not the same */
  gboolean opposite;
} Told;

/* What a model knows of words: names, forms, verbs of saying, the grammar. */
static const Told told[] = {
  { "quoted and reported", "\"We will never sell the lighthouse,\" President Anna Miller said on Monday.", "Miller said Freedonia would never sell the lighthouse.", 1, 1,
    STANCE_WORDING_PARAPHRASED, FALSE },
  { "the attribution behind", "Freedonia will not reopen its mines this winter, Miller said.", "Miller said that Freedonia would not reopen its mines this winter.", 1,
    1, STANCE_WORDING_PARAPHRASED, FALSE },
  { "forms of words", "Freedonia rejects lower tolls and closes the canals.", "Miller was rejecting lower tolls and had closed the canal.", 1, 1,
    STANCE_WORDING_PARAPHRASED, FALSE },
  { "clauses swapped", "If the dredgers leave the estuary, the union of pilots will return the charts, Miller told reporters.",
    "The union of pilots would return the charts, said Miller, if the dredgers left the estuary.", 1, 1, STANCE_WORDING_PARAPHRASED, FALSE },
  { "said by the same, of another thing", "President Anna Miller told reporters in Grey House on Monday that the mines would reopen.",
    "President Anna Miller told reporters in Grey House on Monday that tolls must fall.", 1, 1, -1, FALSE },
  { "the same names", "Freedonia and Sylvania met in Osterlich, and there was wine.", "Freedonia, with Sylvania and Osterlich, plays football.", 1, 1, -1, FALSE },
  { "the grammar alone", "we would have been there with them, and so it was", "we would have been here for them, and it was not so", 1, 1, -1, FALSE },
  { "a negation more", "\"We will never sell the lighthouse,\" Miller said.", "\"We will sell the lighthouse,\" Miller said.", 1, 1, STANCE_WORDING_PARAPHRASED, TRUE },
  { "read as the opposite", "Miller said that the old treaty on salt mines protects miners", "Miller said that the old treaty on salt mines ruins miners", 1, -1,
    STANCE_WORDING_PARAPHRASED, TRUE },
  { "hardly read as the opposite", "Miller said that the old treaty on salt mines protects miners", "Miller said that the old treaty on salt mines shields miners",
    0.2, -1, STANCE_WORDING_PARAPHRASED, FALSE },
  { "two on one issue, read as opposites", "Miller called the treaty on salt mines a gift to miners and to bakers", "She said the treaty on salt mines ruins fishermen", 1, -1,
    -1, FALSE },
  { "word for word a part", "these mines are ours", "these mines are ours and no lawyer in a far country changes that", 1, 1, STANCE_WORDING_SHORTENED, FALSE },
  { "the attribution a part", "she said on Monday", "the tolls will fall by half, she said on Monday", 1, 1, -1, FALSE },
  { "bytes of nothing", "\"\" , said that that that said", "said said said that", 1, 1, -1, FALSE },
};

static StanceComparison *
compare_told (const Told *pair, StanceModel *model)
{
  StanceStatement *statements[2];
  StanceTable *tables[2];
  StanceComparison *comparison;

  for (guint side = 0; side < 2; side++)
    {
      StanceStatementFields fields = {
        .document = side ? "b" : "a", .holder_party = "freedonia", .issue = "truce", .weight = stance_grid_from_double (1),
        .position = stance_grid_from_double (side ? pair->position_b : pair->position_a), .quote = side ? pair->b : pair->a, .kind = STANCE_KIND_INDIRECT,
      };

      statements[side] = stance_statement_new_from_fields (&fields);
      tables[side] = table_of (&statements[side], 1);
    }
  comparison = stance_comparison_new (tables[0], tables[1], model, NULL);
  for (guint side = 0; side < 2; side++)
    stance_table_unref (tables[side]);
  return comparison;
}

static void
test_told (void)
{
  g_autoptr (StanceModel) model = fixture_quarrel ();

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (StanceComparison) comparison = compare_told (&told[i], model);
      g_autoptr (GPtrArray) found = stance_comparison_find_retellings (comparison);
      StanceRetelling *retelling = found->len ? g_ptr_array_index (found, 0) : NULL;

      g_test_message ("%s: %u, %g", told[i].name, found->len, retelling ? stance_retelling_get_similarity (retelling) : NAN);
      g_assert_cmpuint (found->len, ==, told[i].wording >= 0);
      if (!retelling)
        continue;
      g_assert_cmpint (stance_retelling_get_wording (retelling), ==, told[i].wording);
      g_assert_cmpint (stance_retelling_is_opposite (retelling), ==, told[i].opposite);
      g_assert_cmpfloat (stance_retelling_get_similarity (retelling), <=, 1);
    }
}

/* A direct quotation may come without its marks: it is one as a whole. */
static void
test_without_marks (void)
{
  StanceStatement *a = quote ("a", "ardland", "Nobody else has asked us but the border stays shut for good", 0, STANCE_KIND_DIRECT, NULL);
  StanceStatement *b = quote ("b", "ardland", "“The border stays shut for good!” was what a board at the bridge told travellers", 0, STANCE_KIND_MIXED, NULL);
  g_autoptr (StanceComparison) comparison = compare (&a, 1, &b, 1);
  g_autoptr (GPtrArray) found = stance_comparison_find_retellings (comparison);

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (stance_retelling_get_wording (g_ptr_array_index (found, 0)), ==, STANCE_WORDING_QUOTED);
}

/* The likest go together, and other parties' words are not compared. */
static void
test_pairs (void)
{
  StanceStatement *a[] = { quote ("a", "ardland", "The border stays shut until the toll is paid", 0, STANCE_KIND_DIRECT, NULL),
                           quote ("a", "ardland", "The border stays shut until the tolls are paid in full", 0, STANCE_KIND_DIRECT, NULL) };
  StanceStatement *b[] = { quote ("b", "ardland", "The border stays shut until the tolls are paid in full", 0, STANCE_KIND_INDIRECT, NULL),
                           quote ("b", "belmar", "The border stays shut until the toll is paid", 0, STANCE_KIND_DIRECT, NULL) };
  g_autoptr (StanceComparison) comparison = compare (a, 2, b, 2);
  g_autoptr (GPtrArray) found = stance_comparison_find_retellings (comparison);
  g_auto (GStrv) issues = NULL;

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (stance_retelling_get_statement (g_ptr_array_index (found, 0), STANCE_SIDE_A) == a[1]);
  g_assert_true (stance_retelling_get_statement (g_ptr_array_index (found, 0), STANCE_SIDE_B) == b[0]);
  g_assert_cmpfloat (stance_retelling_get_similarity (g_ptr_array_index (found, 0)), ==, 1);
  issues = stance_retelling_get_issues (g_ptr_array_index (found, 0));
  g_assert_cmpstr (issues[0], ==, "border");
  g_assert_null (issues[1]);
}

/* Words that two statements share are heard once; those without a place are told apart by what they say. */
static void
test_voices (void)
{
  StanceStatement *a[] = { quote ("a", "ardland", "open the border now", 10, STANCE_KIND_DIRECT, NULL), quote ("a", "ardland", "border now or never", 19, STANCE_KIND_INDIRECT, "belmar"),
                           quote ("a", "ardland", NULL, 0, STANCE_KIND_NARRATED, NULL) };
  StanceStatement *b[] = { quote ("b", "ardland", "never again", 0, STANCE_KIND_NARRATED, NULL), quote ("b", "ardland", "never again", 0, STANCE_KIND_NARRATED, NULL),
                           quote ("b", "belmar", "it's a half-hearted plan", 0, STANCE_KIND_MIXED, NULL) };
  g_autoptr (StanceComparison) comparison = compare (a, 3, b, 3);
  StanceVoice voice;

  g_assert_true (stance_comparison_get_voice (comparison, STANCE_SIDE_A, "ardland", &voice));
  g_assert_true (voice.words == 6 && voice.direct == 4 && voice.indirect == 2 && voice.narrated == 0 && voice.second_hand == 4);
  g_assert_true (stance_comparison_get_voice (comparison, STANCE_SIDE_B, "ardland", &voice));
  g_assert_true (voice.words == 2 && voice.narrated == 2);
  g_assert_true (stance_comparison_get_voice (comparison, STANCE_SIDE_B, "belmar", &voice));
  g_assert_true (voice.words == 4 && voice.direct == 4);
  g_assert_false (stance_comparison_get_voice (comparison, STANCE_SIDE_A, "belmar", &voice));
  g_assert_true (voice.words == 0);
  g_assert_false (stance_comparison_get_voice (comparison, STANCE_SIDE_A, "nobody", NULL));
}

static const TestStatement often_a[] = { { "ardland", "border", 1, 0, NULL }, { "ardland", "border", 1, 0, NULL }, { "ardland", "border", 1, 0, NULL },
                                         { "ardland", "border", 1, 0, NULL }, { "belmar", "border", 1, 0, NULL }, { "corvia", "border", 0, 0, NULL } };
static const TestStatement often_b[] = { { "ardland", "border", -1, 0, NULL }, { "ardland", "border", -1, 0, NULL }, { "ardland", "border", -1, 0, NULL },
                                         { "ardland", "border", -1, 0, NULL }, { "belmar", "border", -0.5, 0, NULL }, { "ardland", "tariffs", 1, 0, NULL } };

static void
test_differences (void)
{
  g_autoptr (GPtrArray) a = test_statements_new (often_a, G_N_ELEMENTS (often_a)), b = test_statements_new (often_b, G_N_ELEMENTS (often_b));
  g_autoptr (StanceTable) first = stance_table_new (a, NULL, STANCE_LEVEL_PARTY, 1, NULL), second = stance_table_new (b, NULL, STANCE_LEVEL_PARTY, 1, NULL);
  g_autoptr (StanceComparison) comparison = stance_comparison_new (first, second, NULL, NULL);
  g_autoptr (GPtrArray) only = stance_comparison_get_statements_only_in (comparison, STANCE_SIDE_B);
  g_auto (GStrv) documents = stance_comparison_get_documents (comparison, STANCE_SIDE_A);
  StanceDifference difference;

  g_assert_true (stance_comparison_test (comparison, 0, 1, &difference));
  g_assert_cmpfloat_with_epsilon (difference.p, 2.0 / 70, 1e-12);
  g_assert_true (difference.exact && difference.value == -2 && difference.low == -2 && difference.high == -2);
  g_assert_false (stance_comparison_test (comparison, 1, 1, &difference));
  g_assert_true (isnan (difference.p) && isnan (difference.low) && difference.value == -1.5);
  g_assert_false (stance_comparison_test (comparison, 2, 1, &difference));
  g_assert_true (isnan (difference.value));
  g_assert_cmpuint (only->len, ==, 1);
  g_assert_cmpstr (stance_statement_get_issue (g_ptr_array_index (only, 0)), ==, "tariffs");
  g_assert_cmpstr (documents[0], ==, "doc");
  g_assert_null (documents[1]);
  g_assert_null (stance_comparison_get_name (comparison, STANCE_SIDE_B));
  stance_comparison_set_name (comparison, STANCE_SIDE_B, "a first name");
  stance_comparison_set_name (comparison, STANCE_SIDE_B, "the paper");
  g_assert_cmpstr (stance_comparison_get_name (comparison, STANCE_SIDE_B), ==, "the paper");
  g_assert_null (stance_comparison_get_name (comparison, STANCE_SIDE_A));
}

/* Sums keep no statements: there is nothing to test or to quote. */
static void
test_sums (void)
{
  g_autoptr (StanceTally) tally = stance_tally_new (NULL);
  g_autoptr (StanceTable) table = NULL;
  g_autoptr (StanceComparison) comparison = NULL;
  g_autoptr (GPtrArray) statements = test_statements_new (often_a, G_N_ELEMENTS (often_a)), found = NULL;

  for (guint i = 0; i < statements->len; i++)
    g_assert_true (stance_tally_add (tally, g_ptr_array_index (statements, i), NULL));
  table = stance_table_new_from_tally (tally, STANCE_LEVEL_PARTY, 1, NULL);
  comparison = stance_comparison_new (table, table, NULL, NULL);
  found = stance_comparison_find_retellings (comparison);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_false (stance_comparison_test (comparison, 0, 1, NULL));
  g_assert_false (stance_comparison_get_voice (comparison, STANCE_SIDE_A, "ardland", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retelling/wordings", test_wordings);
  g_test_add_func ("/retelling/told", test_told);
  g_test_add_func ("/retelling/without-marks", test_without_marks);
  g_test_add_func ("/retelling/pairs", test_pairs);
  g_test_add_func ("/retelling/voices", test_voices);
  g_test_add_func ("/comparison/differences", test_differences);
  g_test_add_func ("/comparison/sums", test_sums);
  return g_test_run ();
}
