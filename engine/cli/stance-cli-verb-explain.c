/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance explain: the sentences behind a cell, or behind the agreement of two parties. */
#include "stance-cli-names-private.h"

/* A party of the question. A person stands for what it says itself, any other party for all that rolls up to it. */
typedef struct
{
  const char *word; /* as given */
  char *id;         /* NULL for one that the model does not know: a holder, or a party of a coded file */
  char *several;    /* those of the model that it may be, when these are more than one */
  StanceTable *table;
  GPtrArray *rows; /* of that table */
} Side;

/* What is asked for: a party and an issue, or two parties. */
typedef struct
{
  Side sides[2];
  guint n_sides;
  char *issue; /* id; NULL with two parties */
} Question;

static void
question_clear (Question *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_free (self->sides[i].id);
      g_free (self->sides[i].several);
      g_clear_pointer (&self->sides[i].rows, g_ptr_array_unref);
      g_clear_pointer (&self->sides[i].table, stance_table_unref);
    }
  g_free (self->issue);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static void
read_side (Side *self, StanceModel *model, const char *word)
{
  self->word = word;
  self->id = stance_cli_find_party (model, word, &self->several);
}

/* Reads the last two arguments. */
static void
read_question (Question *self, StanceModel *model, const StanceCliOptions *options)
{
  char **words = options->arguments + options->n_arguments - 2;

  self->issue = stance_cli_find_issue (model, words[1]);
  self->n_sides = self->issue ? 1 : 2;
  for (guint i = 0; i < self->n_sides; i++)
    read_side (&self->sides[i], model, words[i]);
}

/* The message of what is wrong with a word that names nothing, NULL when all is well. Whom the input names is a party, known to the model or not;
 * a person who says nothing in it is none the less a person. */
static char *
check_side (const Side *self, StanceModel *model, StanceLevel level, gboolean or_issue)
{
  if (self->id || (self->rows && self->rows->len > 0))
    return NULL;
  if (!self->several && level == STANCE_LEVEL_HOLDER)
    return NULL;
  if (self->several)
    return g_strdup_printf ("found '%s', which may be %s, expected one of them", self->word, self->several);
  return stance_cli_no_such_name (model, self->word, or_issue ? STANCE_CLI_NAMES_BOTH : STANCE_CLI_NAMES_PARTIES, self->table);
}

static gboolean
find_side (Side *self, GPtrArray *statements, StanceModel *model, StanceLevel level, GError **error)
{
  gboolean person = self->id && stance_model_get_party_kind (model, self->id) == STANCE_PARTY_PERSON;

  self->table = stance_table_new (statements, model, person ? STANCE_LEVEL_HOLDER : level, 1, error);
  if (self->table)
    self->rows = stance_cli_find_rows (self->table, model, self->id, self->word);
  return self->table != NULL;
}

static gboolean
has_position (const Side *side, const char *issue)
{
  for (guint i = 0; i < side->rows->len; i++)
    if (stance_table_get_cell (side->table, g_ptr_array_index (side->rows, i), issue, NULL))
      return TRUE;
  return FALSE;
}

/* What a person says is also said by its party, but need not be shown twice. */
static void
add_statements (GPtrArray *found, const Side *side, const char *issue)
{
  for (guint r = 0; r < side->rows->len; r++)
    {
      g_autoptr (GPtrArray) cell = NULL;

      if (!stance_table_get_cell (side->table, g_ptr_array_index (side->rows, r), issue, NULL))
        continue;
      cell = stance_table_get_statements (side->table, g_ptr_array_index (side->rows, r), issue);
      for (guint i = 0; i < cell->len; i++)
        if (!g_ptr_array_find (found, g_ptr_array_index (cell, i), NULL))
          g_ptr_array_add (found, stance_statement_ref (g_ptr_array_index (cell, i)));
    }
}

/* The statements on the issue asked for, or of both parties on the issues on which both have a position. */
static GPtrArray *
answer (const Question *question)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  StanceTable *table = question->sides[0].table;

  if (question->issue)
    add_statements (found, &question->sides[0], question->issue);
  for (guint i = 0; !question->issue && i < stance_table_get_n_issues (table); i++)
    {
      const char *issue = stance_table_get_issue (table, i);

      if (!has_position (&question->sides[0], issue) || !has_position (&question->sides[1], issue))
        continue;
      add_statements (found, &question->sides[0], issue);
      add_statements (found, &question->sides[1], issue);
    }
  return found;
}

static StanceExit
tell_nothing (const Question *question, StanceEngine *engine, const StanceCliOptions *options)
{
  g_autofree char *what = g_strdup_printf (question->issue ? "the input holds no position of '%s' on '%s'"
                                                           : "the input holds no issue on which both '%s' and '%s' have a position",
                                           question->sides[0].word, question->issue ? question->issue : question->sides[1].word);
  guint n = stance_engine_get_n_unlikely (engine);
  g_autofree char *message = g_strdup_printf ("%s among statements of enough confidence (%u left out)", what, n);

  return stance_cli_tell_unwritten (options, n > 0 ? message : what);
}

static gboolean
find_sides (Question *question, GPtrArray *statements, StanceModel *model, StanceLevel level, GError **error)
{
  for (guint i = 0; i < question->n_sides; i++)
    if (!find_side (&question->sides[i], statements, model, level, error))
      return FALSE;
  return TRUE;
}

/* The message of what is wrong with the question, NULL when all is well. */
static char *
check_question (const Question *question, StanceModel *model, StanceLevel level)
{
  char *message = NULL;

  for (guint i = 0; i < question->n_sides && !message; i++)
    message = check_side (&question->sides[i], model, level, i > 0);
  return message;
}

StanceExit
stance_cli_explain (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  guint n_paths = options->n_arguments - 2;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_auto (Question) question = { 0 };
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *message = NULL;
  GError *error = NULL;
  char *text = NULL;

  if (engine)
    statements = stance_cli_code (engine, options, (const char *const *) options->arguments, n_paths, &code);
  if (!statements)
    return code;
  read_question (&question, stance_engine_get_model (engine), options);
  if (statements->len > 0 && !find_sides (&question, statements, stance_engine_get_model (engine), options->level, &error))
    return stance_cli_worse (code, stance_cli_put_result (options, NULL, error));
  message = check_question (&question, stance_engine_get_model (engine), options->level);
  if (message)
    return stance_cli_worse (code, stance_cli_usage (stance_cli_find_verb ("explain"), message));
  if (statements->len == 0)
    return stance_cli_worse (code, stance_cli_tell_empty (engine, options, n_paths));
  found = answer (&question);
  if (found->len == 0)
    return stance_cli_worse (code, tell_nothing (&question, engine, options));
  text = stance_write_explanation (found, stance_engine_get_model (engine), options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}
