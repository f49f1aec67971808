/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-text-lemmas-private.h"

#include "stance-front-end-private.h"

StanceTextLemmas *
stance_text_lemmas_new (StanceFrontEnd *front_end, const StanceText *text)
{
  StanceTextLemmas *self = g_new0 (StanceTextLemmas, 1);
  g_auto (StanceReading) reading = { 0 };
  guint n = text->tokens->len;

  self->bytes = g_string_new (NULL);
  self->starts = g_new (gsize, n + 1);
  self->tags = g_new0 (const char *, n + 1);
  stance_reading_init (&reading);
  stance_front_end_tag (front_end, text, &reading);
  for (guint i = 0; i < n; i++)
    {
      self->starts[i] = self->bytes->len;
      if (i < reading.n_words)
        {
          self->tags[i] = stance_front_end_get_upos (front_end, reading.words[i].tag);
          stance_front_end_append_lemma (front_end, &reading.words[i], self->bytes);
        }
      g_string_append_c (self->bytes, '\0');
    }
  return self;
}

void
stance_text_lemmas_free (StanceTextLemmas *self)
{
  g_string_free (self->bytes, TRUE);
  g_free (self->starts);
  g_free (self->tags);
  g_free (self);
}
