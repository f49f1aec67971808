/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as models of a language: as they are, and with a checksum that is right, so that what is behind it is tried too. */
#include <string.h>
#include <zlib.h>

#include "fuzz-private.h"
#include "stance-lemmas-private.h"
#include "stance-parser-private.h"

#define HEAD 48

static const char *const forms[] = { "The", "minister", "n\xe2\x80\x99t", "signed", "\xc4\xb0stanbul", "x" };

static void
read_words (StanceWord *words, guint n)
{
  for (guint i = 0; i < n; i++)
    stance_word_read (&words[i], forms[i], strlen (forms[i]), i == 0);
}

static void
use_tagger (StanceTagger *tagger)
{
  StanceWord words[G_N_ELEMENTS (forms)];

  read_words (words, G_N_ELEMENTS (forms));
  stance_tagger_tag (tagger, words, G_N_ELEMENTS (forms));
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    g_assert_cmpuint (words[i].tag, <, tagger->tags->names->len);
}

static void
use_lemmas (StanceLemmas *lemmas)
{
  g_autoptr (StanceSymbols) tags = stance_symbols_new ();
  g_autoptr (GString) lemma = g_string_new (NULL);
  StanceWord words[G_N_ELEMENTS (forms)];
  guint32 counts[STANCE_N_WORD_KINDS];

  stance_symbols_intern (tags, "DET DT");
  stance_symbols_intern (tags, "VERB VBD");
  stance_lemmas_set_tags (lemmas, tags);
  read_words (words, G_N_ELEMENTS (forms));
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      words[i].tag = (guint16) (i % 3);
      stance_lemmas_append (lemmas, &words[i], lemma);
    }
  g_assert_true (g_utf8_validate (lemma->str, (gssize) lemma->len, NULL));
  stance_identifying_count (&lemmas->identifying, "The minister signed", 19, counts);
  stance_identifying_judge (&lemmas->identifying, counts);
}

static void
use (GBytes *bytes)
{
  StanceModelFile *files[] = {
    stance_model_file_new (bytes, "input", STANCE_TAGGER_KIND, NULL),
    stance_model_file_new (bytes, "input", STANCE_LEMMATIZER_KIND, NULL),
    stance_model_file_new (bytes, "input", STANCE_PARSER_KIND, NULL),
  };
  g_autoptr (StanceTagger) tagger = files[0] ? stance_tagger_new_for_file (files[0], NULL) : NULL;
  g_autoptr (StanceLemmas) lemmas = files[1] ? stance_lemmas_new_for_file (files[1], NULL) : NULL;
  g_autoptr (StanceParser) parser = files[2] ? stance_parser_new_for_file (files[2], NULL) : NULL;

  if (tagger)
    use_tagger (tagger);
  if (lemmas)
    use_lemmas (lemmas);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree guint8 *mended = g_memdup2 (data, size);
  const guint64 length = GUINT64_TO_LE ((guint64) size);
  guint32 crc;

  use (bytes);
  if (size < HEAD)
    return 0;
  memcpy (mended + 32, &length, sizeof length);
  crc = GUINT32_TO_LE ((guint32) crc32_z (0, mended + HEAD, size - HEAD));
  memcpy (mended + 12, &crc, sizeof crc);
  g_bytes_unref (bytes);
  bytes = g_bytes_new (mended, size);
  use (bytes);
  return 0;
}
