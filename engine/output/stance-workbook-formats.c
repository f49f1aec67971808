/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How cells look. Red and blue of ColorBrewer's RdBu are told apart by the colour-blind; the middle is nearly white, and grey is none of the three. */
#include "stance-workbook-private.h"

#define RED 0xD6604D
#define MIDDLE 0xF7F7F7
#define BLUE 0x4393C3
#define GREY 0xBFBFBF
#define DARK 0x595959
#define FADED 0xA6A6A6
#define PAPER_A4 9
#define HEADING_HEIGHT 22
#define TITLE_UNITS 60 /* of a side, in the title of a column */
#define NARROW 16 /* columns of figures, whose titles are centred as they are */

static lxw_format *
add (lxw_workbook *book, const char *number, gboolean centred)
{
  lxw_format *format = workbook_add_format (book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number)
    format_set_num_format (format, number);
  if (centred)
    format_set_align (format, LXW_ALIGN_CENTER);
  return format;
}

static lxw_format *
add_header (lxw_workbook *book)
{
  lxw_format *format = add (book, NULL, FALSE);

  format_set_bold (format);
  format_set_text_wrap (format);
  format_set_bottom (format, LXW_BORDER_THIN);
  format_set_bg_color (format, 0xE8E8E8);
  return format;
}

static lxw_format *
add_condition (lxw_workbook *book, lxw_color_t background, lxw_color_t letters)
{
  lxw_format *format = workbook_add_format (book);

  format_set_bg_color (format, background);
  format_set_font_color (format, letters);
  return format;
}

void
stance_book_make_formats (lxw_workbook *book, StanceBookFormats *formats)
{
  *formats = (StanceBookFormats) {
    .title = add (book, NULL, FALSE),    .note = add (book, NULL, FALSE),           .header = add_header (book),
    .turned = add_header (book),         .key = add (book, NULL, FALSE),            .text = add (book, NULL, FALSE),
    .wrapped = add (book, NULL, FALSE),  .link = workbook_get_default_url_format (book), .input = add (book, "0.00##", TRUE),
    .position = add (book, "+0.00;-0.00;0.00", TRUE), .share = add (book, "0.00", TRUE), .number = add (book, "0.00##", FALSE),
    .percent = add (book, "0 %", TRUE),  .chance = add (book, "0.000", TRUE),       .stale = workbook_add_format (book),
    .count = add (book, "0", TRUE),      .missing = add_condition (book, GREY, DARK), .changed = add_condition (book, 0xFFE699, 0x000000),
    .alarm = add_condition (book, 0xC00000, 0xFFFFFF), .faded = workbook_add_format (book),
  };
  format_set_bold (formats->title);
  format_set_font_size (formats->title, 14);
  format_set_font_color (formats->note, DARK);
  format_set_align (formats->turned, LXW_ALIGN_CENTER);
  format_set_font_color (formats->key, DARK);
  format_set_font_size (formats->key, 9);
  format_set_text_wrap (formats->wrapped);
  format_set_bg_color (formats->input, 0xFFF8E1);
  format_set_font_strikeout (formats->stale);
  format_set_font_color (formats->faded, FADED);
  format_set_font_color (formats->stale, DARK);
}

void
stance_book_set_page (lxw_worksheet *sheet, guint frozen_rows, guint frozen_columns)
{
  if (frozen_rows > 0 || frozen_columns > 0)
    worksheet_freeze_panes (sheet, frozen_rows, (lxw_col_t) frozen_columns);
  if (frozen_rows > 0)
    worksheet_repeat_rows (sheet, 0, frozen_rows - 1);
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, PAPER_A4);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_footer (sheet, "&L&A&R&P / &N");
}

/* Where the colours of a scale end. */
static void
get_ends (StanceWorkbook *self, StanceBookScale scale, double ends[2])
{
  double low = stance_model_get_scale_min (self->model), high = stance_model_get_scale_max (self->model);
  const double all[][2] = {
    [STANCE_BOOK_SCALE_POSITION] = { low, high },
    [STANCE_BOOK_SCALE_AGREEMENT] = { 0, 1 },
    [STANCE_BOOK_SCALE_DIVERGENCE] = { 0, 1 },
    [STANCE_BOOK_SCALE_DIFFERENCE] = { -(high - low) / 2, (high - low) / 2 },
    [STANCE_BOOK_SCALE_CHANGE] = { -1, 1 },
  };

  ends[0] = all[scale][0];
  ends[1] = all[scale][1];
}

static void
set_ends (StanceWorkbook *self, StanceBookScale scale, lxw_conditional_format *condition)
{
  gboolean reversed = scale == STANCE_BOOK_SCALE_DIVERGENCE;
  double ends[2];

  get_ends (self, scale, ends);
  condition->min_value = ends[0];
  condition->max_value = ends[1];
  condition->mid_value = (ends[0] + ends[1]) / 2;
  condition->min_color = reversed ? BLUE : RED;
  condition->mid_color = MIDDLE;
  condition->max_color = reversed ? RED : BLUE;
}

void
stance_book_add_condition (lxw_worksheet *sheet, const guint area[4], const char *formula, lxw_format *format)
{
  lxw_conditional_format condition = { .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = (char *) formula, .format = format };

  worksheet_conditional_format_range (sheet, area[0], (lxw_col_t) area[1], area[2], (lxw_col_t) area[3], &condition);
}

void
stance_book_grey (StanceWorkbook *self, lxw_worksheet *sheet, const guint area[4])
{
  g_autofree char *first = stance_book_cell (area[0], area[1], FALSE, FALSE);
  g_autofree char *formula = g_strdup_printf ("=ISTEXT(%s)", first);

  stance_book_add_condition (sheet, area, formula, self->formats.missing);
}

void
stance_book_colour (StanceWorkbook *self, lxw_worksheet *sheet, const guint area[4], StanceBookScale scale)
{
  lxw_conditional_format colours = {
    .type = LXW_CONDITIONAL_3_COLOR_SCALE,
    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
    .mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
    .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
  };

  stance_book_grey (self, sheet, area);
  set_ends (self, scale, &colours);
  worksheet_conditional_format_range (sheet, area[0], (lxw_col_t) area[1], area[2], (lxw_col_t) area[3], &colours);
}

/* Bold letters are wide, and names break where they can. */
static StanceBookText
in_bold (const char *text, double width)
{
  return (StanceBookText) { text, MAX (0.8 * width, 4) };
}

void
stance_book_begin_table (StanceWorkbook *self, lxw_worksheet *sheet, const char *const texts[2], const StanceBookText *columns, guint frozen)
{
  g_autoptr (GArray) titles = g_array_new (FALSE, FALSE, sizeof (StanceBookText));

  stance_book_put_heading (self, sheet, 0, texts[0]);
  stance_book_put_text (sheet, 1, 0, texts[1], self->formats.note);
  for (guint i = 0; columns[i].text; i++)
    {
      StanceBookText title = in_bold (columns[i].text, columns[i].width);

      g_array_append_val (titles, title);
      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, columns[i].width, NULL);
      stance_book_put_text (sheet, STANCE_BOOK_TABLE_ROW - 1, i, columns[i].text,
                            columns[i].width <= NARROW ? self->formats.turned : self->formats.header);
    }
  stance_book_fit_row (sheet, STANCE_BOOK_TABLE_ROW - 1, (const StanceBookText *) titles->data, titles->len);
  stance_book_set_page (sheet, STANCE_BOOK_TABLE_ROW, frozen);
}

void
stance_book_put_titles (StanceWorkbook *self, lxw_worksheet *sheet, const guint place[2], GPtrArray *titles, double width)
{
  g_autofree StanceBookText *texts = g_new0 (StanceBookText, titles->len);

  for (guint i = 0; i < titles->len; i++)
    {
      texts[i] = in_bold (g_ptr_array_index (titles, i), width);
      worksheet_set_column (sheet, (lxw_col_t) (place[1] + i), (lxw_col_t) (place[1] + i), width, NULL);
      stance_book_put_text (sheet, place[0], place[1] + i, texts[i].text, self->formats.turned);
    }
  stance_book_fit_row (sheet, place[0], texts, titles->len);
}

void
stance_book_put_side_titles (StanceWorkbook *self, lxw_worksheet *sheet, guint column, double width)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const guint place[2] = { STANCE_BOOK_TABLE_ROW - 1, column };

  for (guint i = 0; i < self->sides->len; i++)
    {
      const StanceBookSide *side = g_ptr_array_index (self->sides, i);

      g_autofree char *title = g_utf8_make_valid (stance_book_side_title (side), -1);
      gsize fits = stance_book_fit (title, TITLE_UNITS);

      g_ptr_array_add (titles, g_strdup_printf ("%s: %.*s%s", side->label, (int) fits, title, title[fits] ? "…" : ""));
    }
  stance_book_put_titles (self, sheet, place, titles, width);
}

void
stance_book_put_heading (StanceWorkbook *self, lxw_worksheet *sheet, guint row, const char *text)
{
  worksheet_set_row (sheet, row, HEADING_HEIGHT, NULL);
  stance_book_put_text (sheet, row, 0, text, self->formats.title);
}

void
stance_book_mark_stale (StanceWorkbook *self, lxw_worksheet *sheet, const guint area[4], const guint columns[2])
{
  g_autofree char *now = stance_book_cell (area[0], columns[0], FALSE, TRUE);
  g_autofree char *then = stance_book_cell (area[0], columns[1], FALSE, TRUE);
  g_autofree char *formula = g_strdup_printf ("=ABS(N(%s)-N(%s))>0.000000001", now, then);
  lxw_row_col_options aside = { .hidden = TRUE };

  stance_book_add_condition (sheet, area, formula, self->formats.stale);
  worksheet_set_column_opt (sheet, (lxw_col_t) columns[1], (lxw_col_t) columns[1], LXW_DEF_COL_WIDTH, NULL, &aside);
}

StanceBookScale
stance_book_scale_of (StanceMeasure measure)
{
  switch (measure)
    {
    case STANCE_MEASURE_AGREEMENT:
    case STANCE_MEASURE_SQUARED_AGREEMENT:
      return STANCE_BOOK_SCALE_AGREEMENT;
    case STANCE_MEASURE_DIVERGENCE:
    case STANCE_MEASURE_SQUARED_DIVERGENCE:
      return STANCE_BOOK_SCALE_DIVERGENCE;
    default:
      return STANCE_BOOK_SCALE_CHANGE;
    }
}
