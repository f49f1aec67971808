/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lemmas of a whole text, for layers that see no words of the front end. */
#pragma once

#include <stance/stance-parse.h>

#include "stance-text-private.h"

typedef struct
{
  GString *bytes;  /* lemmas, each with a zero byte behind it */
  gsize *starts;   /* by token */
  const char **tags; /* by token: the universal tag, of the front end; NULL for what was not read */
} StanceTextLemmas;

/* Goes by the tagger alone, which is much faster than trees. */
StanceTextLemmas *stance_text_lemmas_new (StanceFrontEnd *front_end, const StanceText *text);
void stance_text_lemmas_free (StanceTextLemmas *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceTextLemmas, stance_text_lemmas_free)

static inline const char *
stance_text_lemmas_get (const StanceTextLemmas *self, guint token)
{
  return self->bytes->str + self->starts[token];
}
