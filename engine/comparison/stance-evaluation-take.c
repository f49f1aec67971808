/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes one document into an evaluation. */
#include <math.h>

#include "stance-evaluation-private.h"
#include "stance-grid-private.h"
#include "stance-statement-private.h"

typedef struct
{
  StanceCoded first; /* party and issue */
  double sum;
  guint n;
} Cell;

int
stance_sign (double position, double eps)
{
  return fabs (position) < eps ? 0 : position > 0 ? 1 : -1;
}

/* Precision is 0 where there is gold and the system found nothing; what else has no denominator is undefined. F1, twice what was found by what there is
 * on either side, is undefined only where neither side has anything. */
StanceDetection
stance_detect (guint found_gold, guint gold, guint found_system, guint system)
{
  StanceDetection self = { NAN, NAN, gold > 0 || system > 0 ? 0 : NAN };

  if (gold > 0)
    self.recall = (double) found_gold / gold;
  if (system > 0)
    self.precision = (double) found_system / system;
  else if (gold > 0)
    self.precision = 0;
  if (self.precision + self.recall > 0)
    self.f1 = 2 * self.precision * self.recall / (self.precision + self.recall);
  return self;
}

static const char *
roll_up (const StanceEvaluation *self, const StanceStatementFields *fields)
{
  const char *party = NULL;

  if (self->model != NULL && stance_model_has_party (self->model, fields->holder_party))
    party = stance_model_roll_up (self->model, fields->holder_party, STANCE_LEVEL_BLOC, fields->date);
  return party ? party : fields->holder_party;
}

static GArray *
code (const StanceEvaluation *self, GPtrArray *statements)
{
  GArray *coded = g_array_new (FALSE, FALSE, sizeof (StanceCoded));

  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);
      const StanceStatementFields *fields = stance_statement_get_fields (statement);
      StanceCoded one = { statement, roll_up (self, fields), fields->issue, stance_grid_to_double (fields->position), { 0, 0 } };

      if (fields->has_span)
        one.span = fields->span;
      g_array_append_val (coded, one);
    }
  return coded;
}

static int
compare_coded (gconstpointer a, gconstpointer b)
{
  return stance_coded_compare (a, b);
}

/* The mean of each party and issue, in their order; positions are added in the order of the statements. */
static GArray *
make_cells (const GArray *coded)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) coded);
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));

  g_array_sort (sorted, compare_coded);
  for (guint i = 0; i < sorted->len; i++)
    {
      const StanceCoded *one = &g_array_index (sorted, StanceCoded, i);
      Cell fresh = { *one, 0, 0 };
      Cell *cell;

      if (cells->len == 0 || stance_coded_compare (&g_array_index (cells, Cell, cells->len - 1).first, one) != 0)
        g_array_append_val (cells, fresh);
      cell = &g_array_index (cells, Cell, cells->len - 1);
      cell->sum += one->position;
      cell->n++;
    }
  return cells;
}

static gboolean
is_inferred (const StanceCoded *one)
{
  return stance_statement_get_certainty (one->statement) == STANCE_CERTAINTY_INFERRED;
}

static gboolean
hits (const StanceCoded *one, const GArray *others, gboolean inferred, double share)
{
  for (guint i = 0; i < others->len; i++)
    {
      const StanceCoded *other = &g_array_index (others, StanceCoded, i);

      if (is_inferred (other) == inferred && stance_coded_compare (one, other) == 0 && stance_coded_overlap (one, other, share) > 0)
        return TRUE;
    }
  return FALSE;
}

/* Drops what only follows from the gold, and what the system has that hits nothing else. */
static void
drop_inferred (const StanceEvaluation *self, GArray *gold, GArray *system)
{
  for (guint i = system->len; i > 0; i--)
    {
      const StanceCoded *one = &g_array_index (system, StanceCoded, i - 1);

      if (hits (one, gold, TRUE, self->min_overlap) && !hits (one, gold, FALSE, self->min_overlap))
        g_array_remove_index (system, i - 1);
    }
  for (guint i = gold->len; i > 0; i--)
    if (is_inferred (&g_array_index (gold, StanceCoded, i - 1)))
      g_array_remove_index (gold, i - 1);
}

static void
note_details (StanceEvaluation *self, const StanceCoded *gold, const StanceCoded *system)
{
  const StanceStatementFields *g = stance_statement_get_fields (gold->statement);
  const StanceStatementFields *s = stance_statement_get_fields (system->statement);

  self->same[STANCE_DETAIL_VIA] += (g->via != NULL && *g->via != '\0') == (s->via != NULL && *s->via != '\0');
  self->same[STANCE_DETAIL_CERTAINTY] += g->certainty == s->certainty;
  self->same[STANCE_DETAIL_KIND] += g->kind == s->kind;
}

static void
note_mistake (StanceEvaluation *self, StanceMistakeType type, const char *document, const StanceCoded *one, double system)
{
  StanceMistake mistake = { type, g_strdup (document), g_strdup (one->party), stance_statement_ref (one->statement), system };

  g_array_append_val (self->mistakes, mistake);
}

static void
note_mistakes (StanceEvaluation *self, const char *document, const GArray *gold, const GArray *system, const StanceMatching *matching)
{
  g_autofree gboolean *gold_matched = g_new0 (gboolean, gold->len + 1);
  g_autofree gboolean *system_matched = g_new0 (gboolean, system->len + 1);

  for (guint i = 0; i < matching->matches->len; i++)
    {
      gold_matched[g_array_index (matching->matches, StanceMatched, i).gold] = TRUE;
      system_matched[g_array_index (matching->matches, StanceMatched, i).system] = TRUE;
    }
  for (guint i = 0; i < gold->len; i++)
    if (!gold_matched[i])
      note_mistake (self, STANCE_MISTAKE_MISS, document, &g_array_index (gold, StanceCoded, i), NAN);
  for (guint i = 0; i < system->len; i++)
    if (!system_matched[i])
      note_mistake (self, STANCE_MISTAKE_FALSE, document, &g_array_index (system, StanceCoded, i), NAN);
  for (guint i = 0; i < matching->matches->len; i++)
    {
      const StanceMatched *match = &g_array_index (matching->matches, StanceMatched, i);
      const StanceCoded *g = &g_array_index (gold, StanceCoded, match->gold);
      const StanceCoded *s = &g_array_index (system, StanceCoded, match->system);

      if (stance_sign (g->position, self->eps) != stance_sign (s->position, self->eps))
        note_mistake (self, STANCE_MISTAKE_SIGN, document, g, s->position);
    }
}

static void
note_covered (StanceEvaluation *self, const StanceMatching *matching, guint n_system)
{
  g_autofree gboolean *covered = g_new0 (gboolean, n_system + 1);

  for (guint i = 0; i < matching->candidates->len; i++)
    {
      const GArray *candidates = g_ptr_array_index (matching->candidates, i);

      self->covered_gold += candidates->len > 0;
      for (guint k = 0; k < candidates->len; k++)
        {
          guint place = g_array_index (candidates, guint, k);

          self->covered_system += !covered[place];
          covered[place] = TRUE;
        }
    }
}

/* Gives the F1 of this document. */
static double
take_statements (StanceEvaluation *self, const char *document, const GArray *gold, const GArray *system)
{
  g_autoptr (StanceMatching) matching = stance_matching_new (gold, system, self->min_overlap);
  guint matched = matching->matches->len;

  self->statements.gold += gold->len;
  self->statements.system += system->len;
  self->statements.matched += matched;
  note_covered (self, matching, system->len);
  for (guint i = 0; i < matched; i++)
    {
      const StanceMatched *match = &g_array_index (matching->matches, StanceMatched, i);
      const StanceCoded *g = &g_array_index (gold, StanceCoded, match->gold);
      const StanceCoded *s = &g_array_index (system, StanceCoded, match->system);
      StancePair pair = { g->position, s->position };

      g_array_append_val (self->positions, pair);
      note_details (self, g, s);
    }
  if (self->list_errors)
    note_mistakes (self, document, gold, system, matching);
  return stance_detect (matched, gold->len, matched, system->len).f1;
}

static StanceIssueFigures *
issue_figures (StanceEvaluation *self, const char *issue)
{
  StanceIssueFigures *figures = g_hash_table_lookup (self->issues, issue);

  if (figures == NULL)
    {
      figures = g_new0 (StanceIssueFigures, 1);
      figures->issue = g_strdup (issue);
      g_hash_table_insert (self->issues, figures->issue, figures);
    }
  return figures;
}

/* A cell of either side or both; the other is NULL. */
static void
take_cell (StanceEvaluation *self, const Cell *gold, const Cell *system)
{
  StanceIssueFigures *issue = issue_figures (self, (gold ? gold : system)->first.issue);
  StancePair pair = { gold ? gold->sum / gold->n : 0, system ? system->sum / system->n : 0 };

  g_array_append_val (self->all_cells, pair);
  issue->hits.gold += gold != NULL;
  issue->hits.system += system != NULL;
  if (gold == NULL || system == NULL)
    return;
  g_array_append_val (self->matched_cells, pair);
  issue->hits.matched++;
  issue->error += fabs (pair.a - pair.b);
  issue->same_sign += stance_sign (pair.a, self->eps) == stance_sign (pair.b, self->eps);
}

/* Walks two ordered lists of cells side by side; gives the F1 of this document. */
static double
take_cells (StanceEvaluation *self, const GArray *gold, const GArray *system)
{
  guint before = self->matched_cells->len;
  guint matched;
  guint i = 0;
  guint k = 0;

  while (i < gold->len || k < system->len)
    {
      const Cell *g = i < gold->len ? &g_array_index (gold, Cell, i) : NULL;
      const Cell *s = k < system->len ? &g_array_index (system, Cell, k) : NULL;
      int order = g == NULL ? 1 : s == NULL ? -1 : stance_coded_compare (&g->first, &s->first);

      take_cell (self, order <= 0 ? g : NULL, order >= 0 ? s : NULL);
      i += order <= 0;
      k += order >= 0;
    }
  matched = self->matched_cells->len - before;
  self->cells.gold += gold->len;
  self->cells.system += system->len;
  self->cells.matched += matched;
  return stance_detect (matched, gold->len, matched, system->len).f1;
}

void
stance_evaluation_take (StanceEvaluation *self, const char *document, GPtrArray *gold, GPtrArray *system, gboolean only_cells)
{
  g_autoptr (GArray) g = code (self, gold);
  g_autoptr (GArray) s = code (self, system);
  g_autoptr (GArray) gold_cells = NULL;
  g_autoptr (GArray) system_cells = NULL;
  StanceDocumentFigures figures = { g_strdup (document), NAN, NAN };

  if (self->no_inferred)
    drop_inferred (self, g, s);
  gold_cells = make_cells (g);
  system_cells = make_cells (s);
  if (!only_cells)
    figures.statement_f1 = take_statements (self, document, g, s);
  figures.cell_f1 = take_cells (self, gold_cells, system_cells);
  g_array_append_val (self->documents, figures);
}
