/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any file as an input: what it is, gzip, encodings, HTML, JSON lines, coded statements. */
#include <stance/stance-source.h>

#include "fuzz-file-private.h"
#include "fuzz-private.h"

static void
check_document (StanceDocument *document)
{
  g_assert_true (g_utf8_validate (stance_document_get_text (document), -1, NULL));
  g_assert_cmpuint (stance_document_get_length (document), ==, (guint) g_utf8_strlen (stance_document_get_text (document), -1));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *const paths[] = { fuzz_file (data, size, ""), NULL };
  g_autoptr (StanceSource) source = stance_source_new_for_paths (paths);
  gboolean given;

  do
    {
      g_autoptr (StanceDocument) document = NULL;
      g_autoptr (GPtrArray) statements = NULL;
      g_autoptr (GPtrArray) warnings = NULL;
      g_autoptr (GError) error = NULL;

      given = stance_source_next (source, &document, &statements, &error);
      warnings = stance_source_take_warnings (source);
      if (document)
        check_document (document);
      given = given || error;
    }
  while (given);
  g_unlink (paths[0]);
  return 0;
}
