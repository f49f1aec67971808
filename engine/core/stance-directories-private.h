/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where models are installed. */
#pragma once

#include <glib.h>

/* The folders of $STANCE_MODELS, then the one the engine was installed with, then the one it was built from. */
char **stance_directories_list (void);
/* The path of a file or folder in the first of these that has it; NULL when none has. */
char *stance_directories_find (const char *relative);
