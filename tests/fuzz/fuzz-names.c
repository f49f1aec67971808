/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens, sentences and the parties named in any text: in order, inside the text, not overlapping. */
#include <string.h>

#include "fuzz-private.h"
#include "stance-model-private.h"

static StanceModel *
get_model (void)
{
  static StanceModel *model = NULL;

  if (!model)
    model = stance_model_load ("ukraine-settlement", NULL);
  return model;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (StanceText) tokens = stance_text_new (text, strlen (text), stance_model_get_language (get_model ()));
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));
  guint end = 0;

  for (guint i = 0; i < tokens->tokens->len; i++)
    {
      g_assert_cmpuint (stance_text_token (tokens, i)->start, >=, end);
      end = stance_text_token (tokens, i)->end;
      g_assert_cmpuint (end, <=, tokens->length);
    }
  stance_model_find_mentions (get_model (), tokens, mentions);
  end = 0;
  for (guint i = 0; i < mentions->len; i++)
    {
      const StanceMention *mention = &g_array_index (mentions, StanceMention, i);

      g_assert_cmpuint (mention->first, >=, end);
      g_assert_cmpuint (mention->end, >, mention->first);
      end = mention->end;
    }
  g_assert_cmpuint (end, <=, tokens->tokens->len);
  return 0;
}
