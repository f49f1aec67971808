/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parties and issues as people write them on a command line: an id or a name, in any case. */
#pragma once

#include "stance-cli-private.h"

/* The id; NULL when the model has none of that name. Owned by the caller. */
char *stance_cli_find_party (StanceModel *model, const char *word);
char *stance_cli_find_issue (StanceModel *model, const char *word);
/* "found 'x', expected a party or an issue of MODEL; did you mean 'y'?" */
char *stance_cli_no_such_name (StanceModel *model, const char *word, gboolean parties, gboolean issues);
/* The row of a table that stands for the party (or, where rows are holders, the person) written as `word`; NULL for none. */
const char *stance_cli_find_row (StanceTable *table, StanceModel *model, const char *word);
/* "; did you mean 'ID'?", by the ids and names of the model; the empty string when nothing is near. */
char *stance_cli_hint_party (StanceModel *model, const char *word);
char *stance_cli_hint_issue (StanceModel *model, const char *word);
