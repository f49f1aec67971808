/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The models of a language, and reading with them. */
#include "stance-front-end-private.h"

#include <math.h>
#include <string.h>

#include <stance/stance-error.h>

#include "stance-directories-private.h"

/* What is read when no language is named. */
#define DEFAULT_LANGUAGE "en"

struct _StanceFrontEnd
{
  GObject parent_instance;
  char *directory;
  StanceLanguage *language;
  StanceTagger *tagger;
  StanceParser *parser;
  StanceLemmas *lemmas;
  char ***tags;         /* the parts of each tag: universal, of the treebank */
};

G_DEFINE_FINAL_TYPE (StanceFrontEnd, stance_front_end, G_TYPE_OBJECT)

struct _StanceIdentifier
{
  GObject parent_instance;
  StanceLemmas *lemmas;
};

G_DEFINE_FINAL_TYPE (StanceIdentifier, stance_identifier, G_TYPE_OBJECT)

static void
stance_front_end_finalize (GObject *object)
{
  StanceFrontEnd *self = STANCE_FRONT_END (object);

  for (guint i = 0; self->tags && self->tags[i]; i++)
    g_strfreev (self->tags[i]);
  g_free (self->tags);
  g_free (self->directory);
  g_clear_pointer (&self->parser, stance_parser_free);
  g_clear_pointer (&self->tagger, stance_tagger_free);
  g_clear_pointer (&self->lemmas, stance_lemmas_free);
  g_clear_pointer (&self->language, stance_language_free);
  G_OBJECT_CLASS (stance_front_end_parent_class)->finalize (object);
}

static void
stance_front_end_class_init (StanceFrontEndClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_front_end_finalize;
}

static void
stance_front_end_init (StanceFrontEnd *self)
{
}

static void
stance_identifier_finalize (GObject *object)
{
  g_clear_pointer (&STANCE_IDENTIFIER (object)->lemmas, stance_lemmas_free);
  G_OBJECT_CLASS (stance_identifier_parent_class)->finalize (object);
}

static void
stance_identifier_class_init (StanceIdentifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_identifier_finalize;
}

static void
stance_identifier_init (StanceIdentifier *self)
{
}

char *
stance_front_end_find_directory (const char *language, GError **error)
{
  const char *name = language ? language : DEFAULT_LANGUAGE;
  g_autofree char *relative = g_build_filename ("lang", name, NULL);
  char *found;

  if (language && (strchr (language, '/') || g_file_test (language, G_FILE_TEST_IS_DIR)))
    return g_strdup (language);
  found = stance_directories_find (relative);
  if (!found)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: found no language of that name, expected one of those installed or a folder", name);
  return found;
}

/* The parser takes the tagger's tags by their numbers. */
static gboolean
check_tags (const StanceFrontEnd *self, GError **error)
{
  const GPtrArray *given = self->tagger->tags->names, *wanted = self->parser->tags->names;
  gboolean same = given->len == wanted->len;

  for (guint i = 0; same && i < given->len; i++)
    same = g_str_equal (g_ptr_array_index (given, i), g_ptr_array_index (wanted, i));
  if (!same)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "%s: found a parser with other tags than the tagger's, expected two of one training",
                 self->directory);
  return same;
}

static void
split_tags (StanceFrontEnd *self)
{
  const StanceSymbols *tags = self->tagger->tags;

  self->tags = g_new0 (char **, tags->names->len + 1);
  for (guint i = 0; i < tags->names->len; i++)
    {
      const char *name = stance_symbols_name (tags, i), *space = strchr (name, ' ');
      char **parts = self->tags[i] = g_new0 (char *, 3);

      parts[0] = space ? g_strndup (name, (gsize) (space - name)) : g_strdup (name);
      parts[1] = g_strdup (space ? space + 1 : "_");
    }
}

static gboolean
load (StanceFrontEnd *self, GError **error)
{
  g_autofree char *tagger = g_build_filename (self->directory, STANCE_TAGGER_KIND ".bin", NULL);
  g_autofree char *parser = g_build_filename (self->directory, STANCE_PARSER_KIND ".bin", NULL);
  g_autofree char *lemmas = g_build_filename (self->directory, STANCE_LEMMATIZER_KIND ".bin", NULL);

  self->language = stance_language_load (self->directory, error);
  self->tagger = self->language ? stance_tagger_open (tagger, error) : NULL;
  self->parser = self->tagger ? stance_parser_open (parser, error) : NULL;
  self->lemmas = self->parser ? stance_lemmas_open (lemmas, error) : NULL;
  if (!self->lemmas || !check_tags (self, error))
    return FALSE;
  stance_lemmas_set_tags (self->lemmas, self->tagger->tags);
  split_tags (self);
  return TRUE;
}

/**
 * stance_front_end_new:
 * @language: (nullable) (type filename): the folder of a language, or the id of one that is installed ("en"); %NULL for English
 * @error: return location for an error
 *
 * Loads the models of a language: `tagger.bin`, `parser.bin` and `lemmatizer.bin` of its folder, beside the lists of words that tell its
 * sentences and tokens. An id is looked for in the folders of `$STANCE_MODELS`, then in the one the engine was installed with, then in the one
 * it was built from. Model files are mapped, so that processes share them; they must not be changed meanwhile.
 *
 * Errors: file errors with the path in front (a language without these models is one); %STANCE_ERROR_INVALID_MODEL for a file that is damaged,
 * of another kind or version, or does not go with the others.
 *
 * Returns: (transfer full): the front end, %NULL on an error
 */
StanceFrontEnd *
stance_front_end_new (const char *language, GError **error)
{
  g_autoptr (StanceFrontEnd) self = g_object_new (STANCE_TYPE_FRONT_END, NULL);

  self->directory = stance_front_end_find_directory (language, error);
  return self->directory && load (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * stance_front_end_use_second:
 * @self: a front end that no thread reads with yet
 * @error: return location for an error
 *
 * Loads a second parser, `parser-2.bin` of the language's folder, learned from the same treebanks with another seed: from then on trees, relations
 * and tags are what both think the most probable together (the mean of the logarithms of their probabilities). That is more accurate, at about half the speed.
 *
 * Errors: file errors with the path in front (a language without a second parser is one); %STANCE_ERROR_INVALID_MODEL for a file that is damaged,
 * of another kind or version, or does not go with the first.
 *
 * Returns: %TRUE when it is in use
 */
gboolean
stance_front_end_use_second (StanceFrontEnd *self, GError **error)
{
  g_autofree char *path = NULL;
  StanceParser *second;

  g_return_val_if_fail (STANCE_IS_FRONT_END (self), FALSE);
  path = g_build_filename (self->directory, STANCE_PARSER_KIND "-2.bin", NULL);
  second = stance_parser_open (path, error);
  return second && stance_parser_take_second (self->parser, second, error);
}

/**
 * stance_front_end_get_directory:
 * @self: a front end
 *
 * Gives the folder that the models were loaded from.
 *
 * Returns: (type filename): the path
 */
const char *
stance_front_end_get_directory (StanceFrontEnd *self)
{
  g_return_val_if_fail (STANCE_IS_FRONT_END (self), NULL);
  return self->directory;
}

/**
 * stance_identifier_new:
 * @language: (nullable) (type filename): the folder of a language, or the id of one that is installed ("en"); %NULL for English
 * @error: return location for an error
 *
 * Loads what tells a language from others: a part of `lemmatizer.bin` of its folder, found as stance_front_end_new() finds it.
 *
 * Errors: file errors with the path in front; %STANCE_ERROR_INVALID_MODEL for a file that is damaged, or of another kind or version.
 *
 * Returns: (transfer full): the identifier, %NULL on an error
 */
StanceIdentifier *
stance_identifier_new (const char *language, GError **error)
{
  g_autofree char *directory = stance_front_end_find_directory (language, error);
  g_autofree char *path = directory ? g_build_filename (directory, STANCE_LEMMATIZER_KIND ".bin", NULL) : NULL;
  StanceLemmas *lemmas = path ? stance_lemmas_open (path, error) : NULL;
  StanceIdentifier *self;

  if (!lemmas)
    return NULL;
  self = g_object_new (STANCE_TYPE_IDENTIFIER, NULL);
  self->lemmas = lemmas;
  return self;
}

/**
 * stance_identifier_get_probability:
 * @self: an identifier
 * @text: a text in UTF-8
 *
 * Tells how likely it is that a text is in the language of the identifier. Runs of letters are counted by what they are: frequent function
 * words (of the closed classes of Universal Dependencies), other words that the treebank has three times or more, strangers, and words of another
 * script. The counts n are weighed under a Dirichlet-multinomial distribution for the language, whose parameters are fitted to the paragraphs of
 * the treebank (Minka 2000), and under the mean of two for other languages, of the same script and of another:
 *
 * p = 0.9 P(n | language) / (0.9 P(n | language) + 0.1 P(n | other)).
 *
 * A text that mixes languages is judged by the greater share of its words.
 *
 * Returns: the probability, in [0, 1]; NaN, which is missing, for a text without a letter and for what is not UTF-8
 */
double
stance_identifier_get_probability (StanceIdentifier *self, const char *text)
{
  guint32 counts[STANCE_N_WORD_KINDS];

  g_return_val_if_fail (STANCE_IS_IDENTIFIER (self) && text != NULL, NAN);
  if (!g_utf8_validate (text, -1, NULL))
    return NAN;
  stance_identifying_count (&self->lemmas->identifying, text, strlen (text), counts);
  return stance_identifying_judge (&self->lemmas->identifying, counts);
}

static void
tag (StanceFrontEnd *self, StanceReading *reading)
{
  for (guint i = 0; i < reading->n_sentences; i++)
    stance_tagger_tag (self->tagger, reading->words + reading->starts[i], reading->starts[i + 1] - reading->starts[i]);
}

void
stance_front_end_annotate (StanceFrontEnd *self, StanceReading *reading)
{
  tag (self, reading);
  stance_parser_parse (self->parser, reading->words, reading->starts, reading->n_sentences, reading->scratch);
}

static void
read_words (const StanceText *text, const guint32 *sentences, guint n, StanceReading *reading)
{
  stance_reading_begin (reading);
  for (guint i = 0; i < n; i++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, sentences ? sentences[i] : i);

      stance_reading_open (reading);
      for (guint k = sentence->first; k < sentence->end; k++)
        {
          const StanceToken *token = stance_text_token (text, k);

          stance_reading_add (reading, text->text + token->start, token->end - token->start);
        }
    }
}

void
stance_front_end_read (StanceFrontEnd *self, const StanceText *text, const guint32 *sentences, guint n, StanceReading *reading)
{
  read_words (text, sentences, n, reading);
  stance_front_end_annotate (self, reading);
}

void
stance_front_end_tag (StanceFrontEnd *self, const StanceText *text, StanceReading *reading)
{
  read_words (text, NULL, text->sentences->len, reading);
  tag (self, reading);
}

guint
stance_front_end_get_n_tags (StanceFrontEnd *self)
{
  return self->tagger->tags->names->len;
}

const char *
stance_front_end_get_upos (StanceFrontEnd *self, guint tag)
{
  return self->tags[tag][0];
}

const char *
stance_front_end_get_xpos (StanceFrontEnd *self, guint tag)
{
  return self->tags[tag][1];
}

const char *
stance_front_end_get_relation (StanceFrontEnd *self, guint relation)
{
  return stance_symbols_name (self->parser->relations, relation);
}

guint
stance_front_end_find_tag (StanceFrontEnd *self, const char *name)
{
  return stance_symbols_find (self->tagger->tags, name);
}

guint
stance_front_end_find_relation (StanceFrontEnd *self, const char *name)
{
  return stance_symbols_find (self->parser->relations, name);
}

void
stance_front_end_append_lemma (StanceFrontEnd *self, const StanceWord *word, GString *lemma)
{
  stance_lemmas_append (self->lemmas, word, lemma);
}

StanceLanguage *
stance_front_end_get_language (StanceFrontEnd *self)
{
  return self->language;
}

const StanceIdentifying *
stance_front_end_get_identifying (StanceFrontEnd *self)
{
  return &self->lemmas->identifying;
}
