/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a command line as values; a word that is none is told with what was expected. */
#include "stance-cli-private.h"

#include <math.h>
#include <string.h>

static gboolean
refuse (const char *option, const char *word, const char *expected, GError **error)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "%s: found '%s', expected %s", option, word, expected);
  return FALSE;
}

gboolean
stance_cli_parse_count (const char *option, const char *word, guint least, guint most, guint *value, GError **error)
{
  g_autofree char *expected = NULL;
  guint64 number = 0;

  if (g_ascii_string_to_unsigned (word, 10, least, most, &number, NULL))
    {
      *value = (guint) number;
      return TRUE;
    }
  expected = g_strdup_printf ("a whole number from %u to %u", least, most);
  return refuse (option, word, expected, error);
}

gboolean
stance_cli_parse_number (const char *option, const char *word, double least, double most, double *value, GError **error)
{
  char *end = NULL;
  double number = strspn (word, "+-.0123456789eE") == strlen (word) ? g_ascii_strtod (word, &end) : NAN;
  g_autofree char *expected = NULL;

  if (*word && end && *end == '\0' && isfinite (number) && number >= least && number <= most)
    {
      *value = number;
      return TRUE;
    }
  expected = g_strdup_printf ("a number from %g to %g", least, most);
  return refuse (option, word, expected, error);
}

/* "a, b or c" */
static char *
list_nicks (GEnumClass *klass)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    {
      if (i > 0)
        g_string_append (list, i + 1 == klass->n_values ? " or " : ", ");
      g_string_append (list, klass->values[i].value_nick);
    }
  return g_string_free (list, FALSE);
}

gboolean
stance_cli_parse_name (const char *option, const char *word, GType type, int *value, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value_by_nick (klass, word);
  g_autofree char *expected = NULL;

  if (found)
    {
      *value = found->value;
      return TRUE;
    }
  expected = list_nicks (klass);
  return refuse (option, word, expected, error);
}

gboolean
stance_cli_parse_date (const char *option, const char *word, GError **error)
{
  const char *form = "dddd-dd-dd";
  gsize i = 0;

  while (form[i] && (form[i] == 'd' ? g_ascii_isdigit (word[i]) : word[i] == '-'))
    i++;
  if (form[i] == '\0' && word[i] == '\0'
      && g_date_valid_dmy ((GDateDay) atoi (word + 8), (GDateMonth) atoi (word + 5), (GDateYear) atoi (word)))
    return TRUE;
  return refuse (option, word, "a date such as 2025-02-13", error);
}

gboolean
stance_cli_parse_period (const char *option, const char *word, StancePeriod *period, guint *days, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (STANCE_TYPE_PERIOD);
  const GEnumValue *found = g_enum_get_value_by_nick (klass, word);
  guint64 number = 0;

  if (found && found->value != STANCE_PERIOD_DAYS)
    *period = (StancePeriod) found->value;
  else if (g_ascii_string_to_unsigned (word, 10, 1, 36500, &number, NULL))
    *period = STANCE_PERIOD_DAYS;
  else
    return refuse (option, word, "day, week, month, quarter, year or a number of days", error);
  *days = (guint) number;
  return TRUE;
}
