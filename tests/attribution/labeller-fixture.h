/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the labeller share: articles written with their annotations, a small network that learns them, and what must hold of all labels. */
#pragma once

#include "speech-fixture.h"
#include "stance-labeller-network-private.h"
#include "stance-labeller-train-private.h"

static inline StanceFrontEnd *
fixture_front_end (void)
{
  static StanceFrontEnd *front_end = NULL;

  if (!front_end)
    {
      g_autofree char *directory = g_build_filename (g_getenv ("STANCE_MODELS"), "lang", "en", NULL);
      g_autoptr (GError) error = NULL;

      front_end = stance_front_end_new (directory, &error);
      g_assert_no_error (error);
    }
  return front_end;
}

static inline void
fixture_annotation_free (gpointer data)
{
  StanceAnnotation *self = data;

  g_array_unref (self->source);
  g_array_unref (self->cue);
  g_array_unref (self->content);
  g_free (self);
}

/* An article with one attribution for each paragraph that has marks: "s[The envoy] c[said] t[the plan fails]." */
static inline StanceAnnotated *
fixture_annotated (const char *marked)
{
  StanceAnnotated *self = g_new0 (StanceAnnotated, 1);
  GString *text = g_string_new (NULL);
  StanceAnnotation *annotation = NULL;
  StanceByteRange range = { 0, 0 };
  GArray *ranges = NULL;

  self->id = g_strdup ("article");
  self->annotations = g_ptr_array_new_with_free_func (fixture_annotation_free);
  for (const char *at = marked; *at; at++)
    {
      if (*at == '\n')
        annotation = NULL;
      if (strchr ("sct", *at) && at[1] == '[')
        {
          if (!annotation)
            {
              annotation = g_new (StanceAnnotation, 1);
              annotation->source = g_array_new (FALSE, FALSE, sizeof (StanceByteRange));
              annotation->cue = g_array_new (FALSE, FALSE, sizeof (StanceByteRange));
              annotation->content = g_array_new (FALSE, FALSE, sizeof (StanceByteRange));
              g_ptr_array_add (self->annotations, annotation);
            }
          ranges = *at == 's' ? annotation->source : *at == 'c' ? annotation->cue : annotation->content;
          range.start = (guint32) text->len;
          at++;
        }
      else if (*at == ']')
        {
          range.end = (guint32) text->len;
          g_array_append_val (ranges, range);
        }
      else
        g_string_append_c (text, *at);
    }
  self->text = g_string_free (text, FALSE);
  return self;
}

/* The labels as the marks above. */
static inline char *
fixture_show_labels (const StanceText *text, const StanceLabels *labels)
{
  static const char letters[] = "-sct";
  GString *shown = g_string_new (NULL);

  for (guint a = 0; a < labels->attributions->len; a++)
    {
      const StanceLabelled *labelled = &g_array_index (labels->attributions, StanceLabelled, a);

      g_string_append (shown, a ? " / " : "");
      for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
        {
          const StancePiece *piece = &g_array_index (labels->pieces, StancePiece, p);
          g_autofree char *slice = fixture_slice (text, piece->first, piece->end);

          g_string_append_printf (shown, "%s%c[%s]", p > labelled->first_piece ? " " : "", letters[piece->role], slice);
        }
    }
  return g_string_free (shown, FALSE);
}

/* Cues in order; pieces in order and apart, sources within reach; the cue is of its own cue; there is content. */
static inline void
fixture_check_labels (const StanceText *text, const StanceLabels *labels)
{
  for (guint a = 0; a < labels->attributions->len; a++)
    {
      const StanceLabelled *labelled = &g_array_index (labels->attributions, StanceLabelled, a);
      guint32 end = 0;
      gboolean content = FALSE, cue = FALSE;

      g_assert_cmpuint (labelled->cue, <, text->tokens->len);
      g_assert_true (a == 0 || labelled[-1].cue < labelled->cue);
      g_assert_true (labelled->probability > 0 && labelled->probability <= 1);
      g_assert_cmpuint (labelled->first_piece, <, labelled->end_piece);
      g_assert_cmpuint (labelled->end_piece, <=, labels->pieces->len);
      for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
        {
          const StancePiece *piece = &g_array_index (labels->pieces, StancePiece, p);

          g_assert_true (piece->first >= end && piece->first < piece->end && piece->end <= text->tokens->len);
          g_assert_true (piece->role > STANCE_ROLE_NONE && piece->role < STANCE_N_ROLES);
          g_assert_true (piece->role == STANCE_ROLE_CONTENT
                         || (piece->first + STANCE_LABELLER_REACH >= labelled->cue && piece->end <= labelled->cue + STANCE_LABELLER_REACH));
          end = piece->end;
          content |= piece->role == STANCE_ROLE_CONTENT;
          cue |= piece->role == STANCE_ROLE_CUE && piece->first <= labelled->cue && labelled->cue < piece->end;
        }
      g_assert_true (content && cue);
    }
}

/* What a labeller finds in a text, shown. */
static inline char *
fixture_labels_of (const StanceLabeller *labeller, const char *content, StanceLabellerScratch *scratch)
{
  g_autoptr (StanceText) text = stance_text_new (content, strlen (content), stance_front_end_get_language (fixture_front_end ()));
  g_autoptr (StanceLabels) labels = stance_labeller_label (labeller, fixture_front_end (), text, scratch);

  fixture_check_labels (text, labels);
  return fixture_show_labels (text, labels);
}
