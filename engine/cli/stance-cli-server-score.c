/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value under an address, for spreadsheets: a party's position on an issue, or how far two parties agree. */
#include "stance-cli-server-private.h"

#include <math.h>
#include <string.h>

#include "stance-cli-names-private.h"

/* What is asked for; ids, NULL where not given. */
typedef struct
{
  char *a;
  char *b;
  char *issue;
  const char *document;
  gboolean divergence;
} Question;

static void
question_clear (Question *self)
{
  g_free (self->a);
  g_free (self->b);
  g_free (self->issue);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static const char *
look_up (GHashTable *query, const char *name)
{
  const char *word = query ? g_hash_table_lookup (query, name) : NULL;

  return word && *word ? word : NULL;
}

/* The row that a party is counted in. */
static void
roll_up (StanceCliServer *self, char **id)
{
  const char *row = stance_model_roll_up (stance_engine_get_model (self->engine), *id, self->level, NULL);

  if (row && self->level != STANCE_LEVEL_HOLDER)
    {
      char *copy = g_strdup (row);

      g_free (*id);
      *id = copy;
    }
}

/* FALSE, with a refusal, when there is no such name. */
static gboolean
find_name (StanceCliServer *self, GHashTable *query, const char *name, char **id, StanceCliReply *reply)
{
  StanceModel *model = stance_engine_get_model (self->engine);
  const char *word = look_up (query, name);
  gboolean party = !g_str_equal (name, "issue");
  g_autofree char *several = NULL;

  if (!word)
    return TRUE;
  *id = party ? stance_cli_find_party (model, word, &several) : stance_cli_find_issue (model, word);
  if (*id && party)
    roll_up (self, id);
  if (*id)
    return TRUE;
  stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST,
                           g_strdup_printf ("%s: found '%s', expected %s of the model%s%s", name, word, party ? "one party" : "an issue",
                                            several ? ", not one of " : "", several ? several : ""));
  return FALSE;
}

static gboolean
check_members (GHashTable *query, StanceCliReply *reply)
{
  static const char *const known[] = { "a", "b", "issue", "doc", "measure", NULL };
  GHashTableIter iter;
  gpointer key;

  if (!query)
    return TRUE;
  g_hash_table_iter_init (&iter, query);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_strv_contains (known, key))
      {
        stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, g_strdup_printf ("found '%s', expected a, b, issue, doc or measure", (char *) key));
        return FALSE;
      }
  return TRUE;
}

static gboolean
read_question (StanceCliServer *self, GHashTable *query, Question *question, StanceCliReply *reply)
{
  const char *measure = look_up (query, "measure");

  if (!check_members (query, reply) || !find_name (self, query, "a", &question->a, reply) || !find_name (self, query, "b", &question->b, reply)
      || !find_name (self, query, "issue", &question->issue, reply))
    return FALSE;
  question->document = look_up (query, "doc");
  question->divergence = g_strcmp0 (measure, "divergence") == 0;
  if (measure && !question->divergence && !g_str_equal (measure, "agreement"))
    stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, g_strdup_printf ("measure: found '%s', expected agreement or divergence", measure));
  else if (!question->a || (!question->b && !question->issue))
    stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, g_strdup ("expected a and issue, for a position, or a and b, for agreement"));
  else
    return TRUE;
  return FALSE;
}

static GPtrArray *
statements_of (StanceCliServer *self, const char *document)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (self->statements, i);

      if (!document || g_strcmp0 (stance_statement_get_document (statement), document) == 0)
        g_ptr_array_add (found, statement);
    }
  return found;
}

/* NULL when the document, or all of them, have no statement. */
static StanceTable *
table_of (StanceCliServer *self, const char *document)
{
  const char *key = document ? document : "";
  gpointer known;

  if (!g_hash_table_lookup_extended (self->tables, key, NULL, &known))
    {
      g_autoptr (GPtrArray) statements = statements_of (self, document);

      known = statements->len > 0 ? stance_table_new (statements, stance_engine_get_model (self->engine), self->level, 1, NULL) : NULL;
      /* Documents that are not there are not remembered: anybody could fill memory with their names. */
      if (known || !document)
        g_hash_table_insert (self->tables, g_strdup (key), known);
    }
  return known;
}

static void
score_on_issue (StanceTable *table, StanceModel *model, const Question *question, StanceScore *score)
{
  StanceScore a;
  StanceScore b;
  double range = stance_model_get_scale_max (model) - stance_model_get_scale_min (model);

  if (!stance_table_get_cell (table, question->a, question->issue, &a) || !stance_table_get_cell (table, question->b, question->issue, &b))
    return;
  score->n = 1;
  score->value = fabs (a.value - b.value) / range;
  if (!question->divergence)
    score->value = 1 - score->value;
}

static void
find_score (StanceCliServer *self, StanceTable *table, const Question *question, StanceScore *score)
{
  StanceModel *model = stance_engine_get_model (self->engine);
  g_autoptr (StanceMatrix) matrix = NULL;

  *score = (StanceScore) { NAN, 0, NAN, NAN, NAN };
  if (!table)
    return;
  if (!question->b)
    stance_table_get_cell (table, question->a, question->issue, score);
  else if (question->issue)
    score_on_issue (table, model, question, score);
  else
    {
      matrix = stance_matrix_new (table, model, question->divergence ? STANCE_MEASURE_DIVERGENCE : STANCE_MEASURE_AGREEMENT, 1, NULL);
      if (matrix)
        stance_matrix_get_score (matrix, question->a, question->b, score);
    }
}

/* Missing is `none`, never a number. */
static char *
number (double value, const char *none)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (isnan (value) ? none : g_ascii_formatd (text, sizeof text, "%.10g", value == 0 ? 0 : value));
}

static char *
quote_csv (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  gboolean formula = *doubled && strchr ("=+-@\t\r", *doubled);

  return g_strdup_printf ("\"%s%s\"", formula ? "'" : "", doubled);
}

static char *
as_csv (const Question *question, const StanceScore *score)
{
  g_autofree char *document = quote_csv (question->document);
  g_autofree char *value = number (score->value, "");

  return g_strdup_printf ("a,b,issue,doc,value,n\r\n%s,%s,%s,%s,%s,%u\r\n", question->a, question->b ? question->b : "", question->issue ? question->issue : "",
                          question->document ? document : "", value, score->n);
}

static char *
quote_json (const char *text)
{
  g_autoptr (GString) out = g_string_new ("\"");

  if (!text)
    return g_strdup ("null");
  for (const char *at = text; *at; at++)
    if ((guchar) *at < 0x20 || *at == 0x7f || strchr ("\"\\<", *at))
      g_string_append_printf (out, "\\u%04x", (guchar) *at);
    else
      g_string_append_c (out, *at);
  g_string_append_c (out, '"');
  return g_strdup (out->str);
}

static char *
as_json (const Question *question, const StanceScore *score)
{
  g_autofree char *a = quote_json (question->a);
  g_autofree char *b = quote_json (question->b);
  g_autofree char *issue = quote_json (question->issue);
  g_autofree char *document = quote_json (question->document);
  g_autofree char *value = number (score->value, "null");

  return g_strdup_printf ("{\"a\":%s,\"b\":%s,\"issue\":%s,\"doc\":%s,\"value\":%s,\"n\":%u}\n", a, b, issue, document, value, score->n);
}

static char *
as_xml (const Question *question, const StanceScore *score)
{
  g_autofree char *value = number (score->value, "");

  return g_markup_printf_escaped ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<score a=\"%s\" b=\"%s\" issue=\"%s\" doc=\"%s\" n=\"%u\">%s</score>\n",
                                  question->a, question->b ? question->b : "", question->issue ? question->issue : "",
                                  question->document ? question->document : "", score->n, value);
}

void
stance_cli_server_score (StanceCliServer *self, const char *format, GHashTable *query, StanceCliReply *reply)
{
  g_auto (Question) question = { 0 };
  StanceTable *table;
  StanceScore score;

  if (!read_question (self, query, &question, reply))
    return;
  table = table_of (self, question.document);
  if (!table && question.document)
    {
      stance_cli_reply_refuse (reply, SOUP_STATUS_NOT_FOUND, g_strdup_printf ("doc: found '%s', expected a document with statements", question.document));
      return;
    }
  find_score (self, table, &question, &score);
  if (g_str_equal (format, ""))
    stance_cli_reply_set (reply, SOUP_STATUS_OK, "text/plain; charset=utf-8", number (score.value, "n/a"));
  else if (g_str_equal (format, ".csv"))
    stance_cli_reply_set (reply, SOUP_STATUS_OK, "text/csv; charset=utf-8", as_csv (&question, &score));
  else if (g_str_equal (format, ".json"))
    stance_cli_reply_set (reply, SOUP_STATUS_OK, "application/json", as_json (&question, &score));
  else if (g_str_equal (format, ".xml"))
    stance_cli_reply_set (reply, SOUP_STATUS_OK, "application/xml", as_xml (&question, &score));
  else
    stance_cli_reply_refuse (reply, SOUP_STATUS_NOT_FOUND, g_strdup ("expected /v1/score, /v1/score.csv, /v1/score.json or /v1/score.xml"));
}
