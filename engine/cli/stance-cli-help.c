/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help of the program and of each verb, written from the table of verbs. */
#include "stance-cli-private.h"

char *
stance_cli_help (void)
{
  GString *text = g_string_new ("Usage: stance VERB [OPTION...] [ARGUMENT...]\n"
                                "\n"
                                "Reads articles, finds who takes which position on which issue, and compares the parties.\n"
                                "\n"
                                "Verbs:\n");

  for (guint i = 0; stance_cli_get_verb (i); i++)
    {
      const StanceVerb *verb = stance_cli_get_verb (i);

      g_string_append_printf (text, "  %-10s  %s\n", verb->name, verb->summary);
    }
  g_string_append (text, "\n"
                         "An INPUT is a file, a directory or '-' (standard input): text, HTML, JSON lines, or coded statements in CSV or\n"
                         "JSON; '.gz' is read as is.\n"
                         "\n"
                         "'stance help VERB' says more of a verb, 'stance --version' tells the version.\n");
  return g_string_free (text, FALSE);
}

char *
stance_cli_help_verb (const StanceVerb *verb)
{
  g_autofree char *options = stance_cli_options_describe (verb);

  return g_strdup_printf ("Usage: stance %s [OPTION...] %s\n\n%s\nOptions:\n%s", verb->name, verb->arguments, verb->text, options);
}
