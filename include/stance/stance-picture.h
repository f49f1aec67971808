/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_PICTURES)
#error "this layer does not see pictures (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-enums.h>
#include <stance/stance-table.h>
#include <stance/stance-matrix.h>
#include <stance/stance-comparison.h>
#include <stance/stance-outlets.h>
#include <stance/stance-shift.h>

G_BEGIN_DECLS

/**
 * StancePicture:
 * @STANCE_PICTURE_HEATMAP: figures in coloured cells
 * @STANCE_PICTURE_MAP: parties as points, those near each other that agree
 *
 * What a picture of a matrix is.
 */
typedef enum
{
  STANCE_PICTURE_HEATMAP,
  STANCE_PICTURE_MAP,
} StancePicture;

#define STANCE_TYPE_PICTURE (stance_picture_get_type ())
STANCE_EXPORT GType stance_picture_get_type (void);

STANCE_EXPORT GBytes *stance_draw_table (StanceTable *table, StanceModel *model, StanceFormat format, GError **error);
STANCE_EXPORT GBytes *stance_draw_matrix (StanceMatrix *matrix, StanceModel *model, StancePicture picture, StanceFormat format, GError **error);
STANCE_EXPORT GBytes *stance_draw_comparison (StanceComparison *comparison, StanceModel *model, const char *const *names, StanceFormat format, GError **error);
STANCE_EXPORT GBytes *stance_draw_outlets (StanceOutlets *outlets, StanceModel *model, StanceFormat format, GError **error);
STANCE_EXPORT GBytes *stance_draw_shift (StanceShift *shift, StanceModel *model, StanceFormat format, GError **error);

G_END_DECLS
