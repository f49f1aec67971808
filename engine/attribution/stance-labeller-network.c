/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-labeller-network-private.h"

#include <string.h>

#include "stance-activations-private.h"
#include "stance-linear-private.h"

void
stance_labeller_memory_init (StanceLabellerMemory *self)
{
  memset (self, 0, sizeof *self);
  self->cues = g_array_new (FALSE, FALSE, sizeof (StanceLabellerCue));
}

void
stance_labeller_memory_clear (StanceLabellerMemory *self)
{
  stance_encoder_memory_clear (&self->encoder);
  stance_encoder_memory_clear (&self->pairs);
  g_free (self->projected);
  g_free (self->logits);
  g_array_unref (self->cues);
  g_free (self->starts);
  g_free (self->scores);
  memset (self, 0, sizeof *self);
}

void
stance_labeller_shape (StanceLabeller *self, guint size, guint n_layers, guint pair_layers)
{
  StanceEncoderShape words = { .n_tables = STANCE_LABELLER_TABLES, .size = size, .n_layers = n_layers };
  StanceEncoderShape pairs = { .size = self->pair_size, .n_layers = pair_layers };
  StanceParameters *p = &self->parameters;
  StanceLabellerMatrices *m = &self->matrices;
  guint width = self->cue_size + 2 * self->pair_size;

  stance_labeller_table_rows (self, words.rows);
  stance_parameters_init (p);
  p->narrow = TRUE;
  stance_encoder_init (&self->encoder, &words, p);
  stance_encoder_init (&self->pairs, &pairs, p);
  m->projection = stance_parameters_add (p, "projection", size, width);
  m->projection_bias = stance_parameters_add (p, "projection-bias", 1, width);
  m->cue = stance_parameters_add (p, "cue", self->cue_size, 1);
  m->cue_bias = stance_parameters_add (p, "cue-bias", 1, 1);
  m->distance = stance_parameters_add (p, "distance", STANCE_LABELLER_DISTANCES, self->pair_size);
  m->quotation = stance_parameters_add (p, "quotation", STANCE_LABELLER_QUOTATIONS, self->pair_size);
  m->between = stance_parameters_add (p, "between", STANCE_LABELLER_BETWEEN, self->pair_size);
  m->role = stance_parameters_add (p, "role", self->pair_size, STANCE_N_ROLES);
  m->role_bias = stance_parameters_add (p, "role-bias", 1, STANCE_N_ROLES);
  m->chain = stance_parameters_add (p, "chain", STANCE_N_ROLES + 1, STANCE_N_ROLES);
  stance_parameters_allocate (p);
}

static void
make_room (const StanceLabeller *self, StanceLabellerMemory *memory, gsize n)
{
  if (memory->size >= n)
    return;
  memory->size = n;
  memory->projected = g_renew (float, memory->projected, n * (self->cue_size + 2 * self->pair_size));
  memory->logits = g_renew (float, memory->logits, n);
}

void
stance_labeller_project (const StanceLabeller *self, guint n, StanceLabellerMemory *memory)
{
  guint width = self->cue_size + 2 * self->pair_size;
  const float *bias = stance_parameters_get (&self->parameters, self->matrices.projection_bias);

  make_room (self, memory, n);
  stance_linear_forward (memory->vectors, stance_parameters_get (&self->parameters, self->matrices.projection), memory->projected, n,
                         self->encoder.shape.size, width, FALSE);
  stance_linear_add_bias (memory->projected, bias, n, width);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < self->cue_size; k++)
      memory->projected[(gsize) i * width + k] = MAX (memory->projected[(gsize) i * width + k], 0);
}

void
stance_labeller_score_cues (const StanceLabeller *self, guint n, StanceLabellerMemory *memory)
{
  guint width = self->cue_size + 2 * self->pair_size;
  const float *weights = stance_parameters_get (&self->parameters, self->matrices.cue);

  for (guint i = 0; i < n; i++)
    {
      const float *hidden = memory->projected + (gsize) i * width;
      float sum = *stance_parameters_get (&self->parameters, self->matrices.cue_bias);

      for (guint k = 0; k < self->cue_size; k++)
        sum += hidden[k] * weights[k];
      memory->logits[i] = sum;
    }
}

void
stance_labeller_add_cue (StanceLabellerMemory *memory, guint word, guint first, guint end)
{
  StanceLabellerCue cue = { word, word > first + STANCE_LABELLER_REACH ? word - STANCE_LABELLER_REACH : first, MIN (end, word + STANCE_LABELLER_REACH) };

  g_array_append_val (memory->cues, cue);
}

static guint
distance_of (guint cue, guint word)
{
  guint far = word > cue ? word - cue : cue - word, step = far;

  if (far > STANCE_LABELLER_NEAR)
    step = STANCE_LABELLER_NEAR + (far <= 12 ? 1 : far <= 18 ? 2 : far <= 30 ? 3 : far <= 50 ? 4 : far <= 90 ? 5 : 6);
  return word >= cue ? STANCE_LABELLER_NEAR + STANCE_LABELLER_FAR + step : STANCE_LABELLER_NEAR + STANCE_LABELLER_FAR - step;
}

static guint
quotation_of (const StanceLabellerWords *words, guint cue, guint word)
{
  guint32 a = words->quotations[cue], b = words->quotations[word];
  guint sentence = words->sentences[word] < words->sentences[cue] ? 0 : words->sentences[word] == words->sentences[cue] ? 1 : 2;

  return sentence * 5 + (a == 0 ? (b == 0 ? 0 : 1) : b == 0 ? 2 : a == b ? 3 : 4);
}

/* The relations on one side of the cue, nearest first. */
static void
relate_side (const StanceLabellerWords *words, guint cue, guint n, gint step, StanceLabellerRelation *own)
{
  guint commas = 0, verbs = 0;

  for (guint i = 1; i <= n; i++)
    {
      guint word = (guint) ((gint) cue + step * (gint) i);

      own[step * (gint) i] = (StanceLabellerRelation) { distance_of (cue, word), quotation_of (words, cue, word),
                                                        (step > 0 ? 16 : 0) + MIN (commas, 3) * 4 + MIN (verbs, 3) };
      commas += (words->kinds[word] & STANCE_KIND_COMMA) != 0;
      verbs += (words->kinds[word] & STANCE_KIND_VERB) != 0;
    }
}

void
stance_labeller_relate (const StanceLabellerWords *words, guint cue, guint first, guint end, StanceLabellerRelation *relations)
{
  StanceLabellerRelation *own = relations + (cue - first);

  *own = (StanceLabellerRelation) { distance_of (cue, cue), quotation_of (words, cue, cue), 0 };
  relate_side (words, cue, cue - first, -1, own);
  relate_side (words, cue, end - cue - 1, 1, own);
}

static guint
count_pairs (StanceLabellerMemory *memory)
{
  guint n = 0;

  memory->starts = g_renew (guint32, memory->starts, memory->cues->len + 1);
  for (guint c = 0; c < memory->cues->len; c++)
    {
      const StanceLabellerCue *cue = &g_array_index (memory->cues, StanceLabellerCue, c);

      memory->starts[c] = n;
      n += cue->end - cue->first;
    }
  memory->starts[memory->cues->len] = n;
  return n;
}

guint
stance_labeller_open_pairs (const StanceLabeller *self, const StanceLabellerWords *words, guint offset, StanceLabellerMemory *memory, gboolean learning)
{
  const StanceParameters *p = &self->parameters;
  guint n = count_pairs (memory), d = self->pair_size, width = self->cue_size + 2 * d;
  float *out = stance_encoder_open (&self->pairs, &memory->pairs, n, learning);
  StanceLabellerRelation relations[2 * STANCE_LABELLER_REACH + 1];

  for (guint c = 0; c < memory->cues->len; c++)
    {
      const StanceLabellerCue *cue = &g_array_index (memory->cues, StanceLabellerCue, c);

      stance_labeller_relate (words, offset + cue->word, offset + cue->first, offset + cue->end, relations);
      for (guint i = cue->first; i < cue->end; i++, out += d)
        {
          const StanceLabellerRelation *relation = &relations[i - cue->first];
          const float *rows[] = {
            memory->projected + (gsize) i * width + self->cue_size, memory->projected + (gsize) cue->word * width + self->cue_size + d,
            stance_parameters_get (p, self->matrices.distance) + relation->distance * d,
            stance_parameters_get (p, self->matrices.quotation) + relation->quotation * d,
            stance_parameters_get (p, self->matrices.between) + relation->between * d,
          };

          stance_activations_sum (rows, G_N_ELEMENTS (rows), out, d);
        }
    }
  return n;
}

void
stance_labeller_score_roles (const StanceLabeller *self, guint n_pairs, StanceLabellerMemory *memory)
{
  if (memory->pairs_size < n_pairs)
    {
      memory->pairs_size = n_pairs;
      memory->scores = g_renew (float, memory->scores, (gsize) n_pairs * STANCE_N_ROLES);
    }
  stance_linear_forward (memory->seen, stance_parameters_get (&self->parameters, self->matrices.role), memory->scores, n_pairs, self->pair_size,
                         STANCE_N_ROLES, FALSE);
  stance_linear_add_bias (memory->scores, stance_parameters_get (&self->parameters, self->matrices.role_bias), n_pairs, STANCE_N_ROLES);
}
