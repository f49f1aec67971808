/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered pieces of work on several threads. */
#pragma once

#include <glib.h>

typedef struct
{
  guint n_pieces;
  guint threads; /* 0: one for each processor */
  gpointer (*begin) (gpointer data);                              /* what one thread works with */
  void (*piece) (guint number, gpointer scratch, gpointer data);
  void (*end) (gpointer scratch);
  void (*progress) (guint done, guint n_pieces, gpointer data);   /* NULL for none; called on the caller's thread only */
  gpointer data;
} StanceWorkers;

/* Returns when every piece is done. Which thread does which piece is open. */
void stance_workers_run (const StanceWorkers *self);
