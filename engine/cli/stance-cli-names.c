/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-cli-names-private.h"

typedef const char *(*NameOf) (StanceModel *model, const char *id);

static gboolean
same_word (const char *a, const char *b)
{
  g_autofree char *folded_a = a ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *folded_b = b ? g_utf8_casefold (b, -1) : NULL;

  return g_strcmp0 (folded_a, folded_b) == 0;
}

static char *
find (StanceModel *model, char **ids, NameOf name_of, const char *word)
{
  if (!g_utf8_validate (word, -1, NULL))
    return NULL;
  for (guint i = 0; ids[i]; i++)
    if (same_word (word, ids[i]) || same_word (word, name_of (model, ids[i])))
      return g_strdup (ids[i]);
  return NULL;
}

char *
stance_cli_find_party (StanceModel *model, const char *word)
{
  g_auto (GStrv) ids = stance_model_get_party_ids (model);

  return find (model, ids, stance_model_get_party_name, word);
}

char *
stance_cli_find_issue (StanceModel *model, const char *word)
{
  g_auto (GStrv) ids = stance_model_get_issue_ids (model);

  return find (model, ids, stance_model_get_issue_name, word);
}

static void
add_names (GStrvBuilder *builder, StanceModel *model, char **ids, NameOf name_of)
{
  for (guint i = 0; ids[i]; i++)
    {
      g_strv_builder_add (builder, ids[i]);
      if (name_of (model, ids[i]))
        g_strv_builder_add (builder, name_of (model, ids[i]));
    }
}

char *
stance_cli_no_such_name (StanceModel *model, const char *word, gboolean parties, gboolean issues)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) party_ids = stance_model_get_party_ids (model);
  g_auto (GStrv) issue_ids = stance_model_get_issue_ids (model);
  g_auto (GStrv) names = NULL;
  g_autofree char *hint = NULL;

  if (issues)
    add_names (builder, model, issue_ids, stance_model_get_issue_name);
  if (parties)
    add_names (builder, model, party_ids, stance_model_get_party_name);
  names = g_strv_builder_end (builder);
  hint = stance_cli_did_you_mean (word, (const char *const *) names);
  return g_strdup_printf ("found '%s', expected %s of model %s%s", word,
                          parties && issues ? "a party or an issue" : parties ? "a party" : "an issue",
                          stance_model_get_id (model), hint);
}

const char *
stance_cli_find_row (StanceTable *table, StanceModel *model, const char *word)
{
  g_autofree char *party = stance_cli_find_party (model, word);
  const char *name = party ? stance_model_get_party_name (model, party) : NULL;

  for (guint i = 0; i < stance_table_get_n_parties (table); i++)
    {
      const char *row = stance_table_get_party (table, i);

      if (same_word (row, word) || g_strcmp0 (row, party) == 0 || g_strcmp0 (row, name) == 0)
        return row;
    }
  return NULL;
}

/* Coded files take ids only, so that it is the id that is suggested, be it the id or the name that is near. */
static char *
hint (StanceModel *model, char **ids, NameOf name_of, const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *id = find (model, ids, name_of, word);

  if (!id)
    {
      add_names (builder, model, ids, name_of);
      names = g_strv_builder_end (builder);
      const char *near = stance_suggest (word, (const char *const *) names);
      id = near ? find (model, ids, name_of, near) : NULL;
    }
  return id ? g_strdup_printf ("; did you mean '%s'?", id) : g_strdup ("");
}

char *
stance_cli_hint_party (StanceModel *model, const char *word)
{
  g_auto (GStrv) ids = stance_model_get_party_ids (model);

  return hint (model, ids, stance_model_get_party_name, word);
}

char *
stance_cli_hint_issue (StanceModel *model, const char *word)
{
  g_auto (GStrv) ids = stance_model_get_issue_ids (model);

  return hint (model, ids, stance_model_get_issue_name, word);
}
