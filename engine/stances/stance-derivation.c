/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-derivation-private.h"

#include "stance-grid-private.h"

/* Operators as models/README.md calls them. */
static const char *const names[] = {
  [STANCE_OP_SAY] = "say", [STANCE_OP_THINK] = "think", [STANCE_OP_ASK] = "ask", [STANCE_OP_ACCORDING] = "according", [STANCE_OP_WANT] = "want",
  [STANCE_OP_REJECT] = "reject", [STANCE_OP_DOUBT] = "doubt", [STANCE_OP_MODAL] = "modal", [STANCE_OP_PREDICATE] = "predicate",
  [STANCE_OP_EFFECT] = "effect", [STANCE_OP_NEGATION] = "negation", [STANCE_OP_HEDGE] = "hedge", [STANCE_OP_BOOST] = "boost",
  [STANCE_OP_CONDITION] = "condition", [STANCE_OP_ACCUSE] = "accuse", [STANCE_OP_FACTIVE] = "factive", [STANCE_OP_ANSWER] = "answer",
  [STANCE_OP_COMPARE] = "compare", [STANCE_OP_DOCUMENT] = "document",
  [STANCE_OP_TIME] = "time", [STANCE_OP_NONE] = "none",
};

/* The words of tokens [first, end), white space as one blank. */
static void
append_words (const StanceDerivation *self, guint32 first, guint32 end, GString *out)
{
  const StanceText *text = self->speech->syntax->text;

  for (guint32 i = first; i < end; i++)
    {
      const StanceToken *token = stance_text_token (text, i);

      if (i > first && (token->flags & STANCE_TOKEN_SPACE_BEFORE))
        g_string_append_c (out, ' ');
      g_string_append_len (out, text->text + token->start, token->end - token->start);
    }
}

static void
append_value (gint32 value, GString *out)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%g", stance_grid_to_double (value));
  g_string_append_printf (out, "%s%s", value > 0 ? "+" : "", number);
}

static void
append_step (const StanceDerivation *self, const StanceStep *step, GString *out)
{
  g_string_append (out, ", \"");
  append_words (self, step->op->first, step->op->end, out);
  g_string_append_printf (out, "\" (%s) %s", names[step->op->type],
                          step->turns && step->halves ? "turns and halves it" : step->turns ? "turns it" : step->halves ? "halves it" : "takes a side");
}

/* What a pointer means, and whether that was denied. */
static void
append_meant (const StanceDerivation *self, GString *out)
{
  if (self->meant_end == 0)
    return;
  g_string_append (out, self->sense < 0 ? "(against \"" : "(for \"");
  append_words (self, self->meant_first, self->meant_end, out);
  g_string_append (out, "\") ");
}

static void
append_answer (const StanceDerivation *self, GString *out)
{
  if (self->answer_end == 0)
    return;
  g_string_append (out, ", \"");
  append_words (self, self->answer_first, self->answer_end, out);
  g_string_append_printf (out, "\" (answer) %s", self->sense < 0 ? "turns it" : "takes a side");
}

char *
stance_derivation_show (const StanceDerivation *self)
{
  GString *out = g_string_new ("\"");
  guint n = self->chain == &self->attitude->noun_chain ? self->attitude->n_noun_steps : self->attitude->n_steps;
  const StanceAttribution *said = self->attribution == STANCE_NONE ? NULL : stance_speech_attribution (self->speech, self->attribution);

  append_words (self, self->target->first, self->target->end, out);
  g_string_append (out, "\" ");
  append_meant (self, out);
  append_value (self->pole, out);
  for (guint i = 0; i < n; i++)
    append_step (self, &self->attitude->steps[i], out);
  if (said && said->strength < STANCE_WEAK_BELOW)
    {
      g_string_append (out, ", \"");
      append_words (self, said->cue_first, said->cue_end, out);
      g_string_append_printf (out, "\" (%s) halves it", names[said->type]);
    }
  append_answer (self, out);
  if (self->attitude->conditional)
    g_string_append (out, ", on a condition: half of it");
  if (self->inferred)
    g_string_append (out, ", only mentioned: half of it");
  g_string_append (out, ": ");
  append_value (self->position, out);
  return g_string_free (out, FALSE);
}
