/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-matrix.h>

/* NaN and FALSE where missing; n stands all the same. */
gboolean stance_matrix_get_score_at (const StanceMatrix *self, guint row, guint column, StanceScore *score);
