/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "BERLIN (Agency) -", "KYIV, Ukraine -": where and by whom a text was written, before its first sentence. */
#pragma once

#include "stance-text-private.h"

/* The first token behind the dateline that the sentence of tokens [first, end) begins with, `first` when it has none. Its words are capitals and
 * figures, the place in capitals alone when no agency stands there. */
guint32 stance_dateline_end (const StanceText *text, guint32 first, guint32 end);

/* Whether a token is a dash: -, --, or a long one. */
gboolean stance_dateline_is_dash (const StanceText *text, guint32 token);
