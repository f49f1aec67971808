/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-traits-private.h"

#include <math.h>
#include <stdlib.h>

#include "stance-grid-private.h"

static const char *const names[STANCE_N_TRAITS] = {
  [STANCE_TRAIT_WANT] = "want", [STANCE_TRAIT_REJECT] = "reject", [STANCE_TRAIT_DOUBT] = "doubt", [STANCE_TRAIT_MODAL] = "modal",
  [STANCE_TRAIT_PREDICATE] = "predicate", [STANCE_TRAIT_EFFECT] = "effect", [STANCE_TRAIT_NEGATION] = "negation",
  [STANCE_TRAIT_CONDITION] = "condition", [STANCE_TRAIT_MENTIONED] = "mentioned", [STANCE_TRAIT_WEAK_CUE] = "weak-cue",
  [STANCE_TRAIT_TURNED] = "turned", [STANCE_TRAIT_HALVED] = "halved", [STANCE_TRAIT_HEDGED] = "hedged", [STANCE_TRAIT_DEED] = "deed",
  [STANCE_TRAIT_DIRECT] = "direct", [STANCE_TRAIT_MIXED] = "mixed", [STANCE_TRAIT_INDIRECT] = "indirect", [STANCE_TRAIT_VIA] = "via",
  [STANCE_TRAIT_THOUGHT] = "thought", [STANCE_TRAIT_PHRASE] = "phrase", [STANCE_TRAIT_POLE] = "pole", [STANCE_TRAIT_WORDS] = "words",
  [STANCE_TRAIT_POINTER] = "pointer", [STANCE_TRAIT_STRENGTH] = "strength",
};

const char *
stance_trait_name (guint trait)
{
  return trait < STANCE_N_TRAITS ? names[trait] : NULL;
}

/* What stands over all others: whose position it is, else what counted last. NULL for none. */
static const StanceOperator *
outermost (const StanceFacts *facts)
{
  const StanceAttitude *attitude = facts->attitude;
  gboolean of_noun = facts->chain == &attitude->noun_chain;
  guint n = of_noun ? attitude->n_noun_steps : attitude->n_steps;

  if (of_noun)
    return attitude->noun;
  if (attitude->holder)
    return attitude->holder;
  return n > 0 ? attitude->steps[n - 1].op : NULL;
}

static void
fill_cue (const StanceFacts *facts, const StanceOperator *op, StanceTraits *traits)
{
  static const guint of_class[] = {
    [STANCE_OP_WANT] = STANCE_TRAIT_WANT + 1, [STANCE_OP_REJECT] = STANCE_TRAIT_REJECT + 1, [STANCE_OP_DOUBT] = STANCE_TRAIT_DOUBT + 1,
    [STANCE_OP_MODAL] = STANCE_TRAIT_MODAL + 1, [STANCE_OP_PREDICATE] = STANCE_TRAIT_PREDICATE + 1,
    [STANCE_OP_EFFECT] = STANCE_TRAIT_EFFECT + 1, [STANCE_OP_NEGATION] = STANCE_TRAIT_NEGATION + 1,
    [STANCE_OP_CONDITION] = STANCE_TRAIT_CONDITION + 1,
  };
  guint type = (guint) op->type;

  if (type < G_N_ELEMENTS (of_class) && of_class[type])
    traits->values[of_class[type] - 1] = 1;
  traits->values[STANCE_TRAIT_WEAK_CUE] = fabs (op->strength) < STANCE_WEAK_BELOW;
}

static void
fill_chain (const StanceFacts *facts, StanceTraits *traits)
{
  const StanceAttitude *attitude = facts->attitude;
  guint n = facts->chain == &attitude->noun_chain ? attitude->n_noun_steps : attitude->n_steps, turns = 0;

  for (guint i = 0; i < n; i++)
    turns += attitude->steps[i].turns ? 1 : 0;
  traits->values[STANCE_TRAIT_MENTIONED] = facts->inferred;
  traits->values[STANCE_TRAIT_TURNED] = (float) MIN (turns, 2) / 2;
  traits->values[STANCE_TRAIT_HALVED] = facts->chain->weak && !facts->inferred;
  traits->values[STANCE_TRAIT_HEDGED] = facts->chain->hedged;
  traits->values[STANCE_TRAIT_DEED] = attitude->action != NULL;
}

static void
fill_report (const StanceFacts *facts, StanceTraits *traits)
{
  traits->values[STANCE_TRAIT_DIRECT] = facts->kind == STANCE_KIND_DIRECT;
  traits->values[STANCE_TRAIT_MIXED] = facts->kind == STANCE_KIND_MIXED;
  traits->values[STANCE_TRAIT_INDIRECT] = facts->kind == STANCE_KIND_INDIRECT;
  traits->values[STANCE_TRAIT_VIA] = facts->via;
  if (facts->attribution == STANCE_NONE)
    return;
  const StanceAttribution *attribution = stance_speech_attribution (facts->speech, facts->attribution);
  traits->values[STANCE_TRAIT_THOUGHT] = attribution->type == STANCE_OP_THINK || attribution->type == STANCE_OP_ACCUSE;
}

static float
share_of_one (gint32 value)
{
  return (float) MIN (abs (value), STANCE_GRID) / STANCE_GRID;
}

static void
fill_rule (const StanceFacts *facts, StanceTraits *traits)
{
  traits->values[STANCE_TRAIT_PHRASE] = facts->is_phrase;
  traits->values[STANCE_TRAIT_POLE] = share_of_one (facts->value);
  traits->values[STANCE_TRAIT_WORDS] = (float) MIN (facts->end - facts->first - 1, 4) / 4;
  traits->values[STANCE_TRAIT_POINTER] = facts->points;
  traits->values[STANCE_TRAIT_STRENGTH] = share_of_one (facts->position);
}

void
stance_traits_fill (const StanceFacts *facts, StanceTraits *traits)
{
  const StanceOperator *op = outermost (facts);

  *traits = (StanceTraits) { 0 };
  if (op)
    fill_cue (facts, op, traits);
  fill_chain (facts, traits);
  fill_report (facts, traits);
  fill_rule (facts, traits);
}

guint
stance_traits_class (const StanceTraits *traits)
{
  for (guint i = STANCE_N_CUE_CLASSES; i > 0; i--)
    if (traits->values[i - 1] > 0)
      return i - 1;
  return STANCE_N_CUE_CLASSES;
}
