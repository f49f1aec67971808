/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning where sentences end, from the texts of treebanks. */
#include "stance-front-end-private.h"
#include "stance-sentences-train-private.h"
#include "stance-trainer-private.h"

/* The text of one file, and where its sentences begin. */
typedef struct
{
  GString *text;
  GArray *starts;       /* of gsize */
} Document;

static void
document_clear (gpointer data)
{
  Document *document = data;

  g_string_free (document->text, TRUE);
  g_array_unref (document->starts);
}

static void
add_token (GString *text, const StanceTreeWord *words, guint n)
{
  if (words->joined)
    g_string_append (text, words->joined);
  for (guint i = 0; i < n && !words->joined; i++)
    g_string_append (text, words[i].form);
  if (words[n - 1].space_after)
    g_string_append_c (text, ' ');
}

static void
add_tree (Document *document, const StanceTreebank *bank, guint i, gboolean first)
{
  const StanceTree *tree = stance_treebank_tree (bank, i);
  const StanceTreeWord *words = stance_treebank_words (bank, i);

  if (tree->opens_paragraph && !first)
    g_string_append (document->text, "\n\n");
  g_array_append_val (document->starts, document->text->len);
  for (guint k = 0; k < tree->n;)
    {
      guint n = MIN (MAX (1, words[k].n_joined), tree->n - k);

      add_token (document->text, &words[k], n);
      k += n;
    }
}

/* One document for each file. */
static GArray *
write_documents (const StanceTreebank *bank, const GArray *ends)
{
  GArray *documents = g_array_new (FALSE, FALSE, sizeof (Document));
  guint first = 0;

  g_array_set_clear_func (documents, document_clear);
  for (guint d = 0; d < ends->len; d++)
    {
      Document document = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (gsize)) };

      for (guint i = first; i < g_array_index (ends, guint, d); i++)
        add_tree (&document, bank, i, i == first);
      first = g_array_index (ends, guint, d);
      g_array_append_val (documents, document);
    }
  return documents;
}

static GBytes *
learn (const StanceTrainer *self, StanceLanguage *language, GError **error)
{
  g_autoptr (GArray) documents = write_documents (self->train, self->train_ends);
  g_autofree StanceSentencesGold *gold = g_new0 (StanceSentencesGold, documents->len + 1);
  StanceSentencesSettings settings;

  stance_sentences_settings_init (&settings);
  settings.seed = self->seed;
  if (self->epochs > 0)
    settings.epochs = self->epochs;
  for (guint i = 0; i < documents->len; i++)
    {
      const Document *document = &g_array_index (documents, Document, i);

      gold[i] = (StanceSentencesGold) { document->text->str, document->text->len, (const gsize *) document->starts->data, document->starts->len };
    }
  return stance_sentences_train (language, gold, documents->len, &settings, error);
}

/* The sentences of a text that begin and end where gold ones do. */
static guint
count_right (const Document *document, const StanceText *text)
{
  const gsize *starts = (const gsize *) document->starts->data;
  guint right = 0, at = 0;

  for (guint i = 0; i < text->sentences->len; i++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, i);
      gsize start = stance_text_token (text, sentence->first)->start;
      gsize next = sentence->end < text->tokens->len ? stance_text_token (text, sentence->end)->start : G_MAXSIZE;

      while (at < document->starts->len && starts[at] < start)
        at++;
      right += at < document->starts->len && starts[at] == start && (at + 1 < document->starts->len ? starts[at + 1] : G_MAXSIZE) == next;
    }
  return right;
}

static void
score (StanceTrainer *self, StanceLanguage *language)
{
  g_autoptr (GArray) documents = write_documents (self->dev, self->dev_ends);
  guint right = 0, n_gold = 0, n_found = 0;

  for (guint i = 0; i < documents->len; i++)
    {
      const Document *document = &g_array_index (documents, Document, i);
      g_autoptr (StanceText) text = stance_text_new (document->text->str, document->text->len, language);

      right += count_right (document, text);
      n_gold += document->starts->len;
      n_found += text->sentences->len;
    }
  stance_trainer_add_figure (self, "sentences", 2.0 * right, n_gold + n_found);
}

GBytes *
stance_trainer_run_segmenter (StanceTrainer *self, GError **error)
{
  g_autofree char *directory = stance_front_end_find_directory (self->language, error);
  g_autoptr (StanceLanguage) language = directory ? stance_language_load (directory, error) : NULL;
  GBytes *bytes;

  if (!language)
    return NULL;
  stance_trainer_tell (self, 0, "segmenter");
  bytes = learn (self, language, error);
  if (bytes && self->dev->trees->len > 0 && stance_language_set_sentences (language, bytes, error))
    score (self, language);
  return bytes;
}
