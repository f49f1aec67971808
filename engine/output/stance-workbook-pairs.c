/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One block of positions against another: of two parties, or of all parties on two sides. */
#include <math.h>

#include "stance-labels-private.h"
#include "stance-workbook-private.h"

#define MAX_UNITS 240 /* of the words of each */

/* Their positions, or those without gaps. (transfer full) */
static char *
area_of (const StanceBookBlock *self, gboolean without_gaps)
{
  StanceWorkbook *book = self->side->book;
  guint size = stance_names_size (book->rows);
  guint first = without_gaps ? STANCE_BOOK_BELOW (STANCE_BOOK_BELOW (STANCE_BOOK_POSITION_ROW, size), size) : STANCE_BOOK_POSITION_ROW;
  const guint area[4] = { first + self->row, STANCE_BOOK_FIRST_COLUMN, first + self->row + self->n_rows - 1,
                          STANCE_BOOK_FIRST_COLUMN + stance_names_size (book->columns) - 1 };
  g_autofree char *sheet = stance_book_side_name (self->side, "Positions", ' ');

  return stance_book_area (sheet, area);
}

char *
stance_book_distance_formula (const StanceBookBlock *a, const StanceBookBlock *b, const char *n, gboolean agreement)
{
  g_autofree char *p = area_of (a, FALSE), *q = area_of (b, FALSE), *x = area_of (a, TRUE), *y = area_of (b, TRUE);
  /* A party agrees with itself, however little is known of it. */
  const char *least = !agreement || (a->side == b->side && a->row == b->row) ? "1" : "min_shared";

  return g_strdup_printf ("=IF(%s<%s,\"n/a\",%sSUMPRODUCT(ISNUMBER(%s)*ISNUMBER(%s)*issue_weights*ABS(%s-%s))"
                          "/(SUMPRODUCT(ISNUMBER(%s)*ISNUMBER(%s)*issue_weights)*(scale_max-scale_min)))", n, least, agreement ? "1-" : "", p, q, x, y, p, q);
}

char *
stance_book_count_formula (const StanceBookBlock *a, const StanceBookBlock *b)
{
  g_autofree char *p = area_of (a, FALSE), *q = area_of (b, FALSE);

  return g_strdup_printf ("=SUMPRODUCT(ISNUMBER(%s)*ISNUMBER(%s)*(issue_weights>0))", p, q);
}

char *
stance_book_change_formula (const StanceBookBlock blocks[4])
{
  g_autoptr (GString) both = g_string_new (NULL);
  char *gapless[4];
  char *formula;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *area = area_of (&blocks[i], FALSE);

      g_string_append_printf (both, "ISNUMBER(%s)*", area);
      gapless[i] = area_of (&blocks[i], TRUE);
    }
  formula = g_strdup_printf ("=IF(SUMPRODUCT(%sissue_weights)=0,\"n/a\",SUMPRODUCT(%sissue_weights*(ABS(%s-%s)-ABS(%s-%s)))"
                             "/(SUMPRODUCT(%sissue_weights)*(scale_max-scale_min)))", both->str, both->str, gapless[0], gapless[1], gapless[2], gapless[3],
                             both->str);
  for (guint i = 0; i < 4; i++)
    g_free (gapless[i]);
  return formula;
}

char *
stance_book_mirror_formula (const guint place[2], guint first)
{
  g_autofree char *other = stance_book_cell (first + place[1] - STANCE_BOOK_FIRST_COLUMN, STANCE_BOOK_FIRST_COLUMN + place[0] - first, FALSE, FALSE);

  return g_strconcat ("=", other, NULL);
}

/* A cell that two blocks have. */
typedef struct
{
  guint row; /* of the blocks */
  guint column;
  double distance;
} Shared;

/* The nearest and the farthest, of several alike the first; gives how many both have. */
static guint
find_extremes (const StanceBookBlock *a, const StanceBookBlock *b, Shared *nearest, Shared *farthest)
{
  guint n = 0;

  for (guint row = 0; row < a->n_rows; row++)
    for (guint column = 0; column < stance_names_size (a->side->book->columns); column++)
      {
        StanceScore x, y;
        Shared one = { row, column, 0 };

        stance_book_side_get_position (a->side, a->row + row, column, &x);
        stance_book_side_get_position (b->side, b->row + row, column, &y);
        one.distance = fabs (x.value - y.value);
        if (isnan (one.distance))
          continue;
        if (n == 0 || one.distance < nearest->distance - 1e-9)
          *nearest = one;
        if (n == 0 || one.distance > farthest->distance + 1e-9)
          *farthest = one;
        n++;
      }
  return n;
}

/* "NAME: +0.50", and the words behind it. */
static void
append_one (GString *text, const StanceBookBlock *block, const Shared *cell)
{
  StanceWorkbook *book = block->side->book;
  guint row = block->row + cell->row;
  const char *words = stance_book_find_evidence (block->side, row, cell->column);
  gsize fits = words ? stance_book_fit (words, MAX_UNITS) : 0;
  g_autofree char *value = NULL, *name = NULL;
  StanceScore score;

  stance_book_side_get_position (block->side, row, cell->column, &score);
  value = stance_label_signed (score.value);
  name = stance_book_comment_text (stance_label_party (book->model, stance_names_get (book->rows, row)));
  g_string_append_printf (text, "\n%s%s%.*s: %s", block->n_rows > 1 ? block->side->label : "", block->n_rows > 1 ? ", " : "",
                          (int) stance_book_fit (name, MAX_UNITS), name, value);
  if (words)
    g_string_append_printf (text, "\n%.*s%s", (int) fits, words, words[fits] ? "…" : "");
}

static void
append_cell (GString *text, const char *heading, const StanceBookBlock *const blocks[2], const Shared *cell)
{
  StanceWorkbook *book = blocks[0]->side->book;
  g_autofree char *issue = stance_book_comment_text (stance_label_issue (book->model, stance_names_get (book->columns, cell->column)));

  g_string_append_printf (text, "%s%s: %s", text->len ? "\n\n" : "", heading, issue);
  append_one (text, blocks[0], cell);
  append_one (text, blocks[1], cell);
}

char *
stance_book_describe_pair (const StanceBookBlock *a, const StanceBookBlock *b)
{
  const StanceBookBlock *const blocks[] = { a, b };
  g_autoptr (GString) text = g_string_new (NULL);
  Shared nearest = { 0 }, farthest = { 0 };
  guint n = find_extremes (a, b, &nearest, &farthest);
  gboolean alike = farthest.distance - nearest.distance < 1e-9;

  if (n == 0)
    return NULL;
  append_cell (text, n == 1 ? "The only one of both" : alike ? "Equally far apart on all, as on" : "Farthest apart", blocks, &farthest);
  if (!alike)
    append_cell (text, "Nearest", blocks, &nearest);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
