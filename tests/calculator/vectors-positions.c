/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vectors-frame.h"

const Adapter vectors_positions[] = {
  { NULL },
};
