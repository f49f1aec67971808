/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the labeller finds joins what the rules find: labels are given here, so that no model is needed. */
#include "speech-fixture.h"

typedef struct
{
  const char *text;
  const char *source;   /* NULL for none */
  const char *cue;
  const char *content;
  const char *part;     /* whose speaker is asked for */
  const char *speaker;  /* "-" for nobody */
} LabelCase;

static void
add_piece (StanceLabels *labels, const StanceText *text, StanceRole role, const char *words)
{
  g_autoptr (StanceText) given = words ? fixture_text (words) : NULL;
  StancePiece piece = { .role = role };

  if (!given)
    return;
  piece.first = fixture_find (text, words);
  piece.end = piece.first + given->tokens->len;
  g_array_append_val (labels->pieces, piece);
}

static StanceLabels *
labels_of (const LabelCase *c, const StanceText *text)
{
  StanceLabels *labels = stance_labels_new ();
  StanceLabelled labelled = { .probability = 0.9f };

  labelled.cue = fixture_find (text, c->cue);
  add_piece (labels, text, STANCE_ROLE_SOURCE, c->source);
  add_piece (labels, text, STANCE_ROLE_CUE, c->cue);
  add_piece (labels, text, STANCE_ROLE_CONTENT, c->content);
  labelled.end_piece = labels->pieces->len;
  g_array_append_val (labels->attributions, labelled);
  return labels;
}

static char *
speaker_of (const LabelCase *c)
{
  g_autoptr (StanceSpeech) speech = fixture_speech (c->text);
  g_autoptr (StanceLabels) labels = labels_of (c, speech->syntax->text);
  guint32 attribution;

  stance_speech_take_labels (speech, labels);
  fixture_check_speech (speech);
  attribution = speech->attribution_of[fixture_find (speech->syntax->text, c->part)];
  if (attribution == STANCE_NONE)
    return g_strdup ("-");
  return fixture_slice (speech->syntax->text, stance_speech_actor (speech, stance_speech_attribution (speech, attribution)->source)->first,
                        stance_speech_actor (speech, stance_speech_attribution (speech, attribution)->source)->end);
}

static void
test_labels (void)
{
  static const LabelCase cases[] = {
    /* a cue that no list has */
    { "Miller ventured that the border could move.", "Miller", "ventured", "that the border could move", "border", "Miller" },
    { "The border could move, Miller ventured.", "Miller", "ventured", "The border could move", "border", "Miller" },
    /* a quotation goes to the source */
    { "Miller's slogan was \"no more walls\" until today.", "Miller's", "slogan", "\"no more walls\"", "walls", "Miller" },
    /* without a source, or with one that names nobody, there is no attribution */
    { "The border could move, it ventured.", NULL, "ventured", "The border could move", "border", "-" },
    /* words of an attitude are left to the mapping */
    { "Miller rejected the border.", "Miller", "rejected", "the border", "border", "-" },
    /* what the rules have found stays, and ends where the labeller ends it */
    { "Miller said the talks failed as the border closed.", "Miller", "said", "the talks failed", "talks", "Miller" },
    { "Miller said the talks failed as the border closed.", "Miller", "said", "the talks failed", "border", "-" },
    /* where they have found no content, what the labeller finds counts */
    { "The border could move, Miller told reporters.", "Miller", "told", "The border could move", "border", "Miller" },
    /* but not before what goes on behind a cue in between */
    { "Miller said the talks failed, Brown added, and that the border closed.", "Miller", "said", "the talks failed", "border", "Miller" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = speaker_of (&cases[i]);

      g_test_message ("\"%s\" in: %s", cases[i].part, cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].speaker);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speech-labels/join", test_labels);
  return g_test_run ();
}
