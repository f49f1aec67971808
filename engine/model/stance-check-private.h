/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the members of a JSON tree with every fault noted: "FILE#/json/pointer: found X, expected Y". A reader that gives
 * nothing has noted why, unless the member is not there: missing members are noted by stance_check_object(). */
#pragma once

#include "stance-json-strict-private.h"

/* Where we are, and what was wrong so far. */
typedef struct
{
  const char *file;
  GString *pointer;
  GPtrArray *faults; /* of utf8, borrowed */
} StanceCheck;

/* A key an object may have; lists of them end with a NULL name. */
typedef struct
{
  const char *name;
  gboolean required;
} StanceKey;

typedef void (*StanceCheckFunc) (StanceCheck *check, JsonNode *node, gpointer data);

void stance_check_init (StanceCheck *check, const char *file, GPtrArray *faults);
void stance_check_clear (StanceCheck *check);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceCheck, stance_check_clear)

void stance_check_enter (StanceCheck *check, const char *key);
void stance_check_leave (StanceCheck *check);
/* A fault where we are, and one at a member. */
void stance_check_fault (StanceCheck *check, const char *found, const char *expected);
void stance_check_fault_at (StanceCheck *check, const char *key, const char *found, const char *expected);
/* The same where `text` is what was found. */
void stance_check_wrong_text (StanceCheck *check, const char *text, const char *expected);
void stance_check_wrong_text_at (StanceCheck *check, const char *key, const char *text, const char *expected);
void stance_check_missing (StanceCheck *check, const char *key);
/* What a node is, for messages. */
char *stance_check_describe (JsonNode *node);

/* The object that `node` is, NULL when it is none; `note` is always allowed, other keys are those of `keys` only. */
JsonObject *stance_check_object (StanceCheck *check, JsonNode *node, const StanceKey *keys);
/* Text with at least one character that is no space. */
const char *stance_check_text (StanceCheck *check, JsonObject *object, const char *key);
const char *stance_check_id (StanceCheck *check, JsonObject *object, const char *key);
/* A date that exists, as YYYY-MM-DD. */
const char *stance_check_date (StanceCheck *check, JsonObject *object, const char *key);
gboolean stance_check_boolean (StanceCheck *check, JsonObject *object, const char *key, gboolean *value);
gboolean stance_check_number (StanceCheck *check, JsonObject *object, const char *key, double *value);
/* Calls `func` with each element, having entered it. */
void stance_check_each (StanceCheck *check, JsonObject *object, const char *key, StanceCheckFunc func, gpointer data);
/* The text that an element is. */
const char *stance_check_element_text (StanceCheck *check, JsonNode *node);

gboolean stance_id_is_valid (const char *id);
