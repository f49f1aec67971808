/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-placement.h>

#include "stance-array-private.h"
#include "stance-names-private.h"

struct _StanceWordCounts
{
  StanceNames *parties;
  StanceNames *words;
  StanceArray *counts; /* parties x words */
};
