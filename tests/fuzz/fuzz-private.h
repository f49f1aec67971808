/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fuzz target: takes any bytes and must neither crash, leak nor hang. */
#pragma once

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);
