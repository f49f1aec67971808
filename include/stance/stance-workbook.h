/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_OUTPUT)
#error "this layer does not see output (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-enums.h>
#include <stance/stance-document.h>
#include <stance/stance-model.h>
#include <stance/stance-table.h>
#include <stance/stance-matrix.h>
#include <stance/stance-comparison.h>
#include <stance/stance-outlets.h>

G_BEGIN_DECLS

/**
 * StanceWorkbookSettings:
 * @level: what the rows of positions are
 * @min_n: cells with fewer statements are missing; 0 is taken as 1
 * @min_shared: pairs that share fewer issues are missing; 0 is taken as 1
 * @command: (nullable): how the workbook was made, for its reader
 * @made: when, in seconds since 1970; 0 for now
 *
 * What a workbook shows.
 */
typedef struct
{
  StanceLevel level;
  guint min_n;
  guint min_shared;
  const char *command;
  gint64 made;
} StanceWorkbookSettings;

/**
 * StanceWorkbook:
 *
 * A spreadsheet (XLSX) that is being written: statements, and over them positions and matrices as live formulas; of one set of statements, or of several
 * side by side. Atomically counted, but to be
 * changed by one thread at a time.
 */
typedef struct _StanceWorkbook StanceWorkbook;

#define STANCE_TYPE_WORKBOOK (stance_workbook_get_type ())
STANCE_EXPORT GType stance_workbook_get_type (void);

STANCE_EXPORT StanceWorkbook *stance_workbook_new (StanceModel *model, const StanceWorkbookSettings *settings, GError **error);
STANCE_EXPORT StanceWorkbook *stance_workbook_new_of_sides (StanceModel *model, const StanceWorkbookSettings *settings, const char *const *titles,
                                                            GError **error);
STANCE_EXPORT StanceWorkbook *stance_workbook_ref (StanceWorkbook *self);
STANCE_EXPORT void stance_workbook_unref (StanceWorkbook *self);
STANCE_EXPORT gboolean stance_workbook_add (StanceWorkbook *self, StanceDocument *document, GPtrArray *statements, GError **error);
STANCE_EXPORT void stance_workbook_begin_side (StanceWorkbook *self, guint side);
STANCE_EXPORT void stance_workbook_set_table (StanceWorkbook *self, StanceTable *table);
STANCE_EXPORT void stance_workbook_set_matrix (StanceWorkbook *self, StanceMatrix *matrix);
STANCE_EXPORT void stance_workbook_set_comparison (StanceWorkbook *self, StanceComparison *comparison);
STANCE_EXPORT void stance_workbook_set_outlets (StanceWorkbook *self, StanceOutlets *outlets);
STANCE_EXPORT GBytes *stance_workbook_finish (StanceWorkbook *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceWorkbook, stance_workbook_unref)

G_END_DECLS
