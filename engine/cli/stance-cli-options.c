/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options: which verb takes which, and their values. Words are read as bytes, so that no locale changes them. */
#include "stance-cli-private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The words as given, before they are checked. */
typedef struct
{
  char *model;
  char *format;
  char *dialect;
  char *output;
  char *by;
  char *measure;
  char *order;
  char *picture;
  char *min_n;
  char *min_shared;
  char *min_count;
  char *threads;
  char *date;
  char *color;
  char *width;
  char *eps;
  char *min_overlap;
  char *min_probability;
  char *layout;
  char *marking;
  char *language;
  char *train;
  char *dev;
  char *seed;
  char *bootstrap;
  char *permutations;
  char *resample;
  char *interval;
  char *confidence_level;
  char *epochs;
  char *senses;
  char *min_confidence;
  char *ridge;
  char *min_words;
  char *append;
  char *address;
  char *time_limit;
  char *port;
  char *period;
  char *party;
  char *issue;
  char *low;
  char *high;
  char **references;
  char **gold;
  char **sentences;
  gboolean rules_only;
  gboolean gold_tokens;
  gboolean accurate;
  gboolean no_n;
  gboolean exit_status;
  gboolean rollup;
  gboolean no_inferred;
  gboolean by_issue;
  gboolean errors;
  gboolean parties;
  gboolean force;
  gboolean list;
  gboolean pairs;
  gboolean plot;
  gboolean help;
  StanceCliNetwork network;
  char **arguments;
} Words;

/* An option and the verbs that take it (`takes` of any of them; 0 for all). */
typedef struct
{
  guint64 takes;
  const char *name;
  char letter;
  GOptionArg type;
  gsize offset;
  const char *text; /* NULL: the formats of the verb */
  const char *value;
} Option;

#define WORD(takes, name, letter, field, text, value) \
  { takes, name, letter, G_OPTION_ARG_CALLBACK, G_STRUCT_OFFSET (Words, field), text, value }
#define LIST(takes, name, letter, field, text, value) \
  { takes, name, letter, G_OPTION_ARG_FILENAME_ARRAY, G_STRUCT_OFFSET (Words, field), text, value }
#define FLAG(takes, name, letter, field, text) \
  { takes, name, letter, G_OPTION_ARG_NONE, G_STRUCT_OFFSET (Words, field), text, NULL }

static const Option all_options[] = {
  WORD (STANCE_TAKES_MODEL, "model", 'm', model, "Position model: a name or a file", "MODEL"),
  WORD (STANCE_TAKES_FORMAT, "format", 'f', format, NULL, "FORMAT"),
  WORD (STANCE_TAKES_MAP, "picture", 0, picture, "What svg, png and pdf show: heatmap or map", "NAME"),
  WORD (STANCE_TAKES_LAYOUT, "format", 'f', layout, "table or conllu", "FORMAT"),
  WORD (STANCE_TAKES_MARKING, "format", 'f', marking, "table, jsonl, brat or html", "FORMAT"),
  WORD (STANCE_TAKES_MARKING, "min-probability", 0, min_probability, "Leave out what is less likely than P", "P"),
  WORD (STANCE_TAKES_OUTPUT, "output", 'o', output, "Write to FILE; its ending gives the format", "FILE"),
  WORD (STANCE_TAKES_LEVEL, "by", 0, by, "Rows: holder, party or bloc", "LEVEL"),
  WORD (STANCE_TAKES_MEASURE, "measure", 0, measure, "agreement, divergence, s-score, pearson, kappa ... (man stance has all)", "NAME"),
  WORD (STANCE_TAKES_MEASURE, "order", 0, order, "Parties by model, name or cluster", "ORDER"),
  WORD (STANCE_TAKES_MIN_N, "min-n", 0, min_n, "Leave out cells with fewer than N statements", "N"),
  WORD (STANCE_TAKES_SURVEY, "min-n", 0, min_count, "suggest: leave out what was found fewer than N times (2)", "N"),
  WORD (STANCE_TAKES_MEASURE, "min-shared", 0, min_shared, "Leave out pairs with fewer than N shared issues", "N"),
  WORD (STANCE_TAKES_INPUT | STANCE_TAKES_SURVEY, "date", 0, date, "Date of documents that carry none", "YYYY-MM-DD"),
  WORD (STANCE_TAKES_INPUT, "threads", 0, threads, "Threads (one for each processor); results do not depend on it", "N"),
  WORD (STANCE_TAKES_SCORING, "eps", 0, eps, "Positions nearer to 0 than E have no sign (0.1)", "E"),
  WORD (STANCE_TAKES_SCORING, "min-overlap", 0, min_overlap, "Share of the shorter span that must overlap", "F"),
  FLAG (STANCE_TAKES_SCORING, "rollup", 0, rollup, "Roll parties up to their blocs on both sides"),
  FLAG (STANCE_TAKES_SCORING, "no-inferred", 0, no_inferred, "Leave out gold statements that are inferred"),
  FLAG (STANCE_TAKES_SCORING, "by-issue", 0, by_issue, "Figures for each issue"),
  FLAG (STANCE_TAKES_SCORING, "errors", 0, errors, "List misses, false alarms and wrong signs"),
  WORD (STANCE_TAKES_TRAINING, "train", 0, train, "Treebanks in CoNLL-U, or annotated articles, to learn from", "FILE..."),
  WORD (STANCE_TAKES_TRAINING, "dev", 0, dev, "Treebank, or annotated articles, to score on", "FILE"),
  WORD (STANCE_TAKES_TRAINING | STANCE_TAKES_BOOTSTRAP, "seed", 0, seed, "Seed of the random numbers (1)", "N"),
  WORD (STANCE_TAKES_TRAINING, "epochs", 0, epochs, "How often each example is gone through", "N"),
  WORD (STANCE_TAKES_TRAINING, "senses", 0, senses, "For attribution: a folder of WordNet, whose classes of verbs and nouns help", "FOLDER"),
  LIST (STANCE_TAKES_TRAINING, "gold", 0, gold, "For stance: annotated articles, a folder of NAME.txt and NAME.gold.json; may be repeated", "FOLDER"),
  LIST (STANCE_TAKES_TRAINING, "sentences", 0, sentences, "For stance: made-up texts for the model of the file's name; may be repeated", "FILE"),
  WORD (STANCE_TAKES_TRAINING, "ridge", 0, ridge, "For stance: how much slopes are held down (2)", "L"),
  WORD (STANCE_TAKES_LANGUAGE | STANCE_TAKES_TRAINING, "lang", 0, language, "Language: a name or a folder (en)", "LANG"),
  FLAG (STANCE_TAKES_LAYOUT, "gold-tokens", 0, gold_tokens, "Inputs are CoNLL-U: take their sentences and words as they are"),
  FLAG (STANCE_TAKES_LAYOUT | STANCE_TAKES_INPUT, "accurate", 0, accurate, "Ask a second parser too: better trees at about half the speed"),
  FLAG (STANCE_TAKES_CONFIDENCE, "rules-only", 0, rules_only, "Positions as the rules give them, without what was learned"),
  WORD (STANCE_TAKES_CONFIDENCE, "min-confidence", 0, min_confidence, "Leave out statements less likely than P; coded ones without a confidence stay", "P"),
  WORD (STANCE_TAKES_NETWORK, "format", 'f', network.format, "table, csv, json, graphml, dl, statements or dna", "FORMAT"),
  WORD (STANCE_TAKES_NETWORK, "mode", 0, network.mode, "actors, concepts or two-mode", "MODE"),
  WORD (STANCE_TAKES_NETWORK, "aggregate", 0, network.aggregate, "congruence, conflict, subtract or ignore; two-mode: subtract, ignore or combine", "NAME"),
  WORD (STANCE_TAKES_NETWORK, "normalise", 0, network.normalise, "none, average, jaccard, cosine or dna-cosine; two-mode: activity or prominence", "NAME"),
  WORD (STANCE_TAKES_NETWORK, "duplicates", 0, network.duplicates, "include, or once in each document, week, month, year or range", "NAME"),
  WORD (STANCE_TAKES_NETWORK, "actor", 0, network.actor, "Variable that names actors (party or organization)", "VARIABLE"),
  WORD (STANCE_TAKES_NETWORK, "concept", 0, network.concept, "Variable that names concepts (issue or concept)", "VARIABLE"),
  WORD (STANCE_TAKES_NETWORK, "qualifier", 0, network.qualifier, "Variable that tells what is said of concepts (agreement)", "VARIABLE"),
  WORD (STANCE_TAKES_NETWORK, "from", 0, network.from, "First day that counts", "YYYY-MM-DD"),
  WORD (STANCE_TAKES_NETWORK, "to", 0, network.to, "Last day that counts", "YYYY-MM-DD"),
  WORD (STANCE_TAKES_NETWORK, "window", 0, network.window, "A network for each window of time, such as '7 months'", "N UNITS"),
  LIST (STANCE_TAKES_NETWORK, "exclude", 0, network.exclude, "Leave out statements with this value; may be repeated", "VARIABLE=VALUE"),
  LIST (STANCE_TAKES_NETWORK, "only", 0, network.only, "Keep only statements with this value; may be repeated", "VARIABLE=VALUE"),
  FLAG (STANCE_TAKES_NETWORK, "keep-isolates", 0, network.keep_isolates, "Keep actors and concepts of which nothing counts"),
  FLAG (STANCE_TAKES_NETWORK, "dna-compatible", 0, network.dna_compatible, "As DNA 3.1: weeks and months of any year, 0 where nothing can be divided"),
  FLAG (STANCE_TAKES_PARTIES, "parties", 0, parties, "List the parties as well"),
  FLAG (STANCE_TAKES_FORCE, "force", 0, force, "Write over a file that is there already"),
  WORD (STANCE_TAKES_BOOTSTRAP, "bootstrap", 0, bootstrap, "Intervals from N replicates (1000 is a good number)", "N"),
  WORD (STANCE_TAKES_BOOTSTRAP, "resample", 0, resample, "What is drawn anew: statements or documents", "WHAT"),
  WORD (STANCE_TAKES_BOOTSTRAP, "interval", 0, interval, "percentile or bca", "NAME"),
  WORD (STANCE_TAKES_BOOTSTRAP, "confidence-level", 0, confidence_level, "Level of the intervals (0.95)", "L"),
  WORD (STANCE_TAKES_MEASURE, "permutations", 0, permutations, "p-values against agreement by chance, from N permutations", "N"),
  LIST (STANCE_TAKES_SCALING, "reference", 0, references, "Wordscores: the position of a party; give two or more", "PARTY=POSITION"),
  WORD (STANCE_TAKES_SCALING, "low", 0, low, "Wordfish: a party that is to stand below --high", "PARTY"),
  WORD (STANCE_TAKES_SCALING, "high", 0, high, "Wordfish: a party that is to stand above --low", "PARTY"),
  WORD (STANCE_TAKES_SCALING, "min-count", 0, min_words, "Leave out words used fewer than N times (2)", "N"),
  WORD (STANCE_TAKES_APPEND, "append", 0, append, "Add a dated run to this CSV file instead of writing a table", "FILE"),
  WORD (STANCE_TAKES_ADDRESS, "address", 0, address, "Address to listen at (127.0.0.1: this machine alone)", "IP"),
  WORD (STANCE_TAKES_ADDRESS, "port", 0, port, "Port to listen at (8377); 0 for any that is free", "N"),
  WORD (STANCE_TAKES_ADDRESS, "time-limit", 0, time_limit, "Seconds that pasted articles may take to be read (30)", "N"),
  FLAG (STANCE_TAKES_APPEND, "plot", 0, plot, "Draw positions as bars, for a terminal"),
  FLAG (STANCE_TAKES_PAIRS, "pairs", 0, pairs, "What each issue adds to the divergence of each pair of parties"),
  WORD (STANCE_TAKES_TIME, "window", 0, period, "day, week, month (the default), quarter, year, or a number of days", "WINDOW"),
  WORD (STANCE_TAKES_TIME, "party", 0, party, "Only this party", "PARTY"),
  WORD (STANCE_TAKES_TIME, "issue", 0, issue, "Only this issue", "ISSUE"),
  FLAG (STANCE_TAKES_REQUESTS, "list", 0, list, "List the measures with their data and options"),
  FLAG (STANCE_TAKES_EXIT_STATUS, "exit-status", 0, exit_status, "Exit with 1 when nothing is found"),
  FLAG (STANCE_TAKES_LEVEL, "no-counts", 0, no_n, "Leave the counts out of tables"),
  WORD (STANCE_TAKES_FORMAT, "csv-dialect", 0, dialect, "CSV for a program: rfc4180, excel, excel-semicolon or sheets", "NAME"),
  WORD (STANCE_TAKES_FORMAT, "color", 0, color, "always, never or auto (on a terminal)", "WHEN"),
  WORD (STANCE_TAKES_FORMAT | STANCE_TAKES_MARKING | STANCE_TAKES_NETWORK, "width", 0, width, "Columns of a table; 0 for no limit", "N"),
  FLAG (0, "help", 'h', help, "Show this help"),
};

/* Of an option given twice, which one is meant cannot be known. */
static gboolean
take_word (const char *given, const char *value, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_options); i++)
    {
      const Option *o = &all_options[i];
      char **word = &G_STRUCT_MEMBER (char *, data, o->offset);

      if (o->type != G_OPTION_ARG_CALLBACK || !(given[1] == '-' ? g_str_equal (given + 2, o->name) : given[1] == o->letter))
        continue;
      if (*word)
        {
          g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--%s: found it twice ('%s' and '%s'), expected it once", o->name, *word, value);
          return FALSE;
        }
      *word = g_strdup (value);
    }
  return TRUE;
}

/* The options of a verb, NULL-terminated; `words` may be NULL when they only serve a description. */
static GOptionEntry *
entries_of (const StanceVerb *verb, Words *words)
{
  GArray *entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));
  static Words nowhere;
  char *base = (char *) (words ? words : &nowhere);

  for (guint i = 0; i < G_N_ELEMENTS (all_options); i++)
    {
      const Option *o = &all_options[i];
      gboolean word = o->type == G_OPTION_ARG_CALLBACK;
      GOptionEntry entry = { o->name, o->letter, word ? G_OPTION_FLAG_FILENAME : 0, o->type, word ? (gpointer) take_word : base + o->offset,
                             o->text, o->value };

      if (o->takes == 0 || (o->takes & verb->takes))
        g_array_append_val (entries, entry);
    }
  GOptionEntry rest = { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, base + G_STRUCT_OFFSET (Words, arguments), NULL, NULL };
  g_array_append_val (entries, rest);
  return (GOptionEntry *) g_array_free (entries, FALSE);
}

char *
stance_cli_options_describe (const StanceVerb *verb)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all_options); i++)
    {
      const Option *o = &all_options[i];
      g_autofree char *full = g_strdup_printf ("--%s%s%s", o->name, o->value ? "=" : "", o->value ? o->value : "");
      g_autofree char *formats = o->text ? NULL : stance_cli_formats_describe (verb);

      if (o->takes != 0 && !(o->takes & verb->takes))
        continue;
      g_string_append (text, "  ");
      if (o->letter)
        g_string_append_printf (text, "-%c, ", o->letter);
      else
        g_string_append (text, "    ");
      g_string_append_printf (text, "%-20s  %s\n", full, formats ? formats : o->text);
    }
  return g_string_free (text, FALSE);
}

/* GOption says "Unknown option --frmat"; what it should have been is added here. */
static void
explain_unknown (const StanceVerb *verb, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  const char *word = strrchr ((*error)->message, ' ');
  g_autofree char *hint = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all_options); i++)
    if (all_options[i].takes == 0 || (all_options[i].takes & verb->takes))
      {
        g_autofree char *name = g_strconcat ("--", all_options[i].name, NULL);

        g_strv_builder_add (builder, name);
      }
  names = g_strv_builder_end (builder);
  word = word ? word + 1 : (*error)->message;
  hint = g_str_has_prefix (word, "--") ? stance_cli_did_you_mean (word, (const char *const *) names) : g_strdup ("");
  g_autofree char *message = g_strdup_printf ("%s: unknown option '%s'%s", verb->name, word, hint);
  g_clear_error (error);
  g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, message);
}

static gboolean
read_words (Words *words, const StanceVerb *verb, char **arguments, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree GOptionEntry *entries = entries_of (verb, words);
  g_auto (GStrv) copy = g_strdupv (arguments);
  GOptionGroup *group;

  g_option_context_set_help_enabled (context, FALSE);
  group = g_option_group_new ("", "", "", words, NULL);
  g_option_group_add_entries (group, entries);
  g_option_context_set_main_group (context, group);
  if (g_option_context_parse_strv (context, &copy, error))
    return TRUE;
  if (g_error_matches (*error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    explain_unknown (verb, error);
  else
    g_prefix_error (error, "%s: ", verb->name);
  return FALSE;
}

/* Colour where people look: on a terminal that can, unless NO_COLOR says no. */
static gboolean
colour_fits (const Words *words)
{
  const char *no_colour = g_getenv ("NO_COLOR");
  const char *terminal = g_getenv ("TERM");

  if (words->output || !isatty (STDOUT_FILENO))
    return FALSE;
  return !(no_colour && *no_colour) && g_strcmp0 (terminal, "dumb") != 0;
}

static guint
terminal_width (const Words *words)
{
  struct winsize size = { 0 };

  if (!words->output && isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
    return size.ws_col;
  return 0;
}

static gboolean
check_style (StanceCliOptions *self, const Words *words, GError **error)
{
  const char *color = words->color ? words->color : "auto";
  int dialect = STANCE_DIALECT_RFC4180;

  if (words->dialect && !stance_cli_parse_name ("--csv-dialect", words->dialect, STANCE_TYPE_DIALECT, &dialect, error))
    return FALSE;
  if (words->dialect && words->append && dialect != STANCE_DIALECT_RFC4180)
    {
      g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--csv-dialect: found it with --append, expected one of them: a sheet that grows is "
                           "rfc4180 in all of its rows (commas between cells, decimal points), which spreadsheets can import");
      return FALSE;
    }
  if (words->dialect && !words->append && self->format != STANCE_FORMAT_CSV)
    {
      g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--csv-dialect: found it with another format, expected csv");
      return FALSE;
    }
  self->style.dialect = (StanceDialect) dialect;
  self->style.show_n = !words->no_n;
  self->style.width = terminal_width (words);
  if (words->width && !stance_cli_parse_count ("--width", words->width, 0, 10000, &self->style.width, error))
    return FALSE;
  self->style.colour = g_str_equal (color, "always") || (g_str_equal (color, "auto") && colour_fits (words));
  if (g_str_equal (color, "always") || g_str_equal (color, "never") || g_str_equal (color, "auto"))
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--color: found '%s', expected always, never or auto", color);
  return FALSE;
}

static gboolean
check_picture (const StanceCliOptions *self, const Words *words, GError **error)
{
  if (!words->picture || stance_cli_is_picture (self->format))
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--picture: found format %s, expected svg, png or pdf", stance_format_to_string (self->format));
  return FALSE;
}

/* Whether the ending says another format. Lists of edges and nodes are CSV; .txt, like an ending that is none of ours, is anything. */
static gboolean
fits_ending (StanceFormat format, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = dot ? g_ascii_strdown (dot + 1, -1) : NULL;
  StanceFormat other;

  if (!ending || !stance_format_from_string (ending, &other))
    return TRUE;
  return format == other || ((format == STANCE_FORMAT_EDGES || format == STANCE_FORMAT_NODES) && other == STANCE_FORMAT_CSV);
}

/* The file's ending gives the format where no option does, and may not say another one. */
static gboolean
check_format (StanceCliOptions *self, const StanceVerb *verb, const Words *words, GError **error)
{
  gboolean file = words->output && !g_str_equal (words->output, "-");

  self->format = STANCE_FORMAT_TABLE;
  if (!words->format)
    return !file || stance_cli_format_of_file (verb, words->output, &self->format, error);
  if (!stance_cli_format_parse (verb, words->format, &self->format, error))
    return FALSE;
  if (!file || fits_ending (self->format, words->output))
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--format: found '%s' with --output '%s', expected the format of its ending",
               words->format, words->output);
  return FALSE;
}

static gboolean
check_workbook (const StanceCliOptions *self, GError **error)
{
  if (self->format != STANCE_FORMAT_XLSX || self->order == STANCE_ORDER_MODEL)
    return TRUE;
  g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--order: found it with xlsx, which has the model's order");
  return FALSE;
}

/* What needs another option to do anything; of positions over time intervals are drawn without being asked for. */
static const char *
find_lonely (const StanceVerb *verb, const Words *words)
{
  if (!(verb->takes & STANCE_TAKES_BOOTSTRAP) || (verb->takes & STANCE_TAKES_TIME) || words->bootstrap)
    return NULL;
  if (words->seed && !words->permutations)
    return "--seed";
  return words->interval ? "--interval" : words->resample ? "--resample" : words->confidence_level ? "--confidence-level" : NULL;
}

/* What the format cannot show. */
static const char *
find_unseen (const StanceCliOptions *self, const StanceVerb *verb, const Words *words)
{
  gboolean picture = stance_cli_is_picture (self->format), page = self->format == STANCE_FORMAT_HTML;

  if (words->order && (picture || page))
    return "--order";
  if (words->permutations && (picture || page))
    return "--permutations";
  return picture && words->bootstrap && !(verb->takes & STANCE_TAKES_TIME) ? "--bootstrap" : NULL;
}

/* An option that would change nothing is a mistake of which its user should know. */
static gboolean
check_effects (const StanceCliOptions *self, const StanceVerb *verb, const Words *words, GError **error)
{
  const char *lonely = find_lonely (verb, words), *unseen = find_unseen (self, verb, words);

  if (lonely)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "%s: found it without --bootstrap, expected both: it has no effect alone", lonely);
  else if (unseen)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "%s: found it with format %s, expected another format: it has no effect on this one", unseen,
                 stance_format_to_string (self->format));
  return !lonely && !unseen;
}

static gboolean
check_names (StanceCliOptions *self, const StanceVerb *verb, const Words *words, GError **error)
{
  int value;

  self->period = STANCE_PERIOD_MONTH;
  if ((verb->takes & STANCE_TAKES_TIME) && words->period
      && !stance_cli_parse_period ("--window", words->period, &self->period, &self->days, error))
    return FALSE;
  self->level = STANCE_LEVEL_PARTY;
  self->level_given = words->by != NULL;
  self->measure = STANCE_MEASURE_AGREEMENT;
  if (words->by && !stance_cli_parse_name ("--by", words->by, STANCE_TYPE_LEVEL, &value, error))
    return FALSE;
  if (words->by)
    self->level = (StanceLevel) value;
  if (words->measure && !stance_cli_parse_name ("--measure", words->measure, STANCE_TYPE_MEASURE, &value, error))
    return FALSE;
  if (words->measure)
    self->measure = (StanceMeasure) value;
  if (words->order && !stance_cli_parse_name ("--order", words->order, STANCE_TYPE_ORDER, &value, error))
    return FALSE;
  self->order = words->order ? (StanceOrder) value : STANCE_ORDER_MODEL;
  if (words->picture && !stance_cli_parse_name ("--picture", words->picture, STANCE_TYPE_PICTURE, &value, error))
    return FALSE;
  self->picture = words->picture ? (StancePicture) value : STANCE_PICTURE_HEATMAP;
  if (words->resample && !stance_cli_parse_name ("--resample", words->resample, STANCE_TYPE_RESAMPLED, &value, error))
    return FALSE;
  self->resampled = words->resample ? (StanceResampled) value : STANCE_RESAMPLED_STATEMENTS;
  if (words->interval && !stance_cli_parse_name ("--interval", words->interval, STANCE_TYPE_INTERVAL, &value, error))
    return FALSE;
  self->interval = words->interval ? (StanceInterval) value : STANCE_INTERVAL_PERCENTILE;
  if (verb->takes & STANCE_TAKES_LAYOUT)
    return stance_cli_layout_check (self, words->layout, words->output, error);
  if (verb->takes & STANCE_TAKES_MARKING)
    return stance_cli_marking_check (self, words->marking, words->output, error);
  return (verb->takes & (STANCE_TAKES_TRAINING | STANCE_TAKES_REQUESTS | STANCE_TAKES_NETWORK))
         || (check_format (self, verb, words, error) && check_workbook (self, error) && check_picture (self, words, error)
             && check_effects (self, verb, words, error));
}

static gboolean
check_numbers (StanceCliOptions *self, const Words *words, GError **error)
{
  self->min_n = 1;
  self->seed = 1;
  self->seed_given = words->seed != NULL;
  self->min_shared = 1;
  self->min_count = 2;
  self->eps = 0.1;
  self->min_confidence = NAN;
  self->level_of_intervals = 0.95;
  self->port = 8377;
  self->time_limit = 30;
  return (!words->min_n || stance_cli_parse_count ("--min-n", words->min_n, 1, G_MAXINT, &self->min_n, error))
         && (!words->min_count || stance_cli_parse_count ("--min-n", words->min_count, 1, G_MAXINT, &self->min_count, error))
         && (!words->min_words || stance_cli_parse_count ("--min-count", words->min_words, 1, G_MAXINT, &self->min_count, error))
         && (!words->port || stance_cli_parse_count ("--port", words->port, 0, 65535, &self->port, error))
         && (!words->time_limit || stance_cli_parse_count ("--time-limit", words->time_limit, 1, 3600, &self->time_limit, error))
         && (!words->min_shared || stance_cli_parse_count ("--min-shared", words->min_shared, 1, G_MAXINT, &self->min_shared, error))
         && (!words->threads || stance_cli_parse_count ("--threads", words->threads, 1, 1024, &self->threads, error))
         && (!words->bootstrap || stance_cli_parse_count ("--bootstrap", words->bootstrap, 1, 1000000, &self->bootstrap, error))
         && (!words->permutations || stance_cli_parse_count ("--permutations", words->permutations, 1, 10000000, &self->permutations, error))
         && (!words->confidence_level
             || stance_cli_parse_number ("--confidence-level", words->confidence_level, 0.01, 0.999, &self->level_of_intervals, error))
         && (!words->seed || stance_cli_parse_count ("--seed", words->seed, 0, G_MAXUINT32, &self->seed, error))
         && (!words->epochs || stance_cli_parse_count ("--epochs", words->epochs, 1, 1000, &self->epochs, error))
         && (!words->eps || stance_cli_parse_number ("--eps", words->eps, 0, 2, &self->eps, error))
         && (!words->min_probability || stance_cli_parse_number ("--min-probability", words->min_probability, 0.01, 0.99, &self->min_probability, error))
         && (!words->min_confidence || stance_cli_parse_number ("--min-confidence", words->min_confidence, 0, 1, &self->min_confidence, error))
         && (!words->ridge || stance_cli_parse_number ("--ridge", words->ridge, 0.001, 1000000, &self->ridge, error))
         && (!words->min_overlap || stance_cli_parse_number ("--min-overlap", words->min_overlap, 0, 1, &self->min_overlap, error))
         && (!words->date || stance_cli_parse_date ("--date", words->date, error));
}

/* Hands the words over that stay words. */
static void
move_words (StanceCliOptions *self, Words *words)
{
  self->model_name = g_steal_pointer (&words->model);
  self->output = g_steal_pointer (&words->output);
  self->date = g_steal_pointer (&words->date);
  self->arguments = g_steal_pointer (&words->arguments);
  self->n_arguments = self->arguments ? g_strv_length (self->arguments) : 0;
  self->exit_status = words->exit_status;
  self->rollup = words->rollup;
  self->no_inferred = words->no_inferred;
  self->by_issue = words->by_issue;
  self->errors = words->errors;
  self->parties = words->parties;
  self->force = words->force;
  self->list = words->list;
  self->pairs = words->pairs;
  self->plot = words->plot;
  self->gold_tokens = words->gold_tokens;
  self->accurate = words->accurate;
  self->language = g_steal_pointer (&words->language);
  self->senses = g_steal_pointer (&words->senses);
  self->train = g_steal_pointer (&words->train);
  self->dev = g_steal_pointer (&words->dev);
  self->append = g_steal_pointer (&words->append);
  self->address = g_steal_pointer (&words->address);
  self->party = g_steal_pointer (&words->party);
  self->issue = g_steal_pointer (&words->issue);
  self->low = g_steal_pointer (&words->low);
  self->high = g_steal_pointer (&words->high);
  self->references = g_steal_pointer (&words->references);
  self->gold = g_steal_pointer (&words->gold);
  self->sentences = g_steal_pointer (&words->sentences);
  self->rules_only = words->rules_only;
  self->network = words->network;
  words->network = (StanceCliNetwork) { 0 };
}

static void
clear_words (Words *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_options); i++)
    if (all_options[i].type == G_OPTION_ARG_CALLBACK)
      g_free (G_STRUCT_MEMBER (char *, words, all_options[i].offset));
    else if (all_options[i].type == G_OPTION_ARG_FILENAME_ARRAY)
      g_strfreev (G_STRUCT_MEMBER (char **, words, all_options[i].offset));
  g_strfreev (words->arguments);
}

static gboolean
check_arguments (const StanceCliOptions *self, const StanceVerb *verb, GError **error)
{
  if (self->n_arguments >= verb->min_arguments && (verb->max_arguments == 0 || self->n_arguments <= verb->max_arguments))
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "%s: found %u argument%s, expected %s", verb->name, self->n_arguments,
               self->n_arguments == 1 ? "" : "s", verb->arguments);
  return FALSE;
}

/* The command as it could be typed again. */
static char *
join_command (char **arguments)
{
  GString *command = g_string_new ("stance");

  for (guint i = 0; arguments[i]; i++)
    {
      gboolean plain = *arguments[i] && strspn (arguments[i], G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_=.,/:+@%") == strlen (arguments[i]);
      g_autofree char *quoted = plain ? g_strdup (arguments[i]) : g_shell_quote (arguments[i]);

      g_string_append_printf (command, " %s", quoted);
    }
  return g_string_free (command, FALSE);
}

gboolean
stance_cli_options_parse (StanceCliOptions *self, const StanceVerb *verb, char **arguments, gboolean *help, GError **error)
{
  Words words = { 0 };
  gboolean ok = read_words (&words, verb, arguments, error);

  *help = ok && words.help;
  if (ok && !*help)
    {
      ok = check_names (self, verb, &words, error) && check_numbers (self, &words, error) && check_style (self, &words, error);
      move_words (self, &words);
      self->command = join_command (arguments);
      ok = ok && check_arguments (self, verb, error)
           && (!(verb->takes & STANCE_TAKES_NETWORK) || stance_cli_network_check (&self->network, self->output, error));
    }
  clear_words (&words);
  return ok;
}

void
stance_cli_options_clear (StanceCliOptions *self)
{
  g_clear_pointer (&self->model_name, g_free);
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->command, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->senses, g_free);
  g_clear_pointer (&self->train, g_free);
  g_clear_pointer (&self->dev, g_free);
  g_clear_pointer (&self->append, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->party, g_free);
  g_clear_pointer (&self->issue, g_free);
  g_clear_pointer (&self->low, g_free);
  g_clear_pointer (&self->high, g_free);
  g_clear_pointer (&self->references, g_strfreev);
  g_clear_pointer (&self->gold, g_strfreev);
  g_clear_pointer (&self->sentences, g_strfreev);
  stance_cli_network_clear (&self->network);
  g_clear_pointer (&self->arguments, g_strfreev);
}
