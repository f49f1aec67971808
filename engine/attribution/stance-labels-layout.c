/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributions that the layout of a text shows, with no word for them: a line under or behind a quotation that begins with a dash and names who said it,
 * and the turns of a conversation that is written down, each behind a name in capitals and a colon. */
#include "stance-labeller-network-private.h"

#include <string.h>

#include "stance-dateline-private.h"

/* How sure one is of what layout shows. Not measured: who annotated PolNeAR left whole interviews out. */
#define PROBABILITY 0.9f
/* Words of a name behind a dash at most, and of one before a colon. */
#define LONGEST_SIGNATURE 12
#define LONGEST_NAME 5
/* Paragraphs of one quotation at most. */
#define LONGEST_QUOTATION 50
/* Turns that make a conversation: fewer are headings. */
#define FEWEST_TURNS 3

/* A line: tokens [first, end). */
typedef struct
{
  guint32 first;
  guint32 end;
} Line;

/* What a line shows: of each part its tokens [first, end). */
typedef struct
{
  Line source;
  Line content;
  guint32 cue;
} Shown;

static gboolean
has_flag (const StanceText *text, guint32 token, StanceTokenFlags flag)
{
  return (stance_text_token (text, token)->flags & flag) != 0;
}

static gboolean
is_text (const StanceText *text, guint32 token, const char *form)
{
  const StanceToken *t = stance_text_token (text, token);

  return t->end - t->start == strlen (form) && memcmp (text->text + t->start, form, t->end - t->start) == 0;
}

static GArray *
read_lines (const StanceText *text)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint32 i = 0; i < text->tokens->len; i++)
    {
      guint32 gap = i ? stance_text_token (text, i - 1)->end : 0, start = stance_text_token (text, i)->start;

      if (i == 0 || memchr (text->text + gap, '\n', start - gap))
        g_array_append_val (lines, ((Line) { i, i }));
      g_array_index (lines, Line, lines->len - 1).end = i + 1;
    }
  return lines;
}

/* Whether all between two marks is quoted, but for a full stop behind the second. */
static gboolean
is_quotation (const StanceText *text, const Line *line)
{
  guint32 last = line->end - 1;

  if (last > line->first && has_flag (text, last, STANCE_TOKEN_PUNCT) && !has_flag (text, last, STANCE_TOKEN_QUOTE))
    last--;
  return last > line->first + 1 && has_flag (text, line->first, STANCE_TOKEN_QUOTE) && !has_flag (text, line->first, STANCE_TOKEN_QUOTE_CLOSE)
         && has_flag (text, last, STANCE_TOKEN_QUOTE) && !has_flag (text, last, STANCE_TOKEN_QUOTE_OPEN);
}

/* The last dash of a line that a name may follow; the line's end where there is none. */
static guint32
find_dash (const StanceText *text, const Line *line)
{
  for (guint32 i = line->end; i-- > line->first && line->end - i <= LONGEST_SIGNATURE + 1;)
    if (stance_dateline_is_dash (text, i))
      return i + 1 < line->end && has_flag (text, i + 1, STANCE_TOKEN_CAPITAL) ? i : line->end;
  return line->end;
}

/* From `first` to a mark or the end of the line. */
static Line
read_name (const StanceText *text, guint32 first, guint32 end)
{
  Line name = { first, first };

  while (name.end < end && (!has_flag (text, name.end, STANCE_TOKEN_PUNCT) || is_text (text, name.end, ".")))
    name.end++;
  while (name.end > first + 1 && is_text (text, name.end - 1, "."))
    name.end--;
  return name;
}

static gboolean
read_signature (const StanceText *text, const Line *line, const Line *before, Shown *shown)
{
  guint32 dash = find_dash (text, line);
  Line own = { line->first, dash };
  const Line *content = dash > line->first ? &own : before;

  if (dash == line->end || !content || !is_quotation (text, content))
    return FALSE;
  *shown = (Shown) { read_name (text, dash + 1, line->end), *content, dash };
  return TRUE;
}

/* A word in capitals, also of one letter: "Q". */
static gboolean
is_loud (const StanceText *text, guint32 token)
{
  const StanceToken *t = stance_text_token (text, token);

  return (t->flags & STANCE_TOKEN_ALL_CAPS) || ((t->flags & STANCE_TOKEN_CAPITAL) && t->end - t->start == 1);
}

/* "NAME: words", also where a quotation mark opens each paragraph. */
static gboolean
read_turn (const StanceText *text, const Line *line, Shown *shown)
{
  guint32 first = has_flag (text, line->first, STANCE_TOKEN_QUOTE) ? line->first + 1 : line->first, i = first;

  while (i < line->end && i - first < LONGEST_NAME && (is_loud (text, i) || (i > first && is_text (text, i, "."))))
    i++;
  if (i == first || i + 1 >= line->end || !is_text (text, i, ":"))
    return FALSE;
  *shown = (Shown) { { first, i }, { i + 1, line->end }, i };
  return TRUE;
}

/* Whether the turns are those of a conversation: two at least speak, and one of them again. */
static gboolean
is_conversation (const StanceText *text, const GArray *turns)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < turns->len; i++)
    {
      const Line *name = &g_array_index (turns, Shown, i).source;
      guint32 start = stance_text_token (text, name->first)->start, end = stance_text_token (text, name->end - 1)->end;

      g_hash_table_add (names, g_strndup (text->text + start, end - start));
    }
  return turns->len >= FEWEST_TURNS && g_hash_table_size (names) >= 2 && g_hash_table_size (names) < turns->len;
}

/* Words of a content that an attribution has for its own. */
static guint
count_shared (const StanceLabels *labels, const StanceLabelled *labelled, const Line *content, guint *n)
{
  guint shared = 0;

  *n = 0;
  for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
    {
      const StancePiece *piece = &g_array_index (labels->pieces, StancePiece, p);
      guint32 first = MAX (piece->first, content->first), end = MIN (piece->end, content->end);

      if (piece->role != STANCE_ROLE_CONTENT)
        continue;
      *n += piece->end - piece->first;
      shared += first < end ? end - first : 0;
    }
  return shared;
}

/* The first attribution found whose cue is not before a word. */
static guint
find_cue (const StanceLabels *labels, guint n_found, guint32 word)
{
  guint low = 0, high = n_found;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (labels->attributions, StanceLabelled, middle).cue < word)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The attribution that was found already: from the same mark, or with F1 of 1/2 at least over the words of the contents. No part is farther from its
 * cue than the labeller reaches. NULL when there is none. */
static StanceLabelled *
find_known (const StanceLabels *labels, guint n_found, const Shown *shown)
{
  guint32 first = MIN (shown->content.first, shown->cue), end = MAX (shown->content.end, shown->cue) + STANCE_LABELLER_REACH;

  for (guint i = find_cue (labels, n_found, first > STANCE_LABELLER_REACH ? first - STANCE_LABELLER_REACH : 0); i < n_found; i++)
    {
      StanceLabelled *labelled = &g_array_index (labels->attributions, StanceLabelled, i);
      guint n, both = count_shared (labels, labelled, &shown->content, &n);

      if (labelled->cue > end)
        return NULL;
      if (labelled->cue == shown->cue || (both > 0 && 4 * both >= n + shown->content.end - shown->content.first))
        return labelled;
    }
  return NULL;
}

static void
add_piece (StanceLabels *labels, const Line *tokens, StanceRole role)
{
  StancePiece piece = { tokens->first, tokens->end, role };

  g_array_append_val (labels->pieces, piece);
}

/* The attribution that is shown, with its pieces at the end of all. */
static StanceLabelled
label (StanceLabels *labels, const Shown *shown)
{
  StanceLabelled labelled = { .cue = shown->cue, .probability = PROBABILITY, .first_piece = labels->pieces->len };
  const Line cue = { shown->cue, shown->cue + 1 };

  if (shown->content.first < shown->cue)
    add_piece (labels, &shown->content, STANCE_ROLE_CONTENT);
  if (shown->source.first < shown->cue)
    add_piece (labels, &shown->source, STANCE_ROLE_SOURCE);
  add_piece (labels, &cue, STANCE_ROLE_CUE);
  if (shown->source.first > shown->cue)
    add_piece (labels, &shown->source, STANCE_ROLE_SOURCE);
  if (shown->content.first > shown->cue)
    add_piece (labels, &shown->content, STANCE_ROLE_CONTENT);
  labelled.end_piece = labels->pieces->len;
  return labelled;
}

static gint
compare_cues (gconstpointer a, gconstpointer b)
{
  guint32 left = ((const StanceLabelled *) a)->cue, right = ((const StanceLabelled *) b)->cue;

  return left < right ? -1 : left > right;
}

/* What was found from the same mark ends where the layout ends it. A turn holds what else is said in it; a signature says what was found once more. */
static void
add_all (StanceLabels *labels, guint n_found, const GArray *all, gboolean are_turns)
{
  for (guint i = 0; i < all->len; i++)
    {
      const Shown *shown = &g_array_index (all, Shown, i);
      StanceLabelled *known = find_known (labels, n_found, shown), labelled;

      if (known && known->cue != shown->cue && !are_turns)
        continue;
      labelled = label (labels, shown);
      if (known && known->cue == shown->cue)
        *known = labelled;
      else
        g_array_append_val (labels->attributions, labelled);
    }
}

/* Takes datelines from the parts that begin in them; a part that is nothing else goes. */
static void
cut_datelines (StanceLabels *labels, const StanceText *text)
{
  g_autofree guint32 *ends = g_new0 (guint32, text->tokens->len + 1);

  for (guint s = 0; s < text->sentences->len; s++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, s);
      guint32 end = sentence->first < sentence->end ? stance_dateline_end (text, sentence->first, sentence->end) : sentence->first;

      for (guint32 i = sentence->first; i < end; i++)
        ends[i] = end;
    }
  for (guint i = 0; i < labels->attributions->len; i++)
    {
      StanceLabelled *labelled = &g_array_index (labels->attributions, StanceLabelled, i);
      guint kept = labelled->first_piece;

      for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
        {
          StancePiece piece = g_array_index (labels->pieces, StancePiece, p);

          piece.first = piece.role == STANCE_ROLE_CUE ? piece.first : MAX (piece.first, ends[piece.first]);
          if (piece.first < piece.end)
            g_array_index (labels->pieces, StancePiece, kept++) = piece;
        }
      labelled->end_piece = kept;
    }
}

/* By token: whether it has a role in some attribution. */
static guint8 *
mark_used (const StanceLabels *labels, guint n)
{
  guint8 *used = g_new0 (guint8, n + 1);

  for (guint i = 0; i < labels->attributions->len; i++)
    {
      const StanceLabelled *labelled = &g_array_index (labels->attributions, StanceLabelled, i);

      for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
        for (guint32 k = g_array_index (labels->pieces, StancePiece, p).first; k < g_array_index (labels->pieces, StancePiece, p).end; k++)
          used[k] = 1;
    }
  return used;
}

static gboolean
is_unused (const guint8 *used, const Line *line)
{
  return !memchr (used + line->first, 1, line->end - line->first);
}

/* The last attribution of a line that quotes, NULL when there is none; nothing of it stands behind the line. */
static StanceLabelled *
find_speaker (StanceLabels *labels, const StanceText *text, const Line *line)
{
  for (guint i = find_cue (labels, labels->attributions->len, line->end); i-- > 0;)
    {
      StanceLabelled *labelled = &g_array_index (labels->attributions, StanceLabelled, i);

      if (labelled->cue < line->first)
        return NULL;
      for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
        {
          const StancePiece *piece = &g_array_index (labels->pieces, StancePiece, p);
          gboolean quoted = has_flag (text, piece->first, STANCE_TOKEN_QUOTE) || (piece->first > 0 && has_flag (text, piece->first - 1, STANCE_TOKEN_QUOTE));

          if (piece->role == STANCE_ROLE_CONTENT && quoted)
            return g_array_index (labels->pieces, StancePiece, labelled->end_piece - 1).end <= line->end ? labelled : NULL;
        }
    }
  return NULL;
}

/* Gives an attribution lines [first, end) as content; its pieces stand anew at the end of all. */
static void
append_content (StanceLabels *labels, StanceLabelled *labelled, const Line *first, const Line *end)
{
  guint begin = labels->pieces->len;

  for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
    {
      StancePiece piece = g_array_index (labels->pieces, StancePiece, p);

      g_array_append_val (labels->pieces, piece);
    }
  for (; first < end; first++)
    add_piece (labels, first, STANCE_ROLE_CONTENT);
  labelled->first_piece = begin;
  labelled->end_piece = labels->pieces->len;
}

/* Whether a line is quoted to its end, with no mark there for the next line has one at its beginning. */
static gboolean
is_open_quotation (const StanceText *text, const GArray *lines, guint i)
{
  const Line *line = &g_array_index (lines, Line, i);

  if (i + 1 == lines->len || !has_flag (text, line->first, STANCE_TOKEN_QUOTE) || !has_flag (text, line[1].first, STANCE_TOKEN_QUOTE))
    return FALSE;
  for (guint32 k = line->first + 1; k < line->end; k++)
    if (has_flag (text, k, STANCE_TOKEN_QUOTE))
      return FALSE;
  return line->end > line->first + 1;
}

/* A paragraph that is a quotation and no more, behind one in which somebody is quoted, is still theirs. */
static void
carry_quotations (StanceLabels *labels, const StanceText *text, const GArray *lines)
{
  g_autofree guint8 *used = mark_used (labels, text->tokens->len);

  for (guint i = 1, end; i < lines->len; i = MAX (end, i + 1))
    {
      const Line *line = &g_array_index (lines, Line, i);
      StanceLabelled *speaker;

      for (end = i; end < MIN (lines->len, i + LONGEST_QUOTATION) && is_unused (used, &g_array_index (lines, Line, end)); end++)
        if (!is_quotation (text, &g_array_index (lines, Line, end)) && !is_open_quotation (text, lines, end))
          break;
      speaker = end > i ? find_speaker (labels, text, line - 1) : NULL;
      if (speaker)
        append_content (labels, speaker, line, line + (end - i));
    }
}

/* Adds signatures and turns. */
static void
add_shown (StanceLabels *labels, const StanceText *text, const GArray *lines)
{
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (Shown)), signatures = g_array_new (FALSE, FALSE, sizeof (Shown));
  guint n_found = labels->attributions->len;
  Shown shown;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      if (read_signature (text, line, i ? line - 1 : NULL, &shown))
        g_array_append_val (signatures, shown);
      if (read_turn (text, line, &shown))
        g_array_append_val (turns, shown);
    }
  add_all (labels, n_found, signatures, FALSE);
  if (is_conversation (text, turns))
    add_all (labels, n_found, turns, TRUE);
  g_array_sort (labels->attributions, compare_cues);
}

void
stance_labels_add_layout (StanceLabels *labels, const StanceText *text, float threshold)
{
  g_autoptr (GArray) lines = read_lines (text);

  cut_datelines (labels, text);
  if (threshold <= PROBABILITY)
    add_shown (labels, text, lines);
  carry_quotations (labels, text, lines);
}
