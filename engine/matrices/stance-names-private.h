/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in an order, each once, found in constant time: the rows and columns of tables. */
#pragma once

#include <stance/stance-model.h>

#define STANCE_NO_NAME G_MAXUINT

typedef struct
{
  GPtrArray *names;  /* of utf8 */
  GHashTable *index; /* name -> place + 1; keys belong to names */
} StanceNames;

StanceNames *stance_names_new (void);
void stance_names_free (StanceNames *self);
guint stance_names_add (StanceNames *self, const char *name);
guint stance_names_find (const StanceNames *self, const char *name);
const char *stance_names_get (const StanceNames *self, guint place);
char **stance_names_dup (const StanceNames *self);
/* The place of each name in `first`, STANCE_NO_NAME where it has none or is NULL. */
guint *stance_names_rank (const StanceNames *self, const StanceNames *first);
/* 0 ... size - 1 by rising rank, equal ranks by rising place. */
guint *stance_order_by_rank (const guint *ranks, guint size);
/* The names of all (any may be NULL): those of `order` in its order, then those of the first, the second and so on. Takes `order`, may be NULL. */
StanceNames *stance_names_unite (const StanceNames *const *all, guint n, char **order);
/* Takes the strings of `names`, which may be NULL. */
StanceNames *stance_names_new_take (char **names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceNames, stance_names_free)

static inline guint
stance_names_size (const StanceNames *self)
{
  return self->names->len;
}
