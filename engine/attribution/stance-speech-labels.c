/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the labeller has found besides what the rules find: attributions whose cue no list names. */
#include "stance-attribution-private.h"

#define SUPPOSED_REACH 8 /* how far before a cue the "if" may stand that it is under */

/* Attitudes that the mapping composes itself: their words are no cues of speech. */
#define ATTITUDES (~((1u << STANCE_OP_SAY) | (1u << STANCE_OP_THINK) | (1u << STANCE_OP_ASK) | (1u << STANCE_OP_ACCUSE) | (1u << STANCE_OP_ACCORDING)))

static const StancePiece *
piece_of (const StanceLabels *labels, guint i)
{
  return &g_array_index (labels->pieces, StancePiece, i);
}

/* By token: the attribution whose cue it belongs to, STANCE_NONE. */
static guint32 *
mark_cues (const StanceSpeech *self)
{
  guint n = self->syntax->text->tokens->len;
  guint32 *cues = g_new (guint32, n + 1);

  for (guint i = 0; i <= n; i++)
    cues[i] = STANCE_NONE;
  for (guint i = 0; i < self->attributions->len; i++)
    for (guint32 k = stance_speech_attribution (self, i)->cue_first; k < stance_speech_attribution (self, i)->cue_end; k++)
      cues[k] = i;
  return cues;
}

/* Whether the words of the cue hold one that tells of an attitude: "raised concerns about". */
static gboolean
tells_attitude (const StanceSpeech *self, const StanceLabels *labels, const StanceLabelled *labelled)
{
  for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
    for (guint32 i = piece_of (labels, p)->first; piece_of (labels, p)->role == STANCE_ROLE_CUE && i < piece_of (labels, p)->end; i++)
      if (stance_syntax_operator_at (self->syntax, i, ATTITUDES))
        return TRUE;
  return FALSE;
}

/* Whether a sentence ends at `token` or one word behind it, and without a mark, as a headline does: the labeller, which learned from sentences with
 * their full stop, takes its last word for one. */
static gboolean
is_last_of_headline (const StanceSpeech *self, guint32 token)
{
  const StanceText *text = self->syntax->text;
  guint32 n = text->tokens->len;
  gboolean last = token + 1 >= n || (stance_text_token (text, token + 1)->flags & STANCE_TOKEN_SENTENCE_START);

  return token < n && last && !(stance_text_token (text, token)->flags & STANCE_TOKEN_PUNCT);
}

/* Whether a list goes on behind token i, and no clause: what follows in the sentence has no verb. FALSE for what was not parsed. */
static gboolean
only_words_follow (const StanceSpeech *self, guint32 i)
{
  const StanceText *text = self->syntax->text;
  gboolean joined = FALSE;

  if (i >= text->tokens->len || (text->text[stance_text_token (text, i)->start] != ',' && !(stance_syntax_classes (self->syntax, i) & STANCE_WORD_CONJUNCTION)))
    return FALSE;
  for (; i < text->tokens->len && !(stance_text_token (text, i)->flags & STANCE_TOKEN_SENTENCE_START); i++)
    {
      const StanceNode *node = stance_syntax_node (self->syntax, i);

      if (node->tag == STANCE_TAG_NONE || node->tag == STANCE_TAG_VERB || node->tag == STANCE_TAG_AUX || node->finite || self->quotation_of[i] != STANCE_NONE)
        return FALSE;
      joined |= (stance_syntax_classes (self->syntax, i) & STANCE_WORD_CONJUNCTION) != 0;
    }
  return joined;
}

/* Takes from an attribution that the rules have found the words of its sentence that lie beyond what the labeller takes for its content; but not what
 * goes on behind a cue put in between: "The two agreed that the war had to end, he wrote, and that talks would begin." */
static void
trim_content (StanceSpeech *self, const StanceLabels *labels, const StanceLabelled *labelled, const guint32 *cues)
{
  guint32 attribution = cues[labelled->cue], end = 0;
  const StanceAttribution *own = stance_speech_attribution (self, attribution);

  for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
    if (piece_of (labels, p)->role == STANCE_ROLE_CONTENT)
      end = MAX (end, piece_of (labels, p)->end);
  if (is_last_of_headline (self, end))
    return;
  /* Before its cue a content ends in a comma, not amid a clause. */
  while (end > 0 && end < own->cue_first && !(stance_text_token (self->syntax->text, end)->flags & STANCE_TOKEN_PUNCT))
    end++;
  if (only_words_follow (self, end))
    return; /* "called for a truce, aid and the release of all" */
  for (guint32 i = end; i < self->syntax->text->tokens->len && !(stance_text_token (self->syntax->text, i)->flags & STANCE_TOKEN_SENTENCE_START); i++)
    if (cues[i] != STANCE_NONE && cues[i] != attribution)
      return;
    else if (self->attribution_of[i] == attribution && self->quotation_of[i] == STANCE_NONE)
      self->attribution_of[i] = own->parent;
}

/* The actor that the source's first piece names: the first that begins in it. STANCE_NONE when no actor does. */
static guint32
source_of (const StanceSpeech *self, const StanceLabels *labels, const StanceLabelled *labelled)
{
  for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
    {
      const StancePiece *piece = piece_of (labels, p);
      guint32 actor;

      if (piece->role != STANCE_ROLE_SOURCE)
        continue;
      actor = self->actor_at[piece->first];
      if (actor > 0 && stance_speech_actor (self, actor - 1)->end > piece->first)
        actor--;
      while (actor > 0 && actor < self->actors->len && stance_speech_actor (self, actor)->joined)
        actor--; /* "A, B and C" */
      if (actor < self->actors->len && stance_speech_actor (self, actor)->first < piece->end)
        return actor;
    }
  return STANCE_NONE;
}

/* Gives what is content, and nobody's yet in the report that the cue stands in, to the attribution. */
static void
give_content (StanceSpeech *self, const StanceLabels *labels, const StanceLabelled *labelled, guint32 attribution)
{
  guint32 parent = stance_speech_attribution (self, attribution)->parent;

  for (guint p = labelled->first_piece; p < labelled->end_piece; p++)
    for (guint32 i = piece_of (labels, p)->first; piece_of (labels, p)->role == STANCE_ROLE_CONTENT && i < piece_of (labels, p)->end; i++)
      {
        StanceQuotation *quotation = NULL;

        if (self->quotation_of[i] != STANCE_NONE)
          quotation = &g_array_index (self->quotations, StanceQuotation, self->quotation_of[i]);
        if (quotation && quotation->speaker == STANCE_NONE)
          quotation->speaker = attribution;
        if (self->attribution_of[i] == parent)
          self->attribution_of[i] = attribution;
      }
}

/* Whether the rules have found no content for a cue, where the labeller sees some: "It rains, Miller told reporters." */
static gboolean
is_empty (const StanceSpeech *self, const StanceLabels *labels, const StanceLabelled *labelled, guint32 attribution)
{
  guint32 first = piece_of (labels, labelled->first_piece)->first, end = piece_of (labels, labelled->end_piece - 1)->end;

  for (guint32 i = first; i < end; i++)
    if (self->attribution_of[i] == attribution)
      return FALSE;
  return stance_speech_attribution (self, attribution)->type == STANCE_OP_SAY;
}

/* "If X DECLARES ..., Y will": what somebody would say or do there is supposed, and what hangs on it is not said by him. */
static gboolean
is_supposed (const StanceSpeech *self, guint32 cue)
{
  for (guint32 i = cue; i > 0 && cue - i < SUPPOSED_REACH; i--)
    {
      const StanceToken *token = stance_text_token (self->syntax->text, i - 1);

      if (token->flags & STANCE_TOKEN_PUNCT)
        return FALSE;
      if (stance_syntax_classes (self->syntax, i - 1) & STANCE_WORD_CONDITION)
        return TRUE;
      if (token->flags & STANCE_TOKEN_SENTENCE_START)
        return FALSE;
    }
  return FALSE;
}

/* The words of speech that a cue belongs to or is the end of: "did not MENTION". */
static const StanceOperator *
speech_at (const StanceSpeech *self, guint32 cue)
{
  const StanceOperator *op = stance_syntax_operator_at (self->syntax, cue, ~STANCE_OPS_MARKS);

  for (guint32 i = cue; i > 0 && cue - i < 3 && !op && !(stance_text_token (self->syntax->text, i)->flags & STANCE_TOKEN_SENTENCE_START); i--)
    {
      op = stance_syntax_operator_at (self->syntax, i - 1, ~(ATTITUDES | STANCE_OPS_MARKS));
      op = op && op->end > cue ? op : NULL;
    }
  return op;
}

void
stance_speech_take_labels (StanceSpeech *self, const StanceLabels *labels)
{
  g_autofree guint32 *cues = mark_cues (self);

  for (guint i = 0; i < labels->attributions->len; i++)
    {
      const StanceLabelled *labelled = &g_array_index (labels->attributions, StanceLabelled, i);
      const StanceOperator *op = speech_at (self, labelled->cue);
      StanceAttribution attribution = { STANCE_NONE, labelled->cue, labelled->cue + 1, STANCE_OP_SAY, 1, self->attribution_of[labelled->cue] };

      if (cues[labelled->cue] != STANCE_NONE)
        {
          trim_content (self, labels, labelled, cues);
          if (is_empty (self, labels, labelled, cues[labelled->cue]) && !tells_attitude (self, labels, labelled))
            give_content (self, labels, labelled, cues[labelled->cue]);
        }
      if (cues[labelled->cue] != STANCE_NONE || tells_attitude (self, labels, labelled) || is_supposed (self, labelled->cue))
        continue;
      attribution.source = source_of (self, labels, labelled);
      if (attribution.source == STANCE_NONE)
        continue;
      if (op)
        {
          attribution.type = op->type;
          attribution.strength = op->strength;
        }
      g_array_append_val (self->attributions, attribution);
      give_content (self, labels, labelled, self->attributions->len - 1);
    }
}
