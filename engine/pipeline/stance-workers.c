/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-workers-private.h"

typedef struct
{
  const StanceWorkers *workers;
  gint next; /* atomic */
} Shift;

static void
work (Shift *shift, gboolean tell)
{
  const StanceWorkers *self = shift->workers;
  gpointer scratch = self->begin (self->data);
  guint number;

  while ((number = (guint) g_atomic_int_add (&shift->next, 1)) < self->n_pieces)
    {
      self->piece (number, scratch, self->data);
      if (tell && self->progress)
        self->progress (number + 1, self->n_pieces, self->data);
    }
  self->end (scratch);
}

static gpointer
work_on_thread (gpointer data)
{
  work (data, FALSE);
  return NULL;
}

void
stance_workers_run (const StanceWorkers *self)
{
  Shift shift = { self, 0 };
  guint n = MIN (self->threads ? self->threads : g_get_num_processors (), self->n_pieces);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 1; i < n; i++)
    {
      /* Without another thread the caller's does it all. */
      GThread *thread = g_thread_try_new ("stance-worker", work_on_thread, &shift, NULL);

      if (thread)
        g_ptr_array_add (others, thread);
    }
  work (&shift, TRUE);
  for (guint i = 0; i < others->len; i++)
    g_thread_join (g_ptr_array_index (others, i));
}
