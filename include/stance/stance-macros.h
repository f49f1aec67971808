/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once



#include <glib-object.h>
#include <gio/gio.h>

/**
 * STANCE_EXPORT: (skip)
 *
 * Marks what the shared library shows; all else is hidden.
 */
#define STANCE_EXPORT __attribute__ ((visibility ("default"))) extern
