/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "stance-hashes-private.h"
#include "stance-linear-private.h"
#include "stance-parser-network-private.h"
#include "stance-punctuation-private.h"

#define SIZE 192
#define LAYERS 2
#define ARC_SIZE 96
#define LABEL_SIZE 128
#define BATCH_WORDS 600
#define DROPOUT 0.15
#define RATE 0.003
#define CLIP 5.0
/* A form that was seen n times is taken for a stranger with probability STRANGE / (STRANGE + n) (Kiperwasser and Goldberg 2016, TACL 4). */
#define STRANGE 0.5
/* Marks are few and simple: a linear ranking learns them in so many rounds. */
#define MARK_EPOCHS 5

typedef struct
{
  StanceParser *parser;
  const StanceTreebank *bank;
  StanceParserWords words;      /* all sentences, one piece or more each */
  guint32 *trees;               /* by piece: its tree */
  guint32 *counts;              /* by row of the table of forms */
  StanceParserMemory memory;
  StanceOptimiser optimiser;
  GRand *random;
  /* one batch */
  guint32 *ids;
  guint32 *starts;
  guint32 *heads;               /* by word of the batch: from 1 in its piece; 0 root; G_MAXUINT32 where unknown */
  guint16 *relations;
  guint16 *tags;
  float *vector_gradients;
  float *projected_gradients;
  float *masks;                 /* dropout of what is projected */
  gsize room;
} Lesson;

static void
count_forms (Lesson *lesson, const StanceTreebank *bank, StanceWord *const *words)
{
  StanceParser *parser = lesson->parser;
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint t = 0; t < bank->trees->len; t++)
    for (guint i = 0; i < stance_treebank_tree (bank, t)->n; i++)
      g_array_append_val (hashes, words[t][i].hash);
  parser->forms = stance_hashes_keep_frequent (hashes, &parser->n_forms, &lesson->counts);
}

static void
read_bank (Lesson *lesson, StanceWord *const *words)
{
  const StanceTreebank *bank = lesson->bank;
  g_autoptr (GArray) trees = g_array_new (FALSE, FALSE, sizeof (guint32));

  stance_parser_words_init (&lesson->words);
  for (guint32 t = 0; t < bank->trees->len; t++)
    {
      guint n = stance_treebank_tree (bank, t)->n;

      stance_parser_words_add (&lesson->words, lesson->parser, words[t], 0, n);
      while (trees->len < lesson->words.sentences->len)
        g_array_append_val (trees, t);
    }
  lesson->trees = (guint32 *) g_array_steal (trees, NULL);
}

static void
make_room (Lesson *lesson, gsize n)
{
  guint width = 2 * (ARC_SIZE + LABEL_SIZE);

  if (lesson->room >= n)
    return;
  lesson->room = n;
  lesson->ids = g_renew (guint32, lesson->ids, n * STANCE_PARSER_TABLES);
  lesson->heads = g_renew (guint32, lesson->heads, n);
  lesson->relations = g_renew (guint16, lesson->relations, n);
  lesson->tags = g_renew (guint16, lesson->tags, n);
  lesson->vector_gradients = g_renew (float, lesson->vector_gradients, n * SIZE);
  lesson->projected_gradients = g_renew (float, lesson->projected_gradients, n * width);
  lesson->masks = g_renew (float, lesson->masks, n * width);
}

/* What is gold of a piece, from word `first` of the batch on; heads in numbers of its words; a head that is a mark gives way to its own. */
static void
read_gold (Lesson *lesson, guint piece, guint first)
{
  const StanceTree *tree = stance_treebank_tree (lesson->bank, lesson->trees[piece]);
  const StanceTreeWord *gold = stance_treebank_words (lesson->bank, lesson->trees[piece]);
  const guint32 *starts = (const guint32 *) lesson->words.starts->data, *places = (const guint32 *) lesson->words.places->data + starts[piece];
  guint n = starts[piece + 1] - starts[piece];
  g_autofree guint32 *number = g_new0 (guint32, tree->n + 1);

  for (guint i = 0; i < n; i++)
    number[places[i] + 1] = i + 1;
  for (guint i = 0; i < n; i++)
    {
      guint head = gold[places[i]].head;

      for (guint steps = 0; head && !number[head] && steps < tree->n; steps++)
        head = gold[head - 1].head;
      lesson->heads[first + i] = head && !number[head] ? G_MAXUINT32 : head ? number[head] : 0;
      lesson->relations[first + i] = gold[places[i]].relation;
      lesson->tags[first + i] = gold[places[i]].tag;
    }
}

/* Copies pieces into the batch; forms are made strangers at random. Gives the number of words. */
static guint
fill_batch (Lesson *lesson, const guint32 *pieces, guint n_pieces)
{
  const guint32 *starts = (const guint32 *) lesson->words.starts->data, *ids = (const guint32 *) lesson->words.ids->data;
  guint n = 0;

  for (guint p = 0; p < n_pieces; p++)
    n += starts[pieces[p] + 1] - starts[pieces[p]];
  make_room (lesson, n);
  lesson->starts = g_renew (guint32, lesson->starts, n_pieces + 1);
  n = 0;
  for (guint p = 0; p < n_pieces; p++)
    {
      guint from = starts[pieces[p]], length = starts[pieces[p] + 1] - from;

      lesson->starts[p] = n;
      memcpy (lesson->ids + (gsize) n * STANCE_PARSER_TABLES, ids + (gsize) from * STANCE_PARSER_TABLES, length * STANCE_PARSER_TABLES * sizeof *ids);
      read_gold (lesson, pieces[p], n);
      n += length;
    }
  lesson->starts[n_pieces] = n;
  for (guint i = 0; i < n; i++)
    {
      guint32 *form = &lesson->ids[(gsize) i * STANCE_PARSER_TABLES];

      if (g_rand_double (lesson->random) < STRANGE / (STRANGE + lesson->counts[*form]))
        *form = 0;
    }
  return n;
}

/* Scores become the gradient of the cross entropy of `gold` among them, divided by `words`; gives the loss. */
static double
soften (float *scores, guint n, guint gold, float words)
{
  float most = scores[0];
  double sum = 0, loss;

  for (guint i = 1; i < n; i++)
    most = MAX (most, scores[i]);
  for (guint i = 0; i < n; i++)
    sum += scores[i] = expf (scores[i] - most);
  loss = -log (MAX (scores[gold] / sum, 1e-12));
  for (guint i = 0; i < n; i++)
    scores[i] = (float) (scores[i] / sum) / words;
  scores[gold] -= 1 / words;
  return loss;
}

static float *
gradient_of (Lesson *lesson, guint matrix)
{
  return lesson->optimiser.gradients + g_array_index (lesson->parser->parameters.places, StanceMatrixPlace, matrix).offset;
}

/* Arcs of one piece: scores, loss, and the gradients down to what was projected. */
static double
learn_arcs (Lesson *lesson, guint first, guint n, float words)
{
  StanceParser *parser = lesson->parser;
  StanceParserMemory *memory = &lesson->memory;
  guint a = ARC_SIZE, width = 2 * (ARC_SIZE + LABEL_SIZE);
  g_autofree float *dependents = g_new (float, n * a), *heads = g_new0 (float, (n + 1) * a), *rows = g_new (float, n * a);
  float *distance = gradient_of (lesson, parser->matrices.distance), *root = gradient_of (lesson, parser->matrices.root);
  double loss = 0;

  stance_parser_score_arcs (parser, first, n, memory);
  for (guint i = 0; i < n; i++)
    {
      float *row = memory->scores + (gsize) i * (n + 1);

      row[i + 1] = -1e4f;
      if (lesson->heads[first + i] == G_MAXUINT32)
        memset (row, 0, (n + 1) * sizeof *row);
      else
        loss += soften (row, n + 1, lesson->heads[first + i], words);
      for (guint h = 1; h <= n; h++)
        distance[stance_parser_distance (i + 1, h)] += row[h];
    }
  /* scores = D H': dD = dS H, dH = dS' D */
  stance_linear_forward (memory->scores, memory->heads, dependents, n, n + 1, a, FALSE);
  stance_linear_backward (memory->scores, NULL, memory->dependents + (gsize) first * a, heads, NULL, (const guint[]) { n, n + 1, a }, FALSE);
  stance_linear_bias_gradient (dependents, gradient_of (lesson, parser->matrices.head_bias), n, a);
  stance_linear_backward (memory->rows, stance_parameters_get (&parser->parameters, parser->matrices.bilinear), dependents,
                          gradient_of (lesson, parser->matrices.bilinear), rows, (const guint[]) { n, a, a }, FALSE);
  for (guint k = 0; k < a; k++)
    root[k] += heads[k];
  for (guint i = 0; i < n; i++)
    {
      memcpy (lesson->projected_gradients + (gsize) (first + i) * width, rows + i * a, a * sizeof (float));
      memcpy (lesson->projected_gradients + (gsize) (first + i) * width + a, heads + (i + 1) * a, a * sizeof (float));
    }
  return loss;
}

/* What went into a relation came from the word, its head and their distance. */
static void
share_label_gradient (Lesson *lesson, guint first, guint word, const float *gradient)
{
  const StanceParser *parser = lesson->parser;
  guint head = lesson->heads[word], width = 2 * (ARC_SIZE + LABEL_SIZE), far = stance_parser_distance (word - first + 1, head ? head : word - first + 1);
  const float *hidden = lesson->memory.hidden + (gsize) word * LABEL_SIZE;
  float *dependent = lesson->projected_gradients + (gsize) word * width + 2 * ARC_SIZE;
  float *governor = head ? lesson->projected_gradients + (gsize) (first + head - 1) * width + 2 * ARC_SIZE + LABEL_SIZE
                         : gradient_of (lesson, parser->matrices.root) + ARC_SIZE;
  float *distance = gradient_of (lesson, parser->matrices.label_distance) + (gsize) far * LABEL_SIZE;

  for (guint k = 0; k < LABEL_SIZE; k++)
    if (hidden[k] > 0)
      {
        dependent[k] += gradient[k];
        governor[k] += gradient[k];
        distance[k] += gradient[k];
      }
}

/* The relations of all words to their gold heads: piece after piece, then all at once. */
static double
learn_relations (Lesson *lesson, guint n_pieces)
{
  StanceParser *parser = lesson->parser;
  StanceParserMemory *memory = &lesson->memory;
  guint n = lesson->starts[n_pieces], m = parser->relations->names->len;
  g_autofree float *hidden = g_new (float, (gsize) n * LABEL_SIZE);
  double loss = 0;

  memset (memory->hidden, 0, (gsize) n * LABEL_SIZE * sizeof (float));
  for (guint p = 0; p < n_pieces; p++)
    for (guint i = lesson->starts[p]; i < lesson->starts[p + 1]; i++)
      if (lesson->heads[i] != G_MAXUINT32)
        stance_parser_label_input (parser, lesson->starts[p], i - lesson->starts[p], lesson->heads[i], memory);
  stance_parser_score_relations (parser, n, memory);
  for (guint i = 0; i < n; i++)
    if (lesson->heads[i] != G_MAXUINT32)
      loss += soften (memory->relations + (gsize) i * m, m, lesson->relations[i], (float) n);
    else
      memset (memory->relations + (gsize) i * m, 0, m * sizeof (float));
  stance_linear_bias_gradient (memory->relations, gradient_of (lesson, parser->matrices.label_bias), n, m);
  stance_linear_backward (memory->hidden, stance_parameters_get (&parser->parameters, parser->matrices.label), memory->relations,
                          gradient_of (lesson, parser->matrices.label), hidden, (const guint[]) { n, LABEL_SIZE, m }, FALSE);
  for (guint p = 0; p < n_pieces; p++)
    for (guint i = lesson->starts[p]; i < lesson->starts[p + 1]; i++)
      if (lesson->heads[i] != G_MAXUINT32)
        share_label_gradient (lesson, lesson->starts[p], i, hidden + (gsize) i * LABEL_SIZE);
  return loss;
}

static void
drop_projected (Lesson *lesson, guint n)
{
  const float keep = (float) (1 / (1 - DROPOUT));
  gsize size = (gsize) n * 2 * (ARC_SIZE + LABEL_SIZE);

  for (gsize i = 0; i < size; i++)
    {
      lesson->masks[i] = (g_rand_int (lesson->random) >> 16) < (guint32) (DROPOUT * 65536) ? 0 : keep;
      lesson->memory.projected[i] *= lesson->masks[i];
    }
}

/* The tags of all words: their loss, and the gradients down to the vectors, to which they are added. */
static double
learn_tags (Lesson *lesson, guint n)
{
  StanceParser *parser = lesson->parser;
  guint n_tags = parser->tags->names->len;
  float *scores = lesson->memory.tags;
  double loss = 0;

  stance_parser_score_tags (parser, n, &lesson->memory);
  for (guint i = 0; i < n; i++)
    loss += soften (scores + (gsize) i * n_tags, n_tags, lesson->tags[i], (float) n);
  stance_linear_bias_gradient (scores, gradient_of (lesson, parser->matrices.tag_bias), n, n_tags);
  stance_linear_backward (lesson->memory.vectors, stance_parameters_get (&parser->parameters, parser->matrices.tag), scores,
                          gradient_of (lesson, parser->matrices.tag), lesson->vector_gradients, (const guint[]) { n, SIZE, n_tags }, TRUE);
  return loss;
}

/* From the gradients of what was projected down to all parameters; gives the loss of the tags. */
static double
learn_below (Lesson *lesson, const StanceSequences *sequences, guint n)
{
  StanceParser *parser = lesson->parser;
  guint width = 2 * (ARC_SIZE + LABEL_SIZE);
  double loss;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < width; k++)
      {
        gsize at = (gsize) i * width + k;

        /* what max (x, 0) has cut off is zero, and so is what was dropped */
        lesson->projected_gradients[at] *= k < 2 * ARC_SIZE && lesson->memory.projected[at] <= 0 ? 0 : lesson->masks[at];
      }
  stance_linear_bias_gradient (lesson->projected_gradients, gradient_of (lesson, parser->matrices.projection_bias), n, width);
  stance_linear_backward (lesson->memory.vectors, stance_parameters_get (&parser->parameters, parser->matrices.projection), lesson->projected_gradients,
                          gradient_of (lesson, parser->matrices.projection), lesson->vector_gradients, (const guint[]) { n, SIZE, width }, FALSE);
  loss = learn_tags (lesson, n);
  stance_encoder_learn (&parser->encoder, &parser->parameters, sequences, &lesson->memory.encoder, lesson->vector_gradients, lesson->optimiser.gradients);
  return loss;
}

static double
learn_batch (Lesson *lesson, const guint32 *pieces, guint n_pieces, double rate)
{
  StanceParser *parser = lesson->parser;
  guint n = fill_batch (lesson, pieces, n_pieces);
  StanceSequences sequences = { lesson->ids, lesson->starts, n_pieces };
  double loss = 0;

  lesson->memory.vectors = stance_encoder_run_learning (&parser->encoder, &parser->parameters, &sequences, &lesson->memory.encoder, DROPOUT,
                                                        lesson->random);
  stance_parser_project (parser, n, &lesson->memory);
  drop_projected (lesson, n);
  memset (lesson->projected_gradients, 0, (gsize) n * 2 * (ARC_SIZE + LABEL_SIZE) * sizeof (float));
  for (guint p = 0; p < n_pieces; p++)
    loss += learn_arcs (lesson, lesson->starts[p], lesson->starts[p + 1] - lesson->starts[p], (float) n);
  loss += learn_relations (lesson, n_pieces);
  loss += learn_below (lesson, &sequences, n);
  stance_optimiser_step (&lesson->optimiser, parser->parameters.values, rate, CLIP);
  return loss;
}

/* One round over all pieces in random order. Gives the mean loss of a word. */
static double
learn_epoch (Lesson *lesson, guint32 *order, guint n_pieces, double from, double to)
{
  const guint32 *starts = (const guint32 *) lesson->words.starts->data;
  double loss = 0;
  guint done = 0;

  stance_learner_shuffle (order, n_pieces, lesson->random);
  while (done < n_pieces)
    {
      guint end = done, words = 0;

      while (end < n_pieces && words < BATCH_WORDS)
        {
          words += starts[order[end] + 1] - starts[order[end]];
          end++;
        }
      loss += learn_batch (lesson, order + done, end - done, from + (to - from) * done / n_pieces);
      done = end;
    }
  return loss / MAX (1, starts[n_pieces]);
}

static void
learn_marks (StanceParser *self, const StanceTreebank *bank, StanceWord *const *words, const StanceTraining *training)
{
  g_autoptr (StanceLearner) learner = stance_learner_new (1, training->min_updates);

  for (guint epoch = 0; epoch < MARK_EPOCHS; epoch++)
    for (guint i = 0; i < bank->trees->len; i++)
      {
        guint n = stance_treebank_tree (bank, i)->n;
        const StanceTreeWord *gold = stance_treebank_words (bank, i);
        g_autofree StanceWord *copy = g_memdup2 (words[i], n * sizeof *copy);

        for (guint k = 0; k < n; k++)
          {
            copy[k].head = gold[k].head;
            copy[k].relation = gold[k].relation;
          }
        stance_punctuation_learn (self, learner, copy, n);
      }
  stance_learner_freeze (learner, training->prune, &self->marks);
}

static void
begin (Lesson *lesson, StanceWord *const *words)
{
  StanceParser *parser = lesson->parser;
  const StanceTreebank *bank = lesson->bank;
  StanceEncoderShape shape = { .n_tables = STANCE_PARSER_TABLES, .size = SIZE, .n_layers = LAYERS };

  parser->tags = stance_symbols_copy (bank->tags);
  parser->is_mark = stance_parser_find_marks (bank->tags);
  parser->relations = stance_symbols_copy (bank->relations);
  parser->mark_relation = (guint16) stance_symbols_intern (parser->relations, "punct");
  parser->arc_size = ARC_SIZE;
  parser->label_size = LABEL_SIZE;
  count_forms (lesson, bank, words);
  stance_parser_table_rows (parser->n_forms, bank->tags->names->len, shape.rows);
  stance_parser_shape (parser, &shape);
  stance_encoder_draw (&parser->encoder, &parser->parameters, lesson->random);
  stance_parameters_draw (&parser->parameters, parser->matrices.projection, 1, lesson->random);
  stance_parameters_draw (&parser->parameters, parser->matrices.root, 1, lesson->random);
  stance_parameters_draw (&parser->parameters, parser->matrices.label, 1, lesson->random);
  stance_parameters_draw (&parser->parameters, parser->matrices.tag, 1, lesson->random);
  stance_parameters_draw (&parser->parameters, parser->matrices.bilinear, 0.5, lesson->random);
  stance_optimiser_init (&lesson->optimiser, parser->parameters.n);
  read_bank (lesson, words);
}

static void
end (Lesson *lesson)
{
  stance_parser_words_clear (&lesson->words);
  stance_parser_memory_clear (&lesson->memory);
  stance_optimiser_clear (&lesson->optimiser);
  g_free (lesson->trees);
  g_free (lesson->counts);
  g_free (lesson->ids);
  g_free (lesson->starts);
  g_free (lesson->heads);
  g_free (lesson->relations);
  g_free (lesson->tags);
  g_free (lesson->vector_gradients);
  g_free (lesson->projected_gradients);
  g_free (lesson->masks);
}

StanceParser *
stance_parser_learn (const StanceTreebank *bank, StanceWord *const *words, const StanceTraining *training, StanceParserProgress progress, gpointer data)
{
  StanceParser *self = g_new0 (StanceParser, 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (training->seed);
  Lesson lesson = { .parser = self, .bank = bank, .random = random };
  g_autofree guint32 *order = NULL;
  guint n_pieces;

  begin (&lesson, words);
  learn_marks (self, bank, words, training);
  n_pieces = lesson.words.sentences->len;
  order = g_new (guint32, n_pieces + 1);
  for (guint i = 0; i < n_pieces; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < training->epochs; epoch++)
    {
      double from = RATE * (1 - (double) epoch / training->epochs), to = RATE * (1 - (double) (epoch + 1) / training->epochs);
      double loss = learn_epoch (&lesson, order, n_pieces, from, to);

      if (progress)
        progress (self, epoch + 1, loss, data);
    }
  end (&lesson);
  return self;
}
