/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the statement stands that shows a cell best: what is kept of evidence when statements are not. */
#pragma once

#include <stance/stance-statement.h>

typedef struct
{
  guint64 strength;
  guint64 at;        /* the place of the statement in the corpus: of those alike, the first */
  char *document;    /* a GRefString; NULL while there is none */
  StanceSpan span;   /* empty when not known */
} StanceEvidence;

void stance_evidence_clear (StanceEvidence *self);
void stance_evidence_offer (StanceEvidence *self, StanceStatement *statement, guint64 at);
void stance_evidence_merge (StanceEvidence *self, const StanceEvidence *other);
