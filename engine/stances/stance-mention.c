/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-mention-private.h"

#include <string.h>

/* Whether something is denied before the match, or behind it in its clause: what is brought up there is not plainly meant well. */
static gboolean
is_near_denial (const StanceSyntax *syntax, const StanceRuleMatch *match, const StanceAttitude *attitude)
{
  guint own = syntax->clause_of[match->first];
  const StanceClause *clause = stance_syntax_clause (syntax, own);

  for (guint i = MIN (clause->first, attitude->first); i < clause->end; i++)
    if (stance_syntax_operator_at (syntax, i, 1u << STANCE_OP_NEGATION) && (syntax->clause_of[i] == own || i < match->first))
      return TRUE;
  return FALSE;
}

/* "called X silly", "X only prolongs it": whether words behind the match say of it what no operator tells. "X is what we want" does not. */
static gboolean
is_judged_otherwise (const StanceSyntax *syntax, const StanceRuleMatch *match, const StanceAttitude *attitude)
{
  const StanceNode *next = match->end < attitude->end ? stance_syntax_node (syntax, match->end) : NULL;

  return next && (next->tag == STANCE_TAG_ADJ || next->tag == STANCE_TAG_VERB || next->tag == STANCE_TAG_ADV
                  || ((stance_syntax_classes (syntax, match->end) & STANCE_WORD_BE)
                      && !(stance_syntax_classes (syntax, match->end + 1) & STANCE_WORD_QUESTION)));
}

gboolean
stance_mention_is_plain (const StanceSpeech *speech, const StanceRuleMatch *match, const StanceAttitude *attitude)
{
  return !is_near_denial (speech->syntax, match, attitude) && !is_judged_otherwise (speech->syntax, match, attitude);
}

gboolean
stance_mention_names_lemma (const char *pattern, const char *word)
{
  for (const char *at = strchr (pattern, '='); at; at = strchr (at + 1, '='))
    {
      gsize length = strcspn (at + 1, " ]|"), stem = length > 3 && at[length] == 'e' ? length - 1 : length;

      if (stem > 2 && strncmp (at + 1, word, stem) == 0 && strlen (word) <= length + 3)
        return TRUE;
    }
  return FALSE;
}
