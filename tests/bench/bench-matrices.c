/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast, and in how much memory, measures are computed, on one core. peers.py runs this beside what numpy, scipy and scikit-learn do with the same
 * numbers.
 *
 * usage: bench-matrices WORKLOAD FILE ROWS COLUMNS [LEVELS]
 *
 * FILE holds ROWS x COLUMNS doubles, row by row, NaN where missing: parties x issues; of alpha, raters x units; of bootstrap, statements with the numbers
 * of their party and issue, and their position. Prints one line of JSON: seconds of the processor (the best of five runs), the
 * megabytes that were taken beyond the data, and a sum of what was computed, so that two programs can be seen to have computed the same. */
#include <math.h>
#include <stance/stance-bootstrap.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "stance-all-pairs-agreement-private.h"
#include "stance-alpha-private.h"
#include "stance-grid-private.h"
#include "stance-statement-private.h"
#include "stance-weighting-private.h"

#define RUNS 5

typedef struct
{
  const StanceArray *data;
  guint levels;
} Task;

typedef struct
{
  const char *name;
  double (*run) (const Task *task);
} Workload;

static double
seconds (void)
{
  struct timespec t;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double) t.tv_sec + (double) t.tv_nsec / 1e9;
}

/* Of some rows, which is enough to tell: the sum should cost next to nothing. */
static double
sum_up (const StanceAllPairs *pairs)
{
  double sum = 0;

  for (gsize row = 0; row < MIN (pairs->size, 50); row++)
    for (gsize column = row; column < pairs->size; column++)
      {
        gsize i = stance_all_pairs_index (pairs, row, column);

        if (pairs->reasons[i] == STANCE_REASON_NONE)
          sum += pairs->values[i];
      }
  return sum;
}

static double
run_proximity (const Task *task)
{
  g_autoptr (StanceAllPairs) pairs = stance_all_pairs_closeness (task->data, &(StanceCloseness) { NULL, 2, 1, -1, 1, FALSE });

  return sum_up (pairs);
}

/* As scikit-learn's nan_euclidean_distances() has it: the sum of the squares over the shared issues, scaled up to all issues. */
static double
run_euclidean (const Task *task)
{
  const StanceCloseness closeness = { NULL, 1, 0, sqrt ((double) task->data->columns), 2, TRUE };
  g_autoptr (StanceAllPairs) pairs = stance_all_pairs_closeness (task->data, &closeness);

  return sum_up (pairs);
}

static double
run_kappa (const Task *task)
{
  const gsize size = task->data->rows * task->data->columns;
  const double step = 2.0 / (task->levels - 1);
  g_autofree int *codes = g_new (int, size);
  g_autofree double *levels = g_new (double, task->levels);
  g_autoptr (StanceArray) weights = NULL;
  g_autoptr (StanceAllPairs) pairs = NULL;

  for (guint i = 0; i < task->levels; i++)
    levels[i] = i * step - 1;
  for (gsize i = 0; i < size; i++)
    codes[i] = isnan (task->data->values[i]) ? -1 : (int) ((task->data->values[i] + 1) / step + 0.5);
  weights = stance_weighting_new (STANCE_WEIGHTING_QUADRATIC, levels, task->levels);
  pairs = stance_all_pairs_agreement (&(StanceRatingCodes) { codes, task->data->rows, task->data->columns }, weights, STANCE_COEFFICIENT_COHEN);
  return sum_up (pairs);
}

static double
run_alpha (const Task *task)
{
  g_autoptr (StanceArray) units = stance_array_transpose (task->data);

  return stance_alpha (units, STANCE_METRIC_INTERVAL).value;
}

static StanceTable *
make_table (const StanceArray *data)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  for (gsize i = 0; i < data->rows; i++)
    {
      g_autofree char *document = g_strdup_printf ("%" G_GSIZE_FORMAT, i);
      g_autofree char *party = g_strdup_printf ("p%.0f", stance_array_get (data, i, 0));
      g_autofree char *issue = g_strdup_printf ("i%.0f", stance_array_get (data, i, 1));
      StanceStatementFields fields = { .document = document, .holder = party, .holder_party = party, .issue = issue,
                                       .position = stance_grid_from_double (stance_array_get (data, i, 2)), .weight = STANCE_GRID };

      g_ptr_array_add (statements, stance_statement_new_from_fields (&fields));
    }
  return stance_table_new (statements, NULL, STANCE_LEVEL_PARTY, 1, NULL);
}

/* Low and high ends of 1,000 replicates' intervals, added up. */
static double
run_bootstrap (const Task *task)
{
  g_autoptr (StanceTable) table = make_table (task->data);
  g_autoptr (StanceMatrix) matrix = stance_matrix_new (table, NULL, STANCE_MEASURE_AGREEMENT, 1, NULL);
  g_autoptr (StanceBootstrap) bootstrap = stance_bootstrap_new (1000, 1);
  g_autoptr (StanceMatrix) sure = NULL;
  double sum = 0;

  stance_bootstrap_set_threads (bootstrap, 1);
  sure = stance_bootstrap_matrix (bootstrap, matrix, table, NULL);
  for (guint a = 0; a < stance_matrix_get_size (sure); a++)
    for (guint b = a + 1; b < stance_matrix_get_size (sure); b++)
      {
        StanceScore score;

        stance_matrix_get_score (sure, stance_matrix_get_party (sure, a), stance_matrix_get_party (sure, b), &score);
        sum += score.low + score.high;
      }
  return sum;
}

static const Workload workloads[] = {
  { "proximity", run_proximity },
  { "euclidean", run_euclidean },
  { "kappa", run_kappa },
  { "alpha", run_alpha },
  { "bootstrap", run_bootstrap },
};

static StanceArray *
read_data (const char *path, guint64 rows, guint64 columns)
{
  StanceArray *data = stance_array_new (rows, columns);
  FILE *file = fopen (path, "rb");

  if (file && data && fread (data->values, sizeof (double), rows * columns, file) != rows * columns)
    g_clear_pointer (&data, stance_array_free);
  if (file)
    fclose (file);
  return file ? data : NULL;
}

/* Begins to take the peak of memory anew: the one of getrusage() may be that of the program that started this one. */
static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  if (file)
    fputs ("5", file);
  if (file)
    fclose (file);
}

static double
peak (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmHWM:");
  return line ? g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024 : NAN;
}

static void
measure (const Workload *workload, const Task *task)
{
  double best = INFINITY, sum = 0, megabytes = 0, before;

  forget_peak ();
  before = peak ();
  for (guint run = 0; run < RUNS; run++)
    {
      double start = seconds ();

      sum = workload->run (task);
      best = MIN (best, seconds () - start);
      megabytes = run == 0 ? peak () - before : megabytes;
    }
  printf ("{\"workload\":\"%s\",\"seconds\":%.6f,\"megabytes\":%.1f,\"sum\":%.10g}\n", workload->name, best, megabytes, sum);
}

int
main (int argc, char **argv)
{
  g_autoptr (StanceArray) data = NULL;
  Task task;

  if (argc >= 5)
    data = read_data (argv[2], g_ascii_strtoull (argv[3], NULL, 10), g_ascii_strtoull (argv[4], NULL, 10));
  task = (Task) { data, argc > 5 ? (guint) g_ascii_strtoull (argv[5], NULL, 10) : 0 };
  for (guint i = 0; data && i < G_N_ELEMENTS (workloads); i++)
    if (strcmp (argv[1], workloads[i].name) == 0)
      {
        measure (&workloads[i], &task);
        return 0;
      }
  fprintf (stderr, "usage: bench-matrices WORKLOAD FILE ROWS COLUMNS [LEVELS]\n");
  return 2;
}
