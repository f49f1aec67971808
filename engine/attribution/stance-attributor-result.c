/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributions of a document, for those who ask. */
#include "stance-attributor-private.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (StanceAttributions, stance_attributions, stance_attributions_ref, stance_attributions_unref)

StanceAttributions *
stance_attributions_new (StanceDocument *document, double language)
{
  StanceAttributions *self = g_atomic_rc_box_new0 (StanceAttributions);

  self->document = stance_document_ref (document);
  self->language = language;
  self->items = g_array_new (FALSE, FALSE, sizeof (StanceAttributionItem));
  self->spans = g_array_new (FALSE, FALSE, sizeof (StanceAttributed));
  return self;
}

/**
 * stance_attributions_ref:
 * @self: attributions
 *
 * Takes one more reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceAttributions *
stance_attributions_ref (StanceAttributions *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  StanceAttributions *self = data;

  stance_document_unref (self->document);
  g_array_unref (self->items);
  g_array_unref (self->spans);
}

/**
 * stance_attributions_unref:
 * @self: (transfer full): attributions
 *
 * Gives a reference back; the last one frees them. May be called from any thread.
 */
void
stance_attributions_unref (StanceAttributions *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * stance_attributions_get_document:
 * @self: attributions
 *
 * Gives the document that was read; spans point into its text.
 *
 * Returns: (transfer none): the document
 */
StanceDocument *
stance_attributions_get_document (StanceAttributions *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->document;
}

/**
 * stance_attributions_get_language_probability:
 * @self: attributions
 *
 * Tells how likely it is that the text is in the language it was read as. See stance_identifier_get_probability().
 *
 * Returns: the probability, in [0, 1]; NaN, which is missing, for a text without a letter
 */
double
stance_attributions_get_language_probability (StanceAttributions *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return self->language;
}

/**
 * stance_attributions_get_n:
 * @self: attributions
 *
 * Counts the attributions.
 *
 * Returns: how many there are
 */
guint
stance_attributions_get_n (StanceAttributions *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->items->len;
}

static const StanceAttributionItem *
get_item (const StanceAttributions *self, guint attribution)
{
  g_return_val_if_fail (self != NULL && attribution < self->items->len, NULL);
  return &g_array_index (self->items, StanceAttributionItem, attribution);
}

/**
 * stance_attributions_get_kind:
 * @self: attributions
 * @attribution: an attribution, from 0
 *
 * Tells how the content is reported, by the share of its words (tokens with a letter or a digit) that stand inside double quotation marks:
 * %STANCE_KIND_DIRECT from 90 %, %STANCE_KIND_INDIRECT where none does, else %STANCE_KIND_MIXED. A quotation that its paragraph does not close
 * goes to the paragraph's end. A content without a word counts as indirect. Never %STANCE_KIND_NARRATED.
 *
 * Returns: the kind
 */
StanceKind
stance_attributions_get_kind (StanceAttributions *self, guint attribution)
{
  const StanceAttributionItem *item = get_item (self, attribution);

  return item ? item->kind : STANCE_KIND_INDIRECT;
}

/**
 * stance_attributions_get_probability:
 * @self: attributions
 * @attribution: an attribution, from 0
 *
 * Tells how sure the labeller is of an attribution: the probability that its cue is one (a logistic function), times the mean probability of being
 * content over the words of its content, times that of being source over those of its source (probabilities of a conditional random field: Lafferty,
 * McCallum and Pereira 2001), which is 1/2 where no source is seen.
 *
 * Returns: the probability, in [0, 1]
 */
double
stance_attributions_get_probability (StanceAttributions *self, guint attribution)
{
  const StanceAttributionItem *item = get_item (self, attribution);

  return item ? (double) item->probability : NAN;
}

/**
 * stance_attributions_get_parent:
 * @self: attributions
 * @attribution: an attribution, from 0
 *
 * Gives the attribution in whose content this one lies: the one that reports it, as in "A said that B had promised to come". Its content holds
 * the cue and at least half of the words of the content of this one and is longer; of several, the shortest. Following parents ends at -1.
 *
 * Returns: the index of the parent, -1 for none
 */
int
stance_attributions_get_parent (StanceAttributions *self, guint attribution)
{
  const StanceAttributionItem *item = get_item (self, attribution);

  return item ? item->parent : -1;
}

/**
 * stance_attributions_get_n_spans:
 * @self: attributions
 * @attribution: an attribution, from 0
 * @part: a part of it
 *
 * Counts the spans of a part: a content that a cue interrupts has two.
 *
 * Returns: how many there are; 0 only for a source that is not named
 */
guint
stance_attributions_get_n_spans (StanceAttributions *self, guint attribution, StancePart part)
{
  const StanceAttributionItem *item = get_item (self, attribution);

  g_return_val_if_fail (part <= STANCE_PART_CONTENT, 0);
  return item ? item->firsts[part + 1] - item->firsts[part] : 0;
}

static const StanceAttributed *
get_attributed (const StanceAttributions *self, guint attribution, StancePart part, guint index)
{
  const StanceAttributionItem *item = get_item (self, attribution);

  g_return_val_if_fail (item != NULL && part <= STANCE_PART_CONTENT && index < item->firsts[part + 1] - item->firsts[part], NULL);
  return &g_array_index (self->spans, StanceAttributed, item->firsts[part] + index);
}

/**
 * stance_attributions_get_span:
 * @self: attributions
 * @attribution: an attribution, from 0
 * @part: a part of it
 * @index: a span of the part, from 0
 * @span: (out caller-allocates): return location for where it stands in the text
 *
 * Tells where a span stands, in Unicode code points. Spans of a part are in the order of the text and do not overlap, and none begins or ends with
 * white space. The quotation marks of a quotation that a span is, begins with or ends with belong to it.
 */
void
stance_attributions_get_span (StanceAttributions *self, guint attribution, StancePart part, guint index, StanceSpan *span)
{
  const StanceAttributed *found = get_attributed (self, attribution, part, index);

  g_return_if_fail (span != NULL);
  *span = found ? found->characters : (StanceSpan) { 0, 0 };
}

/**
 * stance_attributions_get_bytes:
 * @self: attributions
 * @attribution: an attribution, from 0
 * @part: a part of it
 * @index: a span of the part, from 0
 * @bytes: (out caller-allocates): return location for where it stands in the text
 *
 * Tells where a span stands, in bytes of the text in UTF-8.
 */
void
stance_attributions_get_bytes (StanceAttributions *self, guint attribution, StancePart part, guint index, StanceSpan *bytes)
{
  const StanceAttributed *found = get_attributed (self, attribution, part, index);

  g_return_if_fail (bytes != NULL);
  *bytes = found ? found->bytes : (StanceSpan) { 0, 0 };
}

/**
 * stance_attributions_get_text:
 * @self: attributions
 * @attribution: an attribution, from 0
 * @part: a part of it
 * @index: a span of the part, from 0
 *
 * Gives the words of a span as they stand in the text.
 *
 * Returns: (transfer full): the words
 */
char *
stance_attributions_get_text (StanceAttributions *self, guint attribution, StancePart part, guint index)
{
  const StanceAttributed *found = get_attributed (self, attribution, part, index);

  if (!found)
    return g_strdup ("");
  return g_strndup (stance_document_get_text (self->document) + found->bytes.start, found->bytes.end - found->bytes.start);
}
