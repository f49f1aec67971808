/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says what by the layout of a text alone: signatures and conversations. */
#include "speech-fixture.h"

#include "stance-labeller-private.h"

#define LD "\xe2\x80\x9c"
#define RD "\xe2\x80\x9d"
#define BAR "\xe2\x80\x95"
#define EM "\xe2\x80\x94"
#define EN "\xe2\x80\x93"

/* "source | content", in the order of the cues, parted by " / ". */
static char *
show (const StanceText *text, const StanceLabels *labels)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < labels->attributions->len; i++)
    {
      const StanceLabelled *labelled = &g_array_index (labels->attributions, StanceLabelled, i);
      g_autofree char *parts[STANCE_N_ROLES] = { NULL };

      for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
        {
          const StancePiece *piece = &g_array_index (labels->pieces, StancePiece, p);

          g_assert_true (p == labelled->first_piece || piece[-1].end <= piece->first);
          g_autofree char *words = fixture_slice (text, piece->first, piece->end), *before = parts[piece->role];

          parts[piece->role] = before ? g_strjoin (" + ", before, words, NULL) : g_strdup (words);
        }
      g_assert_true (i == 0 || labelled[-1].cue < labelled->cue);
      g_string_append_printf (shown, "%s%s | %s", i ? " / " : "", parts[STANCE_ROLE_SOURCE], parts[STANCE_ROLE_CONTENT]);
      for (guint r = 0; r < STANCE_N_ROLES; r++)
        g_free (g_steal_pointer (&parts[r]));
    }
  return g_string_free (shown, FALSE);
}

static const char *const cases[][2] = {
  { LD "The bridge is safe." RD " " BAR " Ada Morel, 41, Port Sele", "Ada Morel | " LD "The bridge is safe." RD },
  { "\"The bridge is safe.\"\n\n- Ada Morel, engineer.", "Ada Morel | \"The bridge is safe.\"" },
  { "\"The bridge is safe.\"\n-- Dr. Morel.", "Dr. Morel | \"The bridge is safe.\"" },
  { LD "Safe." RD " " EM " Ada Morel\n" LD "Old." RD " " EM " Jo Lind", "Ada Morel | " LD "Safe." RD " / Jo Lind | " LD "Old." RD },
  { "\"The bridge\" is old.\n\n- Ada Morel", "" },
  { "The bridge is safe.\n\n- Ada Morel", "" },
  { "- Ada Morel", "" },
  { "\"The bridge is safe.\" " EN " 41 of 60 said so", "" },
  { "PORT SELE " EM " The bridge is \"safe\".", "" },
  { "\"Safe\" " EN " The minister said this on a day on which nobody else in the whole town had time to look at it.", "" },
  { "\"\" - Ada", "" },
  { "MOREL: Is it safe?\n\nLIND: It is.\n\nMOREL: Thank you.", "MOREL | Is it safe? / LIND | It is. / MOREL | Thank you." },
  { "DR. MOREL: Is it safe?\nLIND: It is.\nDR. MOREL: Thank you.\nGoodbye.", "DR. MOREL | Is it safe? / LIND | It is. / DR. MOREL | Thank you." },
  { "\"MOREL: Is it safe?\n\n\"LIND: It is.\n\n\"MOREL: Thank you.\"", "MOREL | Is it safe? / LIND | It is. / MOREL | Thank you.\"" },
  { "UPDATE: The bridge is closed.\n\nMORE: The bridge.", "" },
  { "UPDATE: The bridge is closed.\n\nUPDATE: It is open.\n\nUPDATE: It is closed.", "" },
  { "An: one\n\nMOREL:\n\nLIND: two\n\nLIND: three", "" },
  { "Q: Is it safe?\n\nA: It is. It was.\n\nQ: Thank you.", "Q | Is it safe? / A | It is. It was. / Q | Thank you." },
  { "", "" },
  { "\n\n-\n\n:\n\n\"\n\n" EM, "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceText) text = fixture_text (cases[i][0]);
      g_autoptr (StanceLabels) labels = stance_labels_new (), none = stance_labels_new ();
      g_autofree char *found = NULL, *again = NULL;

      g_test_message ("%s", cases[i][0]);
      stance_labels_add_layout (labels, text, 0.5f);
      found = show (text, labels);
      g_assert_cmpstr (found, ==, cases[i][1]);
      stance_labels_add_layout (labels, text, 0.5f);
      again = show (text, labels);
      g_assert_cmpstr (again, ==, found);
      stance_labels_add_layout (none, text, 0.95f);
      g_assert_cmpuint (none->attributions->len, ==, 0);
    }
}

/* What was found already, by its words. */
static void
add_found (StanceLabels *labels, const StanceText *text, const char *const words[STANCE_N_ROLES])
{
  StanceLabelled labelled = { .cue = fixture_find (text, words[STANCE_ROLE_CUE]), .probability = 0.8f, .first_piece = labels->pieces->len };

  for (guint32 i = 0; i < text->tokens->len; i++)
    for (guint32 role = STANCE_ROLE_SOURCE; role < STANCE_N_ROLES; role++)
      {
        g_autoptr (StanceText) given = fixture_text (words[role]);
        StancePiece piece = { i, i + given->tokens->len, role };

        if (fixture_find (text, words[role]) == i)
          g_array_append_val (labels->pieces, piece);
      }
  labelled.end_piece = labels->pieces->len;
  g_array_append_val (labels->attributions, labelled);
}

#define QUOTED "\"The bridge is safe,\" Morel said."
#define FOUND { NULL, "Morel", "said", "\"The bridge is safe,\"" }

/* Quotations behind one that has a speaker, and datelines in what was found. */
static void
test_found (void)
{
  static const struct { const char *text; const char *words[STANCE_N_ROLES]; const char *expected; } found_cases[] = {
    { QUOTED "\n\n\"It stands.\"", FOUND, "Morel | \"The bridge is safe,\" + \"It stands.\"" },
    { QUOTED "\n\n\"It stands.\n\n\"It will stand.\"\n\nIt fell.", FOUND, "Morel | \"The bridge is safe,\" + \"It stands. + \"It will stand.\"" },
    { QUOTED "\n\nIt stands.\n\n\"It fell.\"", FOUND, "Morel | \"The bridge is safe,\"" },
    { QUOTED "\n\n\"It stands,\" Lind added.", FOUND, "Morel | \"The bridge is safe,\"" },
    { QUOTED "\n\n\"It stands.\"\n\n- Jo Lind", FOUND, "Morel | \"The bridge is safe,\" + \"It stands.\"" },
    { "Morel said that it rains.\n\n\"It stands.\"", { NULL, "Morel", "said", "that it rains" }, "Morel | that it rains" },
    { "PORT SELE, March 3 (Agency) - Morel said that it rains.", { NULL, "PORT SELE, March 3 (Agency) - Morel", "said", "that it rains" },
      "Morel | that it rains" },
    { "PORT SELE - It rains, Morel said.", { NULL, "Morel", "said", "PORT SELE - It rains" }, "Morel | It rains" },
    { "Port Sele - Morel said it rains.", { NULL, "Port Sele - Morel", "said", "it rains" }, "Port Sele - Morel | it rains" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (found_cases); i++)
    {
      g_autoptr (StanceText) text = fixture_text (found_cases[i].text);
      g_autoptr (StanceLabels) labels = stance_labels_new ();
      g_autofree char *found = NULL;

      add_found (labels, text, found_cases[i].words);
      stance_labels_add_layout (labels, text, 0.95f);
      found = show (text, labels);
      g_assert_cmpstr (found, ==, found_cases[i].expected);
    }
}

/* A conversation of many turns, which meson's timeout watches. */
static void
test_long (void)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (StanceLabels) labels = stance_labels_new ();
  g_autoptr (StanceText) text = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (content, "%s: Is it safe?\n", i % 2 ? "MOREL" : "LIND");
  text = fixture_text (content->str);
  stance_labels_add_layout (labels, text, 0.5f);
  g_assert_cmpuint (labels->attributions->len, ==, 20000);
  stance_labels_add_layout (labels, text, 0.5f);
  g_assert_cmpuint (labels->attributions->len, ==, 20000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/labels-layout/cases", test_cases);
  g_test_add_func ("/labels-layout/found", test_found);
  g_test_add_func ("/labels-layout/long", test_long);
  return g_test_run ();
}
