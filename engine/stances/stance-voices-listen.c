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
  GPtrArray *told; /* statements that another party tells of their holders, those to come */
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

/* What another party tells of a holder, where it stands in the run: not the words that report it. */
static void
hear_told (Listener *self, const StanceHearing *run, guint end)
{
  for (guint i = 0; i < self->told->len; i++)
    {
      const StanceStatementFields *fields = stance_statement_get_fields (g_ptr_array_index (self->told, i));
      guint from = MAX (fields->span.start, run->place), to = MIN (fields->span.end, end);
      StanceHearing hearing = *run;

      if (fields->span.start >= end)
        return;
      if (from >= to)
        continue;
      hearing.text = g_utf8_offset_to_pointer (run->text, (glong) (from - run->place));
      hearing.end = g_utf8_offset_to_pointer (hearing.text, (glong) (to - from));
      hearing.place = from;
      hearing.own = FALSE;
      hearing.second_hand = TRUE;
      stance_ear_hear (stance_voices_ear (self->voices, fields->holder, fields->holder_party, self->date), &hearing);
    }
}

/* Statements stand in the order of the text: those that end before the run are heard. */
static void
drop_heard (Listener *self, guint place)
{
  while (self->told->len > 0 && stance_statement_get_fields (g_ptr_array_index (self->told, 0))->span.end <= place)
    g_ptr_array_remove_index (self->told, 0);
}

static void
hear_run (Listener *self, guint first, guint end)
{
  guint32 attribution = self->speech->attribution_of[first];
  const StanceText *text = self->speech->syntax->text;
  gsize from = token_at (self, first)->start, to = token_at (self, end - 1)->end;
  g_autoptr (GArray) speakers = stance_holders_of_speaker (self->holders, attribution);
  StanceHearing hearing = { .document = self->document, .text = text->text + from, .end = text->text + to,
                            .kind = self->speech->quotation_of[first] == STANCE_NONE ? STANCE_KIND_INDIRECT : STANCE_KIND_DIRECT, .own = TRUE,
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
  drop_heard (self, hearing.place);
  hear_told (self, &hearing, hearing.place + (guint) g_utf8_strlen (hearing.text, hearing.end - hearing.text));
}

void
stance_voices_listen (StanceVoices *self, StanceDocument *document, const StanceSpeech *speech, const StanceHolders *holders, GPtrArray *statements)
{
  Listener listener = { self, speech, holders, stance_document_get_id (document), stance_document_get_date (document), 0, 0, NULL };
  g_autoptr (GPtrArray) told = g_ptr_array_new (), narrated = g_ptr_array_new ();

  for (guint i = 0; i < statements->len; i++)
    {
      const StanceStatementFields *fields = stance_statement_get_fields (g_ptr_array_index (statements, i));

      if (fields->via && *fields->via)
        g_ptr_array_add (told, g_ptr_array_index (statements, i));
      else if (fields->kind == STANCE_KIND_NARRATED)
        g_ptr_array_add (narrated, g_ptr_array_index (statements, i));
    }
  listener.told = told;
  g_mutex_lock (&self->lock);
  for (guint i = 0, end; i < speech->syntax->text->tokens->len; i = end)
    {
      end = end_of_run (&listener, i);
      if (speech->attribution_of[i] != STANCE_NONE)
        hear_run (&listener, i, end);
    }
  g_mutex_unlock (&self->lock);
  stance_voices_add_statements (self, narrated);
  g_mutex_lock (&self->lock);
  stance_voices_forget (self, listener.document);
  g_mutex_unlock (&self->lock);
}
