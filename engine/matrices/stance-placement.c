/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-error.h>

#include "stance-sums-private.h"
#include "stance-word-counts-private.h"
#include "stance-wordfish-private.h"
#include "stance-wordscores-private.h"

/* 1.96 standard errors to either side hold 95 % of a normal distribution. */
#define NORMAL_95 1.959963984540054

struct _StancePlacement
{
  StanceNames *parties;
  StanceArray *scores; /* parties x (position, its error); NaN where missing */
  double *words;       /* that each party is placed by */
  StanceReason reason; /* why those that are missing are */
  const char *method;
  char *report;
};

G_DEFINE_BOXED_TYPE (StancePlacement, stance_placement, stance_placement_ref, stance_placement_unref)

static void
placement_clear (StancePlacement *self)
{
  g_clear_pointer (&self->parties, stance_names_free);
  g_clear_pointer (&self->scores, stance_array_free);
  g_free (self->words);
  g_free (self->report);
}

static StancePlacement *
placement_alloc (StanceWordCounts *counts, const char *method)
{
  StancePlacement *self = g_atomic_rc_box_new0 (StancePlacement);
  gsize size = counts->counts->rows;

  self->parties = stance_names_new_take (stance_names_dup (counts->parties));
  self->scores = stance_array_new (size, 2);
  self->words = g_new0 (double, size + 1);
  self->method = method;
  for (gsize row = 0; row < size; row++)
    for (gsize word = 0; word < counts->counts->columns; word++)
      self->words[row] += stance_array_get (counts->counts, row, word);
  return self;
}

static gboolean
find_party (StanceWordCounts *counts, const char *name, guint *row, GError **error)
{
  *row = stance_names_find (counts->parties, name);
  if (*row != STANCE_NO_NAME)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNKNOWN_PARTY, "scale: found party '%s', expected one of those that are quoted", name);
  return FALSE;
}

static gboolean
check_reason (StanceReason reason, GError **error)
{
  if (reason == STANCE_REASON_NONE)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "scale: the parties cannot be placed by these words: %s", stance_reason_to_string (reason));
  return FALSE;
}

static const char *
describe_stop (StanceWordfishStop stop)
{
  static const char *const ways[] = { "settled", "the log posterior fell", "all rounds were used" };

  return ways[stop];
}

/* The two that say which way the line points: those asked for, else the two with the most words. */
static gboolean
find_ends (StanceWordCounts *counts, const char *low, const char *high, StanceWordfishOptions *options, GError **error)
{
  guint rows[2] = { 0, 0 };

  if ((low && !find_party (counts, low, &rows[0], error)) || (high && !find_party (counts, high, &rows[1], error)))
    return FALSE;
  for (guint row = 0; !low && row < counts->counts->rows; row++)
    if (row != rows[1] && (rows[0] == rows[1]))
      rows[0] = row;
  for (guint row = 0; !high && row < counts->counts->rows; row++)
    if (row != rows[0] && (rows[0] == rows[1]))
      rows[1] = row;
  options->low = rows[0];
  options->high = rows[1];
  return TRUE;
}

/**
 * stance_placement_new_wordfish:
 * @counts: the words
 * @low: (nullable): a party that is to stand below @high; %NULL: the first one that is not @high
 * @high: (nullable): a party that is to stand above @low; %NULL: the first one that is not @low
 * @error: return location for an error
 *
 * Places parties by their words alone: the count of a word is Poisson with log rate alpha + psi + beta theta (J. B. Slapin and S.-O. Proksch 2008, "A
 * scaling model for estimating time-series party positions from texts", American Journal of Political Science 52, 705-722), with normal priors of
 * standard deviation 3 on beta and 1 on theta. Positions have mean 0 and standard deviation 1; what the line means is for the reader to say. @low and
 * @high tell which way it points.
 *
 * Errors: %STANCE_ERROR_UNKNOWN_PARTY; %STANCE_ERROR_NO_DATA when there are fewer than two parties or words, or they use all words alike.
 *
 * Returns: (transfer full) (nullable): the placement, %NULL on an error
 */
StancePlacement *
stance_placement_new_wordfish (StanceWordCounts *counts, const char *low, const char *high, GError **error)
{
  StanceWordfishOptions options = { { INFINITY, INFINITY, 3, 1 }, 1e-6, 1e-8, TRUE, 1000, 0, 0 };
  g_auto (StanceWordfish) fit = { 0 };
  g_autoptr (StancePlacement) self = NULL;

  g_return_val_if_fail (counts != NULL, NULL);
  if (!find_ends (counts, low, high, &options, error))
    return NULL;
  stance_wordfish_fit (&fit, counts->counts, &options);
  if (!check_reason (fit.reason, error))
    return NULL;
  self = placement_alloc (counts, "wordfish");
  self->reason = STANCE_REASON_NO_DATA;
  for (gsize row = 0; row < self->scores->rows; row++)
    {
      stance_array_set (self->scores, row, 0, fit.theta[row]);
      stance_array_set (self->scores, row, 1, fit.theta_error[row]);
    }
  self->report = g_strdup_printf ("%u words, %u rounds (%s), log likelihood %.2f", stance_names_size (counts->words), fit.iterations,
                                  describe_stop (fit.stop), fit.log_likelihood);
  return g_steal_pointer (&self);
}

static gboolean
place_references (StanceWordCounts *counts, const char *const *references, const double *positions, double *placed, GError **error)
{
  for (gsize row = 0; row < counts->counts->rows; row++)
    placed[row] = NAN;
  for (guint i = 0; references[i]; i++)
    {
      guint row;

      if (!find_party (counts, references[i], &row, error))
        return FALSE;
      placed[row] = positions[i];
    }
  return TRUE;
}

/**
 * stance_placement_new_wordscores:
 * @counts: the words
 * @references: (array zero-terminated=1): parties whose positions are known
 * @positions: (array): their positions, as many as @references
 * @error: return location for an error
 *
 * Places parties by the words they share with parties whose positions are given: the raw scores of M. Laver, K. Benoit and J. Garry 2003 ("Extracting
 * policy positions from political texts using words as data", American Political Science Review 97, 311-331) with their standard errors. Raw scores lie
 * close together, as most words are everybody's; their order and their distances relative to each other are what counts. The references are placed
 * again, by their own words.
 *
 * Errors: %STANCE_ERROR_UNKNOWN_PARTY; %STANCE_ERROR_NO_DATA below two references, or when one has no words.
 *
 * Returns: (transfer full) (nullable): the placement, %NULL on an error
 */
StancePlacement *
stance_placement_new_wordscores (StanceWordCounts *counts, const char *const *references, const double *positions, GError **error)
{
  g_auto (StanceWordscores) fit = { 0 };
  g_autofree double *placed = NULL;
  g_autofree gboolean *predict = NULL;
  g_autoptr (StancePlacement) self = NULL;

  g_return_val_if_fail (counts != NULL && references != NULL && positions != NULL, NULL);
  placed = g_new (double, counts->counts->rows + 1);
  predict = g_new (gboolean, counts->counts->rows + 1);
  if (!place_references (counts, references, positions, placed, error))
    return NULL;
  for (gsize row = 0; row < counts->counts->rows; row++)
    predict[row] = TRUE;
  stance_wordscores_fit (&fit, counts->counts, placed, &(StanceWordscoresOptions) { 0, predict });
  if (!check_reason (fit.raw.reason, error))
    return NULL;
  self = placement_alloc (counts, "wordscores");
  self->reason = STANCE_REASON_NO_DATA;
  for (gsize i = 0; i < fit.n; i++)
    {
      stance_array_set (self->scores, fit.documents[i], 0, fit.raw.scores[i]);
      stance_array_set (self->scores, fit.documents[i], 1, fit.raw.errors[i]);
    }
  self->report = g_strdup_printf ("%" G_GSIZE_FORMAT " scored words, %u references", fit.scored_words, g_strv_length ((char **) references));
  return g_steal_pointer (&self);
}

/**
 * stance_placement_ref:
 * @self: a placement
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StancePlacement *
stance_placement_ref (StancePlacement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_placement_unref:
 * @self: (transfer full): a placement
 *
 * Gives a reference back; the last one frees it. May be called from any thread.
 */
void
stance_placement_unref (StancePlacement *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) placement_clear);
}

/**
 * stance_placement_get_method:
 * @self: a placement
 *
 * Names the method: wordfish or wordscores.
 *
 * Returns: (transfer none): the name
 */
const char *
stance_placement_get_method (StancePlacement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->method;
}

/**
 * stance_placement_get_report:
 * @self: a placement
 *
 * Tells what it rests on: words, and how the iteration ended.
 *
 * Returns: (transfer none): a line for people
 */
const char *
stance_placement_get_report (StancePlacement *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->report;
}

/**
 * stance_placement_get_size:
 * @self: a placement
 *
 * Counts the parties.
 *
 * Returns: the number
 */
guint
stance_placement_get_size (StancePlacement *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return stance_names_size (self->parties);
}

/**
 * stance_placement_get_party:
 * @self: a placement
 * @row: a party, from 0
 *
 * Names a party.
 *
 * Returns: (transfer none): its name
 */
const char *
stance_placement_get_party (StancePlacement *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < stance_names_size (self->parties), NULL);
  return stance_names_get (self->parties, row);
}

/**
 * stance_placement_get_score:
 * @self: a placement
 * @row: a party, from 0
 * @score: (out caller-allocates): its position, n the words it is placed by, spread the standard error, low and high 1.96 of these to either side
 *
 * Gives where a party stands. NaN when none of its words counts.
 *
 * Returns: whether it could be placed
 */
gboolean
stance_placement_get_score (StancePlacement *self, guint row, StanceScore *score)
{
  double error;

  g_return_val_if_fail (self != NULL && score != NULL && row < stance_names_size (self->parties), FALSE);
  stance_score_set_missing (score, (guint) self->words[row]);
  score->value = stance_array_get (self->scores, row, 0);
  error = stance_array_get (self->scores, row, 1);
  if (isnan (score->value) || isnan (error))
    return !isnan (score->value);
  score->spread = error;
  score->low = score->value - NORMAL_95 * error;
  score->high = score->value + NORMAL_95 * error;
  return TRUE;
}

/**
 * stance_placement_get_reason:
 * @self: a placement
 * @row: a party, from 0
 *
 * Tells why a party has no position.
 *
 * Returns: the reason, %STANCE_REASON_NONE when it has one
 */
StanceReason
stance_placement_get_reason (StancePlacement *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < stance_names_size (self->parties), STANCE_REASON_NO_DATA);
  return isnan (stance_array_get (self->scores, row, 0)) ? self->reason : STANCE_REASON_NONE;
}
