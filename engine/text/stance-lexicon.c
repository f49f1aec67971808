/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "stance-lexicon-private.h"

#include <stance/stance-error.h>

#define HARM "harm" /* a class of its own in the file, an effect to who reads */
#define NEAR 24 /* how many matches away one may be that covers another */
#define WIDE "~6" /* a gap that holds whom one blames */

typedef struct
{
  char *pattern;
  StanceOperatorClass type;
  StanceFrame frame;
  double strength;
  gboolean harms;
  gboolean blames; /* whom it blames or thanks stands in a wide gap before its last word: "condemn ~6 for" */
} Entry;

struct _StanceLexicon
{
  StancePatterns *patterns;
  GArray *entries; /* of Entry */
};

static const char *const type_names[] = {
  "say", "think", "ask", "according", "want", "reject", "doubt", "modal", "predicate", "effect", "negation", "hedge", "boost",
  "condition", "accuse", "factive", "answer", "compare", "document", "time", "none", HARM, NULL,
};

static const char *const frame_names[] = { "-", "clause", "after", "object", "adjective", "noun", "verb", "subject", NULL };

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->pattern);
}

StanceLexicon *
stance_lexicon_new (StanceLanguage *language)
{
  StanceLexicon *self = g_new0 (StanceLexicon, 1);

  self->patterns = stance_patterns_new (language);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

void
stance_lexicon_free (StanceLexicon *self)
{
  stance_patterns_free (self->patterns);
  g_array_unref (self->entries);
  g_free (self);
}

static gboolean
find_name (const char *const *names, const char *name, const char *what, guint *index, GError **error)
{
  g_autofree char *all = NULL;

  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      {
        *index = i;
        return TRUE;
      }
  all = g_strjoinv (", ", (char **) names);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "found %s \"%s\", expected one of %s", what, name, all);
  return FALSE;
}

/* Whether a wish or refusal has somebody before its last word and the deed behind it. */
static gboolean
blames (const Entry *entry, const char *pattern)
{
  const char *gap = strstr (pattern, " " WIDE " ");

  return gap && (entry->type == STANCE_OP_WANT || entry->type == STANCE_OP_REJECT) && entry->frame == STANCE_FRAME_OBJECT
         && (gap[strlen (WIDE) + 2] == '[' || !strchr (gap + strlen (WIDE) + 2, ' '));
}

gboolean
stance_lexicon_add (StanceLexicon *self, char **fields, GError **error)
{
  g_auto (GStrv) patterns = g_strsplit (fields[3], ";", -1);
  guint type, frame;
  char *end = NULL;
  double strength = g_ascii_strtod (fields[2], &end);

  if (!find_name (type_names, fields[0], "class", &type, error) || !find_name (frame_names, fields[1], "frame", &frame, error))
    return FALSE;
  if (end == fields[2] || *end || !(strength >= -1 && strength <= 1))
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "found strength \"%s\", expected a number from -1 to 1", fields[2]);
      return FALSE;
    }
  for (char **pattern = patterns; *pattern; pattern++)
    {
      gboolean harms = g_str_equal (type_names[type], HARM);
      Entry entry = { NULL, harms ? STANCE_OP_EFFECT : type, frame, strength, harms, FALSE };

      if (!g_strstrip (*pattern)[0])
        continue;
      if (!stance_patterns_add (self->patterns, *pattern, self->entries->len, error))
        return FALSE;
      entry.pattern = g_strdup (*pattern);
      entry.blames = blames (&entry, *pattern);
      g_array_append_val (self->entries, entry);
    }
  return TRUE;
}

const char *
stance_lexicon_pattern (const StanceLexicon *self, guint32 entry)
{
  return entry < self->entries->len ? g_array_index (self->entries, Entry, entry).pattern : NULL;
}

#define SPEECH ((1u << STANCE_OP_SAY) | (1u << STANCE_OP_THINK) | (1u << STANCE_OP_ASK) | (1u << STANCE_OP_ACCORDING) | (1u << STANCE_OP_ACCUSE))

/* Reports of speech and what is said about an object are told apart: "insist that" does both. Marks take no words from others. */
static gboolean
compete (const Entry *a, const Entry *b)
{
  if (((1u << b->type) & STANCE_OPS_MARKS) && !((1u << a->type) & STANCE_OPS_MARKS))
    return FALSE;
  gboolean threat = a->type == STANCE_OP_CONDITION && a->frame == STANCE_FRAME_OBJECT;

  if (threat != (b->type == STANCE_OP_CONDITION && b->frame == STANCE_FRAME_OBJECT))
    return FALSE; /* what is done by threat is done all the same */
  return a->type == STANCE_OP_NONE || b->type == STANCE_OP_NONE
         || ((1u << a->type & SPEECH) != 0) == ((1u << b->type & SPEECH) != 0);
}

/* What says yes or no by itself is nothing else: "No", "Of course not", but not "no truce" and "of course we want a truce". */
static gboolean
stands_alone (const StanceText *text, const StanceMatch *match)
{
  guint first = match->first;
  gboolean begins;

  /* Behind a quotation mark, what stands before that counts: it was "out of the question". */
  if (first > 0 && (stance_text_token (text, first - 1)->flags & STANCE_TOKEN_QUOTE))
    first--;
  begins = first == 0 || (stance_text_token (text, first)->flags & STANCE_TOKEN_SENTENCE_START)
           || (first < match->first && (stance_text_token (text, first - 1)->flags & STANCE_TOKEN_PUNCT))
           || (stance_language_classes (text->language, stance_text_token (text, first - 1)->word) & (STANCE_WORD_SAY | STANCE_WORD_THAT));
  return begins && (match->end >= text->tokens->len || (stance_text_token (text, match->end)->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_SENTENCE_START)));
}

/* "condemned London FOR": somebody stands before the last word. "Condemned the plan FOR" is about the plan. */
static gboolean
names_somebody (const StanceText *text, const StanceMatch *match)
{
  const guint32 people = STANCE_WORD_ROLE | STANCE_WORD_GROUP | STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY | STANCE_WORD_I
                         | STANCE_WORD_WE | STANCE_WORD_YOU;
  guint last = match->end - 1;

  while (last > match->first + 1 && !(stance_language_classes (text->language, stance_text_token (text, last)->word) & STANCE_WORD_PREPOSITION))
    last--; /* "hold London responsible FOR" ends in its preposition anyhow */
  for (guint i = last; i > match->first + 1; i--)
    {
      const StanceToken *token = stance_text_token (text, i - 1);

      if (!(stance_language_classes (text->language, token->word) & STANCE_WORD_ADVERB))
        return (token->flags & STANCE_TOKEN_CAPITAL) || (stance_language_classes (text->language, token->word) & people);
    }
  return TRUE;
}

/* Takes out the answers that are none where they stand, and blame that names nobody. */
static void
drop_parts (const StanceLexicon *self, const StanceText *text, GArray *matches)
{
  guint kept = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const StanceMatch match = g_array_index (matches, StanceMatch, i);
      const Entry *entry = &g_array_index (self->entries, Entry, match.pattern);

      if (entry->blames && !names_somebody (text, &match))
        continue;
      if (entry->type != STANCE_OP_ANSWER || entry->frame == STANCE_FRAME_CLAUSE || stands_alone (text, &match))
        g_array_index (matches, StanceMatch, kept++) = match;
    }
  g_array_set_size (matches, kept);
}

/* Whether another match takes the place of match i: a longer one around it, or an earlier entry for the same words. Matches come
 * by first token, so only near ones can. */
static gboolean
is_covered (const StanceLexicon *self, const GArray *matches, guint i)
{
  const StanceMatch *m = &g_array_index (matches, StanceMatch, i);
  const Entry *entry = &g_array_index (self->entries, Entry, m->pattern);

  for (guint k = i > NEAR ? i - NEAR : 0; k < matches->len && k < i + NEAR; k++)
    {
      const StanceMatch *other = &g_array_index (matches, StanceMatch, k);

      if (k == i || other->first > m->first || other->end < m->end
          || !compete (entry, &g_array_index (self->entries, Entry, other->pattern)))
        continue;
      if ((entry->type == STANCE_OP_ANSWER) != (g_array_index (self->entries, Entry, other->pattern).type == STANCE_OP_ANSWER))
        {
          if (entry->type != STANCE_OP_ANSWER || other->end - other->first > m->end - m->first)
            return TRUE;
          continue;
        }
      if (other->end - other->first > m->end - m->first || (other->pattern < m->pattern && !((1u << entry->type) & STANCE_OPS_MARKS)))
        return TRUE;
    }
  return FALSE;
}

void
stance_lexicon_match (const StanceLexicon *self, const StanceText *text, GArray *operators)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceMatch));

  for (guint i = 0; i < text->sentences->len; i++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, i);

      stance_patterns_match (self->patterns, text, sentence->first, sentence->end, NULL, NULL, matches);
    }
  drop_parts (self, text, matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const StanceMatch *match = &g_array_index (matches, StanceMatch, i);
      const Entry *entry = &g_array_index (self->entries, Entry, match->pattern);
      StanceOperator op = { match->first, match->end, entry->type, entry->frame, entry->strength, entry->harms, match->pattern };

      if (entry->type != STANCE_OP_NONE && !is_covered (self, matches, i))
        g_array_append_val (operators, op);
    }
}
