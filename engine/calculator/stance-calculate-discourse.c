/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Networks of coded statements. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stance-calculation-private.h"
#include "stance-counts-private.h"

#define MOST_CELLS 10000000

static const char *const modes[] = { "actors", "concepts", "two-mode", NULL };
static const char *const normalisations[] = { "none", "average", "jaccard", "cosine", "dna-cosine", "activity", "prominence", NULL };
static const char *const repetitions[] = { "include", "document", "week", "month", "year", "range", NULL };

/* Names, each with the place of its first mention; sorted at the end. */
typedef struct
{
  GPtrArray *names; /* borrowed */
  GHashTable *places;
} Names;

typedef struct
{
  Names actors;
  Names concepts;
  Names documents;
  GArray *codings; /* StanceCodedStatement */
  gboolean only_flags; /* levels are true and false */
} Statements;

typedef struct
{
  StanceNetworkMode mode;
  StanceNormalisation normalisation;
  StanceDuplicates duplicates;
  gboolean dna_compatible;
  StanceNumbers levels;
} Options;

static Names
names_new (void)
{
  return (Names) { g_ptr_array_new (), g_hash_table_new (g_str_hash, g_str_equal) };
}

static void
names_clear (Names *self)
{
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->places);
}

static guint
add_name (Names *self, const char *name)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (self->places, name, NULL, &place))
    {
      place = GUINT_TO_POINTER (self->names->len);
      g_hash_table_insert (self->places, (gpointer) name, place);
      g_ptr_array_add (self->names, (gpointer) name);
    }
  return GPOINTER_TO_UINT (place);
}

/* The text of an object's member; NULL when it has none. */
static const char *
get_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* A whole number, or true and false. */
static gboolean
read_level (JsonNode *node, StanceCodedStatement *coding, gboolean *flag)
{
  GType type = node ? json_node_get_value_type (node) : G_TYPE_INVALID;
  double value = type == G_TYPE_BOOLEAN ? json_node_get_boolean (node) : type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : NAN;

  *flag = type == G_TYPE_BOOLEAN;
  coding->level = fabs (value) < 1e9 ? (int) value : 0;
  return fabs (value) < 1e9 && value == floor (value);
}

static gboolean
read_date (const char *text, gint64 *time)
{
  g_autofree char *full = g_strconcat (text, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (full, NULL);

  *time = date ? g_date_time_to_unix (date) : STANCE_NO_TIME;
  return date != NULL;
}

/* What is wrong with a statement; NULL when nothing is. */
static const char *
read_statement (Statements *self, JsonNode *node)
{
  JsonObject *object = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *actor = object ? get_text (object, "actor") : NULL, *concept = object ? get_text (object, "concept") : NULL;
  const char *document = object ? get_text (object, "document") : NULL, *date = object ? get_text (object, "date") : NULL;
  StanceCodedStatement coding = { .time = STANCE_NO_TIME };
  gboolean flag;

  if (!actor || !concept)
    return "an object with actor and concept";
  if (!read_level (json_object_get_member (object, "level"), &coding, &flag))
    return "a level: true, false or a whole number";
  if (date && !read_date (date, &coding.time))
    return "a date such as 2025-02-13";
  self->only_flags = self->only_flags && (flag || coding.level == 0 || coding.level == 1);
  coding.actor = add_name (&self->actors, actor);
  coding.concept = add_name (&self->concepts, concept);
  coding.document = add_name (&self->documents, document ? document : "");
  g_array_append_val (self->codings, coding);
  return NULL;
}

static void
read_statements (StanceRequest *request, Statements *self)
{
  JsonNode *node = stance_request_take (request, STANCE_SECTION_DATA, "statements");
  JsonArray *list = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!list)
    stance_request_fault (request, STANCE_SECTION_DATA, "statements", node ? "something else" : "nothing", "a list of objects");
  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      const char *expected = read_statement (self, json_array_get_element (list, i));
      g_autofree char *found = g_strdup_printf ("something else at /%u", i);

      if (expected)
        stance_request_fault (request, STANCE_SECTION_DATA, "statements", found, expected);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Puts names in order and the codings with them. */
static void
sort_names (Names *names, GArray *codings, gsize offset)
{
  g_autofree guint *map = g_new (guint, names->names->len + 1);

  g_ptr_array_sort (names->names, compare_names);
  for (guint i = 0; i < names->names->len; i++)
    map[GPOINTER_TO_UINT (g_hash_table_lookup (names->places, g_ptr_array_index (names->names, i)))] = i;
  for (guint i = 0; i < codings->len; i++)
    {
      StanceCodedStatement *coding = &g_array_index (codings, StanceCodedStatement, i);

      G_STRUCT_MEMBER (guint, coding, offset) = map[G_STRUCT_MEMBER (guint, coding, offset)];
    }
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  int x = *(const int *) a, y = *(const int *) b;

  return (x > y) - (x < y);
}

/* The levels of the scale: those given, or what occurs; binary without any of them when all are true or false. */
static GArray *
find_levels (const Options *options, const Statements *statements, StanceQualifier *qualifier)
{
  GArray *levels = g_array_new (FALSE, FALSE, sizeof (int));
  static const int flags[] = { 0, 1 };
  guint kept = 0;

  qualifier->binary = options->levels.n == 0 && statements->only_flags;
  if (qualifier->binary)
    g_array_append_vals (levels, flags, 2);
  for (gsize i = 0; i < options->levels.n; i++)
    {
      int level = (int) options->levels.values[i];

      g_array_append_val (levels, level);
    }
  for (guint i = 0; options->levels.n == 0 && i < statements->codings->len; i++)
    g_array_append_val (levels, g_array_index (statements->codings, StanceCodedStatement, i).level);
  g_array_sort (levels, compare_ints);
  for (guint i = 0; i < levels->len; i++)
    if (kept == 0 || g_array_index (levels, int, kept - 1) != g_array_index (levels, int, i))
      g_array_index (levels, int, kept++) = g_array_index (levels, int, i);
  g_array_set_size (levels, kept);
  qualifier->levels = (const int *) (gpointer) levels->data;
  qualifier->n_levels = kept;
  qualifier->range = kept ? (double) g_array_index (levels, int, kept - 1) - g_array_index (levels, int, 0) : 0;
  return levels;
}

static void
answer_network (const Statements *statements, const Options *options, StanceAggregate aggregate, StanceAnswer *answer)
{
  gboolean turned = options->mode == STANCE_NETWORK_CONCEPTS, two = options->mode == STANCE_NETWORK_TWO_MODE;
  const Names *rows = turned ? &statements->concepts : &statements->actors, *columns = two ? &statements->concepts : rows;
  static const char *const ties_name[] = { "ties", NULL };
  double undefined = options->dna_compatible ? 0 : NAN;
  StanceQualifier qualifier;
  g_autoptr (GArray) levels = find_levels (options, statements, &qualifier);
  gsize cells = (gsize) statements->actors.names->len * statements->concepts.names->len * MAX (qualifier.n_levels, 1);
  g_autoptr (StanceCounts) counts = cells > MOST_CELLS ? NULL
                                                       : stance_counts_new ((const StanceCodedStatement *) (gpointer) statements->codings->data,
                                                                            statements->codings->len, statements->actors.names->len,
                                                                            statements->concepts.names->len, &qualifier);
  g_autoptr (StanceCounts) other = counts && turned ? stance_counts_transpose (counts) : NULL;
  const StanceCounts *used = turned ? other : counts;
  g_autoptr (StanceArray) ties = NULL;

  stance_answer_set_n (answer, statements->codings->len);
  stance_answer_add_texts (answer, "rows", (const char *const *) rows->names->pdata, rows->names->len);
  stance_answer_add_texts (answer, "columns", (const char *const *) columns->names->pdata, columns->names->len);
  if (used && two)
    ties = stance_counts_two_mode (used, aggregate, options->normalisation, undefined);
  else if (used)
    ties = stance_counts_one_mode (used, aggregate, options->normalisation, undefined);
  if (!ties)
    {
      stance_answer_refuse (answer, ties_name, used ? STANCE_REASON_NOT_APPLICABLE : STANCE_REASON_TOO_MANY);
      return;
    }
  stance_answer_add_array (answer, "ties", ties);
  for (gsize i = 0; i < ties->rows * ties->columns; i++)
    if (isnan (ties->values[i]))
      {
        stance_answer_add_reason (answer, "ties", STANCE_REASON_NO_DATA);
        break;
      }
}

static void
read_options (StanceRequest *request, Options *options, StanceAggregate aggregate)
{
  const char *normalise = stance_request_has (request, STANCE_SECTION_OPTIONS, "normalization") ? "normalization" : "normalise";
  gboolean two;

  options->mode = (StanceNetworkMode) stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "mode", modes);
  options->normalisation = (StanceNormalisation) stance_request_get_choice (request, STANCE_SECTION_OPTIONS, normalise, normalisations);
  options->duplicates = (StanceDuplicates) stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "duplicates", repetitions);
  options->dna_compatible = stance_request_get_flag (request, STANCE_SECTION_OPTIONS, "dna_compatible", FALSE);
  options->levels = stance_request_get_numbers (request, STANCE_SECTION_OPTIONS, "levels");
  for (gsize i = 0; i < options->levels.n; i++)
    if (!(fabs (options->levels.values[i]) < 1e9) || options->levels.values[i] != floor (options->levels.values[i]))
      stance_request_fault (request, STANCE_SECTION_OPTIONS, "levels", "something else", "whole numbers");
  two = options->mode == STANCE_NETWORK_TWO_MODE;
  if (two ? aggregate <= STANCE_AGGREGATE_CONFLICT : aggregate == STANCE_AGGREGATE_COMBINE)
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "mode", modes[options->mode],
                          two ? "actors or concepts for this measure" : "two-mode for this measure");
  if (options->normalisation != STANCE_NORMALISATION_NONE && two != (options->normalisation >= STANCE_NORMALISATION_ACTIVITY))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, normalise, normalisations[options->normalisation], "another for this mode");
}

static void
run (StanceRequest *request, StanceAnswer *answer, StanceAggregate aggregate)
{
  Statements statements = { names_new (), names_new (), names_new (), g_array_new (FALSE, FALSE, sizeof (StanceCodedStatement)), TRUE };
  Options options = { 0 };

  read_statements (request, &statements);
  read_options (request, &options, aggregate);
  if (!stance_request_failed (request))
    {
      sort_names (&statements.actors, statements.codings, G_STRUCT_OFFSET (StanceCodedStatement, actor));
      sort_names (&statements.concepts, statements.codings, G_STRUCT_OFFSET (StanceCodedStatement, concept));
      g_array_set_size (statements.codings, (guint) stance_codings_drop_duplicates ((StanceCodedStatement *) (gpointer) statements.codings->data,
                                                                                    statements.codings->len, options.duplicates, options.dna_compatible));
      answer_network (&statements, &options, aggregate, answer);
    }
  names_clear (&statements.actors);
  names_clear (&statements.concepts);
  names_clear (&statements.documents);
  g_array_unref (statements.codings);
  stance_numbers_clear (&options.levels);
}

static void
run_congruence (StanceRequest *request, StanceAnswer *answer)
{
  run (request, answer, STANCE_AGGREGATE_CONGRUENCE);
}

static void
run_conflict (StanceRequest *request, StanceAnswer *answer)
{
  run (request, answer, STANCE_AGGREGATE_CONFLICT);
}

static void
run_subtract (StanceRequest *request, StanceAnswer *answer)
{
  run (request, answer, STANCE_AGGREGATE_SUBTRACT);
}

static void
run_ignore (StanceRequest *request, StanceAnswer *answer)
{
  run (request, answer, STANCE_AGGREGATE_IGNORE);
}

static void
run_combine (StanceRequest *request, StanceAnswer *answer)
{
  run (request, answer, STANCE_AGGREGATE_COMBINE);
}

#define DATA "statements: objects of actor, concept, level (true, false or a whole number), document and date"
#define OPTIONS \
  "mode: actors, concepts or two-mode; normalise: none, average, jaccard, cosine or dna-cosine (two-mode: activity or prominence); duplicates: include, or " \
  "once in each document, week, month, year or range; levels: of the scale (what occurs); dna_compatible: false"

const StanceCalculation stance_calculations_discourse[] = {
  { "congruence", DATA, OPTIONS, "Discourse network: pairs of statements of two actors that say the same of a concept", run_congruence },
  { "conflict", DATA, OPTIONS, "Discourse network: pairs of statements that say the opposite", run_conflict },
  { "subtract", DATA, OPTIONS, "Discourse network: congruence less conflict; two-mode: agreements less disagreements, or the sum of levels", run_subtract },
  { "ignore", DATA, OPTIONS, "Discourse network: pairs of statements on a concept, whatever they say; two-mode: statements", run_ignore },
  { "combine", DATA, OPTIONS, "Discourse network, two-mode: which levels occur, as a sum of powers of 2 from the highest level down", run_combine },
  { NULL },
};
