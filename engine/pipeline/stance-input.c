/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include <stance/stance-error.h>

#include "stance-input-private.h"

/* A stream over a file descriptor: the same for files, pipes and standard input. */
#define STANCE_TYPE_DESCRIPTOR (stance_descriptor_get_type ())
G_DECLARE_FINAL_TYPE (StanceDescriptor, stance_descriptor, STANCE, DESCRIPTOR, GInputStream)

struct _StanceDescriptor
{
  GInputStream parent_instance;
  int fd;
  char *name;
};

G_DEFINE_FINAL_TYPE (StanceDescriptor, stance_descriptor, G_TYPE_INPUT_STREAM)

static void
set_io_error (const char *name, int saved, GError **error)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (saved), "%s: %s", name, g_strerror (saved));
}

static gssize
stance_descriptor_read (GInputStream *stream, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  StanceDescriptor *self = STANCE_DESCRIPTOR (stream);
  gssize n;

  do
    n = read (self->fd, buffer, size);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    set_io_error (self->name, errno, error);
  return n;
}

static void
stance_descriptor_finalize (GObject *object)
{
  StanceDescriptor *self = STANCE_DESCRIPTOR (object);

  if (self->fd > STDIN_FILENO)
    close (self->fd);
  g_free (self->name);
  G_OBJECT_CLASS (stance_descriptor_parent_class)->finalize (object);
}

static void
stance_descriptor_class_init (StanceDescriptorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_descriptor_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = stance_descriptor_read;
}

static void
stance_descriptor_init (StanceDescriptor *self)
{
  self->fd = -1;
}

GInputStream *
stance_input_open (const char *path, GError **error)
{
  gboolean standard = g_str_equal (path, "-");
  g_autofree char *name = standard ? g_strdup ("standard input") : g_filename_display_name (path);
  StanceDescriptor *self;
  int fd = standard ? STDIN_FILENO : g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    {
      set_io_error (name, errno, error);
      return NULL;
    }
  self = g_object_new (STANCE_TYPE_DESCRIPTOR, NULL);
  self->fd = fd;
  self->name = g_steal_pointer (&name);
  return G_INPUT_STREAM (self);
}

/* A stream may give fewer bytes than asked for, so one call is not enough. Asking for all that fits keeps reads large. */
static gboolean
fill (GBufferedInputStream *stream, gsize want, GError **error)
{
  while (g_buffered_input_stream_get_available (stream) < want)
    {
      gssize n = g_buffered_input_stream_fill (stream, -1, NULL, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
    }
  return TRUE;
}

static GBufferedInputStream *
add_buffer (GInputStream *base)
{
  return G_BUFFERED_INPUT_STREAM (g_buffered_input_stream_new_sized (base, STANCE_INPUT_HEAD_BYTES));
}

GBufferedInputStream *
stance_input_buffer (GInputStream *raw, GError **error)
{
  g_autoptr (GBufferedInputStream) stream = add_buffer (raw);
  const guchar *bytes;
  gsize n;

  if (!fill (stream, 3, error))
    return NULL;
  bytes = g_buffered_input_stream_peek_buffer (stream, &n);
  if (n >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B)
    {
      g_autoptr (GInputStream) gunzip = stance_gunzip_new (G_INPUT_STREAM (stream));

      g_object_unref (stream);
      stream = add_buffer (gunzip);
      if (!fill (stream, 3, error))
        return NULL;
      bytes = g_buffered_input_stream_peek_buffer (stream, &n);
    }
  if (n >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 && g_input_stream_skip (G_INPUT_STREAM (stream), 3, NULL, error) < 0)
    return NULL;
  return g_steal_pointer (&stream);
}

const char *
stance_input_head (GBufferedInputStream *stream, gsize *length, GError **error)
{
  if (!fill (stream, STANCE_INPUT_HEAD_BYTES, error))
    return NULL;
  return g_buffered_input_stream_peek_buffer (stream, length);
}

GByteArray *
stance_input_read_all (GInputStream *stream, gsize max, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guchar *part = g_malloc (STANCE_INPUT_HEAD_BYTES);
  gssize n;

  while ((n = g_input_stream_read (stream, part, STANCE_INPUT_HEAD_BYTES, NULL, error)) > 0)
    {
      g_byte_array_append (all, part, (guint) n);
      if (all->len > max)
        {
          g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "found a larger file, expected at most %" G_GSIZE_FORMAT " bytes", max);
          return NULL;
        }
    }
  return n < 0 ? NULL : g_steal_pointer (&all);
}

gboolean
stance_input_read_line (GBufferedInputStream *stream, gsize max, GString *line, gboolean *too_long, GError **error)
{
  gboolean any = FALSE;

  g_string_truncate (line, 0);
  *too_long = FALSE;
  while (TRUE)
    {
      const char *bytes, *stop;
      gsize n;

      if (!fill (stream, 1, error))
        return FALSE;
      bytes = g_buffered_input_stream_peek_buffer (stream, &n);
      if (n == 0)
        return any;
      any = TRUE;
      stop = memchr (bytes, '\n', n);
      n = stop ? (gsize) (stop - bytes) : n;
      *too_long = *too_long || line->len + n > max;
      if (*too_long)
        g_string_truncate (line, 0);
      else
        g_string_append_len (line, bytes, (gssize) n);
      if (g_input_stream_skip (G_INPUT_STREAM (stream), n + (stop != NULL), NULL, error) < 0)
        return FALSE;
      if (stop)
        return TRUE;
    }
}
