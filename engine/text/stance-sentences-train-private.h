/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning where sentences end. */
#pragma once

#include "stance-language-private.h"

/* A text and where its sentences begin: byte offsets, ascending. Paragraphs are parted by blank lines. Valid UTF-8. */
typedef struct
{
  const char *text;
  gsize length;
  const gsize *starts;
  gsize n_starts;
} StanceSentencesGold;

typedef struct
{
  guint rounds;      /* perceptrons that are averaged */
  guint epochs;      /* of each */
  guint min_updates; /* features that were updated less often are dropped */
  double prune;      /* and those whose averaged weight is below */
  guint32 seed;
} StanceSentencesSettings;

/* What trains well: 10 rounds of 6 epochs, 2 updates. */
void stance_sentences_settings_init (StanceSentencesSettings *settings);

/* Trains a splitter on the gaps of these documents where a sentence could end, and gives the bytes of its model file (sentences.bin of the
 * language's folder). The same documents and settings give the same bytes. Errors: STANCE_ERROR_NO_DATA when there is no such gap. */
GBytes *stance_sentences_train (StanceLanguage *language, const StanceSentencesGold *documents, guint n_documents,
                                const StanceSentencesSettings *settings, GError **error);
