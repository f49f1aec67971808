/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-arcs-private.h"

#define STANCE_ARC_FEATURES 160

/* The features of the next transition; gives their number. */
guint stance_arcs_features (const StanceArcs *arcs, guint64 features[STANCE_ARC_FEATURES]);
/* The features of the relation that the top of the stack would have to its head after `arc` (LEFT or RIGHT). */
guint stance_arcs_relation_features (const StanceArcs *arcs, StanceArc arc, guint64 features[STANCE_ARC_FEATURES]);
