/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML parts of a zip file, as streams of nodes. */
#pragma once

#include <gio/gio.h>
#include <libxml/xmlreader.h>

typedef struct _StanceXlsxPart StanceXlsxPart;

/* NULL without an error when there is no such part; at most `max` bytes of it are read. `bytes` must live as long. */
StanceXlsxPart *stance_xlsx_part_open (GBytes *bytes, const char *path, guint64 max, GError **error);
void stance_xlsx_part_free (StanceXlsxPart *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceXlsxPart, stance_xlsx_part_free)

/* Goes to the next node: FALSE at the end, and with `error` set when it is broken or too long. */
gboolean stance_xlsx_part_next (StanceXlsxPart *self, GError **error);
/* XML_READER_TYPE_... */
int stance_xlsx_part_get_type (const StanceXlsxPart *self);
gboolean stance_xlsx_part_is (const StanceXlsxPart *self, const char *name);
gboolean stance_xlsx_part_is_empty (const StanceXlsxPart *self);
const char *stance_xlsx_part_get_text (const StanceXlsxPart *self);
/* By its local name. (transfer full) */
char *stance_xlsx_part_get_attribute (const StanceXlsxPart *self, const char *name);
