/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a model is made of, for the files of this folder only. */
#pragma once

#include "stance-model-private.h"

#define STANCE_DEFAULT_LANGUAGE "en"
#define STANCE_MODEL_FORMAT "stance-model/1"
#define STANCE_NAME_WORDS 32
#define STANCE_ANY_PARTY "party" /* {party} in a pattern: any mention */

/* The names of all parties, as a trie over the words of the vocabulary. */
typedef struct _StanceNameTrie StanceNameTrie;

/* A name, and where it was given: names of a later file go before those of an earlier one. */
typedef struct
{
  guint32 party;
  guint16 file;
  guint8 type; /* StanceNameType */
} StanceNameUse;

StanceNameTrie *stance_name_trie_new (StanceLanguage *language);
void stance_name_trie_free (StanceNameTrie *self);
/* FALSE when the name has no word, or more than STANCE_NAME_WORDS. */
gboolean stance_name_trie_add (StanceNameTrie *self, const char *name, StanceNameUse use);

/* All patterns of a model in one automaton. */
typedef struct _StanceRuleSet StanceRuleSet;

#define STANCE_RULE_NOT G_MAXUINT /* the pattern is of a `not` */

StanceRuleSet *stance_rule_set_new (StanceModel *model);
void stance_rule_set_free (StanceRuleSet *self);
/* Compiles the pattern of rule `rule` (or STANCE_RULE_NOT) of `issue`. Errors: STANCE_ERROR_INVALID_MODEL. */
gboolean stance_rule_set_add (StanceRuleSet *self, guint issue, guint rule, const char *pattern, GError **error);
/* Whether {name} stands for something in a pattern: a party, a kind of parties, or any of them. */
gboolean stance_model_has_symbol (StanceModel *self, const char *name);

struct _StanceModel
{
  GObject parent_instance;
  char *id;
  char *title;
  double scale_min;
  double scale_max;
  char *language_directory;
  StanceLanguage *language;
  GArray *parties;         /* of StanceParty */
  GHashTable *party_index; /* id -> number + 1 */
  GArray *issues;          /* of StanceIssue */
  GHashTable *issue_index; /* id -> number + 1 */
  GArray *rules;           /* of StanceRule */
  GHashTable *terms;       /* title and party -> GArray of terms in that office */
  StanceNameTrie *names;
  StanceRuleSet *rule_set;
};

StanceParty *stance_model_party_at (StanceModel *self, guint party);
StanceIssue *stance_model_issue_at (StanceModel *self, guint issue);
/* Adds an empty party or issue; its number. */
guint stance_model_append_party (StanceModel *self, const char *id);
guint stance_model_append_issue (StanceModel *self, const char *id);
guint stance_model_find_issue (StanceModel *self, const char *id); /* G_MAXUINT when there is none */

/* Enters all offices for stance_model_find_office_holder(), once the parties are read. */
void stance_model_index_offices (StanceModel *self);

typedef struct
{
  char text[16];
} StanceToday;

/* The date, or today's (UTC) written to `today` when there is none. */
const char *stance_date_or_today (const char *date, StanceToday *today);
