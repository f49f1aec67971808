/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads CSV (RFC 4180) and its kin record by record, so that memory holds one record. Also takes LF and CR line ends, quotes inside
 * unquoted fields, a byte order mark and records of unequal length; skips empty lines. */
#pragma once

#include <gio/gio.h>

typedef struct _StanceCsv StanceCsv;

/* `name` goes in front of messages. The reader keeps a reference to the stream. */
StanceCsv *stance_csv_new (const char *name, GInputStream *stream, char separator);
void stance_csv_free (StanceCsv *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceCsv, stance_csv_free)

/* The fields of the next record in UTF-8 (element-type utf8, transfer full); NULL at the end, and on an error with `error` set:
 * STANCE_ERROR_INVALID_TEXT (NUL byte, quote without end, text after a closing quote), STANCE_ERROR_LIMIT, or the stream's own.
 * After one of the first two the next call goes on at the next line. */
GPtrArray *stance_csv_next (StanceCsv *self, GError **error);

/* Where a field of the last record begins: line and column (in bytes) from 1. A field beyond the last begins where the record does. */
void stance_csv_get_place (const StanceCsv *self, guint field, guint *line, guint *column);

/* What had to be repaired in the last record's encoding, NULL for nothing. */
char *stance_csv_take_warning (StanceCsv *self);

char stance_csv_get_separator (const StanceCsv *self);

/* The separator of a header row: the most frequent of comma, semicolon and tab. */
char stance_csv_guess_separator (const char *header, gsize length);
