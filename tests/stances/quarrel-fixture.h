/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The model of the tests of stances and engine. */
#pragma once

#include <string.h>

#include <stance/stance-model.h>

static inline StanceModel *
fixture_quarrel (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "stances", "quarrel.json", NULL);
  g_autoptr (GError) error = NULL;
  StanceModel *model = stance_model_load (path, &error);

  g_assert_no_error (error);
  return model;
}
