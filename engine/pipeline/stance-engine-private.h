/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of the engine, for what learns from it. */
#pragma once

#include <stance/stance-engine.h>

#include "stance-mapping-private.h"

/* Codes an article with other strengths than the engine's, and leaves out nothing. Otherwise as stance_engine_code(). */
GPtrArray *stance_engine_code_with (StanceEngine *self, StanceDocument *document, const StanceCoding *coding, GError **error);
