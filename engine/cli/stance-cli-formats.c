/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which formats a verb has, as words for people and as a check. */
#include "stance-cli-private.h"

#include <string.h>

static gboolean
has (guint formats, int format)
{
  return (formats & (1u << format)) != 0;
}

/* "a, b or c" */
static char *
join (GPtrArray *words)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        g_string_append (list, i + 1 == words->len ? " or " : ", ");
      g_string_append (list, g_ptr_array_index (words, i));
    }
  return g_string_free (list, FALSE);
}

char *
stance_cli_formats_describe (const StanceVerb *verb)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (STANCE_TYPE_FORMAT);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < klass->n_values; i++)
    if (has (verb->formats, klass->values[i].value))
      g_ptr_array_add (names, (gpointer) klass->values[i].value_nick);
  return join (names);
}

/* Tables are text; lists of edges and of nodes are CSV, and its ending says no more. */
static char *
describe_endings (const StanceVerb *verb)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (STANCE_TYPE_FORMAT);
  g_autoptr (GPtrArray) endings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < klass->n_values; i++)
    {
      int value = klass->values[i].value;

      if (has (verb->formats, value) && value != STANCE_FORMAT_EDGES && value != STANCE_FORMAT_NODES)
        g_ptr_array_add (endings, g_strconcat (".", value == STANCE_FORMAT_TABLE ? "txt" : klass->values[i].value_nick, NULL));
    }
  return join (endings);
}

/* The verbs that have what this one lacks: somebody may have meant one of them. */
static char *
describe_others (StanceFormat format)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; stance_cli_get_verb (i); i++)
    if (has (stance_cli_get_verb (i)->formats, format))
      g_ptr_array_add (names, (gpointer) stance_cli_get_verb (i)->name);
  list = join (names);
  return g_strdup_printf (" (%s is a format of %s)", stance_format_to_string (format), list);
}

gboolean
stance_cli_format_parse (const StanceVerb *verb, const char *word, StanceFormat *format, GError **error)
{
  gboolean known = stance_format_from_string (word, format);
  g_autofree char *expected = NULL;
  g_autofree char *others = NULL;

  if (known && has (verb->formats, *format))
    return TRUE;
  expected = stance_cli_formats_describe (verb);
  others = known ? describe_others (*format) : g_strdup ("");
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--format: found '%s', expected %s%s", word, expected, others);
  return FALSE;
}

gboolean
stance_cli_format_of_file (const StanceVerb *verb, const char *path, StanceFormat *format, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = dot ? g_ascii_strdown (dot + 1, -1) : NULL;
  g_autofree char *expected = NULL;

  *format = STANCE_FORMAT_TABLE;
  if (!dot || g_str_equal (ending, "txt"))
    return TRUE;
  if (stance_format_from_string (ending, format) && has (verb->formats, *format)
      && *format != STANCE_FORMAT_EDGES && *format != STANCE_FORMAT_NODES)
    return TRUE;
  expected = describe_endings (verb);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--output: found '%s', expected a file that ends in %s (or --format)", path, expected);
  return FALSE;
}
