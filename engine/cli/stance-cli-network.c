/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of networks: words as choices. */
#include "stance-cli-private.h"

#include <string.h>

static gboolean
refuse (const char *option, const char *found, const char *expected, GError **error)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "%s: found '%s', expected %s", option, found, expected);
  return FALSE;
}

static gboolean
parse_choice (const char *option, const char *word, GType type, int *value, GError **error)
{
  return !word || stance_cli_parse_name (option, word, type, value, error);
}

/* "7 months", "7months", "1 year" */
static gboolean
parse_window (const char *word, StanceNetworkOptions *options, GError **error)
{
  char *end;
  guint64 size = g_ascii_isdigit (*word) ? g_ascii_strtoull (word, &end, 10) : 0;
  g_autofree char *unit = NULL;
  g_autoptr (GEnumClass) klass = g_type_class_ref (STANCE_TYPE_TIME_UNIT);
  const GEnumValue *found = NULL;

  if (size > 0 && size <= 100000)
    {
      end += strspn (end, " ");
      unit = g_strconcat (end, g_str_has_suffix (end, "s") ? "" : "s", NULL);
      found = g_enum_get_value_by_nick (klass, unit);
    }
  if (!found)
    return refuse ("--window", word, "a number of days, weeks, months or years, such as '7 months'", error);
  options->window = (guint) size;
  options->unit = (StanceTimeUnit) found->value;
  return TRUE;
}

/* The file's ending gives the format where no option does; .txt, like an ending that is none of ours, is anything then. */
static gboolean
parse_format (StanceCliNetwork *self, const char *output, GError **error)
{
  g_autofree char *name = output ? g_path_get_basename (output) : NULL;
  const char *dot = name ? strrchr (name, '.') : NULL;
  g_autofree char *ending = dot ? g_ascii_strdown (dot + 1, -1) : NULL;
  g_autoptr (GEnumClass) klass = g_type_class_ref (STANCE_TYPE_NETWORK_FORMAT);
  const GEnumValue *found = ending ? g_enum_get_value_by_nick (klass, ending) : NULL;
  int value = found ? found->value : STANCE_NETWORK_TABLE;
  gboolean of_statements;

  if (!self->format && dot && !found && !g_str_equal (ending, "txt"))
    return refuse ("--output", output, "a file that ends in .txt, .csv, .json, .graphml, .dl or .dna (or --format)", error);
  if (!parse_choice ("--format", self->format, STANCE_TYPE_NETWORK_FORMAT, &value, error))
    return FALSE;
  self->form = (StanceNetworkFormat) value;
  of_statements = self->form == STANCE_NETWORK_STATEMENTS && found && found->value == STANCE_NETWORK_CSV;
  return !self->format || !found || found->value == value || of_statements || refuse ("--format", self->format, "the format of the ending of --output", error);
}

gboolean
stance_cli_network_check (StanceCliNetwork *self, const char *output, GError **error)
{
  int mode = STANCE_NETWORK_ACTORS, normalisation = STANCE_NORMALISATION_NONE, duplicates = STANCE_DUPLICATES_INCLUDE, aggregate;

  if (!parse_choice ("--mode", self->mode, STANCE_TYPE_NETWORK_MODE, &mode, error))
    return FALSE;
  aggregate = mode == STANCE_NETWORK_TWO_MODE ? STANCE_AGGREGATE_SUBTRACT : STANCE_AGGREGATE_CONGRUENCE;
  if (!parse_choice ("--aggregate", self->aggregate, STANCE_TYPE_AGGREGATE, &aggregate, error)
      || !parse_choice ("--normalise", self->normalise, STANCE_TYPE_NORMALISATION, &normalisation, error)
      || !parse_choice ("--duplicates", self->duplicates, STANCE_TYPE_DUPLICATES, &duplicates, error)
      || (self->window && !parse_window (self->window, &self->options, error)) || !parse_format (self, output, error))
    return FALSE;
  self->options.mode = (StanceNetworkMode) mode;
  self->options.aggregate = (StanceAggregate) aggregate;
  self->options.normalisation = (StanceNormalisation) normalisation;
  self->options.duplicates = (StanceDuplicates) duplicates;
  self->options.keep_isolates = self->keep_isolates;
  self->options.dna_compatible = self->dna_compatible;
  self->options.actor = self->actor;
  self->options.concept = self->concept;
  self->options.qualifier = self->qualifier;
  self->options.from = self->from;
  self->options.to = self->to;
  self->options.exclude = (const char *const *) self->exclude;
  self->options.only = (const char *const *) self->only;
  return TRUE;
}

void
stance_cli_network_clear (StanceCliNetwork *self)
{
  char **words[] = { &self->mode, &self->format, &self->actor, &self->concept, &self->qualifier, &self->aggregate, &self->normalise, &self->duplicates,
                     &self->from, &self->to, &self->window };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_clear_pointer (words[i], g_free);
  g_clear_pointer (&self->exclude, g_strfreev);
  g_clear_pointer (&self->only, g_strfreev);
}
