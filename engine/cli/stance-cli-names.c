/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-cli-names-private.h"

#include <string.h>

typedef const char *(*NameOf) (StanceModel *model, const char *id);

/* Most words are told apart by their first letters: a file may name thousands whom the model does not have, each to be held against all its names. */
static gboolean
begin_alike (const char *a, const char *b)
{
  return (guchar) *a >= 0x80 || (guchar) *b >= 0x80 || g_ascii_tolower (*a) == g_ascii_tolower (*b);
}

static gboolean
same_folded (const char *a, const char *b)
{
  g_autofree char *folded_a = a ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *folded_b = b ? g_utf8_casefold (b, -1) : NULL;

  return g_strcmp0 (folded_a, folded_b) == 0;
}

static gboolean
same_word (const char *a, const char *b)
{
  if (a && b && !begin_alike (a, b))
    return FALSE;
  return same_folded (a, b);
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

/* How well a word names a party; the best that any party reaches decides. */
typedef enum
{
  NAMED_NOT,
  NAMED_LAST_WORD,
  NAMED_OTHERWISE,
  NAMED_EXACTLY,
} Named;

static gboolean
is_last_word (const char *word, const char *name)
{
  const char *space = strrchr (name, ' ');

  return space && same_word (word, space + 1);
}

static Named
how_named (StanceModel *model, const char *id, const char *word)
{
  g_auto (GStrv) names = stance_model_get_party_names (model, id);
  gboolean person = stance_model_get_party_kind (model, id) == STANCE_PARTY_PERSON;
  Named best = NAMED_NOT;

  if (same_word (word, id) || same_word (word, stance_model_get_party_name (model, id)))
    return NAMED_EXACTLY;
  for (guint i = 0; names[i]; i++)
    if (same_word (word, names[i]))
      return NAMED_OTHERWISE;
    else if (person && is_last_word (word, names[i]))
      best = NAMED_LAST_WORD;
  return best;
}

gboolean
stance_cli_is_called (StanceModel *model, const char *id, const char *word)
{
  return how_named (model, id, word) >= NAMED_OTHERWISE;
}

char *
stance_cli_find_party (StanceModel *model, const char *word, char **several)
{
  g_auto (GStrv) ids = stance_model_get_party_ids (model);
  g_autoptr (GString) list = g_string_new (NULL);
  Named best = NAMED_NOT;
  guint n = 0;
  char *found = NULL;

  if (!g_utf8_validate (word, -1, NULL))
    return NULL;
  for (guint i = 0; ids[i]; i++)
    {
      Named named = how_named (model, ids[i], word);

      if (named == NAMED_NOT || named < best)
        continue;
      if (named > best)
        n = 0;
      best = named;
      if (n++ == 0)
        {
          found = ids[i];
          g_string_truncate (list, 0);
        }
      g_string_append_printf (list, "%s'%s'", n > 1 ? ", " : "", ids[i]);
    }
  if (n > 1 && several)
    *several = g_strdup (list->str);
  return n == 1 ? g_strdup (found) : NULL;
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

static void
add_other_names (GStrvBuilder *builder, StanceModel *model, char **ids)
{
  for (guint i = 0; ids[i]; i++)
    {
      g_auto (GStrv) names = stance_model_get_party_names (model, ids[i]);

      for (guint k = 0; names[k]; k++)
        g_strv_builder_add (builder, names[k]);
    }
}

static void
add_rows (GStrvBuilder *builder, StanceTable *table)
{
  for (guint i = 0; i < stance_table_get_n_parties (table); i++)
    g_strv_builder_add (builder, stance_table_get_party (table, i));
}

char *
stance_cli_no_such_name (StanceModel *model, const char *word, StanceCliNames wanted, StanceTable *table)
{
  static const char *const expected[] = { "a party", "an issue", "a party or an issue" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) party_ids = stance_model_get_party_ids (model);
  g_auto (GStrv) issue_ids = stance_model_get_issue_ids (model);
  g_auto (GStrv) names = NULL;
  g_autofree char *hint = NULL;

  if (wanted != STANCE_CLI_NAMES_PARTIES)
    add_names (builder, model, issue_ids, stance_model_get_issue_name);
  if (wanted != STANCE_CLI_NAMES_ISSUES)
    {
      add_names (builder, model, party_ids, stance_model_get_party_name);
      add_other_names (builder, model, party_ids);
    }
  if (table)
    add_rows (builder, table);
  names = g_strv_builder_end (builder);
  hint = stance_cli_did_you_mean (word, (const char *const *) names);
  return g_strdup_printf ("found '%s', expected %s of model %s%s%s", word, expected[wanted], stance_model_get_id (model),
                          table ? ", or a party of the input" : "", hint);
}

GPtrArray *
stance_cli_find_rows (StanceTable *table, StanceModel *model, const char *id, const char *word)
{
  GPtrArray *rows = g_ptr_array_new ();
  g_auto (GStrv) names = id ? stance_model_get_party_names (model, id) : NULL;

  for (guint i = 0; i < stance_table_get_n_parties (table); i++)
    {
      const char *row = stance_table_get_party (table, i);
      gboolean is = same_word (row, word) || g_strcmp0 (row, id) == 0;

      for (guint k = 0; !is && names && names[k]; k++)
        is = same_word (row, names[k]);
      if (is)
        g_ptr_array_add (rows, (gpointer) row);
    }
  return rows;
}

/* It is the id that is suggested, be it the id or the name that is near; what else a party is called is too short to tell. */
char *
stance_cli_hint_party (StanceModel *model, const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = stance_model_get_party_ids (model);
  g_auto (GStrv) names = NULL;
  g_autofree char *several = NULL;
  g_autofree char *exact = stance_cli_find_party (model, word, &several);
  g_autofree char *id = NULL;
  const char *near;

  if (several)
    return g_strdup_printf (", but may be %s", several);
  add_names (builder, model, ids, stance_model_get_party_name);
  names = g_strv_builder_end (builder);
  near = stance_suggest (word, (const char *const *) names);
  id = near ? stance_cli_find_party (model, near, NULL) : NULL;
  return id ? g_strdup_printf ("; did you mean '%s'?", id) : g_strdup ("");
}

char *
stance_cli_hint_issue (StanceModel *model, const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = stance_model_get_issue_ids (model);
  g_auto (GStrv) names = NULL;
  g_autofree char *id = NULL;
  const char *near;

  add_names (builder, model, ids, stance_model_get_issue_name);
  names = g_strv_builder_end (builder);
  near = stance_suggest (word, (const char *const *) names);
  id = near ? find (model, ids, stance_model_get_issue_name, near) : NULL;
  return id ? g_strdup_printf ("; did you mean '%s'?", id) : g_strdup ("");
}
