/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an address asks for: parties, issue, document and measure by their names. */
#include "stance-cli-server-private.h"

#include <string.h>

#include "stance-cli-names-private.h"

/* Words that were looked up are kept up to here; then it begins anew, so that nobody fills memory with them. */
#define MOST_NAMES 4096
#define MOST_LISTED 40

void
stance_cli_question_clear (StanceCliQuestion *self)
{
  g_clear_pointer (&self->a, g_free);
  g_clear_pointer (&self->b, g_free);
  g_clear_pointer (&self->issue, g_free);
}

static const char *
look_up (GHashTable *query, const char *name)
{
  return query ? g_hash_table_lookup (query, name) : NULL;
}

/* "'a', 'b', ..."; takes the words. */
static char *
list_words (char **words)
{
  g_auto (GStrv) owned = words;
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; owned[i] && i < MOST_LISTED; i++)
    g_string_append_printf (out, "%s'%s'", i ? ", " : "", owned[i]);
  if (g_strv_length (owned) > MOST_LISTED)
    g_string_append_printf (out, " and %u more", g_strv_length (owned) - MOST_LISTED);
  return g_strdup (out->len > 0 ? out->str : "none");
}

static char *
list_rows (StanceCliServer *self)
{
  StanceTable *table = stance_cli_figures_get_table (self, self->all);
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();

  for (guint i = 0; table && i < stance_table_get_n_parties (table); i++)
    g_strv_builder_add (rows, stance_table_get_party (table, i));
  return list_words (g_strv_builder_end (rows));
}

/* The row that a name stands for; with holders for rows, one that is called so. A person stays one: it does not stand for its party. */
static char *
find_row (StanceCliServer *self, const char *word, char **several)
{
  StanceModel *model = stance_engine_get_model (self->engine);
  g_autofree char *id = stance_cli_find_party (model, word, several);
  gboolean person = id && stance_model_get_party_kind (model, id) == STANCE_PARTY_PERSON;
  const char *row = id && !person ? stance_model_roll_up (model, id, self->level, NULL) : NULL;
  StanceTable *table = stance_cli_figures_get_table (self, self->all);
  g_autoptr (GPtrArray) rows = NULL;

  if (self->level != STANCE_LEVEL_HOLDER)
    return g_strdup (row ? row : id);
  rows = table ? stance_cli_find_rows (table, model, id, word) : NULL;
  return rows && rows->len > 0 ? g_strdup (g_ptr_array_index (rows, 0)) : g_steal_pointer (&id);
}

static char *
find_party (StanceCliServer *self, const char *name, const char *word, StanceCliReply *reply)
{
  StanceModel *model = stance_engine_get_model (self->engine);
  g_autofree char *several = NULL;
  g_autofree char *found = find_row (self, word, &several);
  g_autofree char *hint = NULL;
  g_autofree char *rows = NULL;

  if (found)
    return g_steal_pointer (&found);
  hint = g_utf8_validate (word, -1, NULL) ? stance_cli_hint_party (model, word) : g_strdup ("");
  rows = list_rows (self);
  stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST,
                           g_strdup_printf ("%s: found '%s', expected a party of model %s%s\nparties with a position here: %s", name, word,
                                            stance_model_get_id (model), hint, rows));
  return NULL;
}

static char *
find_issue (StanceCliServer *self, const char *name, const char *word, StanceCliReply *reply)
{
  StanceModel *model = stance_engine_get_model (self->engine);
  char *found = stance_cli_find_issue (model, word);
  g_autofree char *issues = found ? NULL : list_words (stance_model_get_issue_ids (model));

  if (!found)
    stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, g_strdup_printf ("%s: found '%s', expected one of %s", name, word, issues));
  return found;
}

/* FALSE, with a refusal, when there is no such name. To find one takes longer than all else that a figure takes. */
static gboolean
find_name (StanceCliServer *self, GHashTable *query, const char *name, char **id, StanceCliReply *reply)
{
  const char *word = look_up (query, name);
  gboolean party = !g_str_equal (name, "issue");
  GHashTable *names = party ? self->party_names : self->issue_names;

  if (!word)
    return TRUE;
  *id = g_strdup (g_hash_table_lookup (names, word));
  if (*id)
    return TRUE;
  *id = party ? find_party (self, name, word, reply) : find_issue (self, name, word, reply);
  if (g_hash_table_size (names) >= MOST_NAMES)
    g_hash_table_remove_all (names);
  if (*id)
    g_hash_table_insert (names, g_strdup (word), g_strdup (*id));
  return *id != NULL;
}

static gboolean
check_members (GHashTable *query, const char *const *known, StanceCliReply *reply)
{
  GHashTableIter iter;
  gpointer key, word;
  g_autofree char *list = list_words (g_strdupv ((char **) known));

  if (!query)
    return TRUE;
  g_hash_table_iter_init (&iter, query);
  while (g_hash_table_iter_next (&iter, &key, &word))
    {
      gboolean is_known = g_strv_contains (known, key);

      if (is_known && *(const char *) word)
        continue;
      /* What an empty cell of a spreadsheet puts here is not what one would have got without it. */
      stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, is_known ? g_strdup_printf ("%s: found nothing, expected a name", (char *) key)
                                                                       : g_strdup_printf ("found '%s', expected %s", (char *) key, list));
      return FALSE;
    }
  return TRUE;
}

static char *
list_documents (StanceCliServer *self)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->documents), (GCompareFunc) strcmp);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (GList *at = names; at; at = at->next)
    g_strv_builder_add (builder, at->data);
  return list_words (g_strv_builder_end (builder));
}

static gboolean
find_document (StanceCliServer *self, GHashTable *query, StanceCliQuestion *question, StanceCliReply *reply)
{
  g_autofree char *list = NULL;

  question->document = look_up (query, "doc");
  question->figures = question->document ? g_hash_table_lookup (self->documents, question->document) : self->all;
  if (question->figures)
    return TRUE;
  list = list_documents (self);
  stance_cli_reply_refuse (reply, SOUP_STATUS_NOT_FOUND,
                           g_strdup_printf ("doc: found '%s', expected a document with statements: %s", question->document, list));
  return FALSE;
}

static gboolean
find_measure (GHashTable *query, StanceCliQuestion *question, StanceCliReply *reply)
{
  const char *word = look_up (query, "measure");
  g_autoptr (GError) error = NULL;
  int value = STANCE_MEASURE_AGREEMENT;

  if (word && !stance_cli_parse_name ("measure", word, STANCE_TYPE_MEASURE, &value, &error))
    {
      stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, g_strdup (error->message));
      return FALSE;
    }
  question->measure = value;
  return TRUE;
}

/* Takes the id of a person, and puts the name of its row in its place. */
static char *
take_person (StanceCliServer *self, char **id)
{
  StanceModel *model = stance_engine_get_model (self->engine);
  char *person = NULL;

  if (!*id || self->level == STANCE_LEVEL_HOLDER || !stance_model_has_party (model, *id)
      || stance_model_get_party_kind (model, *id) != STANCE_PARTY_PERSON)
    return NULL;
  person = g_steal_pointer (id);
  *id = g_strdup (stance_model_get_party_name (model, person));
  return person;
}

static void
find_persons (StanceCliServer *self, StanceCliQuestion *question)
{
  g_autofree char *a = take_person (self, &question->a);
  g_autofree char *b = take_person (self, &question->b);

  if (a || b)
    question->figures = stance_cli_figures_with_persons (self, question, a, b);
}

gboolean
stance_cli_question_read (StanceCliQuestion *self, StanceCliServer *server, GHashTable *query, const char *const *known, StanceCliReply *reply)
{
  gboolean found = check_members (query, known, reply) && find_name (server, query, "a", &self->a, reply)
                   && find_name (server, query, "b", &self->b, reply) && find_name (server, query, "issue", &self->issue, reply)
                   && find_measure (query, self, reply) && find_document (server, query, self, reply);

  if (found)
    find_persons (server, self);
  return found;
}
