/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back from a figure to the words it rests on. */
#include <math.h>
#include <stance/stance-error.h>

#include "stance-labels-private.h"
#include "stance-statement-private.h"
#include "stance-sums-private.h"
#include "stance-write-private.h"

/* The statements behind one cell. */
typedef struct
{
  const char *party;
  const char *issue;
  StanceSums sums;
  GPtrArray *statements; /* borrowed */
} Group;

static void
clear_group (gpointer group)
{
  g_ptr_array_unref (((Group *) group)->statements);
}

static Group *
find_group (GArray *groups, GHashTable *places, const StanceStatementFields *fields)
{
  g_autofree char *key = g_strconcat (fields->holder_party, "\n", fields->issue, NULL);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));

  if (place == 0)
    {
      Group group = { fields->holder_party, fields->issue, { 0 }, g_ptr_array_new () };

      g_array_append_val (groups, group);
      place = groups->len;
      g_hash_table_insert (places, g_steal_pointer (&key), GUINT_TO_POINTER (place));
    }
  return &g_array_index (groups, Group, place - 1);
}

/* By party and issue, in the order they first come. */
static GArray *
group_statements (GPtrArray *statements)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  g_array_set_clear_func (groups, clear_group);
  for (guint i = 0; i < statements->len; i++)
    {
      const StanceStatementFields *fields = stance_statement_get_fields (g_ptr_array_index (statements, i));
      Group *group = find_group (groups, places, fields);

      stance_sums_add (&group->sums, fields->position, fields->weight);
      g_ptr_array_add (group->statements, g_ptr_array_index (statements, i));
    }
  return groups;
}

static char *
describe_cell (const Group *group)
{
  StanceScore score;
  g_autofree char *value = NULL;
  g_autofree char *spread = NULL;

  stance_sums_finish (&group->sums, &score);
  value = stance_label_signed (score.value);
  spread = stance_label_signed (score.spread);
  if (value == NULL)
    return g_strdup ("no weight");
  if (spread == NULL)
    return g_strdup_printf ("%s (n %u)", value, score.n);
  return g_strdup_printf ("%s (n %u, spread %s)", value, score.n, spread + (*spread == '+'));
}

static const char *
find_proposition (const Group *group, StanceModel *model)
{
  if (model == NULL || !stance_model_has_issue (model, group->issue))
    return NULL;
  return stance_model_get_proposition (model, group->issue);
}

static void
append_group (const Group *group, StanceModel *model, const StanceStyle *style, GString *out)
{
  g_autofree char *cell = describe_cell (group);
  g_autofree char *head = g_strdup_printf ("%s · %s: %s", stance_label_party (model, group->party),
                                           stance_label_issue (model, group->issue), cell);
  const char *proposition = find_proposition (group, model);

  stance_append_wrapped (out, "", head, style);
  if (proposition != NULL)
    stance_append_wrapped (out, "  ", proposition, style);
  for (guint i = 0; i < group->statements->len; i++)
    {
      g_string_append_c (out, '\n');
      stance_append_statement_block (out, g_ptr_array_index (group->statements, i), model, style);
    }
}

static void
append_markdown_item (StanceStatement *statement, GString *out)
{
  const StanceStatementFields *fields = stance_statement_get_fields (statement);
  g_autofree char *value = stance_label_signed (stance_statement_get_position (statement));
  g_autofree char *certainty = stance_describe_certainty (fields);

  g_string_append_printf (out, "- **%s** ", value);
  stance_append_markdown_text (out, fields->holder);
  if (fields->via != NULL)
    {
      g_string_append (out, ", via ");
      stance_append_markdown_text (out, fields->via);
    }
  g_string_append_printf (out, "; %s, %s; ", certainty, stance_kind_to_string (fields->kind));
  stance_append_markdown_text (out, fields->document);
  if (fields->has_span)
    g_string_append_printf (out, " [%u, %u)", fields->span.start, fields->span.end);
  if (fields->rule != NULL)
    {
      g_string_append (out, "; rule: ");
      stance_append_markdown_text (out, fields->rule);
    }
  if (fields->derivation != NULL)
    {
      g_string_append (out, "; read: ");
      stance_append_markdown_text (out, fields->derivation);
    }
  g_string_append_c (out, '\n');
  if (fields->quote == NULL)
    return;
  g_string_append (out, "  > ");
  stance_append_markdown_line (out, fields->quote);
  g_string_append_c (out, '\n');
}

static void
append_group_markdown (const Group *group, StanceModel *model, GString *out)
{
  g_autofree char *cell = describe_cell (group);
  const char *proposition = find_proposition (group, model);

  g_string_append (out, "## ");
  stance_append_markdown_text (out, stance_label_party (model, group->party));
  g_string_append (out, ": ");
  stance_append_markdown_text (out, stance_label_issue (model, group->issue));
  g_string_append (out, "\n\n");
  if (proposition != NULL)
    {
      stance_append_markdown_line (out, proposition);
      g_string_append_c (out, ' ');
    }
  g_string_append_printf (out, "Position %s.\n\n", cell);
  for (guint i = 0; i < group->statements->len; i++)
    append_markdown_item (g_ptr_array_index (group->statements, i), out);
}

static char *
write_groups (GPtrArray *statements, StanceModel *model, StanceFormat format, const StanceStyle *style)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GArray) groups = group_statements (statements);

  if (groups->len == 0)
    g_string_append (out, "no statements\n");
  for (guint i = 0; i < groups->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      if (format == STANCE_FORMAT_MARKDOWN)
        append_group_markdown (&g_array_index (groups, Group, i), model, out);
      else
        append_group (&g_array_index (groups, Group, i), model, style, out);
    }
  return g_string_free (out, FALSE);
}

/**
 * stance_write_explanation:
 * @statements: (element-type StanceStatement): the statements behind cells, as of stance_table_get_statements(); may be empty
 * @model: (nullable): the model, for names and propositions
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain, without limit of width
 * @error: return location for an error
 *
 * Writes where figures come from. Table and Markdown group the statements by party and issue; each group has its mean, and each statement
 * its value, holder, reporter, certainty, kind, document, place, words and the rule that matched. The other formats are those of
 * stance_write_statements().
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of #StanceFormat.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_explanation (GPtrArray *statements, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error)
{
  g_return_val_if_fail (statements != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  if (format == STANCE_FORMAT_TABLE || format == STANCE_FORMAT_MARKDOWN)
    return write_groups (statements, model, format, stance_style_or_plain (style));
  return stance_write_statements (statements, model, format, style, error);
}
