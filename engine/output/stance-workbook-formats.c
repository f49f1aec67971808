/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How cells look. Red and blue of ColorBrewer's RdBu are told apart by the colour-blind; the middle is nearly white, and grey is none of the three. */
#include "stance-workbook-private.h"

#define RED 0xD6604D
#define MIDDLE 0xF7F7F7
#define BLUE 0x4393C3
#define GREY 0xBFBFBF
#define DARK 0x595959
#define PAPER_A4 9

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
    .wrapped = add (book, NULL, FALSE),  .link = workbook_get_default_url_format (book), .input = add (book, "0.00##", FALSE),
    .position = add (book, "+0.00;-0.00;0.00", TRUE), .share = add (book, "0.00", TRUE), .number = add (book, "0.00##", FALSE),
    .count = add (book, "0", TRUE),      .missing = add_condition (book, GREY, DARK), .changed = add_condition (book, 0xFFE699, 0x000000),
  };
  format_set_bold (formats->title);
  format_set_font_size (formats->title, 14);
  format_set_font_color (formats->note, DARK);
  format_set_align (formats->turned, LXW_ALIGN_CENTER);
  format_set_font_color (formats->key, DARK);
  format_set_font_size (formats->key, 9);
  format_set_text_wrap (formats->wrapped);
  format_set_bg_color (formats->input, 0xFFF8E1);
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

static void
set_ends (StanceWorkbook *self, StanceBookScale scale, lxw_conditional_format *condition)
{
  gboolean reversed = scale == STANCE_BOOK_SCALE_DIVERGENCE;

  condition->min_value = scale == STANCE_BOOK_SCALE_POSITION ? stance_model_get_scale_min (self->model) : 0;
  condition->max_value = scale == STANCE_BOOK_SCALE_POSITION ? stance_model_get_scale_max (self->model) : 1;
  condition->mid_value = (condition->min_value + condition->max_value) / 2;
  condition->min_color = reversed ? BLUE : RED;
  condition->mid_color = MIDDLE;
  condition->max_color = reversed ? RED : BLUE;
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
  lxw_conditional_format missing = { .type = LXW_CONDITIONAL_TYPE_FORMULA, .format = self->formats.missing };
  g_autofree char *first = stance_book_cell (area[0], area[1], FALSE, FALSE);
  g_autofree char *formula = g_strdup_printf ("=ISTEXT(%s)", first);

  set_ends (self, scale, &colours);
  missing.value_string = formula;
  worksheet_conditional_format_range (sheet, area[0], (lxw_col_t) area[1], area[2], (lxw_col_t) area[3], &missing);
  worksheet_conditional_format_range (sheet, area[0], (lxw_col_t) area[1], area[2], (lxw_col_t) area[3], &colours);
}
