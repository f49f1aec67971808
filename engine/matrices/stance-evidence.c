/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-evidence-private.h"

#include <string.h>

#include "stance-statement-private.h"

void
stance_evidence_clear (StanceEvidence *self)
{
  g_clear_pointer (&self->document, g_ref_string_release);
}

/* The same one, in whatever order they are offered. */
static gboolean
is_better (const StanceEvidence *self, guint64 strength, guint64 at, const char *document)
{
  if (!self->document || strength != self->strength)
    return !self->document || strength > self->strength;
  return at != self->at ? at < self->at : strcmp (document, self->document) < 0;
}

void
stance_evidence_offer (StanceEvidence *self, StanceStatement *statement, guint64 at)
{
  guint64 strength = stance_statement_get_strength (stance_statement_get_fields (statement));
  const char *document = stance_statement_get_document (statement);
  StanceSpan span = { 0, 0 };

  if (strength == 0 || !is_better (self, strength, at, document))
    return;
  stance_statement_get_span (statement, &span);
  g_clear_pointer (&self->document, g_ref_string_release);
  *self = (StanceEvidence) { strength, at, g_ref_string_new (document), span };
}

void
stance_evidence_merge (StanceEvidence *self, const StanceEvidence *other)
{
  char *document;

  if (!other->document || !is_better (self, other->strength, other->at, other->document))
    return;
  document = g_ref_string_acquire (other->document);
  g_clear_pointer (&self->document, g_ref_string_release);
  *self = *other;
  self->document = document;
}
