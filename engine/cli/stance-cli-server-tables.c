/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole tables under one address: positions, agreement, statements. */
#include "stance-cli-server-private.h"

#include <string.h>

static char *
write_positions (StanceCliServer *self, const StanceCliQuestion *question, StanceFormat format, GError **error)
{
  StanceTable *table = stance_cli_figures_get_table (self, question->figures);

  return table ? stance_write_table (table, stance_engine_get_model (self->engine), format, NULL, error) : NULL;
}

static char *
write_matrix (StanceCliServer *self, const StanceCliQuestion *question, StanceFormat format, GError **error)
{
  StanceMatrix *matrix = stance_cli_figures_get_matrix (self, question->figures, question->measure);

  return matrix ? stance_write_matrix (matrix, stance_engine_get_model (self->engine), format, NULL, error) : NULL;
}

static char *
write_statements (StanceCliServer *self, const StanceCliQuestion *question, StanceFormat format, GError **error)
{
  GPtrArray *statements = stance_cli_figures_get_statements (question->figures);

  return stance_write_statements (statements, stance_engine_get_model (self->engine), format, NULL, error);
}

typedef struct
{
  const char *path; /* without ending */
  char *(*write) (StanceCliServer *self, const StanceCliQuestion *question, StanceFormat format, GError **error);
  const char *const *known; /* members of the query */
} Kind;

static const char *const by_document[] = { "doc", NULL };
static const char *const by_measure[] = { "doc", "measure", NULL };

static const Kind kinds[] = {
  { "/v1/positions", write_positions, by_document },
  { "/v1/matrix", write_matrix, by_measure },
  { "/v1/statements", write_statements, by_document },
};

static void
answer (StanceCliServer *self, const Kind *kind, StanceFormat format, GHashTable *query, StanceCliReply *reply)
{
  g_auto (StanceCliQuestion) question = { 0 };
  g_autoptr (GError) error = NULL;
  char *text;

  if (!stance_cli_question_read (&question, self, query, kind->known, reply))
    return;
  text = kind->write (self, &question, format, &error);
  if (text)
    stance_cli_reply_set (reply, SOUP_STATUS_OK, format == STANCE_FORMAT_CSV ? STANCE_TYPE_CSV : STANCE_TYPE_JSON, text);
  else
    stance_cli_reply_refuse (reply, SOUP_STATUS_NOT_FOUND, g_strdup (error ? error->message : "found no position to make a table of"));
}

gboolean
stance_cli_server_table (StanceCliServer *self, const char *path, GHashTable *query, StanceCliReply *reply)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *ending = g_str_has_prefix (path, kinds[i].path) ? path + strlen (kinds[i].path) : NULL;

      if (!ending || (*ending && *ending != '.'))
        continue;
      if (g_str_equal (ending, ".csv") || g_str_equal (ending, ".json"))
        answer (self, &kinds[i], ending[1] == 'c' ? STANCE_FORMAT_CSV : STANCE_FORMAT_JSON, query, reply);
      else
        stance_cli_reply_refuse (reply, SOUP_STATUS_NOT_FOUND, g_strdup_printf ("expected %s.csv or %s.json", kinds[i].path, kinds[i].path));
      return TRUE;
    }
  return FALSE;
}
