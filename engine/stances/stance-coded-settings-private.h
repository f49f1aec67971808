/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a workbook of ours says beside its statements: weights of issues, and settings that may have been changed in it. */
#pragma once

#include <glib.h>

#include "stance-xlsx-private.h"

/* The weight of an issue, from 0 to a million. */
typedef struct
{
  char *place; /* "FILE:SHEET:ROW: " */
  char *issue;
  double weight;
} StanceCodedWeight;

void stance_coded_weight_free (StanceCodedWeight *self);

typedef struct
{
  GPtrArray *weights; /* of StanceCodedWeight; borrowed */
  GPtrArray *faults;  /* of utf8; borrowed */
  guint n_lost;       /* rows that should have given a weight */
  const char *side;   /* statements of this one are counted; NULL for all */
  guint64 n_statements; /* that were written; 0 where it does not say */
} StanceCodedSettings;

/* Adds what all sheets but those of statements say. FALSE with `error` when the file is broken. */
gboolean stance_coded_settings_read (StanceCodedSettings *self, StanceXlsx *xlsx, const char *name, GError **error);
