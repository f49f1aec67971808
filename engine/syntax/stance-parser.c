/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-arcs-features-private.h"
#include "stance-parser-scratch-private.h"
#include "stance-punctuation-private.h"

#include <string.h>

StanceArc
stance_parser_best_arc (const StanceArcs *arcs, const gint32 *scores)
{
  gint best = -1;

  for (gint arc = 0; arc < STANCE_N_ARCS; arc++)
    if (stance_arcs_may (arcs, (StanceArc) arc) && (best < 0 || scores[arc] > scores[best]))
      best = arc;
  return (StanceArc) best;
}

guint
stance_parser_best_relation (const gint32 *scores, guint n)
{
  guint best = 0;

  for (guint r = 1; r < n; r++)
    if (scores[r] > scores[best])
      best = r;
  return best;
}

static StanceArc
choose_arc (const StanceParser *self, const StanceArcs *arcs)
{
  guint64 features[STANCE_ARC_FEATURES];
  gint32 scores[STANCE_N_ARCS] = { 0 };

  stance_weights_add (&self->arcs, features, stance_arcs_features (arcs, features), scores);
  return stance_parser_best_arc (arcs, scores);
}

static guint
choose_relation (const StanceParser *self, const StanceArcs *arcs, StanceArc arc)
{
  guint64 features[STANCE_ARC_FEATURES];
  gint32 scores[STANCE_PARSER_MAX_RELATIONS] = { 0 };

  stance_weights_add (&self->labels, features, stance_arcs_relation_features (arcs, arc, features), scores);
  return stance_parser_best_relation (scores, self->relations->names->len);
}

static void
parse_sentence (const StanceParser *self, StanceWord *words, guint n, StanceParserScratch *scratch)
{
  StanceArcs arcs;

  stance_parser_begin (self, words, n, scratch, &arcs);
  while (!stance_arcs_done (&arcs))
    {
      gboolean forced = arcs.next <= arcs.n && arcs.depth == 0;
      StanceArc arc = forced ? STANCE_ARC_SHIFT : choose_arc (self, &arcs);

      stance_arcs_take (&arcs, arc, arc == STANCE_ARC_SHIFT ? 0 : choose_relation (self, &arcs, arc));
    }
  stance_parser_end (&arcs, words);
  stance_punctuation_attach (self, words, n);
}

void
stance_parser_parse (const StanceParser *self, StanceWord *words, const guint32 *starts, guint n_sentences, StanceParserScratch *scratch)
{
  for (guint i = 0; i < n_sentences; i++)
    if (starts[i + 1] > starts[i])
      parse_sentence (self, words + starts[i], starts[i + 1] - starts[i], scratch);
}

static gboolean
load (StanceParser *self, GError **error)
{
  guint n;
  char **names = stance_model_file_strings (self->file, "tags", error);

  if (!names)
    return FALSE;
  self->tags = stance_symbols_new_take (names);
  self->classes = stance_parser_classify_tags (self->tags);
  names = stance_model_file_strings (self->file, "relations", error);
  if (!names)
    return FALSE;
  self->relations = stance_symbols_new_take (names);
  n = self->relations->names->len;
  if (n == 0 || n > STANCE_PARSER_MAX_RELATIONS)
    return stance_model_file_fail (self->file, "relations", "no relations, or too many", error);
  self->mark_relation = (guint16) stance_symbols_find (self->relations, "punct");
  if (self->mark_relation >= n)
    return stance_model_file_fail (self->file, "relations", "no relation \"punct\"", error);
  return stance_weights_load (&self->arcs, self->file, "arcs", STANCE_N_ARCS, error)
         && stance_weights_load (&self->labels, self->file, "labels", n, error) && stance_weights_load (&self->marks, self->file, "marks", 1, error);
}

StanceParser *
stance_parser_new_for_file (StanceModelFile *file, GError **error)
{
  g_autoptr (StanceParser) self = g_new0 (StanceParser, 1);

  self->file = file;
  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

StanceParser *
stance_parser_open (const char *path, GError **error)
{
  StanceModelFile *file = stance_model_file_open (path, STANCE_PARSER_KIND, error);

  return file ? stance_parser_new_for_file (file, error) : NULL;
}

void
stance_parser_save (const StanceParser *self, StanceModelWriter *writer)
{
  stance_symbols_save (self->tags, writer, "tags");
  stance_symbols_save (self->relations, writer, "relations");
  stance_weights_save (&self->arcs, writer, "arcs");
  stance_weights_save (&self->labels, writer, "labels");
  stance_weights_save (&self->marks, writer, "marks");
}

void
stance_parser_free (StanceParser *self)
{
  g_clear_pointer (&self->tags, stance_symbols_free);
  g_clear_pointer (&self->relations, stance_symbols_free);
  g_free (self->classes);
  stance_weights_clear (&self->arcs);
  stance_weights_clear (&self->labels);
  stance_weights_clear (&self->marks);
  g_clear_pointer (&self->file, stance_model_file_free);
  g_free (self);
}
