/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets to speak in an article: the words of each attribution, whatever they speak of. */
#include <string.h>

#include "stance-listening-private.h"
#include "stance-statement-private.h"

typedef struct
{
  StanceVoices *voices;
  const StanceSpeech *speech;
  const StanceHolders *holders;
  const char *document;
  const char *date;
  gsize at_byte; /* places are counted on from run to run */
  guint at_point;
} Listener;

static const StanceToken *
token_at (const Listener *self, guint i)
{
  return stance_text_token (self->speech->syntax->text, i);
}

/* Tokens [first, result) have the same speaker and stand on one side of quotation marks. */
static guint
end_of_run (const Listener *self, guint first)
{
  const StanceSpeech *speech = self->speech;
  guint i = first + 1;

  while (i < speech->syntax->text->tokens->len && speech->attribution_of[i] == speech->attribution_of[first]
         && speech->quotation_of[i] == speech->quotation_of[first])
    i++;
  return i;
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

/* Whether somebody of another party tells it. */
static gboolean
is_second_hand (const Listener *self, guint32 attribution, const GArray *speakers)
{
  guint32 parent = stance_speech_attribution (self->speech, attribution)->parent;
  g_autoptr (GArray) tellers = NULL;

  if (parent == STANCE_NONE || parent == attribution)
    return FALSE;
  tellers = stance_holders_of_speaker (self->holders, parent);
  return tellers->len > 0 && !overlap (tellers, speakers);
}

static void
hear_run (Listener *self, guint first, guint end)
{
  guint32 attribution = self->speech->attribution_of[first];
  const StanceText *text = self->speech->syntax->text;
  gsize from = token_at (self, first)->start, to = token_at (self, end - 1)->end;
  g_autoptr (GArray) speakers = stance_holders_of_speaker (self->holders, attribution);
  StanceHearing hearing = { .document = self->document, .text = text->text + from, .end = text->text + to,
                            .kind = self->speech->quotation_of[first] == STANCE_NONE ? STANCE_KIND_INDIRECT : STANCE_KIND_DIRECT,
                            .second_hand = is_second_hand (self, attribution, speakers) };

  self->at_point += (guint) g_utf8_strlen (text->text + self->at_byte, (gssize) (from - self->at_byte));
  self->at_byte = from;
  hearing.place = self->at_point;
  for (guint i = 0; i < speakers->len; i++)
    {
      const StanceHolder *speaker = &g_array_index (speakers, StanceHolder, i);
      const char *party = stance_model_get_party (self->voices->model, speaker->party)->id;

      stance_ear_hear (stance_voices_ear (self->voices, speaker->name, party, self->date), &hearing);
    }
  if (speakers->len == 0)
    stance_ear_hear (self->voices->others, &hearing);
}

/* Whether it is the reporter, or another party, who tells what the holder wants. */
static gboolean
is_told (const StanceStatementFields *fields)
{
  return fields->kind == STANCE_KIND_NARRATED || (fields->via && *fields->via);
}

void
stance_voices_listen (StanceVoices *self, StanceDocument *document, const StanceSpeech *speech, const StanceHolders *holders, GPtrArray *statements)
{
  Listener listener = { self, speech, holders, stance_document_get_id (document), stance_document_get_date (document), 0, 0 };
  g_autoptr (GPtrArray) told = g_ptr_array_new ();

  for (guint i = 0; i < statements->len; i++)
    if (is_told (stance_statement_get_fields (g_ptr_array_index (statements, i))))
      g_ptr_array_add (told, g_ptr_array_index (statements, i));
  g_mutex_lock (&self->lock);
  for (guint i = 0, end; i < speech->syntax->text->tokens->len; i = end)
    {
      end = end_of_run (&listener, i);
      if (speech->attribution_of[i] != STANCE_NONE)
        hear_run (&listener, i, end);
    }
  g_mutex_unlock (&self->lock);
  stance_voices_add_statements (self, told);
  g_mutex_lock (&self->lock);
  stance_voices_forget (self, listener.document);
  g_mutex_unlock (&self->lock);
}
