/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks of coded statements, from inside. */
#pragma once

#include <stance/stance-network.h>

#include "stance-array-private.h"
#include "stance-counts-private.h"
#include "stance-names-private.h"

struct _StanceNetwork
{
  StanceNetworkMode mode;
  StanceAggregate aggregate;
  StanceNormalisation normalisation;
  StanceNames *rows;
  StanceNames *columns;
  StanceArray *ties;     /* NaN: undefined */
  double *row_totals;    /* statements of each row */
  double *column_totals;
  guint n;
  gboolean is_window;
  StanceWindow window;
};

/* Which statements count: names and levels as numbers. */
typedef struct
{
  StanceNames *actors; /* of all statements with --keep-isolates, else of those that count; in order */
  StanceNames *concepts;
  StanceCodedStatement *codings;
  gsize n;
  int *levels;
  gsize n_levels;
  double range;
  gboolean binary;
} StanceSelection;

gboolean stance_selection_init (StanceSelection *self, StanceDiscourse *discourse, const StanceNetworkOptions *options, GError **error);
void stance_selection_clear (StanceSelection *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceSelection, stance_selection_clear)

