/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a tally, for tables. */
#pragma once

#include <stance/stance-tally.h>

#include "stance-evidence-private.h"
#include "stance-names-private.h"
#include "stance-sums-private.h"

/* Places in the tally's names. The party as it was coded tells holders of one name apart; the other two are what it counts as. */
typedef struct
{
  guint32 holder;
  guint32 holder_party;
  guint32 party;
  guint32 bloc;
  guint32 issue;
} StanceTallyKey;

typedef struct
{
  StanceTallyKey key;
  guint64 first; /* the position of the first statement, for the order of rows and columns */
  StanceSums sums;
  StanceEvidence evidence;
} StanceTallyEntry;

struct _StanceTally
{
  StanceModel *model; /* NULL for none */
  StanceNames *names;
  GHashTable *entries; /* a set of StanceTallyEntry by key */
  guint64 position;
  guint64 n_statements;
};

/* The entry that the statement went into; NULL on an error, and then nothing has changed. */
StanceTallyEntry *stance_tally_take (StanceTally *self, StanceStatement *statement, GError **error);
/* The entries by rising first position, then by name: the same list however the tally came about. Entries are borrowed. */
GPtrArray *stance_tally_list (StanceTally *self);
