/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of files as they are told: the path, then what is the matter with it. */
#pragma once

#include <glib.h>

/* Rewrites what GLib says of a file ("Failed to open file ...: No such file or directory") as "PATH: No such file or directory". */
void stance_file_error (GError **error, const char *path);
