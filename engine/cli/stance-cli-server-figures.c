/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables and matrices that figures come from, of all documents and of each: what was asked for once is kept, there are only so many. */
#include "stance-cli-server-private.h"

#include <math.h>

#include "stance-cli-names-private.h"

struct _StanceCliFigures
{
  GPtrArray *statements;
  gboolean tabled;
  StanceTable *table;   /* NULL without a position */
  GHashTable *matrices; /* StanceMeasure -> StanceMatrix, NULL where there is none */
  GHashTable *originals; /* statement with a person for party -> statement as it was made */
};

/* Of persons that were asked for; then it begins anew. */
#define MOST_OF_PERSONS 64

static void
unref_matrix (gpointer matrix)
{
  if (matrix)
    stance_matrix_unref (matrix);
}

static StanceCliFigures *
figures_new (void)
{
  StanceCliFigures *self = g_new0 (StanceCliFigures, 1);

  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  self->matrices = g_hash_table_new_full (NULL, NULL, NULL, unref_matrix);
  self->originals = g_hash_table_new (NULL, NULL);
  return self;
}

static void
figures_free (StanceCliFigures *self)
{
  g_ptr_array_unref (self->statements);
  g_clear_pointer (&self->table, stance_table_unref);
  g_hash_table_unref (self->matrices);
  g_hash_table_unref (self->originals);
  g_free (self);
}

void
stance_cli_figures_open (StanceCliServer *server)
{
  server->party_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  server->issue_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  server->documents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) figures_free);
  server->persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) figures_free);
  server->all = figures_new ();
  for (guint i = 0; i < server->statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (server->statements, i);
      const char *document = stance_statement_get_document (statement);
      StanceCliFigures *one = document ? g_hash_table_lookup (server->documents, document) : NULL;

      if (document && !one)
        g_hash_table_insert (server->documents, (gpointer) document, one = figures_new ());
      g_ptr_array_add (server->all->statements, stance_statement_ref (statement));
      if (one)
        g_ptr_array_add (one->statements, stance_statement_ref (statement));
    }
  /* Intervals take long: not while somebody waits. */
  stance_cli_figures_get_matrix (server, server->all, STANCE_MEASURE_AGREEMENT);
}

void
stance_cli_figures_close (StanceCliServer *server)
{
  g_clear_pointer (&server->party_names, g_hash_table_unref);
  g_clear_pointer (&server->issue_names, g_hash_table_unref);
  g_clear_pointer (&server->persons, g_hash_table_unref);
  g_clear_pointer (&server->documents, g_hash_table_unref);
  g_clear_pointer (&server->all, figures_free);
}

GPtrArray *
stance_cli_figures_get_statements (StanceCliFigures *self)
{
  return self->statements;
}

static gboolean
says_it (StanceModel *model, const char *person, StanceStatement *statement)
{
  const char *holder = stance_statement_get_holder (statement);

  return holder && *holder ? stance_cli_is_called (model, person, holder) : g_strcmp0 (stance_statement_get_holder_party (statement), person) == 0;
}

/* A row of its own for what a person said, which counts for the party as well. */
static void
add_person (StanceCliFigures *self, StanceCliFigures *scope, StanceModel *model, const char *person)
{
  const char *row = stance_model_get_party_name (model, person);

  for (guint i = 0; i < scope->statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (scope->statements, i);
      StanceStatement *own = says_it (model, person, statement) ? stance_statement_with_ids (statement, row, stance_statement_get_issue (statement)) : NULL;

      if (!own)
        continue;
      g_ptr_array_add (self->statements, own);
      g_hash_table_insert (self->originals, own, statement);
    }
}

StanceCliFigures *
stance_cli_figures_with_persons (StanceCliServer *server, const StanceCliQuestion *question, const char *a, const char *b)
{
  StanceModel *model = stance_engine_get_model (server->engine);
  g_autofree char *key = g_strdup_printf ("%s\n%s\n%s", a ? a : "", b ? b : "", question->document ? question->document : "");
  StanceCliFigures *self = g_hash_table_lookup (server->persons, key);

  if (self)
    return self;
  if (g_hash_table_size (server->persons) >= MOST_OF_PERSONS)
    g_hash_table_remove_all (server->persons);
  self = figures_new ();
  for (guint i = 0; i < question->figures->statements->len; i++)
    g_ptr_array_add (self->statements, stance_statement_ref (g_ptr_array_index (question->figures->statements, i)));
  if (a)
    add_person (self, question->figures, model, a);
  if (b && g_strcmp0 (a, b) != 0)
    add_person (self, question->figures, model, b);
  g_hash_table_insert (server->persons, g_steal_pointer (&key), self);
  return self;
}

/* Figures without intervals are better than none. */
static void
drop (GError *error)
{
  g_autofree char *message = error ? g_strdup (error->message) : NULL;

  if (message)
    stance_cli_warn (message);
  g_clear_error (&error);
}

StanceTable *
stance_cli_figures_get_table (StanceCliServer *server, StanceCliFigures *self)
{
  GError *error = NULL;

  if (self->tabled)
    return self->table;
  self->tabled = TRUE;
  if (self->statements->len > 0)
    self->table = stance_table_new (self->statements, stance_engine_get_model (server->engine), server->level, 1, NULL);
  if (self->table && server->options && !stance_cli_bootstrap_table (server->options, &self->table, &error))
    drop (error);
  return self->table;
}

StanceMatrix *
stance_cli_figures_get_matrix (StanceCliServer *server, StanceCliFigures *self, StanceMeasure measure)
{
  StanceTable *table = stance_cli_figures_get_table (server, self);
  gpointer known = NULL;
  StanceMatrix *matrix;
  GError *error = NULL;

  if (g_hash_table_lookup_extended (self->matrices, GINT_TO_POINTER (measure), NULL, &known))
    return known;
  matrix = table ? stance_matrix_new (table, stance_engine_get_model (server->engine), measure, 1, NULL) : NULL;
  if (matrix && server->options && !stance_cli_bootstrap_matrix (server->options, table, &matrix, &error))
    drop (error);
  g_hash_table_insert (self->matrices, GINT_TO_POINTER (measure), matrix);
  return matrix;
}

/* On one issue two parties agree by how near their positions are; what else there is needs several. */
static void
score_on_issue (StanceTable *table, StanceModel *model, const StanceCliQuestion *question, StanceScore *score)
{
  StanceScore a;
  StanceScore b;
  double range = stance_model_get_scale_max (model) - stance_model_get_scale_min (model);

  if (!stance_table_get_cell (table, question->a, question->issue, &a) || !stance_table_get_cell (table, question->b, question->issue, &b))
    return;
  score->n = 1;
  score->value = fabs (a.value - b.value) / range;
  if (question->measure == STANCE_MEASURE_AGREEMENT)
    score->value = 1 - score->value;
}

void
stance_cli_figures_score (StanceCliServer *server, const StanceCliQuestion *question, StanceScore *score)
{
  StanceTable *table = stance_cli_figures_get_table (server, question->figures);
  StanceMatrix *matrix;

  *score = (StanceScore) { NAN, 0, NAN, NAN, NAN };
  if (!table)
    return;
  if (!question->b)
    {
      if (!stance_table_get_cell (table, question->a, question->issue, score))
        *score = (StanceScore) { NAN, 0, NAN, NAN, NAN };
    }
  else if (question->issue)
    score_on_issue (table, stance_engine_get_model (server->engine), question, score);
  else if ((matrix = stance_cli_figures_get_matrix (server, question->figures, question->measure)))
    stance_matrix_get_score (matrix, question->a, question->b, score);
}

/* What a person says is also said by its party, but need not be told twice. */
static void
add_cell (GPtrArray *found, StanceCliFigures *self, const char *party, const char *issue)
{
  g_autoptr (GPtrArray) cell = stance_table_get_statements (self->table, party, issue);

  for (guint i = 0; cell && i < cell->len; i++)
    {
      gpointer statement = g_ptr_array_index (cell, i);
      gpointer original = g_hash_table_lookup (self->originals, statement);

      statement = original ? original : statement;
      if (g_hash_table_size (self->originals) == 0 || !g_ptr_array_find (found, statement, NULL))
        g_ptr_array_add (found, stance_statement_ref (statement));
    }
}

GPtrArray *
stance_cli_figures_explain (StanceCliServer *server, const StanceCliQuestion *question)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  StanceTable *table = stance_cli_figures_get_table (server, question->figures);

  for (guint i = 0; table && i < stance_table_get_n_issues (table); i++)
    {
      const char *issue = stance_table_get_issue (table, i);

      if ((question->issue && !g_str_equal (issue, question->issue)) || !stance_table_get_cell (table, question->a, issue, NULL)
          || (question->b && !stance_table_get_cell (table, question->b, issue, NULL)))
        continue;
      add_cell (found, question->figures, question->a, issue);
      if (question->b && !g_str_equal (question->a, question->b))
        add_cell (found, question->figures, question->b, issue);
    }
  return found;
}
