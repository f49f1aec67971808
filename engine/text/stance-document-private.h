/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the layers above need of a document besides its public face. */
#pragma once

#include <stance/stance-document.h>

/* The day of an ISO 8601 date or date-time ("2025-02-13", "2025-02-13T08:00:00Z"), NULL for anything else. */
char *stance_date_normalise (const char *string);

/* The text's size in bytes, without the terminating NUL. */
gsize stance_document_get_size (StanceDocument *self);

/* A copy of the document under another id; the text is shared. */
StanceDocument *stance_document_with_id (StanceDocument *self, const char *id);
