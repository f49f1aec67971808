/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference vectors are replayed as requests. The shapes of their files differ: an adapter for each measure of a file makes clean requests of its "input"
 * and compares what "expected" holds. */
#pragma once

#include <json-glib/json-glib.h>

typedef struct
{
  const char *name;     /* of the file, without ending */
  JsonObject *input;
  JsonNode *expected;
  double tolerance;
} Vector;

typedef struct
{
  const char *measure; /* as the file has it */
  void (*replay) (const Vector *vector);
} Adapter;

/* One table a group, ended by a row without a measure; named in test-vectors.c. */
extern const Adapter vectors_agreement[];
extern const Adapter vectors_distributions[];
extern const Adapter vectors_positions[];
extern const Adapter vectors_structure[];
extern const Adapter vectors_texts[];

/* The answer to a request. `data` and `options` are taken; `options` may be NULL. The test fails on an error. */
JsonObject *vector_ask (const Vector *vector, const char *measure, JsonObject *data, JsonObject *options);
/* A new object with members of `from`: pairs of names, the new one and the one in `from`, ended by NULL. What `from` lacks is left out. */
JsonObject *vector_pick (JsonObject *from, ...) G_GNUC_NULL_TERMINATED;
/* Numbers within tolerance x max (1, |expected|), null as null, "inf" as text or infinity, arrays and objects member by member (got may have more). */
void vector_compare (const Vector *vector, const char *what, JsonNode *expected, JsonNode *got);
/* A member of the answer's "values", or of the answer itself ("value", "n", "se", ...); NULL when it is not there. */
JsonNode *vector_get (JsonObject *answer, const char *name);
/* Compares the member `expected_name` of the vector's "expected" with `name` of the answer. */
void vector_expect (const Vector *vector, const char *expected_name, JsonObject *answer, const char *name);
