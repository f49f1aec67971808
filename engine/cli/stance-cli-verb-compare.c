/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance compare: two articles, or two sets, side by side; or more of them, each against each. */
#include "stance-cli-private.h"

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
  return picture ? stance_cli_put_picture (options, picture, NULL) : stance_cli_put_result (options, text, error);
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
  return picture ? stance_cli_put_picture (options, picture, NULL) : stance_cli_put_result (options, text, error);
}

/* Of two both are needed; of more, what cannot be read leaves the others to be compared. */
StanceExit
stance_cli_compare (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_autoptr (GPtrArray) sides = NULL;
  StanceModel *model;

  if (!engine)
    return code;
  if (options->format == STANCE_FORMAT_HTML)
    return stance_cli_write_page_of_several (engine, options);
  model = stance_engine_get_model (engine);
  sides = stance_cli_read_sides (engine, options, NULL, &code);
  if (sides->len == 0 || (options->n_arguments == 2 && sides->len < 2))
    return code;
  return stance_cli_worse (code, options->n_arguments == 2 ? put_two (sides, model, options) : put_all (sides, model, options));
}
