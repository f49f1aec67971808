/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses of `stance serve`: an answer that readers of its type can read, or a refusal that says why. */
#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <string.h>

#include "fuzz-private.h"
#include "stance-cli-server-private.h"

static void
add_statement (GPtrArray *statements, const char *document, const char *party, const char *issue, double position)
{
  StanceStatement *statement = stance_statement_new (document, party, issue, position, NULL);

  g_assert_nonnull (statement);
  g_ptr_array_add (statements, statement);
}

static StanceCliServer *
get_server (void)
{
  static StanceCliServer server;
  g_autoptr (StanceModel) model = NULL;

  if (server.engine)
    return &server;
  model = stance_model_load ("ukraine-settlement", NULL);
  server.engine = stance_engine_new (model, NULL);
  server.level = STANCE_LEVEL_PARTY;
  server.statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  add_statement (server.statements, "one,two", "us", "territory", -0.5);
  add_statement (server.statements, "one,two", "russia", "territory", 1);
  add_statement (server.statements, "<\001\"", "=1+1", "territory", 0.25);
  add_statement (server.statements, "=a\r\nb", "us", "nato-membership", 0);
  stance_cli_figures_open (&server);
  return &server;
}

static void
check_body (const StanceCliReply *reply)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (reply->length, ==, strlen (reply->body));
  g_assert_true (g_utf8_validate (reply->body, -1, NULL));
  if (g_str_equal (reply->type, STANCE_TYPE_JSON))
    {
      g_autoptr (JsonNode) root = json_from_string (reply->body, &error);

      g_assert_no_error (error);
      g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
    }
  else if (g_str_equal (reply->type, "application/xml"))
    {
      xmlDoc *document = xmlReadMemory (reply->body, (int) reply->length, NULL, NULL, XML_PARSE_NONET);

      g_assert_nonnull (document);
      xmlFreeDoc (document);
    }
  else if (g_str_equal (reply->type, STANCE_TYPE_CSV))
    g_assert_true (g_str_has_suffix (reply->body, "\r\n"));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *address = g_strndup ((const char *) data, size);
  char *mark = strchr (address, '?');
  g_autofree char *wrong = NULL;
  g_autoptr (GHashTable) query = mark ? stance_cli_fields_read (mark + 1, strlen (mark + 1), NULL, &wrong) : NULL;
  g_auto (StanceCliReply) reply = { 0 };

  g_assert_true (!mark || (query == NULL) == (wrong != NULL));
  if (wrong)
    return 0;
  if (mark)
    *mark = '\0';
  if (!stance_cli_server_table (get_server (), address, query, &reply))
    stance_cli_server_score (get_server (), g_str_has_prefix (address, "/v1/score") ? address + strlen ("/v1/score") : address, query, &reply);
  g_assert_cmpuint (reply.status, >=, 200);
  g_assert_cmpuint (reply.status, <, 500);
  g_assert_true (reply.status == 200 || reply.length > 1);
  check_body (&reply);
  return 0;
}
