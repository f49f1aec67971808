/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the parties of a file. */
#include <string.h>

#include "stance-limits-private.h"
#include "stance-loader-private.h"
#include "stance-suggest-private.h"

#define MAX_NAMES 1000 /* in one list of one party */

static const StanceKey party_keys[] = {
  { "id", TRUE },       { "name", FALSE },   { "kind", FALSE },   { "aliases", FALSE }, { "demonyms", FALSE }, { "seats", FALSE },
  { "gender", FALSE },  { "plural", FALSE }, { "offices", FALSE }, { "member_of", FALSE }, { NULL, FALSE },
};

static const StanceKey office_keys[] = {
  { "title", TRUE }, { "of", TRUE }, { "from", FALSE }, { "to", FALSE }, { NULL, FALSE },
};

static const StanceKey membership_keys[] = {
  { "party", TRUE }, { "from", FALSE }, { "to", FALSE }, { NULL, FALSE },
};

/* What the callbacks for the elements of a list fill. */
typedef struct
{
  StanceLoader *loader;
  guint party;
  GPtrArray *names;
  StanceNameType type;
} Reading;

/* The first pass over the parties of one file. */
typedef struct
{
  StanceLoader *loader;
  GHashTable *seen;
} Declaring;

char *
stance_loader_suggest_party (StanceLoader *loader, const char *id)
{
  StanceSuggestion suggestion;

  stance_suggestion_init (&suggestion, id);
  for (guint i = 0; i < loader->model->parties->len; i++)
    stance_suggestion_offer (&suggestion, stance_model_party_at (loader->model, i)->id);
  return stance_suggestion_text (&suggestion);
}

guint
stance_loader_party_named (StanceLoader *loader, StanceCheck *check, const char *id)
{
  guint party = stance_model_find_party (loader->model, id);
  g_autofree char *hint = NULL, *expected = NULL;

  if (party != STANCE_NO_PARTY || loader->incomplete)
    return party;
  hint = stance_loader_suggest_party (loader, id);
  expected = g_strconcat ("the id of a party", hint, NULL);
  stance_check_wrong_text (check, id, expected);
  return STANCE_NO_PARTY;
}

guint
stance_loader_party (StanceLoader *loader, StanceCheck *check, JsonObject *object, const char *key)
{
  const char *id = stance_check_id (check, object, key);
  guint party = STANCE_NO_PARTY;

  stance_check_enter (check, key);
  if (id)
    party = stance_loader_party_named (loader, check, id);
  stance_check_leave (check);
  return party;
}

/* What may not be the id of a party: it means something else in a pattern. */
static gboolean
is_reserved (const char *id)
{
  StancePartyKind kind;

  return g_str_equal (id, STANCE_ANY_PARTY) || stance_party_kind_from_string (id, &kind);
}

static void
declare_id (Declaring *declaring, StanceCheck *check, const char *id)
{
  StanceModel *model = declaring->loader->model;

  if (is_reserved (id))
    stance_check_wrong_text (check, id, "an id that is no kind of parties");
  else if (!g_hash_table_add (declaring->seen, (gpointer) id))
    stance_check_wrong_text (check, id, "each id once in a file");
  else if (stance_model_find_party (model, id) == STANCE_NO_PARTY)
    {
      if (model->parties->len == STANCE_LIMIT_PARTIES)
        stance_check_fault (check, "one more party", "at most " G_STRINGIFY (STANCE_LIMIT_PARTIES) " parties");
      else
        stance_model_append_party (model, id);
    }
}

/* The second pass tells of elements that are no party, and of bad ids. */
static void
declare (StanceCheck *check, JsonNode *node, gpointer data)
{
  JsonNode *id = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), "id") : NULL;

  if (!id || !JSON_NODE_HOLDS_VALUE (id) || json_node_get_value_type (id) != G_TYPE_STRING
      || !stance_id_is_valid (json_node_get_string (id)))
    return;
  stance_check_enter (check, "id");
  declare_id (data, check, json_node_get_string (id));
  stance_check_leave (check);
}

void
stance_loader_declare_parties (StanceLoader *loader, StanceCheck *check, JsonObject *root)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Declaring declaring = { loader, seen };
  JsonNode *parties = json_object_get_member (root, "parties");

  if (parties && JSON_NODE_HOLDS_ARRAY (parties))
    stance_check_each (check, root, "parties", declare, &declaring);
}

static void
read_name (StanceCheck *check, JsonNode *node, gpointer data)
{
  Reading *reading = data;
  const char *name = stance_check_element_text (check, node);
  StanceNameTrie *names = reading->loader->model->names;
  StanceNameUse use = { reading->party, (guint16) reading->loader->file, (guint8) reading->type };

  if (!name || g_ptr_array_find_with_equal_func (reading->names, name, g_str_equal, NULL))
    return;
  if (reading->names->len == MAX_NAMES)
    stance_check_wrong_text (check, name, "at most " G_STRINGIFY (MAX_NAMES) " names in a list");
  else if (names && !stance_name_trie_add (names, name, use))
    stance_check_wrong_text (check, name, "a name of 1 to " G_STRINGIFY (STANCE_NAME_WORDS) " words");
  else
    g_ptr_array_add (reading->names, g_strdup (name));
}

static void
read_names (StanceLoader *loader, StanceCheck *check, JsonObject *object, guint number)
{
  const StanceParty *party = stance_model_get_party (loader->model, number);
  Reading readings[] = {
    { loader, number, party->aliases, STANCE_NAME_ALIAS },
    { loader, number, party->demonyms, STANCE_NAME_DEMONYM },
    { loader, number, party->seats, STANCE_NAME_SEAT },
  };

  stance_check_each (check, object, "aliases", read_name, &readings[0]);
  stance_check_each (check, object, "demonyms", read_name, &readings[1]);
  stance_check_each (check, object, "seats", read_name, &readings[2]);
}

/* The dates between which something holds, copied. */
static void
read_period (StanceCheck *check, JsonObject *object, char **from, char **to)
{
  const char *first = stance_check_date (check, object, "from");
  const char *last = stance_check_date (check, object, "to");
  g_autofree char *expected = NULL;

  if (first && last && strcmp (first, last) > 0)
    {
      expected = g_strdup_printf ("a date not before \"from\", %s", first);
      stance_check_wrong_text_at (check, "to", last, expected);
    }
  *from = g_strdup (first);
  *to = g_strdup (last);
}

static void
read_office (StanceCheck *check, JsonNode *node, gpointer data)
{
  Reading *reading = data;
  JsonObject *object = stance_check_object (check, node, office_keys);
  StanceOffice office = { NULL };
  const char *title;
  g_autofree char *lower = NULL;

  if (!object)
    return;
  title = stance_check_text (check, object, "title");
  lower = title ? g_utf8_strdown (title, -1) : NULL;
  if (title && !g_str_equal (title, lower))
    stance_check_wrong_text_at (check, "title", title, "a title in lower case");
  office.of = stance_loader_party (reading->loader, check, object, "of");
  read_period (check, object, &office.from, &office.to);
  office.title = g_strdup (title);
  if (title && office.of == reading->party)
    stance_check_fault_at (check, "of", "the party itself", "another party");
  if (title && office.of != STANCE_NO_PARTY)
    g_array_append_val (stance_model_party_at (reading->loader->model, reading->party)->offices, office);
  else
    {
      g_free (office.title);
      g_free (office.from);
      g_free (office.to);
    }
}

static void
read_membership (StanceCheck *check, JsonNode *node, gpointer data)
{
  Reading *reading = data;
  JsonObject *object = stance_check_object (check, node, membership_keys);
  StanceMembership membership = { STANCE_NO_PARTY, NULL, NULL };

  if (!object)
    return;
  membership.party = stance_loader_party (reading->loader, check, object, "party");
  read_period (check, object, &membership.from, &membership.to);
  if (membership.party == reading->party)
    stance_check_fault_at (check, "party", "the party itself", "another party");
  if (membership.party != STANCE_NO_PARTY)
    g_array_append_val (stance_model_party_at (reading->loader->model, reading->party)->memberships, membership);
  else
    {
      g_free (membership.from);
      g_free (membership.to);
    }
}

static void
read_kind (StanceCheck *check, JsonObject *object, StanceParty *party)
{
  const char *kind = stance_check_text (check, object, "kind");

  if (kind && !stance_party_kind_from_string (kind, &party->kind))
    stance_check_wrong_text_at (check, "kind", kind, "one of person, state, organisation, bloc");
}

static void
read_gender (StanceCheck *check, JsonObject *object, StanceParty *party)
{
  const char *gender = stance_check_text (check, object, "gender");

  if (!gender)
    return;
  if (!g_str_equal (gender, "m") && !g_str_equal (gender, "f"))
    stance_check_wrong_text_at (check, "gender", gender, "\"m\" or \"f\"");
  else if (party->kind != STANCE_PARTY_PERSON)
    stance_check_wrong_text_at (check, "gender", gender, "it on persons only");
  else
    party->gender = gender[0];
}

/* What a party is called and what it is: needed where it first stands, and replaced where it stands again. */
static void
read_identity (StanceCheck *check, JsonObject *object, StanceParty *party)
{
  const char *name = stance_check_text (check, object, "name");

  if (!party->name && !json_object_has_member (object, "name"))
    stance_check_missing (check, "name");
  if (!party->name && !json_object_has_member (object, "kind"))
    stance_check_missing (check, "kind");
  if (name || !party->name)
    {
      g_free (party->name);
      party->name = g_strdup (name ? name : party->id);
    }
  read_kind (check, object, party);
  read_gender (check, object, party);
  stance_check_boolean (check, object, "plural", &party->plural);
}

static void
read_party (StanceCheck *check, JsonNode *node, gpointer data)
{
  StanceLoader *loader = data;
  JsonObject *object = stance_check_object (check, node, party_keys);
  const char *id = object ? stance_check_id (check, object, "id") : NULL;
  guint number = stance_model_find_party (loader->model, id);
  Reading reading = { loader, number, NULL, STANCE_NAME_ALIAS };

  if (number == STANCE_NO_PARTY)
    return;
  read_identity (check, object, stance_model_party_at (loader->model, number));
  read_names (loader, check, object, number);
  stance_check_each (check, object, "offices", read_office, &reading);
  stance_check_each (check, object, "member_of", read_membership, &reading);
}

void
stance_loader_read_parties (StanceLoader *loader, StanceCheck *check, JsonObject *root)
{
  stance_check_each (check, root, "parties", read_party, loader);
}
