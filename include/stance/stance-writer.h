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
#include <stance/stance-attribution.h>
#include <stance/stance-statement.h>
#include <stance/stance-survey.h>
#include <stance/stance-table.h>
#include <stance/stance-matrix.h>
#include <stance/stance-placement.h>
#include <stance/stance-comparison.h>
#include <stance/stance-outlets.h>
#include <stance/stance-shift.h>
#include <stance/stance-evaluation.h>
#include <stance/stance-network.h>

G_BEGIN_DECLS

/**
 * StanceDialect:
 * @STANCE_DIALECT_RFC4180: UTF-8 without a byte order mark, commas, decimal points
 * @STANCE_DIALECT_EXCEL: the same with a byte order mark, without which Excel takes it for another encoding
 * @STANCE_DIALECT_EXCEL_SEMICOLON: a byte order mark, semicolons and decimal commas, for Excel in countries that write so
 * @STANCE_DIALECT_SHEETS: as Google Sheets imports it: as in RFC 4180, line ends within cells as LF
 *
 * What CSV is like, for the program that is to open it.
 */
typedef enum
{
  STANCE_DIALECT_RFC4180,
  STANCE_DIALECT_EXCEL,
  STANCE_DIALECT_EXCEL_SEMICOLON,
  STANCE_DIALECT_SHEETS,
} StanceDialect;

#define STANCE_TYPE_DIALECT (stance_dialect_get_type ())
STANCE_EXPORT GType stance_dialect_get_type (void);

/**
 * StanceStyle:
 * @width: columns of the terminal; 0 for no limit
 * @colour: whether to colour
 * @show_n: whether tables show counts
 * @dialect: what CSV is like
 *
 * How text for people is laid out.
 */
typedef struct
{
  guint width;
  gboolean colour;
  gboolean show_n;
  StanceDialect dialect;
} StanceStyle;

STANCE_EXPORT char *stance_write_statements (GPtrArray *statements, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_table (StanceTable *table, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_table_plot (StanceTable *table, StanceModel *model, const StanceStyle *style);
STANCE_EXPORT char *stance_write_table_run (StanceTable *table, StanceModel *model, const char *run);
STANCE_EXPORT char *stance_write_matrix (StanceMatrix *matrix, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_disputes (StanceTable *table, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_contributions (StanceTable *table, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_placement (StancePlacement *placement, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_comparison (StanceComparison *comparison, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_outlets (StanceOutlets *outlets, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_shift (StanceShift *shift, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char **stance_write_findings (StanceComparison *comparison, StanceModel *model);
STANCE_EXPORT char *stance_write_explanation (GPtrArray *statements, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_evaluation (StanceEvaluation *evaluation, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_attributions (StanceAttributions *attributions, StanceMarking marking, const StanceStyle *style);
STANCE_EXPORT char *stance_write_attributions_begin (StanceMarking marking, const char *title);
STANCE_EXPORT char *stance_write_attributions_end (StanceMarking marking);
STANCE_EXPORT char *stance_write_suggestions (StanceSurvey *survey, guint min_n, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_coverage (StanceSurvey *survey, StanceFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_networks (GPtrArray *networks, StanceNetworkFormat format, const StanceStyle *style, GError **error);
STANCE_EXPORT char *stance_write_discourse (StanceDiscourse *discourse);
STANCE_EXPORT GBytes *stance_write_discourse_database (StanceDiscourse *discourse, GError **error);

G_END_DECLS
