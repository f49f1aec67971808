/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is and what its name tells. Content decides; the name only where content cannot. */
#include <string.h>

#include "stance-document-private.h"
#include "stance-html-private.h"
#include "stance-input-private.h"
#include "stance-json-scan-private.h"
#include "stance-limits-private.h"
#include "stance-source-files-private.h"

static const char *const endings[] = {
  ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx",
};

static gboolean
take_ending (char *name, const char *ending)
{
  gsize length = strlen (name), n = strlen (ending);

  if (length <= n || g_ascii_strcasecmp (name + length - n, ending) != 0)
    return FALSE;
  name[length - n] = '\0';
  return TRUE;
}

static gboolean
take_known_ending (char *name)
{
  take_ending (name, ".gz");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (take_ending (name, endings[i]))
      return TRUE;
  return FALSE;
}

gboolean
stance_file_is_input (const char *name)
{
  g_autofree char *rest = g_strdup (name);

  return name[0] != '.' && take_known_ending (rest);
}

char *
stance_file_id (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  if (g_str_equal (path, "-"))
    return g_strdup ("stdin");
  while (take_known_ending (base))
    continue;
  return g_filename_display_name (base);
}

char *
stance_file_date (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  if (strlen (base) < 10 || g_ascii_isdigit (base[10]))
    return NULL;
  base[10] = '\0';
  return stance_date_normalise (base);
}

static gsize
skip_space (const char *head, gsize length, gsize at)
{
  while (at < length && g_ascii_isspace (head[at]))
    at++;
  return at;
}

/* A text may begin with a bracket too: JSON goes on with what JSON can go on with. */
static gboolean
looks_like_json (const char *head, gsize length)
{
  gsize at = skip_space (head, length, 0), next = skip_space (head, length, at + 1);

  if (at >= length || next >= length)
    return FALSE;
  if (head[at] == '{')
    return head[next] == '"' || head[next] == '}';
  if (head[at] != '[' || head[next] == '{')
    return head[at] == '[';
  return head[next] == ']' && skip_space (head, length, next + 1) == length; /* "[ ] Done": a text */
}

static gboolean
named_json_lines (const char *path)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  take_ending (name, ".gz");
  return g_str_has_suffix (name, ".jsonl") || g_str_has_suffix (name, ".ndjson");
}

/* Whether a line of JSON goes on in the next: one document over several lines may have an object on each, too. */
static gboolean
goes_on (const char *start, const char *stop)
{
  while (stop > start && g_ascii_isspace (stop[-1]))
    stop--;
  return stop > start && strchr ("[{,:", stop[-1]) != NULL;
}

/* JSON lines: more than one line, of which the first is an object by itself or (when it is broken) the second begins another. */
static gboolean
looks_like_json_lines (const char *head, gsize length)
{
  gsize at = skip_space (head, length, 0), next;
  const char *stop = memchr (head + at, '\n', length - at);

  if (head[at] != '{' || stop == NULL)
    return FALSE;
  next = skip_space (head, length, (gsize) (stop - head));
  if (next == length && length < STANCE_INPUT_HEAD_BYTES)
    return FALSE;
  if (stance_json_scan_depth (head + at, (gsize) (stop - head) - at, STANCE_LIMIT_JSON_DEPTH, NULL))
    return TRUE;
  return !goes_on (head + at, stop) && length - next >= 2 && head[next] == '{' && head[next + 1] == '"';
}

StanceFileKind
stance_file_recognise (const char *head, gsize length, const char *path)
{
  if (stance_xlsx_is (head, length))
    return STANCE_FILE_WORKBOOK;
  if (skip_space (head, length, 0) == length && length < STANCE_INPUT_HEAD_BYTES)
    return STANCE_FILE_EMPTY;
  if (stance_html_is_html (head, length))
    return STANCE_FILE_HTML;
  if (looks_like_json (head, length))
    return named_json_lines (path) || looks_like_json_lines (head, length) ? STANCE_FILE_JSON_LINES : STANCE_FILE_JSON;
  if (named_json_lines (path))
    return STANCE_FILE_JSON_LINES;
  return stance_coded_is_header (head, length) ? STANCE_FILE_CSV : STANCE_FILE_TEXT;
}
