/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the sheets of a spreadsheet (XLSX: XML in a zip file) row by row. Values that were stored are taken; nothing is computed. */
#pragma once

#include <gio/gio.h>

typedef struct _StanceXlsx StanceXlsx;

/* Whether the bytes begin a zip file, which no text does. */
gboolean stance_xlsx_is (const char *head, gsize length);

/* `name` goes in front of messages. Errors: STANCE_ERROR_INVALID_TEXT when it is no workbook, STANCE_ERROR_LIMIT when it is too large. */
StanceXlsx *stance_xlsx_new (const char *name, GBytes *bytes, GError **error);
void stance_xlsx_free (StanceXlsx *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceXlsx, stance_xlsx_free)

guint stance_xlsx_get_n_sheets (const StanceXlsx *self);
const char *stance_xlsx_get_sheet (const StanceXlsx *self, guint sheet);

/* Goes to the beginning of a sheet. */
gboolean stance_xlsx_open (StanceXlsx *self, guint sheet, GError **error);
/* The cells of the next row that is there, NULL where one is empty (element-type utf8, transfer full), and its number from 1; NULL at the end, and with
 * `error` set when the file is broken. */
GPtrArray *stance_xlsx_next (StanceXlsx *self, guint *row, GError **error);
/* Why a cell of the last row has no value although something is in it: "found ..." goes on with it. NULL where nothing is wrong. */
const char *stance_xlsx_get_flaw (const StanceXlsx *self, guint column);
