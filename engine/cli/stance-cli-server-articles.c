/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that were pasted, as files for the process that reads them, and its command line. */
#include "stance-cli-server-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define SELF "/proc/self/exe"

static const char *const sides[] = { "a", "b" };
/* Names of the files too: reports and messages call articles by them. */
static const char *const names[] = { "Article A", "Article B" };

static const char *
call_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (g_str_equal (name, sides[i]))
      return names[i];
  return name;
}

const char *
stance_cli_articles_get (const StanceCliArticles *self, const char *name)
{
  const char *text = g_hash_table_lookup (self->fields, name);

  return text && strspn (text, " \t\r\n") < strlen (text) ? text : NULL;
}

static char *
name_file (const StanceCliArticles *self, guint side)
{
  return g_build_filename (self->folder, names[side], NULL);
}

void
stance_cli_articles_clear (StanceCliArticles *self)
{
  for (guint i = 0; self->folder && i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *path = name_file (self, i);

      g_unlink (path);
    }
  if (self->folder)
    g_rmdir (self->folder);
  g_clear_pointer (&self->fields, g_hash_table_unref);
  g_clear_pointer (&self->folder, g_free);
}

/* Whoever pastes an address would wait for it to be fetched. */
static gboolean
is_address (const char *text)
{
  g_autofree char *word = g_strstrip (g_strdup (text));

  return strstr (word, "://") && !strpbrk (word, " \t\r\n");
}

/* What is wrong with a request, and its status; 0 when nothing is. */
static guint
check_fields (StanceCliArticles *self, char **message)
{
  const char *model = stance_cli_articles_get (self, "model");
  const char *date = stance_cli_articles_get (self, "date");
  g_auto (GStrv) models = stance_cli_list_models ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      const char *text = stance_cli_articles_get (self, sides[i]);

      self->n += text != NULL;
      if (text && is_address (text))
        {
          *message = g_strdup ("This is an address. No address is ever fetched here: open it in your browser, and paste the text of the article.");
          return SOUP_STATUS_BAD_REQUEST;
        }
      if (text && strlen (text) > STANCE_SERVER_ARTICLE)
        {
          *message = g_strdup_printf ("%s is longer than the %u kB that this page takes.", names[i], STANCE_SERVER_ARTICLE >> 10);
          return SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE;
        }
    }
  if (self->n == 0)
    *message = g_strdup ("There is no article yet: paste one, or two that are to be compared.");
  /* A name of our own list only: never a path. */
  else if (model && !g_strv_contains ((const char *const *) models, model))
    *message = g_strdup_printf ("There is no position model '%s'.", model);
  else if (date && !stance_cli_parse_date ("Date", date, &error))
    *message = g_strdup (error->message);
  return *message ? SOUP_STATUS_BAD_REQUEST : 0;
}

guint
stance_cli_articles_read (StanceCliArticles *self, GBytes *body, char **message)
{
  gsize length;
  const char *bytes = g_bytes_get_data (body, &length);

  self->fields = stance_cli_fields_read (bytes, length, call_field, message);
  return self->fields ? check_fields (self, message) : SOUP_STATUS_BAD_REQUEST;
}

gboolean
stance_cli_articles_write (StanceCliArticles *self, GError **error)
{
  self->folder = g_dir_make_tmp ("stance-XXXXXX", error);
  for (guint i = 0; self->folder && i < G_N_ELEMENTS (sides); i++)
    {
      const char *text = stance_cli_articles_get (self, sides[i]);
      g_autofree char *path = name_file (self, i);

      if (text && !g_file_set_contents (path, text, -1, error))
        return FALSE;
    }
  return self->folder != NULL;
}

static void
add_option (GPtrArray *words, const char *name, const char *value)
{
  if (value)
    g_ptr_array_add (words, g_strdup_printf ("--%s=%s", name, value));
}

GPtrArray *
stance_cli_articles_list_words (const StanceCliArticles *self, const StanceCliServer *server, gboolean workbook)
{
  const StanceCliOptions *options = server->options;
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GEnumClass) levels = g_type_class_ref (STANCE_TYPE_LEVEL);
  const char *model = stance_cli_articles_get (self, "model");
  char confidence[G_ASCII_DTOSTR_BUF_SIZE];

  g_ptr_array_add (words, g_strdup (SELF));
  g_ptr_array_add (words, g_strdup (self->n > 1 ? "compare" : "positions"));
  add_option (words, "format", workbook ? "xlsx" : "html");
  add_option (words, "model", model ? model : server->model);
  add_option (words, "date", stance_cli_articles_get (self, "date"));
  add_option (words, "by", g_enum_get_value (levels, options->level)->value_nick);
  if (options->min_confidence >= 0)
    add_option (words, "min-confidence", g_ascii_dtostr (confidence, sizeof confidence, options->min_confidence));
  if (options->rules_only)
    g_ptr_array_add (words, g_strdup ("--rules-only"));
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (stance_cli_articles_get (self, sides[i]))
      g_ptr_array_add (words, g_strdup (names[i]));
  g_ptr_array_add (words, NULL);
  return words;
}
