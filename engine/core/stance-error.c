/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-error.h>

/**
 * stance_error_quark:
 *
 * Gives the error domain of the engine.
 *
 * Returns: the quark of %STANCE_ERROR
 */
G_DEFINE_QUARK (stance-error-quark, stance_error)

G_DEFINE_ENUM_TYPE (StanceError, stance_error,
  G_DEFINE_ENUM_VALUE (STANCE_ERROR_INVALID_TEXT, "invalid-text"),
  G_DEFINE_ENUM_VALUE (STANCE_ERROR_INVALID_MODEL, "invalid-model"),
  G_DEFINE_ENUM_VALUE (STANCE_ERROR_INVALID_STATEMENT, "invalid-statement"),
  G_DEFINE_ENUM_VALUE (STANCE_ERROR_UNKNOWN_PARTY, "unknown-party"),
  G_DEFINE_ENUM_VALUE (STANCE_ERROR_UNKNOWN_ISSUE, "unknown-issue"),
  G_DEFINE_ENUM_VALUE (STANCE_ERROR_NO_DATA, "no-data"),
  G_DEFINE_ENUM_VALUE (STANCE_ERROR_LIMIT, "limit"),
  G_DEFINE_ENUM_VALUE (STANCE_ERROR_NUMERIC, "numeric"),
  G_DEFINE_ENUM_VALUE (STANCE_ERROR_UNSUPPORTED, "unsupported"))
