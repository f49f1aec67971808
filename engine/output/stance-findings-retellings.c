/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was found that both sides tell, in sentences. */
#include "stance-findings-private.h"

#include "stance-labels-private.h"

/* More opposites than these are in the list of retellings. */
#define MOST_OPPOSITES 3

char *
stance_findings_name_retelling (const StanceFindings *self, StanceRetelling *retelling)
{
  g_auto (GStrv) issues = stance_retelling_get_issues (retelling);
  GString *text = g_string_new (stance_label_party (self->model, stance_retelling_get_party (retelling)));

  for (guint i = 0; issues[i]; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? " on " : ", ", stance_label_issue (self->model, issues[i]));
  return g_string_free (text, FALSE);
}

char *
stance_findings_word_retelling (StanceRetelling *retelling)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (STANCE_TYPE_WORDING);
  const char *wording = g_enum_get_value (klass, (int) stance_retelling_get_wording (retelling))->value_nick;

  return g_strdup_printf ("%s%s", wording, stance_retelling_is_opposite (retelling) ? ", but read as the opposite" : "");
}

/* Not all that both tell is found: words may be too different. Passages are counted, of which one may be read as several statements: hence their own name,
 * beside the counts of statements. */
static void
describe_same (const StanceFindings *self, GPtrArray *lines)
{
  guint total = 0, n[STANCE_WORDING_PARAPHRASED + 1] = { 0 };
  g_autoptr (GEnumClass) klass = g_type_class_ref (STANCE_TYPE_WORDING);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->retellings->len; i++)
    if (!stance_retelling_is_opposite (g_ptr_array_index (self->retellings, i)))
      {
        n[stance_retelling_get_wording (g_ptr_array_index (self->retellings, i))]++;
        total++;
      }
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    if (n[i] > 0 && n[i] == total)
      g_string_append_printf (text, ", %s", g_enum_get_value (klass, (int) i)->value_nick);
    else if (n[i] > 0)
      g_string_append_printf (text, "%s%u %s", text->len ? ", " : ": ", n[i], g_enum_get_value (klass, (int) i)->value_nick);
  if (total > 0)
    g_ptr_array_add (lines, g_strdup_printf ("%u passage%s found that both tell%s.", total, total == 1 ? " was" : "s were", text->str));
}

static void
describe_opposites (const StanceFindings *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint total = 0;

  for (guint i = 0; i < self->retellings->len; i++)
    if (stance_retelling_is_opposite (g_ptr_array_index (self->retellings, i)) && total++ < MOST_OPPOSITES)
      g_ptr_array_add (names, stance_findings_name_retelling (self, g_ptr_array_index (self->retellings, i)));
  if (total > 0)
    {
      if (total > names->len)
        g_ptr_array_add (names, stance_findings_count (total - names->len, "other"));
      g_autofree char *text = stance_findings_join (names);

      g_ptr_array_add (lines, g_strdup_printf ("%u passage%s found that both give in words alike, but %s read as the opposite: %s.", total,
                                               total == 1 ? " was" : "s were", total == 1 ? "is" : "are", text));
    }
}

void
stance_findings_add_retellings (const StanceFindings *self, GPtrArray *lines)
{
  describe_same (self, lines);
  describe_opposites (self, lines);
}
