/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A word to those who gave no model and read articles on another conflict than the default one: positions are found there too, and are wrong. */
#include "stance-cli-private.h"

#define KEY "stance-cli-hint"
#define MOST_ARTICLES 3 /* that are looked at: it is to cost nothing where there are many */

/* What new models are begun with: it is on nothing that articles are on. */
#define BLANK_MODEL "template"

char **
stance_cli_list_models (void)
{
  g_auto (GStrv) names = stance_model_list ();
  g_autoptr (GStrvBuilder) models = g_strv_builder_new ();

  for (guint i = 0; names[i]; i++)
    if (!g_str_equal (names[i], BLANK_MODEL))
      g_strv_builder_add (models, names[i]);
  return g_strv_builder_end (models);
}

void
stance_cli_hint_prepare (StanceModel *model)
{
  g_object_set_data (G_OBJECT (model), KEY, GUINT_TO_POINTER (MOST_ARTICLES));
}

/* One word is enough for all articles. */
char *
stance_cli_hint_of_article (StanceModel *model, StanceDocument *document)
{
  guint left = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (model), KEY)), n_own, n_better;
  g_auto (GStrv) names = NULL;
  g_autofree char *better = NULL;

  if (left == 0)
    return NULL;
  names = stance_cli_list_models ();
  better = stance_model_find_better (model, (const char *const *) names, stance_document_get_text (document), &n_own, &n_better);
  g_object_set_data (G_OBJECT (model), KEY, GUINT_TO_POINTER (better ? 0 : left - 1));
  if (!better)
    return NULL;
  return g_strdup_printf ("%s: more of it is on issues of the model \"%s\" (%u match%s) than of \"%s\" (%u): --model %s", stance_document_get_id (document),
                          better, n_better, n_better == 1 ? "" : "es", stance_model_get_id (model), n_own, better);
}
