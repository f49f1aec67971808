/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said on standard error, and the exit code of an error. */
#include "stance-cli-private.h"

#include <math.h>
#include <stdio.h>

/* Of fewer words nobody can tell the language when they are names for the most part. */
#define FEW_WORDS 25

/* Words of an input could colour a terminal, or look like another message. */
static void
say (const char *prefix, const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);

  for (char *at = valid; *at; at++)
    if ((guchar) *at < 0x20 || *at == 0x7f)
      *at = '?';

  fprintf (stderr, "%s%s\n", prefix, valid);
}

void
stance_cli_report (const char *message)
{
  say ("stance: ", message);
}

void
stance_cli_warn (const char *message)
{
  say ("stance: warning: ", message);
}

static StanceExit
exit_of_error (const GError *error)
{
  if (g_error_matches (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL))
    return STANCE_EXIT_MODEL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return STANCE_EXIT_INPUT;
  if (error->domain == G_IO_ERROR || error->domain == G_FILE_ERROR)
    return STANCE_EXIT_FILE;
  return STANCE_EXIT_INPUT;
}

/* A model may have several faults, each of which has a line. In what else is told an end of line is the input's. */
StanceExit
stance_cli_fail (const GError *error)
{
  gboolean several = g_error_matches (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
  g_auto (GStrv) lines = g_strsplit (error->message, "\n", several ? 0 : 1);

  for (guint i = 0; lines[i]; i++)
    stance_cli_report (lines[i]);
  return exit_of_error (error);
}

StanceExit
stance_cli_usage (const StanceVerb *verb, const char *message)
{
  stance_cli_report (message);
  if (verb)
    fprintf (stderr, "Usage: stance %s [OPTION...] %s\nTry 'stance help %s'.\n", verb->name, verb->arguments, verb->name);
  else
    fputs ("Try 'stance --help'.\n", stderr);
  return STANCE_EXIT_USAGE;
}

/* The first thing that went wrong decides; a "no" gives way to a failure. */
StanceExit
stance_cli_worse (StanceExit a, StanceExit b)
{
  if (a == STANCE_EXIT_DONE || (a == STANCE_EXIT_NO && b != STANCE_EXIT_DONE))
    return b;
  return a;
}

char *
stance_cli_did_you_mean (const char *word, const char *const *words)
{
  const char *near = stance_suggest (word, words);

  return near ? g_strdup_printf ("; did you mean '%s'?", near) : g_strdup ("");
}

/* Few runs of letters, and most of them Latin: names, which look alike in all languages that are written so. */
static gboolean
may_be_names (const char *text)
{
  gboolean inside = FALSE;
  guint n = 0, n_latin = 0;

  for (const char *p = text; *p && n < FEW_WORDS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean letter = g_unichar_isalpha (c);

      n += letter && !inside ? 1 : 0;
      n_latin += letter && !inside && g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN ? 1 : 0;
      inside = letter;
    }
  return n < FEW_WORDS && 2 * n_latin > n;
}

/* A probability of 1 would claim too much. */
void
stance_cli_warn_language (const char *document, const char *text, const char *language, double probability)
{
  g_autofree char *what = NULL, *message = NULL;

  if (isnan (probability) || probability >= 0.5 || may_be_names (text))
    return;
  what = language ? g_strdup_printf ("not in language '%s'", language) : g_strdup ("not English");
  message = g_strdup_printf ("%s: %s (confidence %.2f)", document, what, MIN (1 - probability, 0.99));
  stance_cli_warn (message);
}
