/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-labeller-network-private.h"

#include <math.h>
#include <string.h>

#include "stance-hashes-private.h"

/* So many words go through the network together: enough for fast products, few enough for the caches. */
#define BATCH_WORDS 512
/* Source and content are seldom sure: only a word that is likelier a cue than the threshold to this power, somewhat more than the threshold itself, is
 * looked at. */
#define DOUBT 0.7f

/* The sizes of the network, as the file has them. */
typedef struct
{
  guint32 size;
  guint32 n_layers;
  guint32 cue_size;
  guint32 pair_size;
  guint32 pair_layers;
  guint32 n_tags;
  guint32 threshold;    /* in millionths */
} ShapeHead;

struct _StanceLabellerScratch
{
  StanceLabellerWords words;
  StanceLabellerMemory memory;
  StanceReading reading;
};

StanceLabellerScratch *
stance_labeller_scratch_new (void)
{
  StanceLabellerScratch *self = g_new0 (StanceLabellerScratch, 1);

  self->words.joins = TRUE;
  stance_labeller_memory_init (&self->memory);
  stance_reading_init (&self->reading);
  return self;
}

void
stance_labeller_scratch_free (StanceLabellerScratch *self)
{
  stance_labeller_words_clear (&self->words);
  stance_labeller_memory_clear (&self->memory);
  stance_reading_clear (&self->reading);
  g_free (self);
}

void
stance_labeller_set_tags (StanceLabeller *self, StanceFrontEnd *front_end)
{
  self->n_tags = stance_front_end_get_n_tags (front_end);
  self->tag_kinds = g_new0 (guint8, self->n_tags);
  for (guint tag = 0; tag < self->n_tags; tag++)
    {
      const char *upos = stance_front_end_get_upos (front_end, tag);

      self->tag_kinds[tag] = g_str_equal (upos, "VERB") ? STANCE_KIND_VERB : g_str_equal (upos, "NOUN") ? STANCE_KIND_NOUN : 0;
    }
}

/* Takes the words that are likely to be cues; `offset` is the batch's first word in the text. */
static void
find_cues (const StanceLabeller *self, const StanceLabellerWords *words, guint from, guint to, StanceLabellerMemory *memory)
{
  float probability = powf (self->threshold, DOUBT), least = logf (probability / (1 - probability));
  guint offset = words->starts[from];

  g_array_set_size (memory->cues, 0);
  for (guint s = from; s < to; s++)
    for (guint i = words->starts[s]; i < words->starts[s + 1]; i++)
      if (memory->logits[i - offset] >= least)
        stance_labeller_add_cue (memory, i - offset, words->starts[s] - offset, words->starts[s + 1] - offset);
}

/* Labels paragraphs [from, to) in one batch. */
static void
label_batch (const StanceLabeller *self, StanceLabellerScratch *scratch, guint from, guint to, StanceLabels *out)
{
  StanceLabellerMemory *memory = &scratch->memory;
  const StanceLabellerWords *words = &scratch->words;
  StanceSequences sequences = { words->ids, words->starts + from, to - from };
  guint offset = words->starts[from], n = stance_sequences_n_words (&sequences), n_pairs;

  memory->vectors = stance_encoder_run (&self->encoder, &self->parameters, &sequences, &memory->encoder);
  stance_labeller_project (self, n, memory);
  stance_labeller_score_cues (self, n, memory);
  find_cues (self, words, from, to, memory);
  if (memory->cues->len == 0)
    return;
  n_pairs = stance_labeller_open_pairs (self, words, offset, memory, FALSE);
  memory->seen = stance_encoder_run (&self->pairs, &self->parameters, &(StanceSequences) { NULL, memory->starts, memory->cues->len }, &memory->pairs);
  stance_labeller_score_roles (self, n_pairs, memory);
  stance_labels_read (out, self, words, memory, offset);
}

StanceLabels *
stance_labels_new (void)
{
  StanceLabels *self = g_new (StanceLabels, 1);

  self->attributions = g_array_new (FALSE, FALSE, sizeof (StanceLabelled));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (StancePiece));
  return self;
}

void
stance_labels_free (StanceLabels *self)
{
  g_array_unref (self->attributions);
  g_array_unref (self->pieces);
  g_free (self);
}

StanceLabels *
stance_labeller_label (const StanceLabeller *self, StanceFrontEnd *front_end, const StanceText *text, StanceLabellerScratch *scratch)
{
  StanceLabels *out = stance_labels_new ();
  guint from = 0;

  stance_front_end_tag (front_end, text, &scratch->reading);
  stance_labeller_words_read (&scratch->words, self, front_end, text, &scratch->reading);
  while (from < scratch->words.n_sequences)
    {
      const guint32 *starts = scratch->words.starts;
      guint to = from + 1;

      while (to < scratch->words.n_sequences && starts[to + 1] - starts[from] <= BATCH_WORDS)
        to++;
      label_batch (self, scratch, from, to, out);
      from = to;
    }
  stance_labels_share_sources (out, &scratch->words);
  stance_labels_add_layout (out, text, self->threshold);
  return out;
}

static gboolean
is_size (guint32 size, guint32 most)
{
  return size > 0 && size <= most;
}

static gboolean
load_shape (StanceLabeller *self, GError **error)
{
  gsize length;
  const guint32 *bytes = (const guint32 *) (gconstpointer) stance_model_file_section (self->file, "shape", &length);
  ShapeHead head;
  guint32 *numbers = (guint32 *) &head;

  if (!bytes || length != sizeof head)
    return stance_model_file_fail (self->file, "shape", "no shape", error);
  for (gsize i = 0; i < sizeof head / sizeof *bytes; i++)
    numbers[i] = GUINT32_FROM_LE (bytes[i]);
  if (!is_size (head.size, 1024) || head.size % 2 || !is_size (head.pair_size, 1024) || head.pair_size % 2 || !is_size (head.cue_size, 1024)
      || !is_size (head.n_layers, STANCE_ENCODER_MAX_LAYERS) || !is_size (head.pair_layers, STANCE_ENCODER_MAX_LAYERS)
      || !is_size (head.n_tags, G_MAXUINT16) || !is_size (head.threshold, 999999))
    return stance_model_file_fail (self->file, "shape", "a network of another shape", error);
  self->cue_size = head.cue_size;
  self->pair_size = head.pair_size;
  self->n_tags = head.n_tags;
  self->threshold = (float) head.threshold / 1e6f;
  stance_labeller_shape (self, head.size, head.n_layers, head.pair_layers);
  return TRUE;
}

StanceLabeller *
stance_labeller_new_for_file (StanceModelFile *file, GError **error)
{
  g_autoptr (StanceLabeller) self = g_new0 (StanceLabeller, 1);

  self->file = file;
  self->senses = stance_senses_load (file, error);
  if (!self->senses || !stance_hashes_load (file, "forms", &self->forms, &self->n_forms, error)
      || !stance_hashes_load (file, "lemmas", &self->lemmas, &self->n_lemmas, error) || !load_shape (self, error)
      || !stance_parameters_load (&self->parameters, file, "network", error))
    return NULL;
  return g_steal_pointer (&self);
}

StanceLabeller *
stance_labeller_open (const char *path, StanceFrontEnd *front_end, GError **error)
{
  StanceModelFile *file = stance_model_file_open (path, STANCE_LABELLER_KIND, error);
  g_autoptr (StanceLabeller) self = file ? stance_labeller_new_for_file (file, error) : NULL;
  guint n_tags;

  if (!self)
    return NULL;
  n_tags = self->n_tags;
  stance_labeller_set_tags (self, front_end);
  if (n_tags == self->n_tags)
    return g_steal_pointer (&self);
  stance_model_file_fail (self->file, "shape", "other tags than the tagger's, expected models that go together", error);
  return NULL;
}

void
stance_labeller_save (const StanceLabeller *self, StanceModelWriter *writer)
{
  ShapeHead head = { self->encoder.shape.size, self->encoder.shape.n_layers, self->cue_size, self->pair_size, self->pairs.shape.n_layers,
                     self->n_tags, (guint32) lrintf (self->threshold * 1e6f) };
  guint32 *numbers = (guint32 *) &head;

  for (gsize i = 0; i < sizeof head / sizeof *numbers; i++)
    numbers[i] = GUINT32_TO_LE (numbers[i]);
  stance_model_writer_add (writer, "shape", &head, sizeof head);
  stance_hashes_save (self->forms, self->n_forms, writer, "forms");
  stance_hashes_save (self->lemmas, self->n_lemmas, writer, "lemmas");
  stance_senses_save (self->senses, writer);
  stance_parameters_save (&self->parameters, writer, "network");
}

void
stance_labeller_free (StanceLabeller *self)
{
  g_free (self->forms);
  g_free (self->lemmas);
  g_free (self->tag_kinds);
  g_clear_pointer (&self->senses, g_array_unref);
  stance_parameters_clear (&self->parameters);
  g_clear_pointer (&self->file, stance_model_file_free);
  g_free (self);
}
