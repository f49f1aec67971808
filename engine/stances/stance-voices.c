/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets to speak: words counted by party. */
#include <string.h>

#include "stance-listening-private.h"
#include "stance-statement-private.h"

G_DEFINE_BOXED_TYPE (StanceVoice, stance_voice, stance_voice_copy, stance_voice_free)
G_DEFINE_BOXED_TYPE (StanceVoices, stance_voices, stance_voices_ref, stance_voices_unref)

/**
 * stance_voice_copy:
 * @self: a voice
 *
 * Copies a voice.
 *
 * Returns: (transfer full): the copy
 */
StanceVoice *
stance_voice_copy (const StanceVoice *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_memdup2 (self, sizeof *self);
}

/**
 * stance_voice_free:
 * @self: (transfer full): a voice
 *
 * Frees a voice.
 */
void
stance_voice_free (StanceVoice *self)
{
  g_free (self);
}

static StanceEar *
ear_new (void)
{
  StanceEar *self = g_new0 (StanceEar, 1);

  self->heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->second_hand = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  return self;
}

static void
ear_free (gpointer data)
{
  StanceEar *self = data;

  g_hash_table_unref (self->heard);
  g_hash_table_unref (self->second_hand);
  g_free (self);
}

/**
 * stance_voices_new:
 * @model: (nullable): the model that rolls parties up and knows who is a party; %NULL: every party stands for itself
 * @level: what words are counted for: holders, parties or blocs
 *
 * Makes counts that have heard nothing yet. An engine fills them while it codes articles (stance_engine_set_voices()).
 *
 * Returns: (transfer full): the counts
 */
StanceVoices *
stance_voices_new (StanceModel *model, StanceLevel level)
{
  StanceVoices *self;

  g_return_val_if_fail (model == NULL || STANCE_IS_MODEL (model), NULL);
  self = g_atomic_rc_box_new0 (StanceVoices);
  self->model = model ? g_object_ref (model) : NULL;
  self->level = level;
  g_mutex_init (&self->lock);
  self->ears = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ear_free);
  self->others = ear_new ();
  return self;
}

/**
 * stance_voices_ref:
 * @self: counts
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceVoices *
stance_voices_ref (StanceVoices *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

static void
voices_clear (StanceVoices *self)
{
  g_clear_object (&self->model);
  g_hash_table_unref (self->ears);
  ear_free (self->others);
  g_mutex_clear (&self->lock);
}

/**
 * stance_voices_unref:
 * @self: (transfer full): counts
 *
 * Gives a reference back; the last one frees the counts. May be called from any thread.
 */
void
stance_voices_unref (StanceVoices *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) voices_clear);
}

static const char *
row_of (const StanceVoices *self, const char *holder, const char *party, const char *date)
{
  const char *row = NULL;

  if (self->level == STANCE_LEVEL_HOLDER)
    return holder;
  if (self->model && stance_model_has_party (self->model, party))
    row = stance_model_roll_up (self->model, party, self->level, date);
  return row ? row : party;
}

static StanceEar *
find_ear (StanceVoices *self, const char *row)
{
  StanceEar *ear = g_hash_table_lookup (self->ears, row);

  if (!ear)
    {
      ear = ear_new ();
      g_hash_table_insert (self->ears, g_strdup (row), ear);
    }
  return ear;
}

StanceEar *
stance_voices_ear (StanceVoices *self, const char *holder, const char *party, const char *date)
{
  return find_ear (self, row_of (self, holder, party, date));
}

static GHashTable *
places_of (GHashTable *heard, const char *key)
{
  GHashTable *places = g_hash_table_lookup (heard, key);

  if (!places)
    {
      places = g_hash_table_new (g_direct_hash, g_direct_equal);
      g_hash_table_insert (heard, g_strdup (key), places);
    }
  return places;
}

static void
add_words (StanceVoice *voice, const StanceHearing *hearing, guint n)
{
  voice->words += n;
  if (hearing->kind == STANCE_KIND_DIRECT || hearing->kind == STANCE_KIND_MIXED)
    voice->direct += n;
  else if (hearing->kind == STANCE_KIND_INDIRECT)
    voice->indirect += n;
  else
    voice->narrated += n;
}

/* How many words begin at places that were not heard of yet. */
static guint
count_new (GHashTable *heard, const StanceHearing *hearing)
{
  GHashTable *places = places_of (heard, hearing->document);
  guint place = hearing->place, n = 0;
  gboolean inside = FALSE;

  for (const char *p = hearing->text; p < hearing->end; p = g_utf8_next_char (p), place++)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean letter = g_unichar_isalnum (c) || g_unichar_ismark (c) || (inside && (c == '\'' || c == 0x2019 || c == '-'));

      if (letter && !inside)
        n += g_hash_table_add (places, GUINT_TO_POINTER (place + 1));
      inside = letter;
    }
  return n;
}

void
stance_ear_hear (StanceEar *self, const StanceHearing *hearing)
{
  if (hearing->own)
    add_words (&self->voice, hearing, count_new (self->heard, hearing));
  if (hearing->second_hand)
    self->voice.second_hand += count_new (self->second_hand, hearing);
}

/* A quote without a span is heard anew unless the very words were. */
static void
hear_statement (StanceEar *ear, const StanceStatementFields *fields)
{
  g_autofree char *key = fields->has_span ? NULL : g_strconcat (fields->document, "\n", fields->quote, NULL);
  StanceHearing hearing = { .document = key ? key : fields->document, .text = fields->quote, .end = fields->quote + strlen (fields->quote),
                            .place = fields->has_span ? fields->span.start : 0, .kind = fields->kind,
                            .own = TRUE, .second_hand = fields->via && *fields->via };

  stance_ear_hear (ear, &hearing);
}

/* `row`: NULL for that of each holder */
static void
add_statements (StanceVoices *self, const char *row, GPtrArray *statements)
{
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < statements->len; i++)
    {
      const StanceStatementFields *fields = stance_statement_get_fields (g_ptr_array_index (statements, i));

      if (fields->quote)
        hear_statement (row ? find_ear (self, row) : stance_voices_ear (self, fields->holder, fields->holder_party, fields->date), fields);
    }
  g_mutex_unlock (&self->lock);
}

void
stance_voices_add_statements_as (StanceVoices *self, const char *row, GPtrArray *statements)
{
  add_statements (self, row, statements);
}

/**
 * stance_voices_add_statements:
 * @self: counts
 * @statements: (element-type StanceStatement): statements, such as were coded by hand
 *
 * Counts the words of statements: what a party says of other things than issues is not among them. Statements without a quote count for nothing; a
 * word that several statements of a document cover counts once, and a quote without a place once for each document. Of a statement with quotation
 * marks all words are direct; those of one that another party reports count for its holder, and at second hand.
 */
void
stance_voices_add_statements (StanceVoices *self, GPtrArray *statements)
{
  g_return_if_fail (self != NULL && statements != NULL);
  add_statements (self, NULL, statements);
}

void
stance_voices_forget (StanceVoices *self, const char *document)
{
  GHashTableIter iter;
  gpointer ear;

  g_hash_table_iter_init (&iter, self->ears);
  while (g_hash_table_iter_next (&iter, NULL, &ear))
    {
      g_hash_table_remove (((StanceEar *) ear)->heard, document);
      g_hash_table_remove (((StanceEar *) ear)->second_hand, document);
    }
  g_hash_table_remove (self->others->heard, document);
  g_hash_table_remove (self->others->second_hand, document);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * stance_voices_get_parties:
 * @self: counts
 *
 * Names the parties that got words.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids (names, of holders), by the alphabet; empty when nothing was heard
 */
char **
stance_voices_get_parties (StanceVoices *self)
{
  GPtrArray *names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name, ear;

  g_return_val_if_fail (self != NULL, NULL);
  g_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, self->ears);
  while (g_hash_table_iter_next (&iter, &name, &ear))
    if (((StanceEar *) ear)->voice.words > 0 || ((StanceEar *) ear)->voice.second_hand > 0)
      g_ptr_array_add (names, g_strdup (name));
  g_mutex_unlock (&self->lock);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static gboolean
give (StanceVoices *self, const StanceEar *ear, StanceVoice *voice)
{
  StanceVoice found = { 0 };

  if (ear)
    found = ear->voice;
  g_mutex_unlock (&self->lock);
  if (voice)
    *voice = found;
  return found.words > 0 || found.second_hand > 0;
}

/**
 * stance_voices_get:
 * @self: counts
 * @party: a party as stance_voices_get_parties() names it
 * @voice: (out caller-allocates) (optional): where the counts go, all 0 for a party that got no word
 *
 * Gives the words that a party got.
 *
 * Returns: whether it got any
 */
gboolean
stance_voices_get (StanceVoices *self, const char *party, StanceVoice *voice)
{
  g_return_val_if_fail (self != NULL && party != NULL, FALSE);
  g_mutex_lock (&self->lock);
  return give (self, g_hash_table_lookup (self->ears, party), voice);
}

/**
 * stance_voices_get_others:
 * @self: counts
 * @voice: (out caller-allocates) (optional): where the counts go
 *
 * Gives the words of all whom articles quote and the model does not know: experts, citizens, "officials", and those for whom nobody could be found.
 *
 * Returns: whether there are any
 */
gboolean
stance_voices_get_others (StanceVoices *self, StanceVoice *voice)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_mutex_lock (&self->lock);
  return give (self, self->others, voice);
}
