/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that stand between quotation marks, and whether two texts quote the same. */
#include "stance-wording-private.h"

#include <stdlib.h>
#include <string.h>

typedef enum
{
  MARK_NONE,
  MARK_OPENING,
  MARK_CLOSING,
  MARK_EITHER,
} Mark;

/* Single marks are apostrophes too often. */
static Mark
mark_of (gunichar c)
{
  switch (c)
    {
    case 0x201c:
    case 0x201e:
    case 0xab:
      return MARK_OPENING;
    case 0x201d:
    case 0xbb:
      return MARK_CLOSING;
    case '"':
      return MARK_EITHER;
    default:
      return MARK_NONE;
    }
}

/* What follows a mark: a closing one ends what may have begun before the text. */
static gboolean
is_open_after (Mark mark, gboolean open)
{
  return mark == MARK_OPENING || (mark == MARK_EITHER && !open);
}

/* Whether the text begins between marks: its first mark closes. */
static gboolean
begins_open (const char *text, gboolean direct)
{
  const char *p;

  for (p = text; *p; p = g_utf8_next_char (p))
    if (mark_of (g_utf8_get_char (p)) != MARK_NONE)
      return mark_of (g_utf8_get_char (p)) == MARK_CLOSING;
  return direct;
}

static int
compare_keys (const void *a, const void *b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return (x > y) - (x < y);
}

/* FNV-1a (Fowler, Noll, Vo) over the numbers of the words. */
static guint64
key_of (const guint *numbers)
{
  guint64 key = G_GUINT64_CONSTANT (14695981039346656037);

  for (guint i = 0; i < STANCE_LEAST_QUOTED; i++)
    key = (key ^ numbers[i]) * G_GUINT64_CONSTANT (1099511628211);
  return key;
}

/* Goes past the marks before byte `end`: TRUE when one was there. */
static gboolean
pass_marks (const char **p, const char *end, gboolean *open)
{
  gboolean found = FALSE;

  for (; *p < end; *p = g_utf8_next_char (*p))
    {
      Mark mark = mark_of (g_utf8_get_char (*p));

      if (mark == MARK_NONE)
        continue;
      *open = is_open_after (mark, *open);
      found = TRUE;
    }
  return found;
}

void
stance_words_find_quoted (StanceWords *self, gboolean direct, gboolean *inside)
{
  gboolean open = begins_open (self->text, direct);
  const char *p = self->text;
  guint run = 0;

  self->quoted = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < self->n; i++)
    {
      if (pass_marks (&p, self->text + self->starts[i], &open))
        run = 0;
      run = open ? run + 1 : 0;
      if (inside)
        inside[i] = open;
      if (run >= STANCE_LEAST_QUOTED)
        {
          guint64 key = key_of (&self->numbers[i + 1 - STANCE_LEAST_QUOTED]);

          g_array_append_val (self->quoted, key);
        }
    }
  g_array_sort (self->quoted, compare_keys);
}

gboolean
stance_words_share_quotation (const StanceWords *self, const StanceWords *other)
{
  for (guint i = 0, k = 0; i < self->quoted->len && k < other->quoted->len;)
    {
      guint64 a = g_array_index (self->quoted, guint64, i), b = g_array_index (other->quoted, guint64, k);

      if (a == b)
        return TRUE;
      if (a < b)
        i++;
      else
        k++;
    }
  return FALSE;
}
