/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A statement is one block of memory: the fields, then the strings they point to. Corpora hold millions of them. */
#include <string.h>

#include <stance/stance-error.h>
#include <stance/stance-statement.h>

#include "stance-grid-private.h"
#include "stance-statement-private.h"

/* Beyond this a position or weight would not fit the grid's 32 bits. */
#define MAX_ON_GRID 100000.0

struct _StanceStatement
{
  StanceStatementFields fields;
  char strings[];
};

G_DEFINE_BOXED_TYPE (StanceStatement, stance_statement, stance_statement_ref, stance_statement_unref)

#define N_STRINGS 14

static void
list_strings (StanceStatementFields *fields, const char **strings[N_STRINGS])
{
  strings[0] = &fields->document;
  strings[1] = &fields->id;
  strings[2] = &fields->holder;
  strings[3] = &fields->holder_party;
  strings[4] = &fields->via;
  strings[5] = &fields->issue;
  strings[6] = &fields->quote;
  strings[7] = &fields->rule;
  strings[8] = &fields->date;
  strings[9] = &fields->holder_id;
  strings[10] = &fields->place;
  strings[11] = &fields->derivation;
  strings[12] = &fields->original_party;
  strings[13] = &fields->original_issue;
}

/* Copies what is given: `document` defaults to "", `holder` to the party. */
StanceStatement *
stance_statement_new_from_fields (const StanceStatementFields *fields)
{
  StanceStatementFields given = *fields;
  const char **strings[N_STRINGS];
  StanceStatement *self;
  gsize size = 0;
  char *to;

  g_return_val_if_fail (fields->holder_party != NULL && fields->issue != NULL, NULL);
  given.document = given.document ? given.document : "";
  given.holder = given.holder ? given.holder : given.holder_party;
  list_strings (&given, strings);
  for (guint i = 0; i < N_STRINGS; i++)
    size += *strings[i] ? strlen (*strings[i]) + 1 : 0;
  self = g_atomic_rc_box_alloc (sizeof *self + size);
  self->fields = given;
  list_strings (&self->fields, strings);
  to = self->strings;
  for (guint i = 0; i < N_STRINGS; i++)
    if (*strings[i])
      {
        gsize length = strlen (*strings[i]) + 1;

        memcpy (to, *strings[i], length);
        *strings[i] = to;
        to += length;
      }
  return self;
}

const StanceStatementFields *
stance_statement_get_fields (const StanceStatement *self)
{
  return &self->fields;
}

/**
 * stance_statement_new:
 * @document: id of the document it stands in; may be empty
 * @holder_party: id of the party whose position it is
 * @issue: id of the issue
 * @position: the position; +1 supports the issue's proposition, -1 rejects it. It is rounded to 1/10,000. Whether it lies on the
 *   scale of a model is checked where a model is at hand
 * @error: return location for an error
 *
 * Makes a statement by hand: explicit, narrated, of weight 1, without span and quote, the holder being the party.
 *
 * Errors: %STANCE_ERROR_INVALID_STATEMENT when @position is not finite or beyond 100,000 either way, or the party or issue is empty.
 *
 * Returns: (transfer full) (nullable): the statement, %NULL on an error
 */
StanceStatement *
stance_statement_new (const char *document, const char *holder_party, const char *issue, double position, GError **error)
{
  StanceStatementFields fields = { 0 };

  g_return_val_if_fail (document != NULL && holder_party != NULL && issue != NULL, NULL);
  if (*holder_party == '\0' || *issue == '\0')
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s: found an empty %s, expected an id", document,
                   *issue ? "holder_party" : "issue");
      return NULL;
    }
  if (!isfinite (position) || fabs (position) > MAX_ON_GRID)
    {
      char shown[G_ASCII_DTOSTR_BUF_SIZE];

      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s: position: found %s, expected a number on the model's scale",
                   document, g_ascii_dtostr (shown, sizeof shown, position));
      return NULL;
    }
  fields.document = document;
  fields.holder_party = holder_party;
  fields.issue = issue;
  fields.position = stance_grid_from_double (position);
  fields.weight = STANCE_GRID;
  fields.certainty = STANCE_CERTAINTY_EXPLICIT;
  fields.kind = STANCE_KIND_NARRATED;
  return stance_statement_new_from_fields (&fields);
}

/**
 * stance_statement_with_ids:
 * @self: a statement
 * @holder_party: the id of the party
 * @issue: the id of the issue
 *
 * Makes the same statement for another party and issue: for coded statements that say by name what is meant.
 *
 * Returns: (transfer full): the statement
 */
StanceStatement *
stance_statement_with_ids (StanceStatement *self, const char *holder_party, const char *issue)
{
  StanceStatementFields fields;

  g_return_val_if_fail (self != NULL && holder_party != NULL && issue != NULL, NULL);
  fields = self->fields;
  fields.holder_party = holder_party;
  fields.issue = issue;
  return stance_statement_new_from_fields (&fields);
}

/**
 * stance_statement_ref:
 * @self: a statement
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceStatement *
stance_statement_ref (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_statement_unref:
 * @self: (transfer full): a statement
 *
 * Gives a reference back; the last one frees the statement. May be called from any thread.
 */
void
stance_statement_unref (StanceStatement *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release (self);
}

/**
 * stance_statement_get_document:
 * @self: a statement
 *
 * Gives the id of the document the statement stands in.
 *
 * Returns: (transfer none): the id; empty when it is not known
 */
const char *
stance_statement_get_document (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->fields.document;
}

/**
 * stance_statement_get_id:
 * @self: a statement
 *
 * Gives the statement's own id.
 *
 * Returns: (transfer none) (nullable): the id, %NULL when it has none
 */
const char *
stance_statement_get_id (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->fields.id;
}

/**
 * stance_statement_get_holder:
 * @self: a statement
 *
 * Gives the actor whose position it is, as a reader names it.
 *
 * Returns: (transfer none): the name; the party's id when no other name is known
 */
const char *
stance_statement_get_holder (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->fields.holder;
}

/**
 * stance_statement_get_holder_party:
 * @self: a statement
 *
 * Gives the party that the holder rolls up to.
 *
 * Returns: (transfer none): the party's id
 */
const char *
stance_statement_get_holder_party (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->fields.holder_party;
}

/**
 * stance_statement_get_via:
 * @self: a statement
 *
 * Gives the actor of another party who reports the holder's position.
 *
 * Returns: (transfer none) (nullable): the name, %NULL when the holder or the article's author speaks
 */
const char *
stance_statement_get_via (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->fields.via;
}

/**
 * stance_statement_get_issue:
 * @self: a statement
 *
 * Gives the issue the position is on.
 *
 * Returns: (transfer none): the issue's id
 */
const char *
stance_statement_get_issue (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->fields.issue;
}

/**
 * stance_statement_get_position:
 * @self: a statement
 *
 * Gives the position on the issue's proposition, a multiple of 1/10,000; with the usual scale from -1 (rejects it) to +1 (supports it).
 *
 * Returns: the position; always finite
 */
double
stance_statement_get_position (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return stance_grid_to_double (self->fields.position);
}

/**
 * stance_statement_get_weight:
 * @self: a statement
 *
 * Gives how much the statement counts in its cell, a multiple of 1/10,000 above 0; 1 unless told otherwise.
 *
 * Returns: the weight; always finite
 */
double
stance_statement_get_weight (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return stance_grid_to_double (self->fields.weight);
}

/**
 * stance_statement_get_certainty:
 * @self: a statement
 *
 * Gives how sure the wording is.
 *
 * Returns: the certainty
 */
StanceCertainty
stance_statement_get_certainty (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, STANCE_CERTAINTY_EXPLICIT);
  return self->fields.certainty;
}

/**
 * stance_statement_get_confidence:
 * @self: a statement
 * @confidence: (out) (optional): where the confidence goes, from 0 to 1; untouched when there is none
 *
 * Gives how likely it is that a careful reader finds this holder on this side of the issue here, as far as labelled articles tell
 * (stance_engine_code()). A statement that was coded by hand has a confidence only when the coder gave one.
 *
 * Returns: whether there is one
 */
gboolean
stance_statement_get_confidence (StanceStatement *self, double *confidence)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->fields.has_confidence && confidence != NULL)
    *confidence = stance_grid_to_double (self->fields.confidence);
  return self->fields.has_confidence;
}

/**
 * stance_statement_get_kind:
 * @self: a statement
 *
 * Gives how the statement is reported.
 *
 * Returns: the kind
 */
StanceKind
stance_statement_get_kind (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, STANCE_KIND_NARRATED);
  return self->fields.kind;
}

/**
 * stance_statement_get_quote:
 * @self: a statement
 *
 * Gives the words that show the position: the slice of the document's text at the statement's span.
 *
 * Returns: (transfer none) (nullable): the words, %NULL when they are not known
 */
const char *
stance_statement_get_quote (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->fields.quote;
}

/**
 * stance_statement_get_span:
 * @self: a statement
 * @span: (out caller-allocates) (optional): where the span goes, in code points of the document's text; untouched when there is none
 *
 * Gives where in its document the statement stands.
 *
 * Returns: whether that is known
 */
gboolean
stance_statement_get_span (StanceStatement *self, StanceSpan *span)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->fields.has_span && span != NULL)
    *span = self->fields.span;
  return self->fields.has_span;
}

/**
 * stance_statement_get_derivation:
 * @self: a statement
 *
 * Tells how the position came about: the words that were matched and their pole, then what each word that stands over them did, and the result:
 * `"join NATO" +1, "cannot" (modal) turns it: -1`.
 *
 * Returns: (transfer none) (nullable): the derivation, in one line; of a coded statement what its file gives, %NULL for none
 */
const char *
stance_statement_get_derivation (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->fields.derivation;
}

/**
 * stance_statement_get_rule:
 * @self: a statement
 *
 * Gives what in the model matched.
 *
 * Returns: (transfer none) (nullable): the rule, %NULL for a statement coded by hand
 */
const char *
stance_statement_get_rule (StanceStatement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->fields.rule;
}

/**
 * stance_statement_get_place:
 * @self: a statement
 * @field: a column or key of the statement format, such as "issue"
 *
 * Gives the place at which a field of a coded statement was read, for messages: `FILE:LINE: issue` in CSV, `FILE#/statements/3/issue`
 * (a JSON pointer) in JSON, `FILE:LINE#/issue` in JSON lines.
 *
 * Returns: (transfer full) (nullable): the place, %NULL for a statement that was not read from a coded file
 */
char *
stance_statement_get_place (StanceStatement *self, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);
  return self->fields.place ? g_strconcat (self->fields.place, field, NULL) : NULL;
}

/* On a scale of integers, so that it never depends on the machine. */
#define LONGEST 600 /* bytes of a quote beyond which more of it says no more */
#define HEAVIEST (1000 * STANCE_GRID)

guint64
stance_statement_get_strength (const StanceStatementFields *fields)
{
  guint64 firm = (guint64) ABS (fields->position) + STANCE_GRID / 10, weight = (guint64) CLAMP (fields->weight, 0, HEAVIEST);
  guint64 confidence = fields->has_confidence ? (guint64) MAX (fields->confidence, 0) : STANCE_GRID;
  guint64 clear = (fields->certainty == STANCE_CERTAINTY_EXPLICIT ? 2 : 1) * (fields->kind == STANCE_KIND_DIRECT ? 12 : 10);
  guint64 length = fields->quote ? MIN (strlen (fields->quote), LONGEST) : 0;

  return weight == 0 ? 0 : firm * confidence * weight / STANCE_GRID * clear * (LONGEST + 1) + length + 1;
}
