/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strongest words behind each cell of Positions. */
#include <string.h>

#include "stance-grid-private.h"
#include "stance-labels-private.h"
#include "stance-workbook-private.h"

#define MAX_UNITS 600 /* a comment is to be read at a glance */
#define COMMENT_WIDTH 360
#define LINE_CHARS 55
#define LINE_HEIGHT 16

enum
{
  AGAINST,
  FOR,
  MIDDLE,
};

void
stance_book_evidence_free (StanceBookEvidence *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->text); i++)
    g_free (self->text[i]);
  g_free (self->both);
  g_free (self);
}

static char *
describe (const StanceStatementFields *fields)
{
  g_autofree char *quote = g_utf8_make_valid (fields->quote, -1);
  gsize fits = stance_book_fit (quote, MAX_UNITS);
  g_autofree char *cut = g_strndup (quote, fits);
  g_autofree char *value = stance_label_signed (stance_grid_to_double (fields->position));
  g_autofree char *text = g_strdup_printf ("%s (%s)\n%s%s\n%s", fields->holder, value, cut, quote[fits] ? "…" : "", fields->document);
  g_autofree char *clean = stance_book_comment_text (text);

  return g_strndup (clean, stance_book_fit (clean, 4 * MAX_UNITS));
}

/* AGAINST where a position is below the middle of the scale. */
static guint
side_of (StanceBookSide *self, const StanceStatementFields *fields)
{
  StanceModel *model = self->book->model;
  double off = stance_grid_to_double (fields->position) - (stance_model_get_scale_min (model) + stance_model_get_scale_max (model)) / 2;

  return off < -1e-9 ? AGAINST : off > 1e-9 ? FOR : MIDDLE;
}

void
stance_book_keep_evidence (StanceBookSide *self, const char *key, const StanceStatementFields *fields)
{
  g_autofree char *cell = g_strdup_printf ("%s\n%s", key, fields->issue);
  StanceBookEvidence *best = g_hash_table_lookup (self->evidence, cell);
  guint64 strength = stance_statement_get_strength (fields);
  guint side = side_of (self, fields);

  if (fields->weight == 0 || (!best && g_hash_table_size (self->evidence) >= STANCE_BOOK_COMMENTS))
    return;
  if (!best)
    {
      best = g_new0 (StanceBookEvidence, 1);
      g_hash_table_insert (self->evidence, g_steal_pointer (&cell), best);
    }
  best->n[side]++;
  if (!fields->quote || best->strength[side] >= strength)
    return;
  best->strength[side] = strength;
  g_free (best->text[side]);
  best->text[side] = describe (fields);
}

/* "Of 5 statements 3 against, 2 for", and the words of both, the stronger ones first. */
static char *
describe_both (const StanceBookEvidence *self)
{
  guint first = self->strength[AGAINST] > self->strength[FOR] ? AGAINST : FOR;
  g_autofree char *middle = self->n[MIDDLE] > 0 ? g_strdup_printf (", %u neither", self->n[MIDDLE]) : g_strdup ("");

  return g_strdup_printf ("Of %u statements %u against, %u for%s\n\n%s\n\n%s", self->n[AGAINST] + self->n[FOR] + self->n[MIDDLE],
                          self->n[AGAINST], self->n[FOR], middle, self->text[first], self->text[!first]);
}

const char *
stance_book_find_evidence (StanceBookSide *self, guint row, guint column)
{
  g_autofree char *cell = g_strdup_printf ("%s\n%s", stance_book_key_of_row (self, row), stance_names_get (self->book->columns, column));
  StanceBookEvidence *best = g_hash_table_lookup (self->evidence, cell);
  guint strongest = 0;

  if (best && !best->both && best->text[AGAINST] && best->text[FOR])
    best->both = describe_both (best);
  if (!best || best->both)
    return best ? best->both : NULL;
  for (guint i = 1; i < G_N_ELEMENTS (best->text); i++)
    strongest = best->strength[i] > best->strength[strongest] ? i : strongest;
  return best->text[strongest];
}

void
stance_book_put_comment (lxw_worksheet *sheet, const guint place[2], const char *text)
{
  lxw_comment_options options = { .visible = LXW_COMMENT_DISPLAY_HIDDEN, .width = COMMENT_WIDTH };

  if (!text)
    return;
  options.height = (uint16_t) CLAMP ((stance_book_count_lines (text, LINE_CHARS) + 1) * LINE_HEIGHT, 60, 480);
  worksheet_write_comment_opt (sheet, place[0], (lxw_col_t) place[1], text, &options);
}
