/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: finds the verb, reads its options, runs it. */
#include "stance-cli-private.h"

#include <signal.h>
#include <stdio.h>

static StanceExit
put_plain (char *text)
{
  const StanceCliOptions none = { 0 };

  return stance_cli_put_result (&none, text, NULL);
}

static StanceExit
refuse_verb (const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *hint = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; stance_cli_get_verb (i); i++)
    g_strv_builder_add (builder, stance_cli_get_verb (i)->name);
  g_strv_builder_add (builder, "help");
  names = g_strv_builder_end (builder);
  hint = stance_cli_did_you_mean (word, (const char *const *) names);
  message = g_strdup_printf ("found '%s', expected a verb%s", word, hint);
  return stance_cli_usage (NULL, message);
}

static StanceExit
help (const char *name)
{
  const StanceVerb *verb = name ? stance_cli_find_verb (name) : NULL;

  if (name && !verb && !g_str_equal (name, "help"))
    return refuse_verb (name);
  return put_plain (verb ? stance_cli_help_verb (verb) : stance_cli_help ());
}

/* Standard input can be read once; what is given twice would be nothing the second time. */
static gboolean
reads_standard_input_twice (const StanceCliOptions *options)
{
  guint n = 0;

  for (guint i = 0; i < options->n_arguments; i++)
    n += g_str_equal (options->arguments[i], "-") ? 1 : 0;
  return n > 1;
}

/* `arguments` begins with the verb's name. */
static StanceExit
run_verb (const StanceVerb *verb, char **arguments)
{
  g_auto (StanceCliOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean wants_help = FALSE;
  const char *input;

  if (!stance_cli_options_parse (&options, verb, arguments, &wants_help, &error))
    return stance_cli_usage (verb, error->message);
  if (wants_help)
    return help (verb->name);
  if (reads_standard_input_twice (&options))
    return stance_cli_usage (verb, "found '-' twice, expected standard input once");
  input = stance_cli_output_among_inputs (&options);
  if (input)
    {
      g_autofree char *message = g_strdup_printf ("--output: found '%s', which is the input '%s', expected another file", options.output, input);

      return stance_cli_usage (verb, message);
    }
  return verb->run (&options);
}

static gboolean
is_one_of (const char *word, const char *a, const char *b)
{
  return g_str_equal (word, a) || g_str_equal (word, b);
}

int
main (int argc, char **argv)
{
  const char *word = argc > 1 ? argv[1] : NULL;
  const StanceVerb *verb = word ? stance_cli_find_verb (word) : NULL;

  signal (SIGPIPE, SIG_IGN);
  g_set_prgname ("stance");
  if (verb)
    return run_verb (verb, argv + 1);
  if (!word)
    return stance_cli_usage (NULL, "found no verb, expected one");
  if (is_one_of (word, "--help", "-h") || g_str_equal (word, "help"))
    return help (argc > 2 ? argv[2] : NULL);
  if (is_one_of (word, "--version", "version"))
    return put_plain (g_strdup ("stance " STANCE_VERSION "\n"));
  return refuse_verb (word);
}
