/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-evaluation-private.h"

G_DEFINE_BOXED_TYPE (StanceEvaluation, stance_evaluation, stance_evaluation_ref, stance_evaluation_unref)

static void
clear_mistake (gpointer data)
{
  StanceMistake *self = data;

  g_free (self->document);
  g_free (self->party);
  stance_statement_unref (self->statement);
}

static void
clear_document (gpointer data)
{
  g_free (((StanceDocumentFigures *) data)->name);
}

static void
free_issue (gpointer data)
{
  g_free (((StanceIssueFigures *) data)->issue);
  g_free (data);
}

static void
evaluation_clear (StanceEvaluation *self)
{
  g_clear_object (&self->model);
  g_array_unref (self->positions);
  g_array_unref (self->matched_cells);
  g_array_unref (self->all_cells);
  g_array_unref (self->documents);
  g_array_unref (self->mistakes);
  g_hash_table_unref (self->issues);
}

/**
 * stance_evaluation_new:
 * @eps: positions nearer to 0 than this are neither for nor against; 0.1 is usual
 * @min_overlap: the share of the shorter span that two statements must share to match, from 0 (one code point) to 1
 *
 * Makes an evaluation without documents; give them with stance_evaluation_add() and read figures with stance_evaluation_get_figure().
 * Options are set before the first document.
 *
 * Returns: (transfer full): the evaluation
 */
StanceEvaluation *
stance_evaluation_new (double eps, double min_overlap)
{
  StanceEvaluation *self;

  g_return_val_if_fail (eps >= 0 && min_overlap >= 0 && min_overlap <= 1, NULL);
  self = g_atomic_rc_box_new0 (StanceEvaluation);
  self->eps = eps;
  self->min_overlap = min_overlap;
  self->positions = g_array_new (FALSE, FALSE, sizeof (StancePair));
  self->matched_cells = g_array_new (FALSE, FALSE, sizeof (StancePair));
  self->all_cells = g_array_new (FALSE, FALSE, sizeof (StancePair));
  self->documents = g_array_new (FALSE, FALSE, sizeof (StanceDocumentFigures));
  g_array_set_clear_func (self->documents, clear_document);
  self->mistakes = g_array_new (FALSE, FALSE, sizeof (StanceMistake));
  g_array_set_clear_func (self->mistakes, clear_mistake);
  self->issues = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_issue);
  return self;
}

/**
 * stance_evaluation_ref:
 * @self: an evaluation
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceEvaluation *
stance_evaluation_ref (StanceEvaluation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_evaluation_unref:
 * @self: (transfer full): an evaluation
 *
 * Gives a reference back; the last one frees the evaluation. May be called from any thread.
 */
void
stance_evaluation_unref (StanceEvaluation *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) evaluation_clear);
}

/**
 * stance_evaluation_set_roll_up:
 * @self: an evaluation without documents
 * @model: (nullable): the model whose blocs count, %NULL for none
 *
 * Rolls the parties of both sides up to their blocs before they are compared.
 */
void
stance_evaluation_set_roll_up (StanceEvaluation *self, StanceModel *model)
{
  g_return_if_fail (self != NULL && (model == NULL || STANCE_IS_MODEL (model)));
  g_set_object (&self->model, model);
}

/**
 * stance_evaluation_set_no_inferred:
 * @self: an evaluation without documents
 * @no_inferred: whether to leave them out
 *
 * Leaves gold statements of certainty %STANCE_CERTAINTY_INFERRED out; a system statement that hits only such ones then counts neither as
 * right nor as wrong.
 */
void
stance_evaluation_set_no_inferred (StanceEvaluation *self, gboolean no_inferred)
{
  g_return_if_fail (self != NULL);
  self->no_inferred = no_inferred;
}

/**
 * stance_evaluation_set_by_issue:
 * @self: an evaluation
 * @by_issue: whether stance_write_evaluation() writes figures per issue in text for people
 *
 * Asks for the figures per issue. JSON always has them.
 */
void
stance_evaluation_set_by_issue (StanceEvaluation *self, gboolean by_issue)
{
  g_return_if_fail (self != NULL);
  self->by_issue = by_issue;
}

/**
 * stance_evaluation_set_list_errors:
 * @self: an evaluation without documents
 * @list_errors: whether stance_write_evaluation() lists misses, false alarms and sign errors
 *
 * Asks for the list of errors.
 */
void
stance_evaluation_set_list_errors (StanceEvaluation *self, gboolean list_errors)
{
  g_return_if_fail (self != NULL);
  self->list_errors = list_errors;
}

/**
 * stance_evaluation_add:
 * @self: an evaluation
 * @document: the document's name, for the list of errors
 * @gold: (element-type StanceStatement): what is held to be right; may be empty
 * @system: (element-type StanceStatement): what is tried; may be empty
 *
 * Takes one document. Two statements may match when party and issue are the same and their spans overlap; a statement without a span
 * matches nothing. Among those the largest one-to-one matching is taken, close positions first.
 */
void
stance_evaluation_add (StanceEvaluation *self, const char *document, GPtrArray *gold, GPtrArray *system)
{
  g_return_if_fail (self != NULL && document != NULL && gold != NULL && system != NULL);
  stance_evaluation_take (self, document, gold, system, FALSE);
}

/**
 * stance_evaluation_add_cells:
 * @self: an evaluation
 * @document: the document's name
 * @gold: (element-type StanceStatement): what is held to be right; may be empty
 * @cells: (element-type StanceStatement): the positions of parties on issues that are tried, as statements without span; may be empty
 *
 * Takes one document of which the system gave a party x issue table only. It counts in the figures about cells, not in those about
 * statements.
 */
void
stance_evaluation_add_cells (StanceEvaluation *self, const char *document, GPtrArray *gold, GPtrArray *cells)
{
  g_return_if_fail (self != NULL && document != NULL && gold != NULL && cells != NULL);
  stance_evaluation_take (self, document, gold, cells, TRUE);
}

/**
 * stance_evaluation_get_figure:
 * @self: an evaluation
 * @name: a name, as in stance_evaluation_list_figures()
 *
 * Gives one figure over all documents.
 *
 * `statements`: how many in the `gold`, of the `system`, `matched` one to one; `precision` = matched / system, `recall` = matched / gold,
 * `f1` = 2 P R / (P + R), which is 2 matched / (gold + system); `lenient_*`: several may match the same one. `matched_statements`:
 * `sign_accuracy` (share on the same side of 0), `exact` (share of equal positions), `mae` (mean absolute difference of positions), and
 * the shares of equal `via_accuracy` (whether someone else reports), `certainty_accuracy`, `kind_accuracy`. `cells`: the same for cells of
 * party and issue, whose position is the mean of their statements. `matched_cells`: also `pearson_r` and `alpha_interval`, Krippendorff's
 * alpha with the interval metric (K. Krippendorff, "Computing Krippendorff's alpha-reliability", 2011). `all_cells_missing_as_0`: over the
 * cells of either side, which here count as 0 where missing, so that silence costs something. `macro`: the mean over documents of
 * `statement_f1` and `cell_f1`, of those that have one.
 *
 * Shares are from 0 to 1. What has nothing to divide by is undefined: precision without system statements (0 where there is gold), recall
 * without gold, any figure about matched ones without a match, Pearson's r of fewer than two cells or of a constant side. F1 is 0 where one side has
 * something and nothing matches, and undefined where neither side has anything. Alpha is 1 when both sides are the same everywhere, constant or not.
 *
 * Returns: the figure; NaN when it is undefined or there is none of this name
 */
double
stance_evaluation_get_figure (StanceEvaluation *self, const char *name)
{
  StanceFigures figures;

  g_return_val_if_fail (self != NULL && name != NULL, NAN);
  stance_evaluation_compute (self, &figures);
  for (guint i = 0; i < stance_n_figure_names; i++)
    {
      const StanceFigureName *one = &stance_figure_names[i];
      g_autofree char *full = one->group ? g_strconcat (one->group, ".", one->name, NULL) : g_strdup (one->name);

      if (g_str_equal (full, name))
        return G_STRUCT_MEMBER (double, &figures, one->offset);
    }
  return NAN;
}

/**
 * stance_evaluation_list_figures:
 *
 * Lists what stance_evaluation_get_figure() knows: "documents", "statements.f1" and so on.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names, in the order of the output
 */
char **
stance_evaluation_list_figures (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < stance_n_figure_names; i++)
    {
      const StanceFigureName *one = &stance_figure_names[i];
      g_autofree char *full = one->group ? g_strconcat (one->group, ".", one->name, NULL) : g_strdup (one->name);

      g_strv_builder_add (builder, full);
    }
  return g_strv_builder_end (builder);
}
