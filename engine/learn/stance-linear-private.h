/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products of matrices, by the BLAS, and the functions that networks apply to each number. Matrices are rows after rows. */
#pragma once

#include <glib.h>

/* out (n x m) = x (n x d) w (d x m), added to what is there when `add`. */
void stance_linear_forward (const float *x, const float *w, float *out, guint n, guint d, guint m, gboolean add);
/* Gradients of the same: adds to those of w (NULL: none), sets or adds to those of x (NULL: none). */
void stance_linear_backward (const float *x, const float *w, const float *out_gradient, float *w_gradient, float *x_gradient, const guint shape[3],
                             gboolean add);
/* out (n x m) = x (n x d) y' (m x d). */
void stance_linear_outer (const float *x, const float *y, float *out, guint n, guint d, guint m);

/* Adds a row of biases to each of n rows. */
void stance_linear_add_bias (float *x, const float *bias, guint n, guint m);
/* Adds the sums of the columns to the gradient of the biases. */
void stance_linear_bias_gradient (const float *gradient, float *bias, guint n, guint m);
