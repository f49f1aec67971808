/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patterns over tokens (models/README.md), compiled into one automaton that is entered by a token's word. */
#pragma once

#include "stance-language-private.h"
#include "stance-text-private.h"

typedef struct _StancePatterns StancePatterns;

/* Where a pattern matched: tokens [first, end). `pattern` is the number given to stance_patterns_add(). */
typedef struct
{
  guint32 pattern;
  guint32 first;
  guint32 end;
} StanceMatch;

/* What stands at a token for elements such as {ukraine}: gives the end token (exclusive) of a mention that starts at
 * `token` and is of `symbol`, 0 when none does. */
typedef guint (*StanceSymbolFunc) (guint symbol, guint token, gpointer data);

/* Resolves the name in {name} to a symbol number; FALSE when there is no such name. */
typedef gboolean (*StanceSymbolResolver) (const char *name, guint *symbol, gpointer data);

StancePatterns *stance_patterns_new (StanceLanguage *language);
void stance_patterns_free (StancePatterns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StancePatterns, stance_patterns_free)

void stance_patterns_set_resolver (StancePatterns *self, StanceSymbolResolver resolver, gpointer data);

/* Compiles `pattern`; its matches will carry `number`. FALSE with STANCE_ERROR_INVALID_MODEL and what is wrong at which column. */
gboolean stance_patterns_add (StancePatterns *self, const char *pattern, guint32 number, GError **error);

/* Appends the longest match of each pattern at each token in [first, end), in the order of tokens. */
void stance_patterns_match (const StancePatterns *self, const StanceText *text, guint first, guint end,
                            StanceSymbolFunc symbols, gpointer data, GArray *matches);
