/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-coded-settings-private.h"

#include <math.h>
#include <string.h>

#define MAX_WEIGHT 1e6
#define MAX_ROWS 200 /* that are looked at for settings */
#define AS_MADE 9    /* the column of settings as they were written */
#define WRITTEN "statements as written"
#define NONE G_MAXUINT

typedef struct
{
  StanceCodedSettings *settings;
  StanceXlsx *xlsx;
  const char *name;
  guint sheet;
  /* Columns of the sheet, NONE where it has none: an id, what may have been changed, what it was. */
  guint id, value, before;
} Reader;

void
stance_coded_weight_free (StanceCodedWeight *self)
{
  g_free (self->place);
  g_free (self->issue);
  g_free (self);
}

/* "" where there is nothing. */
static const char *
get_cell (GPtrArray *cells, guint column)
{
  const char *cell = column < cells->len ? g_ptr_array_index (cells, column) : NULL;

  return cell ? cell : "";
}

static guint
find (GPtrArray *cells, const char *title)
{
  for (guint i = 0; i < cells->len; i++)
    if (g_str_equal (get_cell (cells, i), title))
      return i;
  return NONE;
}

static gboolean
read_number (const char *cell, double *value)
{
  char *end = NULL;

  *value = g_ascii_strtod (cell, &end);
  return end != cell && *end == '\0' && isfinite (*value);
}

/* "FILE:SHEET:ROW: " (transfer full) */
static char *
name_place (const Reader *self, guint row)
{
  return g_strdup_printf ("%s:%s:%u: ", self->name, stance_xlsx_get_sheet (self->xlsx, self->sheet), row);
}

static void
read_weight (Reader *self, GPtrArray *cells, guint row)
{
  const char *issue = get_cell (cells, self->id), *cell = get_cell (cells, self->value), *flaw = stance_xlsx_get_flaw (self->xlsx, self->value);
  g_autofree char *place = name_place (self, row);
  double value = 0;

  if (!*issue)
    return;
  if (!flaw && read_number (cell, &value) && value >= 0 && value <= MAX_WEIGHT)
    {
      StanceCodedWeight *weight = g_new0 (StanceCodedWeight, 1);

      weight->place = g_steal_pointer (&place);
      weight->issue = g_strdup (issue);
      weight->weight = value;
      g_ptr_array_add (self->settings->weights, weight);
      return;
    }
  self->settings->n_lost++;
  g_ptr_array_add (self->settings->faults, g_strdup_printf ("%sweight of %s: found %s%.40s%s, expected a number from 0 to 1000000", place, issue,
                                                            flaw || !*cell ? "" : "\"", flaw ? flaw : *cell ? cell : "nothing", flaw || !*cell ? "" : "\""));
}

/* Parties: which row a party counts in is up to the model. */
static void
read_party (Reader *self, GPtrArray *cells, guint row)
{
  const char *party = get_cell (cells, self->id), *now = get_cell (cells, self->value), *before = get_cell (cells, self->before);
  g_autofree char *place = name_place (self, row);

  if (*party && *before && !g_str_equal (now, before))
    g_ptr_array_add (self->settings->faults, g_strdup_printf ("%srow of %s: found \"%s\", was \"%s\"; not taken over: correct holder_party in Statements",
                                                              place, party, now, before));
}

/* Whether " in A" is the side that is read. */
static gboolean
is_asked_for (const Reader *self, const char *side)
{
  return !self->settings->side || (g_str_has_prefix (side, " in ") && g_str_equal (side + strlen (" in "), self->settings->side));
}

/* Summary, Settings, Read me: rows of a name and a number, of the first of which it is known what it was. */
static void
read_setting (Reader *self, GPtrArray *cells, guint row)
{
  static const char *const names[] = { "min_statements", "min_shared", "scale_min", "scale_max", NULL };
  const char *name = get_cell (cells, 0), *now = get_cell (cells, 1), *before = get_cell (cells, AS_MADE);
  g_autofree char *place = name_place (self, row);
  guint64 n = 0;
  double a, b;

  if (g_str_has_prefix (name, WRITTEN) && is_asked_for (self, name + strlen (WRITTEN))
      && g_ascii_string_to_unsigned (now, 10, 0, G_MAXUINT32, &n, NULL))
    self->settings->n_statements += n;
  if (!g_strv_contains (names, name) || !read_number (before, &b) || (read_number (now, &a) && a == b))
    return;
  g_ptr_array_add (self->settings->faults, g_strdup_printf ("%s%s: found %s, was %s; not taken over from a workbook", place, name, *now ? now : "nothing",
                                                            before));
}

/* Which rows follow a row of titles; NULL for those of statements. */
static void
(*choose (Reader *self, GPtrArray *titles)) (Reader *, GPtrArray *, guint)
{
  guint issue = find (titles, "issue"), party = find (titles, "party");

  if (issue != NONE && find (titles, "position") != NONE)
    return NULL;
  self->value = find (titles, issue != NONE ? "weight" : "row");
  self->before = find (titles, "original_row");
  self->id = issue != NONE ? issue : party;
  if (issue != NONE && self->value != NONE && find (titles, "proposition") != NONE)
    return read_weight;
  return party != NONE && self->value != NONE && self->before != NONE ? read_party : read_setting;
}

static gboolean
read_sheet (Reader *self, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GPtrArray) titles = NULL;
  void (*read) (Reader *, GPtrArray *, guint) = NULL;
  guint row = 0;

  if (stance_xlsx_open (self->xlsx, self->sheet, &cause))
    titles = stance_xlsx_next (self->xlsx, &row, &cause);
  if (titles)
    read = choose (self, titles);
  while (read && !(read == read_setting && row > MAX_ROWS))
    {
      g_autoptr (GPtrArray) cells = stance_xlsx_next (self->xlsx, &row, &cause);

      if (!cells)
        break;
      read (self, cells, row);
    }
  if (cause)
    g_propagate_error (error, g_steal_pointer (&cause));
  return *error == NULL;
}

gboolean
stance_coded_settings_read (StanceCodedSettings *self, StanceXlsx *xlsx, const char *name, GError **error)
{
  Reader reader = { .settings = self, .xlsx = xlsx, .name = name };
  g_autoptr (GError) cause = NULL;

  for (guint i = 0; !cause && i < stance_xlsx_get_n_sheets (xlsx); i++)
    {
      reader.sheet = i;
      read_sheet (&reader, &cause);
    }
  if (!cause)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}
