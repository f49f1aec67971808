/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-cli-server-private.h"

#include <string.h>

void
stance_cli_reply_clear (StanceCliReply *self)
{
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->policy, g_free);
  g_clear_pointer (&self->file, g_free);
}

void
stance_cli_reply_set (StanceCliReply *self, guint status, const char *type, char *body)
{
  stance_cli_reply_clear (self);
  *self = (StanceCliReply) { .status = status, .type = type, .body = body, .length = strlen (body) };
}

void
stance_cli_reply_set_bytes (StanceCliReply *self, const char *type, char *body, gsize length)
{
  stance_cli_reply_clear (self);
  *self = (StanceCliReply) { .status = SOUP_STATUS_OK, .type = type, .body = body, .length = length };
}

void
stance_cli_reply_refuse (StanceCliReply *self, guint status, char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);

  g_free (message);
  stance_cli_reply_set (self, status, STANCE_TYPE_PLAIN, g_strconcat (valid, "\n", NULL));
}
