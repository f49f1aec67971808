/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the verbs of the program share. The program sees the public headers only. */
#pragma once

#include <stance/stance.h>

#include "stance-config.h"

/* What the program ends with (stance.1, EXIT STATUS). */
typedef enum
{
  STANCE_EXIT_DONE = 0,
  STANCE_EXIT_NO = 1,
  STANCE_EXIT_USAGE = 2,
  STANCE_EXIT_MODEL = 3,
  STANCE_EXIT_FILE = 4,
  STANCE_EXIT_INPUT = 5,
} StanceExit;

/* Which options a verb takes: flags of 64, in the order of their bits. A new one goes to the end. */
#define STANCE_TAKES_MODEL (G_GUINT64_CONSTANT (1) << 0)
#define STANCE_TAKES_FORMAT (G_GUINT64_CONSTANT (1) << 1)
#define STANCE_TAKES_LEVEL (G_GUINT64_CONSTANT (1) << 2)
#define STANCE_TAKES_MIN_N (G_GUINT64_CONSTANT (1) << 3)
#define STANCE_TAKES_MEASURE (G_GUINT64_CONSTANT (1) << 4)
#define STANCE_TAKES_INPUT (G_GUINT64_CONSTANT (1) << 5)
#define STANCE_TAKES_SCORING (G_GUINT64_CONSTANT (1) << 6)
#define STANCE_TAKES_PARTIES (G_GUINT64_CONSTANT (1) << 7)
#define STANCE_TAKES_EXIT_STATUS (G_GUINT64_CONSTANT (1) << 8)
#define STANCE_TAKES_OUTPUT (G_GUINT64_CONSTANT (1) << 9)
#define STANCE_TAKES_FORCE (G_GUINT64_CONSTANT (1) << 10)
#define STANCE_TAKES_LANGUAGE (G_GUINT64_CONSTANT (1) << 11)
#define STANCE_TAKES_LAYOUT (G_GUINT64_CONSTANT (1) << 12) /* of parses: a format of their own */
#define STANCE_TAKES_TRAINING (G_GUINT64_CONSTANT (1) << 13)
#define STANCE_TAKES_MARKING (G_GUINT64_CONSTANT (1) << 14) /* of attributions: a format of their own */
#define STANCE_TAKES_SURVEY (G_GUINT64_CONSTANT (1) << 15)
#define STANCE_TAKES_CONFIDENCE (G_GUINT64_CONSTANT (1) << 16)
#define STANCE_TAKES_REQUESTS (G_GUINT64_CONSTANT (1) << 17) /* of measures on given numbers */
#define STANCE_TAKES_BOOTSTRAP (G_GUINT64_CONSTANT (1) << 18)
#define STANCE_TAKES_SCALING (G_GUINT64_CONSTANT (1) << 19)
#define STANCE_TAKES_NETWORK (G_GUINT64_CONSTANT (1) << 20) /* of networks: a format of their own */
#define STANCE_TAKES_PAIRS (G_GUINT64_CONSTANT (1) << 21)
#define STANCE_TAKES_ADDRESS (G_GUINT64_CONSTANT (1) << 22) /* to listen at */
#define STANCE_TAKES_MAP (G_GUINT64_CONSTANT (1) << 23) /* what the picture is */
#define STANCE_TAKES_APPEND (G_GUINT64_CONSTANT (1) << 24) /* of positions: a run to a sheet, and bars */
#define STANCE_TAKES_TIME (G_GUINT64_CONSTANT (1) << 25) /* of windows of dates */

/* Which formats a verb has: flags by the value of StanceFormat. */
#define STANCE_HAS(format) (1u << STANCE_FORMAT_##format)
#define STANCE_HAS_TEXTS (STANCE_HAS (TABLE) | STANCE_HAS (CSV) | STANCE_HAS (TSV) | STANCE_HAS (JSON) | STANCE_HAS (JSONL) | STANCE_HAS (MARKDOWN))
#define STANCE_HAS_PICTURES (STANCE_HAS (SVG) | STANCE_HAS (PNG) | STANCE_HAS (PDF))
#define STANCE_HAS_GRAPHS (STANCE_HAS (GRAPHML) | STANCE_HAS (DOT) | STANCE_HAS (EDGES) | STANCE_HAS (NODES))

/* What a network is to be: the words as given, and what they say. */
typedef struct
{
  char *mode;
  char *format;
  char *actor;
  char *concept;
  char *qualifier;
  char *aggregate;
  char *normalise;
  char *duplicates;
  char *from;
  char *to;
  char *window;
  char **exclude; /* NULL for none */
  char **only;    /* NULL for none */
  gboolean keep_isolates;
  gboolean dna_compatible;
  StanceNetworkFormat form;
  StanceNetworkOptions options; /* strings are those above */
} StanceCliNetwork;

/* The command line of a verb, read and checked. */
typedef struct
{
  char *model_name;
  char *output;
  char *command; /* the whole line, for those who read results */
  char *date;
  StanceFormat format;
  StanceLevel level;
  gboolean level_given;
  StanceMeasure measure;
  StanceOrder order;
  StanceMarking marking;
  StancePicture picture;
  StanceStyle style;
  guint min_n;
  guint min_shared;
  guint min_count; /* of a phrase, or a word */
  guint threads; /* 0: one for each processor */
  double eps;
  double min_overlap;
  double min_probability; /* 0: what the model says */
  double min_confidence;  /* NaN: what was learned with the strengths */
  double ridge;           /* 0: what learns well */
  gboolean seed_given;
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
  gboolean conllu;
  gboolean gold_tokens;
  gboolean accurate;
  gboolean rules_only;
  char *language;
  char *senses;
  char *train;
  char *dev;
  char *address; /* NULL: this machine alone */
  guint port;
  guint time_limit; /* seconds */
  char *append; /* NULL: no sheet */
  char *low;
  char *high;
  char *party; /* NULL: all */
  char *issue; /* NULL: all */
  StancePeriod period;
  guint days; /* of windows */
  char **references; /* NULL for none */
  char **gold;      /* NULL for none */
  char **sentences; /* NULL for none */
  guint seed;
  guint bootstrap;    /* replicates; 0: no intervals */
  guint permutations; /* 0: no p-values */
  StanceResampled resampled;
  StanceInterval interval;
  double level_of_intervals;
  guint epochs; /* 0: what trains well */
  StanceCliNetwork network;
  char **arguments;
  guint n_arguments;
  char **sides;  /* of workbooks, one for each argument; NULL: all of each */
  char **titles; /* of these sides; NULL likewise */
} StanceCliOptions;

typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary; /* one line, for `stance --help` */
  const char *text;    /* what it does and an example, for `stance help VERB` */
  guint64 takes;       /* of STANCE_TAKES_... */
  guint formats;       /* of STANCE_HAS (...); 0 where formats are of its own kind */
  guint min_arguments;
  guint max_arguments; /* 0 for any number */
  StanceExit (*run) (const StanceCliOptions *options);
} StanceVerb;

/* stance-cli-verbs.c */
const StanceVerb *stance_cli_find_verb (const char *name);
const StanceVerb *stance_cli_get_verb (guint index);

StanceExit stance_cli_statements (const StanceCliOptions *options);
StanceExit stance_cli_positions (const StanceCliOptions *options);
StanceExit stance_cli_matrix (const StanceCliOptions *options);
StanceExit stance_cli_issues (const StanceCliOptions *options);
StanceExit stance_cli_serve (const StanceCliOptions *options);
StanceExit stance_cli_scale (const StanceCliOptions *options);
StanceExit stance_cli_measure (const StanceCliOptions *options);
StanceExit stance_cli_network (const StanceCliOptions *options);
StanceExit stance_cli_shift (const StanceCliOptions *options);
StanceExit stance_cli_compare (const StanceCliOptions *options);
StanceExit stance_cli_explain (const StanceCliOptions *options);
StanceExit stance_cli_evaluate (const StanceCliOptions *options);
StanceExit stance_cli_model (const StanceCliOptions *options);
/* model suggest, or model coverage. */
StanceExit stance_cli_survey (const StanceCliOptions *options, gboolean coverage);
StanceExit stance_cli_parse (const StanceCliOptions *options);
StanceExit stance_cli_attribute (const StanceCliOptions *options);
/* train stance */
StanceExit stance_cli_train_stance (const StanceCliOptions *options);
StanceExit stance_cli_train (const StanceCliOptions *options);

/* stance-cli-help.c */
char *stance_cli_help (void);
char *stance_cli_help_verb (const StanceVerb *verb);

/* stance-cli-options.c: FALSE with STANCE_ERROR_UNSUPPORTED and what is wrong. `help` is set when help was asked for. */
gboolean stance_cli_options_parse (StanceCliOptions *self, const StanceVerb *verb, char **arguments, gboolean *help, GError **error);
void stance_cli_options_clear (StanceCliOptions *self);
char *stance_cli_options_describe (const StanceVerb *verb);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceCliOptions, stance_cli_options_clear)

/* stance-cli-options-values.c: the words of a command line as values. */
gboolean stance_cli_parse_count (const char *option, const char *word, guint least, guint most, guint *value, GError **error);
gboolean stance_cli_parse_number (const char *option, const char *word, double least, double most, double *value, GError **error);
gboolean stance_cli_parse_name (const char *option, const char *word, GType type, int *value, GError **error);
gboolean stance_cli_parse_date (const char *option, const char *word, GError **error);
/* "month", or a number of days. */
gboolean stance_cli_parse_period (const char *option, const char *word, StancePeriod *period, guint *days, GError **error);

/* stance-cli-formats.c: a word, or the ending of a file, as a format that the verb has. */
gboolean stance_cli_format_parse (const StanceVerb *verb, const char *word, StanceFormat *format, GError **error);
gboolean stance_cli_format_of_file (const StanceVerb *verb, const char *path, StanceFormat *format, GError **error);
/* "table, csv or md" */
char *stance_cli_formats_describe (const StanceVerb *verb);

/* stance-cli-network.c: the options of networks; the ending of `output` gives the format where no word does. */
gboolean stance_cli_network_check (StanceCliNetwork *self, const char *output, GError **error);
void stance_cli_network_clear (StanceCliNetwork *self);

/* stance-cli-layout.c: the formats of parses and attributions. */
gboolean stance_cli_layout_check (StanceCliOptions *self, const char *format, const char *output, GError **error);
gboolean stance_cli_marking_check (StanceCliOptions *self, const char *format, const char *output, GError **error);
void stance_cli_layout_table (StanceParse *parse, GString *text);

/* stance-cli-report.c: what is said on standard error, and what the program ends with. */
void stance_cli_report (const char *message);
void stance_cli_warn (const char *message);
StanceExit stance_cli_fail (const GError *error);
StanceExit stance_cli_usage (const StanceVerb *verb, const char *message);
StanceExit stance_cli_worse (StanceExit a, StanceExit b);
/* Tells of a document that is not in the language it is read as (NULL: English), by the probability that it is; NaN tells nothing. */
void stance_cli_warn_language (const char *document, const char *text, const char *language, double probability);
/* "; did you mean 'x'?" of the nearest of `words`, or the empty string. */
char *stance_cli_did_you_mean (const char *word, const char *const *words);

/* stance-cli-hint.c: whether articles that are read with the default model are on another one's issues. */
/* The models that are installed, but for the one to begin new ones with. */
char **stance_cli_list_models (void);
/* For a model that was not asked for: its first articles are looked at. */
void stance_cli_hint_prepare (StanceModel *model);
/* What there is to tell of an article; NULL for nothing. (transfer full) */
char *stance_cli_hint_of_article (StanceModel *model, StanceDocument *document);

/* stance-cli-output.c: where results go. What is cleared before it is closed leaves no file behind. */
typedef struct
{
  const char *place; /* as messages name it */
  GOutputStream *stream;
  char *target;    /* the file that is replaced; NULL for none */
  char *temporary; /* the new one; NULL when there is none any more */
} StanceCliOutput;

/* The argument that is the very file to be written; NULL when none is. */
const char *stance_cli_output_among_inputs (const StanceCliOptions *options);
gboolean stance_cli_output_open (StanceCliOutput *self, const StanceCliOptions *options, StanceExit *code);
StanceExit stance_cli_output_fail (const StanceCliOutput *self, const GError *error);
StanceExit stance_cli_output_close (StanceCliOutput *self);

/* Opens the output, writes all of it and closes it. */
StanceExit stance_cli_output_write_bytes (const StanceCliOptions *options, GBytes *bytes);
void stance_cli_output_clear (StanceCliOutput *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceCliOutput, stance_cli_output_clear)

StanceExit stance_cli_put (const StanceCliOptions *options, const char *text);
StanceExit stance_cli_put_result (const StanceCliOptions *options, char *text, GError *error);
/* Warns that for this reason nothing is written, and tells that a file which is there is left; gives what the program ends with then. */
StanceExit stance_cli_tell_unwritten (const StanceCliOptions *options, const char *why);
/* The same for STANCE_ERROR_NO_DATA; any other error is a failure. */
StanceExit stance_cli_tell_no_data (const StanceCliOptions *options, const GError *error);
gboolean stance_cli_is_picture (StanceFormat format);
/* Takes what was drawn, or the error; pixels are kept off terminals. */
StanceExit stance_cli_put_picture (const StanceCliOptions *options, GBytes *picture, GError *error);

/* stance-cli-coded.c: coded statements that name parties and issues get the ids; those that do not fit the model are told of. */
typedef struct
{
  StanceModel *model;
  gboolean keep;           /* what does not fit is kept, and nothing is said */
  GHashTable *party_ids;   /* as written -> id; "" for none */
  GHashTable *issue_ids;
  GHashTable *parties;     /* those told of */
  guint n_left_out;        /* of the input that is being read */
} StanceCliCoded;

void stance_cli_coded_init (StanceCliCoded *self, StanceModel *model, gboolean keep);
void stance_cli_coded_clear (StanceCliCoded *self);
/* Replaces the array by one without statements on issues that the model lacks; FALSE when there were any. */
gboolean stance_cli_coded_check (StanceCliCoded *self, GPtrArray **statements);
void stance_cli_coded_end (StanceCliCoded *self, const char *input);

/* stance-cli-source.c: a source over paths that reports what fails, goes on, and dates what has no date. */
/* Coded statements on issues that the model lacks are left out, which ends in STANCE_EXIT_INPUT, unless they are to be kept. */
/* The same of a side of a workbook; NULL for all of it. To be called before anything is read. */
void stance_cli_source_set_side (StanceSource *source, const char *side);
StanceSource *stance_cli_source_new (const char *const *paths, guint n_paths, const char *date, StanceModel *model, gboolean keep);
StanceExit stance_cli_source_get_exit (StanceSource *source);
guint stance_cli_source_get_n_items (StanceSource *source);

/* stance-cli-input.c: the model and the coded statements of inputs. What fails is reported and goes into `code`; NULL when
 * there is nothing to go on with. */
StanceModel *stance_cli_load_model (const StanceCliOptions *options, StanceExit *code);
/* Sets what of an engine its options say. FALSE with `error`. */
gboolean stance_cli_set_engine (StanceEngine *engine, const StanceCliOptions *options, GError **error);
StanceEngine *stance_cli_new_engine (const StanceCliOptions *options, StanceExit *code);
/* Codes what a source of ours gives. FALSE when there is nothing to go on with: nothing could be read, or the sink has failed; then
 * `refused` is set, which is for the caller to report. */
gboolean stance_cli_run (StanceEngine *engine, StanceSource *source, StanceSink *sink, StanceExit *code, GError **refused);
/* All statements, in memory. */
GPtrArray *stance_cli_collect (StanceEngine *engine, StanceSource *source, StanceExit *code);
GPtrArray *stance_cli_code (StanceEngine *engine, const StanceCliOptions *options, const char *const *paths, guint n_paths, StanceExit *code);
/* The table of all arguments, without the way back to statements unless intervals are wanted: memory does not grow with the inputs then.
 * NULL, also without a failure,
 * when there is nothing to table; all has been said then. */
StanceTable *stance_cli_tabulate (StanceEngine *engine, const StanceCliOptions *options, StanceExit *code);
/* The same with its statements. */
StanceTable *stance_cli_tabulate_statements (StanceEngine *engine, const StanceCliOptions *options, StanceExit *code);
/* stance-cli-append.c: the rows of a table, dated, behind those that a sheet has; the file is replaced as a whole. */
StanceExit stance_cli_append_table (const StanceCliOptions *options, StanceTable *table, StanceModel *model);

/* stance-cli-bootstrap.c: intervals and p-values, where options ask for them: the table or matrix is replaced by one with them. */
gboolean stance_cli_bootstrap_table (const StanceCliOptions *options, StanceTable **table, GError **error);
gboolean stance_cli_bootstrap_shift (const StanceCliOptions *options, StanceShift **shift, GError **error);
gboolean stance_cli_bootstrap_matrix (const StanceCliOptions *options, StanceTable *table, StanceMatrix **matrix, GError **error);
/* Why there is no statement: none was found, or all (of the `n_unlikely`) were left out. (transfer full) */
char *stance_cli_describe_empty (const StanceCliOptions *options, StanceModel *model, guint n_unlikely);
/* stance-cli-workbook.c: the spreadsheet of all arguments; of what cannot be live, also what is of `pairs`. */
StanceExit stance_cli_workbook (StanceEngine *engine, const StanceCliOptions *options, gboolean pairs);
/* An empty one, of sides where there are titles; NULL with `code` and all said. */
StanceWorkbook *stance_cli_new_workbook (StanceModel *model, const StanceCliOptions *options, const char *const *titles, StanceExit *code);
StanceExit stance_cli_finish_workbook (const StanceCliOptions *options, StanceWorkbook *workbook);
/* Tells that nothing was found, and what the program ends with then. */
StanceExit stance_cli_tell_empty (StanceEngine *engine, const StanceCliOptions *options, guint n_paths);

/* stance-cli-articles.c: hands each article of the arguments on with the argument it is of, until `take` gives FALSE; what fails is reported and goes
 * into `code`. */
typedef gboolean (*StanceCliArticle) (StanceDocument *document, const char *path, gpointer data);
void stance_cli_each_article (const StanceCliOptions *options, StanceCliArticle take, gpointer data, StanceExit *code);

/* stance-cli-page.c: the report of one set of inputs, or of two or more side by side, as a web page. */
typedef struct
{
  StanceModel *model; /* borrowed */
  StanceReport *report;
  StanceAttributor *attributor;
  StanceWorkbook *workbook; /* a spreadsheet in place of report and attributor; NULL for none */
} StanceCliPage;

StanceExit stance_cli_write_page (StanceEngine *engine, const StanceCliOptions *options);
StanceExit stance_cli_write_page_of_several (StanceEngine *engine, const StanceCliOptions *options);

/* stance-cli-sides.c: what is set side by side. */
typedef struct
{
  StanceModel *model; /* borrowed */
  const char *path;
  char *file; /* what its file, or its side of a workbook, is called */
  char *name; /* the headline of its only article, or its file's name */
  GPtrArray *statements;
  guint n_unlikely; /* statements that were left out for their confidence */
  StanceVoices *voices;
  StanceLevel level; /* of the voices */
  gboolean unread;   /* nothing of it could be read */
} StanceCliSide;

/* All arguments as one side; hands the articles to a page, or the statements to a workbook, unless `page` is NULL. NULL when nothing could be read. */
StanceCliSide *stance_cli_side_read (StanceEngine *engine, const StanceCliOptions *options, const StanceCliPage *page, StanceExit *code);
void stance_cli_side_free (StanceCliSide *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceCliSide, stance_cli_side_free)
/* `table` is NULL for a side without a position, which is a side like any other, and told of unless `quiet`. */
gboolean stance_cli_side_tabulate (const StanceCliSide *self, const StanceCliOptions *options, gboolean quiet, StanceTable **table, GError **error);
/* Each argument as a side; what cannot be read is left out, but has a place in a workbook. (element-type StanceCliSide) */
GPtrArray *stance_cli_read_sides (StanceEngine *engine, const StanceCliOptions *options, const StanceCliPage *page, StanceExit *code);
/* The comparison of two sides, or all sides as outlets: what they are named is for the caller. */
StanceComparison *stance_cli_compare_sides (GPtrArray *sides, const StanceCliOptions *options, gboolean quiet, GError **error);
StanceOutlets *stance_cli_gather_sides (GPtrArray *sides, const StanceCliOptions *options, gboolean quiet, GError **error);
/* "news/monday.html.gz" is monday. */
char *stance_cli_name_of_argument (const StanceCliOptions *options, guint argument); /* or of its side */
char *stance_cli_name_of_file (const char *path);

/* stance-cli-brat.c: standoff of several articles, in a folder. */
typedef struct
{
  const char *folder; /* borrowed */
  GHashTable *names;  /* of articles so far */
  gboolean force;     /* write over other annotations */
} StanceCliBrat;

/* Whether --output names a folder: one that is there, or one to be made, when it does not end in .ann. */
gboolean stance_cli_brat_is_folder (const StanceCliOptions *options);
StanceExit stance_cli_brat_open (StanceCliBrat *self, const StanceCliOptions *options);
/* `text` is the standoff. */
StanceExit stance_cli_brat_put (StanceCliBrat *self, StanceAttributions *attributions, const char *text);
void stance_cli_brat_clear (StanceCliBrat *self);

/* stance-cli-documents.c: one pair of inputs of an evaluation. */
typedef struct
{
  char *name; /* of the document when there is only one */
  char *gold;
  char *system;
} StanceCliPair;

/* Scores each document of either side by itself; what only one side has is scored against nothing, with a warning. */
void stance_cli_add_documents (StanceEvaluation *evaluation, const StanceCliPair *pair, GPtrArray *gold, GPtrArray *system);
