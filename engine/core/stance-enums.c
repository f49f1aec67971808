/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The enums and their names in data: a name in a file or on the command line is the value's nick. */
#include <stance/stance-enums.h>

static const char *
value_to_nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value (klass, value);

  return found ? found->value_nick : NULL;
}

static gboolean
nick_to_value (GType type, const char *nick, int *value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *found = nick ? g_enum_get_value_by_nick (klass, nick) : NULL;

  if (found)
    *value = found->value;
  return found != NULL;
}

G_DEFINE_ENUM_TYPE (StanceKind, stance_kind,
  G_DEFINE_ENUM_VALUE (STANCE_KIND_DIRECT, "direct"),
  G_DEFINE_ENUM_VALUE (STANCE_KIND_MIXED, "mixed"),
  G_DEFINE_ENUM_VALUE (STANCE_KIND_INDIRECT, "indirect"),
  G_DEFINE_ENUM_VALUE (STANCE_KIND_NARRATED, "narrated"))

/**
 * stance_kind_to_string:
 * @kind: a kind of report
 *
 * Gives the name that data files and the command line use.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for a value that is none
 */
const char *
stance_kind_to_string (StanceKind kind)
{
  return value_to_nick (stance_kind_get_type (), (int) kind);
}

/**
 * stance_kind_from_string:
 * @string: (nullable): a name
 * @kind: (out): where the value goes; untouched when there is none
 *
 * Finds the value of a name. Case matters.
 *
 * Returns: whether @string names one
 */
gboolean
stance_kind_from_string (const char *string, StanceKind *kind)
{
  int value;

  g_return_val_if_fail (kind != NULL, FALSE);
  if (!nick_to_value (stance_kind_get_type (), string, &value))
    return FALSE;
  *kind = (StanceKind) value;
  return TRUE;
}

G_DEFINE_ENUM_TYPE (StanceCertainty, stance_certainty,
  G_DEFINE_ENUM_VALUE (STANCE_CERTAINTY_EXPLICIT, "explicit"),
  G_DEFINE_ENUM_VALUE (STANCE_CERTAINTY_HEDGED, "hedged"),
  G_DEFINE_ENUM_VALUE (STANCE_CERTAINTY_INFERRED, "inferred"))

/**
 * stance_certainty_to_string:
 * @certainty: a certainty
 *
 * Gives the name that data files and the command line use.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for a value that is none
 */
const char *
stance_certainty_to_string (StanceCertainty certainty)
{
  return value_to_nick (stance_certainty_get_type (), (int) certainty);
}

/**
 * stance_certainty_from_string:
 * @string: (nullable): a name
 * @certainty: (out): where the value goes; untouched when there is none
 *
 * Finds the value of a name. Case matters.
 *
 * Returns: whether @string names one
 */
gboolean
stance_certainty_from_string (const char *string, StanceCertainty *certainty)
{
  int value;

  g_return_val_if_fail (certainty != NULL, FALSE);
  if (!nick_to_value (stance_certainty_get_type (), string, &value))
    return FALSE;
  *certainty = (StanceCertainty) value;
  return TRUE;
}

G_DEFINE_ENUM_TYPE (StanceLevel, stance_level,
  G_DEFINE_ENUM_VALUE (STANCE_LEVEL_HOLDER, "holder"),
  G_DEFINE_ENUM_VALUE (STANCE_LEVEL_PARTY, "party"),
  G_DEFINE_ENUM_VALUE (STANCE_LEVEL_BLOC, "bloc"))

/**
 * stance_level_to_string:
 * @level: a level
 *
 * Gives the name that data files and the command line use.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for a value that is none
 */
const char *
stance_level_to_string (StanceLevel level)
{
  return value_to_nick (stance_level_get_type (), (int) level);
}

/**
 * stance_level_from_string:
 * @string: (nullable): a name
 * @level: (out): where the value goes; untouched when there is none
 *
 * Finds the value of a name. Case matters.
 *
 * Returns: whether @string names one
 */
gboolean
stance_level_from_string (const char *string, StanceLevel *level)
{
  int value;

  g_return_val_if_fail (level != NULL, FALSE);
  if (!nick_to_value (stance_level_get_type (), string, &value))
    return FALSE;
  *level = (StanceLevel) value;
  return TRUE;
}

G_DEFINE_ENUM_TYPE (StancePartyKind, stance_party_kind,
  G_DEFINE_ENUM_VALUE (STANCE_PARTY_PERSON, "person"),
  G_DEFINE_ENUM_VALUE (STANCE_PARTY_STATE, "state"),
  G_DEFINE_ENUM_VALUE (STANCE_PARTY_ORGANISATION, "organisation"),
  G_DEFINE_ENUM_VALUE (STANCE_PARTY_BLOC, "bloc"))

/**
 * stance_party_kind_to_string:
 * @kind: a kind of party
 *
 * Gives the name that data files and the command line use.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for a value that is none
 */
const char *
stance_party_kind_to_string (StancePartyKind kind)
{
  return value_to_nick (stance_party_kind_get_type (), (int) kind);
}

/**
 * stance_party_kind_from_string:
 * @string: (nullable): a name
 * @kind: (out): where the value goes; untouched when there is none
 *
 * Finds the value of a name. Case matters.
 *
 * Returns: whether @string names one
 */
gboolean
stance_party_kind_from_string (const char *string, StancePartyKind *kind)
{
  int value;

  g_return_val_if_fail (kind != NULL, FALSE);
  if (!nick_to_value (stance_party_kind_get_type (), string, &value))
    return FALSE;
  *kind = (StancePartyKind) value;
  return TRUE;
}

G_DEFINE_ENUM_TYPE (StanceMeasure, stance_measure,
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_AGREEMENT, "agreement"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_DIVERGENCE, "divergence"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_SQUARED_AGREEMENT, "squared-agreement"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_SQUARED_DIVERGENCE, "squared-divergence"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_S_SCORE, "s-score"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_SQUARED_S_SCORE, "squared-s-score"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_DIRECTIONAL, "directional"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_PEARSON, "pearson"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_SPEARMAN, "spearman"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_KENDALL, "kendall-tau-b"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_KAPPA, "kappa"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_LINEAR_KAPPA, "linear-kappa"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_QUADRATIC_KAPPA, "quadratic-kappa"),
  G_DEFINE_ENUM_VALUE (STANCE_MEASURE_SCOTT_PI, "scott-pi"))

/**
 * stance_measure_to_string:
 * @measure: a measure
 *
 * Gives the name that data files and the command line use.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for a value that is none
 */
const char *
stance_measure_to_string (StanceMeasure measure)
{
  return value_to_nick (stance_measure_get_type (), (int) measure);
}

/**
 * stance_measure_from_string:
 * @string: (nullable): a name
 * @measure: (out): where the value goes; untouched when there is none
 *
 * Finds the value of a name. Case matters.
 *
 * Returns: whether @string names one
 */
gboolean
stance_measure_from_string (const char *string, StanceMeasure *measure)
{
  int value;

  g_return_val_if_fail (measure != NULL, FALSE);
  if (!nick_to_value (stance_measure_get_type (), string, &value))
    return FALSE;
  *measure = (StanceMeasure) value;
  return TRUE;
}

G_DEFINE_ENUM_TYPE (StanceOrder, stance_order,
  G_DEFINE_ENUM_VALUE (STANCE_ORDER_MODEL, "model"),
  G_DEFINE_ENUM_VALUE (STANCE_ORDER_NAME, "name"),
  G_DEFINE_ENUM_VALUE (STANCE_ORDER_CLUSTER, "cluster"))

/**
 * stance_order_to_string:
 * @order: an order
 *
 * Gives the name that the command line uses.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for a value that is none
 */
const char *
stance_order_to_string (StanceOrder order)
{
  return value_to_nick (stance_order_get_type (), (int) order);
}

/**
 * stance_order_from_string:
 * @string: (nullable): a name
 * @order: (out): where the value goes; untouched when there is none
 *
 * Finds the value of a name. Case matters.
 *
 * Returns: whether @string names one
 */
gboolean
stance_order_from_string (const char *string, StanceOrder *order)
{
  int value;

  g_return_val_if_fail (order != NULL, FALSE);
  if (!nick_to_value (stance_order_get_type (), string, &value))
    return FALSE;
  *order = (StanceOrder) value;
  return TRUE;
}

G_DEFINE_ENUM_TYPE (StanceReason, stance_reason,
  G_DEFINE_ENUM_VALUE (STANCE_REASON_NONE, "none"),
  G_DEFINE_ENUM_VALUE (STANCE_REASON_NO_DATA, "no-data"),
  G_DEFINE_ENUM_VALUE (STANCE_REASON_NOTHING_SHARED, "nothing-shared"),
  G_DEFINE_ENUM_VALUE (STANCE_REASON_TOO_FEW, "too-few"),
  G_DEFINE_ENUM_VALUE (STANCE_REASON_CONSTANT, "constant"),
  G_DEFINE_ENUM_VALUE (STANCE_REASON_NO_WEIGHT, "no-weight"),
  G_DEFINE_ENUM_VALUE (STANCE_REASON_NO_CHANCE, "no-chance"),
  G_DEFINE_ENUM_VALUE (STANCE_REASON_NOT_CONVERGED, "not-converged"),
  G_DEFINE_ENUM_VALUE (STANCE_REASON_NOT_APPLICABLE, "not-applicable"),
  G_DEFINE_ENUM_VALUE (STANCE_REASON_INCOMPLETE, "incomplete"),
  G_DEFINE_ENUM_VALUE (STANCE_REASON_TOO_MANY, "too-many"),
  G_DEFINE_ENUM_VALUE (STANCE_REASON_OVERFLOW, "overflow"))

/**
 * stance_reason_to_string:
 * @reason: why a figure is undefined
 *
 * Gives the name that results use.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for a value that is none
 */
const char *
stance_reason_to_string (StanceReason reason)
{
  return value_to_nick (stance_reason_get_type (), (int) reason);
}

G_DEFINE_ENUM_TYPE (StanceResampled, stance_resampled,
  G_DEFINE_ENUM_VALUE (STANCE_RESAMPLED_STATEMENTS, "statements"),
  G_DEFINE_ENUM_VALUE (STANCE_RESAMPLED_DOCUMENTS, "documents"))

G_DEFINE_ENUM_TYPE (StanceInterval, stance_interval,
  G_DEFINE_ENUM_VALUE (STANCE_INTERVAL_PERCENTILE, "percentile"),
  G_DEFINE_ENUM_VALUE (STANCE_INTERVAL_BCA, "bca"))

G_DEFINE_ENUM_TYPE (StanceFormat, stance_format,
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_TABLE, "table"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_CSV, "csv"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_TSV, "tsv"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_JSON, "json"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_JSONL, "jsonl"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_MARKDOWN, "md"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_XLSX, "xlsx"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_SVG, "svg"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_PNG, "png"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_PDF, "pdf"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_HTML, "html"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_GRAPHML, "graphml"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_DOT, "dot"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_EDGES, "edges"),
  G_DEFINE_ENUM_VALUE (STANCE_FORMAT_NODES, "nodes"))

/**
 * stance_format_to_string:
 * @format: a format
 *
 * Gives the name that data files and the command line use.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for a value that is none
 */
const char *
stance_format_to_string (StanceFormat format)
{
  return value_to_nick (stance_format_get_type (), (int) format);
}

/**
 * stance_format_from_string:
 * @string: (nullable): a name
 * @format: (out): where the value goes; untouched when there is none
 *
 * Finds the value of a name. Case matters.
 *
 * Returns: whether @string names one
 */
gboolean
stance_format_from_string (const char *string, StanceFormat *format)
{
  int value;

  g_return_val_if_fail (format != NULL, FALSE);
  if (!nick_to_value (stance_format_get_type (), string, &value))
    return FALSE;
  *format = (StanceFormat) value;
  return TRUE;
}

G_DEFINE_ENUM_TYPE (StanceTask, stance_task,
  G_DEFINE_ENUM_VALUE (STANCE_TASK_TAGGER, "tagger"),
  G_DEFINE_ENUM_VALUE (STANCE_TASK_PARSER, "parser"),
  G_DEFINE_ENUM_VALUE (STANCE_TASK_LEMMATIZER, "lemmatizer"),
  G_DEFINE_ENUM_VALUE (STANCE_TASK_SEGMENTER, "segmenter"))

/**
 * stance_task_to_string:
 * @task: a task
 *
 * Gives the name that data files and the command line use.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for a value that is none
 */
const char *
stance_task_to_string (StanceTask task)
{
  return value_to_nick (stance_task_get_type (), (int) task);
}

/**
 * stance_task_from_string:
 * @string: (nullable): a name
 * @task: (out): where the value goes; untouched when there is none
 *
 * Finds the value of a name. Case matters.
 *
 * Returns: whether @string names one
 */
gboolean
stance_task_from_string (const char *string, StanceTask *task)
{
  int value;

  g_return_val_if_fail (task != NULL, FALSE);
  if (!nick_to_value (stance_task_get_type (), string, &value))
    return FALSE;
  *task = (StanceTask) value;
  return TRUE;
}

G_DEFINE_ENUM_TYPE (StancePart, stance_part,
  G_DEFINE_ENUM_VALUE (STANCE_PART_SOURCE, "source"),
  G_DEFINE_ENUM_VALUE (STANCE_PART_CUE, "cue"),
  G_DEFINE_ENUM_VALUE (STANCE_PART_CONTENT, "content"))

/**
 * stance_part_to_string:
 * @part: a part of an attribution
 *
 * Gives the name that data files and the command line use.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for a value that is none
 */
const char *
stance_part_to_string (StancePart part)
{
  return value_to_nick (stance_part_get_type (), (int) part);
}

/**
 * stance_part_from_string:
 * @string: (nullable): a name
 * @part: (out): where the value goes; untouched when there is none
 *
 * Finds the value of a name. Case matters.
 *
 * Returns: whether @string names one
 */
gboolean
stance_part_from_string (const char *string, StancePart *part)
{
  int value;

  g_return_val_if_fail (part != NULL, FALSE);
  if (!nick_to_value (stance_part_get_type (), string, &value))
    return FALSE;
  *part = (StancePart) value;
  return TRUE;
}

G_DEFINE_ENUM_TYPE (StanceMarking, stance_marking,
  G_DEFINE_ENUM_VALUE (STANCE_MARKING_TABLE, "table"),
  G_DEFINE_ENUM_VALUE (STANCE_MARKING_JSONL, "jsonl"),
  G_DEFINE_ENUM_VALUE (STANCE_MARKING_BRAT, "brat"),
  G_DEFINE_ENUM_VALUE (STANCE_MARKING_HTML, "html"))

/**
 * stance_marking_to_string:
 * @marking: a way of writing
 *
 * Gives the name that data files and the command line use.
 *
 * Returns: (transfer none) (nullable): the name, %NULL for a value that is none
 */
const char *
stance_marking_to_string (StanceMarking marking)
{
  return value_to_nick (stance_marking_get_type (), (int) marking);
}

/**
 * stance_marking_from_string:
 * @string: (nullable): a name
 * @marking: (out): where the value goes; untouched when there is none
 *
 * Finds the value of a name. Case matters.
 *
 * Returns: whether @string names one
 */
gboolean
stance_marking_from_string (const char *string, StanceMarking *marking)
{
  int value;

  g_return_val_if_fail (marking != NULL, FALSE);
  if (!nick_to_value (stance_marking_get_type (), string, &value))
    return FALSE;
  *marking = (StanceMarking) value;
  return TRUE;
}
