/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the issues of a model. */
#include <math.h>
#include <string.h>

#include "stance-grid-private.h"
#include "stance-limits-private.h"
#include "stance-loader-private.h"

#define MAX_WEIGHT 1e6
#define DEFAULT_TOLERANCE 0.25

static const StanceKey issue_keys[] = {
  { "id", TRUE },       { "name", TRUE },     { "proposition", TRUE }, { "poles", FALSE },    { "weight", FALSE },
  { "targets", FALSE }, { "phrases", FALSE }, { "not", FALSE },        { "examples", FALSE }, { NULL, FALSE },
};

static const StanceKey target_keys[] = {
  { "match", TRUE }, { "pole", TRUE }, { "by", FALSE }, { NULL, FALSE },
};

static const StanceKey phrase_keys[] = {
  { "match", TRUE }, { "position", TRUE }, { "by", FALSE }, { NULL, FALSE },
};

static const StanceKey example_keys[] = {
  { "text", TRUE }, { "holder", TRUE }, { "position", TRUE }, { "tolerance", FALSE }, { "date", FALSE }, { NULL, FALSE },
};

/* What the callbacks for the elements of a list fill. */
typedef struct
{
  StanceLoader *loader;
  guint issue;
  gboolean is_phrase;
  GArray *by;
} Reading;

static gboolean
is_on_scale (const StanceModel *model, double value)
{
  return value >= model->scale_min && value <= model->scale_max;
}

/* A fault at a key whose value is a number: what was found is that number. */
static void
wrong_number (StanceCheck *check, const char *key, double value, const char *expected)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.6g", value);
  stance_check_fault_at (check, key, text, expected);
}

static void
off_scale (StanceCheck *check, const StanceModel *model, const char *key, double value)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *expected = NULL;

  g_ascii_formatd (low, sizeof low, "%.6g", model->scale_min);
  g_ascii_formatd (high, sizeof high, "%.6g", model->scale_max);
  expected = g_strdup_printf ("a number from %s to %s, the scale", low, high);
  wrong_number (check, key, value, expected);
}

/* The names between { and } of a pattern; FALSE when one of them means nothing. */
static gboolean
check_symbols (StanceLoader *loader, StanceCheck *check, const char *pattern)
{
  g_autofree char *folded = g_utf8_strdown (pattern, -1);
  gboolean fine = TRUE;

  for (char *open = strchr (folded, '{'), *close; open && (close = strchr (open, '}')); open = strchr (close + 1, '{'))
    {
      g_autofree char *name = g_strndup (open + 1, (gsize) (close - open - 1));
      g_autofree char *hint = NULL, *expected = NULL, *braced = NULL;

      if (stance_model_has_symbol (loader->model, name))
        continue;
      fine = FALSE;
      if (loader->incomplete)
        continue;
      braced = g_strdup_printf ("{%s}", name);
      hint = stance_loader_suggest_party (loader, name);
      expected = g_strconcat ("the id of a party, a kind of parties or {" STANCE_ANY_PARTY "}", hint, NULL);
      stance_check_wrong_text (check, braced, expected);
    }
  return fine;
}

static void
compile (Reading *reading, StanceCheck *check, const char *pattern, guint rule)
{
  StanceRuleSet *rules = reading->loader->model->rule_set;
  g_autoptr (GError) error = NULL;

  if (check_symbols (reading->loader, check, pattern) && rules
      && !stance_rule_set_add (rules, reading->issue, rule, pattern, &error))
    stance_faults_take (check->faults, g_strdup_printf ("%s#%s: %s", check->file, check->pointer->str, error->message));
}

static void
read_holder (StanceCheck *check, JsonNode *node, gpointer data)
{
  Reading *reading = data;
  const char *id = stance_check_element_text (check, node);
  guint party = id ? stance_loader_party_named (reading->loader, check, id) : STANCE_NO_PARTY;

  if (party != STANCE_NO_PARTY)
    g_array_append_val (reading->by, party);
}

/* `by`: the parties whose holders a rule is for. */
static GArray *
read_by (Reading *reading, StanceCheck *check, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "by");

  if (!node)
    return NULL;
  reading->by = g_array_new (FALSE, FALSE, sizeof (guint));
  stance_check_each (check, object, "by", read_holder, reading);
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0)
    stance_check_fault_at (check, "by", "an empty list", "at least one party");
  return reading->by;
}

/* The pole of a target or the position of a phrase. A pole at 0 would make every attitude say nothing. */
static gint32
read_value (Reading *reading, StanceCheck *check, JsonObject *object)
{
  const char *key = reading->is_phrase ? "position" : "pole";
  double value = 0;

  if (!stance_check_number (check, object, key, &value))
    return 0;
  if (!is_on_scale (reading->loader->model, value))
    {
      off_scale (check, reading->loader->model, key, value);
      return 0;
    }
  if (!reading->is_phrase && stance_grid_from_double (value) == 0)
    stance_check_fault_at (check, key, "0", "a number that is not 0");
  return stance_grid_from_double (value);
}

static void
read_rule (StanceCheck *check, JsonNode *node, gpointer data)
{
  Reading *reading = data;
  GArray *rules = reading->loader->model->rules;
  JsonObject *object = stance_check_object (check, node, reading->is_phrase ? phrase_keys : target_keys);
  StanceRule rule = { reading->issue, reading->is_phrase };
  const char *match;

  if (!object)
    return;
  match = stance_check_text (check, object, "match");
  rule.value = read_value (reading, check, object);
  rule.match = g_strdup (match);
  rule.by = read_by (reading, check, object);
  g_array_append_val (rules, rule);
  if (!match)
    return;
  stance_check_enter (check, "match");
  compile (reading, check, match, rules->len - 1);
  stance_check_leave (check);
}

static void
read_not (StanceCheck *check, JsonNode *node, gpointer data)
{
  const char *pattern = stance_check_element_text (check, node);

  if (pattern)
    compile (data, check, pattern, STANCE_RULE_NOT);
}

static gboolean
is_null (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_NULL (node);
}

/* Both are null where the text shows no position. */
static void
read_expected (Reading *reading, StanceCheck *check, JsonObject *object, StanceExample *example)
{
  StanceModel *model = reading->loader->model;
  gboolean no_holder = is_null (object, "holder");
  gboolean no_position = is_null (object, "position");
  guint party;

  example->position = NAN;
  if (no_holder && no_position)
    return;
  if (no_position)
    stance_check_fault_at (check, "position", "null", "a number where there is a holder");
  else if (stance_check_number (check, object, "position", &example->position) && !is_on_scale (model, example->position))
    off_scale (check, model, "position", example->position);
  if (no_holder)
    stance_check_fault_at (check, "holder", "null", "the id of a party where there is a position");
  else if (json_object_has_member (object, "holder"))
    {
      party = stance_loader_party (reading->loader, check, object, "holder");
      example->holder = party == STANCE_NO_PARTY ? NULL : g_strdup (stance_model_party_at (model, party)->id);
    }
}

static void
read_tolerance (Reading *reading, StanceCheck *check, JsonObject *object, StanceExample *example)
{
  const StanceModel *model = reading->loader->model;

  example->tolerance = DEFAULT_TOLERANCE;
  if (stance_check_number (check, object, "tolerance", &example->tolerance)
      && !(example->tolerance >= 0 && example->tolerance <= model->scale_max - model->scale_min))
    wrong_number (check, "tolerance", example->tolerance, "a number from 0 to the width of the scale");
}

static void
read_example (StanceCheck *check, JsonNode *node, gpointer data)
{
  Reading *reading = data;
  JsonObject *object = stance_check_object (check, node, example_keys);
  StanceExample example = { NULL };
  const char *text;

  if (!object)
    return;
  text = stance_check_text (check, object, "text");
  read_expected (reading, check, object, &example);
  read_tolerance (reading, check, object, &example);
  example.date = g_strdup (stance_check_date (check, object, "date"));
  example.text = g_strdup (text ? text : "");
  example.pointer = g_strdup (check->pointer->str);
  g_array_append_val (stance_model_issue_at (reading->loader->model, reading->issue)->examples, example);
}

static int
compare_poles (gconstpointer a, gconstpointer b)
{
  double x = ((const StancePole *) a)->value, y = ((const StancePole *) b)->value;

  return (x > y) - (x < y);
}

static void
read_pole (Reading *reading, StanceCheck *check, JsonObject *poles, const char *key)
{
  char *end = NULL;
  StancePole pole = { g_ascii_strtod (key, &end), NULL };
  const char *text;

  if (end == key || *end || !isfinite (pole.value))
    stance_check_wrong_text_at (check, key, key, "a number as the key");
  else if (!is_on_scale (reading->loader->model, pole.value))
    off_scale (check, reading->loader->model, key, pole.value);
  else if ((text = stance_check_text (check, poles, key)))
    {
      pole.text = g_strdup (text);
      g_array_append_val (stance_model_issue_at (reading->loader->model, reading->issue)->poles, pole);
    }
}

/* What the places on the scale mean: an object from numbers to texts, its two ends at least. */
static void
read_poles (Reading *reading, StanceCheck *check, JsonObject *issue)
{
  JsonNode *node = json_object_get_member (issue, "poles");
  GArray *poles = stance_model_issue_at (reading->loader->model, reading->issue)->poles;
  g_autofree char *found = node ? stance_check_describe (node) : NULL;
  JsonObjectIter iter;
  const char *key;
  guint n_faults = check->faults->len;

  if (!node)
    return;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      stance_check_fault_at (check, "poles", found, "an object");
      return;
    }
  stance_check_enter (check, "poles");
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    if (g_str_equal (key, "note"))
      stance_check_text (check, json_node_get_object (node), key);
    else
      read_pole (reading, check, json_node_get_object (node), key);
  g_array_sort (poles, compare_poles);
  if (check->faults->len == n_faults
      && (poles->len < 2 || g_array_index (poles, StancePole, 0).value > reading->loader->model->scale_min
          || g_array_index (poles, StancePole, poles->len - 1).value < reading->loader->model->scale_max))
    stance_check_fault (check, "no text for an end of the scale", "one for each of its ends");
  stance_check_leave (check);
}

static void
read_weight (StanceCheck *check, JsonObject *object, StanceIssue *issue)
{
  if (stance_check_number (check, object, "weight", &issue->weight) && !(issue->weight > 0 && issue->weight <= MAX_WEIGHT))
    wrong_number (check, "weight", issue->weight, "a number above 0, at most a million");
}

static void
read_contents (StanceLoader *loader, StanceCheck *check, JsonObject *object, guint number)
{
  StanceIssue *issue = stance_model_issue_at (loader->model, number);
  Reading reading = { loader, number, FALSE, NULL };

  issue->name = g_strdup (stance_check_text (check, object, "name"));
  issue->proposition = g_strdup (stance_check_text (check, object, "proposition"));
  read_weight (check, object, issue);
  read_poles (&reading, check, object);
  stance_check_each (check, object, "targets", read_rule, &reading);
  reading.is_phrase = TRUE;
  stance_check_each (check, object, "phrases", read_rule, &reading);
  stance_check_each (check, object, "not", read_not, &reading);
  stance_check_each (check, object, "examples", read_example, &reading);
}

static void
read_issue (StanceCheck *check, JsonNode *node, gpointer data)
{
  StanceLoader *loader = data;
  JsonObject *object = stance_check_object (check, node, issue_keys);
  const char *id = object ? stance_check_id (check, object, "id") : NULL;

  if (!object)
    return;
  if (id && stance_model_find_issue (loader->model, id) != G_MAXUINT)
    stance_check_wrong_text_at (check, "id", id, "each id once");
  if (loader->model->issues->len == STANCE_LIMIT_ISSUES)
    stance_check_fault (check, "one more issue", "at most " G_STRINGIFY (STANCE_LIMIT_ISSUES) " issues");
  else
    read_contents (loader, check, object, stance_model_append_issue (loader->model, id ? id : ""));
}

void
stance_loader_read_issues (StanceLoader *loader, StanceCheck *check, JsonObject *root)
{
  stance_check_each (check, root, "issues", read_issue, loader);
}
