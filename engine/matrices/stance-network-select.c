/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From statements with variables to numbers: which statements count, in which order, and what they are called. */
#include <stdlib.h>
#include <string.h>

#include <stance/stance-error.h>

#include "stance-discourse-private.h"
#include "stance-network-private.h"
#include "stance-suggest-private.h"

typedef struct
{
  StanceDiscourse *discourse;
  const StanceNetworkOptions *options;
  StanceVariable *actor;
  StanceVariable *concept;
  StanceVariable *qualifier; /* NULL: not looked at */
  gint64 from;
  gint64 to;
} Selector;

static StanceVariable *
fail_variable (StanceDiscourse *discourse, const char *option, const char *name, GError **error)
{
  g_auto (GStrv) names = stance_discourse_list_variables (discourse);
  g_autofree char *all = g_strjoinv (", ", names);
  StanceSuggestion suggestion;
  g_autofree char *hint = NULL;

  stance_suggestion_init (&suggestion, name);
  for (guint i = 0; names[i]; i++)
    stance_suggestion_offer (&suggestion, names[i]);
  hint = stance_suggestion_text (&suggestion);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "%s: found '%s', expected a variable of the statements (%s)%s", option, name, all, hint);
  return NULL;
}

/* The variable that was asked for, or the first of those that usually are. */
static StanceVariable *
pick_variable (StanceDiscourse *discourse, const char *option, const char *name, const char *const usual[2], GError **error)
{
  StanceVariable *found = name ? stance_discourse_find_variable (discourse, name) : NULL;

  for (guint i = 0; !name && !found && i < 2; i++)
    found = usual[i] ? stance_discourse_find_variable (discourse, usual[i]) : NULL;
  return found ? found : fail_variable (discourse, option, name ? name : usual[0], error);
}

static gboolean
pick_variables (Selector *self, GError **error)
{
  static const char *const actors[2] = { "party", "organization" };
  static const char *const concepts[2] = { "issue", "concept" };
  static const char *const qualifiers[2] = { "agreement", NULL };
  const StanceNetworkOptions *options = self->options;
  gboolean ignored = options->aggregate == STANCE_AGGREGATE_IGNORE && !options->qualifier
                     && !stance_discourse_find_variable (self->discourse, qualifiers[0]);

  self->actor = pick_variable (self->discourse, "--actor", options->actor, actors, error);
  self->concept = self->actor ? pick_variable (self->discourse, "--concept", options->concept, concepts, error) : NULL;
  if (!self->concept || ignored)
    return self->concept != NULL;
  self->qualifier = pick_variable (self->discourse, "--qualifier", options->qualifier, qualifiers, error);
  if (!self->qualifier)
    return FALSE;
  if (stance_variable_get_type (self->qualifier) >= STANCE_VARIABLE_INTEGER || options->aggregate == STANCE_AGGREGATE_IGNORE)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--qualifier: found '%s', which holds text, expected a variable of whole numbers",
               self->qualifier->name);
  return FALSE;
}

static gboolean
read_dates (Selector *self, GError **error)
{
  const StanceNetworkOptions *options = self->options;

  self->from = G_MININT64 + 1;
  self->to = G_MAXINT64;
  if (options->from && !stance_discourse_parse_time (options->from, FALSE, &self->from))
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--from: found '%s', expected a date such as 2025-02-13", options->from);
  else if (options->to && !stance_discourse_parse_time (options->to, TRUE, &self->to))
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--to: found '%s', expected a date such as 2025-02-13", options->to);
  else if (self->from > self->to)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--to: found '%s', expected a date that is not before --from", options->to);
  else
    return TRUE;
  return FALSE;
}

/* Whether a statement has the value that "VARIABLE=VALUE" says. */
static gboolean
has_value (const Selector *self, guint statement, const char *pair, gsize *variable_length)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *variable = g_strndup (pair, (gsize) (equals - pair));

  *variable_length = (gsize) (equals - pair);
  return g_strcmp0 (stance_discourse_get_value (self->discourse, statement, variable), equals + 1) == 0;
}

static gboolean
is_excluded (const Selector *self, guint statement)
{
  const char *const *exclude = self->options->exclude, *const *only = self->options->only;
  gsize length, other;

  for (guint i = 0; exclude && exclude[i]; i++)
    if (has_value (self, statement, exclude[i], &length))
      return TRUE;
  for (guint i = 0; only && only[i]; i++)
    {
      gboolean has = has_value (self, statement, only[i], &length);

      for (guint j = 0; !has && only[j]; j++)
        has = strncmp (only[j], only[i], length + 1) == 0 && has_value (self, statement, only[j], &other);
      if (!has)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_pairs (const char *option, const char *const *pairs, StanceDiscourse *discourse, GError **error)
{
  static const char *const fixed[] = { "coder", "document", "document_title", "document_author", "document_source", "document_section", "document_type", NULL };

  for (guint i = 0; pairs && pairs[i]; i++)
    {
      const char *equals = strchr (pairs[i], '=');
      g_autofree char *variable = equals ? g_strndup (pairs[i], (gsize) (equals - pairs[i])) : NULL;

      if (!equals)
        {
          g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "%s: found '%s', expected VARIABLE=VALUE", option, pairs[i]);
          return FALSE;
        }
      if (!stance_discourse_find_variable (discourse, variable) && !g_strv_contains (fixed, variable))
        return fail_variable (discourse, option, variable, error) != NULL;
    }
  return TRUE;
}

/* What a statement says; FALSE when it says nothing that counts. */
static gboolean
read_level (const Selector *self, guint statement, int *level)
{
  const char *value = self->qualifier ? stance_variable_get (self->qualifier, statement) : NULL;

  *level = 0;
  return (value && stance_variable_parse (value, level)) || self->options->aggregate == STANCE_AGGREGATE_IGNORE;
}

/* By time, then as they came; those without a time first. */
static int
compare_times (gconstpointer a, gconstpointer b, gpointer data)
{
  const StanceDiscourse *discourse = data;
  guint x = *(const guint *) a, y = *(const guint *) b;
  gint64 s = stance_discourse_get (discourse, x)->time, t = stance_discourse_get (discourse, y)->time;

  return s != t ? (s < t ? -1 : 1) : (x > y) - (x < y);
}

static guint *
sort_statements (StanceDiscourse *discourse)
{
  guint n = discourse->statements->len;
  guint *order = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_times, discourse);
  return order;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Names in the order of their code points. */
static StanceNames *
sort_names (const StanceNames *names)
{
  g_auto (GStrv) list = stance_names_dup (names);
  StanceNames *sorted = stance_names_new ();

  qsort (list, stance_names_size (names), sizeof *list, compare_names);
  for (guint i = 0; list[i]; i++)
    stance_names_add (sorted, list[i]);
  return sorted;
}

/* The codings of all statements that count, with names in the order in which they came. */
static void
select_statements (const Selector *selector, StanceSelection *self)
{
  StanceDiscourse *discourse = selector->discourse;
  g_autofree guint *order = sort_statements (discourse);
  gboolean dated = selector->options->from || selector->options->to || selector->options->window > 0;

  self->codings = g_new (StanceCodedStatement, MAX (discourse->statements->len, 1));
  for (guint i = 0; i < discourse->statements->len; i++)
    {
      const StanceDiscourseStatement *statement = stance_discourse_get (discourse, order[i]);
      const char *actor = stance_variable_get (selector->actor, order[i]), *concept = stance_variable_get (selector->concept, order[i]);
      StanceCodedStatement *coding = &self->codings[self->n];
      gboolean counts = actor && concept && read_level (selector, order[i], &coding->level) && !is_excluded (selector, order[i])
                        && !(dated && statement->time == STANCE_DISCOURSE_NO_TIME) && statement->time <= selector->to
                        && (statement->time >= selector->from || statement->time == STANCE_DISCOURSE_NO_TIME);

      if (actor && (counts || selector->options->keep_isolates))
        coding->actor = stance_names_add (self->actors, actor);
      if (concept && (counts || selector->options->keep_isolates))
        coding->concept = stance_names_add (self->concepts, concept);
      coding->document = statement->document;
      coding->time = statement->time;
      self->n += counts;
    }
}

static void
number_names (StanceNames **names, StanceCodedStatement *codings, gsize n, gsize offset)
{
  StanceNames *sorted = sort_names (*names);
  g_autofree guint *map = g_new (guint, stance_names_size (sorted) + 1);

  for (guint i = 0; i < stance_names_size (sorted); i++)
    map[stance_names_find (*names, stance_names_get (sorted, i))] = i;
  for (gsize i = 0; i < n; i++)
    G_STRUCT_MEMBER (guint, &codings[i], offset) = map[G_STRUCT_MEMBER (guint, &codings[i], offset)];
  stance_names_free (*names);
  *names = sorted;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  int x = *(const int *) a, y = *(const int *) b;

  return (x > y) - (x < y);
}

/* The levels of a binary qualifier are known; those of others are what occurs, and so is the range unless the variable has a scale. */
static void
find_levels (const Selector *selector, StanceSelection *self)
{
  const StanceVariable *qualifier = selector->qualifier;

  self->binary = qualifier && stance_variable_get_type (qualifier) == STANCE_VARIABLE_BOOLEAN;
  self->levels = g_new (int, self->n + 2);
  for (gsize i = 0; i < self->n; i++)
    self->levels[self->n_levels++] = self->codings[i].level;
  if (self->binary)
    {
      self->levels[self->n_levels++] = 0;
      self->levels[self->n_levels++] = 1;
    }
  qsort (self->levels, self->n_levels, sizeof (int), compare_ints);
  gsize kept = 0;
  for (gsize i = 0; i < self->n_levels; i++)
    if (kept == 0 || self->levels[kept - 1] != self->levels[i])
      self->levels[kept++] = self->levels[i];
  self->n_levels = kept;
  self->range = kept ? (double) self->levels[kept - 1] - self->levels[0] : 0;
  if (qualifier && qualifier->is_scaled)
    self->range = (double) qualifier->high - qualifier->low;
}

gboolean
stance_selection_init (StanceSelection *self, StanceDiscourse *discourse, const StanceNetworkOptions *options, GError **error)
{
  Selector selector = { discourse, options };

  *self = (StanceSelection) { stance_names_new (), stance_names_new () };
  if (!pick_variables (&selector, error) || !read_dates (&selector, error) || !check_pairs ("--exclude", options->exclude, discourse, error)
      || !check_pairs ("--only", options->only, discourse, error))
    return FALSE;
  select_statements (&selector, self);
  number_names (&self->actors, self->codings, self->n, G_STRUCT_OFFSET (StanceCodedStatement, actor));
  number_names (&self->concepts, self->codings, self->n, G_STRUCT_OFFSET (StanceCodedStatement, concept));
  self->n = stance_codings_drop_duplicates (self->codings, self->n, options->duplicates, options->dna_compatible);
  find_levels (&selector, self);
  return TRUE;
}

void
stance_selection_clear (StanceSelection *self)
{
  g_clear_pointer (&self->actors, stance_names_free);
  g_clear_pointer (&self->concepts, stance_names_free);
  g_clear_pointer (&self->codings, g_free);
  g_clear_pointer (&self->levels, g_free);
}
