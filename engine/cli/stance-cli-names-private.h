/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parties and issues as people write them on a command line or in coded files, in any case: an id, a name, and for parties whatever else they are called. */
#pragma once

#include "stance-cli-private.h"

/* The id of an issue, by id or name; NULL when the model has none of that name. */
char *stance_cli_find_issue (StanceModel *model, const char *word);
/* The id of a party by its id or name, else by an alias, demonym or seat, else by the last word of a person's name. NULL when it has none;
 * when it has several, `several` says which. */
char *stance_cli_find_party (StanceModel *model, const char *word, char **several);
/* Whether a word is the id of the party or one of its whole names. */
gboolean stance_cli_is_called (StanceModel *model, const char *id, const char *word);
typedef enum
{
  STANCE_CLI_NAMES_PARTIES,
  STANCE_CLI_NAMES_ISSUES,
  STANCE_CLI_NAMES_BOTH,
} StanceCliNames;

/* "found 'x', expected a party or an issue of MODEL; did you mean 'y'?", also by the parties of a table (NULL: none). */
char *stance_cli_no_such_name (StanceModel *model, const char *word, StanceCliNames names, StanceTable *table);
/* The rows of a table that stand for the party `id` (NULL: none) or are called `word`. Element-type utf8, owned by the table. */
GPtrArray *stance_cli_find_rows (StanceTable *table, StanceModel *model, const char *id, const char *word);
/* "; did you mean 'ID'?", by the ids and names of the model; the empty string when nothing is near. A word that names several
 * parties gives which. */
char *stance_cli_hint_party (StanceModel *model, const char *word);
char *stance_cli_hint_issue (StanceModel *model, const char *word);
