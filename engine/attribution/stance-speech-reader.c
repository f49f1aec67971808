/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-attribution-private.h"

struct _StanceSpeechReader
{
  StanceFrontEnd *front_end;
  StanceTreeReader *trees;
  const StanceLabeller *labeller;
  StanceLabellerScratch *scratch;
};

StanceSpeechReader *
stance_speech_reader_new (StanceFrontEnd *front_end, const StanceLabeller *labeller)
{
  StanceSpeechReader *self = g_new0 (StanceSpeechReader, 1);

  self->front_end = g_object_ref (front_end);
  self->trees = stance_tree_reader_new (front_end);
  self->labeller = labeller;
  self->scratch = stance_labeller_scratch_new ();
  return self;
}

void
stance_speech_reader_free (StanceSpeechReader *self)
{
  stance_tree_reader_free (self->trees);
  stance_labeller_scratch_free (self->scratch);
  g_object_unref (self->front_end);
  g_free (self);
}

static gboolean
wants_any (const StanceText *text, const guint8 *wanted)
{
  for (guint i = 0; i < text->sentences->len; i++)
    if (!wanted || wanted[i])
      return TRUE;
  return FALSE;
}

StanceSpeech *
stance_speech_reader_read (StanceSpeechReader *self, StanceText *text, const guint8 *wanted)
{
  StanceSpeech *speech = stance_speech_new (stance_syntax_new (text, self ? self->trees : NULL, wanted));
  g_autoptr (StanceLabels) labels = NULL;

  if (!self || !self->labeller || !wants_any (text, wanted))
    return speech;
  labels = stance_labeller_label (self->labeller, self->front_end, text, self->scratch);
  stance_speech_take_labels (speech, labels);
  return speech;
}
