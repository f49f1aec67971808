/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a comparison shows, computed once for all that is written of it. */
#pragma once

#include <stance/stance-writer.h>

typedef struct
{
  StanceComparison *comparison; /* borrowed */
  StanceModel *model;           /* borrowed; NULL */
  StanceDifference *differences; /* by cell */
  GPtrArray *retellings;
  char **parties;
  char **speakers;        /* the parties, and who else gets to speak */
  StanceVoice *voices[2]; /* by speaker, and behind them of all whom the model does not know */
  guint64 words[2];       /* of all these */
  GHashTable *told;       /* sentence -> the cell it tells of, from 1 */
} StanceFindings;

StanceFindings *stance_findings_new (StanceComparison *comparison, StanceModel *model);
void stance_findings_free (StanceFindings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceFindings, stance_findings_free)

/* A sentence for each finding. (transfer full) (element-type utf8) */
GPtrArray *stance_findings_describe (const StanceFindings *self);
/* Its parts about positions. Differences of those that both report, the largest first. */
void stance_findings_add_differences (const StanceFindings *self, GPtrArray *lines);
void stance_findings_add_left_out (const StanceFindings *self, StanceSide side, GPtrArray *lines);
void stance_findings_add_alike (const StanceFindings *self, GPtrArray *lines);
/* What was found that both tell, and what both give in words alike but is read as the opposite. */
void stance_findings_add_retellings (const StanceFindings *self, GPtrArray *lines);
/* "PARTY on ISSUE, ISSUE" */
char *stance_findings_name_retelling (const StanceFindings *self, StanceRetelling *retelling);
/* How it is retold: "quoted", "paraphrased, but read as the opposite" */
char *stance_findings_word_retelling (StanceRetelling *retelling);
/* "X, Y and Z"; NULL for none. */
char *stance_findings_join (GPtrArray *names);
/* The cell that the sentence, as it was given last, tells of; FALSE when it tells of several, or of none. */
gboolean stance_findings_get_cell (const StanceFindings *self, const char *line, guint *cell);
/* The same of outlets. (transfer full) (element-type utf8) */
GPtrArray *stance_outlets_describe (StanceOutlets *outlets, StanceModel *model);
/* "2 statements", "1 statement" */
char *stance_findings_count (guint n, const char *what);
/* "0.03", "< 0.001"; NULL for NaN */
char *stance_findings_chance (double p);
/* What can be said of a difference: "hardly chance (p = 0.03)", "too few statements to test". */
char *stance_findings_describe_chance (double p);
/* A word on how many were tested, where there is more than one p-value (NaN: not tested) and one of them says "hardly chance"; NULL for nothing to say. */
char *stance_findings_describe_tests (const double *p, guint n);
/* How many rows voices have: the speakers, and the others where there are any. */
guint stance_findings_get_n_voices (const StanceFindings *self);
/* Who that is, as a reader names it: "(others)" behind the speakers. */
const char *stance_findings_name_voice (const StanceFindings *self, guint voice);
/* "58 %", halves rounded up, as spreadsheets do; NULL when `whole` is 0. */
char *stance_findings_percent (guint64 part, guint64 whole);
/* Share of a side's words that a voice gets; NaN without words. */
double stance_findings_share (const StanceFindings *self, StanceSide side, guint voice);
/* "Who via whom: the words", those of the statement that shows a cell best, in at most `width` columns. NULL for none. */
char *stance_findings_quote (const StanceFindings *self, guint cell, StanceSide side, guint width);
/* The statement with words that shows a cell best (stance_statement_get_strength()). NULL for none. Borrowed from `statements`. */
StanceStatement *stance_findings_choose (GPtrArray *statements);
