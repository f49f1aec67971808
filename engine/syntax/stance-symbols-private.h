/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names with small numbers: tags, relations, lemma rules. */
#pragma once

#include "stance-model-file-private.h"

typedef struct
{
  GPtrArray *names;     /* of char *, NULL at the end is not counted */
  GHashTable *ids;
} StanceSymbols;

StanceSymbols *stance_symbols_new (void);
/* (transfer full) names: taken, with the array. */
StanceSymbols *stance_symbols_new_take (char **names);
StanceSymbols *stance_symbols_copy (const StanceSymbols *self);
void stance_symbols_free (StanceSymbols *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceSymbols, stance_symbols_free)

/* The number of a name, given when new. */
guint stance_symbols_intern (StanceSymbols *self, const char *name);
/* The number of a name, G_MAXUINT when it is not there. */
guint stance_symbols_find (const StanceSymbols *self, const char *name);

/* Adds them to a model file being written; stance_model_file_strings() reads them back. */
void stance_symbols_save (const StanceSymbols *self, StanceModelWriter *writer, const char *section);

static inline const char *
stance_symbols_name (const StanceSymbols *self, guint id)
{
  return g_ptr_array_index (self->names, id);
}
