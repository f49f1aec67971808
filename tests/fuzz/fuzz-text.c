/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as an article: every statement quotes the text. */
#include <stance/stance-engine.h>

#include <string.h>

#include "fuzz-private.h"

static StanceEngine *
get_engine (void)
{
  static StanceEngine *engine = NULL;

  if (!engine)
    {
      g_autoptr (StanceModel) model = stance_model_load ("ukraine-settlement", NULL);

      engine = stance_engine_new (model, NULL);
    }
  return engine;
}

static void
check_statement (StanceStatement *statement, const char *text)
{
  StanceSpan span;
  g_autofree char *quote = NULL;

  g_assert_cmpfloat (stance_statement_get_position (statement), >=, -1);
  g_assert_cmpfloat (stance_statement_get_position (statement), <=, 1);
  if (!stance_statement_get_span (statement, &span))
    return;
  quote = g_utf8_substring (text, span.start, span.end);
  g_assert_cmpstr (quote, ==, stance_statement_get_quote (statement));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (StanceDocument) document = stance_document_new ("fuzz", text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) statements = document ? stance_engine_code (get_engine (), document, &error) : NULL;

  for (guint i = 0; statements && i < statements->len; i++)
    check_statement (g_ptr_array_index (statements, i), stance_document_get_text (document));
  return 0;
}
