/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of who goes together: trees of distances, clusters, coalitions. */
#include "stance-calculation-private.h"
#include "stance-coalitions-private.h"
#include "stance-correlation-private.h"
#include "stance-dendrogram-private.h"
#include "stance-request-square-private.h"
#include "stance-silhouette-private.h"

/* R's form: leaves are negative, earlier merges positive, both counted from 1. */
static void
add_merges (StanceAnswer *answer, const StanceDendrogram *tree)
{
  gsize count = tree->leaves - 1;
  g_autoptr (StanceArray) merges = stance_array_new (count, 2);
  g_autofree double *heights = g_new (double, tree->leaves);
  gboolean unknown = FALSE;

  for (gsize i = 0; i < count; i++)
    {
      const StanceMerge *merge = &tree->merges[i];

      stance_array_set (merges, i, 0, merge->left < 0 ? merge->left : merge->left + 1);
      stance_array_set (merges, i, 1, merge->right < 0 ? merge->right : merge->right + 1);
      heights[i] = merge->height;
      unknown |= isnan (merge->height);
    }
  stance_answer_add_array (answer, "merges", merges);
  stance_answer_add_numbers (answer, "heights", heights, count);
  if (unknown)
    stance_answer_add_reason (answer, "heights", STANCE_REASON_NOTHING_SHARED);
}

/* How truly the tree keeps the distances: Pearson's r over the pairs (Sokal and Rohlf 1962). */
static void
add_cophenetic (StanceAnswer *answer, const StanceDendrogram *tree, const StanceArray *distances)
{
  g_autoptr (StanceArray) cophenetic = stance_dendrogram_cophenetic (tree);
  gsize n = tree->leaves;
  g_autofree double *x = g_new (double, n * n);
  g_autofree double *y = g_new (double, n * n);
  gsize count = 0;
  StanceFigure r;

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < i; j++)
      {
        x[count] = stance_array_get (distances, i, j);
        y[count++] = stance_array_get (cophenetic, i, j);
      }
  r = stance_correlation_pearson (x, y, count);
  stance_answer_add_array (answer, "cophenetic", cophenetic);
  stance_answer_add_figure (answer, "cophenetic_correlation", &r);
}

static void
add_order (StanceAnswer *answer, const StanceDendrogram *tree)
{
  g_autofree gsize *order = g_new (gsize, tree->leaves);
  g_autofree double *numbers = g_new (double, tree->leaves);

  stance_dendrogram_order (tree, order);
  for (gsize i = 0; i < tree->leaves; i++)
    numbers[i] = (double) order[i] + 1;
  stance_answer_add_numbers (answer, "order", numbers, tree->leaves);
}

static void
add_labels (StanceAnswer *answer, const char *name, const guint *labels, gsize n)
{
  g_autofree double *numbers = g_new (double, MAX (n, 1));

  for (gsize i = 0; i < n; i++)
    numbers[i] = labels[i] > 0 ? labels[i] : NAN;
  stance_answer_add_numbers (answer, name, numbers, n);
}

/* The cut that "k" (how many clusters) or "h" (at what height) asks for. */
static void
add_cut (StanceAnswer *answer, const StanceDendrogram *tree, gsize k, double height)
{
  g_autofree guint *labels = g_new (guint, tree->leaves);

  if (k == 0 && isnan (height))
    return;
  stance_dendrogram_cut (tree, k > 0 ? k : stance_dendrogram_count_at (tree, height), labels);
  add_labels (answer, "clusters", labels, tree->leaves);
}

static void
run_clustering (StanceRequest *request, StanceAnswer *answer)
{
  static const char *const methods[] = { "average", "single", "complete", "ward.D2", "ward.D", NULL }; /* as StanceLinkage */
  static const char *const missing[] = { "refuse", "known", NULL };
  static const char *const names[] = { "heights", "merges", "order", "cophenetic", NULL };
  g_autoptr (StanceArray) distances = stance_request_need_distances (request, "distances");
  gsize n = distances ? distances->rows : 0;
  StanceLinkage linkage = stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "method", methods);
  gboolean known_only = stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "missing", missing) == 1;
  gsize k = stance_request_get_whole (request, "k", 0, 1, MAX (n, 1));
  double height = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "h", NAN);
  g_auto (StanceDendrogram) tree = { 0 };
  StanceReason reason;

  if (stance_request_failed (request))
    return;
  stance_answer_set_n (answer, n);
  stance_answer_add_text (answer, "method", methods[linkage]);
  reason = stance_dendrogram_build (&tree, distances, linkage, known_only);
  if (reason != STANCE_REASON_NONE)
    {
      stance_answer_refuse (answer, names, reason);
      return;
    }
  add_merges (answer, &tree);
  add_order (answer, &tree);
  add_cut (answer, &tree, k, height);
  add_cophenetic (answer, &tree, distances);
}

static void
run_silhouette (StanceRequest *request, StanceAnswer *answer)
{
  g_autoptr (StanceArray) distances = stance_request_need_distances (request, "distances");
  gsize n = distances ? distances->rows : 0;
  guint clusters;
  g_autofree guint *labels = stance_request_get_clusters (request, n, &clusters);
  g_auto (StanceSilhouette) silhouette = { 0 };

  if (!labels)
    stance_request_fault (request, STANCE_SECTION_DATA, "clusters", "nothing", "the number of each object's cluster");
  if (stance_request_failed (request))
    return;
  stance_silhouette_init (&silhouette, distances, labels, clusters);
  stance_answer_set_figure (answer, &silhouette.mean);
  stance_answer_add_figure (answer, "mean", &silhouette.mean);
  stance_answer_add_numbers (answer, "widths", silhouette.widths, n);
  if (silhouette.mean.n < n)
    stance_answer_add_reason (answer, "widths", silhouette.mean.reason == STANCE_REASON_NONE ? STANCE_REASON_INCOMPLETE : silhouette.mean.reason);
  add_labels (answer, "neighbours", silhouette.neighbours, n);
}

static StanceArray *
need_agreements (StanceRequest *request)
{
  StanceArray *agreements = stance_request_get_symmetric (request, "agreements");

  if (!agreements)
    stance_request_fault (request, STANCE_SECTION_DATA, "agreements", "nothing", "lists of numbers");
  return agreements;
}

static double
get_resolution (StanceRequest *request)
{
  double resolution = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "resolution", 1);

  if (resolution < 0)
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "resolution", "a negative number", "0 or more");
  return resolution;
}

static void
run_modularity (StanceRequest *request, StanceAnswer *answer)
{
  g_autoptr (StanceArray) agreements = need_agreements (request);
  double resolution = get_resolution (request);
  guint clusters;
  g_autofree guint *labels = stance_request_get_clusters (request, agreements ? agreements->rows : 0, &clusters);
  StanceFigure figure;

  if (!labels)
    stance_request_fault (request, STANCE_SECTION_DATA, "clusters", "nothing", "the number of each party's group");
  if (stance_request_failed (request))
    return;
  figure = stance_modularity (agreements, labels, resolution);
  stance_answer_set_figure (answer, &figure);
}

static void
run_coalitions (StanceRequest *request, StanceAnswer *answer)
{
  g_autoptr (StanceArray) agreements = need_agreements (request);
  double resolution = get_resolution (request);
  g_auto (StanceCoalitions) coalitions = { 0 };

  if (stance_request_failed (request))
    return;
  stance_coalitions_find (&coalitions, agreements, resolution);
  stance_answer_set_figure (answer, &coalitions.modularity);
  if (coalitions.count == 0)
    return;
  add_labels (answer, "clusters", coalitions.labels, agreements->rows);
  stance_answer_add_number (answer, "count", coalitions.count);
  stance_answer_add_text (answer, "search", coalitions.exact ? "all partitions" : "local moves");
}

const StanceCalculation stance_calculations_clusters[] = {
  { "hierarchical-clustering", "distances: square and symmetric",
    "method: average, single, complete, ward.D2, ward.D; missing: refuse, or known (means over known pairs; not for Ward); k or h: cut into k, at height h",
    "merges and order as R's hclust (leaves negative, counted from 1), heights, cophenetic distances and their correlation with those given", run_clustering },
  { "silhouette", "distances; clusters: numbers from 1, null for none", NULL, "Rousseeuw's silhouette widths over known distances, and their mean, -1 to 1",
    run_silhouette },
  { "modularity", "agreements: square and symmetric, any sign, null where unknown; clusters: numbers from 1, null for one alone", "resolution (1)",
    "Newman and Girvan's modularity, with negative weights as Gomez, Jensen and Arenas; unknown pairs are left out of observation and expectation",
    run_modularity },
  { "coalitions", "agreements: square and symmetric, any sign, null where unknown", "resolution (1)",
    "the groups of the greatest modularity, and its value: up to ten parties all partitions are tried, beyond that local moves", run_coalitions },
  { NULL },
};
