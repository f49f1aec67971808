/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as annotated articles: they are refused with their place, or every range lies in its text. */
#include <string.h>

#include "fuzz-file-private.h"
#include "fuzz-private.h"
#include "stance-annotated-private.h"

static void
check_ranges (const GArray *ranges, const char *text)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const StanceByteRange *range = &g_array_index (ranges, StanceByteRange, i);

      g_assert_cmpuint (range->start, <=, range->end);
      g_assert_cmpuint (range->end, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + range->start, range->end - range->start, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const char *path = fuzz_file (data, size, ".jsonl");
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_annotated_free);
  g_autoptr (GError) error = NULL;
  gboolean read = stance_annotated_read (path, articles, &error);

  g_assert_true (read == (error == NULL));
  g_assert_true (read || g_str_has_prefix (error->message, path));
  for (guint a = 0; a < articles->len; a++)
    {
      const StanceAnnotated *article = g_ptr_array_index (articles, a);

      for (guint i = 0; i < article->annotations->len; i++)
        {
          const StanceAnnotation *annotation = g_ptr_array_index (article->annotations, i);

          check_ranges (annotation->source, article->text);
          check_ranges (annotation->cue, article->text);
          check_ranges (annotation->content, article->text);
        }
    }
  return 0;
}
