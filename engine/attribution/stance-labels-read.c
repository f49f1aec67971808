/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what the network says of the words around each cue to attributions. */
#include "stance-labeller-network-private.h"

#include <math.h>

/* A word as likely as this to have a role has one; how likely it is that an attribution has no source where none is seen. Chosen on the dev part of
 * PolNeAR. */
#define LEAST_ROLE 0.45f
#define NO_SOURCE 0.5

/* Whether a piece is more than marks; a cue may be one: a colon. */
static gboolean
is_said (const StanceLabellerWords *words, const StancePiece *piece)
{
  for (guint32 i = piece->first; i < piece->end; i++)
    if (piece->role == STANCE_ROLE_CUE || !(words->kinds[i] & STANCE_KIND_MARK))
      return TRUE;
  return FALSE;
}

/* No source begins or ends with a comma, no content begins with one. */
static void
trim (const StanceLabellerWords *words, StancePiece *piece)
{
  while (piece->role != STANCE_ROLE_CUE && piece->first + 1 < piece->end && (words->kinds[piece->first] & STANCE_KIND_EDGE))
    piece->first++;
  while (piece->role == STANCE_ROLE_SOURCE && piece->first + 1 < piece->end && (words->kinds[piece->end - 1] & STANCE_KIND_EDGE))
    piece->end--;
}

/* Appends the runs of words that have one role. FALSE when none of them is content. */
static gboolean
add_pieces (const StanceLabellerWords *words, const guint16 *labels, const StanceLabellerCue *cue, guint offset, StanceLabels *out)
{
  gboolean has_content = FALSE;

  for (guint i = cue->first; i < cue->end;)
    {
      StancePiece piece = { offset + i, offset + i + 1, labels[i - cue->first] };

      while (piece.end - offset < cue->end && labels[piece.end - offset - cue->first] == piece.role)
        piece.end++;
      i = piece.end - offset;
      trim (words, &piece);
      if (piece.role != STANCE_ROLE_NONE && is_said (words, &piece))
        {
          g_array_append_val (out->pieces, piece);
          has_content |= piece.role == STANCE_ROLE_CONTENT;
        }
    }
  return has_content;
}

/* Takes for each word its likeliest role where it is likely enough to have one: what is expected to be wrong then is little (Goodman 1996, ACL, on
 * trees), while the best path leaves out what is nearly as good. Gives how likely the whole is, the cue being one: the mean over the words of
 * the content, times that over the words of the source. 0 when there is no content. */
static float
take_roles (const float *marginals, guint n, guint cue, guint16 *labels)
{
  double sums[STANCE_N_ROLES] = { 0 };
  guint counts[STANCE_N_ROLES] = { 0 };

  for (guint i = 0; i < n; i++, marginals += STANCE_N_ROLES)
    {
      guint16 role = STANCE_ROLE_SOURCE;

      for (guint16 other = role + 1; other < STANCE_N_ROLES; other++)
        if (marginals[other] > marginals[role])
          role = other;
      labels[i] = i == cue ? STANCE_ROLE_CUE : 1 - marginals[STANCE_ROLE_NONE] >= LEAST_ROLE ? role : STANCE_ROLE_NONE;
      sums[labels[i]] += marginals[labels[i]];
      counts[labels[i]]++;
    }
  if (counts[STANCE_ROLE_CONTENT] == 0)
    return 0;
  return (float) (sums[STANCE_ROLE_CONTENT] / counts[STANCE_ROLE_CONTENT]
                  * (counts[STANCE_ROLE_SOURCE] ? sums[STANCE_ROLE_SOURCE] / counts[STANCE_ROLE_SOURCE] : NO_SOURCE));
}

/* A mark between two words of one role has it too. */
static void
close_gaps (const guint8 *kinds, guint n, guint16 *labels)
{
  for (guint i = 1; i + 1 < n; i++)
    if (labels[i] == STANCE_ROLE_NONE && labels[i - 1] == labels[i + 1] && (kinds[i] & STANCE_KIND_MARK))
      labels[i] = labels[i - 1];
}

/* Of several runs of words that may be the source, keeps the likeliest: two names with other words between them are seldom one source. */
static void
choose_source (const float *marginals, guint n, guint16 *labels)
{
  guint first = 0, end = 0;
  double best = 0;

  for (guint i = 0, k; i < n; i = k)
    {
      double sum = 0;

      for (k = i; k < n && labels[k] == STANCE_ROLE_SOURCE; k++)
        sum += marginals[k * STANCE_N_ROLES + STANCE_ROLE_SOURCE];
      if (k > i && sum / (k - i) > best)
        {
          best = sum / (k - i);
          first = i;
          end = k;
        }
      k = MAX (k, i + 1);
    }
  for (guint i = 0; i < n; i++)
    if (labels[i] == STANCE_ROLE_SOURCE && (i < first || i >= end))
      labels[i] = STANCE_ROLE_NONE;
}

static gboolean
has_cue (const StanceLabels *out, const StanceLabelled *labelled, guint32 word)
{
  for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
    {
      const StancePiece *piece = &g_array_index (out->pieces, StancePiece, p);

      if (piece->role == STANCE_ROLE_CUE && word >= piece->first && word < piece->end)
        return TRUE;
    }
  return FALSE;
}

/* Whether two attributions are one that two words of its cue told of ("has" and "denied"): one cue holds the other's word, and nothing else differs. */
static gboolean
is_same (const StanceLabels *out, const StanceLabelled *a, const StanceLabelled *b)
{
  guint i = a->first_piece, k = b->first_piece;

  if (!has_cue (out, a, b->cue) && !has_cue (out, b, a->cue))
    return FALSE;
  for (;; i++, k++)
    {
      const StancePiece *left, *right;

      while (i < a->end_piece && g_array_index (out->pieces, StancePiece, i).role == STANCE_ROLE_CUE)
        i++;
      while (k < b->end_piece && g_array_index (out->pieces, StancePiece, k).role == STANCE_ROLE_CUE)
        k++;
      if (i == a->end_piece || k == b->end_piece)
        return i == a->end_piece && k == b->end_piece;
      left = &g_array_index (out->pieces, StancePiece, i);
      right = &g_array_index (out->pieces, StancePiece, k);
      if (left->role != right->role || left->first != right->first || left->end != right->end)
        return FALSE;
    }
}

/* Takes an attribution, or the likelier one where the one before is the same. */
static void
take (StanceLabels *out, StanceLabelled *labelled)
{
  StanceLabelled *last = out->attributions->len ? &g_array_index (out->attributions, StanceLabelled, out->attributions->len - 1) : NULL;

  labelled->end_piece = out->pieces->len;
  if (!last || !is_same (out, last, labelled))
    g_array_append_val (out->attributions, *labelled);
  else if (labelled->probability > last->probability)
    *last = *labelled;
}

/* Reads what the words around each cue are to it, and keeps what is likely enough. */
void
stance_labels_read (StanceLabels *out, const StanceLabeller *self, const StanceLabellerWords *words, const StanceLabellerMemory *memory, guint offset)
{
  StanceChain chain = { STANCE_N_ROLES, stance_parameters_get (&self->parameters, self->matrices.chain) };
  guint16 labels[2 * STANCE_LABELLER_REACH + 1];
  float marginals[G_N_ELEMENTS (labels) * STANCE_N_ROLES];

  for (guint c = 0; c < memory->cues->len; c++)
    {
      const StanceLabellerCue *cue = &g_array_index (memory->cues, StanceLabellerCue, c);
      StanceLabelled labelled = { .cue = offset + cue->word, .first_piece = out->pieces->len };
      guint n = cue->end - cue->first;

      stance_chain_marginals (&chain, memory->scores + (gsize) memory->starts[c] * STANCE_N_ROLES, n, marginals);
      labelled.probability = take_roles (marginals, n, cue->word - cue->first, labels) / (1 + expf (-memory->logits[cue->word]));
      if (labelled.probability < self->threshold)
        continue;
      close_gaps (words->kinds + offset + cue->first, n, labels);
      choose_source (marginals, n, labels);
      if (add_pieces (words, labels, cue, offset, out))
        take (out, &labelled);
      else
        g_array_set_size (out->pieces, labelled.first_piece);
    }
}
