/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a position model, for the layers that map words to parties and issues. Parties and issues are numbered in
 * the order of the file (included files first). */
#pragma once

#include <stance/stance-model.h>

#include "stance-language-private.h"
#include "stance-text-private.h"

#define STANCE_NO_PARTY G_MAXUINT

typedef struct
{
  char *title; /* lower case */
  guint of;    /* party */
  char *from;  /* ISO date or NULL */
  char *to;
} StanceOffice;

typedef struct
{
  guint party;
  char *from;
  char *to;
} StanceMembership;

typedef struct
{
  char *id;
  char *name;
  StancePartyKind kind;
  char gender;     /* 'm', 'f' or 0 */
  gboolean plural; /* "they": the Taliban, the Houthis */
  GPtrArray *aliases;   /* of utf8 */
  GPtrArray *demonyms;  /* of utf8 */
  GPtrArray *seats;     /* of utf8 */
  GArray *offices;      /* of StanceOffice */
  GArray *memberships;  /* of StanceMembership */
} StanceParty;

/* One of a model's own tests. */
typedef struct
{
  char *text;
  char *holder;   /* party id, NULL when no position is expected */
  double position;  /* NaN when no position is expected */
  double tolerance;
  char *date;     /* NULL: today */
  char *pointer;  /* JSON pointer, for messages */
} StanceExample;

/* What a place on an issue's scale means. */
typedef struct
{
  double value;
  char *text;
} StancePole;

typedef struct
{
  char *id;
  char *name;
  char *proposition;
  double weight;
  GArray *poles;    /* of StancePole, lowest first */
  GArray *examples; /* of StanceExample */
} StanceIssue;

/* A target or phrase of an issue. */
typedef struct
{
  guint issue;
  gboolean is_phrase; /* carries its value by itself */
  gint32 value;       /* pole or position, on the grid */
  char *match;        /* the pattern as written */
  GArray *by;         /* of guint parties, NULL for any */
} StanceRule;

typedef enum
{
  STANCE_NAME_ALIAS,
  STANCE_NAME_DEMONYM,
  STANCE_NAME_SEAT,
} StanceNameType;

/* A party named in a text: tokens [first, end). */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 party;
  StanceNameType type;
} StanceMention;

/* Where a rule matched: tokens [first, end). */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 rule;
} StanceRuleMatch;

StanceLanguage *stance_model_get_language (StanceModel *self);
const char *stance_model_get_language_directory (StanceModel *self);
const StanceParty *stance_model_get_party (StanceModel *self, guint party);
guint stance_model_find_party (StanceModel *self, const char *id); /* STANCE_NO_PARTY when there is none */
guint stance_model_get_n_issues (StanceModel *self);
/* FALSE with STANCE_ERROR_INVALID_MODEL for a model of parties alone. */
gboolean stance_model_check_issues (StanceModel *self, GError **error);
const StanceIssue *stance_model_get_issue (StanceModel *self, guint issue);
guint stance_model_get_n_rules (StanceModel *self);
const StanceRule *stance_model_get_rule (StanceModel *self, guint rule);

/* The state or organisation a party speaks for at `date` (ISO, NULL: today): itself when it is no person. */
guint stance_model_party_of (StanceModel *self, guint party, const char *date);
/* The bloc of a party at `date`; the party of it when it is in none. */
guint stance_model_bloc_of (StanceModel *self, guint party, const char *date);
/* Whether `party` is `to` or belongs to it at `date`: a person to what it speaks for, an organisation to the state it is part
 * of, a state to its blocs, and so on up. */
gboolean stance_model_belongs_to (StanceModel *self, guint party, guint to, const char *date);
/* Who holds the office at `date`: ("president", us, "2025-02-13"). STANCE_NO_PARTY when nobody is known, or several hold it. */
guint stance_model_find_office_holder (StanceModel *self, const char *title, guint of, const char *date);

/* Appends the parties named in the text: leftmost, longest, not overlapping. */
void stance_model_find_mentions (StanceModel *self, const StanceText *text, GArray *mentions);
/* Appends the rules that match in tokens [first, end) (`mentions` as found before), in the order of the text, those within a
 * longer match of the same issue and those under a `not` left out. A rule with `by` hides only rules whose `by` it covers: who
 * speaks is not known here. */
void stance_model_match_rules (StanceModel *self, const StanceText *text, const GArray *mentions, guint first, guint end,
                               const char *date, GArray *matches);
/* When the holder is known: removes matches that are not its to make (`by`), then those within a longer one of the same
 * issue. `holder` may be STANCE_NO_PARTY. */
void stance_model_keep_matches_of (StanceModel *self, guint holder, const char *date, GArray *matches);
