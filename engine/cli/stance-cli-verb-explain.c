/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance explain: the sentences behind a cell, or behind the agreement of two parties. */
#include "stance-cli-names-private.h"

/* What is asked for: a party and an issue, or two parties. */
typedef struct
{
  const char *party;
  const char *other; /* NULL with an issue */
  char *issue;       /* id; NULL with another party */
} Question;

static gboolean
is_party (StanceModel *model, const StanceCliOptions *options, const char *word)
{
  g_autofree char *id = stance_cli_find_party (model, word);

  return id != NULL || options->level == STANCE_LEVEL_HOLDER;
}

/* Reads the last two arguments. The message of what is wrong, NULL when all is well. */
static char *
read_question (Question *self, StanceModel *model, const StanceCliOptions *options)
{
  const char *first = options->arguments[options->n_arguments - 2];
  const char *second = options->arguments[options->n_arguments - 1];

  self->party = first;
  self->issue = stance_cli_find_issue (model, second);
  if (!self->issue)
    self->other = second;
  if (!is_party (model, options, first))
    return stance_cli_no_such_name (model, first, TRUE, FALSE);
  if (self->other && !is_party (model, options, second))
    return stance_cli_no_such_name (model, second, TRUE, TRUE);
  return NULL;
}

/* Persons are rows only where rows are holders. */
static void
choose_level (StanceCliOptions *options, StanceModel *model, const Question *question)
{
  g_autofree char *first = stance_cli_find_party (model, question->party);
  g_autofree char *second = question->other ? stance_cli_find_party (model, question->other) : NULL;

  if (options->level_given)
    return;
  if ((first && stance_model_get_party_kind (model, first) == STANCE_PARTY_PERSON)
      || (second && stance_model_get_party_kind (model, second) == STANCE_PARTY_PERSON))
    options->level = STANCE_LEVEL_HOLDER;
}

static guint
add_cell (GPtrArray *found, StanceTable *table, const char *row, const char *issue)
{
  g_autoptr (GPtrArray) cell = NULL;

  if (!row || !stance_table_get_cell (table, row, issue, NULL))
    return 0;
  cell = stance_table_get_statements (table, row, issue);
  for (guint i = 0; i < cell->len; i++)
    g_ptr_array_add (found, stance_statement_ref (g_ptr_array_index (cell, i)));
  return cell->len;
}

/* The statements of both on the issues on which both have a position. */
static void
add_shared (GPtrArray *found, StanceTable *table, const char *a, const char *b)
{
  for (guint i = 0; a && b && i < stance_table_get_n_issues (table); i++)
    {
      const char *issue = stance_table_get_issue (table, i);

      if (stance_table_get_cell (table, a, issue, NULL) && stance_table_get_cell (table, b, issue, NULL))
        {
          add_cell (found, table, a, issue);
          add_cell (found, table, b, issue);
        }
    }
}

static GPtrArray *
answer (const Question *question, StanceTable *table, StanceModel *model)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  const char *row = stance_cli_find_row (table, model, question->party);

  if (question->issue)
    add_cell (found, table, row, question->issue);
  else
    add_shared (found, table, row, stance_cli_find_row (table, model, question->other));
  return found;
}

static StanceExit
explain (StanceEngine *engine, const StanceCliOptions *options, const Question *question)
{
  StanceModel *model = stance_engine_get_model (engine);
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceTable) table = stance_cli_tabulate_traced (engine, options, options->n_arguments - 2, &code);
  g_autoptr (GPtrArray) found = table ? answer (question, table, model) : NULL;
  GError *error = NULL;

  if (!found)
    return code;
  if (found->len == 0)
    {
      g_autofree char *message = g_strdup_printf (question->issue ? "the input holds no position of '%s' on '%s'"
                                                                  : "the input holds no issue on which both '%s' and '%s' have a position",
                                                  question->party, question->issue ? question->issue : question->other);
      stance_cli_warn (message);
      return options->exit_status ? stance_cli_worse (code, STANCE_EXIT_NO) : code;
    }
  char *text = stance_write_explanation (found, model, options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}

StanceExit
stance_cli_explain (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  StanceCliOptions chosen = *options;
  Question question = { 0 };
  g_autofree char *message = NULL;

  if (!engine)
    return code;
  message = read_question (&question, stance_engine_get_model (engine), options);
  choose_level (&chosen, stance_engine_get_model (engine), &question);
  code = message ? stance_cli_usage (stance_cli_find_verb ("explain"), message) : explain (engine, &chosen, &question);
  g_free (question.issue);
  return code;
}
