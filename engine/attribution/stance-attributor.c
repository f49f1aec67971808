/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says what in a document. */
#include "stance-attributor-private.h"

#include <math.h>
#include <string.h>

struct _StanceAttributor
{
  GObject parent_instance;
  StanceFrontEnd *front_end;
  StanceLabeller *labeller;
  GMutex lock;          /* of `idle`, all that changes */
  GPtrArray *idle;      /* of StanceLabellerScratch: as many as threads were in at a time */
};

G_DEFINE_FINAL_TYPE (StanceAttributor, stance_attributor, G_TYPE_OBJECT)

static void
stance_attributor_finalize (GObject *object)
{
  StanceAttributor *self = STANCE_ATTRIBUTOR (object);

  g_clear_pointer (&self->labeller, stance_labeller_free);
  g_clear_object (&self->front_end);
  g_ptr_array_unref (self->idle);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (stance_attributor_parent_class)->finalize (object);
}

static void
stance_attributor_class_init (StanceAttributorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_attributor_finalize;
}

static void
stance_attributor_init (StanceAttributor *self)
{
  g_mutex_init (&self->lock);
  self->idle = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_labeller_scratch_free);
}

/**
 * stance_attributor_new:
 * @language: (nullable) (type filename): the folder of a language, or the id of one that is installed ("en"); %NULL for English
 * @error: return location for an error
 *
 * Loads what finds attributions in a language: `attribution.bin` of its folder, beside the models of stance_front_end_new().
 *
 * Errors: those of stance_front_end_new(); file errors with the path in front (a language without that model is one);
 * %STANCE_ERROR_INVALID_MODEL for a model that is damaged, of another kind or version, or learned over another tagger.
 *
 * Returns: (transfer full): the attributor, %NULL on an error
 */
StanceAttributor *
stance_attributor_new (const char *language, GError **error)
{
  g_autoptr (StanceAttributor) self = g_object_new (STANCE_TYPE_ATTRIBUTOR, NULL);
  g_autofree char *path = NULL;

  self->front_end = stance_front_end_new (language, error);
  if (!self->front_end)
    return NULL;
  path = g_build_filename (stance_front_end_get_directory (self->front_end), STANCE_LABELLER_KIND ".bin", NULL);
  self->labeller = stance_labeller_open (path, self->front_end, error);
  return self->labeller ? g_steal_pointer (&self) : NULL;
}

/**
 * stance_attributor_get_threshold:
 * @self: an attributor
 *
 * Gives the probability that an attribution must have to be told of.
 *
 * Returns: the threshold, in (0, 1); the model's own unless another was set
 */
double
stance_attributor_get_threshold (StanceAttributor *self)
{
  g_return_val_if_fail (STANCE_IS_ATTRIBUTOR (self), NAN);
  return (double) self->labeller->threshold;
}

/**
 * stance_attributor_set_threshold:
 * @self: an attributor
 * @threshold: a probability, in (0, 1)
 *
 * Sets how likely an attribution must be to be told of (stance_attributions_get_probability()): a low threshold misses less, a high one invents less.
 * The time spent grows as it sinks. To be set before several threads use the attributor.
 */
void
stance_attributor_set_threshold (StanceAttributor *self, double threshold)
{
  g_return_if_fail (STANCE_IS_ATTRIBUTOR (self) && threshold > 0 && threshold < 1);
  self->labeller->threshold = (float) threshold;
}

static StanceLabellerScratch *
take_scratch (StanceAttributor *self)
{
  StanceLabellerScratch *scratch = NULL;

  g_mutex_lock (&self->lock);
  if (self->idle->len > 0)
    scratch = g_ptr_array_steal_index_fast (self->idle, self->idle->len - 1);
  g_mutex_unlock (&self->lock);
  return scratch ? scratch : stance_labeller_scratch_new ();
}

static void
give_scratch_back (StanceAttributor *self, StanceLabellerScratch *scratch)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->idle, scratch);
  g_mutex_unlock (&self->lock);
}

static double
judge_language (StanceAttributor *self, const char *text)
{
  const StanceIdentifying *identifying = stance_front_end_get_identifying (self->front_end);
  guint32 counts[STANCE_N_WORD_KINDS];

  stance_identifying_count (identifying, text, strlen (text), counts);
  return stance_identifying_judge (identifying, counts);
}

/**
 * stance_attributor_attribute:
 * @self: an attributor
 * @document: a document
 *
 * Finds who says what: speech and thought that somebody is said to have uttered or held, quoted, reported or narrated, with the words for it. A network
 * finds the cues, and for each the words of its paragraph that are its source and its content. Time grows in step with the text, whatever it holds.
 * A text without a word has no attributions.
 *
 * Returns: (transfer full): what was found, by cue
 */
StanceAttributions *
stance_attributor_attribute (StanceAttributor *self, StanceDocument *document)
{
  const char *content;
  StanceAttributions *result;
  StanceLabellerScratch *scratch;
  g_autoptr (StanceText) text = NULL;
  g_autoptr (StanceLabels) labels = NULL;

  g_return_val_if_fail (STANCE_IS_ATTRIBUTOR (self) && document != NULL, NULL);
  content = stance_document_get_text (document);
  result = stance_attributions_new (document, judge_language (self, content));
  text = stance_text_new (content, strlen (content), stance_front_end_get_language (self->front_end));
  scratch = take_scratch (self);
  labels = stance_labeller_label (self->labeller, self->front_end, text, scratch);
  give_scratch_back (self, scratch);
  stance_attributions_take_labels (result, text, labels);
  return result;
}
