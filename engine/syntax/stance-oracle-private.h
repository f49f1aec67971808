/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-arcs-private.h"

/* The number of gold heads that become out of reach when `arc` is taken: the dynamic oracle of Goldberg and Nivre 2013 (TACL 1). `heads` by word
 * from 1, the root's number is n + 1. */
guint stance_oracle_cost (const StanceArcs *arcs, StanceArc arc, const guint32 *heads);
