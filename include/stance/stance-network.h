/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_MATRICES)
#error "this layer does not see matrices (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-discourse.h>
#include <stance/stance-network-enums.h>

G_BEGIN_DECLS

/**
 * StanceNetworkOptions:
 * @mode: what rows and columns are
 * @aggregate: how statements go into ties
 * @normalisation: what ties are divided by
 * @duplicates: what counts once
 * @window: size of moving windows in @unit, 0 for none
 * @unit: what @window is measured in
 * @keep_isolates: also those of whom nothing is left
 * @dna_compatible: as Discourse Network Analyzer 3.1 does it: weeks and months whatever the year, 0 for what is divided by 0
 * @actor: (nullable): the variable that names actors; %NULL for `party` or `organization`
 * @concept: (nullable): the variable that names concepts; %NULL for `issue` or `concept`
 * @qualifier: (nullable): the variable that tells what is said of them; %NULL for `agreement`
 * @from: (nullable): date or time of the first statements that count
 * @to: (nullable): date or time of the last; a date is all of that day
 * @exclude: (nullable) (array zero-terminated=1): `VARIABLE=VALUE` of statements that do not count
 * @only: (nullable) (array zero-terminated=1): `VARIABLE=VALUE`: only these count; of one variable several may be named
 *
 * What network is wanted. All zero is a network of actors by congruence, from every statement.
 */
typedef struct
{
  StanceNetworkMode mode;
  StanceAggregate aggregate;
  StanceNormalisation normalisation;
  StanceDuplicates duplicates;
  guint window;
  StanceTimeUnit unit;
  gboolean keep_isolates;
  gboolean dna_compatible;
  const char *actor;
  const char *concept;
  const char *qualifier;
  const char *from;
  const char *to;
  const char *const *exclude;
  const char *const *only;
} StanceNetworkOptions;

/**
 * StanceNetwork:
 *
 * A network of coded statements: names of rows and columns, and the ties between them. Immutable and atomically counted.
 */
typedef struct _StanceNetwork StanceNetwork;

#define STANCE_TYPE_NETWORK (stance_network_get_type ())
STANCE_EXPORT GType stance_network_get_type (void);

STANCE_EXPORT GPtrArray *stance_networks_new (StanceDiscourse *discourse, const StanceNetworkOptions *options, GError **error);
STANCE_EXPORT StanceNetwork *stance_network_ref (StanceNetwork *self);
STANCE_EXPORT void stance_network_unref (StanceNetwork *self);
STANCE_EXPORT guint stance_network_get_n_rows (StanceNetwork *self);
STANCE_EXPORT guint stance_network_get_n_columns (StanceNetwork *self);
STANCE_EXPORT const char *stance_network_get_row (StanceNetwork *self, guint row);
STANCE_EXPORT const char *stance_network_get_column (StanceNetwork *self, guint column);
STANCE_EXPORT gboolean stance_network_get_tie (StanceNetwork *self, guint row, guint column, double *value);
STANCE_EXPORT guint stance_network_get_n_statements (StanceNetwork *self);
STANCE_EXPORT char *stance_network_get_first (StanceNetwork *self);
STANCE_EXPORT char *stance_network_get_middle (StanceNetwork *self);
STANCE_EXPORT char *stance_network_get_last (StanceNetwork *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceNetwork, stance_network_unref)

G_END_DECLS
