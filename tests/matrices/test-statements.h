/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements and a model for the tests of tables and what is made from them. */
#pragma once

#include <stance/stance-model.h>

#include "stance-grid-private.h"
#include "stance-statement-private.h"

typedef struct
{
  const char *party;
  const char *issue;
  double position;
  double weight; /* 0: 1 */
  const char *holder;
} TestStatement;

static inline StanceStatement *
test_statement_new (const TestStatement *given)
{
  StanceStatementFields fields = {
    .document = "doc", .holder = given->holder, .holder_party = given->party, .issue = given->issue,
    .position = stance_grid_from_double (given->position),
    .weight = stance_grid_from_double (given->weight == 0 ? 1 : given->weight),
  };

  return stance_statement_new_from_fields (&fields);
}

static inline GPtrArray *
test_statements_new (const TestStatement *given, guint n)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (statements, test_statement_new (&given[i]));
  return statements;
}

static inline StanceModel *
test_model_new (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "matrices", "model.json", NULL);
  g_autoptr (GError) error = NULL;
  StanceModel *model = stance_model_load (path, &error);

  g_assert_no_error (error);
  return model;
}
