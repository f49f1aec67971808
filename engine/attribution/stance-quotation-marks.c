/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tokens of a paragraph may open or close quotations, by their form and neighbours. Apostrophes look like single marks, so those are paired here
 * already: one opens only if another can close it. */
#include <string.h>

#include "stance-quotations-private.h"

static const char *const forms[STANCE_N_MARKS] = {
  [STANCE_MARK_STRAIGHT] = "\"",
  [STANCE_MARK_DOUBLE_LEFT] = "\xe2\x80\x9c",
  [STANCE_MARK_DOUBLE_RIGHT] = "\xe2\x80\x9d",
  [STANCE_MARK_DOUBLE_LOW] = "\xe2\x80\x9e",
  [STANCE_MARK_TWO_BACKTICKS] = "``",
  [STANCE_MARK_TWO_APOSTROPHES] = "''",
  [STANCE_MARK_GUILLEMET_LEFT] = "\xc2\xab",
  [STANCE_MARK_GUILLEMET_RIGHT] = "\xc2\xbb",
  [STANCE_MARK_ANGLE_LEFT] = "\xe2\x80\xb9",
  [STANCE_MARK_ANGLE_RIGHT] = "\xe2\x80\xba",
  [STANCE_MARK_APOSTROPHE] = "'",
  [STANCE_MARK_SINGLE_LEFT] = "\xe2\x80\x98",
  [STANCE_MARK_SINGLE_RIGHT] = "\xe2\x80\x99",
  [STANCE_MARK_SINGLE_LOW] = "\xe2\x80\x9a",
  [STANCE_MARK_BACKTICK] = "`",
};

/* A token with its paragraph. */
typedef struct
{
  const StanceText *text;
  guint first;
  guint end;
} Paragraph;

static StanceMarkForm
form_of (const StanceText *text, const StanceToken *token)
{
  char c = text->text[token->start];

  if (c > 0 && c != '"' && c != '\'' && c != '`')
    return STANCE_N_MARKS;
  /* Two and a single one. */
  if (token->end - token->start == 3 && memcmp (text->text + token->start, "'''", 3) == 0)
    return STANCE_MARK_TWO_APOSTROPHES;
  for (guint form = 0; form < STANCE_N_MARKS; form++)
    if (token->end - token->start == strlen (forms[form]) && memcmp (text->text + token->start, forms[form], strlen (forms[form])) == 0)
      return form;
  return STANCE_N_MARKS;
}

static gboolean
has_space_before (const Paragraph *p, guint i)
{
  return i <= p->first || i >= p->end || (stance_text_token (p->text, i)->flags & STANCE_TOKEN_SPACE_BEFORE) != 0;
}

static gboolean
begins_with (const Paragraph *p, guint i, const char *marks)
{
  char c = p->text->text[stance_text_token (p->text, i)->start];

  return c != '\0' && strchr (marks, c) != NULL;
}

/* Behind what marks open though no space parts them: nothing, brackets, dashes and other marks that open. */
static gboolean
stands_behind_opening (const Paragraph *p, guint i)
{
  const StanceToken *before;
  gunichar c;

  if (has_space_before (p, i))
    return TRUE;
  before = stance_text_token (p->text, i - 1);
  c = g_utf8_get_char (p->text->text + before->start);
  return (before->flags & STANCE_TOKEN_PUNCT)
         && ((before->flags & STANCE_TOKEN_QUOTE_OPEN) || (c == '"' && has_space_before (p, i - 1)) || (c >= 0x2010 && c <= 0x2015)
             || (c < 0x80 && strchr ("([{-/=", (int) c)));
}

/* Space or a mark that ends something follows. */
static gboolean
stands_before_end (const Paragraph *p, guint i)
{
  return has_space_before (p, i + 1) || begins_with (p, i + 1, ",.;:!?)]}");
}

static gboolean
looks_closing (const Paragraph *p, guint i)
{
  return !stands_behind_opening (p, i) && stands_before_end (p, i);
}

static gboolean
looks_opening (const Paragraph *p, guint i)
{
  return stands_behind_opening (p, i) && !has_space_before (p, i + 1);
}

static gboolean
is_word (const Paragraph *p, guint i)
{
  return !(stance_text_token (p->text, i)->flags & STANCE_TOKEN_PUNCT);
}

static gboolean
is_apostrophe (const StanceText *text, guint i)
{
  StanceMarkForm form = form_of (text, stance_text_token (text, i));

  return form == STANCE_MARK_APOSTROPHE || form == STANCE_MARK_SINGLE_RIGHT;
}

/* Feet before inches, in one token or three. */
static gboolean
stands_behind_feet (const Paragraph *p, guint i)
{
  const StanceToken *before = stance_text_token (p->text, i - 1);
  const char *number = p->text->text + before->start;
  gsize length = before->end - before->start;

  if (g_ascii_isdigit (*number) && (memchr (number, '\'', length) || g_strstr_len (number, (gssize) length, forms[STANCE_MARK_SINGLE_RIGHT])))
    return TRUE;
  return i >= p->first + 3 && is_apostrophe (p->text, i - 2) && !has_space_before (p, i - 2)
         && (stance_text_token (p->text, i - 3)->flags & STANCE_TOKEN_NUMBER) != 0;
}

static gboolean
stands_behind_number (const Paragraph *p, guint i)
{
  return !has_space_before (p, i) && g_ascii_isdigit (p->text->text[stance_text_token (p->text, i - 1)->end - 1]);
}

static void
judge_straight (const Paragraph *p, StanceMark *mark)
{
  guint flags = stance_text_token (p->text, mark->token)->flags;

  mark->measure = stands_behind_number (p, mark->token);
  if (mark->measure && stands_behind_feet (p, mark->token))
    return;
  mark->opens = !mark->measure && !(flags & STANCE_TOKEN_QUOTE_CLOSE) && ((flags & STANCE_TOKEN_QUOTE_OPEN) || !looks_closing (p, mark->token));
  mark->closes = !(flags & STANCE_TOKEN_QUOTE_OPEN);
}

/* Apostrophes and single marks of the same form. */
static void
judge_single (const Paragraph *p, StanceMark *mark)
{
  guint i = mark->token;
  gboolean in_word = !has_space_before (p, i) && is_word (p, i - 1);

  switch (mark->form)
    {
    case STANCE_MARK_APOSTROPHE:
      mark->opens = looks_opening (p, i);
      mark->closes = !mark->opens && !has_space_before (p, i);
      break;
    case STANCE_MARK_SINGLE_RIGHT:
      mark->closes = !has_space_before (p, i);
      break;
    case STANCE_MARK_SINGLE_LEFT:
      mark->closes = looks_closing (p, i);
      mark->opens = !in_word && !mark->closes;
      break;
    default:
      mark->opens = !in_word && !has_space_before (p, i + 1);
    }
}

static void
judge (const Paragraph *p, StanceMark *mark)
{
  guint i = mark->token;

  switch (mark->form)
    {
    case STANCE_MARK_STRAIGHT:
      judge_straight (p, mark);
      break;
    case STANCE_MARK_DOUBLE_LEFT: case STANCE_MARK_GUILLEMET_LEFT: case STANCE_MARK_ANGLE_LEFT:
      mark->opens = !looks_closing (p, i);
      mark->closes = !stands_behind_opening (p, i);
      break;
    case STANCE_MARK_DOUBLE_RIGHT: case STANCE_MARK_GUILLEMET_RIGHT: case STANCE_MARK_ANGLE_RIGHT:
      mark->opens = has_space_before (p, i) && !stands_before_end (p, i);
      mark->closes = TRUE;
      break;
    case STANCE_MARK_TWO_APOSTROPHES:
      mark->opens = looks_opening (p, i);
      mark->closes = !mark->opens;
      break;
    case STANCE_MARK_DOUBLE_LOW: case STANCE_MARK_TWO_BACKTICKS:
      mark->opens = TRUE;
      break;
    default:
      judge_single (p, mark);
    }
  if (i + 1 == p->end && mark->opens && mark->form < STANCE_MARK_APOSTROPHE)
    {
      mark->opens = FALSE;
      mark->closes = TRUE;
    }
}

/* What closes single marks, nearest first, as a paragraph is read from its end. By the parity of the double marks before them: a quotation in single
 * marks holds all or nothing of one in double marks. */
typedef struct
{
  guint32 behind_mark[2]; /* behind a comma, full stop ...: surely no possessive */
  guint32 behind_word[2];
  guint32 left[2];        /* closing a low one */
  guint32 opener;
} Closers;

/* A quotation in single marks that goes on in the next paragraph. A curly one at the beginning of a paragraph says enough. */
static gboolean
may_stay_open (const Paragraph *p, const StanceMark *mark)
{
  if (mark->token != p->first || mark->token + 1 == p->end)
    return FALSE;
  return mark->form == STANCE_MARK_SINGLE_LEFT
         || (p->end < p->text->tokens->len && form_of (p->text, stance_text_token (p->text, p->end)) == mark->form);
}

static guint32
find_closer (const Paragraph *p, const GArray *marks, guint32 i, guint parity, const Closers *closers)
{
  StanceMarkForm form = g_array_index (marks, StanceMark, i).form;
  guint32 sure = closers->behind_mark[parity], closer = MIN (closers->behind_word[parity], sure), next;

  if (form == STANCE_MARK_SINGLE_LOW || (form == STANCE_MARK_SINGLE_LEFT && closer == STANCE_MARK_NO_QUOTATION))
    closer = MIN (closers->left[parity], closer);
  if (form == STANCE_MARK_SINGLE_LOW)
    return closer;
  if (closer == STANCE_MARK_NO_QUOTATION)
    return may_stay_open (p, &g_array_index (marks, StanceMark, i)) ? STANCE_MARK_UNCLOSED : closer;
  if (closers->opener < closer && stance_text_token (p->text, g_array_index (marks, StanceMark, i).token + 1)->flags & STANCE_TOKEN_NUMBER)
    return STANCE_MARK_NO_QUOTATION;
  /* "The ministers' plan fails,": one between two words is an apostrophe, if a better one follows. */
  next = g_array_index (marks, StanceMark, closer).token + 1;
  if (closer < sure && sure < closers->opener && next < p->end && is_word (p, next))
    closer = sure;
  return closer;
}

/* A single letter between single marks stands for a word, with its other letters dropped. */
static gboolean
holds_letter (const Paragraph *p, const GArray *marks, guint32 i, guint32 closer)
{
  guint32 token = g_array_index (marks, StanceMark, i).token;

  return g_array_index (marks, StanceMark, closer).token == token + 2
         && g_ascii_islower (p->text->text[stance_text_token (p->text, token + 1)->start])
         && stance_text_token (p->text, token + 1)->end - stance_text_token (p->text, token + 1)->start == 1;
}

static void
pair_singles (const Paragraph *p, GArray *marks, guint n_double)
{
  const guint32 none = STANCE_MARK_NO_QUOTATION;
  Closers closers = { { none, none }, { none, none }, { none, none }, none };

  for (guint32 i = marks->len; i-- > 0;)
    {
      StanceMark *mark = &g_array_index (marks, StanceMark, i);
      guint parity = n_double % 2;

      if (mark->form < STANCE_MARK_APOSTROPHE)
        {
          n_double -= mark->opens || mark->closes;
          continue;
        }
      if (mark->opens)
        {
          mark->closer = find_closer (p, marks, i, parity, &closers);
          if (mark->closer < STANCE_MARK_UNCLOSED && holds_letter (p, marks, i, mark->closer))
            mark->closer = STANCE_MARK_NO_QUOTATION;
          if (mark->closer != STANCE_MARK_NO_QUOTATION)
            closers.opener = i;
        }
      if (mark->closes && mark->form == STANCE_MARK_SINGLE_LEFT)
        closers.left[parity] = i;
      else if (mark->closes)
        *(is_word (p, mark->token - 1) ? &closers.behind_word[parity] : &closers.behind_mark[parity]) = i;
    }
}

void
stance_marks_read (const StanceText *text, guint first, guint end, GArray *marks)
{
  Paragraph p = { text, first, end };
  guint n_double = 0;

  g_array_set_size (marks, 0);
  for (guint i = first; i < end; i++)
    {
      const StanceToken *token = stance_text_token (text, i);
      StanceMark mark = { i, STANCE_MARK_NO_QUOTATION, STANCE_N_MARKS, FALSE, FALSE, FALSE };

      if (!(token->flags & STANCE_TOKEN_PUNCT))
        continue;
      mark.form = form_of (text, token);
      if (mark.form == STANCE_N_MARKS)
        continue;
      judge (&p, &mark);
      n_double += mark.form < STANCE_MARK_APOSTROPHE && (mark.opens || mark.closes);
      g_array_append_val (marks, mark);
    }
  pair_singles (&p, marks, n_double);
}
