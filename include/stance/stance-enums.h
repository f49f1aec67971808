/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif

#include <stance/stance-macros.h>

G_BEGIN_DECLS

/**
 * StanceKind:
 * @STANCE_KIND_DIRECT: the position stands inside quotation marks
 * @STANCE_KIND_MIXED: a reported clause with quoted words
 * @STANCE_KIND_INDIRECT: reported with a speech verb, without quotation
 * @STANCE_KIND_NARRATED: the reporter states the position or the action
 *
 * How a statement is reported.
 */
typedef enum
{
  STANCE_KIND_DIRECT,
  STANCE_KIND_MIXED,
  STANCE_KIND_INDIRECT,
  STANCE_KIND_NARRATED,
} StanceKind;

#define STANCE_TYPE_KIND (stance_kind_get_type ())
STANCE_EXPORT GType stance_kind_get_type (void);
STANCE_EXPORT const char *stance_kind_to_string (StanceKind kind);
STANCE_EXPORT gboolean stance_kind_from_string (const char *string, StanceKind *kind);

/**
 * StanceCertainty:
 * @STANCE_CERTAINTY_EXPLICIT: said outright
 * @STANCE_CERTAINTY_HEDGED: the wording is weakened
 * @STANCE_CERTAINTY_INFERRED: not said, but it follows
 *
 * How sure the wording of a statement is.
 */
typedef enum
{
  STANCE_CERTAINTY_EXPLICIT,
  STANCE_CERTAINTY_HEDGED,
  STANCE_CERTAINTY_INFERRED,
} StanceCertainty;

#define STANCE_TYPE_CERTAINTY (stance_certainty_get_type ())
STANCE_EXPORT GType stance_certainty_get_type (void);
STANCE_EXPORT const char *stance_certainty_to_string (StanceCertainty certainty);
STANCE_EXPORT gboolean stance_certainty_from_string (const char *string, StanceCertainty *certainty);

/**
 * StanceLevel:
 * @STANCE_LEVEL_HOLDER: each holder by itself
 * @STANCE_LEVEL_PARTY: holders rolled up to states and organisations
 * @STANCE_LEVEL_BLOC: parties rolled up to their blocs
 *
 * What the rows of a table are.
 */
typedef enum
{
  STANCE_LEVEL_HOLDER,
  STANCE_LEVEL_PARTY,
  STANCE_LEVEL_BLOC,
} StanceLevel;

#define STANCE_TYPE_LEVEL (stance_level_get_type ())
STANCE_EXPORT GType stance_level_get_type (void);
STANCE_EXPORT const char *stance_level_to_string (StanceLevel level);
STANCE_EXPORT gboolean stance_level_from_string (const char *string, StanceLevel *level);

/**
 * StancePartyKind:
 * @STANCE_PARTY_PERSON: a person
 * @STANCE_PARTY_STATE: a state
 * @STANCE_PARTY_ORGANISATION: an organisation
 * @STANCE_PARTY_BLOC: a bloc of states
 *
 * What a party is.
 */
typedef enum
{
  STANCE_PARTY_PERSON,
  STANCE_PARTY_STATE,
  STANCE_PARTY_ORGANISATION,
  STANCE_PARTY_BLOC,
} StancePartyKind;

#define STANCE_TYPE_PARTY_KIND (stance_party_kind_get_type ())
STANCE_EXPORT GType stance_party_kind_get_type (void);
STANCE_EXPORT const char *stance_party_kind_to_string (StancePartyKind kind);
STANCE_EXPORT gboolean stance_party_kind_from_string (const char *string, StancePartyKind *kind);

/**
 * StanceMeasure:
 * @STANCE_MEASURE_AGREEMENT: proximity, 1 - mean |dx| / range
 * @STANCE_MEASURE_DIVERGENCE: 1 - agreement
 * @STANCE_MEASURE_SQUARED_AGREEMENT: 1 - mean dx^2 / range^2
 * @STANCE_MEASURE_SQUARED_DIVERGENCE: 1 - squared agreement
 * @STANCE_MEASURE_S_SCORE: Signorino and Ritter's S, 1 - 2 mean |dx| / range
 * @STANCE_MEASURE_SQUARED_S_SCORE: the same of squares, 1 - 2 mean dx^2 / range^2
 * @STANCE_MEASURE_DIRECTIONAL: Rabinowitz and Macdonald's scalar product about the middle of the scale, as a share of the greatest
 * @STANCE_MEASURE_PEARSON: Pearson's r
 * @STANCE_MEASURE_SPEARMAN: Spearman's rho
 * @STANCE_MEASURE_KENDALL: Kendall's tau-b
 * @STANCE_MEASURE_KAPPA: Cohen's kappa of the five levels of the scale
 * @STANCE_MEASURE_LINEAR_KAPPA: the same, disagreement counted by distance
 * @STANCE_MEASURE_QUADRATIC_KAPPA: the same, disagreement counted by squared distance
 * @STANCE_MEASURE_SCOTT_PI: Scott's pi of the five levels of the scale
 *
 * What a party x party matrix holds; stance_matrix_new() has the formulas.
 */
typedef enum
{
  STANCE_MEASURE_AGREEMENT,
  STANCE_MEASURE_DIVERGENCE,
  STANCE_MEASURE_SQUARED_AGREEMENT,
  STANCE_MEASURE_SQUARED_DIVERGENCE,
  STANCE_MEASURE_S_SCORE,
  STANCE_MEASURE_SQUARED_S_SCORE,
  STANCE_MEASURE_DIRECTIONAL,
  STANCE_MEASURE_PEARSON,
  STANCE_MEASURE_SPEARMAN,
  STANCE_MEASURE_KENDALL,
  STANCE_MEASURE_KAPPA,
  STANCE_MEASURE_LINEAR_KAPPA,
  STANCE_MEASURE_QUADRATIC_KAPPA,
  STANCE_MEASURE_SCOTT_PI,
} StanceMeasure;

#define STANCE_TYPE_MEASURE (stance_measure_get_type ())
STANCE_EXPORT GType stance_measure_get_type (void);
STANCE_EXPORT const char *stance_measure_to_string (StanceMeasure measure);
STANCE_EXPORT gboolean stance_measure_from_string (const char *string, StanceMeasure *measure);

/**
 * StanceOrder:
 * @STANCE_ORDER_MODEL: as the table has them: as in the model, those that it lacks last
 * @STANCE_ORDER_NAME: by name
 * @STANCE_ORDER_CLUSTER: those beside each other that are near to each other
 *
 * How the parties of a matrix are ordered.
 */
typedef enum
{
  STANCE_ORDER_MODEL,
  STANCE_ORDER_NAME,
  STANCE_ORDER_CLUSTER,
} StanceOrder;

#define STANCE_TYPE_ORDER (stance_order_get_type ())
STANCE_EXPORT GType stance_order_get_type (void);
STANCE_EXPORT const char *stance_order_to_string (StanceOrder order);
STANCE_EXPORT gboolean stance_order_from_string (const char *string, StanceOrder *order);

/**
 * StanceReason:
 * @STANCE_REASON_NONE: there is a figure
 * @STANCE_REASON_NO_DATA: nothing was given, or all of it is missing
 * @STANCE_REASON_NOTHING_SHARED: the two have no issue on which both have a position
 * @STANCE_REASON_TOO_FEW: there are fewer than the measure, or the user, asks for
 * @STANCE_REASON_CONSTANT: what is measured does not vary
 * @STANCE_REASON_NO_WEIGHT: all weights are 0
 * @STANCE_REASON_NO_CHANCE: chance alone would make the agreement complete, so nothing is left to correct
 * @STANCE_REASON_NOT_CONVERGED: the iteration did not settle
 * @STANCE_REASON_NOT_APPLICABLE: the measure has no meaning for such data
 * @STANCE_REASON_INCOMPLETE: something is missing that the measure cannot do without
 * @STANCE_REASON_TOO_MANY: there is no memory for so many
 * @STANCE_REASON_OVERFLOW: numbers so large, or so small, that they cannot be computed with
 *
 * Why a figure is undefined. Undefined is never 0 and never a half.
 */
typedef enum
{
  STANCE_REASON_NONE,
  STANCE_REASON_NO_DATA,
  STANCE_REASON_NOTHING_SHARED,
  STANCE_REASON_TOO_FEW,
  STANCE_REASON_CONSTANT,
  STANCE_REASON_NO_WEIGHT,
  STANCE_REASON_NO_CHANCE,
  STANCE_REASON_NOT_CONVERGED,
  STANCE_REASON_NOT_APPLICABLE,
  STANCE_REASON_INCOMPLETE,
  STANCE_REASON_TOO_MANY,
  STANCE_REASON_OVERFLOW,
} StanceReason;

#define STANCE_TYPE_REASON (stance_reason_get_type ())
STANCE_EXPORT GType stance_reason_get_type (void);
STANCE_EXPORT const char *stance_reason_to_string (StanceReason reason);

/**
 * StanceResampled:
 * @STANCE_RESAMPLED_STATEMENTS: statements, one by one
 * @STANCE_RESAMPLED_DOCUMENTS: documents with all their statements, which are seldom independent of each other
 *
 * What is drawn anew to tell how sure a figure is.
 */
typedef enum
{
  STANCE_RESAMPLED_STATEMENTS,
  STANCE_RESAMPLED_DOCUMENTS,
} StanceResampled;

#define STANCE_TYPE_RESAMPLED (stance_resampled_get_type ())
STANCE_EXPORT GType stance_resampled_get_type (void);

/**
 * StanceInterval:
 * @STANCE_INTERVAL_PERCENTILE: quantiles of the replicates
 * @STANCE_INTERVAL_BCA: the same, corrected for bias and for a spread that changes with the figure (B. Efron 1987, "Better bootstrap confidence intervals",
 *   Journal of the American Statistical Association 82, 171-185)
 *
 * How an interval is made from replicates.
 */
typedef enum
{
  STANCE_INTERVAL_PERCENTILE,
  STANCE_INTERVAL_BCA,
} StanceInterval;

#define STANCE_TYPE_INTERVAL (stance_interval_get_type ())
STANCE_EXPORT GType stance_interval_get_type (void);

/**
 * StanceFormat:
 * @STANCE_FORMAT_TABLE: columns for a terminal
 * @STANCE_FORMAT_CSV: comma-separated values (RFC 4180)
 * @STANCE_FORMAT_TSV: tab-separated values
 * @STANCE_FORMAT_JSON: one JSON document
 * @STANCE_FORMAT_JSONL: one JSON object a line
 * @STANCE_FORMAT_MARKDOWN: a Markdown table
 * @STANCE_FORMAT_XLSX: a spreadsheet with formulas (#StanceWorkbook); no text
 * @STANCE_FORMAT_SVG: a picture of lines and shapes
 * @STANCE_FORMAT_PNG: a picture of pixels
 * @STANCE_FORMAT_PDF: a picture on a page
 * @STANCE_FORMAT_HTML: a web page (#StanceReport)
 * @STANCE_FORMAT_GRAPHML: a network in XML
 * @STANCE_FORMAT_DOT: a network for Graphviz
 * @STANCE_FORMAT_EDGES: the edges of a network, CSV
 * @STANCE_FORMAT_NODES: the nodes of a network, CSV
 *
 * Output formats.
 */
typedef enum
{
  STANCE_FORMAT_TABLE,
  STANCE_FORMAT_CSV,
  STANCE_FORMAT_TSV,
  STANCE_FORMAT_JSON,
  STANCE_FORMAT_JSONL,
  STANCE_FORMAT_MARKDOWN,
  STANCE_FORMAT_XLSX,
  STANCE_FORMAT_SVG,
  STANCE_FORMAT_PNG,
  STANCE_FORMAT_PDF,
  STANCE_FORMAT_HTML,
  STANCE_FORMAT_GRAPHML,
  STANCE_FORMAT_DOT,
  STANCE_FORMAT_EDGES,
  STANCE_FORMAT_NODES,
} StanceFormat;

#define STANCE_TYPE_FORMAT (stance_format_get_type ())
STANCE_EXPORT GType stance_format_get_type (void);
STANCE_EXPORT const char *stance_format_to_string (StanceFormat format);
STANCE_EXPORT gboolean stance_format_from_string (const char *string, StanceFormat *format);

/**
 * StanceTask:
 * @STANCE_TASK_TAGGER: tags of words
 * @STANCE_TASK_PARSER: heads and relations of words
 * @STANCE_TASK_LEMMATIZER: lemmas of words, and which language they are of
 * @STANCE_TASK_SEGMENTER: where sentences end
 *
 * What a language model is learned for.
 */
typedef enum
{
  STANCE_TASK_TAGGER,
  STANCE_TASK_PARSER,
  STANCE_TASK_LEMMATIZER,
  STANCE_TASK_SEGMENTER,
} StanceTask;

#define STANCE_TYPE_TASK (stance_task_get_type ())
STANCE_EXPORT GType stance_task_get_type (void);
STANCE_EXPORT const char *stance_task_to_string (StanceTask task);
STANCE_EXPORT gboolean stance_task_from_string (const char *string, StanceTask *task);

/**
 * StancePart:
 * @STANCE_PART_SOURCE: who says it
 * @STANCE_PART_CUE: the words that tell that something is said
 * @STANCE_PART_CONTENT: what is said
 *
 * The parts of an attribution.
 */
typedef enum
{
  STANCE_PART_SOURCE,
  STANCE_PART_CUE,
  STANCE_PART_CONTENT,
} StancePart;

#define STANCE_TYPE_PART (stance_part_get_type ())
STANCE_EXPORT GType stance_part_get_type (void);
STANCE_EXPORT const char *stance_part_to_string (StancePart part);
STANCE_EXPORT gboolean stance_part_from_string (const char *string, StancePart *part);

/**
 * StanceMarking:
 * @STANCE_MARKING_TABLE: columns for people
 * @STANCE_MARKING_JSONL: JSON lines, an object for each document
 * @STANCE_MARKING_BRAT: standoff of the brat annotation tool
 * @STANCE_MARKING_HTML: a web page of the texts with what was found marked in them
 *
 * How attributions are written. The names are the endings of files, but for brat's, which is .ann, and a table's, which is .txt.
 */
typedef enum
{
  STANCE_MARKING_TABLE,
  STANCE_MARKING_JSONL,
  STANCE_MARKING_BRAT,
  STANCE_MARKING_HTML,
} StanceMarking;

#define STANCE_TYPE_MARKING (stance_marking_get_type ())
STANCE_EXPORT GType stance_marking_get_type (void);
STANCE_EXPORT const char *stance_marking_to_string (StanceMarking marking);
STANCE_EXPORT gboolean stance_marking_from_string (const char *string, StanceMarking *marking);

G_END_DECLS
