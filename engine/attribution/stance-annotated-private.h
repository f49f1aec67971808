/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles whose attributions people have annotated, from JSON lines:
 * {"doc": ID, "text": TEXT, "attributions": [{"source": [[s, e], ...] | null, "cue": ..., "content": ...}, ...]}; offsets in code points. */
#pragma once

#include <glib.h>

/* Bytes [start, end) of the text, in the part of an attribution that `role` says. */
typedef struct
{
  guint32 start;
  guint32 end;
} StanceByteRange;

typedef struct
{
  GArray *source;       /* of StanceByteRange; empty for none */
  GArray *cue;
  GArray *content;
} StanceAnnotation;

typedef struct
{
  char *id;
  char *text;
  GPtrArray *annotations; /* of StanceAnnotation */
} StanceAnnotated;

void stance_annotated_free (StanceAnnotated *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceAnnotated, stance_annotated_free)

/* Appends the articles of a file to `articles` (of StanceAnnotated). Errors: file errors with the path in front; STANCE_ERROR_INVALID_TEXT with path
 * and line. */
gboolean stance_annotated_read (const char *path, GPtrArray *articles, GError **error);
