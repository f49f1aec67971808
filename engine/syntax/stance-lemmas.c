/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-lemmas-private.h"

#include <string.h>

/* Words up to this length are hashed whole. */
#define LONGEST 60

static const char case_letters[] = "lktu";

gboolean
stance_script_read (StanceScript *script, const char *name)
{
  const char *letter = name[0] ? strchr (case_letters, name[0]) : NULL;
  char *end = NULL;
  guint64 cut;

  if (!letter || !g_ascii_isdigit (name[1]))
    return FALSE;
  cut = g_ascii_strtoull (name + 1, &end, 10);
  if (*end != '+' || cut > G_MAXUINT16 || !g_utf8_validate (end, -1, NULL))
    return FALSE;
  *script = (StanceScript) { end + 1, (guint32) strlen (end + 1), (guint16) cut, (guint16) (letter - case_letters) };
  return TRUE;
}

static gunichar
change_case (gunichar c, StanceCase letters, gboolean first)
{
  if (letters == STANCE_CASE_LOWER || (letters == STANCE_CASE_TITLE && !first))
    return g_unichar_tolower (c);
  return letters == STANCE_CASE_KEEP ? c : g_unichar_toupper (c);
}

static char
change_ascii (char c, StanceCase letters, gboolean first)
{
  if (letters == STANCE_CASE_LOWER || (letters == STANCE_CASE_TITLE && !first))
    return g_ascii_tolower (c);
  return letters == STANCE_CASE_KEEP ? c : g_ascii_toupper (c);
}

/* Where the form ends once `cut` characters are gone. */
static gsize
cut_length (const char *form, gsize length, guint cut)
{
  for (; cut > 0 && length > 0; cut--)
    do
      length--;
    while (length > 0 && ((guchar) form[length] & 0xc0) == 0x80);
  return length;
}

void
stance_script_apply (const StanceScript *script, const char *form, gsize length, GString *lemma)
{
  StanceCase letters = (StanceCase) script->letters;
  gsize kept = cut_length (form, length, script->cut), at = lemma->len, i = 0;

  g_string_set_size (lemma, at + kept);
  for (; i < kept && (guchar) form[i] < 0x80; i++)
    lemma->str[at + i] = change_ascii (form[i], letters, i == 0);
  if (i < kept)
    g_string_truncate (lemma, at + i);
  for (; i < kept; i += (gsize) g_utf8_skip[(guchar) form[i]])
    g_string_append_unichar (lemma, change_case (g_utf8_get_char (form + i), letters, i == 0));
  g_string_append_len (lemma, script->add, script->add_length);
}

guint
stance_lemmas_capitals (const StanceWord *word)
{
  return word->shape & (STANCE_SHAPE_FIRST_UPPER | STANCE_SHAPE_LATER_UPPER | STANCE_SHAPE_LOWER);
}

guint64
stance_lemmas_tag (const char *name)
{
  return stance_feature_bytes (name, strlen (name));
}

guint64
stance_lemmas_exception (const StanceWord *word, guint64 tag, gboolean cased)
{
  return cased ? stance_feature3 (STANCE_LEMMA_ENDINGS + 2, word->hash, tag, stance_lemmas_capitals (word)) : stance_feature2 (0, word->hash, tag);
}

guint64
stance_lemmas_form (const StanceWord *word)
{
  return stance_feature1 (STANCE_LEMMA_ENDINGS + 3, word->hash);
}

gint16
stance_lemmas_check (guint64 key)
{
  return (gint16) (1 + (key >> 17) % (STANCE_LEMMAS_FULL - 1));
}

/* An ending longer than those that the word has ready. Words of one hash must have one ending: only letters and digits of ASCII are folded the
 * same way here, and long words have the hash of their beginning. */
static guint64
hash_ending (const StanceWord *word, guint length)
{
  char ending[STANCE_LEMMA_ENDINGS];

  if (word->length < length || word->length > LONGEST || word->shape & (STANCE_SHAPE_NOT_ASCII | STANCE_SHAPE_OTHER_MARK | STANCE_SHAPE_HYPHEN))
    return word->hash;
  for (guint i = 0; i < length; i++)
    {
      char c = word->form[word->length - length + i];

      ending[i] = g_ascii_isdigit (c) ? '0' : g_ascii_tolower (c);
    }
  return stance_feature_bytes (ending, length);
}

guint
stance_lemmas_endings (const StanceWord *word, guint64 tag, guint64 keys[STANCE_LEMMA_ENDINGS + 1])
{
  guint64 kind = stance_feature_mix (tag, stance_lemmas_capitals (word));
  guint n = 0;

  for (guint k = STANCE_LEMMA_ENDINGS; k > 0; k--)
    keys[n++] = stance_feature2 (k, k > STANCE_WORD_SUFFIXES ? hash_ending (word, k) : word->suffixes[k - 1], kind);
  keys[n++] = stance_feature1 (STANCE_LEMMA_ENDINGS + 1, kind);
  return n;
}

static const StanceScript *
find_script (const StanceLemmas *self, guint64 key)
{
  guint n;
  const StanceClassWeight *pairs = stance_weights_find (&self->rules, key, &n);

  if (n == 0 || (gint16) GUINT16_FROM_LE ((guint16) pairs[0].weight) != stance_lemmas_check (key))
    return NULL;
  return &self->scripts[GUINT16_FROM_LE (pairs[0].class_id)];
}

static gboolean
has_digit (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      return TRUE;
  return FALSE;
}

/* Forms that differ in digits only have one hash: what was learned of one figure is no lemma of another. */
static gboolean
changes_figure (const StanceScript *script, const StanceWord *word)
{
  gsize cut = MIN (script->cut, word->length);

  return has_digit (script->add, script->add_length) || has_digit (word->form + word->length - cut, cut);
}

static gboolean
has_letter (const StanceWord *word)
{
  return (word->shape & (STANCE_SHAPE_FIRST_UPPER | STANCE_SHAPE_LATER_UPPER | STANCE_SHAPE_LOWER)) != 0;
}

/* A figure is its own lemma, without what parts its thousands. */
static void
append_figure (const StanceWord *word, GString *lemma)
{
  for (guint i = 0; i < word->length; i++)
    if (word->form[i] != ',' || i == 0 || i + 1 == word->length || !g_ascii_isdigit (word->form[i - 1]) || !g_ascii_isdigit (word->form[i + 1]))
      g_string_append_c (lemma, word->form[i]);
}

void
stance_lemmas_append (const StanceLemmas *self, const StanceWord *word, GString *lemma)
{
  guint64 tag = word->tag < self->n_tags ? self->tags[word->tag] : 0;
  guint64 keys[STANCE_LEMMA_ENDINGS + 1];
  const StanceScript *script = find_script (self, stance_lemmas_exception (word, tag, TRUE));
  guint n;

  if (!script)
    script = find_script (self, stance_lemmas_exception (word, tag, FALSE));
  if (!script)
    script = find_script (self, stance_lemmas_form (word));
  n = script ? 0 : stance_lemmas_endings (word, tag, keys);
  for (guint i = 0; i < n && !script; i++)
    script = find_script (self, keys[i]);
  if ((word->shape & STANCE_SHAPE_DIGIT) && (!script || changes_figure (script, word) || !has_letter (word)))
    append_figure (word, lemma);
  else if (script)
    stance_script_apply (script, word->form, word->length, lemma);
  else
    g_string_append_len (lemma, word->form, word->length);
}

void
stance_lemmas_set_tags (StanceLemmas *self, const StanceSymbols *tags)
{
  self->n_tags = tags->names->len;
  self->tags = g_renew (guint64, self->tags, self->n_tags);
  for (guint i = 0; i < self->n_tags; i++)
    self->tags[i] = stance_lemmas_tag (stance_symbols_name (tags, i));
}

static gboolean
load (StanceLemmas *self, GError **error)
{
  char **names = stance_model_file_strings (self->file, "scripts", error);
  guint n;

  if (!names)
    return FALSE;
  self->names = stance_symbols_new_take (names);
  n = self->names->names->len;
  if (n <= STANCE_WEIGHTS_NARROW || n >= G_MAXUINT16)
    return stance_model_file_fail (self->file, "scripts", "too few scripts, or too many", error);
  self->scripts = g_new0 (StanceScript, n);
  for (guint i = 0; i < n; i++)
    if (!stance_script_read (&self->scripts[i], stance_symbols_name (self->names, i)))
      return stance_model_file_fail (self->file, "scripts", "a script that is none", error);
  return stance_weights_load (&self->rules, self->file, "rules", n, error) && stance_identifying_load (&self->identifying, self->file, error);
}

StanceLemmas *
stance_lemmas_new_for_file (StanceModelFile *file, GError **error)
{
  g_autoptr (StanceLemmas) self = g_new0 (StanceLemmas, 1);

  self->file = file;
  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

StanceLemmas *
stance_lemmas_open (const char *path, GError **error)
{
  StanceModelFile *file = stance_model_file_open (path, STANCE_LEMMATIZER_KIND, error);

  return file ? stance_lemmas_new_for_file (file, error) : NULL;
}

void
stance_lemmas_save (const StanceLemmas *self, StanceModelWriter *writer)
{
  stance_symbols_save (self->names, writer, "scripts");
  stance_weights_save (&self->rules, writer, "rules");
  stance_identifying_save (&self->identifying, writer);
}

void
stance_lemmas_free (StanceLemmas *self)
{
  g_clear_pointer (&self->names, stance_symbols_free);
  g_free (self->scripts);
  g_free (self->tags);
  stance_weights_clear (&self->rules);
  stance_identifying_clear (&self->identifying);
  g_clear_pointer (&self->file, stance_model_file_free);
  g_free (self);
}
