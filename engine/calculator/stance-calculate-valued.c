/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Similarity of two rows of positions corrected for chance, with a free measure of disagreement. */
#include "stance-calculation-private.h"
#include "stance-valued-private.h"

static const char *const kinds[] = { "squared", "absolute", "nominal", NULL };

typedef struct
{
  StanceNumbers x;
  StanceNumbers y;
  StanceNumbers weights;
  double range;
  double units; /* of a table; NaN */
  gboolean units_unknown;
} Pair;

static void
pair_clear (Pair *self)
{
  stance_numbers_clear (&self->x);
  stance_numbers_clear (&self->y);
  stance_numbers_clear (&self->weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static double
find_width (const StanceNumbers *numbers)
{
  double low = INFINITY;
  double high = -INFINITY;

  for (gsize i = 0; i < numbers->n; i++)
    {
      low = fmin (low, numbers->values[i]);
      high = fmax (high, numbers->values[i]);
    }
  return high - low;
}

/* The width of "scale" or of "levels", or "range" itself, which may be [low, high] too; NaN when none is given. */
static double
read_range (StanceRequest *request)
{
  static const char *const names[] = { "levels", "scale", "range" };
  double width = NAN;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = stance_request_take (request, STANCE_SECTION_OPTIONS, names[i]);
      g_auto (StanceNumbers) ends = { 0 };

      if (!node)
        continue;
      if (i == 2 && !JSON_NODE_HOLDS_ARRAY (node))
        width = stance_request_get_number (request, STANCE_SECTION_OPTIONS, names[i], NAN);
      else
        {
          ends = stance_request_get_numbers (request, STANCE_SECTION_OPTIONS, names[i]);
          width = find_width (&ends);
        }
      if (!(width > 0) || !isfinite (width))
        stance_request_fault (request, STANCE_SECTION_OPTIONS, names[i], "no width", "a range above 0");
    }
  return width;
}

static StanceNumbers
new_numbers (gsize n)
{
  return (StanceNumbers) { g_new0 (double, n + 1), n };
}

/* Each cell is an issue that counts as often as the cell says. */
static void
read_table (StanceRequest *request, Pair *self)
{
  g_autoptr (StanceArray) table = stance_request_need_array (request, STANCE_SECTION_DATA, "table");
  g_auto (StanceNumbers) levels = stance_request_get_numbers (request, STANCE_SECTION_OPTIONS, "levels");
  gsize q = table ? table->rows : 0;

  if (table && (q == 0 || table->columns != q))
    stance_request_fault (request, STANCE_SECTION_DATA, "table", "something else", "as many rows as columns");
  if (levels.values)
    stance_request_need_length (request, STANCE_SECTION_OPTIONS, "levels", levels.n, q);
  if (stance_request_failed (request))
    return;
  self->x = new_numbers (q * q);
  self->y = new_numbers (q * q);
  self->weights = new_numbers (q * q);
  self->units = 0;
  for (gsize i = 0; i < q * q; i++)
    {
      self->x.values[i] = levels.values ? levels.values[i / q] : (double) (i / q);
      self->y.values[i] = levels.values ? levels.values[i % q] : (double) (i % q);
      self->weights.values[i] = table->values[i];
      self->units += table->values[i];
      self->units_unknown = self->units_unknown || table->values[i] != floor (table->values[i]);
      if (!(table->values[i] >= 0))
        stance_request_fault (request, STANCE_SECTION_DATA, "table", "a negative number or null", "counts");
    }
  self->range = isnan (self->range) ? q - 1.0 : self->range;
}

static void
read_rows (StanceRequest *request, Pair *self)
{
  self->x = stance_request_need_numbers (request, STANCE_SECTION_DATA, "x");
  self->y = stance_request_need_numbers (request, STANCE_SECTION_DATA, "y");
  self->weights = stance_request_get_numbers (request, STANCE_SECTION_DATA, "weights");
  stance_request_need_length (request, STANCE_SECTION_DATA, "y", self->y.n, self->x.n);
  if (self->weights.values)
    stance_request_need_length (request, STANCE_SECTION_DATA, "weights", self->weights.n, self->x.n);
  for (gsize i = 0; i < self->weights.n; i++)
    if (!(self->weights.values[i] >= 0))
      stance_request_fault (request, STANCE_SECTION_DATA, "weights", "a negative number or null", "weights of 0 or more");
}

static gboolean
compare (StanceRequest *request, StanceAnswer *answer, StanceValuedFigures *figures)
{
  g_auto (Pair) pair = { .range = read_range (request), .units = NAN };
  guint kind = stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "disagreement", kinds);

  if (stance_request_has (request, STANCE_SECTION_DATA, "table"))
    read_table (request, &pair);
  else
    read_rows (request, &pair);
  if (stance_request_failed (request))
    return FALSE;
  *figures = stance_valued_compare (&(StanceValued) { pair.x.values, pair.y.values, pair.weights.values, pair.x.n, (StanceValuedKind) kind, pair.range });
  if (pair.units_unknown)
    stance_answer_hide_n (answer);
  else if (!isnan (pair.units))
    figures->s.n = figures->kappa.n = figures->pi.n = figures->a.n = (gsize) (pair.units + 0.5);
  return TRUE;
}

static void
give (StanceAnswer *answer, const StanceFigure *value, const StanceValuedFigures *figures)
{
  stance_answer_set_figure (answer, value);
  stance_answer_add_figure (answer, "S", &figures->s);
  stance_answer_add_figure (answer, "kappa", &figures->kappa);
  stance_answer_add_figure (answer, "pi", &figures->pi);
  stance_answer_add_figure (answer, "A", &figures->a);
  stance_answer_add_number (answer, "observed_disagreement", figures->observed);
  stance_answer_add_number (answer, "expected_disagreement", figures->expected);
  stance_answer_add_number (answer, "expected_disagreement_pooled", figures->pooled);
  stance_answer_add_reason (answer, "observed_disagreement", figures->s.reason);
  stance_answer_add_reason (answer, "expected_disagreement", figures->s.reason);
  stance_answer_add_reason (answer, "expected_disagreement_pooled", figures->s.reason);
}

static void
run_kappa (StanceRequest *request, StanceAnswer *answer)
{
  StanceValuedFigures figures;

  if (compare (request, answer, &figures))
    give (answer, &figures.kappa, &figures);
}

static void
run_pi (StanceRequest *request, StanceAnswer *answer)
{
  StanceValuedFigures figures;

  if (compare (request, answer, &figures))
    give (answer, &figures.pi, &figures);
}

static void
run_a (StanceRequest *request, StanceAnswer *answer)
{
  StanceValuedFigures figures;

  if (compare (request, answer, &figures))
    give (answer, &figures.a, &figures);
}

#define DATA "x, y: positions of two parties, issue by issue, and weights of the issues; or table: issues by position of the two"
#define OPTIONS "disagreement: squared, absolute or nominal; the scale as range (its width), scale [low, high] or levels, needed for S and A only"

const StanceCalculation stance_calculations_valued[] = {
  { "hage-kappa", DATA, OPTIONS, "Häge's kappa for valued positions; S, pi and A beside it", run_kappa, STANCE_SAMPLING_UNITS, 1 },
  { "hage-pi", DATA, OPTIONS, "Häge's pi for valued positions; S, kappa and A beside it", run_pi, STANCE_SAMPLING_UNITS, 1 },
  { "alignment-index", DATA, OPTIONS, "Index A of Benati and Capurri: S less what S is expected to be if the two rows were independent",
    run_a, STANCE_SAMPLING_UNITS, 1 },
  { NULL },
};
