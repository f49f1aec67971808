/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A model's examples are its own tests. */
#include <math.h>

#include <stance/stance-engine.h>

#include "stance-engine-private.h"
#include "stance-grid-private.h"
#include "stance-model-private.h"
#include "stance-statement-private.h"

/* What the statements of an example say on its issue, in words. */
static char *
describe (GPtrArray *statements, const char *issue)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *s = g_ptr_array_index (statements, i);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      if (g_str_equal (stance_statement_get_issue (s), issue))
        g_string_append_printf (found, "%s%s %s", found->len ? ", " : "", stance_statement_get_holder_party (s),
                                g_ascii_formatd (number, sizeof number, "%+.2f", stance_statement_get_position (s)));
    }
  if (found->len == 0)
    g_string_append (found, "no position");
  return g_string_free (found, FALSE);
}

/* The mean position of a holder's statements on an issue; FALSE when there is none. `others` tells of statements of others. */
static gboolean
mean_position (GPtrArray *statements, const char *issue, const char *holder, double *mean)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *s = g_ptr_array_index (statements, i);
      const char *self = stance_statement_get_fields (s)->holder_id;

      if (!g_str_equal (stance_statement_get_issue (s), issue))
        continue;
      if (!holder || g_str_equal (stance_statement_get_holder_party (s), holder) || g_strcmp0 (self, holder) == 0)
        {
          sum += stance_statement_get_position (s);
          n++;
        }
    }
  *mean = n ? sum / n : 0;
  return n > 0;
}

static gboolean
is_right (GPtrArray *statements, const StanceIssue *issue, const StanceExample *example)
{
  double mean;

  if (!example->holder)
    return !mean_position (statements, issue->id, NULL, &mean);
  if (!mean_position (statements, issue->id, example->holder, &mean))
    return FALSE;
  return fabs (mean - example->position) <= example->tolerance + 1e-9
         && (fabs (example->position) < 0.05 || (mean > 0) == (example->position > 0));
}

static gboolean
check_example (StanceEngine *self, const StanceIssue *issue, const StanceExample *example, GPtrArray *failures, GError **error)
{
  g_autoptr (StanceDocument) plain = stance_document_new (example->pointer, example->text, error);
  g_autoptr (StanceDocument) document = NULL;
  g_autoptr (GPtrArray) statements = NULL;
  g_autofree char *found = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (!plain)
    return FALSE;
  document = example->date ? stance_document_with_date (plain, example->date, error) : stance_document_ref (plain);
  statements = document ? stance_engine_code_with (self, document, &(StanceCoding) { NULL }, error) : NULL;
  if (!statements)
    return FALSE;
  if (is_right (statements, issue, example))
    return TRUE;
  found = describe (statements, issue->id);
  g_ptr_array_add (failures, g_strdup_printf ("%s: found %s, expected %s%s%s: %s", example->pointer, found,
                   example->holder ? example->holder : "no position", example->holder ? " " : "",
                   example->holder ? g_ascii_formatd (number, sizeof number, "%+.2f", example->position) : "", example->text));
  return TRUE;
}

/**
 * stance_engine_check_examples:
 * @self: an engine
 * @n_examples: (out) (optional): where the number of examples goes
 * @error: return location for an error
 *
 * Runs the examples of the engine's model, by rules alone: strengths that are learned over all issues are not the model's. An example is right
 * when the named holder's mean position on the issue has the expected sign and is within its tolerance, or when none is expected and none is found.
 *
 * Returns: (transfer container) (element-type utf8): a message for each example that is not right; %NULL when an example
 *   cannot be read at all
 */
GPtrArray *
stance_engine_check_examples (StanceEngine *self, guint *n_examples, GError **error)
{
  g_autoptr (GPtrArray) failures = g_ptr_array_new_with_free_func (g_free);
  StanceModel *model;
  guint n = 0;

  g_return_val_if_fail (STANCE_IS_ENGINE (self), NULL);
  model = stance_engine_get_model (self);
  for (guint i = 0; i < stance_model_get_n_issues (model); i++)
    {
      const StanceIssue *issue = stance_model_get_issue (model, i);

      for (guint k = 0; k < issue->examples->len; k++, n++)
        if (!check_example (self, issue, &g_array_index (issue->examples, StanceExample, k), failures, error))
          return NULL;
    }
  if (n_examples)
    *n_examples = n;
  return g_steal_pointer (&failures);
}
