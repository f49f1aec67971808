/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sides that a workbook of a comparison has: a sheet "Statements A" and so on for each. */
#include <string.h>

#include "stance-input-private.h"
#include "stance-limits-private.h"
#include "stance-source-files-private.h"

#define STATEMENTS "Statements "
#define MAX_ROWS 200 /* of Read me, at the top of which is what the sides are */

static StanceXlsx *
open_xlsx (const char *path)
{
  g_autoptr (GInputStream) raw = stance_input_open (path, NULL);
  g_autoptr (GBufferedInputStream) stream = raw ? stance_input_buffer (raw, NULL) : NULL;
  gsize length = 0;
  const char *head = stream ? stance_input_head (stream, &length, NULL) : NULL;
  GByteArray *all = head && stance_xlsx_is (head, length) ? stance_input_read_all (G_INPUT_STREAM (stream), STANCE_LIMIT_JSON_BYTES, NULL) : NULL;
  g_autoptr (GBytes) bytes = all ? g_byte_array_free_to_bytes (all) : NULL;

  return bytes ? stance_xlsx_new (path, bytes, NULL) : NULL;
}

/* "A" of "Statements A"; NULL for other sheets, and for "Statements A 2". */
static const char *
label_of (const char *sheet)
{
  const char *label = g_str_has_prefix (sheet, STATEMENTS) ? sheet + strlen (STATEMENTS) : "";

  return *label && label[strspn (label, G_CSET_A_2_Z)] == '\0' ? label : NULL;
}

/* What Read me says of each label, else the label. */
static void
read_titles (StanceXlsx *xlsx, const char *const *labels, char **titles)
{
  guint sheet = 0, row = 0;

  while (sheet < stance_xlsx_get_n_sheets (xlsx) && !g_str_equal (stance_xlsx_get_sheet (xlsx, sheet), "Read me"))
    sheet++;
  if (sheet < stance_xlsx_get_n_sheets (xlsx) && stance_xlsx_open (xlsx, sheet, NULL))
    while (row < MAX_ROWS)
      {
        g_autoptr (GPtrArray) cells = stance_xlsx_next (xlsx, &row, NULL);
        const char *label = cells && cells->len > 1 ? g_ptr_array_index (cells, 0) : NULL;

        if (!cells)
          break;
        for (guint i = 0; label && labels[i]; i++)
          if (!titles[i] && g_str_equal (labels[i], label))
            titles[i] = g_strdup (g_ptr_array_index (cells, 1));
      }
  for (guint i = 0; labels[i]; i++)
    if (!titles[i])
      titles[i] = g_strdup (labels[i]);
}

/**
 * stance_source_list_sides:
 * @path: a file; "-", standard input, has none
 * @titles: (out) (optional) (array zero-terminated=1) (transfer full): what each side is called
 *
 * Lists the sides that a workbook has which stance_workbook_new_of_sides() wrote: "A", "B" and so on, in the order of its sheets. Each may be read with
 * stance_source_new_for_side().
 *
 * Returns: (transfer full) (array zero-terminated=1): the sides; empty when the file is no such workbook, or cannot be read
 */
char **
stance_source_list_sides (const char *path, char ***titles)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  StanceXlsx *xlsx = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  if (!g_str_equal (path, "-") && !g_file_test (path, G_FILE_TEST_IS_DIR))
    xlsx = open_xlsx (path);
  for (guint i = 0; xlsx && i < stance_xlsx_get_n_sheets (xlsx); i++)
    if (label_of (stance_xlsx_get_sheet (xlsx, i)))
      g_strv_builder_add (builder, label_of (stance_xlsx_get_sheet (xlsx, i)));
  labels = g_strv_builder_end (builder);
  if (titles)
    *titles = g_new0 (char *, g_strv_length (labels) + 1);
  if (titles && xlsx)
    read_titles (xlsx, (const char *const *) labels, *titles);
  g_clear_pointer (&xlsx, stance_xlsx_free);
  return g_steal_pointer (&labels);
}
