/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-trainer.h>

#include "stance-lemmas-private.h"
#include "stance-parser-private.h"
#include "stance-text-private.h"

typedef struct
{
  const char *name;
  double value;         /* in percent; NaN: missing */
} StanceFigure;

struct _StanceTrainer
{
  GObject parent_instance;
  StanceTask task;
  guint seed;
  guint epochs;         /* 0: what trains well */
  char *language;
  StanceTreebank *train;
  GArray *train_ends;   /* of guint: how many trees there are once a file is read */
  StanceTreebank *dev;
  GArray *dev_ends;
  GArray *figures;      /* of StanceFigure */
};

/* How far it is, from 0 to 1, and what is done now. */
void stance_trainer_tell (StanceTrainer *self, double share, const char *what);
void stance_trainer_add_figure (StanceTrainer *self, const char *name, double right, double all);

/* Learns, and scores on the dev files when there are any. */
GBytes *stance_trainer_run_tagger (StanceTrainer *self);
GBytes *stance_trainer_run_parser (StanceTrainer *self);
GBytes *stance_trainer_run_lemmatizer (StanceTrainer *self);
GBytes *stance_trainer_run_segmenter (StanceTrainer *self, GError **error);

/* The words of each tree, without tags: (array length=bank->trees->len). */
StanceWord **stance_trainer_read_words (const StanceTreebank *bank);
void stance_trainer_free_words (StanceWord **words, guint n);

/* Figures over the dev files, whose words are annotated. */
void stance_trainer_score_tags (StanceTrainer *self, StanceWord *const *words, const StanceSymbols *tags);
void stance_trainer_score_trees (StanceTrainer *self, StanceWord *const *words, const StanceSymbols *relations);
void stance_trainer_score_lemmas (StanceTrainer *self, StanceWord *const *words, const StanceLemmas *lemmas, const char *name);
