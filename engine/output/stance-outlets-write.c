/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlet against outlet, and what sets them apart. */
#include <math.h>

#include "stance-findings-private.h"
#include "stance-json-write-private.h"
#include "stance-labels-private.h"
#include "stance-write-private.h"

#define MOST_CELLS 3 /* in sentences */
#define TELLING_SHARE 0.05
#define MOST_NAMED 6 /* of more outlets only the ends are named */
#define SAME 1e-9

typedef struct
{
  StanceOutlets *outlets;
  StanceModel *model;
  const StanceStyle *style;
} Writer;

/* The pair that is farthest apart (`sign` 1) or nearest (-1), of those that share a cell; FALSE when none does. */
static gboolean
find_pair (StanceOutlets *outlets, int sign, guint pair[2], StanceScore *best)
{
  gboolean found = FALSE;

  for (guint i = 0; i < stance_outlets_get_n (outlets); i++)
    for (guint k = i + 1; k < stance_outlets_get_n (outlets); k++)
      {
        StanceScore score;

        if (!stance_outlets_get_divergence (outlets, i, k, &score) || (found && sign * (score.value - best->value) <= 0))
          continue;
        found = TRUE;
        *best = score;
        pair[0] = i;
        pair[1] = k;
      }
  return found;
}

static void
describe_pair (const Writer *self, const char *how, const guint pair[2], const StanceScore *score, GPtrArray *lines)
{
  g_ptr_array_add (lines, g_strdup_printf ("%s: %s and %s, %.2f over %u position%s that both give.", how, stance_outlets_get_name (self->outlets, pair[0]),
                                           stance_outlets_get_name (self->outlets, pair[1]), score->value, score->n, score->n == 1 ? "" : "s"));
}

static guint
count_apart (StanceOutlets *outlets)
{
  guint n = 0;

  for (guint i = 0; i < stance_outlets_get_n (outlets); i++)
    for (guint k = i + 1; k < stance_outlets_get_n (outlets); k++)
      n += !stance_outlets_get_divergence (outlets, i, k, NULL);
  return n;
}

/* One pair is no extreme, and what shares no position cannot be told apart. */
static void
describe_pairs (const Writer *self, GPtrArray *lines)
{
  guint n = stance_outlets_get_n (self->outlets), pairs = n * (n - 1) / 2, without = count_apart (self->outlets), far[2], near[2];
  StanceScore farthest, nearest;

  if (find_pair (self->outlets, 1, far, &farthest) && find_pair (self->outlets, -1, near, &nearest))
    {
      describe_pair (self, pairs - without == 1 ? "The only two that give the same positions" : "Farthest apart", far, &farthest, lines);
      if (farthest.value - nearest.value >= SAME)
        describe_pair (self, "Least apart", near, &nearest, lines);
    }
  if (without > 0)
    g_ptr_array_add (lines, g_strdup_printf ("%u of %u pairs give no position of the same party on the same issue.", without, pairs));
}

/* "-1.00 in X (and 3 more)": the end of a cell, lowest (`sign` -1) or highest (1), and how many have it. */
static void
append_end (const Writer *self, guint cell, int sign, GString *text)
{
  guint first = 0, n = 0;
  double end = NAN;
  g_autofree char *value = NULL;

  for (guint i = 0; i < stance_outlets_get_n (self->outlets); i++)
    {
      StanceScore score;

      if (!stance_outlets_get_position (self->outlets, cell, i, &score) || sign * (score.value - end) < 0)
        continue;
      n = fabs (score.value - end) < SAME ? n + 1 : 1;
      first = n == 1 ? i : first;
      end = score.value;
    }
  value = stance_label_signed (end);
  g_string_append_printf (text, "%s in %s", value, stance_outlets_get_name (self->outlets, first));
  if (n > 1)
    g_string_append_printf (text, " (and %u more)", n - 1);
}

/* "from -1.00 in X to +0.50 in Y (and 3 more); 12 give it" */
static void
append_range (const Writer *self, guint cell, guint n, GString *text)
{
  g_string_append (text, " from ");
  append_end (self, cell, -1, text);
  g_string_append (text, " to ");
  append_end (self, cell, 1, text);
  g_string_append_printf (text, "; %u give it", n);
}

static guint
count_positions (const Writer *self, guint cell)
{
  guint n = 0;

  for (guint i = 0; i < stance_outlets_get_n (self->outlets); i++)
    n += stance_outlets_get_position (self->outlets, cell, i, NULL);
  return n;
}

/* "Russia on Sanctions sets them apart most (40 %): -1.00 in X, +0.50 in Y." */
static void
describe_cell (const Writer *self, guint cell, GPtrArray *lines)
{
  GString *text = g_string_new (NULL);
  const char *party = stance_label_party (self->model, stance_outlets_get_party (self->outlets, cell));
  const char *issue = stance_label_issue (self->model, stance_outlets_get_issue (self->outlets, cell));
  guint n = count_positions (self, cell);

  g_string_append_printf (text, "%s on %s makes %.0f %% of the differences:", party, issue, 100 * stance_outlets_get_share (self->outlets, cell));
  if (n > MOST_NAMED)
    append_range (self, cell, n, text);
  for (guint i = 0, told = 0; n <= MOST_NAMED && i < stance_outlets_get_n (self->outlets); i++)
    {
      StanceScore score;
      g_autofree char *value = NULL;

      if (!stance_outlets_get_position (self->outlets, cell, i, &score))
        continue;
      value = stance_label_signed (score.value);
      g_string_append_printf (text, "%s %s in %s", told++ ? "," : "", value, stance_outlets_get_name (self->outlets, i));
    }
  g_string_append_c (text, '.');
  g_ptr_array_add (lines, g_string_free (text, FALSE));
}

GPtrArray *
stance_outlets_describe (StanceOutlets *outlets, StanceModel *model)
{
  const Writer writer = { outlets, model, NULL }, *self = &writer;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  describe_pairs (self, lines);
  for (guint i = 0; i < MIN (MOST_CELLS, stance_outlets_get_n_cells (self->outlets)); i++)
    if (stance_outlets_get_share (self->outlets, i) >= TELLING_SHARE)
      describe_cell (self, i, lines);
  if (lines->len == 0)
    g_ptr_array_add (lines, g_strdup ("No two of them give a position of the same party on the same issue."));
  return lines;
}

static StanceSheet *
matrix_sheet (const Writer *self)
{
  StanceSheet *sheet = stance_sheet_new (NULL, 1);
  guint n = stance_outlets_get_n (self->outlets);

  g_ptr_array_add (sheet->titles, g_strdup (""));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sheet->titles, g_strdup (stance_outlets_get_name (self->outlets, i)));
  for (guint i = 0; i < n; i++)
    {
      stance_sheet_add_text (sheet, stance_outlets_get_name (self->outlets, i));
      for (guint k = 0; k < n; k++)
        {
          StanceScore score;

          stance_outlets_get_divergence (self->outlets, i, k, &score);
          stance_sheet_add_shown (sheet, stance_label_share (&score, self->style), 1 - 2 * score.value);
        }
    }
  return sheet;
}

/* For people: names, and one column for each outlet. */
static StanceSheet *
cells_sheet (const Writer *self)
{
  StanceSheet *sheet = stance_sheet_new (NULL, 2);
  guint n = stance_outlets_get_n (self->outlets);

  g_ptr_array_add (sheet->titles, g_strdup ("party"));
  g_ptr_array_add (sheet->titles, g_strdup ("issue"));
  g_ptr_array_add (sheet->titles, g_strdup ("apart"));
  g_ptr_array_add (sheet->titles, g_strdup ("share"));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sheet->titles, g_strdup (stance_outlets_get_name (self->outlets, i)));
  for (guint cell = 0; cell < stance_outlets_get_n_cells (self->outlets); cell++)
    {
      double share = stance_outlets_get_share (self->outlets, cell);

      stance_sheet_add_text (sheet, stance_label_party (self->model, stance_outlets_get_party (self->outlets, cell)));
      stance_sheet_add_text (sheet, stance_label_issue (self->model, stance_outlets_get_issue (self->outlets, cell)));
      stance_sheet_add_shown (sheet, g_strdup_printf ("%.2f", stance_outlets_get_distance (self->outlets, cell)), NAN);
      stance_sheet_add_shown (sheet, isnan (share) ? NULL : g_strdup_printf ("%.0f %%", 100 * share), NAN);
      for (guint i = 0; i < n; i++)
        {
          StanceScore score;

          stance_outlets_get_position (self->outlets, cell, i, &score);
          stance_sheet_add_shown (sheet, stance_label_position (&score, self->style), stance_label_tint (self->model, score.value));
        }
    }
  return sheet;
}

/* For programs: a line for each outlet that has a cell. */
static StanceSheet *
long_sheet (const Writer *self)
{
  static const char *const titles[] = { "party", "issue", "outlet", "position", "n", "apart", "share", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 3);

  for (guint cell = 0; cell < stance_outlets_get_n_cells (self->outlets); cell++)
    for (guint i = 0; i < stance_outlets_get_n (self->outlets); i++)
      {
        StanceScore score;

        if (!stance_outlets_get_position (self->outlets, cell, i, &score))
          continue;
        stance_sheet_add_text (sheet, stance_outlets_get_party (self->outlets, cell));
        stance_sheet_add_text (sheet, stance_outlets_get_issue (self->outlets, cell));
        stance_sheet_add_text (sheet, stance_outlets_get_name (self->outlets, i));
        stance_sheet_add_number (sheet, score.value);
        stance_sheet_add_count (sheet, score.n);
        stance_sheet_add_number (sheet, stance_outlets_get_distance (self->outlets, cell));
        stance_sheet_add_number (sheet, stance_outlets_get_share (self->outlets, cell));
      }
  return sheet;
}

static void
append_square (const Writer *self, const char *key, gboolean counts, GString *out)
{
  guint n = stance_outlets_get_n (self->outlets);

  stance_json_append_key (out, key);
  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      stance_json_append_comma (out);
      g_string_append (out, "\n[");
      for (guint k = 0; k < n; k++)
        {
          StanceScore score;

          stance_outlets_get_divergence (self->outlets, i, k, &score);
          stance_json_append_comma (out);
          stance_json_append_number (out, counts ? score.n : score.value);
        }
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, ']');
}

static char *
write_json (const Writer *self)
{
  g_autoptr (GPtrArray) lines = stance_outlets_describe (self->outlets, self->model);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (StanceSheet) cells = long_sheet (self);
  GString *out = g_string_new ("{");

  for (guint i = 0; i < stance_outlets_get_n (self->outlets); i++)
    g_ptr_array_add (names, (gpointer) stance_outlets_get_name (self->outlets, i));
  g_ptr_array_add (names, NULL);
  g_ptr_array_add (lines, NULL);
  stance_json_append_key (out, "outlets");
  stance_json_append_strings (out, (char **) names->pdata);
  stance_json_append_key (out, "findings");
  stance_json_append_strings (out, (char **) lines->pdata);
  append_square (self, "divergence", FALSE, out);
  append_square (self, "n", TRUE, out);
  stance_json_append_key (out, "cells");
  stance_sheet_append_json (cells, out);
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}

static char *
write_text (const Writer *self, StanceFormat format)
{
  g_autoptr (GPtrArray) lines = stance_outlets_describe (self->outlets, self->model);
  g_autoptr (StanceSheet) matrix = matrix_sheet (self), cells = cells_sheet (self);
  GString *out = g_string_new (NULL);

  stance_append_heading (out, "Findings", format);
  for (guint i = 0; i < lines->len; i++)
    stance_append_item (out, "- ", g_ptr_array_index (lines, i), format, self->style);
  stance_append_heading (out, "Divergence", format);
  stance_sheet_append_people (matrix, format, self->style, out);
  if (stance_outlets_get_n_cells (self->outlets) > 0)
    {
      stance_append_heading (out, "What sets them apart", format);
      stance_sheet_append_people (cells, format, self->style, out);
    }
  return g_string_free (out, FALSE);
}

/**
 * stance_write_outlets:
 * @outlets: finished outlets
 * @model: (nullable): the model, for names and colours
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain
 * @error: return location for an error
 *
 * Writes how far outlets are apart. Table and Markdown: a sentence for each finding, outlet x outlet with the divergence and how many cells it rests on, and
 * the cells that two or more have, with how far they are apart in each, its share of all differences, and the position in each outlet; what drives most
 * first. JSON is an object of `outlets`, `findings`, `divergence` and `n` (square, `null` where nothing is shared) and `cells` (party, issue, outlet,
 * position, n, apart, share). CSV, TSV and JSON lines have a line for each cell and outlet that has it, with these columns.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none that holds tables.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_outlets (StanceOutlets *outlets, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error)
{
  Writer self = { outlets, model, stance_style_or_plain (style) };
  g_autoptr (StanceSheet) sheet = NULL;

  g_return_val_if_fail (outlets != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  if (format == STANCE_FORMAT_JSON)
    return write_json (&self);
  if (format == STANCE_FORMAT_TABLE || format == STANCE_FORMAT_MARKDOWN)
    return write_text (&self, format);
  sheet = long_sheet (&self);
  return stance_sheet_write (sheet, format, self.style, error);
}
