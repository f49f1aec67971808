/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif

#include <stance/stance-macros.h>

G_BEGIN_DECLS

/**
 * StanceNetworkMode:
 * @STANCE_NETWORK_ACTORS: actor x actor
 * @STANCE_NETWORK_CONCEPTS: concept x concept
 * @STANCE_NETWORK_TWO_MODE: actor x concept
 *
 * What the rows and columns of a network are.
 */
typedef enum
{
  STANCE_NETWORK_ACTORS,
  STANCE_NETWORK_CONCEPTS,
  STANCE_NETWORK_TWO_MODE,
} StanceNetworkMode;

#define STANCE_TYPE_NETWORK_MODE (stance_network_mode_get_type ())
STANCE_EXPORT GType stance_network_mode_get_type (void);

/**
 * StanceAggregate:
 * @STANCE_AGGREGATE_CONGRUENCE: pairs of statements that say the same; one-mode only
 * @STANCE_AGGREGATE_CONFLICT: pairs of statements that say the opposite; one-mode only
 * @STANCE_AGGREGATE_SUBTRACT: congruence - conflict; two-mode: agreements - disagreements
 * @STANCE_AGGREGATE_IGNORE: all pairs of statements; two-mode: statements, whatever they say
 * @STANCE_AGGREGATE_COMBINE: a code for the set of levels that occur; two-mode only
 *
 * How what statements say of a concept goes into a tie.
 */
typedef enum
{
  STANCE_AGGREGATE_CONGRUENCE,
  STANCE_AGGREGATE_CONFLICT,
  STANCE_AGGREGATE_SUBTRACT,
  STANCE_AGGREGATE_IGNORE,
  STANCE_AGGREGATE_COMBINE,
} StanceAggregate;

#define STANCE_TYPE_AGGREGATE (stance_aggregate_get_type ())
STANCE_EXPORT GType stance_aggregate_get_type (void);

/**
 * StanceNormalisation:
 * @STANCE_NORMALISATION_NONE: counts as they are
 * @STANCE_NORMALISATION_AVERAGE: one-mode: divided by the mean number of statements of the two
 * @STANCE_NORMALISATION_JACCARD: one-mode: divided by what the two share and what only one of them has
 * @STANCE_NORMALISATION_COSINE: one-mode: divided by the lengths of the two vectors of counts
 * @STANCE_NORMALISATION_DNA_COSINE: one-mode: divided by the product of the numbers of statements, which Discourse Network Analyzer calls cosine
 * @STANCE_NORMALISATION_ACTIVITY: two-mode: divided by the statements of the row
 * @STANCE_NORMALISATION_PROMINENCE: two-mode: divided by the statements of the column
 *
 * What ties are divided by.
 */
typedef enum
{
  STANCE_NORMALISATION_NONE,
  STANCE_NORMALISATION_AVERAGE,
  STANCE_NORMALISATION_JACCARD,
  STANCE_NORMALISATION_COSINE,
  STANCE_NORMALISATION_DNA_COSINE,
  STANCE_NORMALISATION_ACTIVITY,
  STANCE_NORMALISATION_PROMINENCE,
} StanceNormalisation;

#define STANCE_TYPE_NORMALISATION (stance_normalisation_get_type ())
STANCE_EXPORT GType stance_normalisation_get_type (void);

/**
 * StanceDuplicates:
 * @STANCE_DUPLICATES_INCLUDE: every statement counts
 * @STANCE_DUPLICATES_DOCUMENT: once in a document
 * @STANCE_DUPLICATES_WEEK: once in a week (ISO 8601)
 * @STANCE_DUPLICATES_MONTH: once in a month
 * @STANCE_DUPLICATES_YEAR: once in a year
 * @STANCE_DUPLICATES_RANGE: once at all
 *
 * How often the same actor counts that says the same of the same concept.
 */
typedef enum
{
  STANCE_DUPLICATES_INCLUDE,
  STANCE_DUPLICATES_DOCUMENT,
  STANCE_DUPLICATES_WEEK,
  STANCE_DUPLICATES_MONTH,
  STANCE_DUPLICATES_YEAR,
  STANCE_DUPLICATES_RANGE,
} StanceDuplicates;

#define STANCE_TYPE_DUPLICATES (stance_duplicates_get_type ())
STANCE_EXPORT GType stance_duplicates_get_type (void);

/**
 * StanceTimeUnit:
 * @STANCE_TIME_DAYS: days
 * @STANCE_TIME_WEEKS: weeks
 * @STANCE_TIME_MONTHS: months of the calendar
 * @STANCE_TIME_YEARS: years of the calendar
 *
 * What moving windows are measured in.
 */
typedef enum
{
  STANCE_TIME_DAYS,
  STANCE_TIME_WEEKS,
  STANCE_TIME_MONTHS,
  STANCE_TIME_YEARS,
} StanceTimeUnit;

#define STANCE_TYPE_TIME_UNIT (stance_time_unit_get_type ())
STANCE_EXPORT GType stance_time_unit_get_type (void);

/**
 * StanceNetworkFormat:
 * @STANCE_NETWORK_TABLE: columns for a terminal
 * @STANCE_NETWORK_CSV: a matrix with names in the first row and column, or a line for each tie of each window
 * @STANCE_NETWORK_JSON: one JSON object
 * @STANCE_NETWORK_GRAPHML: GraphML, for Gephi, visone and others
 * @STANCE_NETWORK_DL: a full matrix in the DL language of UCINET
 * @STANCE_NETWORK_STATEMENTS: no network, but the statements that it is made of, as CSV with a column for each variable
 * @STANCE_NETWORK_DATABASE: the same as a database of Discourse Network Analyzer 3
 *
 * How networks, and the statements they are made of, are written. The names are the endings of files.
 */
typedef enum
{
  STANCE_NETWORK_TABLE,
  STANCE_NETWORK_CSV,
  STANCE_NETWORK_JSON,
  STANCE_NETWORK_GRAPHML,
  STANCE_NETWORK_DL,
  STANCE_NETWORK_STATEMENTS,
  STANCE_NETWORK_DATABASE,
} StanceNetworkFormat;

#define STANCE_TYPE_NETWORK_FORMAT (stance_network_format_get_type ())
STANCE_EXPORT GType stance_network_format_get_type (void);

G_END_DECLS
