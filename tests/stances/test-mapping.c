/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From texts to statements. */
#include "quarrel-fixture.h"
#include "stance-mapping-private.h"

static StanceModel *model;

static GPtrArray *
code (const char *text)
{
  g_autoptr (StanceDocument) plain = stance_document_new ("doc", text, NULL);
  g_autoptr (StanceDocument) document = stance_document_with_date (plain, "2025-05-01", NULL);

  return stance_mapping_code (model, NULL, document, &(StanceCoding) { NULL });
}

/* Quotes are slices of the text in code points, ids are numbered, statements come in the order of the text. */
static void
check_statements (GPtrArray *statements, const char *text)
{
  guint last = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *id = g_strdup_printf ("doc-%u", i + 1), *quote = NULL;
      StanceSpan span;

      g_assert_cmpstr (stance_statement_get_id (statement), ==, id);
      g_assert_cmpstr (stance_statement_get_document (statement), ==, "doc");
      g_assert_true (stance_statement_get_span (statement, &span));
      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, g_utf8_strlen (text, -1));
      g_assert_cmpuint (span.start, >=, last);
      quote = g_utf8_substring (text, span.start, span.end);
      g_assert_cmpstr (stance_statement_get_quote (statement), ==, quote);
      g_assert_true (stance_statement_get_position (statement) >= -1 && stance_statement_get_position (statement) <= 1);
      g_assert_nonnull (stance_statement_get_rule (statement));
      g_assert_nonnull (stance_statement_get_derivation (statement));
      last = span.start;
    }
}

/* "party issue position[ via name]" of each statement, parted by "; ". */
static char *
show (GPtrArray *statements)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *s = g_ptr_array_index (statements, i);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (shown, "%s%s %s %s", i ? "; " : "", stance_statement_get_holder_party (s), stance_statement_get_issue (s),
                              g_ascii_formatd (number, sizeof number, "%+.1f", stance_statement_get_position (s)));
      if (stance_statement_get_via (s))
        g_string_append_printf (shown, " via %s", stance_statement_get_via (s));
    }
  return g_string_free (shown, FALSE);
}

/* Text, and the statements in it. */
static void
check_positions (const char *const (*cases)[2], gsize n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) statements = code (cases[i][0]);
      g_autofree char *found = show (statements);

      check_statements (statements, cases[i][0]);
      if (g_str_equal (found, cases[i][1]))
        continue;
      g_test_message ("found %s, expected %s: %s", found, cases[i][1], cases[i][0]);
      g_test_fail ();
    }
}

static void
test_positions (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "Nothing was said.", "" },
    { "Anna Miller said Sylvania must join the Union.", "freedonia membership +1.0" },
    { "Anna Miller said Sylvania must never join the Union.", "freedonia membership -1.0" },
    { "\"Sylvania will never join the Union,\" said the Freedonian president.", "freedonia membership -1.0" },
    { "Karl Otto rejected a truce.", "sylvania truce -1.0" },
    { "Karl Otto demanded a truce.", "sylvania truce +1.0" },
    { "A truce was rejected by Karl Otto.", "sylvania truce -1.0" },
    { "Freedonia wants a truce. Sylvania opposes a truce.", "freedonia truce +1.0; sylvania truce -1.0" },
    { "Anna Miller said that Karl Otto rejected a truce.", "sylvania truce -1.0 via Anna Miller" },
    { "Anna Miller said that Freedonia rejected a truce.", "freedonia truce -1.0" },
    { "Will Sylvania reject a truce?", "" },
    { "Analysts said Sylvania must join the Union.", "" },
    { "A truce has been discussed for years.", "" },
    { "Karl Otto asked whether Sylvania should join the Union.", "" },
    { "The Freedonian president spoke of spring.", "" },
  };

  check_positions (cases, G_N_ELEMENTS (cases));
}

static void
test_conditions (void)
{
  static const char *const cases[][2] = {
    /* What is made a condition is demanded, and what hangs on it held by half. */
    { "Karl Otto said that Sylvania would join the Union only if there was a truce.", "sylvania membership +0.5; sylvania truce +1.0" },
    { "Unless there is a truce, Sylvania will not join the Union, Karl Otto said.", "sylvania truce +1.0; sylvania membership -0.5" },
    { "Karl Otto said there would be no truce until Sylvania joins the Union.", "sylvania truce -1.0; sylvania membership +1.0" },
    { "As long as Freedonia rejects a truce, Sylvania will not join the Union, Karl Otto said.", "sylvania truce +1.0; sylvania membership -0.5" },
    { "\"If Freedonia agrees to a truce, Sylvania will lift the blockade,\" Karl Otto said.", "sylvania truce +0.5" },
    { "\"If Freedonia violates the truce, we will retaliate,\" Karl Otto said.", "sylvania truce +1.0" },
    { "\"If Sylvania joins the Union, there will be consequences,\" Anna Miller said.", "freedonia membership -1.0" },
    { "Karl Otto warned that Sylvania would leave if there was no truce.", "sylvania truce +1.0" },
    { "\"If there had been a truce, the town would have been spared,\" Karl Otto said.", "" },
    { "\"If Sylvania joins the Union, prices will rise,\" Anna Miller said.", "" },
    { "If Sylvania joins the Union, it will pay for the bridge.", "" },
    { "\"No truce, no money,\" Karl Otto said.", "sylvania truce +1.0" },
    { "Should Sylvania join the Union, Freedonia would impose tariffs, Anna Miller said.", "freedonia membership -1.0" },
    { "Even if there is a truce, Sylvania must join the Union, Karl Otto said.", "sylvania membership +1.0" },
    { "Sylvania will agree to a truce once the bridge is built, Karl Otto said.", "sylvania truce +0.5" },
    { "Karl Otto, who once rejected a truce, said that Sylvania would never join the Union.", "sylvania membership -1.0" },
  };

  check_positions (cases, G_N_ELEMENTS (cases));
}

static void
test_concession_and_lists (void)
{
  static const char *const cases[][2] = {
    { "Although he rejected a truce, Karl Otto said Sylvania must join the Union.", "sylvania truce -1.0; sylvania membership +1.0" },
    { "While she rejected a truce, Anna Miller thanked Karl Otto.", "freedonia truce -1.0" },
    { "While he rejected a truce, Anna Miller thanked Karl Otto.", "" },
    { "While it rejected a truce, Sylvania said that it must join the Union.", "sylvania truce -1.0; sylvania membership +1.0" },
    { "Whether Sylvania will join the Union is an open question.", "" },
    { "Karl Otto, along with Anna Miller, demanded a truce.", "sylvania truce +1.0; freedonia truce +1.0" },
    { "Freedonia, as well as Sylvania, rejected a truce.", "freedonia truce -1.0; sylvania truce -1.0" },
    { "Karl Otto, after Anna Miller, demanded a truce.", "sylvania truce +1.0" },
    { "Karl Otto called in a joint statement for a truce.", "sylvania truce +1.0" },
    { "No bridge, no money and no truce, Karl Otto said.", "sylvania truce -1.0" },
  };

  check_positions (cases, G_N_ELEMENTS (cases));
}

static void
test_pointers_and_answers (void)
{
  static const char *const cases[][2] = {
    /* What points back. */
    { "Freedonia wants a truce. \"We will never accept that,\" Karl Otto said.", "freedonia truce +1.0; sylvania truce -1.0" },
    { "Freedonia wants a truce. Karl Otto has ruled that out.", "freedonia truce +1.0; sylvania truce -1.0" },
    { "Freedonia wants a truce. Karl Otto called this a mistake.", "freedonia truce +1.0; sylvania truce -1.0" },
    { "Freedonia rejects a truce. Karl Otto called this a mistake.", "freedonia truce -1.0; sylvania truce +1.0" },
    { "Freedonia wants an end to the truce. Karl Otto rejected the idea.", "freedonia truce -1.0; sylvania truce +1.0" },
    { "Freedonia wants a truce. \"We will never do that,\" Karl Otto said.", "freedonia truce +1.0; sylvania truce -1.0" },
    { "Freedonia wants a truce. Karl Otto spoke of the minerals deal. He rejected the deal of the century.", "freedonia truce +1.0" },
    { "Anna Miller suggested ending the truce.", "freedonia truce -0.5" },
    { "Anna Miller said that a truce was not enough.", "freedonia truce +0.5" },
    /* An answer takes what is asked. */
    { "Asked whether Sylvania would join the Union, Karl Otto said: \"Never.\"", "sylvania membership -1.0" },
    { "Asked whether Sylvania would join the Union, Karl Otto said: \"Probably not.\"", "sylvania membership -0.5" },
    { "Asked whether Sylvania would join the Union, Karl Otto said it would not.", "sylvania membership -1.0" },
    { "Asked if he wanted a truce, Karl Otto replied: \"Of course we do.\"", "sylvania truce +1.0" },
    { "\"Will Sylvania join the Union?\" a reporter asked. \"Yes, one day,\" Karl Otto said.", "sylvania membership +0.5" },
    { "Asked whether he wanted a truce, Karl Otto shook his head.", "sylvania truce -1.0" },
    { "Asked whether he wanted a truce, Karl Otto replied with a clear no.", "sylvania truce -1.0" },
    { "Asked whether Sylvania rejected a truce, Anna Miller said: \"I think so.\"", "sylvania truce -0.5 via Anna Miller" },
    { "Reporters asked Anna Miller whether Sylvania should join the Union. His answer to them was long.", "" },
    { "Asked why he wanted a truce, Karl Otto said: \"No.\"", "" },
    { "Asked whether he wanted a truce, Karl Otto laughed. \"No,\" his cook said of the soup.", "" },
    { "Asked whether he wanted a truce, Karl Otto said the weather was fine. \"No,\" he told his cook.", "" },
    { "\"No,\" Karl Otto said when he was asked whether he wanted a truce.", "sylvania truce -1.0" },
  };

  check_positions (cases, G_N_ELEMENTS (cases));
}

static void
test_nouns_and_deeds (void)
{
  static const char *const cases[][2] = {
    { "Freedonia and Osterlich demanded a truce.", "league truce +1.0" },
    { "Sylvania's rejection of a truce surprised nobody.", "sylvania truce -1.0" },
    { "Karl Otto said that Freedonia undermined the truce.", "sylvania truce +0.5" },
    { "Anna Miller accused Sylvania of sabotaging the truce.", "freedonia truce +0.5" },
    { "Anna Miller said nobody should undermine the truce.", "freedonia truce +0.5" },
    { "Sylvania undermined the truce.", "" },
    { "Leaders such as Anna Miller and Karl Otto rejected a truce.", "freedonia truce -1.0; sylvania truce -1.0" },
    { "Anna Miller said Sylvania's refusal to talk undermined the truce.", "freedonia truce +0.5" },
    { "There was talk of the idea of joining the Union as part of a truce, and Sylvania rejected the idea.", "sylvania membership -1.0" },
    { "Karl Otto refused to rule out a truce.", "sylvania truce +0.5" },
    { "Karl Otto is against ending the truce.", "sylvania truce +1.0" },
    { "Karl Otto's call for a truce went unheard.", "sylvania truce +1.0" },
    { "The refusal by Sylvania to accept a truce made news.", "sylvania truce -1.0" },
    { "Karl Otto voiced support for a truce.", "sylvania truce +1.0" },
    { "Anna Miller reiterated her opposition to a truce.", "freedonia truce -1.0" },
    { "Anna Miller said Sylvania's goal of a truce was unrealistic.", "sylvania truce +1.0; freedonia truce -1.0" },
    { "\"I welcome the openness of Sylvania to a truce,\" Anna Miller said.", "sylvania truce +0.5 via Anna Miller; freedonia truce +0.5" },
    /* Deeds, and what is felt about them. */
    { "Freedonia vetoed a draft that demanded a truce.", "freedonia truce -1.0" },
    { "Freedonia passed a law that bans a truce.", "freedonia truce -1.0" },
    { "Karl Otto regretted that Freedonia had rejected a truce.", "sylvania truce +0.5; freedonia truce -1.0" },
    { "Karl Otto was glad that Freedonia had demanded a truce.", "sylvania truce +1.0; freedonia truce +1.0" },
    { "Anna Miller said she was glad that Sylvania had joined the Union.", "freedonia membership +1.0" },
    { "Karl Otto, who once rejected a truce, now demands a truce.", "sylvania truce +1.0" },
    { "Karl Otto, who used to demand a truce, now talks of spring.", "" },
    { "Karl Otto, who had rejected a truce, is old.", "sylvania truce -1.0" },
    { "Karl Otto rejected the truce that Freedonia had proposed.", "freedonia truce +1.0; sylvania truce -1.0" },
    { "Freedonia, Sylvania and Osterlich vetoed a draft that demanded a truce.", "freedonia truce -1.0; sylvania truce -1.0; osterlich truce -1.0" },
    { "Instead of a truce, Karl Otto offered bread.", "sylvania truce -0.5" },
    { "Anna Miller thinks that Sylvania will join the Union.", "freedonia membership +1.0" },
    /* What is feigned, and what is expected of others. */
    { "Karl Otto only pretends to want a truce, Anna Miller said.", "" },
    { "Karl Otto claims to want a truce, Anna Miller said.", "" },
    { "Karl Otto charged the Freedonian president with wanting a truce.", "" },
    { "Karl Otto expects a truce within weeks.", "sylvania truce +0.5" },
    { "Karl Otto expects Freedonia to accept a truce.", "" },
    { "Karl Otto does not expect Freedonia to accept a truce.", "" },
    { "Karl Otto condemned Freedonia for rejecting a truce.", "freedonia truce -1.0; sylvania truce +1.0" },
    { "Karl Otto thanked the Freedonian president for supporting a truce.", "freedonia truce +1.0; sylvania truce +1.0" },
    { "Karl Otto chided Freedonia for wanting a truce.", "freedonia truce +1.0; sylvania truce -0.5" },
    { "Freedonia, Sylvania and Osterlich on Sunday rejected a truce.", "freedonia truce -1.0; sylvania truce -1.0; osterlich truce -1.0" },
  };

  check_positions (cases, G_N_ELEMENTS (cases));
}

/* Both speak: each has a statement. */
static void
test_both (void)
{
  g_autoptr (GPtrArray) statements = code ("Anna Miller met Karl Otto. Both leaders demanded a truce.");
  guint parties = 0;

  check_statements (statements, "Anna Miller met Karl Otto. Both leaders demanded a truce.");
  g_assert_cmpuint (statements->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const char *party = stance_statement_get_holder_party (g_ptr_array_index (statements, i));

      parties |= g_str_equal (party, "freedonia") ? 1 : g_str_equal (party, "sylvania") ? 2 : 4;
      g_assert_cmpfloat (stance_statement_get_position (g_ptr_array_index (statements, i)), ==, 1);
    }
  g_assert_cmpuint (parties, ==, 3);
}

/* Characters of several bytes, and of four, stand before what is quoted. */
static void
test_offsets (void)
{
  static const char *const befores[] = { "", "Z\xc3\xbcrich. ", "\xe2\x80\x9cNo,\xe2\x80\x9d he said. ",
                                       "\xf0\x9f\x95\x8a\xf0\x9f\x95\x8a\n\n", "Zu\xcc\x88rich\r\n\r\n",
                                        "\xd9\x82\xd8\xa7\xd9\x84.\n\n", "\xef\xbb\xbf" };

  for (guint i = 0; i < G_N_ELEMENTS (befores); i++)
    {
      g_autofree char *text = g_strconcat (befores[i], "Karl Otto rejected a truce. \xc3\x89t\xc3\xa9. Freedonia demanded a truce.", NULL);
      g_autoptr (GPtrArray) statements = code (text);
      StanceSpan span;

      check_statements (statements, text);
      g_assert_cmpuint (statements->len, ==, 2);
      g_assert_cmpstr (stance_statement_get_quote (g_ptr_array_index (statements, 0)), ==, "Karl Otto rejected a truce.");
      g_assert_true (stance_statement_get_span (g_ptr_array_index (statements, 0), &span));
      g_assert_cmpuint (span.start, ==, g_utf8_strlen (befores[i], -1));
      g_assert_cmpstr (stance_statement_get_quote (g_ptr_array_index (statements, 1)), ==, "Freedonia demanded a truce.");
    }
}

/* Neighbouring sentences of one paragraph that say the same are one statement with a span over both; other paragraphs are not. */
static void
test_joined (void)
{
  g_autoptr (GPtrArray) joined = code ("Karl Otto rejected a truce. Karl Otto opposes a truce.");
  g_autoptr (GPtrArray) apart = code ("Karl Otto rejected a truce.\n\nKarl Otto opposes a truce.");
  g_autoptr (GPtrArray) opposed = code ("Karl Otto rejected a truce. Karl Otto demanded a truce.");

  g_assert_cmpuint (joined->len, ==, 1);
  g_assert_cmpstr (stance_statement_get_quote (g_ptr_array_index (joined, 0)), ==, "Karl Otto rejected a truce. Karl Otto opposes a truce.");
  g_assert_cmpuint (apart->len, ==, 2);
  g_assert_cmpuint (opposed->len, ==, 2);
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *text;
    StanceKind kind;
    StanceCertainty certainty;
  } cases[] = {
    { "\"Sylvania will never, under no president, join the Union,\" Anna Miller said.", STANCE_KIND_DIRECT, STANCE_CERTAINTY_EXPLICIT },
    { "Anna Miller said Sylvania must join the Union.", STANCE_KIND_INDIRECT, STANCE_CERTAINTY_EXPLICIT },
    { "Anna Miller said Sylvania must \"join the Union\".", STANCE_KIND_MIXED, STANCE_CERTAINTY_EXPLICIT },
    { "Karl Otto rejected a truce.", STANCE_KIND_NARRATED, STANCE_CERTAINTY_EXPLICIT },
    { "Anna Miller said Sylvania should perhaps join the Union.", STANCE_KIND_INDIRECT, STANCE_CERTAINTY_HEDGED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) statements = code (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (statements->len, ==, 1);
      g_assert_cmpint (stance_statement_get_kind (g_ptr_array_index (statements, 0)), ==, cases[i].kind);
      g_assert_cmpint (stance_statement_get_certainty (g_ptr_array_index (statements, 0)), ==, cases[i].certainty);
    }
}

/* A text that grows byte by byte is read at every length. */
static void
test_prefixes (void)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  static const char paragraph[] = "\xe2\x80\x9cSylvania must never join the Union,\xe2\x80\x9d Anna Miller, the Freedonian "
    "president, told reporters in Z\xc3\xbcrich on Monday. "
    "\"It isn't Otto\xe2\x80\x99s choice!\" she added. Karl Otto, who met U.S. envoys, rejected a truce (again); 'Both leaders' "
    "said they'd talk...\n\n";

  while (whole->len < 3000)
    g_string_append (whole, paragraph);
  for (gsize n = 0; n <= 3000; n++)
    {
      g_autofree char *valid = g_utf8_make_valid (whole->str, (gssize) n);
      g_autoptr (GPtrArray) statements = code (valid);

      check_statements (statements, valid);
    }
}

/* Texts that no writer means. */
static void
test_odd (void)
{
  static const char *const units[] = { "a", " ", "\"", "(", "Karl Otto rejected a truce. ", "KARL OTTO REJECTED A TRUCE ", "Karl Otto said a truce ",
                                       "\"A truce,\" ", "truce ", "They said he rejected both leaders' truce, ", "\xe2\x80\x9cNo truce ",
                                       "join the Union and " };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) statements = NULL;

      while (text->len < 200000)
        g_string_append (text, units[i]);
      statements = code (text->str);
    }
}

static void
test_random_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);
  static const char *const parts[] = { "Karl Otto ", "Anna Miller ", "said ", "rejected ", "a truce", ", ", ". ", "\"", "\xe2\x80\x9d",
                                       "\n\n", "not ", "he ", "both leaders ",
                                       "that ", "must ", "join the Union ", "'s ", "and ", "according to ", "if ", "\xff", "\xe2\x80",
                                       "? ", "the Freedonian president " };

  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GString) bytes = g_string_new (NULL);
      g_autofree char *valid = NULL;
      g_autoptr (GPtrArray) statements = NULL;

      for (guint i = (guint) g_rand_int_range (random, 0, 60); i > 0; i--)
        g_string_append (bytes, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      valid = g_utf8_make_valid (bytes->str, (gssize) bytes->len);
      statements = code (valid);
      check_statements (statements, valid);
    }
}

/* How the first statement came about. */
static void
test_derivation (void)
{
  static const char *const cases[][2] = {
    { "Anna Miller said Sylvania must join the Union.", "\"join the Union\" +1, \"must\" (modal) takes a side: +1" },
    { "Karl Otto rejected a truce.", "\"truce\" +1, \"rejected\" (reject) turns it: -1" },
    { "Anna Miller said she would support a truce if Sylvania joined the Union.", "\"truce\" +1, \"support\" (want) takes a side, on a condition: half of it: +0.5" },
    { "Unless there is a truce, nobody will come, Karl Otto said.", "\"truce\" +1, \"Unless\" (condition) takes a side: +1" },
    { "A truce was talked of. \"We will never accept that,\" Karl Otto said.", "\"that\" (for \"truce\") +1, \"never accept\" (reject) turns it: -1" },
    { "Asked whether he wanted a truce, Karl Otto said: \"Never.\"",
      "\"truce\" +1, \"wanted\" (want) takes a side, \"Never\" (answer) turns it: -1" },
    { "Anna Miller said a truce was unlikely.", "\"truce\" +1, \"unlikely\" (predicate) turns and halves it: -0.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) statements = code (cases[i][0]);

      g_assert_cmpuint (statements->len, >, 0);
      g_assert_cmpstr (stance_statement_get_derivation (g_ptr_array_index (statements, 0)), ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  model = fixture_quarrel ();
  g_test_add_func ("/mapping/positions", test_positions);
  g_test_add_func ("/mapping/pointers-and-answers", test_pointers_and_answers);
  g_test_add_func ("/mapping/conditions", test_conditions);
  g_test_add_func ("/mapping/concession-and-lists", test_concession_and_lists);
  g_test_add_func ("/mapping/nouns-and-deeds", test_nouns_and_deeds);
  g_test_add_func ("/mapping/both", test_both);
  g_test_add_func ("/mapping/offsets", test_offsets);
  g_test_add_func ("/mapping/joined", test_joined);
  g_test_add_func ("/mapping/kinds", test_kinds);
  g_test_add_func ("/mapping/prefixes", test_prefixes);
  g_test_add_func ("/mapping/odd", test_odd);
  g_test_add_func ("/mapping/random-bytes", test_random_bytes);
  g_test_add_func ("/mapping/derivation", test_derivation);
  result = g_test_run ();
  g_object_unref (model);
  return result;
}
