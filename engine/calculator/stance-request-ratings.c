/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-request-ratings-private.h"

#include <math.h>
#include <stdlib.h>

#include "stance-limits-private.h"
#include "stance-weighting-private.h"

#define MOST_LEVELS 1000

static const char *const forms[] = { "identity", "linear", "quadratic", "ordinal", "radical", "ratio", "circular", "bipolar", NULL };
static const char *const spacings[] = { "value", "rank", NULL };

void
stance_ratings_clear (StanceRatings *self)
{
  g_clear_pointer (&self->levels, g_free);
  g_clear_pointer (&self->weights, stance_array_free);
  g_clear_pointer (&self->table, stance_array_free);
  g_clear_pointer (&self->coding.codes, g_free);
}

gboolean
stance_request_has_weighting (StanceRequest *self)
{
  gboolean weights = stance_request_has (self, STANCE_SECTION_OPTIONS, "weights");

  return stance_request_has (self, STANCE_SECTION_OPTIONS, "disagreement_weights") || weights;
}

static StanceArray *
get_pair (StanceRequest *self)
{
  g_auto (StanceNumbers) x = stance_request_need_numbers (self, STANCE_SECTION_DATA, "x");
  g_auto (StanceNumbers) y = stance_request_need_numbers (self, STANCE_SECTION_DATA, "y");
  StanceArray *pair;

  stance_request_need_length (self, STANCE_SECTION_DATA, "y", y.n, x.n);
  if (stance_request_failed (self))
    return NULL;
  pair = stance_array_new (x.n, 2);
  for (gsize i = 0; i < x.n; i++)
    {
      stance_array_set (pair, i, 0, x.values[i]);
      stance_array_set (pair, i, 1, y.values[i]);
    }
  return pair;
}

StanceArray *
stance_request_get_raters (StanceRequest *self)
{
  g_autoptr (StanceArray) turned = NULL;

  if (stance_request_has (self, STANCE_SECTION_DATA, "x"))
    return get_pair (self);
  if (stance_request_has (self, STANCE_SECTION_DATA, "units_by_raters"))
    return stance_request_get_array (self, STANCE_SECTION_DATA, "units_by_raters");
  turned = stance_request_get_array (self, STANCE_SECTION_DATA, "raters_by_units");
  return turned ? stance_array_transpose (turned) : NULL;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

/* Sorted, each once. */
static void
take_observed (StanceRatings *self, const StanceArray *values)
{
  gsize found = 0;

  self->levels = g_new (double, values->rows * values->columns + 1);
  for (gsize i = 0; i < values->rows * values->columns; i++)
    if (!isnan (values->values[i]))
      self->levels[found++] = values->values[i];
  qsort (self->levels, found, sizeof (double), compare_doubles);
  for (gsize i = 0; i < found; i++)
    if (self->n_levels == 0 || self->levels[i] != self->levels[self->n_levels - 1])
      self->levels[self->n_levels++] = self->levels[i];
}

/* Those of the data as they are, not of a sample: what there is to say does not hang on who is drawn. */
static void
take_all_observed (StanceRequest *request, StanceRatings *self, const StanceArray *values)
{
  const StanceDraw *draw = g_steal_pointer (&request->draw);
  g_autoptr (StanceArray) all = NULL;

  if (draw)
    all = stance_request_has (request, STANCE_SECTION_DATA, "positions") ? stance_request_get_array (request, STANCE_SECTION_DATA, "positions")
                                                                         : stance_request_get_raters (request);
  take_observed (self, all ? all : values);
  request->draw = draw;
}

static void
count_up (StanceRatings *self, gsize n)
{
  self->n_levels = n;
  self->levels = g_new (double, n + 1);
  for (gsize i = 0; i < n; i++)
    self->levels[i] = i;
}

static void
check_levels (StanceRequest *request, const StanceRatings *self)
{
  if (self->n_levels > MOST_LEVELS)
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "levels", "more than 1000", "categories");
  for (gsize i = 0; i < self->n_levels && !stance_request_failed (request); i++)
    {
      gboolean again = isnan (self->levels[i]);

      for (gsize j = 0; j < i; j++)
        again = again || self->levels[j] == self->levels[i];
      if (again)
        stance_request_fault (request, STANCE_SECTION_OPTIONS, "levels", "a category twice, or null", "every category once");
    }
}

static void
read_levels (StanceRequest *request, StanceRatings *self, const StanceArray *values)
{
  JsonNode *node = stance_request_take (request, STANCE_SECTION_OPTIONS, "levels");
  StanceNumbers given;

  if (!node && !values && self->table)
    count_up (self, self->table->rows);
  else if (node && values && g_strcmp0 (json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL, "observed") == 0)
    take_all_observed (request, self, values);
  else if (!node)
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "levels", "nothing", "the list of categories, or \"observed\"");
  else
    {
      given = stance_request_get_numbers (request, STANCE_SECTION_OPTIONS, "levels");
      self->levels = given.values;
      self->n_levels = given.n;
    }
  if (!stance_request_failed (request))
    check_levels (request, self);
}

static int
find_level (const StanceRatings *self, double value)
{
  for (gsize i = 0; i < self->n_levels; i++)
    if (self->levels[i] == value)
      return (int) i;
  return -1;
}

static void
encode (StanceRequest *request, StanceRatings *self, const StanceArray *values, const char *key)
{
  gsize size = values->rows * values->columns;

  self->coding = (StanceRatingCodes) { g_new (int, size + 1), values->rows, values->columns };
  for (gsize i = 0; i < size; i++)
    {
      self->coding.codes[i] = isnan (values->values[i]) ? -1 : find_level (self, values->values[i]);
      if (!isnan (values->values[i]) && self->coding.codes[i] < 0)
        {
          g_autofree char *found = g_strdup_printf ("%g", values->values[i]);

          stance_request_fault (request, STANCE_SECTION_DATA, key, found, "categories among options/levels");
          return;
        }
    }
}

/* Whole counts tell how many units there are; shares do not. */
static void
count_units (StanceRequest *request, StanceRatings *self)
{
  const StanceArray *table = self->table;
  double sum = 0;
  gboolean whole = TRUE;

  for (gsize i = 0; i < table->rows * table->columns; i++)
    {
      whole = whole && table->values[i] == floor (table->values[i]);
      sum += table->values[i];
    }
  self->n = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "n", whole ? sum : 0);
  self->n_unknown = !whole && self->n == 0;
  if (!(self->n >= 0 && self->n < 1e15))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "n", "a number outside", "units from 0 to 1e15");
}

static void
read_table (StanceRequest *request, StanceRatings *self)
{
  gboolean good;

  self->table = stance_request_need_array (request, STANCE_SECTION_DATA, "table");
  if (!self->table)
    return;
  good = self->table->rows == self->table->columns;
  for (gsize i = 0; i < self->table->rows * self->table->columns; i++)
    good = good && self->table->values[i] >= 0;
  if (!good)
    stance_request_fault (request, STANCE_SECTION_DATA, "table", "something else", "as many rows as columns of counts or shares, none negative or null");
  else
    count_units (request, self);
}

static StanceArray *
read_weight_matrix (StanceRequest *request, const char *key, gsize q)
{
  g_autoptr (StanceArray) matrix = stance_request_get_array (request, STANCE_SECTION_OPTIONS, key);
  gboolean good = matrix && matrix->rows == q && (q == 0 || matrix->columns == q);

  for (gsize i = 0; good && i < q * q; i++)
    good = matrix->values[i] >= 0;
  if (!good)
    stance_request_fault (request, STANCE_SECTION_OPTIONS, key, "something else", "a row and a column for every category, none negative or null");
  return good ? g_steal_pointer (&matrix) : NULL;
}

static void
read_ranks (StanceRequest *request, StanceRatings *self)
{
  g_autofree double *ranks = g_new0 (double, self->n_levels + 1);

  if (stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "spacing", spacings) == 0)
    return;
  for (gsize i = 0; i < self->n_levels; i++)
    for (gsize j = 0; j < self->n_levels; j++)
      ranks[i] += self->levels[j] < self->levels[i];
  g_free (self->levels);
  self->levels = g_steal_pointer (&ranks);
}

static void
read_weights (StanceRequest *request, StanceRatings *self)
{
  JsonNode *node = stance_request_take (request, STANCE_SECTION_OPTIONS, "weights");
  g_autoptr (StanceArray) apart = NULL;

  if (stance_request_has (request, STANCE_SECTION_OPTIONS, "disagreement_weights"))
    {
      if (node)
        stance_request_fault (request, STANCE_SECTION_OPTIONS, "weights", "it beside disagreement_weights", "one of the two");
      apart = read_weight_matrix (request, "disagreement_weights", self->n_levels);
      self->weights = apart ? stance_weighting_from_disagreement (apart) : NULL;
    }
  else if (node && JSON_NODE_HOLDS_ARRAY (node))
    self->weights = read_weight_matrix (request, "weights", self->n_levels);
  else
    self->weights = stance_weighting_new (stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "weights", forms), self->levels, self->n_levels);
  if (!self->weights)
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "weights", "\"ratio\"", "another form, as the categories have both signs");
}

/* Ratings, and how they are to be read. */
static StanceRatings
read_ratings (StanceRequest *request, const StanceArray *values, gboolean has_table)
{
  StanceRatings self = { 0 };

  if (has_table)
    read_table (request, &self);
  else if (!values)
    stance_request_fault (request, STANCE_SECTION_DATA, "", "nothing", "table, x and y, raters_by_units or units_by_raters");
  if (!stance_request_failed (request))
    read_levels (request, &self, values);
  if (!stance_request_failed (request) && self.table && self.table->rows != self.n_levels)
    stance_request_need_length (request, STANCE_SECTION_OPTIONS, "levels", self.n_levels, self.table->rows);
  if (!stance_request_failed (request) && values)
    encode (request, &self, values, "");
  if (!stance_request_failed (request))
    read_ranks (request, &self);
  if (!stance_request_failed (request))
    read_weights (request, &self);
  return self;
}

StanceRatings
stance_request_need_positions (StanceRequest *request)
{
  g_autoptr (StanceArray) values = stance_request_need_array (request, STANCE_SECTION_DATA, "positions");

  if (values && values->rows > STANCE_LIMIT_PARTIES)
    stance_request_fault (request, STANCE_SECTION_DATA, "positions", "too many rows", "at most " G_STRINGIFY (STANCE_LIMIT_PARTIES));
  return read_ratings (request, values, FALSE);
}

StanceRatings
stance_request_need_ratings (StanceRequest *request)
{
  gboolean has_table = stance_request_has (request, STANCE_SECTION_DATA, "table");
  g_autoptr (StanceArray) values = has_table ? NULL : stance_request_get_raters (request);
  StanceRatings self = read_ratings (request, values, has_table);

  if (!stance_request_failed (request) && self.coding.codes && self.coding.raters == 2)
    {
      self.table = stance_coding_tabulate (&self.coding, 0, 1, self.n_levels);
      for (gsize i = 0; i < self.n_levels * self.n_levels; i++)
        self.n += self.table->values[i];
    }
  return self;
}
