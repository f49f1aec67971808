/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between quotation marks. */
#pragma once

#include "stance-text-private.h"

/* A stretch between quotation marks: tokens [first, end), the marks left out. */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 speaker;  /* index of an attribution, STANCE_NONE */
  guint32 parent;   /* index of the quotation that it stands in, among those of the same list; G_MAXUINT32 outside of any */
  guint8 single;    /* its marks are single ones */
  guint8 open;      /* it is not closed in its paragraph */
  guint8 continues; /* it begins a paragraph, and goes on with the open one that ends the paragraph before */
  guint8 scare;     /* a few words that no mark ends: unless it has a speaker, the writer only keeps a distance from them */
} StanceQuotation;

/* The outer quotations of a text, by their first token; none overlap: (transfer full) (element-type StanceQuotation). */
GArray *stance_quotations_new (const StanceText *text);
/* Those inside others too, each behind its parent: (transfer full) (element-type StanceQuotation). */
GArray *stance_quotations_new_nested (const StanceText *text);

typedef enum
{
  STANCE_MARK_STRAIGHT,
  STANCE_MARK_DOUBLE_LEFT,
  STANCE_MARK_DOUBLE_RIGHT,
  STANCE_MARK_DOUBLE_LOW,
  STANCE_MARK_TWO_BACKTICKS,
  STANCE_MARK_TWO_APOSTROPHES,
  STANCE_MARK_GUILLEMET_LEFT,
  STANCE_MARK_GUILLEMET_RIGHT,
  STANCE_MARK_ANGLE_LEFT,
  STANCE_MARK_ANGLE_RIGHT,
  STANCE_MARK_APOSTROPHE, /* the first of the single ones, which look like apostrophes */
  STANCE_MARK_SINGLE_LEFT,
  STANCE_MARK_SINGLE_RIGHT,
  STANCE_MARK_SINGLE_LOW,
  STANCE_MARK_BACKTICK,
  STANCE_N_MARKS,
} StanceMarkForm;

/* A token that may be a quotation mark. */
typedef struct
{
  guint32 token;
  guint32 closer;     /* of a single mark: the mark that closes it, STANCE_MARK_UNCLOSED, or STANCE_MARK_NO_QUOTATION for an apostrophe */
  StanceMarkForm form;
  gboolean opens;     /* it may open a quotation */
  gboolean closes;    /* it may close one */
  gboolean measure;   /* it stands behind a number: inches, perhaps */
} StanceMark;

#define STANCE_MARK_UNCLOSED (G_MAXUINT32 - 1)
#define STANCE_MARK_NO_QUOTATION G_MAXUINT32

/* Fills `marks` (of StanceMark) with those of the paragraph of tokens [first, end). */
void stance_marks_read (const StanceText *text, guint first, guint end, GArray *marks);
