/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of fault, where it is found and how it is worded; finding and including files. */
#include <glib/gstdio.h>

#include <stance/stance-error.h>

#include "model-fixture.h"

#define HEAD "{\"format\":\"stance-model/1\",\"id\":\"m\",\"title\":\"M\",\"language\":\"en\""
#define NORTH "{\"id\":\"north\",\"name\":\"North\",\"kind\":\"state\"}"
#define PARTY(rest) HEAD ",\"parties\":[" NORTH ",{\"id\":\"p\",\"name\":\"P\",\"kind\":\"person\"" rest "}]}"
#define FULL_ISSUE(rest) "{\"id\":\"i\",\"name\":\"I\",\"proposition\":\"P.\"" rest "}"
#define ISSUE(rest) HEAD ",\"parties\":[" NORTH "],\"issues\":[" FULL_ISSUE (rest) "]}"

static char *folder;

static char *
written (const char *content, gssize length)
{
  char *path = g_build_filename (folder, "model.json", NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));
  return path;
}

/* The faults of a model, each without the path of the file, parted by line ends. */
static char *
faults_of (const char *json)
{
  g_autofree char *path = written (json, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = stance_model_check_file (path, &error);
  g_autoptr (GString) shown = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < faults->len; i++)
    {
      const char *fault = g_ptr_array_index (faults, i);

      g_assert_true (g_str_has_prefix (fault, path));
      g_string_append_printf (shown, "%s%s", i ? "\n" : "", fault + strlen (path));
    }
  return g_strdup (shown->str);
}

typedef struct
{
  const char *json;
  const char *pointer; /* of the first fault, with the #; NULL when there is none */
  const char *message; /* part of it */
} Case;

static void
check_cases (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *faults = faults_of (cases[i].json);
      g_autofree char *start = g_strconcat (cases[i].pointer ? cases[i].pointer : "", ": ", NULL);

      g_test_message ("%s\n%s", cases[i].json, faults);
      if (!cases[i].pointer)
        g_assert_cmpstr (faults, ==, "");
      else
        {
          g_assert_true (g_str_has_prefix (faults, start));
          g_assert_nonnull (strstr (faults, cases[i].message));
          g_assert_nonnull (strstr (faults, "expected"));
        }
    }
}

static void
test_head (void)
{
  static const Case cases[] = {
    { HEAD "}", NULL, NULL },
    { HEAD ",\"note\":\"x\",\"scale\":[-2,2]}", NULL, NULL },
    { "[]", "#", "found a list, expected an object" },
    { "{", "#", "found the end of the file" },
    { HEAD "} x", "#", "nothing after the JSON text" },
    { HEAD ",\"id\":\"n\"}", "#/id", "each key once" },
    { HEAD ",\"partys\":[]}", "#/partys", "(did you mean \"parties\"?)" },
    { HEAD ",\"note\":1}", "#/note", "found 1, expected text" },
    { HEAD ",\"parties\":{}}", "#/parties", "found an object, expected a list" },
    { HEAD ",\"parties\":[3]}", "#/parties/0", "found 3, expected an object" },
    { "{\"id\":\"m\",\"title\":\"M\"}", "#", "found no key \"format\"" },
    { "{\"format\":\"stance-model/2\",\"id\":\"m\",\"title\":\"M\"}", "#/format", "found \"stance-model/2\", expected \"stance-model/1\"" },
    { "{\"format\":1,\"id\":\"m\",\"title\":\"M\"}", "#/format", "found 1, expected text" },
    { "{\"format\":\"stance-model/1\",\"id\":\"M x\",\"title\":\"M\"}", "#/id", "found \"M x\", expected an id" },
    { "{\"format\":\"stance-model/1\",\"id\":\"m\",\"title\":\" \"}", "#/title", "text that is not empty" },
    { "{\"format\":\"stance-model/1\",\"id\":\"m\",\"title\":\"M\",\"issues\":[]}", "#", "no key \"language\"" },
    { "{\"format\":\"stance-model/1\",\"id\":\"m\",\"title\":\"M\",\"language\":\"xx\"}", "#/language", "found \"xx\", which is not there" },
    { "{\"format\":\"stance-model/1\",\"id\":\"m\",\"title\":\"M\",\"language\":\"../en\"}", "#/language", "expected an id" },
    { HEAD ",\"scale\":[0,1]}", "#/scale", "found [0,1], expected two numbers" },
    { HEAD ",\"scale\":[-1,0,1]}", "#/scale", "expected two numbers" },
    { HEAD ",\"scale\":[-1]}", "#/scale", "expected two numbers" },
    { HEAD ",\"scale\":[0,0]}", "#/scale", "expected two numbers" },
    { HEAD ",\"scale\":[\"a\",1]}", "#/scale/0", "found \"a\", expected a number" },
    { HEAD ",\"include\":\"x.json\"}", "#/include", "expected a list" },
    { HEAD ",\"include\":[\"nowhere.json\"]}", "#/include/0", "found \"nowhere.json\", expected a file" },
    { HEAD ",\"include\":[\"../x.json\"]}", "#/include/0", "without \"..\"" },
    { HEAD ",\"include\":[\"/etc/passwd\"]}", "#/include/0", "a relative path" },
    { HEAD ",\"include\":[\"model.json\"]}", "#/include/0", "which includes this file" },
    { HEAD ",\"include\":[\"lang\"]}", "#/include/0", "expected a file that can be read" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_parties (void)
{
  static const Case cases[] = {
    { PARTY (",\"gender\":\"f\",\"plural\":true,\"aliases\":[\"A\"]"), NULL, NULL },
    { HEAD ",\"parties\":[{\"name\":\"X\",\"kind\":\"state\"}]}", "#/parties/0", "no key \"id\"" },
    { HEAD ",\"parties\":[{\"id\":\"x\",\"kind\":\"state\"}]}", "#/parties/0", "no key \"name\"" },
    { HEAD ",\"parties\":[{\"id\":\"x\",\"name\":\"X\"}]}", "#/parties/0", "no key \"kind\"" },
    { HEAD ",\"parties\":[{\"id\":\"X\",\"name\":\"X\",\"kind\":\"state\"}]}", "#/parties/0/id", "found \"X\", expected an id of letters" },
    { HEAD ",\"parties\":[{\"id\":\"\",\"name\":\"X\",\"kind\":\"state\"}]}", "#/parties/0/id", "found \"\", expected text" },
    { HEAD ",\"parties\":[{\"id\":\"state\",\"name\":\"X\",\"kind\":\"state\"}]}", "#/parties/0/id", "no kind of parties" },
    { HEAD ",\"parties\":[{\"id\":\"party\",\"name\":\"X\",\"kind\":\"state\"}]}", "#/parties/0/id", "no kind of parties" },
    { HEAD ",\"parties\":[" NORTH "," NORTH "]}", "#/parties/1/id", "each id once" },
    { HEAD ",\"parties\":[{\"id\":\"x\",\"name\":\"X\",\"kind\":\"land\"}]}", "#/parties/0/kind", "found \"land\", expected one of person" },
    { PARTY (",\"colour\":1"), "#/parties/1/colour", "an unknown key" },
    { PARTY (",\"gender\":\"x\""), "#/parties/1/gender", "found \"x\", expected \"m\" or \"f\"" },
    { HEAD ",\"parties\":[{\"id\":\"x\",\"name\":\"X\",\"kind\":\"state\",\"gender\":\"m\"}]}", "#/parties/0/gender", "on persons only" },
    { PARTY (",\"plural\":1"), "#/parties/1/plural", "found 1, expected true or false" },
    { PARTY (",\"aliases\":\"A\""), "#/parties/1/aliases", "expected a list" },
    { PARTY (",\"aliases\":[\"\"]"), "#/parties/1/aliases/0", "text that is not empty" },
    { PARTY (",\"seats\":[\"A\",null]"), "#/parties/1/seats/1", "found null" },
    { PARTY (",\"demonyms\":[\"-\"]"), "#/parties/1/demonyms/0", "found \"-\", expected a name of 1 to 32 words" },
    { PARTY (",\"offices\":[{\"title\":\"president\",\"of\":\"nort\"}]"), "#/parties/1/offices/0/of", "(did you mean \"north\"?)" },
    { PARTY (",\"offices\":[{\"title\":\"President\",\"of\":\"north\"}]"), "#/parties/1/offices/0/title", "in lower case" },
    { PARTY (",\"offices\":[{\"of\":\"north\"}]"), "#/parties/1/offices/0", "no key \"title\"" },
    { PARTY (",\"offices\":[{\"title\":\"head\",\"of\":\"p\"}]"), "#/parties/1/offices/0/of", "another party" },
    { PARTY (",\"offices\":[{\"title\":\"head\",\"of\":\"north\",\"from\":\"2021-02-29\"}]"), "#/parties/1/offices/0/from", "a date such as" },
    { PARTY (",\"offices\":[{\"title\":\"head\",\"of\":\"north\",\"from\":\"2021-2-2\"}]"), "#/parties/1/offices/0/from", "a date such as" },
    { PARTY (",\"offices\":[{\"title\":\"head\",\"of\":\"north\",\"from\":20210202}]"), "#/parties/1/offices/0/from", "expected text" },
    { PARTY (",\"offices\":[{\"title\":\"head\",\"of\":\"north\",\"from\":\"2021-01-02\",\"to\":\"2021-01-01\"}]"),
      "#/parties/1/offices/0/to", "found \"2021-01-01\", expected a date not before \"from\", 2021-01-02" },
    { PARTY (",\"offices\":[{\"title\":\"head\",\"of\":\"north\",\"from\":\"2021-01-01\",\"to\":\"2021-01-01\"}]"), NULL, NULL },
    { PARTY (",\"member_of\":[{\"party\":\"p\"}]"), "#/parties/1/member_of/0/party", "another party" },
    { PARTY (",\"member_of\":[{\"party\":\"south\"}]"), "#/parties/1/member_of/0/party", "found \"south\", expected the id of a party" },
    { PARTY (",\"member_of\":[{\"party\":\"north\",\"to\":\"0000-01-01\"}]"), "#/parties/1/member_of/0/to", "a date such as" },
    { PARTY (",\"member_of\":[\"north\"]"), "#/parties/1/member_of/0", "expected an object" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_issues (void)
{
  static const Case cases[] = {
    { ISSUE (""), NULL, NULL },
    { ISSUE (",\"targets\":[{\"match\":\"{north} {state} {party}\",\"pole\":-0.5,\"note\":\"n\"}]"), NULL, NULL },
    { HEAD ",\"issues\":[{}]}", "#/issues/0", "no key \"id\"" },
    { HEAD ",\"issues\":[{\"id\":\"i\",\"proposition\":\"P.\"}]}", "#/issues/0", "no key \"name\"" },
    { HEAD ",\"issues\":[{\"id\":\"i\",\"name\":\"I\"}]}", "#/issues/0", "no key \"proposition\"" },
    { HEAD ",\"issues\":[" FULL_ISSUE ("") "," FULL_ISSUE ("") "]}", "#/issues/1/id", "each id once" },
    { ISSUE (",\"weight\":0"), "#/issues/0/weight", "above 0" },
    { ISSUE (",\"weight\":-1"), "#/issues/0/weight", "above 0" },
    { ISSUE (",\"weight\":\"1\""), "#/issues/0/weight", "found \"1\", expected a number" },
    { ISSUE (",\"poles\":[]"), "#/issues/0/poles", "expected an object" },
    { ISSUE (",\"poles\":{\"-1\":\"a\"}"), "#/issues/0/poles", "for each of its ends" },
    { ISSUE (",\"poles\":{\"-1\":\"a\",\"1\":\"b\",\"2\":\"c\"}"), "#/issues/0/poles/2", "found 2, expected a number from -1 to 1" },
    { ISSUE (",\"poles\":{\"low\":\"a\",\"1\":\"b\"}"), "#/issues/0/poles/low", "a number as the key" },
    { ISSUE (",\"poles\":{\"-1\":\"a\",\"1\":7}"), "#/issues/0/poles/1", "found 7" },
    { ISSUE (",\"poles\":{\"-1\":\"a\",\"1\":\"b\",\"note\":\"n\"}"), NULL, NULL },
    { ISSUE (",\"targets\":[{\"match\":\"tea\"}]"), "#/issues/0/targets/0", "no key \"pole\"" },
    { ISSUE (",\"targets\":[{\"pole\":1}]"), "#/issues/0/targets/0", "no key \"match\"" },
    { ISSUE (",\"targets\":[{\"match\":\"tea\",\"pole\":0}]"), "#/issues/0/targets/0/pole", "found 0, expected a number that is not 0" },
    { ISSUE (",\"targets\":[{\"match\":\"tea\",\"pole\":1.5}]"), "#/issues/0/targets/0/pole", "found 1.5, expected a number from -1 to 1" },
    { ISSUE (",\"targets\":[{\"match\":\"tea\",\"pole\":true}]"), "#/issues/0/targets/0/pole", "found true, expected a number" },
    { ISSUE (",\"targets\":[{\"match\":\"tea\",\"position\":1}]"), "#/issues/0/targets/0/position", "one of match, pole, by" },
    { ISSUE (",\"targets\":[{\"match\":\"\",\"pole\":1}]"), "#/issues/0/targets/0/match", "text that is not empty" },
    { ISSUE (",\"targets\":[{\"match\":\"[a|b\",\"pole\":1}]"), "#/issues/0/targets/0/match", "expected ]" },
    { ISSUE (",\"targets\":[{\"match\":\"{nort} tea\",\"pole\":1}]"), "#/issues/0/targets/0/match",
      "found \"{nort}\", expected the id of a party, a kind of parties or {party} (did you mean \"north\"?)" },
    { ISSUE (",\"targets\":[{\"match\":\"{} tea\",\"pole\":1}]"), "#/issues/0/targets/0/match", "found \"{}\"" },
    { ISSUE (",\"targets\":[{\"match\":\"{north tea\",\"pole\":1}]"), "#/issues/0/targets/0/match", "found" },
    { ISSUE (",\"targets\":[{\"match\":\"tea\",\"pole\":1,\"by\":[]}]"), "#/issues/0/targets/0/by", "at least one party" },
    { ISSUE (",\"targets\":[{\"match\":\"tea\",\"pole\":1,\"by\":[\"x\"]}]"), "#/issues/0/targets/0/by/0", "found \"x\", expected the id of a party" },
    { ISSUE (",\"targets\":[{\"match\":\"tea\",\"pole\":1,\"by\":\"north\"}]"), "#/issues/0/targets/0/by", "expected a list" },
    { ISSUE (",\"phrases\":[{\"match\":\"tea\",\"position\":0}]"), NULL, NULL },
    { ISSUE (",\"phrases\":[{\"match\":\"tea\",\"position\":-2}]"), "#/issues/0/phrases/0/position", "from -1 to 1" },
    { ISSUE (",\"phrases\":[{\"match\":\"tea\",\"pole\":1}]"), "#/issues/0/phrases/0/pole", "an unknown key" },
    { ISSUE (",\"not\":[\"~3\"]"), "#/issues/0/not/0", "expected" },
    { ISSUE (",\"not\":[{\"match\":\"x\"}]"), "#/issues/0/not/0", "found an object" },
    { ISSUE (",\"nots\":[]"), "#/issues/0/nots", "(did you mean \"not\"?)" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_examples (void)
{
  static const Case cases[] = {
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"holder\":\"north\",\"position\":1,\"tolerance\":0,\"date\":\"2025-02-13\"}]"), NULL, NULL },
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"holder\":null,\"position\":null}]"), NULL, NULL },
    { ISSUE (",\"examples\":[{\"holder\":null,\"position\":null}]"), "#/issues/0/examples/0", "no key \"text\"" },
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"position\":1}]"), "#/issues/0/examples/0", "no key \"holder\"" },
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"holder\":\"north\"}]"), "#/issues/0/examples/0", "no key \"position\"" },
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"holder\":\"north\",\"position\":null}]"), "#/issues/0/examples/0/position", "found null" },
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"holder\":null,\"position\":1}]"), "#/issues/0/examples/0/holder", "found null" },
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"holder\":\"south\",\"position\":1}]"), "#/issues/0/examples/0/holder", "found \"south\"" },
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"holder\":\"north\",\"position\":2}]"), "#/issues/0/examples/0/position", "from -1 to 1" },
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"holder\":\"north\",\"position\":\"1\"}]"), "#/issues/0/examples/0/position", "a number" },
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"holder\":\"north\",\"position\":1,\"tolerance\":-1}]"), "#/issues/0/examples/0/tolerance", "from 0" },
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"holder\":\"north\",\"position\":1,\"date\":\"today\"}]"), "#/issues/0/examples/0/date", "a date" },
    { ISSUE (",\"examples\":[{\"text\":\"T.\",\"holder\":[],\"position\":{}}]"), "#/issues/0/examples/0/position", "an object" },
  };

  check_cases (cases, G_N_ELEMENTS (cases));
}

/* All faults are given, and the error of loading has the first and their number. */
static void
test_many (void)
{
  static const char json[] = ISSUE (",\"weight\":0,\"poles\":[],\"a\":1,\"b\":2,\"targets\":[{}]");
  g_autofree char *faults = faults_of (json), *path = written (json, -1), *first = NULL;
  g_auto (GStrv) lines = g_strsplit (faults, "\n", -1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_null (stance_model_load (path, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
  first = g_strconcat (path, lines[0], NULL);
  g_assert_true (g_str_has_prefix (error->message, first));
  g_assert_true (g_str_has_suffix (error->message, "(6 faults in all)"));
}

/* A name as long as a text is no name, and thousands of names are too many. */
static void
test_sizes (void)
{
  g_autoptr (GString) words = g_string_new (PARTY (",\"aliases\":[\""));
  g_autoptr (GString) many = g_string_new (HEAD ",\"parties\":[");
  g_autofree char *faults = NULL, *of_many = NULL;

  g_string_truncate (words, words->len - strlen ("}]}"));
  for (guint i = 0; i < 40; i++)
    g_string_append (words, "word ");
  g_string_append (words, "\"]}]}");
  faults = faults_of (words->str);
  g_assert_nonnull (strstr (faults, "#/parties/1/aliases/0: "));
  g_assert_nonnull (strstr (faults, "1 to 32 words"));
  for (guint i = 0; i < 4097; i++)
    g_string_append_printf (many, "%s{\"id\":\"p%u\",\"name\":\"P\",\"kind\":\"state\"}", i ? "," : "", i);
  g_string_append (many, "]}");
  of_many = faults_of (many->str);
  g_assert_nonnull (strstr (of_many, "#/parties/4096/id: found one more party, expected at most 4096 parties"));
}

/* Of each beginning of a good model there is a fault, and no crash. */
static void
test_truncated (void)
{
  g_autofree char *source = fixture_path ("quarrel.json"), *actors = fixture_path ("actors.json"), *content = NULL, *copied = NULL;
  g_autofree char *beside = g_build_filename (folder, "actors.json", NULL);
  gsize length, n;

  g_assert_true (g_file_get_contents (actors, &copied, &n, NULL));
  g_assert_true (g_file_set_contents (beside, copied, (gssize) n, NULL));
  g_assert_true (g_file_get_contents (source, &content, &length, NULL));
  length = strlen (g_strchomp (content));
  for (gsize i = 0; i <= length; i++)
    {
      g_autofree char *path = written (content, (gssize) i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) faults = stance_model_check_file (path, &error);

      g_assert_no_error (error);
      g_assert_cmpint (faults->len > 0, ==, i < length);
    }
  g_remove (beside);
}

/* A good model with one byte changed is read or refused. */
static void
test_changed (void)
{
  g_autofree char *source = fixture_path ("actors.json"), *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &content, &length, NULL));
  for (gsize i = 0; i < length; i += 31)
    {
      static const char bytes[] = "\0\"{}[],:\\x0-\xff";
      char kept = content[i];
      g_autofree char *path = NULL;
      g_autoptr (GPtrArray) faults = NULL;

      content[i] = bytes[i % (sizeof bytes - 1)];
      path = written (content, (gssize) length);
      faults = stance_model_check_file (path, NULL);
      g_assert_nonnull (faults);
      content[i] = kept;
    }
}

static void
test_includes (void)
{
  g_autofree char *circle = fixture_path ("circle.json"), *actors = fixture_path ("actors.json");
  g_autofree char *own = NULL, *broken = g_build_filename (folder, "broken.json", NULL), *faults = NULL;
  g_autoptr (GPtrArray) of_circle = stance_model_check_file (circle, NULL), of_actors = stance_model_check_file (actors, NULL);

  g_assert_cmpuint (of_circle->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (of_circle, 0), "c.json#/include/0: found \"b.json\", which includes this file"));
  g_assert_cmpuint (of_actors->len, ==, 0);
  /* What the folder of models has can be included from anywhere. */
  own = faults_of (HEAD ",\"include\":[\"actors/world.json\"]}");
  g_assert_cmpstr (own, ==, "");
  /* With a file missing, ids that it may hold are no faults. */
  g_assert_true (g_file_set_contents (broken, "{", -1, NULL));
  faults = faults_of (HEAD ",\"include\":[\"nowhere.json\"],\"issues\":[" FULL_ISSUE (
    ",\"targets\":[{\"match\":\"{gone}\",\"pole\":1,\"by\":[\"gone\"]}]") "]}");
  g_assert_null (strchr (faults, '\n'));
  g_remove (broken);
}

/* An included file has parties and no issues, and is in the same language. */
static void
test_included_head (void)
{
  static const struct
  {
    const char *included;
    const char *message;
  } cases[] = {
    { "{\"format\":\"stance-model/1\",\"id\":\"a\",\"title\":\"A\",\"issues\":[]}", "inner.json#/issues: found an unknown key" },
    { "{\"format\":\"stance-model/1\",\"id\":\"a\",\"title\":\"A\",\"language\":\"de\"}", "inner.json#/language: found \"de\"" },
    { "{\"format\":\"stance-model/1\",\"id\":\"a\",\"title\":\"A\",\"parties\":[{}]}", "inner.json#/parties/0: found no key \"id\"" },
    { "[", "inner.json#/0: found the end of the file" },
  };
  g_autofree char *inner = g_build_filename (folder, "inner.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = written (HEAD ",\"include\":[\"inner.json\"]}", -1);
      g_autoptr (GPtrArray) faults = NULL;

      g_assert_true (g_file_set_contents (inner, cases[i].included, -1, NULL));
      faults = stance_model_check_file (path, NULL);
      g_assert_cmpuint (faults->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), cases[i].message));
    }
  g_remove (inner);
}

static void
write_link (guint from, guint to)
{
  g_autofree char *name = g_strdup_printf ("link%u.json", from), *path = g_build_filename (folder, name, NULL);
  g_autofree char *json = g_strdup_printf (
    "{\"format\":\"stance-model/1\",\"id\":\"l\",\"title\":\"L\",\"include\":[\"link%u.json\"]}", to);

  g_assert_true (g_file_set_contents (path, json, -1, NULL));
}

static void
test_include_depth (void)
{
  g_autofree char *faults = NULL, *path = written (HEAD ",\"include\":[\"link0.json\"]}", -1);
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 12; i++)
    write_link (i, i + 1);
  found = stance_model_check_file (path, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (found, 0), "link7.json#/include/0: found \"link8.json\", expected at most 8 files deep"));
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("link%u.json", i), *gone = g_build_filename (folder, name, NULL);

      g_remove (gone);
    }
}

static void
test_find (void)
{
  g_autofree char *found = stance_model_find_file ("gaza-ceasefire", NULL), *builtin = stance_model_find_file (NULL, NULL);
  g_autofree char *fixture = fixture_path ("actors.json"), *path = stance_model_find_file (fixture, NULL);
  static const struct
  {
    const char *name;
    const char *message;
  } cases[] = {
    { "gaza-ceasfire", "gaza-ceasefire, iran-nuclear, taiwan-strait, template, ukraine-settlement (did you mean \"gaza-ceasefire\"?)" },
    { "No Such", "found \"No Such\", expected a file or one of" },
    { "", "found \"\"" },
    { "no/such", "no/such: found no file" },
    { "such.json", "such.json: found no file" },
  };

  g_assert_true (g_str_has_suffix (found, "/gaza-ceasefire.json"));
  g_assert_true (g_str_has_suffix (builtin, "/ukraine-settlement.json"));
  g_assert_cmpstr (path, ==, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) second = NULL;

      g_assert_null (stance_model_find_file (cases[i].name, &error));
      g_assert_nonnull (strstr (error->message, cases[i].message));
      g_assert_null (stance_model_load (cases[i].name, &second));
      g_assert_cmpstr (second->message, ==, error->message);
    }
}

static void
test_unreadable (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) directory = NULL;

  g_assert_null (stance_model_check_file ("no/such.json", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (stance_model_check_file (folder, &directory));
  g_assert_nonnull (directory);
}

/* What ships has no faults. */
static void
test_shipped (void)
{
  static const char *const names[] = { "ukraine-settlement", "gaza-ceasefire", "iran-nuclear", "taiwan-strait", "template" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = stance_model_find_file (names[i], NULL);
      g_autoptr (GPtrArray) faults = stance_model_check_file (path, NULL);
      g_autoptr (StanceModel) model = stance_model_load (names[i], NULL);

      for (guint k = 0; k < faults->len; k++)
        g_test_message ("%s", (const char *) g_ptr_array_index (faults, k));
      g_assert_cmpuint (faults->len, ==, 0);
      g_assert_nonnull (model);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("stance-model-XXXXXX", NULL);
  g_test_add_func ("/model-check/head", test_head);
  g_test_add_func ("/model-check/parties", test_parties);
  g_test_add_func ("/model-check/issues", test_issues);
  g_test_add_func ("/model-check/examples", test_examples);
  g_test_add_func ("/model-check/many", test_many);
  g_test_add_func ("/model-check/sizes", test_sizes);
  g_test_add_func ("/model-check/truncated", test_truncated);
  g_test_add_func ("/model-check/changed", test_changed);
  g_test_add_func ("/model-check/includes", test_includes);
  g_test_add_func ("/model-check/included-head", test_included_head);
  g_test_add_func ("/model-check/include-depth", test_include_depth);
  g_test_add_func ("/model-check/find", test_find);
  g_test_add_func ("/model-check/unreadable", test_unreadable);
  g_test_add_func ("/model-check/shipped", test_shipped);
  status = g_test_run ();
  g_autofree char *left = g_build_filename (folder, "model.json", NULL);
  g_remove (left);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
