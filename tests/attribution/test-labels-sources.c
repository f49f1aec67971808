/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An attribution without a source takes that of the one before it in its sentence, and nothing else. */
#include "stance-labeller-private.h"

/* Words 0 to 9 are one sentence, 10 to 19 the next. */
static guint32 sentences[20] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };

/* "cue: s1-3 c5-9; ..." as attributions, in the order of their cues. */
static StanceLabels *
read_labels (const char *shown)
{
  g_auto (GStrv) all = g_strsplit (shown, "; ", -1);
  StanceLabels *labels = stance_labels_new ();

  for (guint i = 0; all[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (all[i], " ", -1);
      StanceLabelled labelled = { .cue = (guint32) g_ascii_strtoull (parts[0], NULL, 10), .first_piece = labels->pieces->len };

      for (guint k = 1; parts[k]; k++)
        {
          char *end;
          guint32 first = (guint32) g_ascii_strtoull (parts[k] + 1, &end, 10);
          StancePiece piece = { first, (guint32) g_ascii_strtoull (end + 1, NULL, 10), parts[k][0] == 's' ? STANCE_ROLE_SOURCE : STANCE_ROLE_CONTENT };

          g_array_append_val (labels->pieces, piece);
        }
      labelled.end_piece = labels->pieces->len;
      g_array_append_val (labels->attributions, labelled);
    }
  return labels;
}

static char *
show (const StanceLabels *labels)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < labels->attributions->len; i++)
    {
      const StanceLabelled *labelled = &g_array_index (labels->attributions, StanceLabelled, i);

      g_string_append_printf (shown, "%s%u", i ? "; " : "", labelled->cue);
      for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
        {
          const StancePiece *piece = &g_array_index (labels->pieces, StancePiece, p);

          g_string_append_printf (shown, " %c%u-%u", piece->role == STANCE_ROLE_SOURCE ? 's' : 'c', piece->first, piece->end);
        }
    }
  return g_string_free (shown, FALSE);
}

static const char *const cases[][2] = {
  { "1 s0-1 c2-4; 5 c6-9", "1 s0-1 c2-4; 5 s0-1 c6-9" },
  { "1 s0-1 c2-4; 12 c13-15", "1 s0-1 c2-4; 12 c13-15" },
  { "1 c2-4; 5 s4-5 c6-9", "1 c2-4; 5 s4-5 c6-9" },
  { "1 s0-1 c2-4; 5 s4-5 c6-7; 8 c9-10", "1 s0-1 c2-4; 5 s4-5 c6-7; 8 s4-5 c9-10" },
  { "1 s0-1 c2-4; 5 c6-7; 8 c9-10", "1 s0-1 c2-4; 5 s0-1 c6-7; 8 s0-1 c9-10" },
  { "3 s4-5 c0-2; 7 c4-6", "3 s4-5 c0-2; 7 c4-6" },
  { "3 s0-1 s4-5 c1-2; 7 c2-3 c8-9", "3 s0-1 s4-5 c1-2; 7 s0-1 c2-3 s4-5 c8-9" },
};

static void
test_cases (void)
{
  const StanceLabellerWords words = { .sentences = sentences, .n = G_N_ELEMENTS (sentences) };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceLabels) labels = read_labels (cases[i][0]);
      g_autofree char *found = NULL;

      stance_labels_share_sources (labels, &words);
      found = show (labels);
      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/labels-sources/cases", test_cases);
  return g_test_run ();
}
