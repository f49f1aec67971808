/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance compare: two articles, or two sets, side by side; or more of them, each against each. */
#include "stance-cli-private.h"

/* That no side has a position is an answer. */
static StanceExit
put (const StanceCliOptions *options, GBytes *picture, char *text, GError *error)
{
  g_autoptr (GError) owned = error;

  if (error)
    return stance_cli_tell_no_data (options, error);
  return picture ? stance_cli_put_picture (options, picture, NULL) : stance_cli_put_result (options, text, NULL);
}

static StanceExit
put_two (GPtrArray *sides, StanceModel *model, const StanceCliOptions *options)
{
  GError *error = NULL;
  g_autoptr (StanceComparison) comparison = stance_cli_compare_sides (sides, options, FALSE, &error);
  const char *names[] = { ((StanceCliSide *) g_ptr_array_index (sides, 0))->name, ((StanceCliSide *) g_ptr_array_index (sides, 1))->name };
  GBytes *picture = NULL;
  char *text = NULL;

  if (comparison && stance_cli_is_picture (options->format))
    picture = stance_draw_comparison (comparison, model, names, options->format, &error);
  else if (comparison)
    text = stance_write_comparison (comparison, model, options->format, &options->style, &error);
  return put (options, picture, text, error);
}

static StanceExit
put_all (GPtrArray *sides, StanceModel *model, const StanceCliOptions *options)
{
  GError *error = NULL;
  g_autoptr (StanceOutlets) outlets = stance_cli_gather_sides (sides, options, FALSE, &error);
  GBytes *picture = NULL;
  char *text = NULL;

  if (outlets && stance_cli_is_picture (options->format))
    picture = stance_draw_outlets (outlets, model, options->format, &error);
  else if (outlets)
    text = stance_write_outlets (outlets, model, options->format, &options->style, &error);
  return put (options, picture, text, error);
}

/* A name for each input. (transfer full) */
static char **
name_all (const StanceCliOptions *options)
{
  char **names = g_new0 (char *, options->n_arguments + 1);

  for (guint i = 0; i < options->n_arguments; i++)
    names[i] = stance_cli_name_of_argument (options, i);
  return names;
}

/* What the sides show, once they are in the workbook. */
static gboolean
add_findings (StanceWorkbook *workbook, GPtrArray *sides, const StanceCliOptions *options, GError **error)
{
  g_autoptr (StanceComparison) comparison = sides->len == 2 ? stance_cli_compare_sides (sides, options, FALSE, error) : NULL;
  g_autoptr (StanceOutlets) outlets = sides->len == 2 ? NULL : stance_cli_gather_sides (sides, options, FALSE, error);

  if (comparison)
    stance_workbook_set_comparison (workbook, comparison);
  if (outlets)
    stance_workbook_set_outlets (workbook, outlets);
  return comparison || outlets;
}

static StanceExit
put_workbook (StanceEngine *engine, const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_auto (GStrv) names = name_all (options);
  g_autoptr (StanceWorkbook) workbook = stance_cli_new_workbook (stance_engine_get_model (engine), options, (const char *const *) names, &code);
  const StanceCliPage page = { .workbook = workbook };
  g_autoptr (GPtrArray) sides = NULL;
  g_autoptr (GError) error = NULL;
  guint n_read = 0;

  if (!workbook)
    return code;
  sides = stance_cli_read_sides (engine, options, &page, &code);
  for (guint i = 0; i < sides->len; i++)
    n_read += !((const StanceCliSide *) g_ptr_array_index (sides, i))->unread;
  if (n_read == 0 || (options->n_arguments == 2 && n_read < 2))
    return code;
  return stance_cli_worse (code, add_findings (workbook, sides, options, &error) ? stance_cli_finish_workbook (options, workbook)
                                                                                               : stance_cli_tell_no_data (options, error));
}

/* Of two both are needed; of more, what cannot be read leaves the others to be compared. */
static StanceExit
compare (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_autoptr (GPtrArray) sides = NULL;
  StanceModel *model;

  if (!engine)
    return code;
  if (options->format == STANCE_FORMAT_HTML)
    return stance_cli_write_page_of_several (engine, options);
  if (options->format == STANCE_FORMAT_XLSX)
    return put_workbook (engine, options);
  model = stance_engine_get_model (engine);
  sides = stance_cli_read_sides (engine, options, NULL, &code);
  if (sides->len == 0 || (options->n_arguments == 2 && sides->len < 2))
    return code;
  return stance_cli_worse (code, options->n_arguments == 2 ? put_two (sides, model, options) : put_all (sides, model, options));
}

/* A workbook of a comparison is compared anew, side by side, as it was corrected. */
StanceExit
stance_cli_compare (const StanceCliOptions *options)
{
  StanceCliOptions own = *options;
  g_autofree char **paths = NULL;
  g_auto (GStrv) sides = NULL, titles = NULL;
  guint n;

  if (options->n_arguments > 1)
    return compare (options);
  sides = stance_source_list_sides (options->arguments[0], &titles);
  n = g_strv_length (sides);
  if (n < 2)
    return stance_cli_usage (stance_cli_find_verb ("compare"), "compare: found 1 argument, expected A B [C...], or a workbook of a comparison");
  paths = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    paths[i] = options->arguments[0];
  own.arguments = paths;
  own.n_arguments = n;
  own.sides = sides;
  own.titles = titles;
  return compare (&own);
}
