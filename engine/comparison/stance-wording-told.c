/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a statement tell something: not those of the grammar, which change with tense and person, not the names of whose words they are, and not
 * those of the attribution: who said it, to whom and when. */
#include "stance-wording-private.h"

#include <math.h>
#include <string.h>

#include "stance-lexicon-private.h"

/* So much of the words behind a verb of saying are searched for the conjunction that opens what is said. */
#define MOST_ADDRESSED 10
/* What the name of another party weighs: on an issue between two parties either names the other all the time. */
#define NAME_TELLS 0.5
/* A negation proper, not a doubt. */
#define NEGATES 0.75

#define GRAMMAR_CLASSES                                                                                                                      \
  (STANCE_WORD_AUXILIARY | STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY | STANCE_WORD_I | STANCE_WORD_WE             \
   | STANCE_WORD_YOU | STANCE_WORD_DETERMINER | STANCE_WORD_PREPOSITION | STANCE_WORD_CONJUNCTION | STANCE_WORD_THAT | STANCE_WORD_TO        \
   | STANCE_WORD_RELATIVE)
#define SOURCE_CLASSES (STANCE_WORD_ROLE | STANCE_WORD_GROUP | STANCE_WORD_TITLE | STANCE_WORD_DAY | STANCE_WORD_ANONYMOUS | STANCE_WORD_ADVERB)

typedef enum
{
  BIT_READ = 1 << 0,
  BIT_GRAMMAR = 1 << 1,
  BIT_SOURCE = 1 << 2, /* may name who speaks, to whom, where or when */
  BIT_SAY = 1 << 3,
  BIT_THAT = 1 << 4,
  BIT_DAY = 1 << 5,
  BIT_DENIES = 1 << 6,
  BIT_OWN = 1 << 7,  /* names whose words they are */
  BIT_NAME = 1 << 8, /* names another party */
} Bits;

typedef struct
{
  StanceWords *words;
  const StanceText *text;
  const gboolean *inside; /* quotation marks */
  guint *owners;          /* of tokens: the word, G_MAXUINT for none */
  guint16 *bits;          /* of words */
  gboolean attributed;    /* somebody is told to have said it */
} Telling;

static void
find_owners (Telling *self)
{
  for (guint i = 0, w = 0; i < self->text->tokens->len; i++)
    {
      const StanceToken *token = stance_text_token (self->text, i);

      while (w < self->words->n && self->words->ends[w] <= token->start)
        w++;
      self->owners[i] = w < self->words->n && token->start >= self->words->starts[w] && !(token->flags & STANCE_TOKEN_PUNCT) ? w : G_MAXUINT;
    }
}

static void
mark (Telling *self, guint token, guint bits)
{
  if (token < self->text->tokens->len && self->owners[token] != G_MAXUINT)
    self->bits[self->owners[token]] |= (guint16) bits;
}

/* A word of several tokens belongs to the grammar when all of them do; what is written to a word like 's tells nothing. */
static void
read_token (Telling *self, guint i)
{
  const StanceToken *token = stance_text_token (self->text, i);
  guint32 classes = stance_language_classes (self->text->language, token->word);
  gboolean source = (classes & SOURCE_CLASSES) || (token->flags & (STANCE_TOKEN_CAPITAL | STANCE_TOKEN_NUMBER));

  if (self->owners[i] == G_MAXUINT || (token->flags & (STANCE_TOKEN_CLITIC | STANCE_TOKEN_HYPHEN)))
    return;
  if (classes & GRAMMAR_CLASSES)
    mark (self, i, self->bits[self->owners[i]] & BIT_READ ? 0 : BIT_GRAMMAR);
  else
    self->bits[self->owners[i]] &= (guint16) ~BIT_GRAMMAR;
  mark (self, i, BIT_READ | (source ? BIT_SOURCE : 0) | (classes & STANCE_WORD_THAT ? BIT_THAT : 0) | (classes & STANCE_WORD_DAY ? BIT_DAY : 0));
}

static void
read_operators (Telling *self)
{
  g_autoptr (GArray) operators = g_array_new (FALSE, FALSE, sizeof (StanceOperator));

  stance_lexicon_match (stance_language_get_lexicon (self->text->language), self->text, operators);
  for (guint i = 0; i < operators->len; i++)
    {
      const StanceOperator *found = &g_array_index (operators, StanceOperator, i);

      if (found->type == STANCE_OP_NEGATION && fabs (found->strength) >= NEGATES)
        mark (self, found->first, BIT_DENIES);
      for (guint k = found->first; k < found->end; k++)
        mark (self, k, found->type == STANCE_OP_SAY || found->type == STANCE_OP_ACCORDING ? BIT_SAY : 0);
    }
}

static void
read_names (Telling *self, StanceModel *model, const char *party)
{
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));
  guint own = party ? stance_model_find_party (model, party) : STANCE_NO_PARTY;

  stance_model_find_mentions (model, self->text, mentions);
  for (guint i = 0; i < mentions->len; i++)
    {
      const StanceMention *mention = &g_array_index (mentions, StanceMention, i);
      gboolean is_own = own != STANCE_NO_PARTY && stance_model_belongs_to (model, mention->party, own, NULL);

      for (guint k = mention->first; k < mention->end; k++)
        mark (self, k, BIT_SOURCE | (is_own ? BIT_OWN : BIT_NAME));
    }
}

/* Whether something parts a word from the one before it. */
static gboolean
is_parted (const Telling *self, guint word)
{
  const StanceWords *words = self->words;

  if (self->inside[word] != self->inside[word - 1])
    return TRUE;
  for (const char *p = words->text + words->ends[word - 1]; p < words->text + words->starts[word]; p = g_utf8_next_char (p))
    if (g_unichar_ispunct (g_utf8_get_char (p)) && *p != '\'' && *p != '-' && g_utf8_get_char (p) != 0x2019)
      return TRUE;
  return FALSE;
}

/* Whether words [first, end) may all tell who speaks, to whom and when. */
static gboolean
is_source (const Telling *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (!(self->bits[i] & (BIT_GRAMMAR | BIT_SOURCE)) || (self->bits[i] & BIT_DENIES))
      return FALSE;
  return TRUE;
}

static gboolean
has_bit (const Telling *self, guint first, guint end, guint bit)
{
  for (guint i = first; i < end; i++)
    if (self->bits[i] & bit)
      return TRUE;
  return FALSE;
}

static void
discount (Telling *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    self->words->worths[i] = STANCE_TELLS_NOTHING;
}

/* Where what is said begins, behind a verb of saying: past "told them on Monday that"; at the verb when it does not show. */
static guint
find_content (const Telling *self, guint verb, guint end)
{
  guint behind = verb, content = verb;

  while (behind < end && (self->bits[behind] & BIT_SAY))
    behind++;
  if (is_source (self, behind, end))
    return end;
  for (guint i = behind; i < MIN (end, verb + MOST_ADDRESSED) && is_source (self, behind, i + 1); i++)
    {
      if (self->bits[i] & BIT_THAT)
        return i + 1;
      if (self->bits[i] & BIT_DAY)
        content = i + 1;
    }
  return content;
}

/* "Words [first, end) between marks": takes "somebody told them that" out of them. */
static void
read_segment (Telling *self, guint first, guint end)
{
  guint verb = first;

  while (verb < end && !(self->bits[verb] & BIT_SAY))
    verb++;
  if (verb == end || self->inside[first] || !is_source (self, first, verb))
    return;
  self->attributed = TRUE;
  discount (self, first, find_content (self, verb, end));
}

/* A segment that only names somebody stands beside the attribution: "the spokesman, ..., said". */
static void
read_apposition (Telling *self, guint first, guint end)
{
  if (self->attributed && !self->inside[first] && is_source (self, first, end) && has_bit (self, first, end, BIT_SOURCE))
    discount (self, first, end);
}

static void
each_segment (Telling *self, void (*func) (Telling *, guint, guint))
{
  for (guint first = 0, i = 1; i <= self->words->n; i++)
    if (i == self->words->n || is_parted (self, i))
      {
        func (self, first, i);
        first = i;
      }
}

/* Where enough is quoted, what stands around a direct quotation is how it came to be said. */
static void
leave_quoted (Telling *self, guint n_quoted)
{
  for (guint i = 0; i < self->words->n && n_quoted >= STANCE_LEAST_QUOTED; i++)
    if (!self->inside[i])
      discount (self, i, i + 1);
}

static void
weigh_bits (Telling *self)
{
  StanceWords *words = self->words;

  for (guint i = 0; i < words->n; i++)
    {
      gboolean tells = words->worths[i] >= 1;

      words->denies[i] = tells && (self->bits[i] & BIT_DENIES);
      words->negations += words->denies[i];
      if (tells && (self->bits[i] & (BIT_GRAMMAR | BIT_OWN)) && !(self->bits[i] & BIT_DENIES))
        discount (self, i, i + 1);
      else if (tells && (self->bits[i] & BIT_NAME) && !(self->bits[i] & BIT_DENIES))
        words->worths[i] = NAME_TELLS;
    }
}

void
stance_words_find_told (StanceWords *self, const StanceLexemes *lexemes, const gboolean *inside, const char *party)
{
  g_autoptr (StanceText) text = stance_text_new (self->text, strlen (self->text), stance_model_get_language (lexemes->model));
  g_autofree guint *owners = g_new (guint, text->tokens->len + 1);
  g_autofree guint16 *bits = g_new0 (guint16, self->n + 1);
  Telling telling = { self, text, inside, owners, bits, FALSE };
  guint n_quoted = 0;

  find_owners (&telling);
  for (guint i = 0; i < text->tokens->len; i++)
    read_token (&telling, i);
  read_operators (&telling);
  read_names (&telling, lexemes->model, party);
  each_segment (&telling, read_segment);
  each_segment (&telling, read_apposition);
  for (guint i = 0; i < self->n; i++)
    n_quoted += inside[i];
  leave_quoted (&telling, self->quoted->len > 0 ? n_quoted : 0);
  weigh_bits (&telling);
}
