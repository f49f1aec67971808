/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A layer over one sequence of shape[0] words of d = shape[1] numbers, the first half of them read forwards and the second backwards. Of each word's 3 d
 * gates, biases are added to all, then z is the hyperbolic tangent of the first d, f and o the logistic function of the next ones, in place;
 * cell = f times the cell before + (1 - f) z, out = in + o cell. */
void stance_activations_pool (float *gates, const float *biases, const float *in, float *cells, float *out, const guint shape[2]);

/* out = the sum of n rows (at least two) of d numbers. */
void stance_activations_sum (const float *const *rows, guint n, float *out, guint d);

/* x = max (x + biases, 0). */
void stance_activations_rectify (float *x, const float *biases, guint n);

/* out = max (x + y + z, 0). */
void stance_activations_rectify_sum (const float *x, const float *y, const float *z, float *out, guint n);

/* The index of the greatest of n numbers, n > 0; the first where there are several. */
guint stance_activations_greatest (const float *x, guint n);

/* Each word of a sequence of shape[0] words of d = shape[1] numbers with shares (2 x d) of the word before and of the one behind. */
void stance_activations_mix (const float *in, const float *shares, float *out, const guint shape[2]);

/* The same for x + y, with the sum itself. */
guint stance_activations_greatest_sum (const float *x, const float *y, guint n, float *most);

/* The logarithms of the probabilities that n scores stand for, in place. */
void stance_activations_log_softmax (float *x, guint n);

/* One step of Adam: how much of the past the means keep, what gradients are scaled by, the size of the step, and what roots are scaled by. */
typedef struct
{
  float decay;
  float square_decay;
  float scale;
  float step;
  float root;
} StanceAdam;

/* The sum of the squares of n numbers, n a multiple of 16. */
double stance_activations_squares (const float *x, gsize n);
/* Steps the values whose gradients are not all zero, sixteen at a time (n a multiple of 16), and sets those gradients to zero. */
void stance_activations_adam (const StanceAdam *adam, float *gradients, float *means, float *squares, float *values, gsize n);
