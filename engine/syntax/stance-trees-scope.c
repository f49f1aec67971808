/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over what in dependency trees. */
#include "stance-syntax-private.h"

/* Words deeper in a tree than this are not asked about: no sentence is like that. */
#define MAX_DEPTH 32

/* A finite clause beside a verb that no conjunction opens is more likely a main one that the parser has put under a word of its own. */
static gboolean
is_modifier (const StanceNode *node)
{
  if (node->relation == STANCE_RELATION_ADVCL)
    return !node->finite || node->marked;
  return node->relation == STANCE_RELATION_ACL || node->relation == STANCE_RELATION_RELCL;
}

gboolean
stance_syntax_is_enclosed (const StanceSyntax *self, guint32 token, guint32 first, guint32 end)
{
  for (guint depth = 0; depth < MAX_DEPTH && token != STANCE_NO_TOKEN; depth++)
    {
      const StanceNode *node = stance_syntax_node (self, token);

      if (first <= token + node->after && end > token - node->before)
        return FALSE;
      if (is_modifier (node))
        return TRUE;
      token = node->head;
    }
  return FALSE;
}

guint32
stance_syntax_relative_end (const StanceSyntax *self, guint32 token)
{
  for (guint depth = 0; depth < MAX_DEPTH && token != STANCE_NO_TOKEN; depth++)
    {
      const StanceNode *node = stance_syntax_node (self, token);

      if (node->relation == STANCE_RELATION_RELCL && node->subject != STANCE_NO_TOKEN
          && (stance_syntax_classes (self, node->subject) & STANCE_WORD_RELATIVE))
        return token + node->after + 1;
      token = node->head;
    }
  return STANCE_NO_TOKEN;
}
