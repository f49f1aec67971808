/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-lexicon-private.h"

#include <gio/gio.h>
#include <string.h>

#include <stance/stance-error.h>

#include "stance-file-error-private.h"
#include "stance-gaps-private.h"
#include "stance-sentences-private.h"

/* A rule of suffixes.tsv: words that end so lose `strip` bytes and take each of `adds` ("=ed" doubles the last letter). */
typedef struct
{
  char *ending;
  guint strip;
  char **adds;
} SuffixRule;

/* A word that is read as two: where it parts, and the words that must follow (NULL: any may). */
typedef struct
{
  gsize first;
  char **before;
} Split;

struct _StanceLanguage
{
  StanceVocabulary *vocabulary;
  GArray *classes;            /* of guint32, by word id */
  GHashTable *irregular;      /* lemma -> strv of forms */
  GHashTable *lemmas;         /* a form of those -> GPtrArray of utf8: its lemmas */
  GPtrArray *suffixes;        /* of SuffixRule */
  GHashTable *splits;         /* folded word -> Split */
  GPtrArray *clitics;         /* of utf8 */
  GHashTable *tokens[STANCE_N_TOKENS]; /* sets of utf8 */
  guint64 symbol_starts[2];   /* the characters that symbols begin with, one bit each */
  GPtrArray *endings[STANCE_N_ENDINGS]; /* of utf8 */
  StanceLexicon *lexicon;
  StanceModelFile *sentences_file; /* NULL: the language has no learned splitter */
  StanceWeights sentences;
};

/* What a line of a file is handed to; `fields` ends with NULL. FALSE with a message that names what was expected. */
/* What is left of a word without its ending has that many bytes. */
#define LEAST_STEM 3

typedef gboolean (*LineFunc) (StanceLanguage *self, char **fields, guint line, GError **error);

static const char *const class_names[] = {
  "abbreviation", "starter", "say", "determiner", "preposition", "auxiliary", "he", "she", "it", "they", "i", "we", "you",
  "conjunction", "subordinator", "relative", "that", "to", "role", "group", "adverb", "day", "anonymous", "by", "title",
  "condition", "question", "both", "be", "particle", "split", "anaphor", NULL,
};

static const char *const token_names[] = { "prefix", "suffix", "unit", "ending", "symbol", "slashed", "numbered", "final", "proper" };

static const char *const ending_names[] = { "gerund", "participle", "third", "possessive", "negative" };

static gboolean
fail (GError **error, const char *expected, const char *found)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "found \"%s\", expected %s", found, expected);
  return FALSE;
}

static void
suffix_rule_free (gpointer data)
{
  SuffixRule *rule = data;

  g_free (rule->ending);
  g_strfreev (rule->adds);
  g_free (rule);
}

static void
add_class (StanceLanguage *self, const char *word, guint32 bit)
{
  guint32 id = stance_vocabulary_intern (self->vocabulary, word, -1);

  if (id >= self->classes->len)
    g_array_set_size (self->classes, id + 64);
  g_array_index (self->classes, guint32, id) |= bit;
}

/* The endings of a kind, "-ing", parted by spaces. FALSE when `kind` is none. */
static gboolean
read_endings (StanceLanguage *self, const char *kind, const char *endings)
{
  for (guint i = 0; i < STANCE_N_ENDINGS; i++)
    if (g_str_equal (ending_names[i], kind))
      {
        g_auto (GStrv) all = g_strsplit (endings, " ", -1);

        for (char **ending = all; *ending; ending++)
          if ((*ending)[0] == '-' && (*ending)[1])
            g_ptr_array_add (self->endings[i], g_strdup (*ending + 1));
        return TRUE;
      }
  return FALSE;
}

/* words.tsv: class, then words parted by spaces; `=say` stands for all forms of a lemma. */
static gboolean
read_words (StanceLanguage *self, char **fields, guint line, GError **error)
{
  g_auto (GStrv) words = NULL;
  guint bit = 0;

  if (fields[1] && read_endings (self, fields[0], fields[1]))
    return TRUE;
  while (class_names[bit] && !g_str_equal (class_names[bit], fields[0]))
    bit++;
  if (!class_names[bit])
    return fail (error, "a class of words", fields[0]);
  if (!fields[1])
    return fail (error, "words after the class", "end of line");
  words = g_strsplit (fields[1], " ", -1);
  for (char **word = words; *word; word++)
    {
      g_autoptr (GPtrArray) forms = NULL;

      if ((*word)[0] != '=')
        {
          if ((*word)[0])
            add_class (self, *word, 1u << bit);
          continue;
        }
      forms = stance_language_inflect (self, *word + 1);
      for (guint i = 0; i < forms->len; i++)
        add_class (self, g_ptr_array_index (forms, i), 1u << bit);
    }
  return TRUE;
}

static void
add_lemma (StanceLanguage *self, const char *form, const char *lemma)
{
  GPtrArray *lemmas = g_hash_table_lookup (self->lemmas, form);

  if (!lemmas)
    {
      lemmas = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->lemmas, g_strdup (form), lemmas);
    }
  g_ptr_array_add (lemmas, g_strdup (lemma));
}

/* inflections.tsv: lemma, then its other forms. */
static gboolean
read_inflections (StanceLanguage *self, char **fields, guint line, GError **error)
{
  char **forms;

  if (!fields[1])
    return fail (error, "forms after the lemma", "end of line");
  forms = g_strsplit (fields[1], " ", -1);
  g_hash_table_insert (self->irregular, g_strdup (fields[0]), forms);
  for (char **form = forms; *form; form++)
    add_lemma (self, *form, fields[0]);
  return TRUE;
}

/* suffixes.tsv: ending ("-" for any), bytes to strip, additions. */
static gboolean
read_suffixes (StanceLanguage *self, char **fields, guint line, GError **error)
{
  SuffixRule *rule;

  if (!fields[1] || !fields[2])
    return fail (error, "ending, strip and additions", fields[0]);
  rule = g_new0 (SuffixRule, 1);
  rule->ending = g_strdup (g_str_equal (fields[0], "-") ? "" : fields[0]);
  rule->strip = (guint) g_ascii_strtoull (fields[1], NULL, 10);
  rule->adds = g_strsplit (fields[2], " ", -1);
  g_ptr_array_add (self->suffixes, rule);
  return TRUE;
}

static void
split_free (gpointer data)
{
  Split *split = data;

  g_strfreev (split->before);
  g_free (split);
}

/* splits.tsv: first part, second part of a word written as one, the words it must stand before (may be absent); clitics have an
 * empty first part ("-"). */
static gboolean
read_splits (StanceLanguage *self, char **fields, guint line, GError **error)
{
  if (!fields[1])
    return fail (error, "two parts", fields[0]);
  if (g_str_equal (fields[0], "-"))
    g_ptr_array_add (self->clitics, g_strdup (fields[1]));
  else
    {
      char *word = g_strconcat (fields[0], fields[1], NULL);
      Split *split = g_new0 (Split, 1);

      split->first = strlen (fields[0]);
      split->before = fields[2] ? g_strsplit (fields[2], " ", -1) : NULL;
      add_class (self, word, STANCE_WORD_SPLIT);
      g_hash_table_insert (self->splits, word, split);
    }
  return TRUE;
}

/* tokens.tsv: kind, then what is of that kind, parted by spaces. */
static gboolean
read_tokens (StanceLanguage *self, char **fields, guint line, GError **error)
{
  g_auto (GStrv) items = NULL;
  guint kind = 0;

  while (kind < STANCE_N_TOKENS && !g_str_equal (token_names[kind], fields[0]))
    kind++;
  if (kind == STANCE_N_TOKENS)
    return fail (error, "a kind of token", fields[0]);
  if (!fields[1])
    return fail (error, "words after the kind", "end of line");
  items = g_strsplit (fields[1], " ", -1);
  for (char **item = items; *item; item++)
    {
      guchar first = (guchar) (*item)[0];

      if (first == '\0')
        continue;
      if (kind == STANCE_TOKENS_SYMBOL && first < 0x80)
        self->symbol_starts[first / 64] |= G_GUINT64_CONSTANT (1) << (first % 64);
      g_hash_table_add (self->tokens[kind], g_ascii_strdown (*item, -1));
    }
  return TRUE;
}

/* lexicon.tsv: class, frame, strength, then patterns parted by ";". */
static gboolean
read_lexicon (StanceLanguage *self, char **fields, guint line, GError **error)
{
  if (!fields[1] || !fields[2] || !fields[3])
    return fail (error, "class, frame, strength and patterns parted by tabs", fields[0]);
  return stance_lexicon_add (self->lexicon, fields, error);
}

/* Hands the lines of a file that are neither empty nor comments to `func`, split at tabs. */
static gboolean
read_lines (StanceLanguage *self, const char *directory, const char *name, LineFunc func, GError **error)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &content, NULL, error))
    {
      stance_file_error (error, path);
      return FALSE;
    }
  if (!g_utf8_validate (content, -1, NULL))
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "%s: found invalid UTF-8, expected UTF-8", path);
      return FALSE;
    }
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) fields = NULL;

      g_strchomp (lines[i]);
      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      fields = g_strsplit (lines[i], "\t", -1);
      if (!func (self, fields, i + 1, error))
        {
          g_prefix_error (error, "%s:%u: ", path, i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

/* Takes the file, also when it fails. */
static gboolean
take_sentences (StanceLanguage *self, StanceModelFile *file, GError **error)
{
  const guint64 mark = stance_gaps_mark ();
  const char *section;
  gsize length;

  g_clear_pointer (&self->sentences_file, stance_model_file_free);
  self->sentences_file = file;
  if (!file)
    return FALSE;
  section = stance_model_file_section (file, STANCE_GAPS_MARK, &length);
  if (!section || length != sizeof mark || memcmp (section, &mark, sizeof mark) != 0)
    return stance_model_file_fail (file, STANCE_GAPS_MARK, "features of another version", error);
  return stance_weights_load (&self->sentences, file, STANCE_GAPS_MODEL, 1, error);
}

gboolean
stance_language_set_sentences (StanceLanguage *self, GBytes *bytes, GError **error)
{
  return take_sentences (self, stance_model_file_new (bytes, "sentences", STANCE_GAPS_MODEL, error), error);
}

/* sentences.bin, which a language may do without. */
static gboolean
load_sentences (StanceLanguage *self, const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename (directory, "sentences.bin", NULL);

  return !g_file_test (path, G_FILE_TEST_EXISTS) || take_sentences (self, stance_model_file_open (path, STANCE_GAPS_MODEL, error), error);
}

StanceLanguage *
stance_language_load (const char *directory, GError **error)
{
  static const struct { const char *name; LineFunc func; } files[] = {
    { "inflections.tsv", read_inflections }, { "suffixes.tsv", read_suffixes }, { "splits.tsv", read_splits },
    { "tokens.tsv", read_tokens },           { "words.tsv", read_words },       { "lexicon.tsv", read_lexicon },
  };
  g_autoptr (StanceLanguage) self = g_new0 (StanceLanguage, 1);

  self->vocabulary = stance_vocabulary_new ();
  self->classes = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->irregular = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->lemmas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->suffixes = g_ptr_array_new_with_free_func (suffix_rule_free);
  self->splits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, split_free);
  for (guint i = 0; i < STANCE_N_TOKENS; i++)
    self->tokens[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clitics = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < STANCE_N_ENDINGS; i++)
    self->endings[i] = g_ptr_array_new_with_free_func (g_free);
  self->lexicon = stance_lexicon_new (self);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    if (!read_lines (self, directory, files[i].name, files[i].func, error))
      return NULL;
  if (!load_sentences (self, directory, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
stance_language_free (StanceLanguage *self)
{
  g_clear_pointer (&self->vocabulary, stance_vocabulary_free);
  g_clear_pointer (&self->classes, g_array_unref);
  g_clear_pointer (&self->irregular, g_hash_table_unref);
  g_clear_pointer (&self->lemmas, g_hash_table_unref);
  g_clear_pointer (&self->suffixes, g_ptr_array_unref);
  g_clear_pointer (&self->splits, g_hash_table_unref);
  g_clear_pointer (&self->clitics, g_ptr_array_unref);
  for (guint i = 0; i < STANCE_N_TOKENS; i++)
    g_clear_pointer (&self->tokens[i], g_hash_table_unref);
  for (guint i = 0; i < STANCE_N_ENDINGS; i++)
    g_clear_pointer (&self->endings[i], g_ptr_array_unref);
  g_clear_pointer (&self->lexicon, stance_lexicon_free);
  if (self->sentences_file)
    stance_weights_clear (&self->sentences);
  g_clear_pointer (&self->sentences_file, stance_model_file_free);
  g_free (self);
}

StanceVocabulary *
stance_language_get_vocabulary (StanceLanguage *self)
{
  return self->vocabulary;
}

guint32
stance_language_classes (const StanceLanguage *self, guint32 word)
{
  return word < self->classes->len ? g_array_index (self->classes, guint32, word) : 0;
}

gboolean
stance_language_has_ending (const StanceLanguage *self, StanceEnding ending, const char *folded, gsize length)
{
  const GPtrArray *endings = self->endings[ending];

  for (guint i = 0; i < endings->len; i++)
    {
      gsize n = strlen (g_ptr_array_index (endings, i));

      if (length > n && memcmp (folded + length - n, g_ptr_array_index (endings, i), n) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_suffixed (GPtrArray *forms, const char *lemma, const SuffixRule *rule)
{
  gsize length = strlen (lemma);

  for (char **add = rule->adds; *add; add++)
    {
      gboolean doubled = (*add)[0] == '=';
      GString *form = g_string_new_len (lemma, (gssize) (length - rule->strip));

      if (doubled)
        g_string_append_c (form, lemma[length - 1]);
      g_string_append (form, *add + doubled);
      g_ptr_array_add (forms, g_string_free (form, FALSE));
    }
}

GPtrArray *
stance_language_inflect (StanceLanguage *self, const char *lemma)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_free);
  char **irregular = g_hash_table_lookup (self->irregular, lemma);

  g_ptr_array_add (forms, g_strdup (lemma));
  for (char **form = irregular; form && *form; form++)
    g_ptr_array_add (forms, g_strdup (*form));
  if (irregular)
    return forms;
  for (guint i = 0; i < self->suffixes->len; i++)
    {
      const SuffixRule *rule = g_ptr_array_index (self->suffixes, i);

      if (strlen (lemma) > rule->strip && g_str_has_suffix (lemma, rule->ending))
        {
          add_suffixed (forms, lemma, rule);
          break;
        }
    }
  return forms;
}

/* What a rule would have made a form of: what stands before the addition, and what was stripped for it. */
static char *
undo_suffix (const SuffixRule *rule, const char *form, const char *add)
{
  gboolean doubled = add[0] == '=', any = g_str_equal (rule->ending, "");
  gsize length = strlen (form), added = strlen (add + doubled);
  const char *stripped = any ? "" : rule->ending + strlen (rule->ending) - MIN (rule->strip, strlen (rule->ending));

  if (length < added + doubled + LEAST_STEM || !g_str_has_suffix (form, add + doubled))
    return NULL;
  if (doubled && form[length - added - 1] != form[length - added - 2])
    return NULL;
  return g_strdup_printf ("%.*s%s", (int) (length - added - doubled), form, stripped);
}

static void
keep_lemma (StanceLanguage *self, GPtrArray *lemmas, char *lemma, const char *form)
{
  g_autoptr (GPtrArray) forms = stance_language_inflect (self, lemma);

  if (g_ptr_array_find_with_equal_func (forms, form, g_str_equal, NULL) && !g_ptr_array_find_with_equal_func (lemmas, lemma, g_str_equal, NULL))
    g_ptr_array_add (lemmas, lemma);
  else
    g_free (lemma);
}

GPtrArray *
stance_language_list_lemmas (StanceLanguage *self, const char *form)
{
  GPtrArray *lemmas = g_ptr_array_new_with_free_func (g_free), *irregular = g_hash_table_lookup (self->lemmas, form);

  for (guint i = 0; irregular && i < irregular->len; i++)
    g_ptr_array_add (lemmas, g_strdup (g_ptr_array_index (irregular, i)));
  if (irregular || g_hash_table_contains (self->irregular, form))
    return lemmas;
  for (guint i = 0; i < self->suffixes->len; i++)
    {
      const SuffixRule *rule = g_ptr_array_index (self->suffixes, i);

      for (char **add = rule->adds; *add; add++)
        {
          char *lemma = undo_suffix (rule, form, *add);

          if (lemma)
            keep_lemma (self, lemmas, lemma, form);
        }
    }
  return lemmas;
}

gsize
stance_language_split (const StanceLanguage *self, const char *folded, gsize length, const char *next, gsize next_length)
{
  char word[32];
  const Split *split;

  if (length >= sizeof word)
    return 0;
  memcpy (word, folded, length);
  word[length] = '\0';
  split = g_hash_table_lookup (self->splits, word);
  if (!split || !split->before)
    return split ? split->first : 0;
  for (char **before = split->before; *before; before++)
    if (strlen (*before) == next_length && g_ascii_strncasecmp (*before, next, next_length) == 0)
      return split->first;
  return 0;
}

gboolean
stance_language_lists (const StanceLanguage *self, StanceTokenList list, const char *bytes, gsize length)
{
  char word[16];

  if (length == 0 || length >= sizeof word)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    word[i] = g_ascii_tolower (bytes[i]);
  word[length] = '\0';
  return g_hash_table_contains (self->tokens[list], word);
}

gboolean
stance_language_begins_symbol (const StanceLanguage *self, char c)
{
  guchar byte = (guchar) c;

  return byte < 0x80 && (self->symbol_starts[byte / 64] >> (byte % 64) & 1);
}

gsize
stance_language_clitic (const StanceLanguage *self, const char *folded, gsize length)
{
  for (guint i = 0; i < self->clitics->len; i++)
    {
      const char *clitic = g_ptr_array_index (self->clitics, i);
      gsize n = strlen (clitic);

      if (n < length && memcmp (folded + length - n, clitic, n) == 0)
        return n;
    }
  return 0;
}

const StanceLexicon *
stance_language_get_lexicon (const StanceLanguage *self)
{
  return self->lexicon;
}

const StanceWeights *
stance_language_get_sentences (const StanceLanguage *self)
{
  return self->sentences_file ? &self->sentences : NULL;
}
