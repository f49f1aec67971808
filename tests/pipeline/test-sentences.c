/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Own sentences over the phenomena of diplomatic language, annotated as a careful reader would (tests/data/sentences): how many of them the engine reads
 * right. A sentence is right when each statement that it makes is found, with its party, issue, sign and a value not farther off than 0.5, and no other is.
 * Those that are wrong are told in the log; fewer right ones than before are a failure. */
#include <json-glib/json-glib.h>
#include <math.h>

#include <stance/stance-engine.h>

/* Sentences that were right when this was last looked at, less two. */
static const struct { const char *model; guint least; } files[] = {
  { "gaza-ceasefire", 346 },
  { "iran-nuclear", 271 },
  { "taiwan-strait", 250 },
  { "ukraine-settlement", 450 },
};

static gboolean
agrees (JsonObject *expected, StanceStatement *found)
{
  double want = json_object_get_double_member (expected, "position"), got = stance_statement_get_position (found);

  return g_str_equal (json_object_get_string_member (expected, "holder_party"), stance_statement_get_holder_party (found))
         && g_str_equal (json_object_get_string_member (expected, "issue"), stance_statement_get_issue (found))
         && (want * got > 0 || (want == 0 && fabs (got) <= 0.25)) && fabs (want - got) <= 0.5;
}

/* Each statement may answer to one that is expected. */
static gboolean
is_right (JsonArray *expected, GPtrArray *found)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < json_array_get_length (expected); i++)
    for (guint k = 0; k < found->len; k++)
      if (!g_hash_table_contains (used, found->pdata[k]) && agrees (json_array_get_object_element (expected, i), found->pdata[k]))
        {
          g_hash_table_add (used, found->pdata[k]);
          break;
        }
  return g_hash_table_size (used) == json_array_get_length (expected) && found->len == json_array_get_length (expected);
}

static gboolean
read_line (StanceEngine *engine, const char *line)
{
  g_autoptr (JsonNode) root = json_from_string (line, NULL);
  JsonObject *object = root ? json_node_get_object (root) : NULL;
  g_autoptr (StanceDocument) plain = object ? stance_document_new ("s", json_object_get_string_member (object, "text"), NULL) : NULL;
  g_autoptr (StanceDocument) document = plain ? stance_document_with_date (plain, "2025-06-01", NULL) : NULL;
  g_autoptr (GPtrArray) found = document ? stance_engine_code (engine, document, NULL) : NULL;

  g_assert_nonnull (found);
  if (is_right (json_object_get_array_member (object, "statements"), found))
    return TRUE;
  g_test_message ("wrong (%s): %s", json_object_get_string_member (object, "phenomenon"), json_object_get_string_member (object, "text"));
  return FALSE;
}

static void
test_file (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data), right = 0, n = 0;
  g_autofree char *name = g_strconcat (files[i].model, ".jsonl", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "sentences", name, NULL), *contents = NULL;
  g_autofree char *model_name = g_strconcat (files[i].model, ".json", NULL), *model_path = g_build_filename (g_getenv ("STANCE_MODELS"), model_name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceModel) model = stance_model_load (model_path, &error);
  g_autoptr (StanceEngine) engine = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  engine = stance_engine_new (model, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  for (guint k = 0; lines[k]; k++)
    if (lines[k][0])
      {
        right += read_line (engine, lines[k]);
        n++;
      }
  g_test_message ("%s: %u of %u right", files[i].model, right, n);
  g_assert_cmpuint (right, >=, files[i].least);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strconcat ("/sentences/", files[i].model, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_file);
    }
  return g_test_run ();
}
