/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From cues to attributions. Cues that stand behind their content reach over what was said before them and are read first,
 * so that those inside it nest; the others are read from left to right. */
#include <string.h>

#include "stance-attribution-private.h"

#define CUES ((1u << STANCE_OP_SAY) | (1u << STANCE_OP_THINK) | (1u << STANCE_OP_ASK) | (1u << STANCE_OP_ACCUSE))
#define INVERSION_REACH 2

/* Cues are read in this order, so that what is reported inside a report comes to nest in it. */
typedef enum
{
  PASS_TRAILING, /* cues behind their content */
  PASS_LEADING,  /* cues before it */
  PASS_QUOTED,   /* cues inside quotations */
} Pass;

/* One cue and where it stands. */
typedef struct
{
  StanceSpeech *speech;
  const StanceSentence *sentence;
  const StanceOperator *op;
  guint32 *latest;  /* the attribution read last in the sentence */
  guint32 source;   /* actor */
  gboolean inverted; /* the source stands behind the cue */
} Cue;

static const StanceToken *
token_of (const StanceSpeech *self, guint i)
{
  return stance_text_token (self->syntax->text, i);
}

static char
char_at (const StanceSpeech *self, guint i)
{
  return self->syntax->text->text[token_of (self, i)->start];
}

static guint32
classes_of (const StanceSpeech *self, guint i)
{
  return stance_syntax_classes (self->syntax, i);
}

/* The actor that begins at token i, STANCE_NONE. */
static guint32
actor_beginning (const StanceSpeech *self, guint i)
{
  guint32 actor = self->actor_at[i];

  return actor < self->actors->len && stance_speech_actor (self, actor)->first == i ? actor : STANCE_NONE;
}

/* Whether a token belongs to a name or an office: "the United States". */
static gboolean
inside_actor (const StanceSpeech *self, guint token)
{
  guint32 next = self->actor_at[token];
  const StanceActor *actor;

  if (next < self->actors->len && stance_speech_actor (self, next)->first == token)
    return stance_speech_actor (self, next)->end > token + 1;
  actor = next > 0 ? stance_speech_actor (self, next - 1) : NULL;
  return actor && token < actor->end;
}

/* A word that looks like a cue and is a noun, or is passive: "the claim", "his statement". */
static gboolean
is_noun (const StanceSpeech *self, const StanceOperator *op, guint sentence_first)
{
  guint32 before;

  if (op->first == sentence_first || inside_actor (self, op->first))
    return TRUE;
  if ((classes_of (self, op->first - 1) & STANCE_WORD_BE) && stance_text_has_ending (self->syntax->text, op->first, STANCE_ENDING_PARTICIPLE))
    return TRUE;
  before = classes_of (self, op->first - 1);
  if (before & STANCE_WORD_TO)
    return TRUE;
  if (before & (STANCE_WORD_DETERMINER | STANCE_WORD_PREPOSITION | STANCE_WORD_PARTICLE)
      && !(before & (STANCE_WORD_AUXILIARY | STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_TO | STANCE_WORD_THAT)))
    return TRUE;
  return (token_of (self, op->first - 1)->flags & STANCE_TOKEN_CLITIC)
         && !stance_text_has_ending (self->syntax->text, op->first - 1, STANCE_ENDING_NEGATIVE)
         && !(before & STANCE_WORD_AUXILIARY && op->end < self->syntax->text->tokens->len
              && token_of (self, op->first)->end - token_of (self, op->first)->start > 5);
}

/* Whether the cue has content before it: it stands behind a comma or a closing mark with its source. */
static gboolean
has_content_before (const Cue *cue)
{
  const StanceSpeech *self = cue->speech;
  guint begin = cue->op->first, end = cue->op->end;

  if (cue->source != STANCE_NONE)
    {
      const StanceActor *source = stance_speech_actor (self, cue->source);

      if (cue->inverted)
        end = MAX (end, source->end);
      else if (stance_speech_find_neighbour (self, begin, cue->sentence->first) == cue->source)
        begin = MIN (begin, source->first);
    }
  /* "seven European nations": what stands before the source in its phrase. */
  for (guint i = 0; i < 3 && begin > cue->sentence->first && !(token_of (self, begin - 1)->flags & STANCE_TOKEN_PUNCT)
                    && !(classes_of (self, begin - 1) & ~(guint32) (STANCE_WORD_DETERMINER | STANCE_WORD_BOTH | STANCE_WORD_STARTER)); i++)
    begin--;
  if (begin <= cue->sentence->first + 1)
    return FALSE;
  if (token_of (self, begin - 1)->flags & STANCE_TOKEN_QUOTE)
    return TRUE;
  if (char_at (self, begin - 1) != ',')
    return FALSE;
  if (begin >= 2 && self->quotation_of[begin - 2] != STANCE_NONE)
    return TRUE;
  /* ", X said." or ", X said on Monday." */
  return end >= cue->sentence->end || (token_of (self, end)->flags & STANCE_TOKEN_PUNCT)
         || (classes_of (self, end) & (STANCE_WORD_PREPOSITION | STANCE_WORD_DAY | STANCE_WORD_SUBORDINATOR));
}

/* The source behind the cue: "said the minister". */
static guint32
source_behind (const Cue *cue)
{
  const StanceSpeech *self = cue->speech;

  for (guint i = cue->op->end; i < cue->sentence->end && i < cue->op->end + INVERSION_REACH; i++)
    {
      guint32 actor = actor_beginning (self, i);

      if (actor != STANCE_NONE)
        return stance_speech_actor (self, actor)->possessive ? STANCE_NONE : actor;
      if (!(classes_of (self, i) & STANCE_WORD_ADVERB))
        break;
    }
  return STANCE_NONE;
}

/* Whether a verb goes on with the subject of a verb before it: "and noted", ", adding". */
static gboolean
goes_on_with (const StanceSpeech *self, guint verb)
{
  const StanceClause *clause = stance_syntax_clause (self->syntax, self->syntax->clause_of[verb]);

  return (clause->kind == STANCE_CLAUSE_COORDINATE || clause->kind == STANCE_CLAUSE_PARTICIPLE) && verb <= clause->first + 3;
}

/* The source of the attribution read last in the sentence, when it stands before the cue. */
static guint32
source_of_previous (const Cue *cue)
{
  const StanceAttribution *latest = *cue->latest == STANCE_NONE ? NULL : stance_speech_attribution (cue->speech, *cue->latest);

  return latest && latest->cue_first < cue->op->first ? latest->source : STANCE_NONE;
}

/* "..., said Smith": behind a mere comma the source behind the cue must end the clause. */
static gboolean
ends_clause (const Cue *cue, guint32 actor)
{
  const StanceSpeech *self = cue->speech;
  guint end = stance_speech_actor (self, actor)->end;

  return end >= cue->sentence->end || (token_of (self, end)->flags & STANCE_TOKEN_PUNCT)
         || (classes_of (self, end) & (STANCE_WORD_PREPOSITION | STANCE_WORD_DAY));
}

/* "..., Smith said": the name right before the cue and behind a comma, whatever the tree makes of it. STANCE_NONE for none. */
static guint32
source_at_comma (const StanceSpeech *self, guint cue, guint first)
{
  guint32 actor = self->actor_at[cue] - 1;
  const StanceActor *a = self->actor_at[cue] > 0 ? stance_speech_actor (self, actor) : NULL;

  return a && a->type == STANCE_ACTOR_NAME && !a->possessive && a->end == cue && a->first > first && char_at (self, a->first - 1) == ',' ? actor
                                                                                                                                 : STANCE_NONE;
}

/* Finds the source of a cue that is a verb: as the tree tells, or by what stands around it. */
static void
find_source (Cue *cue)
{
  const StanceSpeech *self = cue->speech;
  guint first = cue->op->first;
  StanceClauseKind kind = stance_syntax_clause (self->syntax, self->syntax->clause_of[first])->kind;
  gboolean quote = first > cue->sentence->first && (token_of (self, first - 1)->flags & STANCE_TOKEN_QUOTE);
  gboolean comma = first > cue->sentence->first && char_at (self, first - 1) == ',';
  guint32 behind = source_behind (cue), tree = stance_speech_find_subject_in_tree (self, first, cue->sentence->first);

  cue->source = source_at_comma (self, first, cue->sentence->first);
  if (cue->source != STANCE_NONE)
    return;
  if (tree != STANCE_NONE && (tree == behind || stance_speech_actor (self, tree)->end <= first))
    {
      cue->source = tree;
      cue->inverted = tree == behind;
      return;
    }
  cue->source = stance_speech_find_neighbour (self, first, cue->sentence->first);
  if (cue->source == STANCE_NONE && behind != STANCE_NONE && kind != STANCE_CLAUSE_PARTICIPLE && (quote || kind != STANCE_CLAUSE_CONTINUED)
      && (quote || (comma && (self->quotation_of[MAX (first, 2) - 2] != STANCE_NONE || ends_clause (cue, behind)))))
    {
      cue->source = behind;
      cue->inverted = TRUE;
    }
  if (cue->source == STANCE_NONE)
    cue->source = stance_speech_find_subject (self, first, cue->sentence->first);
  if (cue->source == STANCE_NONE && goes_on_with (self, first))
    cue->source = source_of_previous (cue);
}

/* Gives tokens [first, end) to an attribution, marks of quotations of their own speakers included. */
static void
paint (StanceSpeech *self, guint first, guint end, guint32 attribution)
{
  for (guint i = first; i < end; i++)
    self->attribution_of[i] = attribution;
}

/* Gives the quotations that begin or go on in [first, end) to an attribution, whole. */
static void
give_quotations (StanceSpeech *self, guint first, guint end, guint32 attribution)
{
  for (guint i = first; i < end; i++)
    {
      StanceQuotation *quotation;

      if (self->quotation_of[i] == STANCE_NONE)
        continue;
      quotation = &g_array_index (self->quotations, StanceQuotation, self->quotation_of[i]);
      if (quotation->speaker == STANCE_NONE)
        {
          quotation->speaker = attribution;
          paint (self, quotation->first, quotation->end, attribution);
        }
      i = quotation->end;
    }
}

/* Whether a clause is a report of its own: "and added ...", "but Smith said ...". */
static gboolean
reports_anew (const StanceSpeech *self, const StanceClause *clause)
{
  for (guint i = clause->first; i < clause->end; i++)
    {
      guint32 before = self->actor_at[i];

      if (!stance_syntax_operator_at (self->syntax, i, (1u << STANCE_OP_SAY) | (1u << STANCE_OP_ACCUSE)) || self->quotation_of[i] != STANCE_NONE)
        continue;
      if (i < clause->first + 3 && clause->kind != STANCE_CLAUSE_SUBORDINATE)
        return TRUE;
      if (before > 0 && stance_speech_actor (self, before - 1)->first >= clause->first
          && stance_speech_actor (self, before - 1)->type <= STANCE_ACTOR_GROUP && stance_speech_is_next_to (self, before - 1, i))
        return TRUE;
    }
  return FALSE;
}

/* Where the content behind a cue ends: with its sentence or quotation, or where another report of the same source begins. */
static guint
content_end (const Cue *cue)
{
  const StanceSpeech *self = cue->speech;
  guint32 quotation = self->quotation_of[cue->op->first];
  StanceClauseKind kind = stance_syntax_clause (self->syntax, self->syntax->clause_of[cue->op->first])->kind;
  gboolean aside = kind == STANCE_CLAUSE_SUBORDINATE || kind == STANCE_CLAUSE_CONDITION;
  guint end = MIN (cue->sentence->end, stance_syntax_relative_end (self->syntax, cue->op->first));

  if (quotation != STANCE_NONE)
    end = MIN (end, g_array_index (self->quotations, StanceQuotation, quotation).end);
  for (guint c = self->syntax->clause_of[cue->op->first] + 1; c < self->syntax->clauses->len; c++)
    {
      const StanceClause *clause = stance_syntax_clause (self->syntax, c);

      /* "When Smith agrees, ...": what follows is not what Smith says. */
      if (aside && (clause->kind == STANCE_CLAUSE_MAIN || clause->kind == STANCE_CLAUSE_CONTINUED))
        return MIN (end, clause->first);

      if (clause->first >= end)
        break;
      if (clause->kind != STANCE_CLAUSE_RELATIVE && clause->kind != STANCE_CLAUSE_COMPLEMENT && reports_anew (self, clause))
        return clause->first;
    }
  return end;
}

static guint32
add_attribution (Cue *cue)
{
  StanceSpeech *self = cue->speech;
  StanceAttribution attribution = { cue->source, cue->op->first, cue->op->end, cue->op->type, cue->op->strength,
                                    self->attribution_of[cue->op->first] };

  g_array_append_val (self->attributions, attribution);
  *cue->latest = self->attributions->len - 1;
  return *cue->latest;
}

/* A cue behind its content, which may go on behind a comma: '"No," she said, walking out' does not. */
static void
read_trailing (Cue *cue)
{
  StanceSpeech *self = cue->speech;
  const StanceActor *source = stance_speech_actor (self, cue->source);
  guint begin = cue->inverted ? cue->op->first : MIN (cue->op->first, source->first);
  guint after = cue->inverted ? MAX (cue->op->end, source->end) : cue->op->end;
  guint32 attribution = add_attribution (cue);
  gboolean goes_on;

  paint (self, cue->sentence->first, begin, attribution);
  give_quotations (self, cue->sentence->first, begin, attribution);
  give_quotations (self, after, cue->sentence->end, attribution);
  goes_on = after < cue->sentence->end && char_at (self, after) == ','
            && !(begin > 0 && (token_of (self, begin - 1)->flags & STANCE_TOKEN_QUOTE));
  for (guint i = after; i < cue->sentence->end; i++)
    if (self->quotation_of[i] != STANCE_NONE || goes_on)
      self->attribution_of[i] = attribution;
}

/* A cue before its content. */
static void
read_leading (Cue *cue)
{
  StanceSpeech *self = cue->speech;
  guint first = cue->op->end, end = content_end (cue);
  guint32 attribution;

  if (cue->inverted)
    first = MAX (first, stance_speech_actor (self, cue->source)->end);
  if (first >= end)
    return;
  attribution = add_attribution (cue);
  if (self->quotation_of[cue->op->first] == STANCE_NONE)
    give_quotations (self, first, end, attribution);
  paint (self, first, end, attribution);
}

/* "according to X": all of the sentence but the phrase itself. */
static void
read_according (Cue *cue)
{
  StanceSpeech *self = cue->speech;
  guint32 attribution;

  cue->source = source_behind (cue);
  if (cue->source == STANCE_NONE)
    return;
  attribution = add_attribution (cue);
  for (guint i = cue->sentence->first; i < cue->sentence->end; i++)
    if (i < cue->op->first || i >= stance_speech_actor (self, cue->source)->end)
      self->attribution_of[i] = attribution;
  give_quotations (self, cue->sentence->first, cue->sentence->end, attribution);
}

/* "Asked whether ..., Smith said ...": up to the comma it is a question put to Smith. */
static void
read_question (Cue *cue)
{
  StanceSpeech *self = cue->speech;
  guint comma = 0;

  for (guint i = cue->op->end; i < cue->sentence->end; i++)
    {
      if (char_at (self, i) == ',')
        comma = i;
      if (comma && stance_syntax_operator_at (self->syntax, i, (1u << STANCE_OP_SAY) | (1u << STANCE_OP_THINK))
          && !is_noun (self, stance_syntax_operator_at (self->syntax, i, CUES), cue->sentence->first))
        {
          cue->source = stance_speech_find_subject (self, i, comma);
          if (cue->source != STANCE_NONE)
            paint (self, cue->op->end, comma, add_attribution (cue));
          return;
        }
    }
  /* "Asked whether ..., Smith nodded" */
  for (guint i = cue->op->end; i + 1 < cue->sentence->end && cue->source == STANCE_NONE; i++)
    if (char_at (self, i) == ',')
      {
        cue->source = actor_beginning (self, i + 1);
        if (cue->source != STANCE_NONE)
          paint (self, cue->op->end, i, add_attribution (cue));
      }
}

/* The end of who speaks before a colon, with whom he speaks to: "Smith", "Smith to London". */
static guint
address_end (const StanceSpeech *self, guint32 actor)
{
  guint end = stance_speech_actor (self, actor)->end;
  guint32 other = classes_of (self, end) & STANCE_WORD_TO ? actor_beginning (self, end + 1) : STANCE_NONE;

  return other == STANCE_NONE ? end : stance_speech_actor (self, other)->end;
}

/* "Smith: no deal before spring" */
static void
read_colon (StanceSpeech *self, const StanceSentence *sentence, guint32 *latest)
{
  guint32 actor = actor_beginning (self, sentence->first);
  guint end;
  StanceOperator colon = { .type = STANCE_OP_SAY, .strength = 1 };
  Cue cue = { self, sentence, &colon, latest, actor, FALSE };

  if (actor == STANCE_NONE || stance_speech_actor (self, actor)->end + 1 >= sentence->end)
    return;
  end = address_end (self, actor);
  if (end + 1 >= sentence->end || char_at (self, end) != ':')
    return;
  /* "London: The minister has ...": a sentence with its full stop and no quotation, below the title, tells where it was written. */
  if (sentence->first > 0 && char_at (self, sentence->end - 1) == '.' && self->quotation_of[MIN (end + 2, sentence->end - 1)] == STANCE_NONE)
    return;
  colon.first = end;
  colon.end = colon.first + 1;
  read_leading (&cue);
}

/* "believe that", "think it": a clause follows what is thought. "Do not believe, and so ..." is none. */
static gboolean
opens_content (const StanceSpeech *self, guint i, guint end)
{
  return i < end && (!(token_of (self, i)->flags & STANCE_TOKEN_PUNCT) || (token_of (self, i)->flags & STANCE_TOKEN_QUOTE))
         && !(classes_of (self, i) & (STANCE_WORD_TO | STANCE_WORD_PREPOSITION));
}

static gboolean
is_dash (const StanceSpeech *self, guint token)
{
  const StanceToken *t = token_of (self, token);
  g_autofree char *mark = g_strndup (self->syntax->text->text + t->start, t->end - t->start);

  return !(t->flags & STANCE_TOKEN_HYPHEN) && (mark[0] == '-' || g_str_equal (mark, "\xe2\x80\x93") || g_str_equal (mark, "\xe2\x80\x94"));
}

/* "No deal before spring - Smith": a headline with its source behind a dash. */
static void
read_dash (StanceSpeech *self, const StanceSentence *sentence, guint32 *latest)
{
  guint32 next = self->actor_at[sentence->end], actor = next > 0 ? next - 1 : STANCE_NONE;
  StanceOperator dash = { .type = STANCE_OP_SAY, .strength = 1 };
  Cue cue = { self, sentence, &dash, latest, actor, FALSE };

  if (actor == STANCE_NONE || stance_speech_actor (self, actor)->end != sentence->end || stance_speech_actor (self, actor)->first < sentence->first + 3
      || stance_speech_actor (self, actor)->type > STANCE_ACTOR_ROLE)
    return;
  dash.first = stance_speech_actor (self, actor)->first - 1;
  dash.end = dash.first + 1;
  if (is_dash (self, dash.first))
    read_trailing (&cue);
}

/* Reads the cues of a sentence of one pass. */
static void
read_cues (StanceSpeech *self, const StanceSentence *sentence, guint32 *latest, Pass pass)
{
  gboolean trailing = pass == PASS_TRAILING;
  const StanceSyntax *syntax = self->syntax;

  for (guint i = syntax->operator_at[sentence->first]; i < syntax->operators->len; i++)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i);
      Cue cue = { self, sentence, op, latest, STANCE_NONE, FALSE };
      gboolean quoted;

      if (op->first >= sentence->end)
        break;
      if (op->type == STANCE_OP_ACCORDING && trailing)
        read_according (&cue);
      if (op->type == STANCE_OP_ASK && op->first == sentence->first && pass == PASS_LEADING)
        read_question (&cue);
      if (!(CUES & (1u << op->type)) || is_noun (self, op, sentence->first))
        continue;
      quoted = self->quotation_of[op->first] != STANCE_NONE;
      if (quoted != (pass == PASS_QUOTED))
        continue;
      if (op->type == STANCE_OP_THINK && !opens_content (self, op->end, sentence->end))
        continue;
      find_source (&cue);
      if (cue.source == STANCE_NONE)
        continue;
      if (trailing == (!quoted && has_content_before (&cue)))
        (trailing ? read_trailing : read_leading) (&cue);
    }
}

/* "His answer was short: 'Never.'": a quotation behind a colon belongs to who the clause before it is about. */
static guint32
speaker_before_colon (StanceSpeech *self, const StanceQuotation *quotation)
{
  guint colon = quotation->first > 1 ? quotation->first - 2 : 0;
  StanceAttribution attribution = { STANCE_NONE, colon, colon + 1, STANCE_OP_SAY, 1, self->attribution_of[colon] };

  if (colon == 0 || char_at (self, colon) != ':' || (token_of (self, quotation->first - 1)->flags & STANCE_TOKEN_SENTENCE_START))
    return STANCE_NONE;
  for (guint i = colon; i > 0 && colon - i < 30 && attribution.source == STANCE_NONE && !(token_of (self, i)->flags & STANCE_TOKEN_SENTENCE_START); i--)
    if (stance_syntax_node (self->syntax, i - 1)->finite)
      attribution.source = stance_speech_find_subject (self, i - 1, 0);
  if (attribution.source == STANCE_NONE)
    attribution.source = stance_speech_find_subject (self, colon, 0);
  if (attribution.source == STANCE_NONE || stance_speech_actor (self, attribution.source)->type == STANCE_ACTOR_IT)
    return STANCE_NONE;
  g_array_append_val (self->attributions, attribution);
  return self->attributions->len - 1;
}

/* Quotations that no cue of their sentence took: they belong to who spoke last in the paragraph, or first in it, or, when they
 * open a paragraph, to the speaker of the one before. */
static void
give_orphans (StanceSpeech *self)
{
  const StanceText *text = self->syntax->text;

  for (guint q = 0; q < self->quotations->len; q++)
    {
      StanceQuotation *quotation = &g_array_index (self->quotations, StanceQuotation, q);
      const StanceQuotation *before = q > 0 ? quotation - 1 : NULL, *after = q + 1 < self->quotations->len ? quotation + 1 : NULL;
      guint breaks = 0, words = quotation->end - quotation->first;
      guint32 speaker = STANCE_NONE;

      if (quotation->speaker != STANCE_NONE)
        continue;
      speaker = speaker_before_colon (self, quotation);
      if (speaker == STANCE_NONE && words < 5)
        continue;
      for (guint i = before ? before->end : 0; i < quotation->first; i++)
        breaks += (token_of (self, i)->flags & STANCE_TOKEN_PARAGRAPH_START) != 0;
      if (speaker == STANCE_NONE && before && breaks <= 1)
        speaker = before->speaker;
      if (speaker == STANCE_NONE && after)
        {
          breaks = 0;
          for (guint i = quotation->end; i < after->first; i++)
            breaks += (token_of (self, i)->flags & STANCE_TOKEN_PARAGRAPH_START) != 0;
          speaker = breaks == 0 ? after->speaker : STANCE_NONE;
        }
      if (speaker == STANCE_NONE || text->tokens->len == 0)
        continue;
      quotation->speaker = speaker;
      for (guint i = quotation->first; i < quotation->end; i++)
        if (self->attribution_of[i] == STANCE_NONE)
          self->attribution_of[i] = speaker;
    }
}

void
stance_attributions_find (StanceSpeech *self)
{
  const GArray *sentences = self->syntax->text->sentences;
  g_autofree guint32 *latest = g_new (guint32, sentences->len + 1);

  for (guint s = 0; s < sentences->len; s++)
    latest[s] = STANCE_NONE;
  for (Pass pass = PASS_TRAILING; pass <= PASS_QUOTED; pass++)
    {
      if (pass == PASS_QUOTED)
        give_orphans (self);
      for (guint s = 0; s < sentences->len; s++)
        {
          const StanceSentence *sentence = &g_array_index (sentences, StanceSentence, s);

          if (pass == PASS_TRAILING)
            read_dash (self, sentence, &latest[s]);
          if (pass == PASS_LEADING)
            read_colon (self, sentence, &latest[s]);
          read_cues (self, sentence, &latest[s], pass);
        }
    }
}
