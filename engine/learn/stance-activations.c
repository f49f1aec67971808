/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-activations-private.h"

#include <math.h>

/* One more version of a function for each kind of processor, chosen when the library is loaded; the plain one where compilers cannot. */
#if defined (__x86_64__) && defined (__GLIBC__) && !defined (__SANITIZE_ADDRESS__) && !defined (__clang__)
#define FOR_EACH_PROCESSOR \
  __attribute__ ((target_clones ("arch=x86-64-v4", "arch=x86-64-v3", "default"), \
                  optimize ("O3", "no-math-errno", "no-trapping-math", "finite-math-only", "no-signed-zeros")))
#else
#define FOR_EACH_PROCESSOR
#endif

/* 1 / (1 + e^-x), by the binary exponent of e^-x and a polynomial for the rest (of degree 5; relative error below 3e-6): no branch, no call, so
 * that compilers make vectors of it. */
static inline __attribute__ ((always_inline)) float
logistic (float x)
{
  const float magic = 12582912.0f; /* 1.5 * 2^23: adding it rounds to a whole number */
  float y = (x < -60.0f ? -60.0f : x > 60.0f ? 60.0f : x) * -1.44269504f;
  float shifted = y + magic, whole = shifted - magic, r = (y - whole) * 0.693147181f;
  union { float f; gint32 i; } power = { .i = ((gint32) whole + 127) << 23 };

  return 1 / (1 + power.f * (1 + r * (1 + r * (0.5f + r * (0.166666667f + r * (0.0416666667f + r * 0.00833333333f))))));
}

/* One word in one direction: its gates, its running average, what it gives on. `before` counts with `share`, 0 or 1: a branch would cost more. */
static inline __attribute__ ((always_inline)) void
pool_word (float *gates, const float *biases, const float *before, float share, const float *in, float *cell, float *out, const gsize sizes[2])
{
  const gsize half = sizes[0], d = sizes[1];

#pragma GCC ivdep
  for (gsize k = 0; k < half; k++)
    {
      float z = 2 * logistic (2 * (gates[k] + biases[k])) - 1;
      float f = logistic (gates[d + k] + biases[d + k]), o = logistic (gates[2 * d + k] + biases[2 * d + k]);
      float c = z + f * (share * before[k] - z);

      gates[k] = z;
      gates[d + k] = f;
      gates[2 * d + k] = o;
      cell[k] = c;
      out[k] = in[k] + o * c;
    }
}

FOR_EACH_PROCESSOR void
stance_activations_pool (float *gates, const float *biases, const float *in, float *cells, float *out, const guint shape[2])
{
  const gsize length = shape[0], d = shape[1], half = d / 2, sizes[2] = { half, d };

  for (gsize i = 0; i < length; i++)
    {
      gsize a = i * d, b = (length - 1 - i) * d + half;

      pool_word (gates + 3 * a, biases, i ? cells + a - d : in + a, i ? 1 : 0, in + a, cells + a, out + a, sizes);
      pool_word (gates + 3 * (b - half) + half, biases + half, i ? cells + b + d : in + b, i ? 1 : 0, in + b, cells + b, out + b, sizes);
    }
}

FOR_EACH_PROCESSOR void
stance_activations_sum (const float *const *rows, guint n, float *out, guint d)
{
  guint t = 2;

  for (guint k = 0; k < d; k++)
    out[k] = rows[0][k] + rows[1][k];
  for (; t + 4 <= n; t += 4)
#pragma GCC ivdep
    for (guint k = 0; k < d; k++)
      out[k] = out[k] + rows[t][k] + rows[t + 1][k] + rows[t + 2][k] + rows[t + 3][k];
  for (; t < n; t++)
    for (guint k = 0; k < d; k++)
      out[k] += rows[t][k];
}

FOR_EACH_PROCESSOR void
stance_activations_rectify (float *x, const float *biases, guint n)
{
  for (guint k = 0; k < n; k++)
    x[k] = x[k] + biases[k] > 0 ? x[k] + biases[k] : 0;
}

FOR_EACH_PROCESSOR void
stance_activations_rectify_sum (const float *x, const float *y, const float *z, float *out, guint n)
{
  for (guint k = 0; k < n; k++)
    out[k] = x[k] + y[k] + z[k] > 0 ? x[k] + y[k] + z[k] : 0;
}

FOR_EACH_PROCESSOR guint
stance_activations_greatest (const float *x, guint n)
{
  float most = x[0];
  gint at = (gint) n - 1;

  for (guint k = 1; k < n; k++)
    most = x[k] > most ? x[k] : most;
  for (gint k = 0; k < (gint) n; k++)
    at = x[k] == most && k < at ? k : at;
  return (guint) at;
}

FOR_EACH_PROCESSOR void
stance_activations_mix (const float *in, const float *shares, float *out, const guint shape[2])
{
  const gsize length = shape[0], d = shape[1];

  for (gsize i = 0; i < length; i++, in += d, out += d)
    {
      const float *before = i > 0 ? in - d : in, *behind = i + 1 < length ? in + d : in;
      const float has_before = i > 0, has_behind = i + 1 < length;

#pragma GCC ivdep
      for (gsize k = 0; k < d; k++)
        out[k] = in[k] + has_before * shares[k] * before[k] + has_behind * shares[d + k] * behind[k];
    }
}

FOR_EACH_PROCESSOR guint
stance_activations_greatest_sum (const float *x, const float *y, guint n, float *most)
{
  float best = x[0] + y[0];
  gint at = (gint) n - 1;

  for (guint k = 1; k < n; k++)
    best = x[k] + y[k] > best ? x[k] + y[k] : best;
  for (gint k = 0; k < (gint) n; k++)
    at = x[k] + y[k] == best && k < at ? k : at;
  *most = best;
  return (guint) at;
}

FOR_EACH_PROCESSOR void
stance_activations_log_softmax (float *x, guint n)
{
  float most = x[0], sum = 0;

  for (guint k = 1; k < n; k++)
    most = x[k] > most ? x[k] : most;
  for (guint k = 0; k < n; k++)
    sum += expf (x[k] - most);
  sum = most + logf (sum);
  for (guint k = 0; k < n; k++)
    x[k] -= sum;
}

FOR_EACH_PROCESSOR double
stance_activations_squares (const float *x, gsize n)
{
  float sums[16] = { 0 };
  double sum = 0;

  for (gsize i = 0; i < n; i += 16)
    for (guint k = 0; k < 16; k++)
      sums[k] += x[i + k] * x[i + k];
  for (guint k = 0; k < 16; k++)
    sum += sums[k];
  return sum;
}

FOR_EACH_PROCESSOR void
stance_activations_adam (const StanceAdam *adam, float *gradients, float *means, float *squares, float *values, gsize n)
{
  for (gsize i = 0; i < n; i += 16)
    {
      float most = 0;

      for (guint k = 0; k < 16; k++)
        most += fabsf (gradients[i + k]);
      if (most == 0)
        continue;
      for (gsize k = i; k < i + 16; k++)
        {
          float g = gradients[k] * adam->scale;

          means[k] = adam->decay * means[k] + (1 - adam->decay) * g;
          squares[k] = adam->square_decay * squares[k] + (1 - adam->square_decay) * g * g;
          values[k] -= adam->step * means[k] / (sqrtf (squares[k]) * adam->root + 1e-8f);
          gradients[k] = 0;
        }
    }
}
