/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance scale: parties placed by the words they use, a second opinion. */
#include "stance-cli-private.h"

#include <string.h>

typedef struct
{
  GPtrArray *parties; /* NULL-terminated, of utf8 */
  GArray *positions;  /* of double */
} References;

static void
references_clear (References *self)
{
  g_clear_pointer (&self->parties, g_ptr_array_unref);
  g_clear_pointer (&self->positions, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (References, references_clear)

/* PARTY=NUMBER */
static gboolean
read_references (References *self, char **words, GError **error)
{
  self->parties = g_ptr_array_new_with_free_func (g_free);
  self->positions = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; words && words[i]; i++)
    {
      const char *equals = strrchr (words[i], '=');
      double position;

      if (!equals || equals == words[i])
        {
          g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--reference: found '%s', expected PARTY=POSITION", words[i]);
          return FALSE;
        }
      if (!stance_cli_parse_number ("--reference", equals + 1, -1000, 1000, &position, error))
        return FALSE;
      g_ptr_array_add (self->parties, g_strndup (words[i], (gsize) (equals - words[i])));
      g_array_append_val (self->positions, position);
    }
  g_ptr_array_add (self->parties, NULL);
  return TRUE;
}

static StancePlacement *
place (StanceTable *table, const StanceCliOptions *options, const References *references, GError **error)
{
  g_autoptr (StanceWordCounts) counts = stance_word_counts_new (table, options->min_count, error);

  if (!counts)
    return NULL;
  if (references->positions->len == 0)
    return stance_placement_new_wordfish (counts, options->low, options->high, error);
  return stance_placement_new_wordscores (counts, (const char *const *) references->parties->pdata, (const double *) references->positions->data, error);
}

StanceExit
stance_cli_scale (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (GError) wrong = NULL;
  g_auto (References) references = { 0 };
  g_autoptr (StanceEngine) engine = NULL;
  g_autoptr (StanceTable) table = NULL;
  g_autoptr (StancePlacement) placement = NULL;
  GError *error = NULL;
  char *text = NULL;

  if (!read_references (&references, options->references, &wrong))
    return stance_cli_usage (stance_cli_find_verb ("scale"), wrong->message);
  engine = stance_cli_new_engine (options, &code);
  table = engine ? stance_cli_tabulate_statements (engine, options, &code) : NULL;
  if (!table)
    return code;
  placement = place (table, options, &references, &error);
  if (placement)
    text = stance_write_placement (placement, stance_engine_get_model (engine), options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}
