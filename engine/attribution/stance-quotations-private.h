/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between quotation marks. */
#pragma once

#include "stance-text-private.h"

/* A stretch between quotation marks: tokens [first, end), the marks left out. */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 speaker; /* index of an attribution, STANCE_NONE */
  guint8 single;   /* its marks are single ones */
  guint8 open;     /* it is not closed in its paragraph */
} StanceQuotation;

/* The quotations of a text, by their first token: (transfer full) (element-type StanceQuotation). */
GArray *stance_quotations_new (const StanceText *text);
