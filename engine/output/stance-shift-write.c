/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions over time. */
#include <math.h>

#include "stance-findings-private.h"
#include "stance-json-write-private.h"
#include "stance-labels-private.h"
#include "stance-write-private.h"

#define SEED 1
#define CLEAR 0.25 /* a move that is told of, of half the scale */
#define MOST_MOVES 10

typedef struct
{
  StanceShift *shift;
  StanceModel *model;
  const StanceStyle *style;
} Writer;

/* From the first window that has a cell to the last. */
typedef struct
{
  guint cell;
  guint from;
  guint to;
  StanceScore first;
  StanceScore last;
  double moved; /* of half the scale, without sign */
  double p;     /* NaN: too few statements */
} Move;

static int
compare_moves (gconstpointer first, gconstpointer second)
{
  const Move *x = first, *y = second;
  double dx = round (x->moved * 1e9), dy = round (y->moved * 1e9);

  if (dx != dy)
    return dx > dy ? -1 : 1;
  return (x->cell > y->cell) - (x->cell < y->cell);
}

static double
test (const Writer *self, const Move *move)
{
  StanceDifference difference;

  stance_shift_test (self->shift, move->cell, move->from, move->to, SEED, &difference);
  return difference.p;
}

/* Those that are told of; all that can have moved are tested, and their p appended. */
static GArray *
list_moves (const Writer *self, GArray *p)
{
  GArray *moves = g_array_new (FALSE, TRUE, sizeof (Move));

  for (guint cell = 0; cell < stance_shift_get_n_cells (self->shift); cell++)
    {
      Move move = { .cell = cell, .from = G_MAXUINT };

      for (guint window = 0; window < stance_shift_get_n_windows (self->shift); window++)
        {
          if (!stance_shift_get_position (self->shift, cell, window, &move.last))
            continue;
          move.to = window;
          if (move.from != G_MAXUINT)
            continue;
          move.from = window;
          move.first = move.last;
        }
      stance_shift_get_position (self->shift, cell, move.to, &move.last);
      move.moved = fabs (stance_label_tint (self->model, move.last.value) - stance_label_tint (self->model, move.first.value));
      if (move.from == move.to)
        continue;
      move.p = test (self, &move);
      g_array_append_val (p, move.p);
      if (move.moved >= CLEAR)
        g_array_append_val (moves, move);
    }
  g_array_sort (moves, compare_moves);
  return moves;
}

/* "X on Y moved from -1.00 (2025-02, 4 statements) to +0.50 (2025-08, 3 statements); too few statements to test." */
static char *
describe_move (const Writer *self, const Move *move)
{
  g_autofree char *first = stance_label_signed (move->first.value), *last = stance_label_signed (move->last.value);
  g_autofree char *n_first = stance_findings_count (move->first.n, "statement"), *n_last = stance_findings_count (move->last.n, "statement");
  g_autofree char *chance = NULL;

  chance = stance_findings_describe_chance (move->p);
  return g_strdup_printf ("%s on %s moved from %s (%s, %s) to %s (%s, %s); %s.",
                          stance_label_party (self->model, stance_shift_get_party (self->shift, move->cell)),
                          stance_label_issue (self->model, stance_shift_get_issue (self->shift, move->cell)), first,
                          stance_shift_get_label (self->shift, move->from), n_first, last, stance_shift_get_label (self->shift, move->to), n_last, chance);
}

static GPtrArray *
describe (const Writer *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) p = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) moves = list_moves (self, p);
  g_autofree char *tests = stance_findings_describe_tests ((const double *) (gpointer) p->data, p->len);
  g_auto (GStrv) documents = stance_shift_get_undated_documents (self->shift);
  guint windows = stance_shift_get_n_windows (self->shift), undated = stance_shift_get_n_undated (self->shift);

  for (guint i = 0; i < MIN (moves->len, MOST_MOVES); i++)
    g_ptr_array_add (lines, describe_move (self, &g_array_index (moves, Move, i)));
  if (moves->len > MOST_MOVES)
    g_ptr_array_add (lines, g_strdup_printf ("%u more positions moved.", moves->len - MOST_MOVES));
  if (tests)
    g_ptr_array_add (lines, g_steal_pointer (&tests));
  if (windows == 1)
    g_ptr_array_add (lines, g_strdup ("All dates are in one window, so nothing can have moved."));
  else if (moves->len == 0)
    g_ptr_array_add (lines, g_strdup_printf ("From the first window that gives it to the last, no position moved by %.2f or more.", CLEAR));
  if (undated)
    g_ptr_array_add (lines, g_strdup_printf ("Left out for want of a date: %u statement%s of %u document%s.", undated, undated == 1 ? "" : "s",
                                             g_strv_length (documents), g_strv_length (documents) == 1 ? "" : "s"));
  return lines;
}

/* A line for each cell and window that has it. */
static StanceSheet *
long_sheet (const Writer *self)
{
  static const char *const titles[] = { "party", "issue", "window", "first", "last", "position", "n", "spread", "low", "high", "change", "p",
                                        "document", "start", "end", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 3);

  for (guint cell = 0; cell < stance_shift_get_n_cells (self->shift); cell++)
    for (guint window = 0, before = G_MAXUINT; window < stance_shift_get_n_windows (self->shift); window++)
      {
        g_autofree char *first = stance_shift_get_first (self->shift, window), *last = stance_shift_get_last (self->shift, window);
        StanceDifference change = { NAN, NAN, NAN, NAN, FALSE };
        StanceScore score;

        if (!stance_shift_get_position (self->shift, cell, window, &score))
          continue;
        if (before != G_MAXUINT)
          stance_shift_test (self->shift, cell, before, window, SEED, &change);
        before = window;
        stance_sheet_add_text (sheet, stance_shift_get_party (self->shift, cell));
        stance_sheet_add_text (sheet, stance_shift_get_issue (self->shift, cell));
        stance_sheet_add_text (sheet, stance_shift_get_label (self->shift, window));
        stance_sheet_add_text (sheet, first);
        stance_sheet_add_text (sheet, last);
        stance_sheet_add_number (sheet, score.value);
        stance_sheet_add_count (sheet, score.n);
        stance_sheet_add_number (sheet, score.spread);
        stance_sheet_add_number (sheet, score.low);
        stance_sheet_add_number (sheet, score.high);
        stance_sheet_add_number (sheet, change.value);
        stance_sheet_add_number (sheet, change.p);
        stance_sheet_add_evidence (sheet, stance_shift_get_table (self->shift, window), stance_shift_get_party (self->shift, cell),
                                   stance_shift_get_issue (self->shift, cell));
      }
  return sheet;
}

/* For people: a column for each window. */
static StanceSheet *
wide_sheet (const Writer *self)
{
  StanceSheet *sheet = stance_sheet_new (NULL, 2);
  guint windows = stance_shift_get_n_windows (self->shift);

  g_ptr_array_add (sheet->titles, g_strdup ("party"));
  g_ptr_array_add (sheet->titles, g_strdup ("issue"));
  for (guint window = 0; window < windows; window++)
    g_ptr_array_add (sheet->titles, g_strdup (stance_shift_get_label (self->shift, window)));
  for (guint cell = 0; cell < stance_shift_get_n_cells (self->shift); cell++)
    {
      stance_sheet_add_text (sheet, stance_label_party (self->model, stance_shift_get_party (self->shift, cell)));
      stance_sheet_add_text (sheet, stance_label_issue (self->model, stance_shift_get_issue (self->shift, cell)));
      for (guint window = 0; window < windows; window++)
        {
          StanceScore score;

          stance_shift_get_position (self->shift, cell, window, &score);
          stance_sheet_add_shown (sheet, stance_label_position (&score, self->style), stance_label_tint (self->model, score.value));
        }
    }
  return sheet;
}

static StanceSheet *
windows_sheet (const Writer *self)
{
  static const char *const titles[] = { "window", "first", "last", "n", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 1);

  for (guint window = 0; window < stance_shift_get_n_windows (self->shift); window++)
    {
      g_autofree char *first = stance_shift_get_first (self->shift, window), *last = stance_shift_get_last (self->shift, window);

      stance_sheet_add_text (sheet, stance_shift_get_label (self->shift, window));
      stance_sheet_add_text (sheet, first);
      stance_sheet_add_text (sheet, last);
      stance_sheet_add_count (sheet, stance_shift_get_n_statements (self->shift, window));
    }
  return sheet;
}

static char *
write_json (const Writer *self)
{
  g_autoptr (GPtrArray) lines = describe (self);
  g_autoptr (StanceSheet) windows = windows_sheet (self), positions = long_sheet (self);
  g_auto (GStrv) documents = stance_shift_get_undated_documents (self->shift);
  GString *out = g_string_new ("{");

  g_ptr_array_add (lines, NULL);
  stance_json_append_key (out, "findings");
  stance_json_append_strings (out, (char **) lines->pdata);
  stance_json_append_key (out, "windows");
  stance_sheet_append_json (windows, out);
  stance_json_append_key (out, "positions");
  stance_sheet_append_json (positions, out);
  stance_json_append_key (out, "undated");
  g_string_append_printf (out, "{\"n\":%u,\"documents\":", stance_shift_get_n_undated (self->shift));
  stance_json_append_strings (out, documents);
  g_string_append (out, "}}\n");
  return g_string_free (out, FALSE);
}

static char *
write_text (const Writer *self, StanceFormat format)
{
  g_autoptr (GPtrArray) lines = describe (self);
  g_autoptr (StanceSheet) sheet = wide_sheet (self);
  GString *out = g_string_new (NULL);

  stance_append_heading (out, "Findings", format);
  for (guint i = 0; i < lines->len; i++)
    stance_append_item (out, "- ", g_ptr_array_index (lines, i), format, self->style);
  stance_append_heading (out, "Positions", format);
  stance_sheet_append_people (sheet, format, self->style, out);
  return g_string_free (out, FALSE);
}

/**
 * stance_write_shift:
 * @shift: positions over time
 * @model: (nullable): the model, for names and colours
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain
 * @error: return location for an error
 *
 * Writes positions over time. Table and Markdown: a sentence for each position that moved by a quarter of half the scale or more, the farthest first,
 * with how sure that is; what was left out for want of a date; and party and issue by window with position, interval and n. JSON is an object of
 * `findings`, `windows` (window, first, last, n), `positions` (party, issue, window, first, last, position, n, spread, low, high, change, p, and
 * document, start and end of the statement that shows it best) and `undated` (n, documents). CSV, TSV and JSON lines have the lines of `positions`;
 * `change` and `p` are against the last window before that has the position, p as in stance_shift_test().
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none that holds tables.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_shift (StanceShift *shift, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error)
{
  Writer self = { shift, model, stance_style_or_plain (style) };
  g_autoptr (StanceSheet) sheet = NULL;

  g_return_val_if_fail (shift != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  if (format == STANCE_FORMAT_JSON)
    return write_json (&self);
  if (format == STANCE_FORMAT_TABLE || format == STANCE_FORMAT_MARKDOWN)
    return write_text (&self, format);
  sheet = long_sheet (&self);
  return stance_sheet_write (sheet, format, self.style, error);
}
