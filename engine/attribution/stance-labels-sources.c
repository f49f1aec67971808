/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources of attributions in which the labeller has seen none: "The envoy said it rained, adding that ...". */
#include "stance-labeller-private.h"

static const StancePiece *
piece_at (const StanceLabels *labels, guint i)
{
  return &g_array_index (labels->pieces, StancePiece, i);
}

static gboolean
has_source (const StanceLabels *labels, const StanceLabelled *labelled)
{
  for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
    if (piece_at (labels, p)->role == STANCE_ROLE_SOURCE)
      return TRUE;
  return FALSE;
}

/* Whether some word of the other's source has a role of its own here. */
static gboolean
is_in_use (const StanceLabels *labels, const StanceLabelled *own, const StanceLabelled *other)
{
  for (guint o = other->first_piece; o < other->end_piece; o++)
    for (guint p = own->first_piece; piece_at (labels, o)->role == STANCE_ROLE_SOURCE && p < own->end_piece; p++)
      if (piece_at (labels, o)->first < piece_at (labels, p)->end && piece_at (labels, p)->first < piece_at (labels, o)->end)
        return TRUE;
  return FALSE;
}

static gint
compare_pieces (gconstpointer a, gconstpointer b)
{
  const StancePiece *left = a, *right = b;

  return left->first < right->first ? -1 : left->first > right->first;
}

/* Gives an attribution its pieces anew, at the end of all, with the source of another among them. */
static void
take_source (StanceLabels *labels, StanceLabelled *own, const StanceLabelled *other)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (StancePiece));

  g_array_append_vals (pieces, piece_at (labels, own->first_piece), own->end_piece - own->first_piece);
  for (guint p = other->first_piece; p < other->end_piece; p++)
    if (piece_at (labels, p)->role == STANCE_ROLE_SOURCE)
      g_array_append_vals (pieces, piece_at (labels, p), 1);
  g_array_sort (pieces, compare_pieces);
  own->first_piece = labels->pieces->len;
  g_array_append_vals (labels->pieces, pieces->data, pieces->len);
  own->end_piece = labels->pieces->len;
}

void
stance_labels_share_sources (StanceLabels *labels, const StanceLabellerWords *words)
{
  const StanceLabelled *last = NULL;    /* with a source */

  for (guint i = 0; i < labels->attributions->len; i++)
    {
      StanceLabelled *own = &g_array_index (labels->attributions, StanceLabelled, i);

      if (has_source (labels, own))
        last = own;
      else if (last && words->sentences[last->cue] == words->sentences[own->cue] && !is_in_use (labels, own, last))
        take_source (labels, own, last);
    }
}
