/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-identifier-private.h"

#include <string.h>

/* A word that was seen so often is known; one that was seen more often, as a function word for the most part, is one. */
#define KNOWN_COUNT 3
#define FUNCTION_COUNT 20
/* The parameters settle well before so many rounds. */
#define ROUNDS 200
/* No kind is held impossible. */
#define LEAST 0.02

/* The universal tags of the words that a language has few of. */
static const char *const closed[] = { "ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ", NULL };

typedef struct
{
  guint64 hash;
  guint32 total;
  guint32 closed;
} Seen;

/* A run of letters in the treebank's text. */
typedef struct
{
  Seen *seen;
  guint32 paragraph;
  guint16 script;
  guint16 closed;
} Run;

typedef struct
{
  GHashTable *words;    /* hash -> Seen */
  GArray *runs;         /* of Run */
  guint32 paragraphs;
  guint32 scripts[256];
} Lesson;

typedef guint32 Kinds[STANCE_N_WORD_KINDS];

static gboolean
is_closed (const StanceTreebank *bank, guint tag)
{
  g_auto (GStrv) parts = g_strsplit (stance_symbols_name (bank->tags, tag), " ", 2);

  return parts[0] && g_strv_contains (closed, parts[0]);
}

/* The sentence as it was written, and for each byte whether its word is of a closed class. */
static void
write_sentence (const StanceTreebank *bank, guint tree, const gboolean *closed_tags, GString *text, GByteArray *classes)
{
  const StanceTreeWord *words = stance_treebank_words (bank, tree);

  g_string_truncate (text, 0);
  g_byte_array_set_size (classes, 0);
  for (guint i = 0; i < stance_treebank_tree (bank, tree)->n; i++)
    {
      guint before = classes->len;

      g_string_append (text, words[i].form);
      if (words[i].space_after)
        g_string_append_c (text, ' ');
      g_byte_array_set_size (classes, (guint) text->len);
      memset (classes->data + before, closed_tags[words[i].tag], text->len - before);
    }
}

static void
see (Lesson *lesson, const StanceRuns *runs, gboolean is_function)
{
  Seen *seen = g_hash_table_lookup (lesson->words, &runs->hash);
  Run run = { seen, lesson->paragraphs, (guint16) runs->script, (guint16) is_function };

  if (!seen)
    {
      run.seen = seen = g_new0 (Seen, 1);
      seen->hash = runs->hash;
      g_hash_table_insert (lesson->words, &seen->hash, seen);
    }
  seen->total++;
  seen->closed += (guint32) is_function;
  lesson->scripts[runs->script & 255]++;
  g_array_append_val (lesson->runs, run);
}

static void
read_trees (Lesson *lesson, const StanceTreebank *bank)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GByteArray) classes = g_byte_array_new ();
  g_autofree gboolean *closed_tags = g_new0 (gboolean, bank->tags->names->len);

  for (guint i = 0; i < bank->tags->names->len; i++)
    closed_tags[i] = is_closed (bank, i);
  for (guint i = 0; i < bank->trees->len; i++)
    {
      StanceRuns runs;

      lesson->paragraphs += stance_treebank_tree (bank, i)->opens_paragraph || i == 0;
      write_sentence (bank, i, closed_tags, text, classes);
      runs = (StanceRuns) { .at = text->str, .end = text->str + text->len };
      while (stance_runs_next (&runs))
        see (lesson, &runs, classes->data[runs.start - text->str]);
    }
}

static StanceWordKind
kind_of (const Seen *seen)
{
  if (seen->total >= FUNCTION_COUNT && seen->closed * 2 > seen->total)
    return STANCE_WORD_KIND_FUNCTION;
  return seen->total >= KNOWN_COUNT ? STANCE_WORD_KIND_KNOWN : STANCE_WORD_KIND_STRANGER;
}

/* Counts the kinds in the paragraph of runs [first, end), each word as if only the other paragraphs were known. */
static void
count_paragraph (const Lesson *lesson, guint first, guint end, guint script, Kinds kinds)
{
  memset (kinds, 0, sizeof (Kinds));
  for (guint i = first; i < end; i++)
    {
      const Run *run = &g_array_index (lesson->runs, Run, i);

      run->seen->total--;
      run->seen->closed -= run->closed;
    }
  for (guint i = first; i < end; i++)
    {
      const Run *run = &g_array_index (lesson->runs, Run, i);

      kinds[run->script == script ? kind_of (run->seen) : STANCE_WORD_KIND_SCRIPT]++;
    }
  for (guint i = first; i < end; i++)
    {
      const Run *run = &g_array_index (lesson->runs, Run, i);

      run->seen->total++;
      run->seen->closed += run->closed;
    }
}

static GArray *
count_paragraphs (const Lesson *lesson, guint script)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Kinds));
  guint first = 0;

  for (guint i = 0; i < lesson->runs->len; i++)
    {
      Kinds kinds;

      if (i + 1 < lesson->runs->len && g_array_index (lesson->runs, Run, i + 1).paragraph == g_array_index (lesson->runs, Run, i).paragraph)
        continue;
      count_paragraph (lesson, first, i + 1, script, kinds);
      g_array_append_val (all, kinds);
      first = i + 1;
    }
  return all;
}

/* The difference of two values of the digamma function, n apart. */
static double
digamma_rise (double x, guint32 n)
{
  double sum = 0;

  for (guint32 i = 0; i < n; i++)
    sum += 1 / (x + i);
  return sum;
}

/* The parameters of a Dirichlet-multinomial distribution that make the counts most likely, by the fixed point of Minka (2000, Estimating a
 * Dirichlet distribution, equation 55). */
static void
fit (const GArray *paragraphs, double parameters[STANCE_N_WORD_KINDS])
{
  for (guint k = 0; k < STANCE_N_WORD_KINDS; k++)
    parameters[k] = 1;
  for (guint round = 0; round < ROUNDS && paragraphs->len > 0; round++)
    {
      double rise[STANCE_N_WORD_KINDS] = { 0 }, whole = 0, all = 0;

      for (guint k = 0; k < STANCE_N_WORD_KINDS; k++)
        all += parameters[k];
      for (guint i = 0; i < paragraphs->len; i++)
        {
          const guint32 *kinds = g_array_index (paragraphs, Kinds, i);
          guint32 n = 0;

          for (guint k = 0; k < STANCE_N_WORD_KINDS; k++)
            {
              rise[k] += digamma_rise (parameters[k], kinds[k]);
              n += kinds[k];
            }
          whole += digamma_rise (all, n);
        }
      for (guint k = 0; k < STANCE_N_WORD_KINDS; k++)
        parameters[k] = CLAMP (parameters[k] * rise[k] / MAX (whole, 1e-9), LEAST, 1e6);
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  const guint64 *x = a, *y = b;

  return *x < *y ? -1 : *x > *y;
}

static void
take_words (StanceIdentifying *self, const Lesson *lesson)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint64));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, lesson->words);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Seen *seen = value;
      StanceWordKind kind = kind_of (seen);
      guint64 word = (seen->hash & ~G_GUINT64_CONSTANT (1)) | (kind == STANCE_WORD_KIND_FUNCTION);

      if (kind != STANCE_WORD_KIND_STRANGER)
        g_array_append_val (words, word);
    }
  g_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    g_array_index (words, guint64, i) = GUINT64_TO_LE (g_array_index (words, guint64, i));
  self->n_words = words->len;
  self->words = self->owned = g_array_free (words, FALSE);
}

void
stance_identifying_learn (StanceIdentifying *self, const StanceTreebank *bank)
{
  Lesson lesson = { .words = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free), .runs = g_array_new (FALSE, FALSE, sizeof (Run)) };
  g_autoptr (GArray) paragraphs = NULL;
  guint script = G_UNICODE_SCRIPT_LATIN;

  memset (self, 0, sizeof *self);
  read_trees (&lesson, bank);
  for (guint i = 0; i < G_N_ELEMENTS (lesson.scripts); i++)
    if (lesson.scripts[i] > lesson.scripts[script])
      script = i;
  self->script = g_unicode_script_to_iso15924 ((GUnicodeScript) script);
  paragraphs = count_paragraphs (&lesson, script);
  fit (paragraphs, self->expected);
  take_words (self, &lesson);
  g_array_unref (lesson.runs);
  g_hash_table_unref (lesson.words);
}
