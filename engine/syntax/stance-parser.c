/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-parser-network-private.h"

#include <math.h>
#include <string.h>

#include "stance-activations-private.h"
#include "stance-hashes-private.h"
#include "stance-projective-private.h"
#include "stance-punctuation-private.h"

/* So many words go through the network together: enough for fast products, few enough for the caches. */
#define BATCH_WORDS 512

/* How much more likely the tag that the tagger gave is taken to be than it seems, as a logarithm: chosen on the dev part of EWT (UPOS 95.42 without). */
#define TAGGER_TRUST 1.2f

/* Less than any score, and finite: what is done to scores knows no infinities. */
#define NO_SCORE -1e30f

struct _StanceParserScratch
{
  StanceParserWords words;
  StanceParserMemory memory[2];         /* of the parser and of its second */
  StanceProjectiveMemory chart;
};

/* The sizes of the network, as the file has them. */
typedef struct
{
  guint32 size;
  guint32 n_layers;
  guint32 arc_size;
  guint32 label_size;
} ShapeHead;

StanceParserScratch *
stance_parser_scratch_new (void)
{
  StanceParserScratch *self = g_new0 (StanceParserScratch, 1);

  stance_parser_words_init (&self->words);
  return self;
}

void
stance_parser_scratch_free (StanceParserScratch *self)
{
  stance_parser_words_clear (&self->words);
  stance_parser_memory_clear (&self->memory[0]);
  stance_parser_memory_clear (&self->memory[1]);
  stance_projective_memory_clear (&self->chart);
  g_free (self);
}

static void
choose_heads (const float *scores, guint n, guint32 *heads, StanceProjectiveMemory *chart)
{
  for (guint i = 0; i < n; i++)
    heads[i] = stance_activations_greatest (scores + (gsize) i * (n + 1), n + 1);
  if (!stance_projective_check (heads, n))
    stance_projective_tree (scores, n, heads, chart);
}

/* The mean of both opinions, n rows of m numbers each; they become the logarithms of probabilities first. */
static void
average (float *scores, float *second, guint n, guint m)
{
  for (guint i = 0; i < n; i++, scores += m, second += m)
    {
      stance_activations_log_softmax (scores, m);
      stance_activations_log_softmax (second, m);
      for (guint k = 0; k < m; k++)
        scores[k] = (scores[k] + second[k]) / 2;
    }
}

/* Fills `scores` of the first memory. */
static void
score_piece (const StanceParser *self, guint first, guint n, StanceParserMemory memory[2])
{
  stance_parser_score_arcs (self, first, n, &memory[0]);
  for (guint i = 0; i < n; i++)
    memory[0].scores[(gsize) i * (n + 1) + i + 1] = NO_SCORE; /* no word is its own head */
  if (!self->second)
    return;
  stance_parser_score_arcs (self->second, first, n, &memory[1]);
  for (guint i = 0; i < n; i++)
    memory[1].scores[(gsize) i * (n + 1) + i + 1] = NO_SCORE;
  average (memory[0].scores, memory[1].scores, n, n + 1);
}

/* The tree of piece `piece`: its root hangs on the root of the sentence's first piece, if it is not that itself. Gives the sentence's root. */
static guint
parse_piece (const StanceParser *self, StanceParserScratch *s, guint piece, guint first, StanceWord *words, guint sentence_root)
{
  const guint32 *starts = (const guint32 *) s->words.starts->data, *places = (const guint32 *) s->words.places->data + starts[piece];
  guint n = starts[piece + 1] - starts[piece], base = g_array_index (s->words.sentences, guint32, piece), root = 0;
  guint32 heads[256];

  score_piece (self, first, n, s->memory);
  choose_heads (s->memory[0].scores, n, heads, &s->chart);
  for (guint i = 0; i < n; i++)
    {
      words[places[i]].head = heads[i] ? places[heads[i] - 1] - base + 1 : sentence_root;
      stance_parser_label_input (self, first, i, heads[i], &s->memory[0]);
      if (self->second)
        stance_parser_label_input (self->second, first, i, heads[i], &s->memory[1]);
      if (!heads[i])
        root = places[i] - base + 1;
    }
  return sentence_root ? sentence_root : root;
}

/* Relations and tags of all words of a batch, when the heads are there. */
static void
name_words (const StanceParser *self, StanceParserScratch *s, guint first, guint n, StanceWord *words)
{
  StanceParserMemory *memory = s->memory;
  guint n_relations = self->relations->names->len, n_tags = self->tags->names->len;

  stance_parser_score_relations (self, n, &memory[0]);
  stance_parser_score_tags (self, n, &memory[0]);
  if (self->second)
    {
      stance_parser_score_relations (self->second, n, &memory[1]);
      stance_parser_score_tags (self->second, n, &memory[1]);
      average (memory[0].relations, memory[1].relations, n, n_relations);
      average (memory[0].tags, memory[1].tags, n, n_tags);
    }
  for (guint i = 0; i < n; i++)
    {
      StanceWord *word = &words[g_array_index (s->words.places, guint32, first + i)];

      memory[0].tags[(gsize) i * n_tags + word->tag] += TAGGER_TRUST;
      word->relation = (guint16) stance_activations_greatest (memory[0].relations + (gsize) i * n_relations, n_relations);
      word->tag = (guint16) stance_activations_greatest (memory[0].tags + (gsize) i * n_tags, n_tags);
    }
}

/* Parses pieces [from, to) in one batch. `root` is that of the sentence that the piece before belonged to. */
static void
parse_batch (const StanceParser *self, StanceParserScratch *s, guint from, guint to, StanceWord *words, guint *root)
{
  StanceSequences sequences = { (const guint32 *) s->words.ids->data, (const guint32 *) s->words.starts->data + from, to - from };
  guint first = sequences.starts[0];

  stance_parser_encode (self, &sequences, &s->memory[0]);
  if (self->second)
    stance_parser_encode (self->second, &sequences, &s->memory[1]);
  for (guint piece = from; piece < to; piece++)
    {
      if (piece == 0 || g_array_index (s->words.sentences, guint32, piece) != g_array_index (s->words.sentences, guint32, piece - 1))
        *root = 0;
      *root = parse_piece (self, s, piece, sequences.starts[piece - from] - first, words, *root);
    }
  name_words (self, s, first, stance_sequences_n_words (&sequences), words);
}

void
stance_parser_parse (const StanceParser *self, StanceWord *words, const guint32 *starts, guint n_sentences, StanceParserScratch *scratch)
{
  const guint32 *pieces;
  guint from = 0, root = 0;

  stance_parser_words_reset (&scratch->words);
  for (guint i = 0; i < n_sentences; i++)
    stance_parser_words_add (&scratch->words, self, words, starts[i], starts[i + 1]);
  pieces = (const guint32 *) scratch->words.starts->data;
  while (from + 1 < scratch->words.starts->len)
    {
      guint to = from + 1;

      while (to + 1 < scratch->words.starts->len && pieces[to + 1] - pieces[from] <= BATCH_WORDS)
        to++;
      parse_batch (self, scratch, from, to, words, &root);
      from = to;
    }
  for (guint i = 0; i < n_sentences; i++)
    stance_punctuation_attach (self, words + starts[i], starts[i + 1] - starts[i]);
}

static gboolean
load_names (StanceParser *self, GError **error)
{
  char **names = stance_model_file_strings (self->file, "tags", error);

  if (!names)
    return FALSE;
  self->tags = stance_symbols_new_take (names);
  self->is_mark = stance_parser_find_marks (self->tags);
  names = stance_model_file_strings (self->file, "relations", error);
  if (!names)
    return FALSE;
  self->relations = stance_symbols_new_take (names);
  self->mark_relation = (guint16) stance_symbols_find (self->relations, "punct");
  if (self->relations->names->len > STANCE_PARSER_MAX_RELATIONS || self->mark_relation >= self->relations->names->len)
    return stance_model_file_fail (self->file, "relations", "no relation \"punct\", or too many", error);
  return TRUE;
}

static gboolean
load_network (StanceParser *self, GError **error)
{
  gsize length;
  const char *bytes = stance_model_file_section (self->file, "shape", &length);
  ShapeHead head;
  StanceEncoderShape shape = { .n_tables = STANCE_PARSER_TABLES };

  if (!bytes || length != sizeof head)
    return stance_model_file_fail (self->file, "shape", "no shape", error);
  memcpy (&head, bytes, sizeof head);
  shape.size = GUINT32_FROM_LE (head.size);
  shape.n_layers = GUINT32_FROM_LE (head.n_layers);
  self->arc_size = GUINT32_FROM_LE (head.arc_size);
  self->label_size = GUINT32_FROM_LE (head.label_size);
  if (shape.size == 0 || shape.size % 2 || shape.size > 1024 || shape.n_layers == 0 || shape.n_layers > STANCE_ENCODER_MAX_LAYERS
      || self->arc_size == 0 || self->arc_size > 1024 || self->label_size == 0 || self->label_size > 1024)
    return stance_model_file_fail (self->file, "shape", "a network of another shape", error);
  stance_parser_table_rows (self->n_forms, self->tags->names->len, shape.rows);
  stance_parser_shape (self, &shape);
  return stance_parameters_load (&self->parameters, self->file, "network", error);
}

StanceParser *
stance_parser_new_for_file (StanceModelFile *file, GError **error)
{
  g_autoptr (StanceParser) self = g_new0 (StanceParser, 1);

  self->file = file;
  if (!load_names (self, error) || !stance_hashes_load (file, "forms", &self->forms, &self->n_forms, error) || !load_network (self, error)
      || !stance_weights_load (&self->marks, file, "marks", 1, error))
    return NULL;
  return g_steal_pointer (&self);
}

StanceParser *
stance_parser_open (const char *path, GError **error)
{
  StanceModelFile *file = stance_model_file_open (path, STANCE_PARSER_KIND, error);

  return file ? stance_parser_new_for_file (file, error) : NULL;
}

gboolean
stance_parser_take_second (StanceParser *self, StanceParser *second, GError **error)
{
  gboolean same = second->n_forms == self->n_forms && second->tags->names->len == self->tags->names->len
                  && second->relations->names->len == self->relations->names->len
                  && memcmp (second->forms, self->forms, self->n_forms * sizeof *self->forms) == 0;

  g_clear_pointer (&self->second, stance_parser_free);
  if (same)
    {
      self->second = second;
      return TRUE;
    }
  stance_model_file_fail (second->file, "forms", "another parser than its first goes with, expected two of one training", error);
  stance_parser_free (second);
  return FALSE;
}

void
stance_parser_save (const StanceParser *self, StanceModelWriter *writer)
{
  ShapeHead head = { GUINT32_TO_LE (self->encoder.shape.size), GUINT32_TO_LE (self->encoder.shape.n_layers), GUINT32_TO_LE (self->arc_size),
                     GUINT32_TO_LE (self->label_size) };

  stance_symbols_save (self->tags, writer, "tags");
  stance_symbols_save (self->relations, writer, "relations");
  stance_model_writer_add (writer, "shape", &head, sizeof head);
  stance_hashes_save (self->forms, self->n_forms, writer, "forms");
  stance_parameters_save (&self->parameters, writer, "network");
  stance_weights_save (&self->marks, writer, "marks");
}

void
stance_parser_free (StanceParser *self)
{
  g_clear_pointer (&self->second, stance_parser_free);
  g_clear_pointer (&self->tags, stance_symbols_free);
  g_clear_pointer (&self->relations, stance_symbols_free);
  g_free (self->is_mark);
  g_free (self->forms);
  stance_parameters_clear (&self->parameters);
  stance_weights_clear (&self->marks);
  g_clear_pointer (&self->file, stance_model_file_free);
  g_free (self);
}
