/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a document to statements: the whole way from words to positions. */
#pragma once

#include <stance/stance-document.h>
#include <stance/stance-statement.h>

#include "stance-attribution-private.h"
#include "stance-candidates-private.h"
#include "stance-model-private.h"

/* Appends what the model's rules match (element-type StanceRuleMatch), in order. What one says and what tells that he says it are matched apart. */
void stance_mapping_match (StanceModel *model, const StanceSpeech *speech, const GArray *mentions, const char *date, GArray *matches);

/* Codes a document with a model; without a reader, by marks and word classes alone. (transfer container) (element-type StanceStatement);
 * empty when it shows no position. */
GPtrArray *stance_mapping_code (StanceModel *model, StanceSpeechReader *reader, StanceDocument *document, const StanceCoding *coding);
