/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-source.h>

#include "stance-source-private.h"

#include <math.h>

typedef struct
{
  char *place;
  char *issue;
  double weight;
} Weight;

static void
clear_weight (gpointer weight)
{
  g_free (((Weight *) weight)->place);
  g_free (((Weight *) weight)->issue);
}

typedef struct
{
  GMutex lock; /* warnings may be taken while another thread reads */
  GPtrArray *warnings;
  guint64 n_lost;
  GArray *weights; /* of Weight: of issues, read and not yet given to a model */
} StanceSourcePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StanceSource, stance_source, G_TYPE_OBJECT)

static void
stance_source_finalize (GObject *object)
{
  StanceSourcePrivate *private = stance_source_get_instance_private (STANCE_SOURCE (object));

  g_ptr_array_unref (private->warnings);
  g_array_unref (private->weights);
  g_mutex_clear (&private->lock);
  G_OBJECT_CLASS (stance_source_parent_class)->finalize (object);
}

static void
stance_source_class_init (StanceSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_source_finalize;
}

static void
stance_source_init (StanceSource *self)
{
  StanceSourcePrivate *private = stance_source_get_instance_private (self);

  g_mutex_init (&private->lock);
  private->warnings = g_ptr_array_new_with_free_func (g_free);
  private->weights = g_array_new (FALSE, FALSE, sizeof (Weight));
  g_array_set_clear_func (private->weights, clear_weight);
}

/**
 * stance_source_next:
 * @self: a source
 * @document: (out) (transfer full) (nullable): an article, %NULL when statements are given instead
 * @statements: (out) (transfer full) (nullable) (element-type StanceStatement): statements that were coded before, %NULL when an
 *   article is given instead. A large coded file comes in several parts
 * @error: return location for an error
 *
 * Gives the next article or the next coded statements. To be called from one thread at a time.
 *
 * Errors: a #GIOErrorEnum with the path in front when a file cannot be read. The source may then be asked for what comes after it. Faults
 * inside files do not come as errors: see stance_source_take_warnings().
 *
 * Returns: %TRUE when there was one; %FALSE at the end, and on an error with @error set
 */
gboolean
stance_source_next (StanceSource *self, StanceDocument **document, GPtrArray **statements, GError **error)
{
  g_return_val_if_fail (STANCE_IS_SOURCE (self), FALSE);
  g_return_val_if_fail (document != NULL && statements != NULL, FALSE);
  g_return_val_if_fail (STANCE_SOURCE_GET_CLASS (self)->next != NULL, FALSE);
  *document = NULL;
  *statements = NULL;
  return STANCE_SOURCE_GET_CLASS (self)->next (self, document, statements, error);
}

void
stance_source_add_warning (StanceSource *self, char *message)
{
  StanceSourcePrivate *private = stance_source_get_instance_private (self);

  if (message == NULL)
    return;
  g_mutex_lock (&private->lock);
  g_ptr_array_add (private->warnings, message);
  g_mutex_unlock (&private->lock);
}

void
stance_source_add_lost (StanceSource *self, guint64 n)
{
  StanceSourcePrivate *private = stance_source_get_instance_private (self);

  g_mutex_lock (&private->lock);
  private->n_lost += n;
  g_mutex_unlock (&private->lock);
}

/**
 * stance_source_get_n_lost:
 * @self: a source
 *
 * Counts the rows, lines and elements so far that should have given a statement or an article but could not be read. Rows without a
 * position are not among them: they say nothing. May be called from any thread.
 *
 * Returns: how many, 0 when all could be read
 */
guint64
stance_source_get_n_lost (StanceSource *self)
{
  StanceSourcePrivate *private = stance_source_get_instance_private (self);
  guint64 n;

  g_return_val_if_fail (STANCE_IS_SOURCE (self), 0);
  g_mutex_lock (&private->lock);
  n = private->n_lost;
  g_mutex_unlock (&private->lock);
  return n;
}

/**
 * stance_source_take_warnings:
 * @self: a source
 *
 * Gives the faults met since the last call that cost part of the input but did not stop the source: repaired encodings, empty files,
 * lines that are no JSON, statements that break their format. Each is "PLACE: found ..., expected ...". May be called from any thread.
 *
 * Returns: (transfer full) (element-type utf8): the warnings; empty when there are none
 */
GPtrArray *
stance_source_take_warnings (StanceSource *self)
{
  StanceSourcePrivate *private = stance_source_get_instance_private (self);
  GPtrArray *taken;

  g_return_val_if_fail (STANCE_IS_SOURCE (self), NULL);
  g_mutex_lock (&private->lock);
  taken = private->warnings;
  private->warnings = g_ptr_array_new_with_free_func (g_free);
  g_mutex_unlock (&private->lock);
  return taken;
}

void
stance_source_add_weight (StanceSource *self, const char *place, const char *issue, double weight)
{
  StanceSourcePrivate *private = stance_source_get_instance_private (self);
  Weight given = { g_strdup (place), g_strdup (issue), weight };

  g_mutex_lock (&private->lock);
  g_array_append_val (private->weights, given);
  g_mutex_unlock (&private->lock);
}

static void
correct (StanceSource *self, StanceModel *model, const Weight *weight)
{
  double before = stance_model_get_issue_weight (model, weight->issue);
  char now[G_ASCII_DTOSTR_BUF_SIZE], then[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (before) || fabs (before - weight->weight) < 1e-9)
    return;
  stance_model_set_issue_weight (model, weight->issue, weight->weight);
  g_ascii_formatd (then, sizeof then, "%.6g", before);
  g_ascii_formatd (now, sizeof now, "%.6g", weight->weight);
  stance_source_add_warning (self, g_strdup_printf ("%sweight of %s corrected from %s to %s", weight->place, weight->issue, then, now));
}

/**
 * stance_source_correct_model:
 * @self: a source
 * @model: the model that measures will take the weights of issues from
 *
 * Gives a model the weights of issues that workbooks read since the last call have, each by stance_model_set_issue_weight(), so that a weight that was
 * corrected in a workbook holds for what is made of its statements. Of each that differs from the model's, stance_source_take_warnings() tells. Issues that
 * the model lacks are passed over. Of several workbooks the last one holds.
 *
 * Not to be called while another thread takes measures with @model.
 */
void
stance_source_correct_model (StanceSource *self, StanceModel *model)
{
  StanceSourcePrivate *private = stance_source_get_instance_private (self);
  g_autoptr (GArray) weights = NULL;

  g_return_if_fail (STANCE_IS_SOURCE (self));
  g_return_if_fail (STANCE_IS_MODEL (model));
  g_mutex_lock (&private->lock);
  weights = g_steal_pointer (&private->weights);
  private->weights = g_array_new (FALSE, FALSE, sizeof (Weight));
  g_array_set_clear_func (private->weights, clear_weight);
  g_mutex_unlock (&private->lock);
  for (guint i = 0; i < weights->len; i++)
    correct (self, model, &g_array_index (weights, Weight, i));
}
