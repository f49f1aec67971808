/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every cap of the engine in one place. Beyond a cap the answer is STANCE_ERROR_LIMIT, or a warning and the rest goes on. */
#pragma once

#define STANCE_LIMIT_DOCUMENT_BYTES (64u << 20)  /* one article's text */
#define STANCE_LIMIT_LINE_BYTES (256u << 20)     /* one JSON line */
#define STANCE_LIMIT_CSV_FIELDS 4096             /* fields of one CSV record */
#define STANCE_LIMIT_JSON_BYTES (256u << 20)     /* one JSON file */
#define STANCE_LIMIT_REQUEST_BYTES (64u << 20)   /* numbers to measure: each takes some fifty times its bytes while it is read */
#define STANCE_LIMIT_SHEET_BYTES (G_GUINT64_CONSTANT (4) << 30) /* XML of one sheet; it is read as a stream */
#define STANCE_LIMIT_JSON_DEPTH 64               /* json-glib recurses: deeper input is refused before it is parsed */
#define STANCE_LIMIT_HTML_DEPTH 4096             /* elements in elements; the parser looks through all of them at a stray end tag */
#define STANCE_LIMIT_SENTENCE_TOKENS 400         /* longer sentences are cut, so that no step is quadratic in the text */
#define STANCE_LIMIT_PATTERN_BYTES 2048          /* one pattern of a model or lexicon */
#define STANCE_LIMIT_PATTERN_STEPS 4096          /* steps one pattern may take at one token */
#define STANCE_LIMIT_PARTIES 4096
#define STANCE_LIMIT_ISSUES 1024
#define STANCE_LIMIT_CATEGORIES 10000            /* of one distribution: a layer of it looks at all */
#define STANCE_LIMIT_INCLUDE_DEPTH 8
#define STANCE_LIMIT_STATEMENTS (1u << 26)
#define STANCE_LIMIT_TALLY 4000000000u           /* statements of one tally: counts stay in 32 bits, sums in 128 */
#define STANCE_LIMIT_REPLICATED (1u << 26)      /* figures of all replicates of a bootstrap: 512 MB */
#define STANCE_LIMIT_PHRASES 20000               /* phrases that a survey keeps at a time */
