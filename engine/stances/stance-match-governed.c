/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands, with words between that no operator tells of, under a verb whose subject wishes or does something. */
#include "stance-match-private.h"

#include "stance-grid-private.h"
#include "stance-mention-private.h"

#define DEPTH 12 /* words between a target and its verb */

/* The finite verb before a match that it hangs on by its tree; STANCE_NO_TOKEN for none. */
static guint32
find_governor (const StanceSyntax *syntax, const StanceRuleMatch *match)
{
  guint32 token = match->first;

  for (guint depth = 0; depth < DEPTH && token != STANCE_NO_TOKEN; depth++)
    {
      const StanceNode *node = stance_syntax_node (syntax, token);

      if (node->finite && (token < match->first || token >= match->end))
        return token < match->first ? token : STANCE_NO_TOKEN;
      token = node->head;
    }
  return STANCE_NO_TOKEN;
}

/* Whether a verb is a wish: "called for", "agreed". One that is denied is none. */
static gboolean
is_wish (const StanceSyntax *syntax, guint32 verb)
{
  const StanceClause *clause = stance_syntax_clause (syntax, syntax->clause_of[verb]);
  gboolean wish = FALSE;

  for (guint i = clause->first; i < clause->end; i++)
    if (stance_syntax_operator_at (syntax, i, 1u << STANCE_OP_NEGATION))
      return FALSE;
  for (guint i = verb > 0 ? verb - 1 : 0; i <= verb && !wish; i++)
    {
      const StanceOperator *op = stance_syntax_operator_at (syntax, i, 1u << STANCE_OP_WANT);

      wish = op && op->end > verb && op->strength > 0;
    }
  return wish;
}

gboolean
stance_match_is_specific (const StanceMatchReading *r)
{
  const StanceRuleMatch *match = r->meant ? r->meant : r->match;

  return match->end - match->first > 1;
}

gboolean
stance_match_read_governed (StanceMatchReading *r, const GArray *speakers)
{
  StanceMapping *self = r->mapping;
  const StanceSyntax *syntax = stance_mapping_syntax (self);
  const StanceSentence *sentence = &g_array_index (syntax->text->sentences, StanceSentence, r->sentence);
  const StanceOperator *deed = r->attitude.action;
  guint32 verb = find_governor (syntax, r->match), actor = STANCE_NONE;
  g_autoptr (GArray) holders = NULL;

  if (verb == STANCE_NO_TOKEN || r->attitude.aside || r->attitude.noun || !stance_match_is_specific (r)
      || !stance_mention_is_plain (self->speech, r->match, &r->attitude))
    return FALSE;
  if (deed ? deed->strength > 0 && !deed->harms : is_wish (syntax, verb))
    actor = stance_speech_find_subject_in_tree (self->speech, verb, sentence->first);
  if (actor != STANCE_NONE)
    holders = stance_holders_of_actor (self->holders, actor, TRUE);
  if (!holders || holders->len == 0)
    return FALSE;
  r->attitude.chain.weak = TRUE;
  r->certainty = STANCE_CERTAINTY_INFERRED;
  stance_match_add (r, &r->attitude.chain, holders, stance_match_overlap (holders, speakers) ? NULL : speakers);
  return TRUE;
}
