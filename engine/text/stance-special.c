/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens that hold marks, after the conventions of Universal Dependencies for English. Every scan is bounded, or remembered in the
 * scanner, so that the pass stays linear. */
#include "stance-scanner-private.h"

#define MAX_RUN 512   /* bytes of an address or file name */
#define MAX_URL 2048
#define MAX_SYMBOL 8  /* bytes of an emoticon or of a word with a slash */

/* A stretch of bytes that addresses and file names are made of. */
typedef struct
{
  gsize end;       /* without the marks that it ends in */
  gsize last_dot;  /* behind its last inner full stop, 0 for none */
  guint dots;
  guint hyphens;
  guint others;    /* letters and marks besides - and . */
  gboolean at_sign;
  gboolean underscore;
  gboolean foreign; /* a mark that only addresses have */
  gboolean upper;
} Run;

static char
byte_at (const StanceScanner *s, gsize at)
{
  return stance_scanner_byte (s, at);
}

static gsize
end_of_digits (const StanceScanner *s, gsize at)
{
  while (g_ascii_isdigit (byte_at (s, at)))
    at++;
  return at;
}

static gboolean
is_listed (const StanceScanner *s, StanceTokenList list, gsize start, gsize end)
{
  return stance_language_lists (s->text->language, list, s->text->text + start, end - start);
}

/* ---- Addresses and file names ---- */

static gboolean
ends_url (char c)
{
  return c == '\0' || strchr ("<>\"", c) != NULL || (guchar) c <= ' ';
}

static gsize
end_of_url (const StanceScanner *s, gsize start)
{
  const char *text = s->text->text;
  gsize end = start, depth = 0;

  while (end - start < MAX_URL && !ends_url (byte_at (s, end)))
    {
      gsize width = (gsize) g_utf8_skip[(guchar) text[end]];

      if (width > 1 && (stance_is_blank (g_utf8_get_char (text + end)) || g_unichar_ispunct (g_utf8_get_char (text + end))))
        break;
      depth += text[end] == '(';
      if (text[end] == ')' && depth-- == 0)
        break;
      end += width;
    }
  if (end - start > 3 && memcmp (text + end - 3, "...", 3) == 0)
    return end;
  while (end > start && strchr (".,;:!?'*]", text[end - 1]))
    end--;
  return end;
}

static gboolean
is_run_byte (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("._-+%@#", c) != NULL);
}

static void
count_byte (Run *run, char c, gsize at)
{
  run->upper |= g_ascii_isupper (c);
  run->at_sign |= c == '@';
  run->underscore |= c == '_';
  run->foreign |= c == '%' || c == '+';
  run->dots += c == '.';
  run->hyphens += c == '-';
  run->others += c != '.' && c != '-' && !g_ascii_isdigit (c);
  if (c == '.')
    run->last_dot = at + 1;
}

static Run
read_run (StanceScanner *s, gsize start)
{
  Run run = { .end = start };

  while (run.end - start < MAX_RUN && is_run_byte (byte_at (s, run.end)))
    run.end++;
  s->plain_until = run.end;
  while (run.end > start && !g_ascii_isalnum (s->text->text[run.end - 1]))
    run.end--;
  for (gsize at = start; at < run.end; at++)
    count_byte (&run, s->text->text[at], at);
  return run;
}

/* Names of several lower-case parts, as of news groups: comp.sources.unix. */
static gboolean
is_dotted_name (const StanceScanner *s, const Run *run, gsize start)
{
  gsize part = start;

  if (run->dots < 2 || run->upper || run->foreign)
    return FALSE;
  for (gsize at = start; at <= run->end; at++)
    if (at == run->end || s->text->text[at] == '.')
      {
        if (at - part < 2 || !g_ascii_isalpha (s->text->text[part]))
          return FALSE;
        part = at + 1;
      }
  return TRUE;
}

/* Telephone numbers and dates of digits and hyphens; 1914-1918 is none. */
static gboolean
is_digit_groups (const StanceScanner *s, const Run *run, gsize start)
{
  gsize first = end_of_digits (s, start) - start, last = 0;

  while (last < run->end - start && s->text->text[run->end - 1 - last] != '-')
    last++;
  return run->hyphens > 0 && run->dots == 0 && run->others == 0
         && ((last == 4 && first != 4) || (first == 4 && last == 2 && run->hyphens == 2));
}

static gsize
end_of_name (StanceScanner *s, gsize start)
{
  Run run;

  if (start < s->plain_until)
    return 0;
  run = read_run (s, start);
  if (!stance_scanner_word_ends (s, run.end))
    return 0;
  if (run.at_sign || run.underscore || is_digit_groups (s, &run, start) || is_dotted_name (s, &run, start))
    return run.end;
  return run.dots > 0 && !run.foreign && is_listed (s, STANCE_TOKENS_ENDING, run.last_dot, run.end) ? run.end : 0;
}

/* ---- Numbers ---- */

/* 12:30, 08:15:00 */
static gsize
end_of_time (const StanceScanner *s, gsize at)
{
  gsize end = 0;

  while (byte_at (s, at) == ':' && end_of_digits (s, at + 1) == at + 3)
    end = at = at + 3;
  return end;
}

/* 9/11, 08/16/2000, 1/2 */
static gsize
end_of_date (const StanceScanner *s, gsize start, gsize at)
{
  gsize second = end_of_digits (s, at + 1), third = second;

  if (at - start > 4 || second == at + 1 || second - at > 3)
    return 0;
  if (byte_at (s, second) == '/')
    third = end_of_digits (s, second + 1);
  if (third > second + 1)
    return third - second <= 5 && stance_scanner_word_ends (s, third) ? third : 0;
  if (third != second || !stance_scanner_word_ends (s, second))
    return 0;
  return (at - start <= 2 && second - at == 3) || (at - start == 1 && s->text->text[start] == '1') ? second : 0;
}

gsize
stance_special_unit (const StanceScanner *s, gsize start, gsize end)
{
  gsize at = start;

  while (at < end && (g_ascii_isdigit (s->text->text[at]) || strchr (".,", s->text->text[at])))
    at++;
  return at < end && is_listed (s, STANCE_TOKENS_UNIT, at, end) ? at : 0;
}

/* ---- Words with a mark inside ---- */

/* "AT&T", "p&l": short, and of one case */
static gsize
end_of_initials (const StanceScanner *s, gsize start, gsize at)
{
  gsize end = at + 1;
  gboolean lower = g_ascii_islower (byte_at (s, start));

  while (end - at <= 3 && g_ascii_isalpha (byte_at (s, end)))
    end++;
  if (end == at + 1 || at - start > 3 || !stance_scanner_word_ends (s, end) || (lower && (at - start > 1 || end - at > 2)))
    return 0;
  for (gsize i = start; i < end; i++)
    if (i != at && (lower ? !g_ascii_islower (s->text->text[i]) : !g_ascii_isupper (s->text->text[i])))
      return 0;
  return end;
}

/* "w/o": words with a slash are listed */
static gsize
end_of_slashed (const StanceScanner *s, gsize start, gsize at)
{
  gsize end = at + 1;

  while (end - start < MAX_SYMBOL && g_ascii_isalpha (byte_at (s, end)))
    end++;
  return is_listed (s, STANCE_TOKENS_SLASHED, start, end) ? end : 0;
}

/* Letters left out: "d*mn" */
static gsize
end_of_starred (const StanceScanner *s, gsize at)
{
  gsize stars = at;

  while (stars - at < MAX_SYMBOL && byte_at (s, stars) == '*')
    stars++;
  at = stars;
  while (at - stars < MAX_SYMBOL && g_ascii_isalpha (byte_at (s, at)))
    at++;
  return at > stars && byte_at (s, at) != '*' && stance_scanner_word_ends (s, at) ? at : 0;
}

gsize
stance_special_word (StanceScanner *s, gsize start, gsize at)
{
  const char *text = s->text->text;
  gboolean number = end_of_digits (s, start) == at;
  char next = byte_at (s, at + 1);
  gsize end = 0;

  if (text[at] == '/' && (end = end_of_slashed (s, start, at)) != 0)
    return end;
  if (next == '\0' || (guchar) next <= ' ')
    return 0;
  switch (text[at])
    {
    case ':':
      if (next == '/' && byte_at (s, at + 2) == '/' && !ends_url (byte_at (s, at + 3)))
        return end_of_url (s, start);
      return number && at - start <= 2 ? end_of_time (s, at) : 0;
    case '/':
      return number ? end_of_date (s, start, at) : 0;
    case '&':
      return end_of_initials (s, start, at);
    case '*':
      return end_of_starred (s, at);
    case '.':
      if (at - start == 3 && g_ascii_strncasecmp (text + start, "www", 3) == 0 && g_ascii_isalnum (next))
        return end_of_url (s, start);
      return end_of_name (s, start);
    case '@': case '_': case '-': case '+': case '%': case '#':
      return end_of_name (s, start);
    default:
      return 0;
    }
}

gboolean
stance_special_hyphen (const StanceScanner *s, gsize start, gsize at)
{
  gsize end = at + 1, width;

  if (!stance_is_word_char (stance_scanner_peek (s, at + 1, &width)))
    return FALSE;
  if (at - start <= MAX_SYMBOL && is_listed (s, STANCE_TOKENS_PREFIX, start, at))
    return TRUE;
  while (end - at <= MAX_SYMBOL && g_ascii_isalpha (byte_at (s, end)))
    end++;
  return is_listed (s, STANCE_TOKENS_SUFFIX, at + 1, end) && stance_scanner_word_ends (s, end);
}

/* ---- What begins with a mark ---- */

static gsize
end_of_symbol (const StanceScanner *s)
{
  gsize longest = MIN (MAX_SYMBOL, s->text->length - s->at);

  for (gsize n = longest; n >= 2; n--)
    if (is_listed (s, STANCE_TOKENS_SYMBOL, s->at, s->at + n)
        && (!g_ascii_isalnum (s->text->text[s->at + n - 1]) || stance_scanner_word_ends (s, s->at + n)) && byte_at (s, s->at + n) != '/')
      return s->at + n;
  return 0;
}

/* "#tag", "@name", "+44", ".5", ".pdf", "'72" behind white space */
static gsize
end_of_marked (const StanceScanner *s, gunichar c, gsize width)
{
  gsize first = s->at + width, end = first, digits = end_of_digits (s, first);

  switch (c)
    {
    case '#': case '@':
      if (!g_ascii_isalpha (byte_at (s, first)))
        return 0;
      while (end - first < MAX_RUN && is_run_byte (byte_at (s, end)))
        end++;
      while (!g_ascii_isalnum (s->text->text[end - 1]))
        end--;
      return end;
    case '+':
      return digits > first && stance_scanner_word_ends (s, digits) ? digits : 0;
    case '.':
      if (digits > first)
        return stance_scanner_word_ends (s, digits) ? digits : 0;
      while (end - first < MAX_SYMBOL && g_ascii_isalpha (byte_at (s, end)))
        end++;
      return end > first && stance_scanner_word_ends (s, end) && is_listed (s, STANCE_TOKENS_ENDING, first, end) ? end : 0;
    case '\'': case STANCE_APOSTROPHE:
      end = digits + (byte_at (s, digits) == 's');
      return digits - first == 2 && stance_scanner_word_ends (s, end) && !stance_is_apostrophe (stance_scanner_peek (s, end, &width)) ? end : 0;
    default:
      return 0;
    }
}

/* Marks that form one token with their like. */
static gsize
end_of_marks (const StanceScanner *s, gunichar c, gsize width)
{
  static const char *const kinds[] = { ".!?", "-=_*~+<>|#^", "$", "/", "\\", "'", "`" };
  const char *kind = NULL;
  gsize end = s->at + width;

  for (guint i = 0; i < G_N_ELEMENTS (kinds) && c < 0x80 && !kind; i++)
    if (strchr (kinds[i], (int) c))
      kind = kinds[i];
  while (kind && end < s->text->length && s->text->text[end] != '\0' && strchr (kind, s->text->text[end]))
    end++;
  if (c == 0x2026 || c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d)
    while (end + width <= s->text->length && memcmp (s->text->text + end, s->text->text + s->at, width) == 0)
      end += width;
  while (c == 0x2026 && byte_at (s, end) == '.')
    end++;
  return end;
}

gsize
stance_special_mark (const StanceScanner *s)
{
  gsize width, end = 0;
  gunichar c = stance_scanner_peek (s, s->at, &width);
  gboolean before = s->space || s->paragraph || s->text->tokens->len == 0;

  if (c < 0x80 && stance_language_begins_symbol (s->text->language, (char) c))
    end = end_of_symbol (s);
  if (end == 0 && before)
    end = end_of_marked (s, c, width);
  return end != 0 ? end : end_of_marks (s, c, width);
}
