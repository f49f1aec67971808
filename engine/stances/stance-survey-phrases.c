/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The phrases of what people say: nouns with what stands before them, verbs, verbs with their object. */
#include <string.h>

#include "stance-lexicon-private.h"
#include "stance-surveying-private.h"
#include "stance-text-lemmas-private.h"

#define MOST_WORDS 4    /* of a phrase */
#define LONG_SENTENCE 80 /* tokens; of a longer one the example is what stands around the phrase */

/* Words that are in no phrase. */
#define FUNCTION_WORDS (STANCE_WORD_DETERMINER | STANCE_WORD_PREPOSITION | STANCE_WORD_AUXILIARY | STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT \
                        | STANCE_WORD_THEY | STANCE_WORD_I | STANCE_WORD_WE | STANCE_WORD_YOU | STANCE_WORD_CONJUNCTION | STANCE_WORD_SUBORDINATOR \
                        | STANCE_WORD_RELATIVE | STANCE_WORD_THAT | STANCE_WORD_TO | STANCE_WORD_ROLE | STANCE_WORD_GROUP | STANCE_WORD_DAY \
                        | STANCE_WORD_ANONYMOUS | STANCE_WORD_BY | STANCE_WORD_CONDITION | STANCE_WORD_QUESTION | STANCE_WORD_BOTH | STANCE_WORD_BE)

/* What a token may not be: part of a phrase; a phrase by itself. */
#define BARRED 1
#define WEAK 2

typedef struct
{
  StanceSurveying *s;
  StanceTextLemmas *lemmas;
  guint8 *covered;           /* by token: a match of the model */
  guint8 *barred;            /* by token: BARRED for names of parties and speakers, attitudes, cues; WEAK for what brings about or ends something */
  GRefString *document;
  StanceSurveyExample *example; /* of the sentence that is read; NULL until it is asked for */
  guint sentence;
  gboolean missed;           /* no match in the sentence */
  gsize at_byte;             /* where code points are counted up to */
  guint at_point;
  GString *key;
  GString *text;
} Pass;

static void
mark (guint8 *marks, guint first, guint end, guint8 value)
{
  memset (marks + first, value, end - first);
}

static gboolean
is_mark (const Pass *self, guint token)
{
  return (stance_text_token (self->s->text, token)->flags & STANCE_TOKEN_PUNCT) != 0;
}

static gboolean
is_hyphen (const Pass *self, guint token)
{
  guint n = self->s->text->tokens->len;

  return token > 0 && token + 1 < n && is_mark (self, token) && (stance_text_token (self->s->text, token)->flags & STANCE_TOKEN_HYPHEN);
}

/* The words of a name that somebody who speaks goes by, wherever they stand in the text. */
static void
bar_speakers (Pass *self)
{
  const StanceSpeech *speech = self->s->speech;
  const StanceText *text = self->s->text;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < speech->attributions->len; i++)
    {
      guint32 source = stance_speech_attribution (speech, i)->source;
      const StanceActor *actor = source < speech->actors->len ? stance_speech_actor (speech, source) : NULL;

      for (guint k = actor && actor->type == STANCE_ACTOR_NAME ? actor->first : 0; actor && actor->type == STANCE_ACTOR_NAME && k < actor->end; k++)
        if (speech->syntax->nodes[k].tag == STANCE_TAG_PROPN)
          g_hash_table_add (names, g_strndup (text->text + stance_text_token (text, k)->start,
                                              stance_text_token (text, k)->end - stance_text_token (text, k)->start));
    }
  for (guint i = 0; i < text->tokens->len && g_hash_table_size (names) > 0; i++)
    {
      const StanceToken *token = stance_text_token (text, i);
      g_autofree char *word = token->flags & STANCE_TOKEN_CAPITAL ? g_strndup (text->text + token->start, token->end - token->start) : NULL;

      if (word && g_hash_table_contains (names, word))
        self->barred[i] = BARRED;
    }
}

static void
mark_all (Pass *self)
{
  const StanceSurveying *s = self->s;
  const StanceSyntax *syntax = s->speech->syntax;

  for (guint i = 0; i < s->matches->len; i++)
    mark (self->covered, g_array_index (s->matches, StanceRuleMatch, i).first, g_array_index (s->matches, StanceRuleMatch, i).end, TRUE);
  for (guint i = 0; i < syntax->operators->len; i++)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i);

      if (!((1u << op->type) & STANCE_OPS_MARKS))
        mark (self->barred, op->first, op->end, op->type == STANCE_OP_EFFECT ? WEAK : BARRED);
    }
  for (guint i = 0; i < s->mentions->len; i++)
    mark (self->barred, g_array_index (s->mentions, StanceMention, i).first, g_array_index (s->mentions, StanceMention, i).end, BARRED);
  for (guint i = 0; i < s->speech->attributions->len; i++)
    {
      const StanceAttribution *attribution = stance_speech_attribution (s->speech, i);

      if (attribution->cue_first < attribution->cue_end && attribution->cue_end <= s->text->tokens->len)
        mark (self->barred, attribution->cue_first, attribution->cue_end, BARRED);
    }
  bar_speakers (self);
}

static const char *
lemma_of (const Pass *self, guint token)
{
  return stance_text_lemmas_get (self->lemmas, token);
}

/* Whether a word is about nothing in particular, as what its tag says. */
static gboolean
is_general (const Pass *self, guint token)
{
  guint8 tag = stance_syntax_node (self->s->speech->syntax, token)->tag;
  const char *class = tag == STANCE_TAG_VERB ? "verb " : tag == STANCE_TAG_ADJ ? "adjective " : "noun ";
  g_autofree char *folded = g_utf8_strdown (lemma_of (self, token), -1);
  g_autofree char *key = g_strconcat (class, folded, NULL);

  return g_hash_table_contains (self->s->survey->general, key);
}

/* A title with the office or the name behind it; elsewhere it is a word like others: what is told of a minister is told of spending too. */
static gboolean
is_title (const Pass *self, guint token)
{
  const StanceSyntax *syntax = self->s->speech->syntax;
  guint next = token, n = MIN (self->s->text->tokens->len, token + MOST_WORDS + 1);

  while (next < n && (stance_syntax_classes (syntax, next) & STANCE_WORD_TITLE))
    next++;
  if (next == token || next == n)
    return FALSE;
  return (stance_syntax_classes (syntax, next) & STANCE_WORD_ROLE)
         || ((stance_text_token (self->s->text, token)->flags & STANCE_TOKEN_CAPITAL) && syntax->nodes[next].tag == STANCE_TAG_PROPN);
}

/* A word that may be in a phrase. */
static gboolean
is_word (const Pass *self, guint token)
{
  const StanceToken *t = stance_text_token (self->s->text, token);

  return self->barred[token] != BARRED && !(t->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_NUMBER | STANCE_TOKEN_CLITIC | STANCE_TOKEN_SPECIAL))
         && t->end - t->start > 1 && !(stance_syntax_classes (self->s->speech->syntax, token) & FUNCTION_WORDS) && !is_title (self, token);
}

/* A word that may be part of a noun phrase. */
static gboolean
is_nominal (const Pass *self, guint token)
{
  const StanceNode *node = stance_syntax_node (self->s->speech->syntax, token);
  gboolean modifier = node->tag == STANCE_TAG_ADJ || (node->tag == STANCE_TAG_VERB && node->relation == STANCE_RELATION_AMOD);

  return ((modifier && !is_general (self, token)) || node->tag == STANCE_TAG_NOUN || node->tag == STANCE_TAG_PROPN) && is_word (self, token);
}

static gboolean
is_tagged (const Pass *self, guint token, const char *tag, const char *or_tag)
{
  const char *found = self->lemmas->tags[token];

  return found && (g_str_equal (found, tag) || g_str_equal (found, or_tag));
}

static gboolean
is_head (const Pass *self, guint token)
{
  guint8 tag = stance_syntax_node (self->s->speech->syntax, token)->tag;

  /* Tagger and parser must agree: lemmas go by the one, trees by the other. */
  return (tag == STANCE_TAG_NOUN || tag == STANCE_TAG_PROPN) && is_tagged (self, token, "NOUN", "PROPN");
}

/* The sentence of a token, or what stands around the token in a long one, with its code points: told once for all phrases of it. */
static StanceSurveyExample *
example_at (Pass *self, guint token)
{
  const StanceText *text = self->s->text;
  const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, self->sentence);
  gboolean long_one = sentence->end - sentence->first > LONG_SENTENCE;
  guint first = long_one && token - sentence->first > LONG_SENTENCE / 2 ? token - LONG_SENTENCE / 2 : sentence->first;
  guint end = long_one ? MIN (sentence->end, first + LONG_SENTENCE) : sentence->end;
  gsize start = stance_text_token (text, first)->start, stop = stance_text_token (text, end - 1)->end;

  if (self->example && !long_one)
    return stance_survey_example_ref (self->example);
  StanceSurveyExample *example = g_rc_box_new0 (StanceSurveyExample);
  if (start < self->at_byte)
    self->at_byte = self->at_point = 0;
  self->at_point += (guint) g_utf8_strlen (text->text + self->at_byte, (gssize) (start - self->at_byte));
  self->at_byte = start;
  example->document = g_ref_string_acquire (self->document);
  example->text = g_strndup (text->text + start, stop - start);
  example->span.start = self->at_point;
  example->span.end = self->at_point + (guint) g_utf8_strlen (text->text + start, (gssize) (stop - start));
  if (!long_one)
    self->example = stance_survey_example_ref (example);
  return example;
}

/* Examples are of several documents where there are several. */
static gboolean
wants_example (const StancePhrase *phrase, guint document)
{
  return phrase->examples->len == 0 || (phrase->examples->len < STANCE_SURVEY_EXAMPLES && phrase->last_document != document)
         || (phrase->examples->len == 1 && phrase->n == 2);
}

static void
add_parties (StancePhrase *phrase, const GArray *parties)
{
  for (guint i = 0; i < parties->len; i++)
    {
      guint32 party = g_array_index (parties, guint32, i);
      gboolean known = FALSE;

      for (guint k = 0; k < phrase->parties->len && !known; k++)
        known = g_array_index (phrase->parties, guint32, k) == party;
      if (!known)
        g_array_append_val (phrase->parties, party);
    }
}

/* Counts the phrase whose lemmas stand in self->text. */
static void
count (Pass *self, StancePhraseKind kind, guint n_words, guint token)
{
  StanceSurvey *survey = self->s->survey;
  g_autofree char *folded = g_utf8_strdown (self->text->str, (gssize) self->text->len);
  StancePhrase *phrase;

  g_string_printf (self->key, "%c %s", kind == STANCE_PHRASE_VERB ? 'v' : 'n', folded);
  phrase = stance_survey_take_phrase (survey, self->key->str, self->text->str);
  if (g_str_equal (self->text->str, folded) && !g_str_equal (phrase->text, folded))
    {
      /* A capital need not be the phrase's own: that of a name, a title or the first word. */
      g_free (phrase->text);
      phrase->text = g_strdup (folded);
    }
  phrase->kind = kind;
  phrase->n_words = n_words;
  phrase->n++;
  phrase->n_missed += self->missed;
  if (wants_example (phrase, survey->n_documents))
    {
      StanceSurveyExample *example = example_at (self, token);
      gpointer last = phrase->examples->len ? g_ptr_array_index (phrase->examples, phrase->examples->len - 1) : NULL;

      if (example == last)
        stance_survey_example_unref (example);
      else
        g_ptr_array_add (phrase->examples, example);
    }
  phrase->n_documents += phrase->last_document != survey->n_documents;
  phrase->last_document = survey->n_documents;
  add_parties (phrase, g_ptr_array_index (self->s->parties, self->s->speech->attribution_of[token]));
}

static gboolean
is_covered (const Pass *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (self->covered[i])
      return TRUE;
  return FALSE;
}

/* Puts the lemmas of tokens [first, end) in self->text; gives how many words they are, what hyphens join being one. */
static guint
put_words (Pass *self, guint first, guint end)
{
  guint n = 0;

  g_string_truncate (self->text, 0);
  for (guint i = first; i < end; i++)
    {
      gboolean joined = i > first && (is_hyphen (self, i) || is_hyphen (self, i - 1));

      if (i > first && !joined)
        g_string_append_c (self->text, ' ');
      n += !joined;
      g_string_append (self->text, lemma_of (self, i));
    }
  return n;
}

/* A noun at the end of [first, end), with each of what stands before it; those that reach over a match are covered, and words of general.tsv
 * tell nothing among themselves. */
static void
count_nouns (Pass *self, guint first, guint end)
{
  gboolean telling = FALSE;

  for (guint i = end; i > first; i--)
    {
      guint n;

      if (is_hyphen (self, i - 1) || (i - 1 > first && is_hyphen (self, i - 2)))
        continue;
      if (is_covered (self, i - 1, end))
        return;
      telling = telling || !is_general (self, i - 1);
      n = put_words (self, i - 1, end);
      if (n > MOST_WORDS)
        return;
      if (telling && (n > 1 || !self->barred[i - 1]))
        count (self, STANCE_PHRASE_NOUN, n, end - 1);
    }
}

/* "exchange of prisoners": the noun before `end` with the noun phrase behind the word that joins them. */
static void
count_joined (Pass *self, guint noun, guint first, guint end)
{
  g_autofree char *head = g_strdup_printf ("%s %s ", lemma_of (self, noun), lemma_of (self, noun + 1));
  guint n;

  if (is_covered (self, noun, end) || (is_general (self, noun) && is_general (self, end - 1)))
    return;
  n = put_words (self, first, end) + 2;
  g_string_prepend (self->text, head);
  if (n <= MOST_WORDS)
    count (self, STANCE_PHRASE_NOUN, n, noun);
}

static gboolean
is_barred_name (const Pass *self, guint token)
{
  return self->barred[token] == BARRED && (stance_text_token (self->s->text, token)->flags & STANCE_TOKEN_CAPITAL);
}

/* Whether [first, end) goes on a name: what a model calls a party need not be all of it. */
static gboolean
is_rest_of_name (const Pass *self, guint first, guint end)
{
  const StanceNode *nodes = self->s->speech->syntax->nodes;

  for (guint i = first; i < end; i++)
    if (nodes[i].tag != STANCE_TAG_PROPN)
      return FALSE;
  return (first > 0 && is_barred_name (self, first - 1)) || (end < self->s->text->tokens->len && is_barred_name (self, end));
}

/* The end of the noun phrase that begins at a token and goes on up to `end` at most; the token itself for none. */
static guint
noun_phrase_end (const Pass *self, guint token, guint end)
{
  guint at = token, last = token;

  while (at < end && self->s->speech->attribution_of[at] == self->s->speech->attribution_of[token])
    {
      gboolean numbered = (stance_text_token (self->s->text, at)->flags & STANCE_TOKEN_NUMBER) && at + 1 < end && is_hyphen (self, at + 1);

      if (!(numbered && !self->barred[at]) && !(at > token && is_hyphen (self, at)) && !is_nominal (self, at))
        break;
      at++;
      if (!is_hyphen (self, at - 1) && is_head (self, at - 1))
        last = at;
    }
  return last;
}

/* The object of a verb, or the subject of its passive: what it is done to. */
static guint32
object_of (const Pass *self, guint verb)
{
  const StanceSyntax *syntax = self->s->speech->syntax;
  const StanceSentence *sentence = &g_array_index (self->s->text->sentences, StanceSentence, self->sentence);

  for (guint i = sentence->first; i < sentence->end; i++)
    {
      const StanceNode *node = stance_syntax_node (syntax, i);

      if (node->head == verb && (node->relation == STANCE_RELATION_OBJ || node->relation == STANCE_RELATION_NSUBJ_PASS))
        return i;
    }
  return STANCE_NO_TOKEN;
}

/* Whether what hangs on a noun before it, or the noun, is matched. */
static gboolean
is_covered_object (const Pass *self, guint32 object)
{
  const StanceNode *node = stance_syntax_node (self->s->speech->syntax, object);

  return is_covered (self, object - MIN (object, node->before), MIN (object + node->after + 1, self->s->text->tokens->len));
}

static void
count_verb (Pass *self, guint verb)
{
  const StanceSpeech *speech = self->s->speech;
  guint32 object = object_of (self, verb);

  if (self->covered[verb] || (object != STANCE_NO_TOKEN && is_covered_object (self, object)))
    return;
  g_string_assign (self->text, lemma_of (self, verb));
  if (!self->barred[verb])
    count (self, STANCE_PHRASE_VERB, 1, verb);
  if (object == STANCE_NO_TOKEN || !is_head (self, object) || !is_nominal (self, object) || is_general (self, object)
      || speech->attribution_of[object] != speech->attribution_of[verb])
    return;
  g_string_printf (self->text, "%s %s", lemma_of (self, verb), lemma_of (self, object));
  count (self, STANCE_PHRASE_VERB, 2, verb);
}

/* Counts the noun phrase [first, end), and what it makes with one that is joined to it. */
static void
count_noun_phrase (Pass *self, guint first, guint end, guint stop)
{
  const StanceSyntax *syntax = self->s->speech->syntax;
  const guint32 *attribution_of = self->s->speech->attribution_of;
  guint next = end + 1;

  if (is_rest_of_name (self, first, end))
    return;
  count_nouns (self, first, end);
  if (next >= stop || !(stance_syntax_classes (syntax, end) & STANCE_WORD_PARTICLE) || attribution_of[end] != attribution_of[first])
    return;
  if (stance_syntax_classes (syntax, next) & STANCE_WORD_DETERMINER)
    next++;
  if (next < stop && attribution_of[next] == attribution_of[first] && noun_phrase_end (self, next, stop) > next)
    count_joined (self, end - 1, next, noun_phrase_end (self, next, stop));
}

static void
read_sentence (Pass *self)
{
  const StanceSentence *sentence = &g_array_index (self->s->text->sentences, StanceSentence, self->sentence);
  const StanceSyntax *syntax = self->s->speech->syntax;

  self->missed = !is_covered (self, sentence->first, sentence->end);
  for (guint i = sentence->first; i < sentence->end;)
    {
      const StanceNode *node = stance_syntax_node (syntax, i);
      guint end = i;

      if (self->s->speech->attribution_of[i] != STANCE_NONE && (i == sentence->first || !is_hyphen (self, i - 1)))
        end = noun_phrase_end (self, i, sentence->end);
      if (end > i)
        {
          count_noun_phrase (self, i, end, sentence->end);
          i = end;
          continue;
        }
      if (self->s->speech->attribution_of[i] != STANCE_NONE && node->tag == STANCE_TAG_VERB && node->relation != STANCE_RELATION_AMOD
          && is_tagged (self, i, "VERB", "VERB") && is_word (self, i) && !is_general (self, i))
        count_verb (self, i);
      i++;
    }
}

void
stance_survey_find_phrases (StanceSurveying *s)
{
  guint n = s->text->tokens->len;
  Pass self = { .s = s, .covered = g_new0 (guint8, n + 1), .barred = g_new0 (guint8, n + 1), .key = g_string_new (NULL), .text = g_string_new (NULL) };

  self.document = g_ref_string_new (stance_document_get_id (s->document));
  self.lemmas = stance_text_lemmas_new (s->survey->reader->front_end, s->text);
  mark_all (&self);
  for (self.sentence = 0; self.sentence < s->text->sentences->len; self.sentence++)
    {
      read_sentence (&self);
      g_clear_pointer (&self.example, stance_survey_example_unref);
    }
  stance_text_lemmas_free (self.lemmas);
  g_ref_string_release (self.document);
  g_string_free (self.key, TRUE);
  g_string_free (self.text, TRUE);
  g_free (self.covered);
  g_free (self.barred);
}
