/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-evaluation.h>

#include "stance-matching-private.h"

/* The same thing as two coders have it. */
typedef struct
{
  double a;
  double b;
} StancePair;

typedef struct
{
  guint gold;
  guint system;
  guint matched;
} StanceHits;

typedef enum
{
  STANCE_MISTAKE_MISS,  /* a gold statement without a match */
  STANCE_MISTAKE_FALSE, /* a system statement without a match */
  STANCE_MISTAKE_SIGN,  /* matched, on the other side of zero */
} StanceMistakeType;

typedef struct
{
  StanceMistakeType type;
  char *document;
  char *party;
  StanceStatement *statement; /* the gold one unless type is FALSE */
  double system;              /* for SIGN; NaN */
} StanceMistake;

typedef struct
{
  char *name;
  double statement_f1; /* NaN when the system gave cells only, or neither side has a statement */
  double cell_f1;      /* NaN when neither side has a cell */
} StanceDocumentFigures;

typedef struct
{
  char *issue;
  StanceHits hits;
  double error;
  guint same_sign;
} StanceIssueFigures;

typedef enum
{
  STANCE_DETAIL_VIA,
  STANCE_DETAIL_CERTAINTY,
  STANCE_DETAIL_KIND,
  STANCE_N_DETAILS,
} StanceDetail;

struct _StanceEvaluation
{
  double eps;
  double min_overlap;
  StanceModel *model; /* for rolling up; NULL */
  gboolean no_inferred;
  gboolean by_issue;
  gboolean list_errors;

  StanceHits statements;
  guint covered_gold;   /* with at least one candidate */
  guint covered_system;
  GArray *positions;    /* of StancePair: matched statements */
  guint same[STANCE_N_DETAILS];
  StanceHits cells;
  GArray *matched_cells; /* of StancePair */
  GArray *all_cells;     /* of StancePair, missing as 0 */
  GArray *documents;     /* of StanceDocumentFigures */
  GHashTable *issues;    /* id -> StanceIssueFigures */
  GArray *mistakes;      /* of StanceMistake */
};

/* Shares from 0 to 1, NaN where undefined. */
typedef struct
{
  double precision;
  double recall;
  double f1;
} StanceDetection;

/* All figures, named in stance-evaluation-figures.c. */
typedef struct
{
  double documents;
  double gold, system, matched;
  StanceDetection one_to_one, lenient;
  double sign, error, exact, detail[STANCE_N_DETAILS];
  double cells_gold, cells_system, cells_matched;
  StanceDetection cells;
  double cells_sign, cells_error, cells_pearson, cells_alpha;
  double all_error, all_pearson, all_alpha;
  double macro_statements, macro_cells;
} StanceFigures;

/* "statements.f1" stands in `group` "statements". */
typedef struct
{
  const char *group; /* NULL: none */
  const char *name;
  gsize offset; /* of a double in StanceFigures */
} StanceFigureName;

extern const StanceFigureName stance_figure_names[];
extern const guint stance_n_figure_names;

void stance_evaluation_take (StanceEvaluation *self, const char *document, GPtrArray *gold, GPtrArray *system, gboolean only_cells);
StanceDetection stance_detect (guint found_gold, guint gold, guint found_system, guint system);
int stance_sign (double position, double eps);
void stance_evaluation_compute (const StanceEvaluation *self, StanceFigures *figures);
/* (transfer container): of StanceIssueFigures, by id */
GPtrArray *stance_evaluation_sort_issues (const StanceEvaluation *self);
