/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles whose stances people have annotated, and texts made up to show a stance. */
#pragma once

#include <stance/stance-document.h>
#include <stance/stance-model.h>
#include <stance/stance-statement.h>

typedef struct
{
  StanceDocument *document;
  GPtrArray *statements; /* of StanceStatement, each with a span */
} StanceGold;

void stance_gold_free (StanceGold *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceGold, stance_gold_free)

/* Appends the pairs NAME.txt, NAME.gold.json of a folder, by name: {"statements": [{"holder_party", "issue", "position", "start", "end", ...}], "meta":
 * {"date"}}, offsets in code points; a "quote" must be that slice. Errors: file errors; STANCE_ERROR_INVALID_TEXT, STANCE_ERROR_INVALID_STATEMENT and
 * STANCE_ERROR_UNKNOWN_ISSUE with file and JSON pointer; STANCE_ERROR_NO_DATA for a folder without a pair. */
gboolean stance_gold_read_folder (const char *path, StanceModel *model, GPtrArray *golds, GError **error);

/* Appends made-up texts from JSON lines: {"text", "date", "statements": [{"holder_party", "issue", "position"}]}; statements are of the whole text. */
gboolean stance_gold_read_lines (const char *path, StanceModel *model, GPtrArray *golds, GError **error);
