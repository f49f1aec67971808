/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each match of a rule is looked at with what stands over it and who speaks; what remains are candidates, and those of one
 * sentence, holder and issue become one statement. */
#include <stdlib.h>
#include <string.h>

#include "stance-anaphora-private.h"
#include "stance-answers-private.h"
#include "stance-attitude-private.h"
#include "stance-candidates-private.h"
#include "stance-derivation-private.h"
#include "stance-grid-private.h"
#include "stance-holders-private.h"
#include "stance-mapping-private.h"
#include "stance-mention-private.h"
#include "stance-owners-private.h"

#define PLAIN_POLE (3 * STANCE_GRID / 4) /* targets nearer to the middle are too vague to count without an attitude */
#define SHORT_QUOTATION 8 /* words; a longer one is no mere quoted expression */

/* Everything that is known while one document is coded. */
typedef struct
{
  StanceModel *model;
  const char *date;
  const StanceSpeech *speech;
  StanceHolders *holders;
  GArray *candidates; /* of StanceCandidate */
  GStringChunk *derivations;
} Mapping;

/* A rule's match on its way to a candidate. */
typedef struct
{
  Mapping *mapping;
  const StanceRuleMatch *match;
  const StanceRule *rule;
  guint sentence;
  guint32 attribution;
  StanceAttitude attitude;
  StanceCertainty certainty; /* the least that it can be */
  const StanceRuleMatch *meant; /* the match that it points back to, whose meaning is settled whoever speaks; NULL for none */
  gint sense;                /* -1 when what it points to was denied, or the answer is no */
  const StanceAnswer *answer; /* the match is what a question asks about, and this the answer; NULL for none */
} Reading;

static const StanceSyntax *
syntax_of (const Mapping *self)
{
  return self->speech->syntax;
}

/* Whether a rule's pattern names the operator's own first word. */
static gboolean
is_consumed (const StanceOperator *op, gpointer data)
{
  const Reading *reading = data;
  const StanceText *text = syntax_of (reading->mapping)->text;
  const StanceToken *token = stance_text_token (text, op->first);
  g_autofree char *word = g_strndup (text->folded + token->start, token->end - token->start);
  const char *match = reading->rule->match;

  for (const char *at = strstr (match, word); at; at = strstr (at + 1, word))
    if ((at == match || strchr (" [|=", at[-1])) && strchr (" ]|", at[strlen (word)]))
      return TRUE;
  return op->strength < 0 && stance_mention_names_lemma (match, word);
}

static gboolean
may_hold (const Mapping *self, const StanceRule *rule, const StanceHolder *holder)
{
  guint who = holder->self != STANCE_NO_PARTY ? holder->self : holder->party;

  for (guint i = 0; rule->by && i < rule->by->len; i++)
    if (stance_model_belongs_to (self->model, who, g_array_index (rule->by, guint, i), self->date))
      return TRUE;
  return rule->by == NULL;
}

/* The actor that holds the outermost wish or refusal. */
static guint32
holder_actor (const Reading *r, const StanceOperator *op)
{
  const StanceSpeech *speech = r->mapping->speech;
  const StanceSentence *sentence = &g_array_index (syntax_of (r->mapping)->text->sentences, StanceSentence, r->sentence);
  guint32 actor;

  if (r->attitude.passive && op == r->attitude.holder)
    return stance_owners_find_doer (speech, op, sentence->end);
  if (r->attribution != STANCE_NONE && stance_speech_attribution (speech, r->attribution)->cue_first == op->first)
    return stance_speech_attribution (speech, r->attribution)->source;
  actor = stance_speech_find_subject (speech, op->first, r->attribution == STANCE_NONE ? sentence->first : r->attitude.first);
  return actor != STANCE_NONE && stance_owners_is_expletive (speech, actor) ? STANCE_NONE : actor;
}

/* "SMITH'S plan would force London to leave": its terms are half a position of its author's. STANCE_NONE when no such plan governs the match. */
static guint32
author_of (Reading *r, const StanceOperator *op)
{
  const StanceSpeech *speech = r->mapping->speech;
  const StanceSentence *sentence = &g_array_index (syntax_of (r->mapping)->text->sentences, StanceSentence, r->sentence);
  guint32 actor = op ? stance_owners_find_author (speech, op->first, r->attribution == STANCE_NONE ? sentence->first : r->attitude.first) : STANCE_NONE;

  if (actor == STANCE_NONE || r->attitude.passive || r->attitude.noun)
    return STANCE_NONE;
  r->attitude.chain.weak = TRUE;
  r->certainty = STANCE_CERTAINTY_INFERRED;
  return actor;
}

static StanceKind
kind_of (const Reading *r)
{
  const StanceSpeech *speech = r->mapping->speech;
  guint32 quotation = speech->quotation_of[r->answer ? r->answer->first : r->match->first];
  const StanceQuotation *q;

  if (r->attribution == STANCE_NONE)
    return STANCE_KIND_NARRATED;
  if (quotation == STANCE_NONE)
    return STANCE_KIND_INDIRECT;
  q = &g_array_index (speech->quotations, StanceQuotation, quotation);
  return r->answer || q->end - q->first > SHORT_QUOTATION ? STANCE_KIND_DIRECT : STANCE_KIND_MIXED;
}

/* How a candidate's position came about. */
static const char *
derive (const Reading *r, const StanceChain *chain, const StanceCandidate *candidate)
{
  StanceTarget target = { .first = r->match->first, .end = r->match->end };
  StanceDerivation derivation = { r->mapping->speech, &target, &r->attitude, chain, r->rule->value, candidate->position,
                                  r->certainty == STANCE_CERTAINTY_INFERRED && !r->attitude.supposed && !r->attitude.chain.asserted, r->attribution,
                                  r->meant ? r->meant->first : 0, r->meant ? r->meant->end : 0, r->answer ? r->answer->first : 0,
                                  r->answer ? r->answer->end : 0, r->sense };
  g_autofree char *shown = stance_derivation_show (&derivation);

  return g_string_chunk_insert (r->mapping->derivations, shown);
}

/* Half of a position. The scale of the codebooks of the field has nothing between half and none, so half of a half is half. */
static gint
weaken (gint value)
{
  return MAX (value / 2, MIN (value, STANCE_GRID / 2));
}

/* What strengths are learned from. */
static void
fill_traits (const Reading *r, const StanceChain *chain, StanceCandidate *candidate)
{
  StanceFacts facts = { .speech = r->mapping->speech, .attitude = &r->attitude, .chain = chain, .first = r->match->first, .end = r->match->end,
                        .value = r->rule->value, .position = candidate->position, .attribution = r->attribution, .kind = candidate->kind,
                        .is_phrase = r->rule->is_phrase, .points = r->meant || r->answer, .inferred = r->certainty == STANCE_CERTAINTY_INFERRED,
                        .via = candidate->via != NULL };

  stance_traits_fill (&facts, &candidate->traits);
}

/* Adds what a chain over the match shows for one holder. */
static void
add_candidate (Reading *r, const StanceChain *chain, const StanceHolder *holder, const StanceHolder *via)
{
  Mapping *self = r->mapping;
  const StanceClause *clause = stance_syntax_clause (syntax_of (self), syntax_of (self)->clause_of[r->match->first]);
  StanceCandidate candidate = { .holder = *holder, .issue = r->rule->issue, .rule = r->match->rule, .sentence = r->sentence };
  gint value = abs (r->rule->value);

  if (!r->meant && !may_hold (self, r->rule, holder))
    return;
  candidate.via = via && via->party != holder->party ? via->name : NULL;
  candidate.position = (r->rule->value < 0 ? -1 : 1) * chain->sign * (chain->weak ? weaken (value) : value);
  candidate.certainty = MAX (r->certainty, chain->hedged ? STANCE_CERTAINTY_HEDGED : STANCE_CERTAINTY_EXPLICIT);
  candidate.derivation = derive (r, chain, &candidate);
  candidate.kind = kind_of (r);
  candidate.first = MIN (r->match->first, clause->first);
  candidate.end = MAX (r->match->end, clause->end);
  if (r->answer)
    {
      candidate.first = g_array_index (syntax_of (self)->text->sentences, StanceSentence, r->sentence).first;
      candidate.end = g_array_index (syntax_of (self)->text->sentences, StanceSentence, r->sentence).end;
    }
  candidate.strength = 2 * (r->match->end - r->match->first) + (r->attitude.holder ? 4 : 0) + (r->rule->by != NULL);
  fill_traits (r, chain, &candidate);
  g_array_append_val (self->candidates, candidate);
}

static void
add_all (Reading *r, const StanceChain *chain, const GArray *holders, const GArray *speakers)
{
  const StanceHolder *via = speakers && speakers->len ? &g_array_index (speakers, StanceHolder, 0) : NULL;

  for (guint i = 0; i < holders->len; i++)
    add_candidate (r, chain, &g_array_index (holders, StanceHolder, i), via);
}

/* The outermost attribution around one, when it is of another: who passes it on. */
static GArray *
speakers_around (const Reading *r)
{
  const StanceSpeech *speech = r->mapping->speech;
  guint32 parent = stance_speech_attribution (speech, r->attribution)->parent;

  return parent == STANCE_NONE ? NULL : stance_holders_of_speaker (r->mapping->holders, parent);
}

static gboolean
overlap (const GArray *a, const GArray *b)
{
  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++)
      if (g_array_index (a, StanceHolder, i).party == g_array_index (b, StanceHolder, k).party)
        return TRUE;
  return FALSE;
}

/* "X's EFFORTS to end it": the noun that the target itself begins with. */
static void
find_own_noun (Reading *r)
{
  const guint own = (1u << STANCE_OP_WANT) | (1u << STANCE_OP_REJECT);
  const StanceOperator *op = stance_syntax_operator_at (syntax_of (r->mapping), r->match->first, own);

  if (!op || op->frame != STANCE_FRAME_NOUN || r->rule->is_phrase || op->end > r->match->end
      || stance_owners_find_possessor (r->mapping->speech, op) == STANCE_NONE)
    return;
  r->attitude.noun = op;
  r->attitude.noun_chain = (StanceChain) { .sign = 1, .asserted = TRUE };
  r->attitude.n_noun_steps = 0;
}

/* "X's refusal of": what X holds, whoever tells it. In reported words it is the reporter who knows of it. */
static gboolean
read_noun (Reading *r, const GArray *speakers)
{
  Mapping *self = r->mapping;
  guint32 actor;
  g_autoptr (GArray) holders = NULL;

  if (!r->attitude.noun && !r->attitude.chain.asserted)
    find_own_noun (r);
  actor = r->attitude.noun ? stance_owners_find_possessor (self->speech, r->attitude.noun) : STANCE_NONE;
  if (actor == STANCE_NONE)
    return FALSE;
  holders = stance_holders_of_actor (self->holders, actor, TRUE);
  add_all (r, &r->attitude.noun_chain, holders, kind_of (r) == STANCE_KIND_INDIRECT ? NULL : speakers);
  return holders->len > 0;
}

/* "X undermines it": who complains of harm is for what is harmed. */
static void
read_complaint (Reading *r, const GArray *speakers, const GArray *around)
{
  StanceChain *chain = &r->attitude.chain;

  chain->sign = -chain->sign;
  chain->weak = TRUE;
  r->certainty = STANCE_CERTAINTY_INFERRED;
  add_all (r, chain, speakers, around);
}

/* The verb that the target itself begins with, when it is one that does something: "SENT tanks". NULL for none, and for what is done to somebody. */
static const StanceOperator *
own_deed (const Reading *r)
{
  const StanceSyntax *syntax = syntax_of (r->mapping);
  const StanceOperator *op = stance_syntax_operator_at (syntax, r->match->first, 1u << STANCE_OP_EFFECT);

  if (!op || op->frame != STANCE_FRAME_OBJECT || op->end >= r->match->end)
    return NULL;
  return stance_owners_is_undergone (syntax, op) ? NULL : op;
}

/* The same in its finite form: "discuss ENDING the war" does nothing. */
static const StanceOperator *
own_finite_deed (const Reading *r)
{
  const StanceOperator *deed = own_deed (r);

  return deed && stance_syntax_node (syntax_of (r->mapping), deed->first)->finite ? deed : NULL;
}

/* "Smith said that London had SENT TANKS": what somebody is told to have done is a position of his. Harm is rather charged than told. */
static gboolean
is_told (const Reading *r, const StanceOperator *deed)
{
  return !r->attitude.action && deed->strength > 0 && stance_speech_attribution (r->mapping->speech, r->attribution)->type == STANCE_OP_SAY;
}

/* Something is done: the speaker's position when he or his own side does it. */
static void
read_deed (Reading *r, const GArray *speakers, const GArray *around)
{
  Mapping *self = r->mapping;
  const StanceOperator *deed = r->attitude.action ? r->attitude.action : own_finite_deed (r);
  guint32 doer = stance_speech_find_subject (self->speech, deed->first, r->attitude.first);
  g_autoptr (GArray) holders = NULL;

  if (doer != STANCE_NONE && !stance_owners_is_expletive (self->speech, doer))
    holders = stance_holders_of_actor (self->holders, doer, TRUE);
  if (holders && overlap (holders, speakers) && (!deed->harms || stance_speech_is_next_to (self->speech, doer, deed->first)))
    add_all (r, &r->attitude.chain, speakers, around);
  else if (holders && is_told (r, deed) && stance_speech_is_next_to (self->speech, doer, deed->first))
    add_all (r, &r->attitude.chain, holders, speakers);
  else if (deed->harms)
    read_complaint (r, speakers, around);
}

/* Who brings up, unasked and without a word against it, what is plainly one pole of an issue leans towards it. */
static void
read_bare (Reading *r, const GArray *speakers, const GArray *around)
{
  StanceChain *chain = &r->attitude.chain;

  if (stance_speech_attribution (r->mapping->speech, r->attribution)->type != STANCE_OP_SAY || r->attitude.noun
      || r->attitude.aside || chain->sign < 0 || r->rule->value < PLAIN_POLE
      || !stance_mention_is_plain (r->mapping->speech, r->match, &r->attitude))
    return;
  chain->weak = TRUE;
  r->certainty = STANCE_CERTAINTY_INFERRED;
  add_all (r, chain, speakers, around);
}

/* "Smith said London would send troops": who decides to do something, STANCE_NONE when nobody is told to. */
static guint32
decider (const Reading *r)
{
  const StanceSpeech *speech = r->mapping->speech;
  const StanceOperator *decision = r->attitude.decision;
  const StanceOperator *deed = r->attitude.action ? r->attitude.action : own_deed (r);
  guint32 actor;

  if (r->attribution != STANCE_NONE && stance_speech_attribution (speech, r->attribution)->type == STANCE_OP_THINK)
    return STANCE_NONE; /* "I think they will": what is expected */
  if (!decision || decision->frame != STANCE_FRAME_OBJECT || !deed || deed->first < decision->first)
    return STANCE_NONE;
  for (guint i = decision->end; i < deed->first; i++)
    if (stance_syntax_classes (speech->syntax, i) & STANCE_WORD_BE)
      return STANCE_NONE; /* "would be sent": by whom is not told */
  actor = stance_speech_find_subject (speech, decision->first, r->attitude.first);
  return actor != STANCE_NONE && stance_speech_is_next_to (speech, actor, decision->first) ? actor : STANCE_NONE;
}

/* "Analysts say that X wants": what those think of whom nobody knows is no position of anybody's. */
static gboolean
is_nobodys (const Mapping *self, const StanceAttribution *attribution)
{
  return attribution->source != STANCE_NONE && stance_speech_actor (self->speech, attribution->source)->type == STANCE_ACTOR_NOBODY;
}

/* "only pretends to want", "claims to want, London said" */
static gboolean
is_feigned (const StanceAttribution *attribution, const GArray *holders, const GArray *around)
{
  return attribution->type == STANCE_OP_ACCUSE && (attribution->strength < STANCE_WEAK_BELOW || (around && !overlap (holders, around)));
}

/* "Smith said that technocrats would run it": what those will do who are no party is what the speaker has in mind. */
static gboolean
is_unknown_group (const Reading *r, guint32 actor)
{
  g_autoptr (GArray) holders = NULL;

  if (r->attitude.holder || stance_speech_actor (r->mapping->speech, actor)->type != STANCE_ACTOR_GROUP)
    return FALSE;
  holders = stance_holders_of_actor (r->mapping->holders, actor, TRUE);
  return holders->len == 0;
}

/* What is said to have been said, and denied: of one's own side it is the contrary, as far as that goes. FALSE when it is of others: of them nobody knows. */
static gboolean
read_denial (Reading *r, const StanceOperator *denial, const GArray *speakers)
{
  Mapping *self = r->mapping;
  const StanceSentence *sentence = &g_array_index (syntax_of (self)->text->sentences, StanceSentence, r->sentence);
  guint32 actor = stance_speech_find_subject (self->speech, denial->first, sentence->first);
  g_autoptr (GArray) deniers = actor == STANCE_NONE ? NULL : stance_holders_of_actor (self->holders, actor, TRUE);

  r->attitude.chain.sign = -r->attitude.chain.sign;
  r->attitude.chain.weak = TRUE;
  r->certainty = STANCE_CERTAINTY_INFERRED;
  if (r->attitude.n_steps < STANCE_MAX_STEPS)
    r->attitude.steps[r->attitude.n_steps++] = (StanceStep) { denial, TRUE, TRUE };
  return deniers && overlap (speakers, deniers);
}

/* "London's plan PROVIDES FOR X": the terms of a draft, as told of. TRUE when it is somebody's. */
static gboolean
read_terms (Reading *r, const GArray *speakers)
{
  Mapping *self = r->mapping;
  guint32 verb = r->attitude.noun ? STANCE_NO_TOKEN : stance_owners_find_terms (self->speech, r->match->first, r->attitude.first);
  guint32 actor = verb == STANCE_NO_TOKEN ? STANCE_NONE : stance_owners_find_author (self->speech, verb, r->attitude.first);
  g_autoptr (GArray) holders = actor == STANCE_NONE ? NULL : stance_holders_of_actor (self->holders, actor, TRUE);

  if (!holders || holders->len == 0)
    return FALSE;
  r->attitude.chain.weak = TRUE;
  r->certainty = STANCE_CERTAINTY_INFERRED;
  add_all (r, &r->attitude.chain, holders, speakers);
  return TRUE;
}

/* A match in what somebody says. */
static void
read_reported (Reading *r)
{
  Mapping *self = r->mapping;
  const StanceAttribution *attribution = stance_speech_attribution (self->speech, r->attribution);
  g_autoptr (GArray) speakers = stance_holders_of_speaker (self->holders, r->attribution);
  g_autoptr (GArray) around = speakers_around (r);
  g_autoptr (GArray) holders = NULL;
  StanceChain *chain = &r->attitude.chain;
  guint32 actor = r->attitude.holder ? holder_actor (r, r->attitude.holder) : STANCE_NONE;
  const StanceOperator *denial = stance_owners_find_denial (self->speech, r->attribution);
  gboolean others;

  if (attribution->type == STANCE_OP_ASK || is_nobodys (self, attribution))
    return;
  if (denial && !read_denial (r, denial, speakers))
    return;
  if (attribution->strength < 0.75)
    {
      chain->weak = chain->hedged = TRUE;
      /* "suggested moving X" */
      chain->asserted |= attribution->cue_end <= r->match->first && stance_text_has_ending (syntax_of (self)->text, attribution->cue_end, STANCE_ENDING_GERUND);
    }
  others = read_noun (r, speakers);
  if (!chain->asserted && r->attitude.noun && !others)
    chain->asserted = TRUE; /* nobody else's wish */
  if (!chain->asserted && !r->rule->is_phrase)
    {
      if ((r->attitude.action || own_finite_deed (r)) && !r->attitude.aside)
        read_deed (r, speakers, around);
      else if (!others && !read_terms (r, speakers))
        read_bare (r, speakers, around);
      return;
    }
  if (others && !chain->asserted)
    return;
  if (actor == STANCE_NONE)
    actor = decider (r);
  if (actor == STANCE_NONE)
    actor = author_of (r, r->attitude.holder ? r->attitude.holder : r->attitude.action ? r->attitude.action : own_deed (r));
  if (actor == STANCE_NONE || is_unknown_group (r, actor))
    {
      if (!is_feigned (attribution, speakers, around))
        add_all (r, chain, speakers, around);
      return;
    }
  holders = stance_holders_of_actor (self->holders, actor, TRUE);
  if (overlap (holders, speakers) && is_feigned (attribution, holders, around))
    return;
  if (overlap (holders, speakers))
    add_all (r, chain, holders, around);
  else if (attribution->type != STANCE_OP_ACCUSE)
    add_all (r, chain, holders, speakers);
}

/* "Instead of troops, London offered money" */
static void
read_contrast (Reading *r)
{
  guint32 actor = stance_owners_find_behind (r->mapping->speech, r->sentence, r->match->end);
  g_autoptr (GArray) holders = actor == STANCE_NONE ? NULL : stance_holders_of_actor (r->mapping->holders, actor, TRUE);

  if (!holders)
    return;
  r->attitude.chain.weak = TRUE;
  add_all (r, &r->attitude.chain, holders, NULL);
}

/* A match in the reporter's own words, or under somebody's feeling: a position when somebody wants or refuses it, or does it.
 * `speakers` tell it. */
static void
read_narrated (Reading *r, const GArray *speakers)
{
  Mapping *self = r->mapping;
  const StanceOperator *op = r->attitude.holder;
  g_autoptr (GArray) holders = NULL;
  guint32 actor;
  const StanceOperator *decision = r->attitude.decision;
  const StanceOperator *deed = decision && decision->frame == STANCE_FRAME_OBJECT ? decision : r->attitude.action;

  if (deed && deed->harms)
    deed = NULL; /* the reporter's judgement */
  read_noun (r, speakers);
  if (!op && !deed)
    deed = own_deed (r);
  if (!op && !deed && r->attitude.contrast && !r->rule->is_phrase)
    read_contrast (r);
  if (!op && !deed && !r->rule->is_phrase && read_terms (r, speakers))
    return;
  if (!op && (!deed || r->attitude.noun || (r->attitude.action && stance_owners_is_undergone (syntax_of (self), r->attitude.action))))
    return;
  actor = holder_actor (r, op ? op : deed);
  if (actor == STANCE_NONE || (!op && !stance_speech_is_next_to (self->speech, actor, deed->first)))
    actor = author_of (r, op ? op : deed);
  if (actor == STANCE_NONE)
    return;
  holders = stance_holders_of_actor (self->holders, actor, TRUE);
  add_all (r, &r->attitude.chain, holders, speakers);
}

/* The attribution that a feeling stands in: "is glad that London demanded it" is not told by London. */
static guint32
attribution_around (const Reading *r, const StanceOperator *feeling)
{
  if (r->attribution == STANCE_NONE || feeling->first >= r->attitude.first)
    return r->attribution;
  return stance_speech_attribution (r->mapping->speech, r->attribution)->parent;
}

/* "Smith was glad that London had sent tanks": Smith is for it, and so is London by what it does. */
static void
read_feeling (Reading *r)
{
  Mapping *self = r->mapping;
  const StanceOperator *feeling = r->attitude.feeling;
  guint32 around = attribution_around (r, feeling);
  gboolean told = around != STANCE_NONE && stance_speech_attribution (self->speech, around)->cue_first != feeling->first;
  g_autoptr (GArray) speakers = told ? stance_holders_of_speaker (self->holders, around) : NULL;
  g_autoptr (GArray) holders = NULL;
  const StanceSentence *sentence = &g_array_index (syntax_of (self)->text->sentences, StanceSentence, r->sentence);
  guint32 actor = stance_speech_find_subject (self->speech, feeling->first, told && around == r->attribution ? r->attitude.first : sentence->first);

  if (actor != STANCE_NONE)
    holders = stance_holders_of_actor (self->holders, actor, TRUE);
  else if (told)
    holders = g_array_ref (speakers);
  if (!holders)
    return;
  r->attitude.n_steps += r->attitude.n_steps < STANCE_MAX_STEPS;
  add_all (r, &r->attitude.felt, holders, told && !overlap (holders, speakers) ? speakers : NULL);
  r->attitude.n_steps -= r->attitude.n_steps > 0;
  if (stance_syntax_classes (syntax_of (self), feeling->end - 1) & STANCE_WORD_CONDITION)
    return; /* "would be glad IF London did": nothing is told of London */
  if (around != r->attribution)
    read_reported (r);
  else
    read_narrated (r, speakers);
}

/* "Smith said that London was unlikely to sign", and the reporter's guess. */
static gboolean
is_guess (const Reading *r)
{
  Mapping *self = r->mapping;
  guint32 actor;
  g_autoptr (GArray) holders = NULL, speakers = NULL;

  if (!r->attitude.prediction)
    return FALSE;
  if (r->attribution == STANCE_NONE)
    return TRUE;
  actor = stance_speech_find_subject (self->speech, r->attitude.prediction->first, r->attitude.first);
  if (actor == STANCE_NONE || !stance_speech_is_next_to (self->speech, actor, r->attitude.prediction->first))
    return FALSE;
  holders = stance_holders_of_actor (self->holders, actor, TRUE);
  speakers = stance_holders_of_speaker (self->holders, r->attribution);
  return holders->len > 0 && !overlap (holders, speakers);
}

/* Composes what stands over a match. */
static void
compose (Reading *r)
{
  StanceTarget target = { r->match->first, r->match->end, r->rule->is_phrase, is_consumed, r };

  stance_attitude_compose (r->mapping->speech, &target, &r->attitude);
}

/* "a truce would be wrong": a phrase that judges by itself. What is called "it" behind it is only a part of that. */
static gboolean
judges (const Mapping *self, const StanceRuleMatch *match)
{
  guint types = (1u << STANCE_OP_PREDICATE) | (1u << STANCE_OP_MODAL) | (1u << STANCE_OP_NEGATION);

  for (guint i = match->first + 1; i < match->end; i++)
    if (stance_syntax_operator_at (syntax_of (self), i, types))
      return stance_model_get_rule (self->model, match->rule)->is_phrase;
  return FALSE;
}

/* -1 when who is for what a pointer means is against the match: "X cannot join" and who is "fine with that"; "an end to X" and who backs "the plan".
 * Somebody's wish or refusal is not part of what is meant, but "that" means all that was said: "Smith rejected X. Lee called this a mistake." */
static gint
sense_of (Mapping *self, const StanceRuleMatch *match, const StanceRuleMatch *pointer)
{
  Reading r = { .mapping = self, .match = match, .rule = stance_model_get_rule (self->model, match->rule) };
  guint32 classes = stance_syntax_classes (syntax_of (self), pointer->first);
  gboolean all = pointer->end == pointer->first + 1 && !(classes & (STANCE_WORD_IT | STANCE_WORD_THEY));
  gint sign = 1;

  compose (&r);
  if (!r.attitude.noun && (!r.attitude.holder || all))
    return r.attitude.chain.asserted || r.attitude.action ? r.attitude.chain.sign : 1;
  for (guint i = 0; i < r.attitude.n_steps; i++)
    if (r.attitude.steps[i].op->type == STANCE_OP_EFFECT && r.attitude.steps[i].turns)
      sign = -sign;
  return sign;
}

/* A match in what is made a condition: its maker wants it to come true, or warns of it. The reporter tells only of those that are demanded. */
static void
read_condition (Reading *r)
{
  Mapping *self = r->mapping;
  StanceChain *chain = &r->attitude.chain;
  const StanceAttribution *said = r->attribution == STANCE_NONE ? NULL : stance_speech_attribution (self->speech, r->attribution);
  guint32 maker = stance_conditions_maker (self->speech, &r->attitude.condition);
  g_autoptr (GArray) speakers = said ? stance_holders_of_speaker (self->holders, r->attribution) : NULL;
  g_autoptr (GArray) holders = maker == STANCE_NONE ? NULL : stance_holders_of_actor (self->holders, maker, TRUE);

  if (!chain->asserted || r->attitude.unsaid || (said ? said->type == STANCE_OP_ASK || is_nobodys (self, said) : maker == STANCE_NONE || chain->weak))
    return;
  /* "If X joined, Y would attack": a guess about another, nobody's condition. */
  if (said && holders && holders->len && !overlap (holders, speakers) && !r->attitude.condition.demanded)
    return;
  r->attitude.conditional = chain->weak;
  if (chain->weak)
    r->certainty = STANCE_CERTAINTY_INFERRED;
  if (said && (!holders || holders->len == 0 || overlap (holders, speakers)))
    add_all (r, chain, speakers, NULL);
  else if (!said || said->type != STANCE_OP_ACCUSE)
    add_all (r, chain, holders, speakers);
}

/* Reads what one match, or pointer to one, shows. */
static void
read_match (Mapping *self, const StanceRuleMatch *match, const StanceRuleMatch *meant, guint sentence)
{
  Reading r = { .mapping = self, .match = match, .rule = stance_model_get_rule (self->model, match->rule), .sentence = sentence,
                .meant = meant, .sense = 1 };

  if (meant && judges (self, meant))
    return;
  if (stance_answers_is_asked (self->speech, match->first))
    return;
  r.attribution = self->speech->attribution_of[match->first];
  compose (&r);
  if (r.attitude.supposed && !meant)
    {
      read_condition (&r);
      return;
    }
  if (r.attitude.supposed || (r.attitude.condition.to == 0 && stance_conditions_is_supposed (self->speech, match->first)))
    return;
  if (meant && !r.attitude.chain.asserted)
    return;
  if (meant)
    r.attitude.chain.sign *= (r.sense = sense_of (self, meant, match));
  if (r.attitude.unsaid || is_guess (&r) || stance_owners_is_past (self->speech, sentence, match->first))
    return;
  if (r.attitude.feeling)
    read_feeling (&r);
  else if (r.attribution == STANCE_NONE)
    read_narrated (&r, NULL);
  else
    read_reported (&r);
}

/* Who answers: whose words it is, or who nods. */
static GArray *
answerers (const Mapping *self, const StanceAnswer *answer, guint32 attribution)
{
  guint32 actor;

  if (attribution != STANCE_NONE)
    return stance_holders_of_speaker (self->holders, attribution);
  actor = stance_speech_find_subject (self->speech, answer->first, 0);
  return actor == STANCE_NONE ? g_array_new (FALSE, FALSE, sizeof (StanceHolder)) : stance_holders_of_actor (self->holders, actor, TRUE);
}

/* Reads what the answer to a question about a match shows: as if who answers had said it himself, or denied it. In the question "he" and "you" are
 * who is asked. */
static void
read_answer (Mapping *self, const StanceAnswer *answer, const StanceRuleMatch *match)
{
  Reading r = { .mapping = self, .match = match, .rule = stance_model_get_rule (self->model, match->rule), .sentence = answer->sentence,
                .attribution = self->speech->attribution_of[answer->first], .answer = answer, .sense = answer->sign };
  g_autoptr (GArray) speakers = answerers (self, answer, r.attribution);
  g_autoptr (GArray) holders = NULL;
  guint32 actor;

  compose (&r);
  if (r.attitude.noun || r.attitude.aside || (r.attribution != STANCE_NONE && is_nobodys (self, stance_speech_attribution (self->speech, r.attribution))))
    return;
  r.attitude.chain.sign *= answer->sign;
  r.attitude.chain.weak |= answer->weak;
  r.attitude.chain.asserted = TRUE;
  actor = r.attitude.holder ? holder_actor (&r, r.attitude.holder) : decider (&r);
  if (actor == STANCE_NONE && speakers->len == 0)
    actor = stance_owners_find_beginning (self->speech, match->first, 0);
  if (actor == STANCE_NONE && speakers->len == 0)
    actor = stance_speech_find_subject (self->speech, match->first, r.attitude.first);
  if (actor != STANCE_NONE && stance_speech_actor (self->speech, actor)->type <= STANCE_ACTOR_GROUP)
    holders = stance_holders_of_actor (self->holders, actor, TRUE);
  if (holders && holders->len > 0 && !overlap (holders, speakers))
    add_all (&r, &r.attitude.chain, holders, speakers);
  else
    add_all (&r, &r.attitude.chain, speakers, NULL);
}

/* The sentence that holds tokens [first, end), looked for from `sentence` on; FALSE when it does not hold them all. */
static gboolean
find_sentence (const Mapping *self, const StanceRuleMatch *match, guint *sentence)
{
  const GArray *sentences = syntax_of (self)->text->sentences;

  while (*sentence + 1 < sentences->len && g_array_index (sentences, StanceSentence, *sentence).end <= match->first)
    (*sentence)++;
  return match->end <= g_array_index (sentences, StanceSentence, *sentence).end;
}

/* Reads all matches of the model's rules and what points back to them, in the order of the text. */
static void
read_all (Mapping *self, const GArray *matches, const GArray *pointers)
{
  for (guint m = 0, p = 0, sentence = 0; m < matches->len || p < pointers->len;)
    {
      const StanceRuleMatch *match = m < matches->len ? &g_array_index (matches, StanceRuleMatch, m) : NULL;
      const StancePointer *pointer = p < pointers->len ? &g_array_index (pointers, StancePointer, p) : NULL;
      gboolean back = pointer && (!match || pointer->match.first < match->first);
      const StanceRuleMatch *now = back ? &pointer->match : match;

      if (find_sentence (self, now, &sentence))
        read_match (self, now, back ? &g_array_index (matches, StanceRuleMatch, pointer->meant) : NULL, sentence);
      m += !back;
      p += back;
    }
}

void
stance_mapping_match (StanceModel *model, const StanceSpeech *speech, const GArray *mentions, const char *date, GArray *matches)
{
  const StanceText *text = speech->syntax->text;
  guint n = text->tokens->len;

  for (guint first = 0, end; first < n; first = end)
    {
      for (end = first + 1; end < n && speech->attribution_of[end] == speech->attribution_of[first]; end++)
        if (stance_text_token (text, end)->flags & STANCE_TOKEN_SENTENCE_START)
          break;
      stance_model_match_rules (model, text, mentions, first, end, date, matches);
    }
}

/* The sentences that hold a match of a rule, by number: it is there that trees tell what stands over what. */
static guint8 *
find_wanted (StanceModel *model, const StanceText *text, const GArray *mentions, const char *date)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceRuleMatch));
  guint8 *wanted = g_new0 (guint8, text->sentences->len + 1);

  for (guint i = 0; i < text->sentences->len; i++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, i);

      g_array_set_size (matches, 0);
      stance_model_match_rules (model, text, mentions, sentence->first, sentence->end, date, matches);
      wanted[i] = matches->len > 0;
    }
  return wanted;
}

GPtrArray *
stance_mapping_code (StanceModel *model, StanceSpeechReader *reader, StanceDocument *document, const StanceCoding *coding)
{
  const char *content = stance_document_get_text (document);
  StanceText *text = stance_text_new (content, strlen (content), stance_model_get_language (model));
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceRuleMatch));
  g_autoptr (GArray) pointers = g_array_new (FALSE, FALSE, sizeof (StancePointer));
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (StanceAnswer));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (StanceCandidate));
  g_autoptr (GStringChunk) derivations = g_string_chunk_new (512);
  Mapping self = { model, stance_document_get_date (document), NULL, NULL, candidates, derivations };
  g_autofree guint8 *wanted = NULL;
  g_autoptr (StanceSpeech) speech = NULL;
  g_autoptr (StanceHolders) holders = NULL;

  stance_model_find_mentions (model, text, mentions);
  wanted = reader ? find_wanted (model, text, mentions, self.date) : NULL;
  self.speech = speech = stance_speech_reader_read (reader, text, wanted);
  self.holders = holders = stance_holders_new (model, speech, mentions, self.date);
  stance_mapping_match (model, speech, mentions, self.date, matches);
  stance_anaphora_find (speech, matches, pointers);
  read_all (&self, matches, pointers);
  stance_answers_find (speech, matches, answers);
  for (guint i = 0; i < answers->len; i++)
    {
      const StanceAnswer *answer = &g_array_index (answers, StanceAnswer, i);

      read_answer (&self, answer, &g_array_index (matches, StanceRuleMatch, answer->meant));
    }
  return stance_candidates_to_statements (candidates, &(StanceCandidatesOf) { model, document, speech->syntax->text, coding });
}
