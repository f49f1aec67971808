/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Gates of n words, 3 d numbers each, in place: biases are added, then the hyperbolic tangent of the first d, the logistic function of the others. */
void stance_activations_gates (float *gates, const float *biases, guint n, guint d);

/* cell = f before + (1 - f) z, out = in + o cell, over sizes[0] numbers; z at gates, f at gates + d, o at gates + 2 d, d = sizes[1]. `before` NULL: zero. */
void stance_activations_pool (const float *gates, const float *before, const float *in, float *cell, float *out, const guint sizes[2]);

/* out = the sum of n rows (at least two) of d numbers. */
void stance_activations_sum (const float *const *rows, guint n, float *out, guint d);

/* x = max (x + biases, 0). */
void stance_activations_rectify (float *x, const float *biases, guint n);

/* out = max (x + y + z, 0). */
void stance_activations_rectify_sum (const float *x, const float *y, const float *z, float *out, guint n);

/* The index of the greatest of n numbers, n > 0; the first where there are several. */
guint stance_activations_greatest (const float *x, guint n);

/* out = x + shares before + shares[d ...] behind; NULL: zero. */
void stance_activations_mix (const float *x, const float *before, const float *behind, const float *shares, float *out, guint d);

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
