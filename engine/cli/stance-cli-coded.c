/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coded statements against the model: names become ids, an issue that it lacks costs the statement, a party that it lacks is only told of. */
#include "stance-cli-names-private.h"

#define MAX_TOLD 100 /* statements of one input */
#define MAX_PARTIES 20
#define MAX_KNOWN 10000 /* words whose id is kept in mind */

static void
tell_issue (StanceCliCoded *self, StanceStatement *statement)
{
  const char *issue = stance_statement_get_issue (statement);
  g_autofree char *place = NULL;
  g_autofree char *hint = NULL;
  g_autofree char *message = NULL;

  self->n_left_out++;
  if (self->n_left_out > MAX_TOLD)
    return;
  place = stance_statement_get_place (statement, "issue");
  hint = stance_cli_hint_issue (self->model, issue);
  message = g_strdup_printf ("%s: found '%s', expected an issue of model %s, statement left out%s", place ? place : "statement", issue,
                             stance_model_get_id (self->model), hint);
  stance_cli_warn (message);
}

static void
tell_party (StanceCliCoded *self, StanceStatement *statement)
{
  const char *party = stance_statement_get_holder_party (statement);
  g_autofree char *place = NULL;
  g_autofree char *hint = NULL;
  g_autofree char *message = NULL;

  if (!g_hash_table_add (self->parties, g_strdup (party)) || g_hash_table_size (self->parties) > MAX_PARTIES)
    return;
  place = stance_statement_get_place (statement, "holder_party");
  hint = stance_cli_hint_party (self->model, party);
  message = g_strdup_printf ("%s: found '%s', which is no party of model %s%s", place ? place : "statement", party,
                             stance_model_get_id (self->model), hint);
  stance_cli_warn (message);
}

void
stance_cli_coded_init (StanceCliCoded *self, StanceModel *model, gboolean keep)
{
  self->model = g_object_ref (model);
  self->keep = keep;
  self->party_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->issue_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
stance_cli_coded_clear (StanceCliCoded *self)
{
  g_clear_object (&self->model);
  g_clear_pointer (&self->party_ids, g_hash_table_unref);
  g_clear_pointer (&self->issue_ids, g_hash_table_unref);
  g_clear_pointer (&self->parties, g_hash_table_unref);
}

/* The id of what a word names, the word itself when the model has nothing of that name. */
static const char *
find_id (StanceCliCoded *self, GHashTable *ids, const char *word)
{
  const char *id = g_hash_table_lookup (ids, word);
  char *found;

  if (!id)
    {
      if (g_hash_table_size (ids) >= MAX_KNOWN)
        g_hash_table_remove_all (ids);
      found = ids == self->party_ids ? stance_cli_find_party (self->model, word, NULL) : stance_cli_find_issue (self->model, word);
      id = found ? found : g_strdup ("");
      g_hash_table_insert (ids, g_strdup (word), (gpointer) id);
    }
  return *id ? id : word;
}

static StanceStatement *
with_ids (StanceCliCoded *self, StanceStatement *statement)
{
  const char *party = stance_statement_get_holder_party (statement), *issue = stance_statement_get_issue (statement);
  const char *party_id = stance_model_has_party (self->model, party) ? party : find_id (self, self->party_ids, party);
  const char *issue_id = stance_model_has_issue (self->model, issue) ? issue : find_id (self, self->issue_ids, issue);

  return party_id == party && issue_id == issue ? stance_statement_ref (statement) : stance_statement_with_ids (statement, party_id, issue_id);
}

/* FALSE for a statement that is left out. */
static gboolean
fits (StanceCliCoded *self, StanceStatement *statement)
{
  if (self->keep)
    return TRUE;
  if (!stance_model_has_issue (self->model, stance_statement_get_issue (statement)))
    {
      tell_issue (self, statement);
      return FALSE;
    }
  if (!stance_model_has_party (self->model, stance_statement_get_holder_party (statement)))
    tell_party (self, statement);
  return TRUE;
}

gboolean
stance_cli_coded_check (StanceCliCoded *self, GPtrArray **statements)
{
  g_autoptr (GPtrArray) given = NULL;

  if (!*statements)
    return TRUE;
  given = *statements;
  *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  for (guint i = 0; i < given->len; i++)
    {
      g_autoptr (StanceStatement) statement = with_ids (self, g_ptr_array_index (given, i));

      if (fits (self, statement))
        g_ptr_array_add (*statements, g_steal_pointer (&statement));
    }
  return given->len == (*statements)->len;
}

void
stance_cli_coded_end (StanceCliCoded *self, const char *input)
{
  g_autofree char *message = NULL;

  if (self->n_left_out > MAX_TOLD)
    {
      message = g_strdup_printf ("%s: %u more statements on issues that model %s does not have left out", input, self->n_left_out - MAX_TOLD,
                                 stance_model_get_id (self->model));
      stance_cli_warn (message);
    }
  self->n_left_out = 0;
}
