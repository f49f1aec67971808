/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a file or of standard input, gzip taken off, with a look at what comes first. */
#pragma once

#include <gio/gio.h>

/* How much of a file is looked at to tell what it is. */
#define STANCE_INPUT_HEAD_BYTES (64 * 1024)

/* Opens a file; "-" is standard input. Errors: G_IO_ERROR with the path in front. */
GInputStream *stance_input_open (const char *path, GError **error);

/* Puts a buffer over `raw`, and under it what takes gzip off when the bytes begin like that (any number of members). A byte order mark of
 * UTF-8 is skipped. */
GBufferedInputStream *stance_input_buffer (GInputStream *raw, GError **error);

/* The first bytes, up to STANCE_INPUT_HEAD_BYTES, fewer only at the end of the input. Owned by the stream. */
const char *stance_input_head (GBufferedInputStream *stream, gsize *length, GError **error);

/* All the rest. STANCE_ERROR_LIMIT when it is more than `max` bytes. */
GByteArray *stance_input_read_all (GInputStream *stream, gsize max, GError **error);

/* Reads the next line, without its end, into `line`. FALSE at the end, and with `error` set. A line of more than `max` bytes is read to
 * its end but not kept: `too_long` says so. */
gboolean stance_input_read_line (GBufferedInputStream *stream, gsize max, GString *line, gboolean *too_long, GError **error);

/* Takes gzip off what `base` gives; unlike GZlibDecompressor it goes on with the member after the first. */
GInputStream *stance_gunzip_new (GInputStream *base);
