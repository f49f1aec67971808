/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-blas-private.h"

#include <glib.h>

/* Weak, for there are other BLAS. */
void openblas_set_num_threads (int n) __attribute__ ((weak));

void
stance_blas_use_one_thread (void)
{
  static gsize done;

  if (!g_once_init_enter (&done))
    return;
  if (openblas_set_num_threads)
    openblas_set_num_threads (1);
  g_once_init_leave (&done, 1);
}
