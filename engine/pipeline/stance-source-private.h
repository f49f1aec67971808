/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-source.h>

/* Puts down a fault that does not stop the source. Takes `message`; NULL is none. */
void stance_source_add_warning (StanceSource *self, char *message);
/* Counts what could not be read. */
void stance_source_add_lost (StanceSource *self, guint64 n);
