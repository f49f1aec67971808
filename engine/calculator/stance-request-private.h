/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody wants measured: {"measure": NAME, "data": {...}, "options": {...}}. Readers take members of "data" and "options"; the first fault is kept
 * and what is read after it is empty, so that a calculation reads all it wants and then asks once whether that went well. */
#pragma once

#include <json-glib/json-glib.h>

#include "stance-array-private.h"

typedef enum
{
  STANCE_SECTION_DATA,
  STANCE_SECTION_OPTIONS,
} StanceSection;

typedef struct _StanceDraw StanceDraw;

typedef struct
{
  const char *file; /* as messages name it */
  char *place;      /* the request's own place in the file: "" or "/3" */
  char *measure;
  JsonObject *sections[2]; /* by StanceSection; borrowed, NULL where not given */
  GHashTable *taken;    /* pointers that were asked for */
  GError *error;        /* the first fault */
  const StanceDraw *draw; /* as which sample of them data are read; NULL: as they are */
} StanceRequest;

/* Numbers of a list. NaN is missing (null in the file). */
typedef struct
{
  double *values;
  gsize n;
} StanceNumbers;

void stance_numbers_clear (StanceNumbers *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceNumbers, stance_numbers_clear)

gboolean stance_request_init (StanceRequest *self, const char *file, const char *place, JsonNode *node);
void stance_request_clear (StanceRequest *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceRequest, stance_request_clear)

/* "FILE#PLACE/PART/KEY: found ..., expected ..."; an empty key means the whole part. */
void stance_request_fault (StanceRequest *self, StanceSection section, const char *key, const char *found, const char *expected);
gboolean stance_request_failed (const StanceRequest *self);
/* FALSE, with a fault, when members are left that no reader has asked for. */
gboolean stance_request_check_all_taken (StanceRequest *self);

gboolean stance_request_has (StanceRequest *self, StanceSection section, const char *key);
/* The member, NULL when it is not given; for what the readers below have no form for. */
JsonNode *stance_request_take (StanceRequest *self, StanceSection section, const char *key);
/* A list of numbers; null is missing. Empty when it is not given. */
StanceNumbers stance_request_get_numbers (StanceRequest *self, StanceSection section, const char *key);
/* Lists of numbers of one length; NULL when it is not given, or on a fault. */
StanceArray *stance_request_get_array (StanceRequest *self, StanceSection section, const char *key);
/* A number; `missing` when it is not given. */
double stance_request_get_number (StanceRequest *self, StanceSection section, const char *key, double missing);
gboolean stance_request_get_flag (StanceRequest *self, StanceSection section, const char *key, gboolean missing);
/* One of `choices` (NULL-terminated), the first of which is the default: its index. */
guint stance_request_get_choice (StanceRequest *self, StanceSection section, const char *key, const char *const *choices);
/* A list of strings; NULL when it is not given. */
char **stance_request_get_strings (StanceRequest *self, StanceSection section, const char *key);
/* The option "confidence" of intervals: a share, 0.95 unless it is given. */
double stance_request_get_confidence (StanceRequest *self);
/* As above, with a fault when the member is not there. */
StanceNumbers stance_request_need_numbers (StanceRequest *self, StanceSection section, const char *key);
StanceArray *stance_request_need_array (StanceRequest *self, StanceSection section, const char *key);
/* A fault when `n` is not `expected`. */
void stance_request_need_length (StanceRequest *self, StanceSection section, const char *key, gsize n, gsize expected);
