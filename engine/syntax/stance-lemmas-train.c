/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-lemmas-private.h"

#include <string.h>

#include "stance-learner-private.h"

/* A rule for an ending needs so many different forms with its script, the most general ones aside. */
#define RULE_FORMS 2
/* A form that was seen so often does not follow rules under a tag that it never had: the tag is likely to be wrong. */
#define FORM_WORDS 60

/* How often each script was right for a key. */
typedef struct
{
  guint64 key;
  GArray *votes;        /* of guint32 pairs: script, count */
  gboolean kept;
} Count;

/* What the treebank says of a form with a tag. */
typedef struct
{
  StanceWord word;
  const char *lemma;
  guint64 tag;
  gint script;          /* the one that is right for most of its words */
} Instance;

typedef struct
{
  StanceSymbols *names;
  GArray *instances;    /* of Instance, in the order of the text */
  GHashTable *exceptions; /* key -> Count */
  GHashTable *rules;
  GHashTable *forms;
} Lesson;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_array_unref (count->votes);
  g_free (count);
}

static void
vote (GHashTable *counts, guint64 key, guint script)
{
  Count *count = g_hash_table_lookup (counts, &key);
  guint32 fresh[2] = { script, 0 };
  guint i = 0;

  if (!count)
    {
      count = g_new0 (Count, 1);
      count->key = key;
      count->votes = g_array_new (FALSE, FALSE, sizeof fresh);
      g_hash_table_insert (counts, &count->key, count);
    }
  while (i < count->votes->len && ((guint32 *) count->votes->data)[2 * i] != script)
    i++;
  if (i == count->votes->len)
    g_array_append_val (count->votes, fresh);
  ((guint32 *) count->votes->data)[2 * i + 1]++;
}

/* The place of the most votes, the one that came first among equals. */
static guint
find_winner (const Count *count)
{
  const guint32 *votes = (const guint32 *) count->votes->data;
  guint best = 0;

  for (guint i = 1; i < count->votes->len; i++)
    if (votes[2 * i + 1] > votes[2 * best + 1])
      best = i;
  return best;
}

static guint
winner (const Count *count)
{
  return ((const guint32 *) count->votes->data)[2 * find_winner (count)];
}

static guint
winner_votes (const Count *count)
{
  return ((const guint32 *) count->votes->data)[2 * find_winner (count) + 1];
}

/* Whether there are votes enough for a rule. */
static gboolean
is_rule (const Count *count, gboolean most_general)
{
  return most_general || winner_votes (count) >= RULE_FORMS;
}

/* The bytes that two strings begin with in common, whole characters only. */
static gsize
common_start (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] && a[n] == b[n])
    n++;
  while (n > 0 && ((guchar) a[n] & 0xc0) == 0x80)
    n--;
  return n;
}

/* The scripts that make the lemma from the form with the least change; gives their number. */
static guint
find_scripts (Lesson *lesson, const char *form, const char *lemma, guint scripts[STANCE_N_CASES])
{
  glong least = G_MAXLONG;
  guint n = 0;

  for (guint letters = 0; letters < STANCE_N_CASES; letters++)
    {
      StanceScript script = { "", 0, 0, (guint16) letters };
      g_autoptr (GString) changed = g_string_new (NULL);
      g_autofree char *name = NULL;
      gsize same;
      glong cut, cost;

      stance_script_apply (&script, form, strlen (form), changed);
      same = common_start (changed->str, lemma);
      cut = g_utf8_strlen (changed->str + same, -1);
      cost = cut + (glong) strlen (lemma + same);
      if (cost > least || cut > G_MAXUINT16 || (cost == least && letters > STANCE_CASE_KEEP))
        continue;
      n = cost < least ? 0 : n;
      least = cost;
      name = g_strdup_printf ("%c%ld+%s", "lktu"[letters], cut, lemma + same);
      scripts[n++] = stance_symbols_intern (lesson->names, name);
    }
  return n;
}

static void
read_instance (Lesson *lesson, const StanceTreebank *bank, const StanceTreeWord *gold, const StanceWord *word)
{
  Instance instance = { .word = *word, .lemma = gold->lemma, .tag = stance_lemmas_tag (stance_symbols_name (bank->tags, gold->tag)) };
  guint scripts[STANCE_N_CASES];
  guint n = find_scripts (lesson, gold->form, gold->lemma, scripts);

  for (guint i = 0; i < n; i++)
    {
      vote (lesson->exceptions, stance_lemmas_exception (word, instance.tag, FALSE), scripts[i]);
      vote (lesson->exceptions, stance_lemmas_exception (word, instance.tag, TRUE), scripts[i]);
      vote (lesson->forms, stance_lemmas_form (word), scripts[i]);
    }
  g_array_append_val (lesson->instances, instance);
}

static void
read_tree (Lesson *lesson, const StanceTreebank *bank, guint tree)
{
  for (guint i = 0; i < stance_treebank_tree (bank, tree)->n; i++)
    {
      const StanceTreeWord *gold = &stance_treebank_words (bank, tree)[i];
      StanceWord word;

      if (strcmp (gold->lemma, "_") == 0 && strcmp (gold->form, "_") != 0)
        continue;
      stance_word_read (&word, gold->form, strlen (gold->form), i == 0);
      read_instance (lesson, bank, gold, &word);
    }
}

/* Every form and tag has one vote for its script, however often it was seen: rules are for the forms that were not. */
static void
count_rules (Lesson *lesson)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < lesson->instances->len; i++)
    {
      Instance *instance = &g_array_index (lesson->instances, Instance, i);
      guint64 key = stance_lemmas_exception (&instance->word, instance->tag, TRUE);
      guint64 keys[STANCE_LEMMA_ENDINGS + 1];
      guint n = stance_lemmas_endings (&instance->word, instance->tag, keys);

      instance->script = (gint) winner (g_hash_table_lookup (lesson->exceptions, &key));
      if (!g_hash_table_add (seen, g_memdup2 (&key, sizeof key)))
        continue;
      for (guint k = 0; k < n; k++)
        vote (lesson->rules, keys[k], (guint) instance->script);
    }
}

/* The rule that holds for a word among those from number `from` on; NULL for none. */
static Count *
find_rule (const Lesson *lesson, const guint64 *keys, guint n, guint from)
{
  for (guint k = from; k < n; k++)
    {
      Count *count = g_hash_table_lookup (lesson->rules, &keys[k]);

      if (is_rule (count, k + 1 == n))
        return count;
    }
  return NULL;
}

static gboolean
is_right (const Lesson *lesson, guint script, const Instance *instance)
{
  StanceScript read;
  g_autoptr (GString) lemma = g_string_new (NULL);

  stance_script_read (&read, stance_symbols_name (lesson->names, script));
  stance_script_apply (&read, instance->word.form, instance->word.length, lemma);
  return strcmp (lemma->str, instance->lemma) == 0;
}

/* Rules stay where the next more general one says otherwise. */
static void
keep_rules (Lesson *lesson, const guint64 *keys, guint n)
{
  for (guint k = 0; k < n; k++)
    {
      Count *rule = g_hash_table_lookup (lesson->rules, &keys[k]);
      const Count *general = find_rule (lesson, keys, n, k + 1);

      if (is_rule (rule, k + 1 == n) && (!general || winner (general) != winner (rule)))
        rule->kept = TRUE;
    }
}

static void
keep_form (Lesson *lesson, const Instance *instance)
{
  guint64 key = stance_lemmas_form (&instance->word);
  Count *form = g_hash_table_lookup (lesson->forms, &key);

  if (winner_votes (form) >= FORM_WORDS)
    form->kept = TRUE;
}

/* What holds for a word without an exception. */
static const Count *
find_default (const Lesson *lesson, const Instance *instance, const guint64 *keys, guint n)
{
  guint64 key = stance_lemmas_form (&instance->word);
  const Count *form = g_hash_table_lookup (lesson->forms, &key);

  return form->kept ? form : find_rule (lesson, keys, n, 0);
}

/* An exception stays where the rules go wrong and it does not; one for certain capitals where that for any goes wrong as well. */
static void
keep_exception (Lesson *lesson, const Instance *instance, const Count *rule)
{
  guint64 keys[2] = { stance_lemmas_exception (&instance->word, instance->tag, FALSE), stance_lemmas_exception (&instance->word, instance->tag, TRUE) };
  Count *any = g_hash_table_lookup (lesson->exceptions, &keys[0]), *cased = g_hash_table_lookup (lesson->exceptions, &keys[1]);
  gboolean by_any = is_right (lesson, winner (any), instance);

  if (is_right (lesson, winner (rule), instance))
    return;
  if (by_any)
    any->kept = TRUE;
  else if (is_right (lesson, (guint) instance->script, instance))
    cased->kept = TRUE;
}

static void
choose (Lesson *lesson)
{
  for (guint i = 0; i < lesson->instances->len; i++)
    {
      const Instance *instance = &g_array_index (lesson->instances, Instance, i);
      guint64 keys[STANCE_LEMMA_ENDINGS + 1];
      guint n = stance_lemmas_endings (&instance->word, instance->tag, keys);

      keep_rules (lesson, keys, n);
      keep_form (lesson, instance);
      keep_exception (lesson, instance, find_default (lesson, instance, keys, n));
    }
}

/* What an exception for any capitals would spoil where the rule was right is made good by one for these. */
static void
mend (Lesson *lesson)
{
  for (guint i = 0; i < lesson->instances->len; i++)
    {
      const Instance *instance = &g_array_index (lesson->instances, Instance, i);
      guint64 any = stance_lemmas_exception (&instance->word, instance->tag, FALSE), cased = stance_lemmas_exception (&instance->word, instance->tag, TRUE);
      const Count *count = g_hash_table_lookup (lesson->exceptions, &any);

      if (count->kept && !is_right (lesson, winner (count), instance) && is_right (lesson, (guint) instance->script, instance))
        ((Count *) g_hash_table_lookup (lesson->exceptions, &cased))->kept = TRUE;
    }
}

/* The scripts that are used get numbers of their own. */
static void
write_rules (const Lesson *lesson, StanceLearner *learner, StanceSymbols *names, GHashTable *counts)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Count *count = value;

      if (count->kept)
        stance_learner_update (learner, &count->key, 1, stance_symbols_find (names, stance_symbols_name (lesson->names, winner (count))),
                               stance_lemmas_check (count->key));
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The scripts that are used, and a few plain ones: weights want more than three classes. */
static StanceSymbols *
choose_names (const Lesson *lesson)
{
  static const char *const plain[] = { "k0+", "l0+", "t0+", "u0+" };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  StanceSymbols *chosen = stance_symbols_new ();
  GHashTable *const tables[] = { lesson->exceptions, lesson->rules, lesson->forms };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    stance_symbols_intern (chosen, plain[i]);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      GHashTableIter iter;
      gpointer value;

      g_hash_table_iter_init (&iter, tables[i]);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        if (((Count *) value)->kept)
          g_ptr_array_add (names, (gpointer) stance_symbols_name (lesson->names, winner (value)));
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    stance_symbols_intern (chosen, g_ptr_array_index (names, i));
  return chosen;
}

static void
finish (StanceLemmas *self, const Lesson *lesson)
{
  const guint64 full = 0;
  g_autoptr (StanceLearner) learner = NULL;
  guint n;

  self->names = choose_names (lesson);
  n = self->names->names->len;
  learner = stance_learner_new (n, 0);
  stance_learner_update (learner, &full, 1, 0, STANCE_LEMMAS_FULL);
  write_rules (lesson, learner, self->names, lesson->exceptions);
  write_rules (lesson, learner, self->names, lesson->rules);
  write_rules (lesson, learner, self->names, lesson->forms);
  stance_learner_tick (learner);
  stance_learner_freeze (learner, 0, &self->rules);
  self->scripts = g_new0 (StanceScript, n);
  for (guint i = 0; i < n; i++)
    stance_script_read (&self->scripts[i], stance_symbols_name (self->names, i));
}

StanceLemmas *
stance_lemmas_learn (const StanceTreebank *bank)
{
  StanceLemmas *self = g_new0 (StanceLemmas, 1);
  g_autoptr (GArray) instances = g_array_new (FALSE, TRUE, sizeof (Instance));
  g_autoptr (GHashTable) exceptions = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, count_free);
  g_autoptr (GHashTable) rules = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, count_free);
  g_autoptr (GHashTable) forms = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, count_free);
  g_autoptr (StanceSymbols) names = stance_symbols_new ();
  Lesson lesson = { names, instances, exceptions, rules, forms };

  for (guint i = 0; i < bank->trees->len; i++)
    read_tree (&lesson, bank, i);
  count_rules (&lesson);
  choose (&lesson);
  mend (&lesson);
  finish (self, &lesson);
  stance_identifying_learn (&self->identifying, bank);
  stance_lemmas_set_tags (self, bank->tags);
  return self;
}
