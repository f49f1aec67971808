/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What bindings and the command line ask of a model, by id. */
#include <math.h>

#include "stance-model-data-private.h"

static const StanceParty *
party_by_id (StanceModel *self, const char *id)
{
  return stance_model_get_party (self, stance_model_find_party (self, id));
}

static const StanceIssue *
issue_by_id (StanceModel *self, const char *id)
{
  return stance_model_get_issue (self, stance_model_find_issue (self, id));
}

/**
 * stance_model_get_id:
 * @self: a model
 *
 * Gives the `id` of the model.
 *
 * Returns: (transfer none): the id
 */
const char *
stance_model_get_id (StanceModel *self)
{
  g_return_val_if_fail (STANCE_IS_MODEL (self), NULL);
  return self->id;
}

/**
 * stance_model_get_title:
 * @self: a model
 *
 * Gives the title of the model, for readers.
 *
 * Returns: (transfer none): the title
 */
const char *
stance_model_get_title (StanceModel *self)
{
  g_return_val_if_fail (STANCE_IS_MODEL (self), NULL);
  return self->title;
}

/**
 * stance_model_get_scale_min:
 * @self: a model
 *
 * Gives the lowest position on an issue: outright rejection of its proposition. The scale lies evenly about 0.
 *
 * Returns: the lowest position, -1 unless the model says otherwise
 */
double
stance_model_get_scale_min (StanceModel *self)
{
  g_return_val_if_fail (STANCE_IS_MODEL (self), NAN);
  return self->scale_min;
}

/**
 * stance_model_get_scale_max:
 * @self: a model
 *
 * Gives the highest position on an issue: full support of its proposition. The scale lies evenly about 0.
 *
 * Returns: the highest position, 1 unless the model says otherwise
 */
double
stance_model_get_scale_max (StanceModel *self)
{
  g_return_val_if_fail (STANCE_IS_MODEL (self), NAN);
  return self->scale_max;
}

/**
 * stance_model_get_party_ids:
 * @self: a model
 *
 * Gives the ids of all parties, in the order of the files, those of included files first.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids; empty when the model has no party
 */
char **
stance_model_get_party_ids (StanceModel *self)
{
  char **ids;

  g_return_val_if_fail (STANCE_IS_MODEL (self), NULL);
  ids = g_new0 (char *, self->parties->len + 1);
  for (guint i = 0; i < self->parties->len; i++)
    ids[i] = g_strdup (stance_model_party_at (self, i)->id);
  return ids;
}

/**
 * stance_model_get_party_name:
 * @self: a model
 * @party: the id of a party
 *
 * Gives the name of a party, for readers.
 *
 * Returns: (transfer none) (nullable): the name, %NULL when there is no such party
 */
const char *
stance_model_get_party_name (StanceModel *self, const char *party)
{
  const StanceParty *found;

  g_return_val_if_fail (STANCE_IS_MODEL (self), NULL);
  g_return_val_if_fail (party != NULL, NULL);
  found = party_by_id (self, party);
  return found ? found->name : NULL;
}

static void
add_names (GStrvBuilder *builder, const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (names, i));
}

/**
 * stance_model_get_party_names:
 * @self: a model
 * @party: id of a party
 *
 * Gives all that a party is called in texts: its name, then its aliases, demonyms and seats. One name may be of several parties.
 *
 * Returns: (transfer full) (nullable): the names, %NULL when the model has no such party
 */
char **
stance_model_get_party_names (StanceModel *self, const char *party)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const StanceParty *found;

  g_return_val_if_fail (STANCE_IS_MODEL (self), NULL);
  g_return_val_if_fail (party != NULL, NULL);
  found = party_by_id (self, party);
  if (!found)
    return NULL;
  if (found->name)
    g_strv_builder_add (builder, found->name);
  add_names (builder, found->aliases);
  add_names (builder, found->demonyms);
  add_names (builder, found->seats);
  return g_strv_builder_end (builder);
}

/**
 * stance_model_get_party_kind:
 * @self: a model
 * @party: the id of a party
 *
 * Tells whether a party is a person, a state, an organisation or a bloc. Ask stance_model_has_party() first where the id
 * may be unknown.
 *
 * Returns: the kind; %STANCE_PARTY_PERSON when there is no such party
 */
StancePartyKind
stance_model_get_party_kind (StanceModel *self, const char *party)
{
  const StanceParty *found;

  g_return_val_if_fail (STANCE_IS_MODEL (self), STANCE_PARTY_PERSON);
  g_return_val_if_fail (party != NULL, STANCE_PARTY_PERSON);
  found = party_by_id (self, party);
  return found ? found->kind : STANCE_PARTY_PERSON;
}

/**
 * stance_model_has_party:
 * @self: a model
 * @party: the id of a party
 *
 * Tells whether the model knows a party.
 *
 * Returns: whether there is such a party
 */
gboolean
stance_model_has_party (StanceModel *self, const char *party)
{
  g_return_val_if_fail (STANCE_IS_MODEL (self), FALSE);
  g_return_val_if_fail (party != NULL, FALSE);
  return party_by_id (self, party) != NULL;
}

/**
 * stance_model_get_issue_ids:
 * @self: a model
 *
 * Gives the ids of all issues, in the order of the file.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids; empty when the model has no issue
 */
char **
stance_model_get_issue_ids (StanceModel *self)
{
  char **ids;

  g_return_val_if_fail (STANCE_IS_MODEL (self), NULL);
  ids = g_new0 (char *, self->issues->len + 1);
  for (guint i = 0; i < self->issues->len; i++)
    ids[i] = g_strdup (stance_model_issue_at (self, i)->id);
  return ids;
}

/**
 * stance_model_has_issue:
 * @self: a model
 * @issue: the id of an issue
 *
 * Tells whether the model has an issue.
 *
 * Returns: whether there is such an issue
 */
gboolean
stance_model_has_issue (StanceModel *self, const char *issue)
{
  g_return_val_if_fail (STANCE_IS_MODEL (self), FALSE);
  g_return_val_if_fail (issue != NULL, FALSE);
  return issue_by_id (self, issue) != NULL;
}

/**
 * stance_model_get_issue_name:
 * @self: a model
 * @issue: the id of an issue
 *
 * Gives the short name of an issue.
 *
 * Returns: (transfer none) (nullable): the name, %NULL when there is no such issue
 */
const char *
stance_model_get_issue_name (StanceModel *self, const char *issue)
{
  const StanceIssue *found;

  g_return_val_if_fail (STANCE_IS_MODEL (self), NULL);
  g_return_val_if_fail (issue != NULL, NULL);
  found = issue_by_id (self, issue);
  return found ? found->name : NULL;
}

/**
 * stance_model_get_proposition:
 * @self: a model
 * @issue: the id of an issue
 *
 * Gives the claim that positions on an issue support or reject.
 *
 * Returns: (transfer none) (nullable): the proposition, %NULL when there is no such issue
 */
const char *
stance_model_get_proposition (StanceModel *self, const char *issue)
{
  const StanceIssue *found;

  g_return_val_if_fail (STANCE_IS_MODEL (self), NULL);
  g_return_val_if_fail (issue != NULL, NULL);
  found = issue_by_id (self, issue);
  return found ? found->proposition : NULL;
}

/**
 * stance_model_get_pole:
 * @self: a model
 * @issue: the id of an issue
 * @position: a position on the model's scale
 *
 * Gives the model's words for a position: those of the pole nearest to it, when that is less than an eighth of the scale away. Words of a pole farther
 * off would say more than the position does.
 *
 * Returns: (transfer none) (nullable): the words, %NULL when no pole of the issue is near enough, or there is no such issue
 */
const char *
stance_model_get_pole (StanceModel *self, const char *issue, double position)
{
  const StanceIssue *found;
  const StancePole *nearest = NULL;
  double near;

  g_return_val_if_fail (STANCE_IS_MODEL (self), NULL);
  g_return_val_if_fail (issue != NULL && !isnan (position), NULL);
  found = issue_by_id (self, issue);
  near = (stance_model_get_scale_max (self) - stance_model_get_scale_min (self)) / 8 - 1e-9;
  for (guint i = 0; found && i < found->poles->len; i++)
    {
      const StancePole *pole = &g_array_index (found->poles, StancePole, i);

      if (fabs (pole->value - position) < near && (!nearest || fabs (pole->value - position) < fabs (nearest->value - position)))
        nearest = pole;
    }
  return nearest ? nearest->text : NULL;
}

/**
 * stance_model_get_issue_weight:
 * @self: a model
 * @issue: the id of an issue
 *
 * Gives the weight of an issue in the measures.
 *
 * Returns: the weight, 1 unless the model says otherwise; NaN when there is no such issue
 */
double
stance_model_get_issue_weight (StanceModel *self, const char *issue)
{
  const StanceIssue *found;

  g_return_val_if_fail (STANCE_IS_MODEL (self), NAN);
  g_return_val_if_fail (issue != NULL, NAN);
  found = issue_by_id (self, issue);
  return found ? found->weight : NAN;
}

/**
 * stance_model_set_issue_weight:
 * @self: a model
 * @issue: the id of an issue
 * @weight: its weight in the measures, from 0 (not at all) to a million
 *
 * Changes the weight of an issue, as somebody who works on a workbook may do. All who share the model see it; the file it was loaded from stays as it is.
 * Not to be called while another thread takes measures with the model.
 *
 * Returns: %FALSE when there is no such issue, or the weight is none
 */
gboolean
stance_model_set_issue_weight (StanceModel *self, const char *issue, double weight)
{
  StanceIssue *found;

  g_return_val_if_fail (STANCE_IS_MODEL (self), FALSE);
  g_return_val_if_fail (issue != NULL, FALSE);
  found = (StanceIssue *) issue_by_id (self, issue);
  if (!found || !(weight >= 0 && weight <= 1e6))
    return FALSE;
  found->weight = weight;
  return TRUE;
}
