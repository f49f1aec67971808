/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-text-private.h"

/* Fills text->sentences from its tokens. */
void stance_sentences_find (StanceText *text);
