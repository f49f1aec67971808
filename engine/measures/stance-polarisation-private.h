/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far apart groups are: positions with the shares of those who hold them (NULL: equal ones, adding up to 1). A missing position, or share, takes the
 * group out. n of a figure is the groups. Undefined: no-data. */
#pragma once

#include <glib.h>

#include "stance-figure-private.h"

/* K sum_i sum_j p_i^(1 + alpha) p_j |x_i - x_j|, with alpha above 0 up to 1.6; the shares as they are given, so that their sum matters; without
 * shares, those at one position are one group: J. Esteban and
 * D. Ray, Econometrica 62 (1994), 819-851. */
StanceFigure stance_polarisation_esteban_ray (const double *positions, const double *shares, gsize n, double alpha, double k);
/* sum p (x - mean)^2 / sum p: the variance of all there are (n, not n - 1); also no-weight. */
StanceFigure stance_polarisation_variance (const double *positions, const double *shares, gsize n);
/* Jensen-Shannon divergence in bits of two rows of counts or shares, each divided by its sum; 0 to 1: J. Lin, IEEE Transactions on Information Theory 37
 * (1991), 145-151. In nats it is ln 2 times as much, and the distance is its square root. n is the categories; undefined: no-data (either sums to 0). */
StanceFigure stance_polarisation_jensen_shannon (const double *p, const double *q, gsize n);
