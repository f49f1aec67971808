/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the model share: its fixtures and texts. */
#pragma once

#include <string.h>

#include <stance/stance-model.h>

#include "stance-model-private.h"

static inline char *
fixture_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "model", "fixtures", name, NULL);
}

static inline StanceModel *
fixture_model (const char *name)
{
  g_autofree char *path = fixture_path (name);
  g_autoptr (GError) error = NULL;
  StanceModel *model = stance_model_load (path, &error);

  g_assert_no_error (error);
  g_assert_true (STANCE_IS_MODEL (model));
  return model;
}

static inline StanceText *
fixture_text (StanceModel *model, const char *text)
{
  return stance_text_new (text, strlen (text), stance_model_get_language (model));
}

/* The text of tokens [first, end). */
static inline char *
fixture_slice (const StanceText *text, guint first, guint end)
{
  guint32 start = stance_text_token (text, first)->start;

  return g_strndup (text->text + start, stance_text_token (text, end - 1)->end - start);
}
