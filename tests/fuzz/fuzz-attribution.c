/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an article for the labeller, as a labeller's model file, and as damage to one, behind a checksum that is right. */
#include <string.h>
#include <zlib.h>

#include "fuzz-private.h"
#include "stance-labeller-network-private.h"
#include "stance-labeller-train-private.h"

#define HEAD 48

static StanceFrontEnd *
front_end (void)
{
  static StanceFrontEnd *shared = NULL;

  if (!shared)
    {
      g_autofree char *directory = g_build_filename (g_getenv ("STANCE_MODELS"), "lang", "en", NULL);

      shared = stance_front_end_new (directory, NULL);
      g_assert_nonnull (shared);
    }
  return shared;
}

/* A network that was hardly taught anything: it finds cues everywhere, since its threshold is low. */
static StanceLabeller *
labeller (void)
{
  static StanceLabeller *shared = NULL;

  if (!shared)
    {
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_annotated_free);
      StanceLabellerTraining training = stance_labeller_training;
      StanceAnnotated *article = g_new0 (StanceAnnotated, 1);

      article->text = g_strdup ("The minister said the plan was good. The plan was good, the minister said.");
      article->annotations = g_ptr_array_new ();
      g_ptr_array_add (articles, article);
      training.epochs = 20;
      training.size = 8;
      training.cue_size = 4;
      training.pair_size = 8;
      shared = stance_labeller_learn (articles, front_end (), &training, NULL, NULL);
      shared->threshold = 0.02f;
    }
  return shared;
}

static void
label (const StanceLabeller *self, const char *content, gsize length)
{
  g_autoptr (StanceText) text = stance_text_new (content, length, stance_front_end_get_language (front_end ()));
  g_autoptr (StanceLabellerScratch) scratch = stance_labeller_scratch_new ();
  g_autoptr (StanceLabels) labels = stance_labeller_label (self, front_end (), text, scratch);

  for (guint a = 0; a < labels->attributions->len; a++)
    {
      const StanceLabelled *labelled = &g_array_index (labels->attributions, StanceLabelled, a);
      guint32 end = 0;

      g_assert_cmpuint (labelled->cue, <, text->tokens->len);
      g_assert_true (labelled->first_piece < labelled->end_piece && labelled->end_piece <= labels->pieces->len);
      for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
        {
          const StancePiece *piece = &g_array_index (labels->pieces, StancePiece, p);

          g_assert_true (piece->first >= end && piece->first < piece->end && piece->end <= text->tokens->len);
          end = piece->end;
        }
    }
}

static void
use_file (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  StanceModelFile *file = stance_model_file_new (bytes, "input", STANCE_LABELLER_KIND, NULL);
  g_autoptr (StanceLabeller) found = file ? stance_labeller_new_for_file (file, NULL) : NULL;
  static const char content[] = "The minister said: \"The plan was good.\" Nobody, he said, would go.\n\nNobody went.";

  if (!found || found->n_tags != stance_front_end_get_n_tags (front_end ()))
    return;
  stance_labeller_set_tags (found, front_end ());
  label (found, content, strlen (content));
}

/* The file of the network above. */
static GBytes *
whole_file (void)
{
  static GBytes *shared = NULL;

  if (!shared)
    {
      g_autoptr (StanceModelWriter) writer = stance_model_writer_new (STANCE_LABELLER_KIND);

      stance_labeller_save (labeller (), writer);
      shared = stance_model_writer_finish (writer);
    }
  return shared;
}

/* Three bytes of input change one byte of the file, each second time near its beginning, where its sections are told. */
static void
use_damaged (const guint8 *data, gsize size)
{
  gsize length;
  const guint8 *whole = g_bytes_get_data (whole_file (), &length);
  g_autofree guint8 *copy = g_memdup2 (whole, length);
  guint32 crc;

  for (gsize i = 0; i + 3 <= MIN (size, 60); i += 3)
    {
      gsize at = data[i] + 256 * (gsize) data[i + 1];

      copy[i % 2 ? at * (length / 65536 + 1) % length : HEAD + at % 1024] ^= data[i + 2];
    }
  crc = GUINT32_TO_LE ((guint32) crc32_z (0, copy + HEAD, length - HEAD));
  memcpy (copy + 12, &crc, sizeof crc);
  use_file (copy, length);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);

  use_file (data, size);
  use_damaged (data, size);
  label (labeller (), text, strlen (text));
  return 0;
}
