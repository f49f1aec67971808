/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-syntax-private.h"

/* Fills self->clauses and self->clause_of. */
void stance_clauses_find (StanceSyntax *self);
