/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-evaluation.h>

#include "../matrices/test-statements.h"
#include "stance-matching-private.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-9)

typedef struct
{
  const char *party;
  const char *issue;
  double position;
  guint start;
  guint end; /* 0: no span */
  StanceCertainty certainty;
  const char *via;
} Line;

static GPtrArray *
make (const Line *lines, guint n)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  for (guint i = 0; i < n; i++)
    {
      StanceStatementFields fields = {
        .holder_party = lines[i].party, .issue = lines[i].issue, .via = lines[i].via, .certainty = lines[i].certainty,
        .position = stance_grid_from_double (lines[i].position), .weight = STANCE_GRID,
        .has_span = lines[i].end > 0, .span = { lines[i].start, lines[i].end },
      };

      g_ptr_array_add (statements, stance_statement_new_from_fields (&fields));
    }
  return statements;
}

static void
add (StanceEvaluation *evaluation, const Line *gold, guint n_gold, const Line *system, guint n_system)
{
  g_autoptr (GPtrArray) g = make (gold, n_gold);
  g_autoptr (GPtrArray) s = make (system, n_system);

  stance_evaluation_add (evaluation, "doc", g, s);
}

typedef struct
{
  const char *name;
  double value; /* NaN: undefined */
} Figure;

static void
assert_figures (StanceEvaluation *evaluation, const Figure *figures, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      double got = stance_evaluation_get_figure (evaluation, figures[i].name);

      g_test_message ("%s", figures[i].name);
      g_assert_true (isnan (got) == isnan (figures[i].value));
      if (!isnan (got))
        assert_near (got, figures[i].value);
    }
}

static const Line gold_lines[] = {
  { "ardland", "border", 1, 0, 10, 0, NULL },     { "ardland", "border", -1, 5, 20, 0, NULL },
  { "belmar", "tariffs", 0.5, 30, 40, 2, "Ada" }, { "belmar", "fishing", 1, 50, 60, 0, NULL },
};

static const Line system_lines[] = {
  { "ardland", "border", -1, 6, 9, 1, NULL }, { "ardland", "border", 1, 0, 3, 0, NULL },
  { "belmar", "tariffs", -0.5, 39, 50, 2, "Bob" }, { "corvia", "fishing", 1, 50, 60, 0, NULL },
};

/* Three matches; the sign of one is wrong. Cells: gold 0, 0.5, 1; system 0, -0.5 and one of corvia. */
static const Figure all_figures[] = {
  { "documents", 1 },
  { "statements.gold", 4 },
  { "statements.system", 4 },
  { "statements.matched", 3 },
  { "statements.precision", 0.75 },
  { "statements.recall", 0.75 },
  { "statements.f1", 0.75 },
  { "statements.lenient_f1", 0.75 },
  { "matched_statements.sign_accuracy", 2 / 3.0 },
  { "matched_statements.exact", 2 / 3.0 },
  { "matched_statements.mae", 1 / 3.0 },
  { "matched_statements.via_accuracy", 1 },
  { "matched_statements.certainty_accuracy", 2 / 3.0 },
  { "matched_statements.kind_accuracy", 1 },
  { "cells.gold", 3 },
  { "cells.matched", 2 },
  { "cells.precision", 2 / 3.0 },
  { "matched_cells.sign_accuracy", 0.5 },
  { "matched_cells.mae", 0.5 },
  { "matched_cells.pearson_r", -1 },
  { "matched_cells.alpha_interval", 1 - 2 / 4.0 / (4.0 / 12) },
  { "all_cells_missing_as_0.mae", 0.75 },
  { "macro.statement_f1", 0.75 },
  { "macro.cell_f1", 2 / 3.0 },
  { "statements", NAN },
  { "nonsense", NAN },
};

static void
test_figures (void)
{
  g_autoptr (StanceEvaluation) evaluation = stance_evaluation_new (0.1, 0);

  add (evaluation, gold_lines, G_N_ELEMENTS (gold_lines), system_lines, G_N_ELEMENTS (system_lines));
  assert_figures (evaluation, all_figures, G_N_ELEMENTS (all_figures));
}

static void
test_empty (void)
{
  static const Figure nothing[] = {
    { "documents", 0 }, { "statements.precision", NAN }, { "statements.recall", NAN }, { "statements.f1", NAN },
    { "statements.lenient_f1", NAN }, { "cells.f1", NAN }, { "matched_statements.mae", NAN }, { "matched_cells.alpha_interval", NAN }, { "macro.cell_f1", NAN },
  };
  static const Figure silent[] = {
    { "statements.precision", 0 }, { "statements.recall", 0 }, { "statements.f1", 0 }, { "matched_cells.pearson_r", NAN },
    { "macro.cell_f1", 0 },
  };
  static const Figure invented[] = { { "statements.precision", 0 }, { "statements.recall", NAN }, { "statements.f1", 0 } };
  g_autoptr (StanceEvaluation) none = stance_evaluation_new (0.1, 0);
  g_autoptr (StanceEvaluation) no_system = stance_evaluation_new (0.1, 0);
  g_autoptr (StanceEvaluation) no_gold = stance_evaluation_new (0.1, 0);

  assert_figures (none, nothing, G_N_ELEMENTS (nothing));
  add (no_system, gold_lines, G_N_ELEMENTS (gold_lines), NULL, 0);
  assert_figures (no_system, silent, G_N_ELEMENTS (silent));
  add (no_gold, NULL, 0, system_lines, G_N_ELEMENTS (system_lines));
  assert_figures (no_gold, invented, G_N_ELEMENTS (invented));
}

/* A document in which neither side has anything is counted, but has no F1 that the mean could take for a failure. */
static void
test_empty_among_others (void)
{
  static const Figure alone[] = { { "documents", 1 }, { "statements.f1", NAN }, { "macro.statement_f1", NAN }, { "macro.cell_f1", NAN } };
  static const Figure among[] = { { "documents", 2 }, { "statements.f1", 0.75 }, { "macro.statement_f1", 0.75 }, { "macro.cell_f1", 2 / 3.0 } };
  g_autoptr (StanceEvaluation) evaluation = stance_evaluation_new (0.1, 0);

  add (evaluation, NULL, 0, NULL, 0);
  assert_figures (evaluation, alone, G_N_ELEMENTS (alone));
  add (evaluation, gold_lines, G_N_ELEMENTS (gold_lines), system_lines, G_N_ELEMENTS (system_lines));
  assert_figures (evaluation, among, G_N_ELEMENTS (among));
}

static void
test_no_inferred (void)
{
  static const Figure expected[] = { { "statements.gold", 3 }, { "statements.system", 3 }, { "statements.matched", 2 }, { "cells.gold", 2 } };
  g_autoptr (StanceEvaluation) evaluation = stance_evaluation_new (0.1, 0);

  stance_evaluation_set_no_inferred (evaluation, TRUE);
  add (evaluation, gold_lines, G_N_ELEMENTS (gold_lines), system_lines, G_N_ELEMENTS (system_lines));
  assert_figures (evaluation, expected, G_N_ELEMENTS (expected));
}

static void
test_min_overlap (void)
{
  static const Figure expected[] = { { "statements.matched", 2 } };
  g_autoptr (StanceEvaluation) evaluation = stance_evaluation_new (0.1, 0.5);

  add (evaluation, gold_lines, G_N_ELEMENTS (gold_lines), system_lines, G_N_ELEMENTS (system_lines));
  assert_figures (evaluation, expected, G_N_ELEMENTS (expected));
}

static void
test_roll_up (void)
{
  static const Line gold[] = { { "ardland", "border", 1, 0, 10, 0, NULL } };
  static const Line system[] = { { "belmar", "border", 1, 0, 10, 0, NULL } };
  static const Figure apart[] = { { "statements.matched", 0 } };
  static const Figure together[] = { { "statements.matched", 1 }, { "cells.f1", 1 } };
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceEvaluation) parties = stance_evaluation_new (0.1, 0);
  g_autoptr (StanceEvaluation) blocs = stance_evaluation_new (0.1, 0);

  add (parties, gold, 1, system, 1);
  assert_figures (parties, apart, G_N_ELEMENTS (apart));
  stance_evaluation_set_roll_up (blocs, model);
  add (blocs, gold, 1, system, 1);
  assert_figures (blocs, together, G_N_ELEMENTS (together));
}

static void
test_cells_only (void)
{
  static const Line cells[] = { { "ardland", "border", 0, 0, 0, 0, NULL }, { "belmar", "tariffs", 0.5, 0, 0, 0, NULL } };
  static const Figure expected[] = {
    { "statements.gold", 0 }, { "cells.matched", 2 }, { "matched_cells.mae", 0 }, { "matched_cells.alpha_interval", 1 },
    { "macro.statement_f1", NAN }, { "macro.cell_f1", 0.8 },
  };
  g_autoptr (StanceEvaluation) evaluation = stance_evaluation_new (0.1, 0);
  g_autoptr (GPtrArray) gold = make (gold_lines, G_N_ELEMENTS (gold_lines));
  g_autoptr (GPtrArray) system = make (cells, G_N_ELEMENTS (cells));

  stance_evaluation_add_cells (evaluation, "doc", gold, system);
  assert_figures (evaluation, expected, G_N_ELEMENTS (expected));
}

static void
test_without_spans (void)
{
  static const Line lines[] = { { "ardland", "border", 1, 0, 0, 0, NULL } };
  static const Figure expected[] = { { "statements.matched", 0 }, { "cells.matched", 1 } };
  g_autoptr (StanceEvaluation) evaluation = stance_evaluation_new (0.1, 0);

  add (evaluation, lines, 1, lines, 1);
  assert_figures (evaluation, expected, G_N_ELEMENTS (expected));
}

/* Each gold statement takes what the next one needs, until the last one's search walks back through all of them. */
static void
test_long_path (void)
{
  const guint n = 5000;
  g_autofree Line *gold = g_new0 (Line, n);
  g_autofree Line *system = g_new0 (Line, n);
  g_autoptr (StanceEvaluation) evaluation = stance_evaluation_new (0.1, 0);

  for (guint i = 0; i < n; i++)
    {
      gold[i] = (Line) { "ardland", "border", 1, 10 * i + 10, 10 * i + 20, 0, NULL };
      system[i] = (Line) { "ardland", "border", 1, 10 * i + 3, 10 * i + 13, 0, NULL };
    }
  add (evaluation, gold, n, system, n);
  g_assert_cmpfloat (stance_evaluation_get_figure (evaluation, "statements.matched"), ==, n);
}

static void
test_list (void)
{
  g_auto (GStrv) names = stance_evaluation_list_figures ();

  g_assert_cmpuint (g_strv_length (names), ==, 31);
  g_assert_true (g_strv_contains ((const char *const *) names, "matched_cells.alpha_interval"));
}

typedef struct
{
  const char *name;
  double pairs[3][2]; /* gold and system of a cell each */
  double pearson;     /* NaN: undefined */
  double alpha;
} Reliability;

static const Reliability reliabilities[] = {
  { "a line", { { 0.1, 0.2 }, { 0.2, 0.4 }, { 0.3, 0.6 } }, 1, 1 - (0.28 / 6) / (1.92 / 30) },
  { "gold is constant", { { 0.1, 0.2 }, { 0.1, 0.5 }, { 0.1, -0.2 } }, NAN, 1 - (0.52 / 6) / (3.04 / 30) },
  { "all the same", { { 0.1, 0.1 }, { 0.1, 0.1 }, { 0.1, 0.1 } }, NAN, 1 },
};

static void
test_reliability (gconstpointer data)
{
  static const char *const issues[] = { "border", "tariffs", "fishing" };
  const Reliability *r = data;
  g_autoptr (StanceEvaluation) evaluation = stance_evaluation_new (0.1, 0);
  Line gold[3];
  Line system[3];
  Figure figures[] = { { "matched_cells.pearson_r", r->pearson }, { "matched_cells.alpha_interval", r->alpha } };

  for (guint i = 0; i < 3; i++)
    {
      gold[i] = (Line) { "ardland", issues[i], r->pairs[i][0], 10 * i, 10 * i + 9, 0, NULL };
      system[i] = (Line) { "ardland", issues[i], r->pairs[i][1], 10 * i, 10 * i + 9, 0, NULL };
    }
  add (evaluation, gold, 3, system, 3);
  assert_figures (evaluation, figures, G_N_ELEMENTS (figures));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluation/figures", test_figures);
  g_test_add_func ("/evaluation/empty", test_empty);
  g_test_add_func ("/evaluation/empty-among-others", test_empty_among_others);
  g_test_add_func ("/evaluation/no-inferred", test_no_inferred);
  g_test_add_func ("/evaluation/min-overlap", test_min_overlap);
  g_test_add_func ("/evaluation/roll-up", test_roll_up);
  g_test_add_func ("/evaluation/cells-only", test_cells_only);
  g_test_add_func ("/evaluation/without-spans", test_without_spans);
  g_test_add_func ("/evaluation/long-path", test_long_path);
  g_test_add_func ("/evaluation/list", test_list);
  for (guint i = 0; i < G_N_ELEMENTS (reliabilities); i++)
    {
      g_autofree char *path = g_strdup_printf ("/evaluation/reliability/%s", reliabilities[i].name);

      g_test_add_data_func (path, &reliabilities[i], test_reliability);
    }
  return g_test_run ();
}
