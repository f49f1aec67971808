/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a survey of articles keeps: a count for each expression of a model, and for each phrase that none of them covers. */
#pragma once

#include <stance/stance-survey.h>

#include "stance-model-private.h"

#define STANCE_SURVEY_EXAMPLES 3

/* A sentence, or the part of a long one around a phrase; shared by the phrases it shows. */
typedef struct
{
  GRefString *document;
  char *text;
  StanceSpan span; /* code points of the document; `text` is that slice */
} StanceSurveyExample;

StanceSurveyExample *stance_survey_example_ref (StanceSurveyExample *self);
void stance_survey_example_unref (StanceSurveyExample *self);

typedef enum
{
  STANCE_PHRASE_NOUN,
  STANCE_PHRASE_VERB, /* a verb, or a verb with its object */
} StancePhraseKind;

const char *stance_phrase_kind_to_string (StancePhraseKind kind);

/* A phrase in attributed content, its words as lemmas. */
typedef struct
{
  char *key;       /* folded, its kind in front; what the parts of it are found by */
  char *text;      /* as first seen; without capitals once it was seen so */
  StancePhraseKind kind;
  guint n_words;
  guint n;
  guint n_missed;  /* of these in sentences without a match */
  guint n_documents;
  guint last_document; /* number of the last one it was in, from 1 */
  GArray *parties;     /* of guint32: those that use it, in the order of appearance */
  GPtrArray *examples; /* of StanceSurveyExample */
} StancePhrase;

/* A phrase that is told, with what makes it telling. */
typedef struct
{
  const StancePhrase *phrase; /* borrowed */
  double within;              /* occurrences within longer phrases that are told, summed over them */
  guint n_within;             /* those phrases */
  guint most_within;
  double score;
} StanceSuggestion;

/* An expression of an issue; rules that differ in who may hold them are one. */
typedef struct
{
  guint issue;
  const StanceRule *rule; /* borrowed from the model */
  guint matches;
  guint n_documents;
  guint last_document;
  guint contents;     /* attributed contents of the model's parties with a match */
  guint statements;   /* that name it as their rule */
  GPtrArray *parties; /* of utf8, those of the statements; borrowed from the model */
} StanceSurveyTarget;

/* What an issue, or all of them, adds up to. */
typedef struct
{
  guint matches;
  guint n_documents;
  guint last_document;
  guint contents;
  guint statements;
  GPtrArray *parties;
} StanceSurveySum;

/* What reads articles: attribution, which writers do not see. */
typedef struct _StanceSurveyReader StanceSurveyReader;

struct _StanceSurvey
{
  StanceModel *model;
  StanceSurveyReader *reader;
  GHashTable *general;        /* "noun way": words about nothing in particular */
  guint n_documents;
  guint n_contents;           /* attributed contents of the model's parties */
  GHashTable *phrases;        /* key -> StancePhrase */
  guint n_dropped;            /* phrases dropped for want of room occurred so often, at most */
  GArray *targets;            /* of StanceSurveyTarget, in the order of the model */
  guint *target_of;           /* by rule */
  GHashTable *target_index;   /* "issue\nmatch" -> index + 1 */
  GArray *sums;               /* of StanceSurveySum: the issues, then the model */
};

/* Words of general.tsv, by class and lemma; empty where the language has none. Errors: file errors, STANCE_ERROR_INVALID_MODEL with file and line. */
GHashTable *stance_survey_read_general (const char *directory, GError **error);

/* stance-survey-count.c */
void stance_phrase_free (StancePhrase *self);
/* The phrase of that key, made when it is new; others go for it when there is no room. */
StancePhrase *stance_survey_take_phrase (StanceSurvey *self, const char *key, const char *text);
/* Phrases that occur at least `min_n` times and are not told by longer ones, the most telling first. (element-type StanceSuggestion) */
GArray *stance_survey_list_suggestions (StanceSurvey *self, guint min_n);

/* stance-survey-coverage.c */
void stance_survey_begin_coverage (StanceSurvey *self);
void stance_survey_end_coverage (StanceSurvey *self);
