/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a comparison shows. */
#include "stance-findings-private.h"

#include <math.h>
#include <stdlib.h>

#include "stance-display-private.h"
#include "stance-labels-private.h"
#include "stance-statement-private.h"

#define SEED 1
#define UNLIKELY 0.05

static void
listen (StanceFindings *self, StanceSide side)
{
  guint n = g_strv_length (self->speakers);

  self->voices[side] = g_new (StanceVoice, n + 1);
  for (guint i = 0; i < n; i++)
    stance_comparison_get_voice (self->comparison, side, self->speakers[i], &self->voices[side][i]);
  stance_comparison_get_other_voices (self->comparison, side, &self->voices[side][n]);
  for (guint i = 0; i <= n; i++)
    self->words[side] += self->voices[side][i].words;
}

StanceFindings *
stance_findings_new (StanceComparison *comparison, StanceModel *model)
{
  StanceFindings *self = g_new0 (StanceFindings, 1);

  self->comparison = comparison;
  self->told = g_hash_table_new (NULL, NULL);
  self->model = model;
  self->differences = g_new (StanceDifference, stance_comparison_get_n_cells (comparison));
  for (guint i = 0; i < stance_comparison_get_n_cells (comparison); i++)
    stance_comparison_test (comparison, i, SEED, &self->differences[i]);
  self->retellings = stance_comparison_find_retellings (comparison);
  self->parties = stance_comparison_get_parties (comparison);
  self->speakers = stance_comparison_get_speakers (comparison);
  for (StanceSide side = STANCE_SIDE_A; side <= STANCE_SIDE_B; side++)
    listen (self, side);
  return self;
}

void
stance_findings_free (StanceFindings *self)
{
  g_free (self->differences);
  g_hash_table_unref (self->told);
  g_ptr_array_unref (self->retellings);
  g_strfreev (self->parties);
  g_strfreev (self->speakers);
  g_free (self->voices[0]);
  g_free (self->voices[1]);
  g_free (self);
}

char *
stance_findings_count (guint n, const char *what)
{
  return g_strdup_printf ("%u %s%s", n, what, n == 1 ? "" : "s");
}

char *
stance_findings_chance (double p)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (p))
    return NULL;
  return p < 0.001 ? g_strdup ("< 0.001") : g_strdup (g_ascii_formatd (text, sizeof text, p < 0.0095 ? "%.3f" : "%.2f", p));
}

char *
stance_findings_describe_chance (double p)
{
  g_autofree char *text = stance_findings_chance (p);

  if (!text)
    return g_strdup ("too few statements to test");
  return g_strdup_printf ("%s (p %s%s)", p <= UNLIKELY ? "hardly chance" : "may well be chance", *text == '<' ? "" : "= ", text);
}

char *
stance_findings_describe_tests (const double *p, guint n)
{
  guint tested = 0, telling = 0;

  for (guint i = 0; i < n; i++)
    {
      tested += isnan (p[i]) ? 0 : 1;
      telling += p[i] <= UNLIKELY ? 1 : 0;
    }
  if (tested < 2 || telling == 0)
    return NULL;
  return g_strdup_printf ("%u positions were tested; of 20 such tests about one comes out as hardly chance by chance alone.", tested);
}

guint
stance_findings_get_n_voices (const StanceFindings *self)
{
  guint n = g_strv_length (self->speakers);

  return n + (self->voices[0][n].words + self->voices[1][n].words > 0);
}

const char *
stance_findings_name_voice (const StanceFindings *self, guint voice)
{
  return self->speakers[voice] ? stance_label_party (self->model, self->speakers[voice]) : "(others)";
}

/* Of whole numbers, not of their quotient, which may lie below the half: 92 of 160 are 57.5 %, but 100 x 0.575 is less. */
char *
stance_findings_percent (guint64 part, guint64 whole)
{
  return whole ? g_strdup_printf ("%.0f %%", round (100 * (double) part / (double) whole)) : NULL;
}

double
stance_findings_share (const StanceFindings *self, StanceSide side, guint voice)
{
  return self->words[side] ? (double) self->voices[side][voice].words / (double) self->words[side] : NAN;
}

StanceStatement *
stance_findings_choose (GPtrArray *statements)
{
  StanceStatement *best = NULL;
  guint64 most = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);
      guint64 strength = stance_statement_get_quote (statement) ? stance_statement_get_strength (stance_statement_get_fields (statement)) : 0;

      if (strength > most)
        best = statement;
      most = MAX (most, strength);
    }
  return best;
}

/* At most `width` columns, cut behind a word where there is one. */
static char *
cut_behind_word (const char *text, guint width)
{
  g_autoptr (GPtrArray) lines = NULL;

  if (stance_display_width (text) <= width)
    return g_strdup (text);
  lines = stance_display_wrap (text, width - 1);
  return g_strconcat (lines->len ? g_ptr_array_index (lines, 0) : "", "…", NULL);
}

char *
stance_findings_quote (const StanceFindings *self, guint cell, StanceSide side, guint width)
{
  StanceTable *table = stance_comparison_get_table (self->comparison, side);
  const char *party = stance_comparison_get_party (self->comparison, cell);
  g_autoptr (GPtrArray) statements = table ? stance_table_get_statements (table, party, stance_comparison_get_issue (self->comparison, cell)) : NULL;
  StanceStatement *statement = statements ? stance_findings_choose (statements) : NULL;
  g_autofree char *clean = statement ? stance_display_clean (stance_statement_get_quote (statement)) : NULL;
  g_autofree char *cut = clean ? cut_behind_word (clean, width) : NULL;
  const char *holder, *via;

  if (!cut)
    return NULL;
  holder = stance_label_party (self->model, stance_statement_get_holder (statement));
  via = stance_statement_get_via (statement);
  return g_strdup_printf ("%s%s%s: %s", holder, via && *via ? " via " : "", via && *via ? via : "", cut);
}

gboolean
stance_findings_get_cell (const StanceFindings *self, const char *line, guint *cell)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->told, line));

  *cell = found ? found - 1 : 0;
  return found > 0;
}
