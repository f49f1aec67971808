/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standoff of several articles: a folder of NAME.txt and NAME.ann. */
#include "stance-cli-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Leaves room for an ending and a number in what file systems take. */
#define MAX_NAME 200

gboolean
stance_cli_brat_is_folder (const StanceCliOptions *options)
{
  const char *path = options->output;

  if (options->marking != STANCE_MARKING_BRAT || !path || g_str_equal (path, "-"))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_file_test (path, G_FILE_TEST_IS_DIR);
  return !g_str_has_suffix (path, ".ann");
}

static StanceExit
fail (const char *path, const char *why)
{
  g_autofree char *message = g_strdup_printf ("%s: cannot be written: %s", path, why);

  stance_cli_report (message);
  return STANCE_EXIT_FILE;
}

StanceExit
stance_cli_brat_open (StanceCliBrat *self, const StanceCliOptions *options)
{
  const char *folder = options->output;

  self->folder = folder;
  self->force = options->force;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return g_mkdir (folder, 0777) == 0 || errno == EEXIST ? STANCE_EXIT_DONE : fail (folder, g_strerror (errno));
}

void
stance_cli_brat_clear (StanceCliBrat *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
}

/* An id as the name of a file: nothing in it leads to another folder. */
static char *
plain_name (const char *id)
{
  g_autofree char *name = g_strdup (*id ? id : "_");
  char *end;

  for (char *at = name; *at; at++)
    if (*at == '/' || *at == '\\' || g_ascii_iscntrl (*at) || (at == name && (*at == '.' || *at == '-')))
      *at = '_';
  if (strlen (name) <= MAX_NAME)
    return g_steal_pointer (&name);
  end = g_utf8_find_prev_char (name, name + MAX_NAME);
  return g_strndup (name, (gsize) (end - name));
}

/* A name that no article has yet: of two with one id, the second gets a number. */
static const char *
take_name (StanceCliBrat *self, const char *id)
{
  char *name = plain_name (id), *plain = g_strdup (name);

  for (guint i = 2; g_hash_table_contains (self->names, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u", plain, i);
    }
  g_free (plain);
  g_hash_table_add (self->names, name);
  return name;
}

typedef enum
{
  THERE_NOT,
  THERE_SAME,
  THERE_OTHER,
} There;

/* What a file holds already, compared with what it is to hold. */
static There
look (const char *path, const char *contents)
{
  g_autofree char *old = NULL;
  gsize length;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return THERE_NOT;
  if (!g_file_get_contents (path, &old, &length, NULL))
    return THERE_OTHER;
  return length == strlen (contents) && memcmp (old, contents, length) == 0 ? THERE_SAME : THERE_OTHER;
}

/* Neither articles, which may be those that are read, nor corrected annotations are written over. */
static StanceExit
write_file (StanceCliBrat *self, const char *name, const char *ending, const char *contents)
{
  g_autofree char *base = g_strconcat (name, ending, NULL);
  g_autofree char *path = g_build_filename (self->folder, base, NULL);
  g_autoptr (GError) error = NULL;
  const char *colon;
  gboolean article = g_str_equal (ending, ".txt");
  There there = look (path, contents);

  if (there == THERE_SAME)
    return STANCE_EXIT_DONE;
  if (there == THERE_OTHER && (article || !self->force))
    return fail (path, article ? "found another text there, expected none" : "found other annotations there, expected none; --force writes over them");
  if (g_file_set_contents_full (path, contents, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    return STANCE_EXIT_DONE;
  colon = strrchr (error->message, ':');
  return fail (path, colon ? colon + strspn (colon, ": ") : error->message);
}

StanceExit
stance_cli_brat_put (StanceCliBrat *self, StanceAttributions *attributions, const char *text)
{
  StanceDocument *document = stance_attributions_get_document (attributions);
  const char *name = take_name (self, stance_document_get_id (document));
  StanceExit code = write_file (self, name, ".txt", stance_document_get_text (document));

  return code == STANCE_EXIT_DONE ? write_file (self, name, ".ann", text) : code;
}
