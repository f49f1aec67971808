/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps: points whose distances come near to given ones. */
#include "stance-calculation-private.h"
#include "stance-request-square-private.h"
#include "stance-scaling-private.h"
#include "stance-smacof-private.h"

static void
run_classical_mds (StanceRequest *request, StanceAnswer *answer)
{
  static const char *const names[] = { "eigenvalues", "GOF", "points", "interpoint_distances", NULL };
  g_autoptr (StanceArray) distances = stance_request_need_distances (request, "distances");
  gsize n = distances ? distances->rows : 0;
  gsize k = stance_request_get_whole (request, "k", n < 3 ? 1 : 2, 1, n < 2 ? 1 : n - 1);
  g_auto (StanceScaling) scaling = { 0 };
  g_autoptr (StanceArray) apart = NULL;
  StanceReason reason;

  if (stance_request_failed (request))
    return;
  stance_answer_set_n (answer, n);
  reason = stance_scaling_classical (&scaling, distances, k);
  if (reason != STANCE_REASON_NONE)
    {
      stance_answer_refuse (answer, names, reason);
      return;
    }
  apart = stance_points_distances (scaling.points);
  stance_answer_add_numbers (answer, "eigenvalues", scaling.eigenvalues, n);
  stance_answer_add_numbers (answer, "GOF", scaling.fit, 2);
  if (isnan (scaling.fit[0]))
    stance_answer_add_reason (answer, "GOF", STANCE_REASON_CONSTANT);
  stance_answer_add_array (answer, "points", scaling.points);
  stance_answer_add_array (answer, "interpoint_distances", apart);
}

static void
check_weights (StanceRequest *request, const StanceArray *weights, gsize n)
{
  if (weights)
    stance_request_need_length (request, STANCE_SECTION_DATA, "weights", weights->rows, n);
  for (gsize i = 0; weights && i < weights->rows * weights->columns; i++)
    if (weights->values[i] < 0)
      stance_request_fault (request, STANCE_SECTION_DATA, "weights", "a negative weight", "none below 0");
}

static void
add_configuration (StanceAnswer *answer, const StanceSmacof *smacof)
{
  g_autoptr (StanceArray) apart = smacof->points ? stance_points_distances (smacof->points) : NULL;

  stance_answer_add_figure (answer, "stress1", &smacof->stress);
  if (!apart)
    return;
  stance_answer_add_number (answer, "stress1_from_torgerson", smacof->torgerson_stress);
  stance_answer_add_number (answer, "raw_stress", smacof->raw_stress);
  stance_answer_add_number (answer, "best_start", smacof->best);
  stance_answer_add_number (answer, "iterations", smacof->iterations);
  stance_answer_add_text (answer, "stopped", smacof->settled ? "eps" : "itmax");
  stance_answer_add_array (answer, "points", smacof->points);
  stance_answer_add_array (answer, "confdist", apart);
}

static void
run_smacof (StanceRequest *request, StanceAnswer *answer)
{
  g_autoptr (StanceArray) distances = stance_request_need_distances (request, "distances");
  g_autoptr (StanceArray) weights = stance_request_get_symmetric (request, "weights");
  gsize n = distances ? distances->rows : 0;
  StanceSmacofOptions options = {
    .k = stance_request_get_whole (request, "k", n < 3 ? 1 : 2, 1, n < 2 ? 1 : n - 1),
    .weights = weights,
    .eps = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "eps", 1e-15),
    .iterations = (guint) stance_request_get_whole (request, "itmax", 10000, 1, 1000000),
    .starts = (guint) stance_request_get_whole (request, "starts", 0, 0, 100000),
    .seed = stance_request_get_whole (request, "seed", 1, 0, G_MAXUINT32),
  };
  g_auto (StanceSmacof) smacof = { 0 };

  check_weights (request, weights, n);
  if (stance_request_failed (request))
    return;
  stance_smacof_fit (&smacof, distances, &options);
  stance_answer_set_figure (answer, &smacof.stress);
  add_configuration (answer, &smacof);
}

const StanceCalculation stance_calculations_maps[] = {
  { "classical-mds", "distances: square and symmetric; none may be missing", "k: dimensions (2)",
    "classical scaling as R's cmdscale: all eigenvalues, GOF (over absolute, over positive eigenvalues), points (farthest entry of each axis positive)",
    run_classical_mds },
  { "smacof", "distances: square and symmetric, null has weight 0; weights: of pairs (1)",
    "k: dimensions (2); starts: random ones beside Torgerson's (0); seed (1); eps: least fall of normalised stress (1e-15); itmax (10000)",
    "stress-1, 0 to 1, of ratio scaling by majorisation; confdist and points in units in which the squares of the distances given add up to n(n-1)/2; "
    "raw_stress in those given", run_smacof },
  { NULL },
};
