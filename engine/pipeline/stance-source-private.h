/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-source.h>

/* Puts down a fault that does not stop the source. Takes `message`; NULL is none. */
void stance_source_add_warning (StanceSource *self, char *message);
/* Keeps the weight of an issue for stance_source_correct_model(); `place` is "FILE:SHEET:ROW: ". */
void stance_source_add_weight (StanceSource *self, const char *place, const char *issue, double weight);
/* Counts what could not be read. */
void stance_source_add_lost (StanceSource *self, guint64 n);
