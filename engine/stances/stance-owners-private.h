/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a wish, a refusal or a deed is, and whether it is so any more. */
#pragma once

#include "stance-attribution-private.h"

/* The actor that begins at `token` or at most `reach` tokens behind it. STANCE_NONE for none. */
guint32 stance_owners_find_beginning (const StanceSpeech *speech, guint token, guint reach);

/* "blamed SMITH for": whom an operator praises or blames for what stands behind it. STANCE_NONE for none. */
guint32 stance_owners_find_blamed (const StanceSpeech *speech, const StanceOperator *op);

/* "Smith's refusal", "his refusal", "the refusal by Smith to", "that Smith had refused": who refuses. STANCE_NONE for nobody. */
guint32 stance_owners_find_possessor (const StanceSpeech *speech, const StanceOperator *op);

/* Who acts in a passive: "was rejected by Smith". Looks no farther than token `end`. */
guint32 stance_owners_find_doer (const StanceSpeech *speech, const StanceOperator *op, guint end);

/* "SMITH'S plan would require it", "the BRITISH draft": whose plan, draft or law the subject of the verb at token `verb` is. Looks no farther back than
 * token `from`. STANCE_NONE when the subject is no such thing, and when nobody is told to be its author. */
guint32 stance_owners_find_author (const StanceSpeech *speech, guint verb, guint from);

/* "it is", of nobody. */
gboolean stance_owners_is_expletive (const StanceSpeech *speech, guint32 actor);

/* "Instead of troops, London offered money": who does something behind the next comma from token `end` of a sentence on. STANCE_NONE when nobody
 * is named there. */
guint32 stance_owners_find_behind (const StanceSpeech *speech, guint sentence_at, guint32 end);

/* "who once rejected it, now says": whether token `first` of a sentence is in what somebody held before he came to hold what it goes on to tell. */
gboolean stance_owners_is_past (const StanceSpeech *speech, guint sentence_at, guint32 first);

/* "was SENT", not "is SENDING": its subject does not do it. */
gboolean stance_owners_is_undergone (const StanceSyntax *syntax, const StanceOperator *op);

/* "DENIED that London had agreed to it", "DENIED REPORTS THAT": the refusal right before the clause of a report, NULL for none. */
const StanceOperator *stance_owners_find_denial (const StanceSpeech *speech, guint32 attribution);

/* "London's plan PROVIDES FOR it": the verb over token `first` that tells what a draft has in it, behind token `from`; STANCE_NO_TOKEN for none. */
guint32 stance_owners_find_terms (const StanceSpeech *speech, guint32 first, guint32 from);

