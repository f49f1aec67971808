/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_REPORT)
#error "this layer does not see report (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-attribution.h>
#include <stance/stance-comparison.h>
#include <stance/stance-matrix.h>
#include <stance/stance-model.h>
#include <stance/stance-outlets.h>
#include <stance/stance-table.h>

G_BEGIN_DECLS

#define STANCE_TYPE_REPORT (stance_report_get_type ())
/**
 * StanceReport:
 *
 * A web page that needs nothing else: tables and matrices in which each figure leads to the sentences it rests on, and these to their articles.
 */
STANCE_EXPORT
G_DECLARE_FINAL_TYPE (StanceReport, stance_report, STANCE, REPORT, GObject)

STANCE_EXPORT StanceReport *stance_report_new (StanceModel *model, const char *title);
STANCE_EXPORT void stance_report_add_document (StanceReport *self, StanceDocument *document, StanceAttributions *attributions);
STANCE_EXPORT void stance_report_add_statements (StanceReport *self, GPtrArray *statements);
STANCE_EXPORT GPtrArray *stance_report_get_statements (StanceReport *self);
STANCE_EXPORT void stance_report_add_table (StanceReport *self, const char *name, StanceTable *table, StanceMatrix *matrix);
STANCE_EXPORT void stance_report_add_comparison (StanceReport *self, StanceComparison *comparison, const char *name_a, const char *name_b);
STANCE_EXPORT void stance_report_add_outlets (StanceReport *self, StanceOutlets *outlets);
STANCE_EXPORT char *stance_report_write (StanceReport *self, GError **error);

G_END_DECLS
