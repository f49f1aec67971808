/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON read strictly (RFC 8259). json-glib 1.6.6 takes comments, duplicate keys, a second root and wrapped integers, and
 * recurses without a limit; so the bytes are checked before it sees them. */
#pragma once

#include <json-glib/json-glib.h>

/* Reads a file of at most STANCE_LIMIT_JSON_BYTES. Errors: those of GIO with the path in front, STANCE_ERROR_LIMIT. */
GBytes *stance_json_read_file (const char *path, GError **error);

/* Appends a message "FILE#/pointer: found ..., expected ..." for each fault. TRUE when the syntax is right; a duplicate key
 * is a fault that does not stop the scan. */
gboolean stance_json_scan (const char *file, const char *data, gsize length, GPtrArray *faults);

/* The tree of a JSON text that passed the scan, NULL when it did not. */
JsonNode *stance_json_parse (const char *file, GBytes *bytes, GPtrArray *faults);

/* Adds "/key" to a JSON pointer, escaped as RFC 6901 wants and safe to print. */
void stance_json_pointer_add (GString *pointer, const char *key);
void stance_json_pointer_add_index (GString *pointer, guint index);
/* Removes the last part. */
void stance_json_pointer_remove (GString *pointer);

/* `text` in quotation marks, shortened, without control characters. */
char *stance_json_quote (const char *text, gssize length);

/* Takes `message`; beyond a cap further ones are counted no more. */
void stance_faults_take (GPtrArray *faults, char *message);
