/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coded statements against the model: an issue that it lacks costs the statement, a party that it lacks is only told of. */
#include "stance-cli-names-private.h"

#define MAX_TOLD 100 /* statements of one input */
#define MAX_PARTIES 20

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
stance_cli_coded_init (StanceCliCoded *self, StanceModel *model)
{
  self->model = model ? g_object_ref (model) : NULL;
  self->parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
stance_cli_coded_clear (StanceCliCoded *self)
{
  g_clear_object (&self->model);
  g_clear_pointer (&self->parties, g_hash_table_unref);
}

gboolean
stance_cli_coded_check (StanceCliCoded *self, GPtrArray **statements)
{
  g_autoptr (GPtrArray) given = NULL;

  if (!self->model || !*statements)
    return TRUE;
  given = *statements;
  *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  for (guint i = 0; i < given->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (given, i);

      if (!stance_model_has_issue (self->model, stance_statement_get_issue (statement)))
        {
          tell_issue (self, statement);
          continue;
        }
      if (!stance_model_has_party (self->model, stance_statement_get_holder_party (statement)))
        tell_party (self, statement);
      g_ptr_array_add (*statements, stance_statement_ref (statement));
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
