/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-matrix.h>

#include "stance-array-private.h"

/* How far the parties of a matrix are apart, from 0 to 1 whichever way the measure counts; NaN where missing. */
StanceArray *stance_distances_new (StanceMatrix *matrix);
