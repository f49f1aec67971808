/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a language, read from models/lang/<language>/: inflections, word classes and the lexicon of operators
 * and cues. No word of any language stands in C. */
#pragma once

#include <gio/gio.h>

#include "stance-vocabulary-private.h"

typedef struct _StanceLanguage StanceLanguage;

/* Classes of words (words.tsv); a word may be in several. The names there are these in lower case. */
typedef enum
{
  STANCE_WORD_ABBREVIATION = 1 << 0,  /* is followed by a full stop that ends no sentence */
  STANCE_WORD_STARTER = 1 << 1,       /* begins sentences, hardly ever follows an abbreviation inside one */
  STANCE_WORD_SAY = 1 << 2,           /* forms of verbs that report speech */
  STANCE_WORD_DETERMINER = 1 << 3,
  STANCE_WORD_PREPOSITION = 1 << 4,
  STANCE_WORD_AUXILIARY = 1 << 5,     /* be, have, do and modal verbs */
  STANCE_WORD_HE = 1 << 6,            /* third person, one man */
  STANCE_WORD_SHE = 1 << 7,
  STANCE_WORD_IT = 1 << 8,
  STANCE_WORD_THEY = 1 << 9,
  STANCE_WORD_I = 1 << 10,            /* first person, one or many */
  STANCE_WORD_WE = 1 << 11,
  STANCE_WORD_YOU = 1 << 12,
  STANCE_WORD_CONJUNCTION = 1 << 13,  /* and, or, but */
  STANCE_WORD_SUBORDINATOR = 1 << 14, /* while, because, although: opens a clause that stands apart */
  STANCE_WORD_RELATIVE = 1 << 15,     /* which, who, whose */
  STANCE_WORD_THAT = 1 << 16,         /* opens a complement clause */
  STANCE_WORD_TO = 1 << 17,           /* opens an infinitive */
  STANCE_WORD_ROLE = 1 << 18,         /* a person by office: president, minister, spokesman */
  STANCE_WORD_GROUP = 1 << 19,        /* several by office: leaders, officials, sides */
  STANCE_WORD_ADVERB = 1 << 20,       /* may stand between subject and verb */
  STANCE_WORD_DAY = 1 << 21,          /* days, months, today: stand between verb and content */
  STANCE_WORD_ANONYMOUS = 1 << 22,    /* sources that are nobody: analysts, experts, people, many */
  STANCE_WORD_BY = 1 << 23,           /* marks the doer of a passive */
  STANCE_WORD_TITLE = 1 << 24,        /* Mr, Sir, General: stands before a name */
  STANCE_WORD_CONDITION = 1 << 25,    /* if, unless: the clause that follows is nobody's position */
  STANCE_WORD_QUESTION = 1 << 26,     /* whether, asked: what follows is a question */
  STANCE_WORD_BOTH = 1 << 27,         /* both, two: the group that follows is those just named */
  STANCE_WORD_BE = 1 << 28,
  STANCE_WORD_PARTICLE = 1 << 29,     /* of, in: joins noun phrases */
  STANCE_WORD_SPLIT = 1 << 30,        /* written as one, read as two (from splits.tsv) */
  STANCE_WORD_ANAPHOR = 1u << 31,     /* nouns that point back: idea, proposal, terms */
} StanceWordClass;

/* What the ending of a word tells (words.tsv: "gerund -ing"). */
typedef enum
{
  STANCE_ENDING_GERUND,     /* insisting */
  STANCE_ENDING_PARTICIPLE, /* rejected */
  STANCE_ENDING_THIRD,      /* rejects */
  STANCE_ENDING_POSSESSIVE, /* the clitic of an owner */
  STANCE_ENDING_NEGATIVE,   /* the clitic of a negation */
  STANCE_N_ENDINGS,
} StanceEnding;

/* What the tokens of a language need besides (tokens.tsv). */
typedef enum
{
  STANCE_TOKENS_PREFIX,   /* a hyphen behind it does not part: non-aligned */
  STANCE_TOKENS_SUFFIX,   /* a hyphen before it does not part */
  STANCE_TOKENS_UNIT,     /* parts from the number it is written to: 5pm */
  STANCE_TOKENS_ENDING,   /* of addresses and file names: com, pdf */
  STANCE_TOKENS_SYMBOL,   /* emoticons and the like: one token */
  STANCE_TOKENS_SLASHED,  /* words with a slash: w/o */
  STANCE_TOKENS_NUMBERED, /* abbreviations before a number, words elsewhere: No. 5 */
  STANCE_TOKENS_FINAL,    /* abbreviations whose full stop is one of its own at the end of a sentence */
  STANCE_TOKENS_PROPER,   /* abbreviations where they begin with a capital, words elsewhere: Mass. */
  STANCE_N_TOKENS,
} StanceTokenList;

/* Reads the folder of a language. Errors: file errors, STANCE_ERROR_INVALID_MODEL with file and line. */
StanceLanguage *stance_language_load (const char *directory, GError **error);
void stance_language_free (StanceLanguage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLanguage, stance_language_free)

/* The vocabulary that tokens are looked up in; models add their words to it while they load. */
StanceVocabulary *stance_language_get_vocabulary (StanceLanguage *self);

/* The classes of a word id, a set of StanceWordClass. */
guint32 stance_language_classes (const StanceLanguage *self, guint32 word);

/* Whether a folded word has one of the endings of that kind. */
gboolean stance_language_has_ending (const StanceLanguage *self, StanceEnding ending, const char *folded, gsize length);

/* All forms of a lemma, itself included: join, joins, joined, joining. (element-type utf8), owned by the caller. */
GPtrArray *stance_language_inflect (StanceLanguage *self, const char *lemma);

/* The other way round: what a folded word may be a form of, words that there are not among it (reject, rejecte: rejected); those two forms of one word
 * have one in common. Itself is left out. (element-type utf8), owned by the caller. */
GPtrArray *stance_language_list_lemmas (StanceLanguage *self, const char *form);

/* A folded word that is written as one and read as two (cannot): the length of its first part, 0 for others. Some are so only before
 * certain words: `next` is the one behind it. */
gsize stance_language_split (const StanceLanguage *self, const char *folded, gsize length, const char *next, gsize next_length);

/* Whether one of the lists holds these bytes; case of ASCII letters does not matter. */
gboolean stance_language_lists (const StanceLanguage *self, StanceTokenList list, const char *bytes, gsize length);

/* Whether a symbol of the list begins with that character. */
gboolean stance_language_begins_symbol (const StanceLanguage *self, char c);

/* The length of the clitic that a folded word with an apostrophe ends in (n't, 's), 0 for none. */
gsize stance_language_clitic (const StanceLanguage *self, const char *folded, gsize length);

/* Takes another splitter: the bytes of a sentences.bin. Not for use while other threads read. Errors: STANCE_ERROR_INVALID_MODEL. */
gboolean stance_language_set_sentences (StanceLanguage *self, GBytes *bytes, GError **error);

/* The lexicon of operators and cues (stance-lexicon-private.h), compiled. */
struct _StanceLexicon;
const struct _StanceLexicon *stance_language_get_lexicon (const StanceLanguage *self);
