/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The variables of coded discourse, and times. */
#include <string.h>

#include "stance-discourse-private.h"

StanceVariable *
stance_discourse_find_variable (StanceDiscourse *self, const char *name)
{
  for (guint i = 0; i < self->variables->len; i++)
    {
      StanceVariable *variable = g_ptr_array_index (self->variables, i);

      if (g_str_equal (variable->name, name))
        return variable;
    }
  return NULL;
}

StanceVariable *
stance_discourse_need_variable (StanceDiscourse *self, const char *name)
{
  StanceVariable *variable = stance_discourse_find_variable (self, name);

  if (variable)
    return variable;
  variable = g_new0 (StanceVariable, 1);
  variable->name = stance_discourse_intern (self, name);
  variable->values = g_ptr_array_new ();
  g_ptr_array_add (self->variables, variable);
  return variable;
}

void
stance_discourse_set_value (StanceDiscourse *self, StanceVariable *variable, guint statement, const char *value)
{
  if (!value || *value == '\0')
    return;
  if (variable->values->len <= statement)
    g_ptr_array_set_size (variable->values, (int) statement + 1);
  g_ptr_array_index (variable->values, statement) = (gpointer) stance_discourse_intern (self, value);
}

const char *
stance_variable_get (const StanceVariable *self, guint statement)
{
  return statement < self->values->len ? g_ptr_array_index (self->values, statement) : NULL;
}

gboolean
stance_variable_parse (const char *value, int *number)
{
  gint64 wide;

  if (g_ascii_strcasecmp (value, "true") == 0 || g_ascii_strcasecmp (value, "false") == 0)
    *number = g_ascii_strcasecmp (value, "true") == 0;
  else if (g_ascii_string_to_signed (value, 10, -1000000000, 1000000000, &wide, NULL))
    *number = (int) wide;
  else
    return FALSE;
  return TRUE;
}

StanceVariableType
stance_variable_get_type (const StanceVariable *self)
{
  gboolean binary = TRUE, whole = TRUE;
  guint n = 0;

  if (self->is_typed)
    return self->type;
  for (guint i = 0; whole && i < self->values->len; i++)
    {
      const char *value = g_ptr_array_index (self->values, i);
      int number = 0;

      n += value != NULL;
      whole = !value || stance_variable_parse (value, &number);
      binary = binary && (number == 0 || number == 1);
    }
  return !whole || n == 0 ? STANCE_VARIABLE_SHORT_TEXT : binary ? STANCE_VARIABLE_BOOLEAN : STANCE_VARIABLE_INTEGER;
}

/**
 * stance_discourse_list_variables:
 * @self: a discourse
 *
 * Lists the variables of statements, in the order in which they came in.
 *
 * Returns: (transfer full) (array zero-terminated=1): names
 */
char **
stance_discourse_list_variables (StanceDiscourse *self)
{
  char **names;

  g_return_val_if_fail (self != NULL, NULL);
  names = g_new0 (char *, self->variables->len + 1);
  for (guint i = 0; i < self->variables->len; i++)
    names[i] = g_strdup (((StanceVariable *) g_ptr_array_index (self->variables, i))->name);
  return names;
}

/* What is of the document, not of the statement. */
static const char *
get_of_document (const StanceDiscourse *self, guint statement, const char *name)
{
  const StanceDiscourseDocument *document = stance_discourse_get_document (self, stance_discourse_get (self, statement)->document);
  const char *const names[] = { "document", "document_title", "document_author", "document_source", "document_section", "document_type" };
  const char *const values[] = { document->id, document->title, document->author, document->source, document->section, document->type };

  if (g_str_equal (name, "coder"))
    return stance_discourse_get (self, statement)->coder;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return values[i];
  return NULL;
}

/**
 * stance_discourse_get_value:
 * @self: a discourse
 * @statement: which statement, from 0
 * @variable: a variable, or one of `coder`, `document`, `document_title`, `document_author`, `document_source`, `document_section`, `document_type`
 *
 * Gives a value of a statement.
 *
 * Returns: (transfer none) (nullable): the value; %NULL where it is missing, or when there is no such statement or variable
 */
const char *
stance_discourse_get_value (StanceDiscourse *self, guint statement, const char *variable)
{
  StanceVariable *found;
  const char *value;

  g_return_val_if_fail (self != NULL && variable != NULL, NULL);
  if (statement >= self->statements->len)
    return NULL;
  found = stance_discourse_find_variable (self, variable);
  value = found ? stance_variable_get (found, statement) : get_of_document (self, statement, variable);
  return value && *value ? value : NULL;
}

/* Whether `text` goes on as `form` does; d is a digit. */
static gboolean
has_form (const char *text, const char *form)
{
  gsize i = 0;

  while (form[i] && (form[i] == 'd' ? g_ascii_isdigit (text[i]) : text[i] == form[i]))
    i++;
  return form[i] == '\0';
}

static int
two (const char *text)
{
  return 10 * (text[0] - '0') + text[1] - '0';
}

/* Seconds into the day behind a date: nothing, " 12:30" or "T12:30:00", and what is smaller than seconds. */
static gboolean
parse_clock (const char *text, gboolean end, gint64 *seconds)
{
  const char *rest = text + 1;

  *seconds = end ? 24 * 60 * 60 - 1 : 0;
  if (*text == '\0')
    return TRUE;
  if ((*text != 'T' && *text != ' ') || !has_form (rest, "dd:dd") || two (rest) > 23 || two (rest + 3) > 59)
    return FALSE;
  *seconds = 60 * (60 * two (rest) + two (rest + 3));
  rest += 5;
  if (has_form (rest, ":dd") && two (rest + 1) <= 59)
    {
      *seconds += two (rest + 1);
      rest += 3;
      if (*rest == '.')
        rest += 1 + strspn (rest + 1, "0123456789");
    }
  return *rest == '\0' || g_str_equal (rest, "Z");
}

gboolean
stance_discourse_parse_time (const char *text, gboolean end, gint64 *time)
{
  gint64 seconds;
  GDate date;

  if (!has_form (text, "dddd-dd-dd") || !parse_clock (text + 10, end, &seconds)
      || !g_date_valid_dmy ((GDateDay) two (text + 8), (GDateMonth) two (text + 5), (GDateYear) (100 * two (text) + two (text + 2))))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) two (text + 8), (GDateMonth) two (text + 5), (GDateYear) (100 * two (text) + two (text + 2)));
  *time = ((gint64) g_date_get_julian (&date) - 719163) * 24 * 60 * 60 + seconds;
  return TRUE;
}

char *
stance_discourse_format_time (gint64 time)
{
  g_autoptr (GDateTime) date = time == STANCE_DISCOURSE_NO_TIME ? NULL : g_date_time_new_from_unix_utc (time);

  if (!date)
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d:%02d", g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date),
                          g_date_time_get_hour (date), g_date_time_get_minute (date), g_date_time_get_second (date));
}
