/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as CoNLL-U: they are refused, or what is written of them is read as the same. */
#include <string.h>

#include <stance/stance-parse.h>

#include "fuzz-private.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceParse) parse = stance_parse_new_from_conllu ("input", text, &error);
  g_autoptr (StanceParse) again = NULL;
  g_autofree char *first = NULL;

  g_assert_true ((parse == NULL) == (error != NULL));
  if (!parse)
    return 0;
  first = stance_parse_to_conllu (parse);
  again = stance_parse_new_from_conllu ("input", first, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stance_parse_get_n_words (parse), ==, stance_parse_get_n_words (again));
  g_assert_cmpuint (stance_parse_get_n_sentences (parse), ==, stance_parse_get_n_sentences (again));
  return 0;
}
