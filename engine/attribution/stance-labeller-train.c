/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-labeller-train-private.h"

#include <math.h>
#include <string.h>

#include "stance-labeller-network-private.h"
#include "stance-hashes-private.h"
#include "stance-learner-private.h"
#include "stance-linear-private.h"

#define BATCH_WORDS 600
#define CLIP 5.0
/* Every so many steps the parameters go into the average with this share. */
#define AVERAGE_EVERY 10
#define AVERAGE_SHARE 0.015
/* A form that was seen n times is taken for a stranger with probability STRANGE / (STRANGE + n) (Kiperwasser and Goldberg 2016, TACL 4). */
#define STRANGE 0.5
/* How likely an attribution must be: where most of the contents that people annotated are covered (overlap, dev part of PolNeAR); contents and sources
 * together are best at 0.35. */
#define THRESHOLD 0.2f

const StanceLabellerTraining stance_labeller_training = {
  .seed = 1, .epochs = 14, .size = 96, .n_layers = 2, .cue_size = 48, .pair_size = 48, .pair_layers = 2, .dropout = 0.3, .rate = 0.002,
};

/* A gold attribution: its cue, and the roles of the words of its paragraph. */
typedef struct
{
  guint32 cue;          /* a word of the article */
  guint32 first;        /* of the paragraph */
  guint32 end;
  guint8 *roles;        /* by word of the paragraph */
} Gold;

typedef struct
{
  StanceLabellerWords words;
  GArray *golds;        /* of Gold, by cue */
} Article;

/* A paragraph of an article. */
typedef struct
{
  guint32 article;
  guint32 sequence;
} Place;

typedef struct
{
  StanceLabeller *labeller;
  const StanceLabellerTraining *training;
  Article *articles;
  guint n_articles;
  GArray *places;       /* of Place */
  guint32 *form_counts; /* by row */
  guint32 *lemma_counts;
  StanceLabellerMemory memory;
  StanceOptimiser optimiser;
  GRand *random;
  float *averages;      /* of the parameters over the last steps */
  guint n_averaged;
  /* one batch */
  StanceLabellerWords batch;
  GArray *golds;        /* of Gold, in words of the batch; roles borrowed */
  float *vector_gradients;
  float *projected_gradients;
  float *masks;
  gsize room;
} Lesson;

static void
gold_clear (gpointer data)
{
  g_free (((Gold *) data)->roles);
}

/* Tags the whole text. */
static void
read_text (StanceFrontEnd *front_end, const StanceAnnotated *annotated, StanceText **text, StanceReading *reading)
{
  *text = stance_text_new (annotated->text, strlen (annotated->text), stance_front_end_get_language (front_end));
  stance_front_end_tag (front_end, *text, reading);
}

static void
paint (const StanceText *text, const GArray *ranges, StanceRole role, guint32 first, guint32 end, guint8 *roles)
{
  for (guint r = 0; r < ranges->len; r++)
    {
      const StanceByteRange *range = &g_array_index (ranges, StanceByteRange, r);

      for (guint32 i = first; i < end; i++)
        if (stance_text_token (text, i)->start < range->end && stance_text_token (text, i)->end > range->start)
          roles[i - first] = role;
    }
}

/* The word of a cue that stands for it: its first verb, else its first noun, else its first word. G_MAXUINT32 for a cue without words. */
static guint32
find_anchor (const StanceText *text, const StanceLabellerWords *words, const GArray *ranges)
{
  guint32 best = G_MAXUINT32;
  guint rank = 0;

  for (guint r = 0; r < ranges->len; r++)
    for (guint32 i = 0; i < words->n; i++)
      {
        const StanceByteRange *range = &g_array_index (ranges, StanceByteRange, r);
        guint own = words->kinds[i] & STANCE_KIND_VERB ? 3 : words->kinds[i] & STANCE_KIND_NOUN ? 2 : 1;

        if (stance_text_token (text, i)->start < range->end && stance_text_token (text, i)->end > range->start && own > rank)
          {
            rank = own;
            best = i;
          }
      }
  return best;
}

static void
read_golds (const StanceText *text, const StanceAnnotated *annotated, Article *article)
{
  for (guint a = 0; a < annotated->annotations->len; a++)
    {
      const StanceAnnotation *annotation = g_ptr_array_index (annotated->annotations, a);
      Gold gold = { .cue = find_anchor (text, &article->words, annotation->cue) };
      guint s = 0;

      if (gold.cue == G_MAXUINT32)
        continue;
      while (article->words.starts[s + 1] <= gold.cue)
        s++;
      gold.first = article->words.starts[s];
      gold.end = article->words.starts[s + 1];
      gold.roles = g_new0 (guint8, gold.end - gold.first);
      paint (text, annotation->content, STANCE_ROLE_CONTENT, gold.first, gold.end, gold.roles);
      paint (text, annotation->source, STANCE_ROLE_SOURCE, gold.first, gold.end, gold.roles);
      paint (text, annotation->cue, STANCE_ROLE_CUE, gold.first, gold.end, gold.roles);
      g_array_append_val (article->golds, gold);
    }
}

static void
count_words (Lesson *lesson, const GPtrArray *articles, StanceFrontEnd *front_end)
{
  g_autoptr (GArray) forms = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) lemmas = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_auto (StanceReading) reading;

  stance_reading_init (&reading);
  for (guint a = 0; a < articles->len; a++)
    {
      g_autoptr (StanceText) text = NULL;

      read_text (front_end, g_ptr_array_index (articles, a), &text, &reading);
      for (guint i = 0; i < reading.n_words; i++)
        {
          guint64 lemma = stance_labeller_lemma (front_end, &reading.words[i], buffer);

          g_array_append_val (forms, reading.words[i].hash);
          g_array_append_val (lemmas, lemma);
        }
    }
  lesson->labeller->forms = stance_hashes_keep_frequent (forms, &lesson->labeller->n_forms, &lesson->form_counts);
  lesson->labeller->lemmas = stance_hashes_keep_frequent (lemmas, &lesson->labeller->n_lemmas, &lesson->lemma_counts);
}

static void
read_articles (Lesson *lesson, const GPtrArray *articles, StanceFrontEnd *front_end)
{
  g_auto (StanceReading) reading;

  stance_reading_init (&reading);
  lesson->n_articles = articles->len;
  lesson->articles = g_new0 (Article, articles->len);
  for (guint32 a = 0; a < articles->len; a++)
    {
      Article *article = &lesson->articles[a];
      g_autoptr (StanceText) text = NULL;

      read_text (front_end, g_ptr_array_index (articles, a), &text, &reading);
      stance_labeller_words_read (&article->words, lesson->labeller, front_end, text, &reading);
      article->golds = g_array_new (FALSE, FALSE, sizeof (Gold));
      g_array_set_clear_func (article->golds, gold_clear);
      read_golds (text, g_ptr_array_index (articles, a), article);
      for (guint32 s = 0; s < article->words.n_sequences; s++)
        g_array_append_val (lesson->places, ((Place) { a, s }));
    }
}

static void
make_room (Lesson *lesson, gsize n)
{
  const StanceLabeller *labeller = lesson->labeller;
  gsize width = labeller->cue_size + 2 * labeller->pair_size;

  if (lesson->room >= n)
    return;
  lesson->room = n;
  lesson->batch.ids = g_renew (guint32, lesson->batch.ids, n * STANCE_LABELLER_TABLES);
  lesson->batch.sentences = g_renew (guint32, lesson->batch.sentences, n);
  lesson->batch.quotations = g_renew (guint32, lesson->batch.quotations, n);
  lesson->batch.kinds = g_renew (guint8, lesson->batch.kinds, n);
  lesson->vector_gradients = g_renew (float, lesson->vector_gradients, n * labeller->encoder.shape.size);
  lesson->projected_gradients = g_renew (float, lesson->projected_gradients, n * width);
  lesson->masks = g_renew (float, lesson->masks, n * width);
}

/* Forgets rare forms and lemmas at random, together, so that strangers are learned about. */
static void
make_strangers (Lesson *lesson, guint first, guint n)
{
  const double forget = lesson->training->forget;

  for (guint i = first; i < first + n; i++)
    {
      guint32 *ids = lesson->batch.ids + (gsize) i * STANCE_LABELLER_TABLES;
      double chance = g_rand_double (lesson->random);

      if (chance < forget + (1 - forget) * STRANGE / (STRANGE + lesson->form_counts[ids[0]]))
        ids[0] = 0;
      if (chance < forget + (1 - forget) * STRANGE / (STRANGE + lesson->lemma_counts[ids[1]]))
        ids[1] = 0;
    }
}

/* Copies one paragraph behind the first `n` words of the batch. */
static void
copy_place (Lesson *lesson, const Place *place, guint n)
{
  const Article *article = &lesson->articles[place->article];
  const StanceLabellerWords *words = &article->words;
  guint32 first = words->starts[place->sequence], end = words->starts[place->sequence + 1], length = end - first;

  memcpy (lesson->batch.ids + (gsize) n * STANCE_LABELLER_TABLES, words->ids + (gsize) first * STANCE_LABELLER_TABLES,
          (gsize) length * STANCE_LABELLER_TABLES * sizeof (guint32));
  memcpy (lesson->batch.sentences + n, words->sentences + first, length * sizeof (guint32));
  memcpy (lesson->batch.quotations + n, words->quotations + first, length * sizeof (guint32));
  memcpy (lesson->batch.kinds + n, words->kinds + first, length);
  for (guint g = 0; g < article->golds->len; g++)
    {
      Gold gold = g_array_index (article->golds, Gold, g);

      if (gold.first != first)
        continue;
      gold.cue = gold.cue - first + n;
      gold.first = n;
      gold.end = n + length;
      g_array_append_val (lesson->golds, gold);
    }
  make_strangers (lesson, n, length);
}

static guint
length_of (const Lesson *lesson, const Place *place)
{
  const guint32 *starts = lesson->articles[place->article].words.starts + place->sequence;

  return starts[1] - starts[0];
}

static guint
fill_batch (Lesson *lesson, const guint32 *chosen, guint n_chosen)
{
  guint n = 0;

  for (guint i = 0; i < n_chosen; i++)
    n += length_of (lesson, &g_array_index (lesson->places, Place, chosen[i]));
  make_room (lesson, n);
  lesson->batch.starts = g_renew (guint32, lesson->batch.starts, n_chosen + 1);
  g_array_set_size (lesson->golds, 0);
  n = 0;
  for (guint i = 0; i < n_chosen; i++)
    {
      const Place *place = &g_array_index (lesson->places, Place, chosen[i]);

      lesson->batch.starts[i] = n;
      copy_place (lesson, place, n);
      n += length_of (lesson, place);
    }
  lesson->batch.starts[n_chosen] = n;
  lesson->batch.n = n;
  lesson->batch.n_sequences = n_chosen;
  return n;
}

static float *
gradient_of (Lesson *lesson, guint matrix)
{
  return lesson->optimiser.gradients + g_array_index (lesson->labeller->parameters.places, StanceMatrixPlace, matrix).offset;
}

static void
drop_projected (Lesson *lesson, guint n)
{
  const double dropout = lesson->training->dropout;
  const float keep = (float) (1 / (1 - dropout));
  gsize size = (gsize) n * (lesson->labeller->cue_size + 2 * lesson->labeller->pair_size);

  for (gsize i = 0; i < size; i++)
    {
      lesson->masks[i] = (g_rand_int (lesson->random) >> 16) < (guint32) (dropout * 65536) ? 0 : keep;
      lesson->memory.projected[i] *= lesson->masks[i];
    }
}

/* Which words are cues: the cross entropy of a logistic function. */
static double
learn_cues (Lesson *lesson, guint n)
{
  const StanceLabeller *labeller = lesson->labeller;
  guint width = labeller->cue_size + 2 * labeller->pair_size;
  const float *weights = stance_parameters_get (&labeller->parameters, labeller->matrices.cue);
  float *weight_gradients = gradient_of (lesson, labeller->matrices.cue), *bias = gradient_of (lesson, labeller->matrices.cue_bias);
  g_autofree guint8 *is_cue = g_new0 (guint8, n);
  double loss = 0;

  for (guint g = 0; g < lesson->golds->len; g++)
    is_cue[g_array_index (lesson->golds, Gold, g).cue] = 1;
  stance_labeller_score_cues (labeller, n, &lesson->memory);
  for (guint i = 0; i < n; i++)
    {
      double p = 1 / (1 + exp (-(double) lesson->memory.logits[i]));
      float gradient = (float) ((p - is_cue[i]) / n);
      const float *hidden = lesson->memory.projected + (gsize) i * width;
      float *hidden_gradient = lesson->projected_gradients + (gsize) i * width;

      loss -= log (MAX (is_cue[i] ? p : 1 - p, 1e-12));
      *bias += gradient;
      for (guint k = 0; k < labeller->cue_size; k++)
        {
          weight_gradients[k] += gradient * hidden[k];
          hidden_gradient[k] += hidden[k] > 0 ? gradient * weights[k] : 0;
        }
    }
  return loss;
}

static void
add_row (float *to, const float *from, guint n)
{
  for (guint k = 0; k < n; k++)
    to[k] += from[k];
}

/* What went into a pair came from the word, the cue and their relation. */
static void
share_pair_gradients (Lesson *lesson, const float *gradient)
{
  const StanceLabeller *labeller = lesson->labeller;
  guint d = labeller->pair_size, width = labeller->cue_size + 2 * d;
  float *distance = gradient_of (lesson, labeller->matrices.distance), *quotation = gradient_of (lesson, labeller->matrices.quotation);
  float *between = gradient_of (lesson, labeller->matrices.between);
  StanceLabellerRelation relations[2 * STANCE_LABELLER_REACH + 1];

  for (guint c = 0; c < lesson->memory.cues->len; c++)
    {
      const StanceLabellerCue *cue = &g_array_index (lesson->memory.cues, StanceLabellerCue, c);

      stance_labeller_relate (&lesson->batch, cue->word, cue->first, cue->end, relations);
      for (guint i = cue->first; i < cue->end; i++, gradient += d)
        {
          const StanceLabellerRelation *relation = &relations[i - cue->first];

          add_row (lesson->projected_gradients + (gsize) i * width + labeller->cue_size, gradient, d);
          add_row (lesson->projected_gradients + (gsize) cue->word * width + labeller->cue_size + d, gradient, d);
          add_row (distance + relation->distance * d, gradient, d);
          add_row (quotation + relation->quotation * d, gradient, d);
          add_row (between + relation->between * d, gradient, d);
        }
    }
}

/* The chain's gradients for all pairs, which take the place of nothing: `score_gradients` is zero. Gives the loss. */
static double
learn_chains (Lesson *lesson, float *score_gradients, float scale)
{
  const StanceLabeller *labeller = lesson->labeller;
  StanceLabellerMemory *memory = &lesson->memory;
  StanceChain chain = { STANCE_N_ROLES, stance_parameters_get (&labeller->parameters, labeller->matrices.chain) };
  float pair_gradients[(STANCE_N_ROLES + 1) * STANCE_N_ROLES] = { 0 };
  float *chain_gradients = gradient_of (lesson, labeller->matrices.chain);
  double loss = 0;

  for (guint c = 0; c < memory->cues->len; c++)
    {
      const StanceLabellerCue *cue = &g_array_index (memory->cues, StanceLabellerCue, c);
      const Gold *gold = &g_array_index (lesson->golds, Gold, c);
      guint16 labels[2 * STANCE_LABELLER_REACH + 1];
      gsize at = (gsize) memory->starts[c] * STANCE_N_ROLES;

      for (guint i = cue->first; i < cue->end; i++)
        labels[i - cue->first] = gold->roles[i - gold->first];
      loss += stance_chain_learn (&chain, memory->scores + at, cue->end - cue->first, labels, score_gradients + at, pair_gradients);
    }
  for (guint k = 0; k < G_N_ELEMENTS (pair_gradients); k++)
    chain_gradients[k] += pair_gradients[k] * scale;
  for (gsize k = 0; k < (gsize) memory->starts[memory->cues->len] * STANCE_N_ROLES; k++)
    score_gradients[k] *= scale;
  return loss;
}

/* What the words around gold cues are to them. */
static double
learn_roles (Lesson *lesson, guint n)
{
  StanceLabeller *labeller = lesson->labeller;
  StanceLabellerMemory *memory = &lesson->memory;
  guint d = labeller->pair_size, n_pairs;
  StanceSequences sequences = { NULL, NULL, lesson->golds->len };
  g_autofree float *score_gradients = NULL, *gradients = NULL;
  double loss;

  g_array_set_size (memory->cues, 0);
  for (guint g = 0; g < lesson->golds->len; g++)
    {
      const Gold *gold = &g_array_index (lesson->golds, Gold, g);

      stance_labeller_add_cue (memory, gold->cue, gold->first, gold->end);
    }
  n_pairs = stance_labeller_open_pairs (labeller, &lesson->batch, 0, memory, TRUE);
  if (n_pairs == 0)
    return 0;
  sequences.starts = memory->starts;
  memory->seen = stance_encoder_run_learning (&labeller->pairs, &labeller->parameters, &sequences, &memory->pairs, lesson->training->dropout,
                                              lesson->random);
  stance_labeller_score_roles (labeller, n_pairs, memory);
  score_gradients = g_new0 (float, (gsize) n_pairs * STANCE_N_ROLES);
  gradients = g_new (float, (gsize) n_pairs * d);
  loss = learn_chains (lesson, score_gradients, 1.0f / (float) n);
  stance_linear_bias_gradient (score_gradients, gradient_of (lesson, labeller->matrices.role_bias), n_pairs, STANCE_N_ROLES);
  stance_linear_backward (memory->seen, stance_parameters_get (&labeller->parameters, labeller->matrices.role), score_gradients,
                          gradient_of (lesson, labeller->matrices.role), gradients, (const guint[]) { n_pairs, d, STANCE_N_ROLES }, FALSE);
  stance_encoder_learn (&labeller->pairs, &labeller->parameters, &sequences, &memory->pairs, gradients, lesson->optimiser.gradients);
  share_pair_gradients (lesson, gradients);
  return loss;
}

static void
learn_below (Lesson *lesson, const StanceSequences *sequences, guint n)
{
  StanceLabeller *labeller = lesson->labeller;
  guint width = labeller->cue_size + 2 * labeller->pair_size, size = labeller->encoder.shape.size;

  for (gsize i = 0; i < (gsize) n * width; i++)
    lesson->projected_gradients[i] *= lesson->masks[i];
  stance_linear_bias_gradient (lesson->projected_gradients, gradient_of (lesson, labeller->matrices.projection_bias), n, width);
  stance_linear_backward (lesson->memory.vectors, stance_parameters_get (&labeller->parameters, labeller->matrices.projection),
                          lesson->projected_gradients, gradient_of (lesson, labeller->matrices.projection), lesson->vector_gradients,
                          (const guint[]) { n, size, width }, FALSE);
  stance_encoder_learn (&labeller->encoder, &labeller->parameters, sequences, &lesson->memory.encoder, lesson->vector_gradients,
                        lesson->optimiser.gradients);
}

/* Takes the parameters as they are now into the running average (Polyak and Juditsky 1992): a committee of many steps that costs no more than one. */
static void
average (Lesson *lesson)
{
  const StanceParameters *p = &lesson->labeller->parameters;
  double share = MAX (AVERAGE_SHARE, 1.0 / ++lesson->n_averaged);

  for (gsize i = 0; i < p->n; i++)
    lesson->averages[i] += (float) share * (p->values[i] - lesson->averages[i]);
}

static void
swap_averages (Lesson *lesson)
{
  float *kept = lesson->averages;

  lesson->averages = lesson->labeller->parameters.values;
  lesson->labeller->parameters.values = kept;
}

static double
learn_batch (Lesson *lesson, const guint32 *chosen, guint n_chosen, double rate)
{
  StanceLabeller *labeller = lesson->labeller;
  guint n = fill_batch (lesson, chosen, n_chosen), width = labeller->cue_size + 2 * labeller->pair_size;
  StanceSequences sequences = { lesson->batch.ids, lesson->batch.starts, n_chosen };
  double loss;

  if (n == 0)
    return 0;
  lesson->memory.vectors = stance_encoder_run_learning (&labeller->encoder, &labeller->parameters, &sequences, &lesson->memory.encoder,
                                                        lesson->training->dropout, lesson->random);
  stance_labeller_project (labeller, n, &lesson->memory);
  drop_projected (lesson, n);
  memset (lesson->projected_gradients, 0, (gsize) n * width * sizeof (float));
  loss = learn_cues (lesson, n);
  loss += learn_roles (lesson, n);
  learn_below (lesson, &sequences, n);
  stance_optimiser_step (&lesson->optimiser, labeller->parameters.values, rate, CLIP);
  if (lesson->optimiser.steps % AVERAGE_EVERY == 0)
    average (lesson);
  return loss;
}

/* One round over all paragraphs in random order. Gives the mean loss of a word. */
static double
learn_epoch (Lesson *lesson, guint32 *order, double from, double to)
{
  guint n = lesson->places->len, done = 0, words = 0;
  double loss = 0;

  stance_learner_shuffle (order, n, lesson->random);
  while (done < n)
    {
      guint end = done, batch = 0;

      while (end < n && batch < BATCH_WORDS)
        batch += length_of (lesson, &g_array_index (lesson->places, Place, order[end++]));
      loss += learn_batch (lesson, order + done, end - done, from + (to - from) * done / n);
      words += batch;
      done = end;
    }
  return loss / MAX (1, words);
}

static void
begin (Lesson *lesson, const GPtrArray *articles, StanceFrontEnd *front_end)
{
  StanceLabeller *labeller = lesson->labeller;
  const StanceLabellerTraining *training = lesson->training;
  StanceParameters *p = &labeller->parameters;
  const StanceLabellerMatrices *m = &labeller->matrices;

  labeller->cue_size = training->cue_size;
  labeller->pair_size = training->pair_size;
  stance_labeller_set_tags (labeller, front_end);
  count_words (lesson, articles, front_end);
  stance_labeller_shape (labeller, training->size, training->n_layers, training->pair_layers);
  stance_encoder_draw (&labeller->encoder, p, lesson->random);
  stance_encoder_draw (&labeller->pairs, p, lesson->random);
  stance_parameters_draw (p, m->projection, 1, lesson->random);
  stance_parameters_draw (p, m->cue, 1, lesson->random);
  stance_parameters_draw (p, m->role, 1, lesson->random);
  *stance_parameters_get (p, m->cue_bias) = -3;
  stance_optimiser_init (&lesson->optimiser, p->n);
  lesson->optimiser.lazy = TRUE;
  stance_labeller_memory_init (&lesson->memory);
  lesson->averages = g_aligned_alloc0 (p->n, sizeof (float), 64);
  lesson->places = g_array_new (FALSE, FALSE, sizeof (Place));
  lesson->golds = g_array_new (FALSE, FALSE, sizeof (Gold));
  read_articles (lesson, articles, front_end);
}

static void
end (Lesson *lesson)
{
  for (guint a = 0; a < lesson->n_articles; a++)
    {
      stance_labeller_words_clear (&lesson->articles[a].words);
      g_array_unref (lesson->articles[a].golds);
    }
  g_free (lesson->articles);
  g_aligned_free (lesson->averages);
  g_array_unref (lesson->places);
  g_array_unref (lesson->golds);
  g_free (lesson->form_counts);
  g_free (lesson->lemma_counts);
  stance_labeller_memory_clear (&lesson->memory);
  stance_optimiser_clear (&lesson->optimiser);
  stance_labeller_words_clear (&lesson->batch);
  g_free (lesson->vector_gradients);
  g_free (lesson->projected_gradients);
  g_free (lesson->masks);
}

StanceLabeller *
stance_labeller_learn (const GPtrArray *articles, StanceFrontEnd *front_end, const StanceLabellerTraining *training, StanceLabellerProgress progress,
                       gpointer data)
{
  StanceLabeller *self = g_new0 (StanceLabeller, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (training->seed);
  Lesson lesson = { .labeller = self, .training = training, .random = random };
  g_autofree guint32 *order = NULL;

  self->threshold = THRESHOLD;
  self->senses = training->senses ? g_array_ref (training->senses) : g_array_new (FALSE, FALSE, sizeof (StanceSense));
  begin (&lesson, articles, front_end);
  order = g_new (guint32, lesson.places->len + 1);
  for (guint i = 0; i < lesson.places->len; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < training->epochs; epoch++)
    {
      double from = training->rate * (1 - (double) epoch / training->epochs), to = training->rate * (1 - (double) (epoch + 1) / training->epochs);
      double loss = learn_epoch (&lesson, order, from, to);

      average (&lesson);
      swap_averages (&lesson);
      if (progress)
        progress (self, epoch + 1, loss, data);
      if (epoch + 1 < training->epochs)
        swap_averages (&lesson);
    }
  end (&lesson);
  return self;
}
