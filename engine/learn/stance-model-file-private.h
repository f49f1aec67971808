/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of learned models: one format for all. A head (magic, version, kind, CRC-32 of all that follows), a table of named sections, and the
 * sections, each on a boundary of 64 bytes. Numbers are little endian. Files are mapped read-only, so that processes share them. */
#pragma once

#include <gio/gio.h>

#define STANCE_MODEL_ALIGNMENT 64

typedef struct _StanceModelFile StanceModelFile;
typedef struct _StanceModelWriter StanceModelWriter;

/* Maps a file and checks it. Errors: file errors with the path in front; STANCE_ERROR_INVALID_MODEL where the file is no model, one of
 * another version or kind, truncated or damaged. */
StanceModelFile *stance_model_file_open (const char *path, const char *kind, GError **error);
/* The same over bytes in memory; `name` is for messages. */
StanceModelFile *stance_model_file_new (GBytes *bytes, const char *name, const char *kind, GError **error);
void stance_model_file_free (StanceModelFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceModelFile, stance_model_file_free)

/* The bytes of a section, aligned to 64; NULL when there is none of that name. */
const char *stance_model_file_section (const StanceModelFile *self, const char *name, gsize *length);

/* A section of strings, each ended by NUL: (array zero-terminated). Errors: INVALID_MODEL when it is absent or its last string has no end. */
char **stance_model_file_strings (const StanceModelFile *self, const char *name, GError **error);

/* Sets an error that names file and section; gives FALSE. */
gboolean stance_model_file_fail (const StanceModelFile *self, const char *section, const char *found, GError **error);

StanceModelWriter *stance_model_writer_new (const char *kind);
void stance_model_writer_free (StanceModelWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceModelWriter, stance_model_writer_free)
void stance_model_writer_add (StanceModelWriter *self, const char *name, gconstpointer bytes, gsize length);
void stance_model_writer_add_strings (StanceModelWriter *self, const char *name, char *const *strings);
/* The whole file. */
GBytes *stance_model_writer_finish (const StanceModelWriter *self);
/* Writes it whole or not at all. */
gboolean stance_model_writer_write (const StanceModelWriter *self, const char *path, GError **error);
