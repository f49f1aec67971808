/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases that no expression of a model covers. */
#include <math.h>

#include "stance-json-write-private.h"
#include "stance-labels-private.h"
#include "stance-survey-private.h"
#include "stance-write-private.h"

#define INDENT "       "

static const char *
party_at (const StanceSurvey *survey, const StancePhrase *phrase, guint i)
{
  return stance_model_get_party (survey->model, g_array_index (phrase->parties, guint32, i))->id;
}

static const StanceSurveyExample *
example_at (const StancePhrase *phrase, guint i)
{
  return g_ptr_array_index (phrase->examples, i);
}

/* Four digits: more would say nothing. */
static double
rounded (double score)
{
  return round (score * 1e4) / 1e4;
}

static char *
join_ids (const StanceSurvey *survey, const StancePhrase *phrase)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < phrase->parties->len; i++)
    g_string_append_printf (joined, "%s%s", i ? " " : "", party_at (survey, phrase, i));
  return g_string_free (joined, FALSE);
}

static void
append_key_string (GString *out, const char *key, const char *text)
{
  stance_json_append_key (out, key);
  stance_json_append_string (out, text);
}

static void
append_key_count (GString *out, const char *key, guint count)
{
  stance_json_append_key (out, key);
  stance_json_append_number (out, count);
}

static void
append_examples (GString *out, const StancePhrase *phrase)
{
  stance_json_append_key (out, "examples");
  g_string_append_c (out, '[');
  for (guint i = 0; i < phrase->examples->len; i++)
    {
      const StanceSurveyExample *example = example_at (phrase, i);

      g_string_append (out, i ? ",{\"document\":" : "{\"document\":");
      stance_json_append_string (out, example->document);
      g_string_append_printf (out, ",\"start\":%u,\"end\":%u,\"text\":", example->span.start, example->span.end);
      stance_json_append_string (out, example->text);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* One object, on one line. */
static void
append_json_line (GString *out, const StanceSurvey *survey, const StanceSuggestion *suggestion)
{
  const StancePhrase *phrase = suggestion->phrase;

  g_string_append (out, "{\"phrase\":");
  stance_json_append_string (out, phrase->text);
  g_string_append_printf (out, ",\"kind\":\"%s\",\"n\":%u,\"missed\":%u,\"documents\":%u,\"parties\":[", stance_phrase_kind_to_string (phrase->kind), phrase->n,
                          phrase->n_missed, phrase->n_documents);
  for (guint i = 0; i < phrase->parties->len; i++)
    {
      g_string_append (out, i ? "," : "");
      stance_json_append_string (out, party_at (survey, phrase, i));
    }
  g_string_append (out, "],\"score\":");
  stance_json_append_number (out, rounded (suggestion->score));
  g_string_append_c (out, ',');
  append_examples (out, phrase);
  g_string_append_c (out, '}');
}

static void
append_json (GString *out, const StanceSurvey *survey, const GArray *suggestions)
{
  g_string_append_c (out, '{');
  append_key_string (out, "model", stance_model_get_id (survey->model));
  append_key_count (out, "documents", survey->n_documents);
  stance_json_append_key (out, "suggestions");
  g_string_append_c (out, '[');
  for (guint i = 0; i < suggestions->len; i++)
    {
      g_string_append (out, i ? ",\n" : "\n");
      append_json_line (out, survey, &g_array_index (suggestions, StanceSuggestion, i));
    }
  g_string_append (out, suggestions->len ? "\n]}\n" : "]}\n");
}

static void
append_json_lines (GString *out, const StanceSurvey *survey, const GArray *suggestions)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      append_json_line (out, survey, &g_array_index (suggestions, StanceSuggestion, i));
      g_string_append_c (out, '\n');
    }
}

static char *
describe (const StanceSurvey *survey, const StancePhrase *phrase)
{
  GString *text = g_string_new (phrase->text);

  g_string_append_printf (text, " · %s · %u (%u missed) in %u document%s", stance_phrase_kind_to_string (phrase->kind), phrase->n,
                          phrase->n_missed, phrase->n_documents, phrase->n_documents == 1 ? "" : "s");
  for (guint i = 0; i < phrase->parties->len; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : " · ", stance_label_party (survey->model, party_at (survey, phrase, i)));
  return g_string_free (text, FALSE);
}

/* Lines for people: the phrase with its counts, then what shows it. */
static void
append_block (GString *out, const StanceSurvey *survey, const StancePhrase *phrase, const StanceStyle *style)
{
  g_autofree char *head = describe (survey, phrase);

  stance_append_wrapped (out, "", head, style);
  for (guint i = 0; i < phrase->examples->len; i++)
    {
      const StanceSurveyExample *example = example_at (phrase, i);
      g_autofree char *place = g_strdup_printf ("%s [%u, %u)", (const char *) example->document, example->span.start, example->span.end);

      stance_append_wrapped (out, INDENT "> ", example->text, style);
      stance_append_wrapped (out, INDENT, place, style);
    }
}

static char *
write_blocks (const StanceSurvey *survey, const GArray *suggestions, const StanceStyle *style)
{
  GString *out = g_string_new (NULL);

  if (suggestions->len == 0)
    g_string_append (out, "no suggestions\n");
  for (guint i = 0; i < suggestions->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_block (out, survey, g_array_index (suggestions, StanceSuggestion, i).phrase, style);
    }
  return g_string_free (out, FALSE);
}

static StanceSheet *
suggestions_sheet (const StanceSurvey *survey, const GArray *suggestions)
{
  static const char *const titles[] = { "phrase", "kind", "n", "missed", "documents", "parties", "score", "document", "start", "end", "example", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 1);

  for (guint i = 0; i < suggestions->len; i++)
    {
      const StanceSuggestion *suggestion = &g_array_index (suggestions, StanceSuggestion, i);
      const StanceSurveyExample *example = example_at (suggestion->phrase, 0);
      g_autofree char *parties = join_ids (survey, suggestion->phrase);

      stance_sheet_add_text (sheet, suggestion->phrase->text);
      stance_sheet_add_text (sheet, stance_phrase_kind_to_string (suggestion->phrase->kind));
      stance_sheet_add_count (sheet, suggestion->phrase->n);
      stance_sheet_add_count (sheet, suggestion->phrase->n_missed);
      stance_sheet_add_count (sheet, suggestion->phrase->n_documents);
      stance_sheet_add_text (sheet, parties);
      stance_sheet_add_number (sheet, rounded (suggestion->score));
      stance_sheet_add_text (sheet, example->document);
      stance_sheet_add_count (sheet, example->span.start);
      stance_sheet_add_count (sheet, example->span.end);
      stance_sheet_add_text (sheet, example->text);
    }
  return sheet;
}

/**
 * stance_write_suggestions:
 * @survey: what was seen of articles
 * @min_n: how often a phrase must have been seen, at least 1
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain, without limit of width
 * @error: return location for an error
 *
 * Writes the phrases that people use and no expression of the model covers, the most telling first. A phrase of `w` words, seen `n` times in `d`
 * documents, `u` times in sentences without a match, said by `p` parties of the model, has the score
 * `w * (c - m) * (1 + ln d) * (1 + ln (1 + p))`, with `c = (n + u) / 2` and `m` the mean `c` of the longer suggestions that it is part of, 0 for
 * none: after the C-value (Frantzi, Ananiadou and Mima 2000, International Journal on Digital Libraries 3), which has the logarithm of `w` and
 * is 0 for single words, times its spread. A phrase that is seen less than @min_n times outside one longer suggestion is told by that one
 * alone. Where scores are the same the alphabet decides.
 *
 * JSON is an object of `model`, `documents` and `suggestions`: `phrase` (lemmas), `kind` (noun or verb), `n`, `missed` (`u`), `documents`, `parties`
 * (ids), `score`, and up to three `examples`: `document`, `start` and `end` (Unicode code points), `text`. JSON lines have these objects; CSV, TSV
 * and Markdown the same with the first example; a table is a block of lines for each. Without articles there are no suggestions.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of #StanceFormat.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_suggestions (StanceSurvey *survey, guint min_n, StanceFormat format, const StanceStyle *style, GError **error)
{
  g_autoptr (GArray) suggestions = NULL;
  g_autoptr (StanceSheet) sheet = NULL;
  GString *out;

  g_return_val_if_fail (survey != NULL && min_n > 0, NULL);
  suggestions = stance_survey_list_suggestions (survey, min_n);
  if (format == STANCE_FORMAT_TABLE)
    return write_blocks (survey, suggestions, stance_style_or_plain (style));
  if (format == STANCE_FORMAT_JSON || format == STANCE_FORMAT_JSONL)
    {
      out = g_string_new (NULL);
      (format == STANCE_FORMAT_JSON ? append_json : append_json_lines) (out, survey, suggestions);
      return g_string_free (out, FALSE);
    }
  sheet = suggestions_sheet (survey, suggestions);
  return stance_sheet_write (sheet, format, stance_style_or_plain (style), error);
}
