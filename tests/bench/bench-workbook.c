/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks of many statements: cells a second, and how much memory they take. */
#include <stdio.h>
#include <stdlib.h>

#include <stance/stance-workbook.h>

#include "bench-common.h"
#include "stance-statement-private.h"
#include "stance-workbook-private.h"

#define BATCH 1000
#define PARTIES 20

static GPtrArray *
make_batch (char **issues, guint first)
{
  GPtrArray *batch = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  guint n_issues = g_strv_length (issues);

  for (guint i = first; i < first + BATCH; i++)
    {
      g_autofree char *document = g_strdup_printf ("article-%u", i / 10);
      g_autofree char *id = g_strdup_printf ("article-%u-%u", i / 10, i % 10);
      g_autofree char *party = g_strdup_printf ("party-%u", i % PARTIES);
      g_autofree char *quote = g_strdup_printf ("The spokesman said for the %uth time that his side would not give up what it had been promised.", i);
      const StanceStatementFields fields = {
        .document = document, .id = id, .holder = "the spokesman", .holder_party = party, .issue = issues[i * 7 % n_issues],
        .position = (gint32) (i * 2654435761u % 20001) - 10000, .weight = 10000, .has_confidence = TRUE, .confidence = 9000, .quote = quote, .has_span = TRUE,
        .span = { i, i + 90 }, .rule = "[give up|cede]", .date = "2025-02-13",
      };

      g_ptr_array_add (batch, stance_statement_new_from_fields (&fields));
    }
  return batch;
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 500000;
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceModel) model = stance_model_load ("ukraine-settlement", &error);
  g_auto (GStrv) issues = model ? stance_model_get_issue_ids (model) : NULL;
  g_autoptr (StanceWorkbook) workbook = model ? stance_workbook_new (model, NULL, &error) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  double before = peak_megabytes (), seconds, cells;
  gint64 begun = g_get_monotonic_time ();
  gboolean ok = workbook != NULL;

  for (guint i = 0; ok && i < n; i += BATCH)
    {
      g_autoptr (GPtrArray) batch = make_batch (issues, i);

      ok = stance_workbook_add (workbook, NULL, batch, &error);
    }
  bytes = ok ? stance_workbook_finish (workbook, &error) : NULL;
  if (!bytes)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  seconds = (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
  cells = (double) n * (STANCE_BOOK_N_COLUMNS - 4); /* those that these statements fill */
  printf ("%u statements: %.1f s, %.0f cells/s, %.0f MB of XLSX; peak memory %.0f MB, %.0f MB of them before the first\n", n, seconds, cells / seconds,
          (double) g_bytes_get_size (bytes) / 1e6, peak_megabytes (), before);
  return 0;
}
