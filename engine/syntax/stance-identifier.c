/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-identifier-private.h"

#include <math.h>
#include <string.h>

/* How likely a text is in the language before it is read: who gives articles to a tool mostly gives what it can read. */
#define PRIOR 0.9

/* Texts in other languages: of the same script, where some words look like words of this language, and of another. Parameters of Dirichlet
 * distributions over StanceWordKind. */
static const double others[][STANCE_N_WORD_KINDS] = {
  { 0.8, 1.6, 6.0, 0.05 },
  { 0.1, 0.3, 0.5, 6.0 },
};

/* Marks go with the letter before them. */
static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static gboolean
skip_to_letter (StanceRuns *self)
{
  while (self->at < self->end && !g_unichar_isalpha (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
  return self->at < self->end;
}

gboolean
stance_runs_next (StanceRuns *self)
{
  if (!skip_to_letter (self))
    return FALSE;
  self->start = self->at;
  self->hash = 0;
  self->script = G_UNICODE_SCRIPT_COMMON;
  while (self->at < self->end)
    {
      gunichar c = g_utf8_get_char (self->at);

      if (!is_letter (c))
        break;
      self->hash = stance_feature_mix (self->hash, g_unichar_tolower (c));
      if (self->script == G_UNICODE_SCRIPT_COMMON || self->script == G_UNICODE_SCRIPT_INHERITED)
        self->script = c < 0x80 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script (c);
      self->at = g_utf8_next_char (self->at);
    }
  return TRUE;
}

static StanceWordKind
find_kind (const StanceIdentifying *self, guint64 hash)
{
  guint32 low = 0, high = self->n_words;

  hash &= ~G_GUINT64_CONSTANT (1);
  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;
      guint64 word = GUINT64_FROM_LE (self->words[middle]);

      if ((word & ~G_GUINT64_CONSTANT (1)) == hash)
        return word & 1 ? STANCE_WORD_KIND_FUNCTION : STANCE_WORD_KIND_KNOWN;
      if (word < hash)
        low = middle + 1;
      else
        high = middle;
    }
  return STANCE_WORD_KIND_STRANGER;
}

void
stance_identifying_count (const StanceIdentifying *self, const char *text, gsize length, guint32 counts[STANCE_N_WORD_KINDS])
{
  StanceRuns runs = { .at = text, .end = text + length };

  memset (counts, 0, STANCE_N_WORD_KINDS * sizeof *counts);
  while (stance_runs_next (&runs))
    counts[g_unicode_script_to_iso15924 (runs.script) == self->script ? find_kind (self, runs.hash) : STANCE_WORD_KIND_SCRIPT]++;
}

static double
log_gamma (double x)
{
  int sign;

  return lgamma_r (x, &sign);
}

/* The logarithm of the probability of counts, in a given order, under a Dirichlet-multinomial distribution. */
static double
log_likelihood (const double parameters[STANCE_N_WORD_KINDS], const guint32 counts[STANCE_N_WORD_KINDS])
{
  double all = 0, n = 0, result = 0;

  for (guint k = 0; k < STANCE_N_WORD_KINDS; k++)
    {
      all += parameters[k];
      n += counts[k];
      result += log_gamma (parameters[k] + counts[k]) - log_gamma (parameters[k]);
    }
  return result + log_gamma (all) - log_gamma (all + n);
}

double
stance_identifying_judge (const StanceIdentifying *self, const guint32 counts[STANCE_N_WORD_KINDS])
{
  double own = log_likelihood (self->expected, counts), odds = 0;
  guint64 n = 0;

  for (guint k = 0; k < STANCE_N_WORD_KINDS; k++)
    n += counts[k];
  if (n == 0)
    return NAN;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    odds += exp (MIN (log_likelihood (others[i], counts) - own, 700)) / G_N_ELEMENTS (others);
  return 1 / (1 + odds * (1 - PRIOR) / PRIOR);
}

/* The section "language". */
typedef struct
{
  guint32 script;
  guint32 reserved;
  double expected[STANCE_N_WORD_KINDS];
} LanguageHead;

gboolean
stance_identifying_load (StanceIdentifying *self, const StanceModelFile *file, GError **error)
{
  LanguageHead head;
  gsize length, n;
  const char *bytes = stance_model_file_section (file, "language", &length);
  const char *words = stance_model_file_section (file, "words", &n);

  memset (self, 0, sizeof *self);
  if (!bytes || length != sizeof head)
    return stance_model_file_fail (file, "language", "no language there", error);
  if (!words || n % sizeof (guint64) || n > G_MAXINT32)
    return stance_model_file_fail (file, "words", "no words there", error);
  memcpy (&head, bytes, sizeof head);
  self->script = GUINT32_FROM_LE (head.script);
  self->words = (const guint64 *) words;
  self->n_words = (guint32) (n / sizeof (guint64));
  for (guint k = 0; k < STANCE_N_WORD_KINDS; k++)
    {
      self->expected[k] = head.expected[k];
      if (!(head.expected[k] > 0 && head.expected[k] < 1e9))
        return stance_model_file_fail (file, "language", "a parameter that is not positive", error);
    }
  return TRUE;
}

void
stance_identifying_save (const StanceIdentifying *self, StanceModelWriter *writer)
{
  LanguageHead head = { .script = GUINT32_TO_LE (self->script) };

  memcpy (head.expected, self->expected, sizeof head.expected);
  stance_model_writer_add (writer, "language", &head, sizeof head);
  stance_model_writer_add (writer, "words", self->words, self->n_words * sizeof (guint64));
}

void
stance_identifying_clear (StanceIdentifying *self)
{
  g_free (self->owned);
  memset (self, 0, sizeof *self);
}
