/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-json-write-private.h"
#include "stance-labels-private.h"
#include "stance-write-private.h"

static StanceSheet *
long_sheet (StancePlacement *placement)
{
  static const char *const titles[] = { "party", "method", "position", "se", "low", "high", "words", "undefined", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 1);

  for (guint row = 0; row < stance_placement_get_size (placement); row++)
    {
      StanceReason reason = stance_placement_get_reason (placement, row);
      StanceScore score;

      stance_placement_get_score (placement, row, &score);
      stance_sheet_add_text (sheet, stance_placement_get_party (placement, row));
      stance_sheet_add_text (sheet, stance_placement_get_method (placement));
      stance_sheet_add_number (sheet, score.value);
      stance_sheet_add_number (sheet, score.spread);
      stance_sheet_add_number (sheet, score.low);
      stance_sheet_add_number (sheet, score.high);
      stance_sheet_add_count (sheet, score.n);
      stance_sheet_add_text (sheet, reason == STANCE_REASON_NONE ? NULL : stance_reason_to_string (reason));
    }
  return sheet;
}

static StanceSheet *
short_sheet (StancePlacement *placement, StanceModel *model, const StanceStyle *style)
{
  static const char *const titles[] = { "party", "position", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 1);

  for (guint row = 0; row < stance_placement_get_size (placement); row++)
    {
      StanceScore score;

      stance_placement_get_score (placement, row, &score);
      stance_sheet_add_text (sheet, stance_label_party (model, stance_placement_get_party (placement, row)));
      stance_sheet_add_shown (sheet, stance_label_position (&score, style), NAN);
    }
  return sheet;
}

/**
 * stance_write_placement:
 * @placement: the placement
 * @model: (nullable): the model, for names
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain, without counts, without limit of width
 * @error: return location for an error
 *
 * Writes where parties are placed by their words. Table and Markdown have a row for each party: its position with the interval in brackets, the number
 * of words in parentheses when @style shows counts, and, in the table, a last line with what it rests on. The other formats have party, method,
 * position, se, low, high, words and undefined (the reason, where there is no position); JSON is a list of these.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of #StanceFormat.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_placement (StancePlacement *placement, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error)
{
  const StanceStyle *used = stance_style_or_plain (style);
  gboolean people = format == STANCE_FORMAT_TABLE || format == STANCE_FORMAT_MARKDOWN;
  g_autoptr (StanceSheet) sheet = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (placement != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  sheet = people ? short_sheet (placement, model, used) : long_sheet (placement);
  text = stance_sheet_write (sheet, format, used, error);
  if (text == NULL || format != STANCE_FORMAT_TABLE)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s\n%s: %s\n", text, stance_placement_get_method (placement), stance_placement_get_report (placement));
}
