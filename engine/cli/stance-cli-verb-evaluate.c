/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance evaluate: coded statements against a gold standard. */
#include "stance-cli-private.h"

#include <string.h>

#define GOLD_ENDING ".gold.json"

static void
free_pair (gpointer data)
{
  StanceCliPair *pair = data;

  g_free (pair->name);
  g_free (pair->gold);
  g_free (pair->system);
  g_free (pair);
}

/* The document's name: the file's without its endings. */
static char *
name_of (const char *path)
{
  char *name = g_path_get_basename (path);
  const char *const endings[] = { ".gz", ".json", ".jsonl", ".csv", ".gold" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      name[strlen (name) - strlen (endings[i])] = '\0';
  return name;
}

static void
add_pair (GPtrArray *pairs, char *gold, char *system)
{
  StanceCliPair *pair = g_new (StanceCliPair, 1);

  pair->name = name_of (gold);
  pair->gold = gold;
  pair->system = system;
  g_ptr_array_add (pairs, pair);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const StanceCliPair *const *) a)->gold, (*(const StanceCliPair *const *) b)->gold);
}

/* Pairs NAME.gold.json of one folder with NAME.json of the other. */
static gboolean
pair_folders (GPtrArray *pairs, const char *gold, const char *system, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (gold, 0, error);
  const char *name;

  if (!folder)
    {
      g_prefix_error (error, "%s: ", gold);
      return FALSE;
    }
  while ((name = g_dir_read_name (folder)))
    if (g_str_has_suffix (name, GOLD_ENDING))
      {
        g_autofree char *stem = g_strndup (name, strlen (name) - strlen (GOLD_ENDING));
        g_autofree char *other = g_strconcat (stem, ".json", NULL);

        add_pair (pairs, g_build_filename (gold, name, NULL), g_build_filename (system, other, NULL));
      }
  g_ptr_array_sort (pairs, compare_pairs);
  if (pairs->len > 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: found no file, expected NAME" GOLD_ENDING, gold);
  return FALSE;
}

static GPtrArray *
find_pairs (const StanceCliOptions *options, GError **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (free_pair);
  char **words = options->arguments;

  if (g_file_test (words[0], G_FILE_TEST_IS_DIR))
    return pair_folders (pairs, words[0], words[1], error) ? g_steal_pointer (&pairs) : NULL;
  for (guint i = 0; i + 1 < options->n_arguments; i += 2)
    add_pair (pairs, g_strdup (words[i]), g_strdup (words[i + 1]));
  return g_steal_pointer (&pairs);
}

/* Gold standards may be of issues that the model lacks. */
static GPtrArray *
read_side (StanceEngine *engine, const StanceCliOptions *options, const char *path, StanceExit *code)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (StanceSource) source = stance_cli_source_new (paths, 1, options->date, stance_engine_get_model (engine), TRUE);

  return stance_cli_collect (engine, source, code);
}

/* FALSE when a side could not be read at all: figures would then tell of nothing. */
static gboolean
add_to (StanceEvaluation *evaluation, StanceEngine *engine, const StanceCliOptions *options, const StanceCliPair *pair, StanceExit *code)
{
  g_autoptr (GPtrArray) gold = read_side (engine, options, pair->gold, code);
  g_autoptr (GPtrArray) system = gold ? read_side (engine, options, pair->system, code) : NULL;

  if (gold && system)
    stance_cli_add_documents (evaluation, pair, gold, system);
  return gold && system;
}

static StanceEvaluation *
new_evaluation (StanceEngine *engine, const StanceCliOptions *options)
{
  StanceEvaluation *evaluation = stance_evaluation_new (options->eps, options->min_overlap);

  if (options->rollup)
    stance_evaluation_set_roll_up (evaluation, stance_engine_get_model (engine));
  stance_evaluation_set_no_inferred (evaluation, options->no_inferred);
  stance_evaluation_set_by_issue (evaluation, options->by_issue);
  stance_evaluation_set_list_errors (evaluation, options->errors);
  return evaluation;
}

static StanceExit
evaluate (const StanceCliOptions *options, GPtrArray *pairs)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_autoptr (StanceEvaluation) evaluation = engine ? new_evaluation (engine, options) : NULL;
  GError *error = NULL;
  gboolean read = TRUE;
  char *text;

  if (!engine)
    return code;
  for (guint i = 0; i < pairs->len; i++)
    read = add_to (evaluation, engine, options, g_ptr_array_index (pairs, i), &code) && read;
  if (!read)
    return code;
  text = stance_write_evaluation (evaluation, options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}

StanceExit
stance_cli_evaluate (const StanceCliOptions *options)
{
  gboolean folders = g_file_test (options->arguments[0], G_FILE_TEST_IS_DIR);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = NULL;

  if (folders ? options->n_arguments != 2 : options->n_arguments % 2 != 0)
    return stance_cli_usage (stance_cli_find_verb ("evaluate"), folders ? "evaluate: found not two directories, expected GOLD and SYSTEM"
                                                                        : "evaluate: found an odd number of files, expected GOLD and SYSTEM in turn");
  pairs = find_pairs (options, &error);
  return pairs ? evaluate (options, pairs) : stance_cli_fail (error);
}
