/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_CALCULATOR)
#error "this layer does not see calculator (engine/meson.build)"
#endif

#include <stance/stance-macros.h>

G_BEGIN_DECLS

STANCE_EXPORT char *stance_calculate (const char *name, GBytes *request, GError **error);
STANCE_EXPORT char *stance_calculator_describe (void);

G_END_DECLS
