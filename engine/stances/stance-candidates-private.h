/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates for statements: several in one sentence for one holder and issue become one. */
#pragma once

#include <stance/stance-document.h>
#include <stance/stance-voices.h>

#include "stance-holders-private.h"
#include "stance-strengths-private.h"
#include "stance-statement-private.h"

typedef struct
{
  StanceHolder holder;
  const char *via;
  const char *derivation; /* borrowed, for as long as the statements are made */
  guint issue;
  guint rule;
  guint sentence;
  gint32 position;
  StanceCertainty certainty;
  StanceKind kind;
  guint32 first, end; /* tokens of the clause */
  guint strength;     /* which of several to believe */
  gboolean joined;    /* it went into another */
  gboolean has_confidence;
  gint32 confidence;  /* on the grid */
  gint32 by_rules;    /* the position before strengths corrected it */
  StanceTraits traits;
} StanceCandidate;

/* What is known beside the rules when a document is coded. */
typedef struct
{
  const StanceStrengths *strengths; /* NULL: confidence is not known */
  gboolean rules_only;              /* positions are those of the rules, confidence how their class has done */
  GArray *traits;                 /* where the StanceTraits of each statement go; NULL */
  StanceVoices *voices;           /* where words are counted; NULL */
} StanceCoding;

/* What candidates are made of. */
typedef struct
{
  StanceModel *model;
  StanceDocument *document;
  const StanceText *text;
  const StanceCoding *coding;
} StanceCandidatesOf;

/* Joins candidates and makes statements of them. (transfer container) (element-type StanceStatement) */
GPtrArray *stance_candidates_to_statements (GArray *candidates, const StanceCandidatesOf *of);
