/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-linear-private.h"

#include "stance-blas-private.h"

/* The BLAS by its Fortran name: GSL brings a slow copy of the C names, and which one a program gets would hang on the order of linking. */
void sgemm_ (const char *transa, const char *transb, const gint *m, const gint *n, const gint *k, const float *alpha, const float *a, const gint *lda,
             const float *b, const gint *ldb, const float *beta, float *c, const gint *ldc);

static void
multiply (const char *modes, const guint shape[3], const float *a, const float *b, float *c, gboolean add)
{
  const gint m = (gint) shape[0], n = (gint) shape[1], k = (gint) shape[2];
  const gint lda = modes[0] == 'N' ? m : k, ldb = modes[1] == 'N' ? k : n;
  const float one = 1, beta = add ? 1 : 0;

  stance_blas_use_one_thread ();
  if (m > 0 && n > 0 && k > 0)
    sgemm_ (&modes[0], &modes[1], &m, &n, &k, &one, a, &lda, b, &ldb, &beta, c, &m);
}

/* What is row after row here is column after column there, so each matrix is its own transpose. */
void
stance_linear_forward (const float *x, const float *w, float *out, guint n, guint d, guint m, gboolean add)
{
  multiply ("NN", (const guint[]) { m, n, d }, w, x, out, add);
}

void
stance_linear_backward (const float *x, const float *w, const float *out_gradient, float *w_gradient, float *x_gradient, const guint shape[3], gboolean add)
{
  guint n = shape[0], d = shape[1], m = shape[2];

  if (w_gradient)
    multiply ("NT", (const guint[]) { m, d, n }, out_gradient, x, w_gradient, TRUE);
  if (x_gradient)
    multiply ("TN", (const guint[]) { d, n, m }, w, out_gradient, x_gradient, add);
}

void
stance_linear_outer (const float *x, const float *y, float *out, guint n, guint d, guint m)
{
  multiply ("TN", (const guint[]) { m, n, d }, y, x, out, FALSE);
}

void
stance_linear_add_bias (float *x, const float *bias, guint n, guint m)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < m; k++)
      x[(gsize) i * m + k] += bias[k];
}

void
stance_linear_bias_gradient (const float *gradient, float *bias, guint n, guint m)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < m; k++)
      bias[k] += gradient[(gsize) i * m + k];
}
