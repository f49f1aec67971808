/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers of GSL that do not depend on threads: each piece of work has a stream of its own. */
#pragma once

#include <glib.h>
#include <gsl/gsl_rng.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_rng, gsl_rng_free)

gsl_rng *stance_random_new (void);
/* Begins the stream of piece `number` of the work with this seed. */
void stance_random_begin (gsl_rng *self, guint seed, guint number);
