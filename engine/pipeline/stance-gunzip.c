/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A gzip file may be several put together (RFC 1952, 2.2); GZlibDecompressor by itself ends with the first. */
#include <string.h>

#include "stance-input-private.h"

#define BUFFER_BYTES (64 * 1024)

#define STANCE_TYPE_GUNZIP (stance_gunzip_get_type ())
G_DECLARE_FINAL_TYPE (StanceGunzip, stance_gunzip, STANCE, GUNZIP, GFilterInputStream)

struct _StanceGunzip
{
  GFilterInputStream parent_instance;
  GConverter *inner;
  guchar *buffer; /* [at, filled) is not decompressed yet */
  gsize at;
  gsize filled;
  gboolean base_ended;
  gboolean between; /* a member has ended, none has begun */
};

G_DEFINE_FINAL_TYPE (StanceGunzip, stance_gunzip, G_TYPE_FILTER_INPUT_STREAM)

static gboolean
fill (StanceGunzip *self, GCancellable *cancellable, GError **error)
{
  GInputStream *base = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self));
  gssize n;

  memmove (self->buffer, self->buffer + self->at, self->filled - self->at);
  self->filled -= self->at;
  self->at = 0;
  n = g_input_stream_read (base, self->buffer + self->filled, BUFFER_BYTES - self->filled, cancellable, error);
  if (n < 0)
    return FALSE;
  self->base_ended = n == 0;
  self->filled += (gsize) n;
  return TRUE;
}

/* What follows a member and is none itself is left alone, as gzip does. */
static gboolean
begin_member (StanceGunzip *self, GCancellable *cancellable, gboolean *ended, GError **error)
{
  while (self->filled - self->at < 2 && !self->base_ended)
    if (!fill (self, cancellable, error))
      return FALSE;
  *ended = self->filled - self->at < 2 || self->buffer[self->at] != 0x1F || self->buffer[self->at + 1] != 0x8B;
  if (!*ended)
    {
      g_converter_reset (self->inner);
      self->between = FALSE;
    }
  return TRUE;
}

/* One step of the decompressor; 0 written when it has to be called again. */
static gboolean
step (StanceGunzip *self, void *out, gsize size, gsize *written, GError **error)
{
  GConverterFlags flags = self->base_ended ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS;
  g_autoptr (GError) cause = NULL;
  gsize taken = 0;
  GConverterResult result;

  result = g_converter_convert (self->inner, self->buffer + self->at, self->filled - self->at, out, size, flags, &taken, written, &cause);
  if (result != G_CONVERTER_ERROR)
    {
      self->at += taken;
      self->between = result == G_CONVERTER_FINISHED;
      return TRUE;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) && !self->base_ended)
    return fill (self, NULL, error);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "gzip data ends early");
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gssize
stance_gunzip_read (GInputStream *stream, void *out, gsize size, GCancellable *cancellable, GError **error)
{
  StanceGunzip *self = STANCE_GUNZIP (stream);
  gsize written = 0;

  while (written == 0 && size > 0)
    {
      gboolean ended = FALSE;

      if (self->between && !begin_member (self, cancellable, &ended, error))
        return -1;
      if (ended)
        return 0;
      if (self->at == self->filled && !self->base_ended && !fill (self, cancellable, error))
        return -1;
      if (!step (self, out, size, &written, error))
        return -1;
    }
  return (gssize) written;
}

static void
stance_gunzip_finalize (GObject *object)
{
  StanceGunzip *self = STANCE_GUNZIP (object);

  g_object_unref (self->inner);
  g_free (self->buffer);
  G_OBJECT_CLASS (stance_gunzip_parent_class)->finalize (object);
}

static void
stance_gunzip_class_init (StanceGunzipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_gunzip_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = stance_gunzip_read;
}

static void
stance_gunzip_init (StanceGunzip *self)
{
  self->inner = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  self->buffer = g_malloc (BUFFER_BYTES);
}

GInputStream *
stance_gunzip_new (GInputStream *base)
{
  return g_object_new (STANCE_TYPE_GUNZIP, "base-stream", base, NULL);
}
