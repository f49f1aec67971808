/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The model as an object, and what it gives to the layers above by number. */
#include <stance/stance-error.h>

#include "stance-model-data-private.h"

G_DEFINE_FINAL_TYPE (StanceModel, stance_model, G_TYPE_OBJECT)

static void
office_clear (gpointer data)
{
  StanceOffice *office = data;

  g_free (office->title);
  g_free (office->from);
  g_free (office->to);
}

static void
membership_clear (gpointer data)
{
  StanceMembership *membership = data;

  g_free (membership->from);
  g_free (membership->to);
}

static void
party_clear (gpointer data)
{
  StanceParty *party = data;

  g_free (party->id);
  g_free (party->name);
  g_ptr_array_unref (party->aliases);
  g_ptr_array_unref (party->demonyms);
  g_ptr_array_unref (party->seats);
  g_array_unref (party->offices);
  g_array_unref (party->memberships);
}

static void
example_clear (gpointer data)
{
  StanceExample *example = data;

  g_free (example->text);
  g_free (example->holder);
  g_free (example->date);
  g_free (example->pointer);
}

static void
pole_clear (gpointer data)
{
  g_free (((StancePole *) data)->text);
}

static void
issue_clear (gpointer data)
{
  StanceIssue *issue = data;

  g_free (issue->id);
  g_free (issue->name);
  g_free (issue->proposition);
  g_array_unref (issue->poles);
  g_array_unref (issue->examples);
}

static void
rule_clear (gpointer data)
{
  StanceRule *rule = data;

  g_free (rule->match);
  g_clear_pointer (&rule->by, g_array_unref);
}

static GArray *
array_new (gsize size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, clear);
  return array;
}

static void
stance_model_init (StanceModel *self)
{
  self->scale_min = -1;
  self->scale_max = 1;
  self->parties = array_new (sizeof (StanceParty), party_clear);
  self->party_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->issues = array_new (sizeof (StanceIssue), issue_clear);
  self->issue_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rules = array_new (sizeof (StanceRule), rule_clear);
  self->terms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

static void
stance_model_finalize (GObject *object)
{
  StanceModel *self = STANCE_MODEL (object);

  g_clear_pointer (&self->rule_set, stance_rule_set_free);
  g_clear_pointer (&self->names, stance_name_trie_free);
  g_array_unref (self->parties);
  g_hash_table_unref (self->party_index);
  g_array_unref (self->issues);
  g_hash_table_unref (self->issue_index);
  g_array_unref (self->rules);
  g_hash_table_unref (self->terms);
  g_clear_pointer (&self->language, stance_language_free);
  g_free (self->language_directory);
  g_free (self->id);
  g_free (self->title);
  G_OBJECT_CLASS (stance_model_parent_class)->finalize (object);
}

static void
stance_model_class_init (StanceModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_model_finalize;
}

StanceParty *
stance_model_party_at (StanceModel *self, guint party)
{
  return &g_array_index (self->parties, StanceParty, party);
}

StanceIssue *
stance_model_issue_at (StanceModel *self, guint issue)
{
  return &g_array_index (self->issues, StanceIssue, issue);
}

guint
stance_model_append_party (StanceModel *self, const char *id)
{
  StanceParty party = { .id = g_strdup (id) };

  party.aliases = g_ptr_array_new_with_free_func (g_free);
  party.demonyms = g_ptr_array_new_with_free_func (g_free);
  party.seats = g_ptr_array_new_with_free_func (g_free);
  party.offices = array_new (sizeof (StanceOffice), office_clear);
  party.memberships = array_new (sizeof (StanceMembership), membership_clear);
  g_array_append_val (self->parties, party);
  g_hash_table_insert (self->party_index, g_strdup (id), GUINT_TO_POINTER (self->parties->len));
  return self->parties->len - 1;
}

guint
stance_model_append_issue (StanceModel *self, const char *id)
{
  StanceIssue issue = { .id = g_strdup (id), .weight = 1 };

  issue.poles = array_new (sizeof (StancePole), pole_clear);
  issue.examples = array_new (sizeof (StanceExample), example_clear);
  g_array_append_val (self->issues, issue);
  g_hash_table_insert (self->issue_index, g_strdup (id), GUINT_TO_POINTER (self->issues->len));
  return self->issues->len - 1;
}

StanceLanguage *
stance_model_get_language (StanceModel *self)
{
  return self->language;
}

const char *
stance_model_get_language_directory (StanceModel *self)
{
  return self->language_directory;
}

const StanceParty *
stance_model_get_party (StanceModel *self, guint party)
{
  return party < self->parties->len ? stance_model_party_at (self, party) : NULL;
}

/* Numbers in the indexes are one up, so that none is zero. */
static guint
find_number (GHashTable *index, const char *id)
{
  return id ? GPOINTER_TO_UINT (g_hash_table_lookup (index, id)) - 1 : G_MAXUINT;
}

guint
stance_model_find_party (StanceModel *self, const char *id)
{
  return find_number (self->party_index, id);
}

guint
stance_model_find_issue (StanceModel *self, const char *id)
{
  return find_number (self->issue_index, id);
}

guint
stance_model_get_n_issues (StanceModel *self)
{
  return self->issues->len;
}

gboolean
stance_model_check_issues (StanceModel *self, GError **error)
{
  if (self->issues->len > 0)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "%s#/issues: found none, expected at least one", stance_model_get_id (self));
  return FALSE;
}

const StanceIssue *
stance_model_get_issue (StanceModel *self, guint issue)
{
  return issue < self->issues->len ? stance_model_issue_at (self, issue) : NULL;
}

guint
stance_model_get_n_rules (StanceModel *self)
{
  return self->rules->len;
}

const StanceRule *
stance_model_get_rule (StanceModel *self, guint rule)
{
  return rule < self->rules->len ? &g_array_index (self->rules, StanceRule, rule) : NULL;
}
