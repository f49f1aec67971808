/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-dendrogram-private.h"
#include "stance-silhouette-private.h"

#define M NAN
#define MOST 6

typedef struct
{
  const char *name;
  gsize n;
  double places[MOST]; /* on a line; distances are between them */
  StanceLinkage linkage;
  double heights[MOST];
  gsize order[MOST];
  guint two[MOST]; /* cut in two */
} Case;

static const Case lines[] = {
  { "single", 4, { 0, 1, 3, 7 }, STANCE_LINKAGE_SINGLE, { 1, 2, 4 }, { 3, 2, 0, 1 }, { 1, 1, 1, 2 } },
  { "complete", 4, { 0, 1, 3, 7 }, STANCE_LINKAGE_COMPLETE, { 1, 3, 7 }, { 3, 2, 0, 1 }, { 1, 1, 1, 2 } },
  { "average", 4, { 0, 1, 3, 7 }, STANCE_LINKAGE_AVERAGE, { 1, 2.5, 17. / 3 }, { 3, 2, 0, 1 }, { 1, 1, 1, 2 } },
  /* Joining 0.5 (two) with 3 (one): sqrt (2 * 2 / 3) * 2.5; 4/3 (three) with 7: sqrt (2 * 3 / 4) * 17/3. */
  { "ward.D2", 4, { 0, 1, 3, 7 }, STANCE_LINKAGE_WARD_D2, { 1, 2.88675134594812882, 6.94022093788567 }, { 3, 2, 0, 1 }, { 1, 1, 1, 2 } },
  /* Equal gaps: the pair with the lowest leaves first. */
  { "ties", 5, { 0, 1, 2, 3, 4 }, STANCE_LINKAGE_AVERAGE, { 1, 1, 1.5, 2.5 }, { 0, 1, 4, 2, 3 }, { 1, 1, 2, 2, 2 } },
  { "all the same", 3, { 5, 5, 5 }, STANCE_LINKAGE_AVERAGE, { 0, 0 }, { 2, 0, 1 }, { 1, 1, 2 } },
  { "two", 2, { 0, 3 }, STANCE_LINKAGE_WARD_D2, { 3 }, { 0, 1 }, { 1, 2 } },
};

static StanceArray *
make_line (const double *places, gsize n)
{
  StanceArray *distances = stance_array_new (n, n);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      stance_array_set (distances, i, j, fabs (places[i] - places[j]));
  return distances;
}

static void
test_line (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (StanceArray) distances = make_line (c->places, c->n);
  g_auto (StanceDendrogram) tree = { 0 };
  gsize order[MOST];
  guint labels[MOST];

  g_assert_cmpint (stance_dendrogram_build (&tree, distances, c->linkage, FALSE), ==, STANCE_REASON_NONE);
  for (gsize i = 0; i + 1 < c->n; i++)
    g_assert_cmpfloat_with_epsilon (tree.merges[i].height, c->heights[i], 1e-12);
  stance_dendrogram_order (&tree, order);
  stance_dendrogram_cut (&tree, 2, labels);
  for (gsize i = 0; i < c->n; i++)
    {
      g_assert_cmpuint (order[i], ==, c->order[i]);
      g_assert_cmpuint (labels[i], ==, c->two[i]);
    }
}

static StanceArray *
make_random (gsize n, guint32 seed, double missing)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  StanceArray *distances = stance_array_new (n, n);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j <= i; j++)
      {
        double d = i == j ? 0 : g_rand_double (rand) < missing ? NAN : g_rand_double_range (rand, 0.1, 2);

        stance_array_set (distances, i, j, d);
        stance_array_set (distances, j, i, d);
      }
  return distances;
}

/* The distance of clusters by its definition, over all known pairs. */
static double
between (const StanceArray *distances, const guint *labels, const guint pair[2], StanceLinkage linkage)
{
  double sum = 0;
  double least = INFINITY;
  double largest = -INFINITY;
  gsize count = 0;

  for (gsize i = 0; i < distances->rows; i++)
    for (gsize j = 0; j < distances->rows; j++)
      if (labels[i] == pair[0] && labels[j] == pair[1] && !isnan (stance_array_get (distances, i, j)))
        {
          sum += stance_array_get (distances, i, j);
          least = MIN (least, stance_array_get (distances, i, j));
          largest = MAX (largest, stance_array_get (distances, i, j));
          count++;
        }
  if (count == 0)
    return NAN;
  return linkage == STANCE_LINKAGE_SINGLE ? least : linkage == STANCE_LINKAGE_COMPLETE ? largest : sum / count;
}

/* Each merge joins what is nearest by definition among the clusters there are. */
static void
check_step (const StanceArray *distances, const StanceDendrogram *tree, gsize step, StanceLinkage linkage)
{
  gsize clusters = tree->leaves - step;
  g_autofree guint *labels = g_new (guint, tree->leaves);
  double nearest = INFINITY;

  stance_dendrogram_cut (tree, clusters, labels);
  for (guint a = 1; a <= clusters; a++)
    for (guint b = 1; b < a; b++)
      {
        double d = between (distances, labels, (guint[]) { a, b }, linkage);

        nearest = isnan (d) ? nearest : MIN (nearest, d);
      }
  if (isinf (nearest))
    g_assert_true (isnan (tree->merges[step].height));
  else
    g_assert_cmpfloat_with_epsilon (tree->merges[step].height, nearest, 1e-9);
}

static void
test_definition (void)
{
  static const StanceLinkage linkages[] = { STANCE_LINKAGE_SINGLE, STANCE_LINKAGE_COMPLETE, STANCE_LINKAGE_AVERAGE };

  for (guint seed = 0; seed < 12; seed++)
    for (guint i = 0; i < G_N_ELEMENTS (linkages); i++)
      {
        g_autoptr (StanceArray) distances = make_random (14, seed, (seed % 4) * 0.3);
        g_auto (StanceDendrogram) tree = { 0 };

        g_assert_cmpint (stance_dendrogram_build (&tree, distances, linkages[i], TRUE), ==, STANCE_REASON_NONE);
        for (gsize step = 0; step + 1 < tree.leaves; step++)
          check_step (distances, &tree, step, linkages[i]);
      }
}

/* Heights never fall, and so cophenetic distances are ultrametric. */
static void
test_ultrametric (void)
{
  for (StanceLinkage linkage = STANCE_LINKAGE_AVERAGE; linkage <= STANCE_LINKAGE_WARD_D; linkage++)
    {
      g_autoptr (StanceArray) distances = make_random (20, 3, 0);
      g_auto (StanceDendrogram) tree = { 0 };
      g_autoptr (StanceArray) heights = NULL;

      g_assert_cmpint (stance_dendrogram_build (&tree, distances, linkage, FALSE), ==, STANCE_REASON_NONE);
      heights = stance_dendrogram_cophenetic (&tree);
      for (gsize i = 0; i < 20; i++)
        for (gsize j = 0; j < 20; j++)
          for (gsize k = 0; k < 20; k++)
            g_assert_cmpfloat (stance_array_get (heights, i, j), <=,
                               MAX (stance_array_get (heights, i, k), stance_array_get (heights, k, j)) + 1e-12);
    }
}

static void
test_missing (void)
{
  static const double gap[] = { 0, 1, M, 1, 0, M, M, M, 0 };
  g_autoptr (StanceArray) distances = stance_array_new (3, 3);
  g_autoptr (StanceArray) none = stance_array_new (0, 0);
  g_auto (StanceDendrogram) tree = { 0 };
  guint labels[3];

  for (gsize i = 0; i < 9; i++)
    distances->values[i] = gap[i];
  g_assert_cmpint (stance_dendrogram_build (&tree, none, STANCE_LINKAGE_SINGLE, TRUE), ==, STANCE_REASON_NO_DATA);
  g_assert_cmpint (stance_dendrogram_build (&tree, distances, STANCE_LINKAGE_SINGLE, FALSE), ==, STANCE_REASON_INCOMPLETE);
  g_assert_cmpint (stance_dendrogram_build (&tree, distances, STANCE_LINKAGE_WARD_D2, TRUE), ==, STANCE_REASON_INCOMPLETE);
  g_assert_cmpint (stance_dendrogram_build (&tree, distances, STANCE_LINKAGE_AVERAGE, TRUE), ==, STANCE_REASON_NONE);
  g_assert_cmpfloat (tree.merges[0].height, ==, 1);
  g_assert_true (isnan (tree.merges[1].height));
  g_assert_cmpuint (stance_dendrogram_count_at (&tree, 100), ==, 2);
  stance_dendrogram_cut (&tree, 2, labels);
  g_assert_cmpuint (labels[0], ==, labels[1]);
  g_assert_cmpuint (labels[2], ==, 2);
}

/* Two blocs told apart, between them one who is known to nobody: a bloc stands together, the unknown at the end. */
static void
test_cluster_order (void)
{
  static const double places[] = { 0, 10, M, 0.5, 10.25, M };
  static const gsize expected[] = { 1, 4, 0, 3, 2, 5 };
  g_autoptr (StanceArray) distances = make_line (places, 6);
  g_autoptr (StanceArray) none = stance_array_new (0, 0);
  g_autoptr (StanceArray) unknown = stance_array_new (3, 3);
  g_autofree gsize *order = stance_cluster_order (distances);
  g_autofree gsize *empty = stance_cluster_order (none);
  g_autofree gsize *given = stance_cluster_order (unknown);

  for (gsize i = 0; i < 6; i++)
    g_assert_cmpuint (order[i], ==, expected[i]);
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpuint (given[i], ==, i);
  g_assert_nonnull (empty);
}

static void
test_silhouette (void)
{
  static const double places[] = { 0, 1, 5, 6, 20 };
  static const guint labels[] = { 1, 1, 2, 2, 3 };
  static const double widths[] = { 1 - 1 / 5.5, 1 - 1 / 4.5, 1 - 1 / 4.5, 1 - 1 / 5.5, 0 };
  static const guint neighbours[] = { 2, 2, 1, 1, 2 };
  g_autoptr (StanceArray) distances = make_line (places, 5);
  g_auto (StanceSilhouette) silhouette = { 0 };

  stance_silhouette_init (&silhouette, distances, labels, 3);
  for (gsize i = 0; i < 5; i++)
    {
      g_assert_cmpfloat_with_epsilon (silhouette.widths[i], widths[i], 1e-12);
      g_assert_cmpuint (silhouette.neighbours[i], ==, neighbours[i]);
    }
  g_assert_cmpuint (silhouette.mean.n, ==, 5);
}

static void
test_silhouette_undefined (void)
{
  static const double places[] = { 0, 1, 5 };
  static const guint one[] = { 2, 2, 2 };
  static const guint without[] = { 1, 2, 0 };
  g_autoptr (StanceArray) distances = make_line (places, 3);
  g_autoptr (StanceArray) unknown = stance_array_new (3, 3);
  g_autoptr (StanceArray) none = stance_array_new (0, 0);

  for (guint i = 0; i < 4; i++)
    {
      const StanceArray *given = i == 1 ? unknown : i == 2 ? none : distances;
      static const StanceReason reasons[] = { STANCE_REASON_NOT_APPLICABLE, STANCE_REASON_INCOMPLETE, STANCE_REASON_NO_DATA, STANCE_REASON_NONE };
      g_auto (StanceSilhouette) silhouette = { 0 };

      stance_silhouette_init (&silhouette, given, i == 0 ? one : without, 2);
      g_assert_cmpint (silhouette.mean.reason, ==, reasons[i]);
      if (i == 3)
        g_assert_true (silhouette.mean.n == 2 && isnan (silhouette.widths[2]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *path = g_strdup_printf ("/dendrogram/line/%s", lines[i].name);

      g_test_add_data_func (path, &lines[i], test_line);
    }
  g_test_add_func ("/dendrogram/definition", test_definition);
  g_test_add_func ("/dendrogram/ultrametric", test_ultrametric);
  g_test_add_func ("/dendrogram/missing", test_missing);
  g_test_add_func ("/dendrogram/cluster-order", test_cluster_order);
  g_test_add_func ("/silhouette/line", test_silhouette);
  g_test_add_func ("/silhouette/undefined", test_silhouette_undefined);
  return g_test_run ();
}
