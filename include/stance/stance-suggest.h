/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif

#include <stance/stance-macros.h>

G_BEGIN_DECLS

STANCE_EXPORT const char *stance_suggest (const char *given, const char *const *candidates);

G_END_DECLS
