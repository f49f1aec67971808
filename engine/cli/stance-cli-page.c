/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of inputs as a web page. */
#include "stance-cli-private.h"

static void
clear_page (StanceCliPage *page)
{
  g_clear_object (&page->report);
  g_clear_object (&page->attributor);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceCliPage, clear_page)

static gboolean
begin (StanceCliPage *page, StanceEngine *engine, const char *title, GError **error)
{
  page->model = stance_engine_get_model (engine);
  page->attributor = stance_attributor_new (NULL, error);
  page->report = page->attributor ? stance_report_new (page->model, title) : NULL;
  return page->report != NULL;
}

/* What is added of a level; FALSE with STANCE_ERROR_NO_DATA where there is nothing. */
typedef gboolean (*AddLevel) (const StanceCliPage *page, GPtrArray *sides, const StanceCliOptions *options, gboolean quiet, GError **error);

/* One table of all, with its matrix. */
static gboolean
add_table (const StanceCliPage *page, GPtrArray *sides, const StanceCliOptions *options, gboolean quiet, GError **error)
{
  g_autoptr (StanceTable) table = stance_table_new (stance_report_get_statements (page->report), page->model, options->level, options->min_n, error);
  g_autoptr (StanceMatrix) matrix = NULL;

  if (!table || !stance_cli_bootstrap_table (options, &table, error))
    return FALSE;
  matrix = stance_table_get_n_parties (table) > 1 ? stance_matrix_new (table, page->model, options->measure, options->min_shared, error) : NULL;
  if (stance_table_get_n_parties (table) > 1 && (!matrix || !stance_cli_bootstrap_matrix (options, table, &matrix, error)))
    return FALSE;
  stance_report_add_table (page->report, NULL, table, matrix);
  return TRUE;
}

static gboolean
add_several (const StanceCliPage *page, GPtrArray *sides, const StanceCliOptions *options, gboolean quiet, GError **error)
{
  g_autoptr (StanceComparison) comparison = sides->len == 2 ? stance_cli_compare_sides (sides, options, quiet, error) : NULL;
  g_autoptr (StanceOutlets) outlets = sides->len == 2 ? NULL : stance_cli_gather_sides (sides, options, quiet, error);

  if (comparison)
    stance_report_add_comparison (page->report, comparison, ((StanceCliSide *) g_ptr_array_index (sides, 0))->name,
                                  ((StanceCliSide *) g_ptr_array_index (sides, 1))->name);
  if (outlets)
    stance_report_add_outlets (page->report, outlets);
  return comparison || outlets;
}

/* The level asked for comes first, the page offers the others. */
static gboolean
add_levels (const StanceCliPage *page, GPtrArray *sides, const StanceCliOptions *options, AddLevel add, GError **error)
{
  const StanceLevel levels[] = { options->level, STANCE_LEVEL_PARTY, STANCE_LEVEL_BLOC, STANCE_LEVEL_HOLDER };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      StanceCliOptions own = *options;

      own.level = levels[i];
      if ((i > 0 && levels[i] == options->level) || add (page, sides, &own, i > 0, error))
        continue;
      if (!g_error_matches (*error, STANCE_ERROR, STANCE_ERROR_NO_DATA))
        return FALSE;
      g_clear_error (error);
    }
  return TRUE;
}

static StanceExit
put (const StanceCliPage *page, StanceEngine *engine, GPtrArray *sides, const StanceCliOptions *options)
{
  GError *error = NULL;
  char *text = NULL;

  if (stance_report_get_statements (page->report)->len == 0)
    return stance_cli_tell_empty (engine, options, options->n_arguments);
  if (add_levels (page, sides, options, sides ? add_several : add_table, &error))
    text = stance_report_write (page->report, &error);
  return stance_cli_put_result (options, text, error);
}

StanceExit
stance_cli_write_page (StanceEngine *engine, const StanceCliOptions *options)
{
  g_autofree char *file = g_path_get_basename (options->arguments[0]);
  g_auto (StanceCliPage) page = { 0 };
  g_autoptr (GError) error = NULL;
  StanceExit code = STANCE_EXIT_DONE;

  if (!begin (&page, engine, options->n_arguments == 1 ? file : "Positions and agreement", &error))
    return stance_cli_fail (error);
  g_autoptr (StanceCliSide) all = stance_cli_side_read (engine, options, &page, &code);
  return all ? stance_cli_worse (code, put (&page, engine, NULL, options)) : code;
}

/* "a.html, b.html" */
static char *
join_names (const StanceCliOptions *options)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < options->n_arguments; i++)
    {
      g_autofree char *name = stance_cli_name_of_argument (options, i);

      g_string_append_printf (names, "%s%s", i ? ", " : "", name);
    }
  return g_strdup (names->str);
}

StanceExit
stance_cli_write_page_of_several (StanceEngine *engine, const StanceCliOptions *options)
{
  g_autofree char *title = join_names (options);
  g_auto (StanceCliPage) page = { 0 };
  g_autoptr (GError) error = NULL;
  StanceExit code = STANCE_EXIT_DONE;

  if (!begin (&page, engine, title, &error))
    return stance_cli_fail (error);
  g_autoptr (GPtrArray) sides = stance_cli_read_sides (engine, options, &page, &code);
  if (sides->len == 0 || (options->n_arguments == 2 && sides->len < 2))
    return code;
  return stance_cli_worse (code, put (&page, engine, sides, options));
}
