/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_MATRICES)
#error "this layer does not see matrices (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-model.h>
#include <stance/stance-table.h>

G_BEGIN_DECLS

/**
 * StanceDispute:
 * @n: statements on the issue
 * @parties: parties with a position on it
 * @salience: its share of all statements of the table, 0 to 1
 * @mean: the mean of the parties' positions, each party counting once
 * @spread: their standard deviation (n - 1 in the denominator); NaN below two parties
 * @agreement: van der Eijk's A over the parties, -1 (half of them at either end) to 1 (all at one level); NaN below two parties
 * @leik: Leik's dispersion over the parties, 0 (all at one level) to 1 (half of them at either end); NaN below two parties
 * @polarisation: Esteban and Ray's index with alpha 1.3 and K 1, parties having equal shares and those at one position
 *   being one group; NaN below two parties
 * @low: the row of the party with the lowest position, the first of several
 * @high: the row of the party with the highest position, the first of several
 *
 * How disputed an issue is.
 */
typedef struct
{
  guint n;
  guint parties;
  double salience;
  double mean;
  double spread;
  double agreement;
  double leik;
  double polarisation;
  guint low;
  guint high;
} StanceDispute;

#define STANCE_TYPE_DISPUTE (stance_dispute_get_type ())
STANCE_EXPORT GType stance_dispute_get_type (void);
STANCE_EXPORT StanceDispute *stance_dispute_copy (const StanceDispute *self);
STANCE_EXPORT void stance_dispute_free (StanceDispute *self);
STANCE_EXPORT gboolean stance_table_get_dispute (StanceTable *self, StanceModel *model, const char *issue, StanceDispute *dispute);
STANCE_EXPORT double *stance_table_get_contributions (StanceTable *self, StanceModel *model, const char *first, const char *second, gsize *length);

G_END_DECLS
