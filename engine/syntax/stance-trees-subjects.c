/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subjects in dependency trees. */
#include "stance-syntax-private.h"

/* Steps from a verb to one whose subject it shares. */
#define MAX_STEPS 8

/* What a verb in between is told to do: the object of "ask" in "ask them to go". */
static guint32
object_of (const StanceSyntax *self, guint verb, guint before)
{
  for (guint i = verb + 1; i < before; i++)
    {
      const StanceNode *node = stance_syntax_node (self, i);

      if (node->head == verb && (node->relation == STANCE_RELATION_OBJ || node->relation == STANCE_RELATION_IOBJ))
        return i;
    }
  return STANCE_NO_TOKEN;
}

/* "which", "who" and "that" stand for what the relative clause of `verb` hangs on. */
static guint32
antecedent_of (const StanceSyntax *self, guint verb, guint32 subject)
{
  const StanceNode *node = stance_syntax_node (self, verb);

  if (subject != STANCE_NO_TOKEN && !(stance_syntax_classes (self, subject) & (STANCE_WORD_RELATIVE | STANCE_WORD_THAT)))
    return subject;
  for (guint step = 0; step < MAX_STEPS && node->relation == STANCE_RELATION_CONJ; step++)
    node = stance_syntax_node (self, node->head);
  return node->relation == STANCE_RELATION_RELCL ? node->head : subject;
}

/* The verb that one is joined to. A finite verb is joined to a finite one, whatever the parser says. */
static guint32
partner_of (const StanceSyntax *self, guint32 verb)
{
  guint32 at = stance_syntax_node (self, verb)->head;

  if (!stance_syntax_node (self, verb)->finite)
    return at;
  for (guint step = 0; step < MAX_STEPS && at != STANCE_NO_TOKEN; step++)
    {
      if (stance_syntax_node (self, at)->finite)
        return at;
      at = stance_syntax_node (self, at)->head;
    }
  return at;
}

guint32
stance_syntax_find_subject (const StanceSyntax *self, guint token)
{
  guint32 at = token;

  for (guint step = 0; step < MAX_STEPS && at != STANCE_NO_TOKEN; step++)
    {
      const StanceNode *node = stance_syntax_node (self, at);

      if (node->subject != STANCE_NO_TOKEN)
        return antecedent_of (self, at, node->subject);
      switch ((StanceRelation) node->relation)
        {
        case STANCE_RELATION_XCOMP:
          if (object_of (self, node->head, at) != STANCE_NO_TOKEN)
            return object_of (self, node->head, at);
          at = node->head;
          break;
        case STANCE_RELATION_CONJ:
          at = partner_of (self, at);
          break;
        case STANCE_RELATION_ADVCL: case STANCE_RELATION_AUX: case STANCE_RELATION_AUX_PASS: case STANCE_RELATION_COP:
          at = node->head;
          break;
        case STANCE_RELATION_RELCL:
          return node->head;
        case STANCE_RELATION_ACL:
          return node->form == STANCE_FORM_GERUND ? node->head : STANCE_NO_TOKEN;
        default:
          return STANCE_NO_TOKEN;
        }
    }
  return STANCE_NO_TOKEN;
}
