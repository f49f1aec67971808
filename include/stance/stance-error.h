/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif

#include <stance/stance-macros.h>

G_BEGIN_DECLS

/**
 * StanceError:
 * @STANCE_ERROR_INVALID_TEXT: the bytes are no text that can be read
 * @STANCE_ERROR_INVALID_MODEL: a position model breaks its format
 * @STANCE_ERROR_INVALID_STATEMENT: a coded statement breaks its format
 * @STANCE_ERROR_UNKNOWN_PARTY: the model has no such party
 * @STANCE_ERROR_UNKNOWN_ISSUE: the model has no such issue
 * @STANCE_ERROR_NO_DATA: nothing to compute from
 * @STANCE_ERROR_LIMIT: a cap of the engine is exceeded
 * @STANCE_ERROR_NUMERIC: a computation has no finite result
 * @STANCE_ERROR_UNSUPPORTED: the format or option is not one of ours
 *
 * Errors of the engine. File errors keep their #GIOErrorEnum domain, with the path in front of the message.
 */
typedef enum
{
  STANCE_ERROR_INVALID_TEXT,
  STANCE_ERROR_INVALID_MODEL,
  STANCE_ERROR_INVALID_STATEMENT,
  STANCE_ERROR_UNKNOWN_PARTY,
  STANCE_ERROR_UNKNOWN_ISSUE,
  STANCE_ERROR_NO_DATA,
  STANCE_ERROR_LIMIT,
  STANCE_ERROR_NUMERIC,
  STANCE_ERROR_UNSUPPORTED,
} StanceError;

/**
 * STANCE_ERROR:
 *
 * The error domain of the engine; its codes are #StanceError.
 */
#define STANCE_ERROR (stance_error_quark ())
STANCE_EXPORT GQuark stance_error_quark (void);

#define STANCE_TYPE_ERROR (stance_error_get_type ())
STANCE_EXPORT GType stance_error_get_type (void);

G_END_DECLS
