/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value under an address, for spreadsheets: a party's position on an issue, or how far two parties agree. */
#include "stance-cli-server-private.h"

#include <math.h>
#include <string.h>

static gboolean
read_question (StanceCliServer *self, GHashTable *query, StanceCliQuestion *question, StanceCliReply *reply)
{
  static const char *const known[] = { "a", "b", "issue", "doc", "measure", NULL };

  if (!stance_cli_question_read (question, self, query, known, reply))
    return FALSE;
  if (!question->a || (!question->b && !question->issue))
    stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, g_strdup ("expected a and issue, for a position, or a and b, for agreement"));
  else if (!question->b && g_hash_table_contains (query, "measure"))
    stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, g_strdup ("measure: expected b as well, a position has none"));
  else if (question->b && question->issue && question->measure != STANCE_MEASURE_AGREEMENT && question->measure != STANCE_MEASURE_DIVERGENCE)
    stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, g_strdup ("measure: expected agreement or divergence, on one issue there is no other"));
  else
    return TRUE;
  return FALSE;
}

/* Missing is `none`, never a number. */
static char *
number (double value, const char *none)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (isfinite (value) ? g_ascii_formatd (text, sizeof text, "%.10g", value == 0 ? 0 : value) : none);
}

/* A cell that a spreadsheet would take for a formula is made text. */
static char *
quote_csv (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  gboolean formula = *doubled && strchr ("=+-@\t\r", *doubled);

  if (!formula && !strpbrk (doubled, "\",\r\n"))
    return g_steal_pointer (&doubled);
  return g_strdup_printf ("\"%s%s\"", formula ? "'" : "", doubled);
}

static char *
as_csv (const StanceCliQuestion *question, const StanceScore *score)
{
  g_autofree char *a = quote_csv (question->a), *b = quote_csv (question->b), *document = quote_csv (question->document);
  g_autofree char *value = number (score->value, ""), *low = number (score->low, ""), *high = number (score->high, "");

  return g_strdup_printf ("a,b,issue,doc,value,n,low,high\r\n%s,%s,%s,%s,%s,%u,%s,%s\r\n", a, b, question->issue ? question->issue : "", document, value,
                          score->n, low, high);
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

/* With the statements that the figure comes from, as `stance statements` writes them. */
static char *
as_json (StanceCliServer *self, const StanceCliQuestion *question, const StanceScore *score, GError **error)
{
  g_autoptr (GPtrArray) statements = stance_cli_figures_explain (self, question);
  g_autofree char *evidence = stance_write_statements (statements, stance_engine_get_model (self->engine), STANCE_FORMAT_JSON, NULL, error);
  g_autofree char *a = quote_json (question->a), *b = quote_json (question->b), *issue = quote_json (question->issue);
  g_autofree char *document = quote_json (question->document);
  g_autofree char *value = number (score->value, "null"), *low = number (score->low, "null"), *high = number (score->high, "null");

  if (!evidence)
    return NULL;
  return g_strdup_printf ("{\"a\":%s,\"b\":%s,\"issue\":%s,\"doc\":%s,\"value\":%s,\"n\":%u,\"low\":%s,\"high\":%s,\n%s", a, b, issue, document, value,
                          score->n, low, high, strchr (evidence, '{') + 1);
}

/* XML has no way to write most control characters. */
static char *
clean (const char *text)
{
  char *copy = g_strdup (text ? text : "");

  for (char *at = copy; *at; at++)
    if ((guchar) *at < 0x20 || *at == 0x7f)
      *at = ' ';
  return copy;
}

static char *
as_xml (const StanceCliQuestion *question, const StanceScore *score)
{
  g_autofree char *a = clean (question->a), *b = clean (question->b), *document = clean (question->document);
  g_autofree char *value = number (score->value, ""), *low = number (score->low, ""), *high = number (score->high, "");

  return g_markup_printf_escaped ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                  "<score a=\"%s\" b=\"%s\" issue=\"%s\" doc=\"%s\" n=\"%u\" low=\"%s\" high=\"%s\">%s</score>\n",
                                  a, b, question->issue ? question->issue : "", document, score->n, low, high, value);
}

void
stance_cli_server_score (StanceCliServer *self, const char *ending, GHashTable *query, StanceCliReply *reply)
{
  g_auto (StanceCliQuestion) question = { 0 };
  g_autoptr (GError) error = NULL;
  StanceScore score;
  char *text;

  if (!read_question (self, query, &question, reply))
    return;
  stance_cli_figures_score (self, &question, &score);
  if (g_str_equal (ending, ""))
    stance_cli_reply_set (reply, SOUP_STATUS_OK, STANCE_TYPE_PLAIN, number (score.value, "n/a"));
  else if (g_str_equal (ending, ".csv"))
    stance_cli_reply_set (reply, SOUP_STATUS_OK, STANCE_TYPE_CSV, as_csv (&question, &score));
  else if (g_str_equal (ending, ".xml"))
    stance_cli_reply_set (reply, SOUP_STATUS_OK, "application/xml", as_xml (&question, &score));
  else if (!g_str_equal (ending, ".json"))
    stance_cli_reply_refuse (reply, SOUP_STATUS_NOT_FOUND, g_strdup ("expected /v1/score, /v1/score.csv, /v1/score.json or /v1/score.xml"));
  else if ((text = as_json (self, &question, &score, &error)))
    stance_cli_reply_set (reply, SOUP_STATUS_OK, STANCE_TYPE_JSON, text);
  else
    stance_cli_reply_refuse (reply, SOUP_STATUS_INTERNAL_SERVER_ERROR, g_strdup (error->message));
}
