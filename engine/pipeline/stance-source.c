/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-source.h>

#include "stance-source-private.h"

typedef struct
{
  GMutex lock; /* warnings may be taken while another thread reads */
  GPtrArray *warnings;
  guint64 n_lost;
} StanceSourcePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StanceSource, stance_source, G_TYPE_OBJECT)

static void
stance_source_finalize (GObject *object)
{
  StanceSourcePrivate *private = stance_source_get_instance_private (STANCE_SOURCE (object));

  g_ptr_array_unref (private->warnings);
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
