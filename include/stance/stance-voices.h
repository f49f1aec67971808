/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_STANCES)
#error "this layer does not see stances (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-model.h>
#include <stance/stance-statement.h>

G_BEGIN_DECLS

/**
 * StanceVoice:
 * @words: words that are given to a party: the sum of the next three
 * @direct: those in quotation marks; of coded statements all words of the quoted ones
 * @indirect: those of reported speech
 * @narrated: those in which the reporter tells what the party wants or does
 * @second_hand: words in which another party tells what this one says or wants, whosever they are
 *
 * How much a party gets to say. A word counts once for each party that says it.
 */
typedef struct
{
  guint64 words;
  guint64 direct;
  guint64 indirect;
  guint64 narrated;
  guint64 second_hand;
} StanceVoice;

#define STANCE_TYPE_VOICE (stance_voice_get_type ())
STANCE_EXPORT GType stance_voice_get_type (void);
STANCE_EXPORT StanceVoice *stance_voice_copy (const StanceVoice *self);
STANCE_EXPORT void stance_voice_free (StanceVoice *self);

/**
 * StanceVoices:
 *
 * Counts of the words that articles give to parties, whatever they speak of. Atomically counted; may be added to from several threads.
 */
typedef struct _StanceVoices StanceVoices;

#define STANCE_TYPE_VOICES (stance_voices_get_type ())
STANCE_EXPORT GType stance_voices_get_type (void);

STANCE_EXPORT StanceVoices *stance_voices_new (StanceModel *model, StanceLevel level);
STANCE_EXPORT StanceVoices *stance_voices_ref (StanceVoices *self);
STANCE_EXPORT void stance_voices_unref (StanceVoices *self);
STANCE_EXPORT void stance_voices_add_statements (StanceVoices *self, GPtrArray *statements);
STANCE_EXPORT char **stance_voices_get_parties (StanceVoices *self);
STANCE_EXPORT gboolean stance_voices_get (StanceVoices *self, const char *party, StanceVoice *voice);
STANCE_EXPORT gboolean stance_voices_get_others (StanceVoices *self, StanceVoice *voice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceVoices, stance_voices_unref)

G_END_DECLS
