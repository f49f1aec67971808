/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a document to statements: the whole way from words to positions. */
#pragma once

#include <stance/stance-document.h>
#include <stance/stance-statement.h>

#include "stance-attribution-private.h"
#include "stance-model-private.h"

/* Codes a document with a model; without a reader, by marks and word classes alone. (transfer container) (element-type StanceStatement);
 * empty when it shows no position. */
GPtrArray *stance_mapping_code (StanceModel *model, StanceSpeechReader *reader, StanceDocument *document);
