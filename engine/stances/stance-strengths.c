/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-strengths-private.h"

#include <math.h>

#include <stance/stance-error.h>

#include "stance-check-private.h"
#include "stance-grid-private.h"

#define PRIOR 4 /* readings that each class is given beforehand, as good as the mean */
#define SHOWN_FAULTS 5
#define MAX_SLOPE 1000.0
#define MAX_COUNT 1e9

/* Reading of a file. */
typedef struct
{
  StanceCheck *check;
  StanceStrengths *strengths;
} Reader;

/* 0 for what is not there, which stance_check_object() has noted. */
static double
read_number (Reader *reader, JsonObject *object, const char *key, double low, double high)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *expected = NULL;
  double value = 0;

  if (!stance_check_number (reader->check, object, key, &value) || (value >= low && value <= high))
    return value;
  expected = g_strdup_printf ("a number from %g to %g", low, high);
  stance_check_fault_at (reader->check, key, g_ascii_formatd (number, sizeof number, "%.15g", value), expected);
  return 0;
}

static void
read_slopes (Reader *reader, JsonObject *root)
{
  StanceKey keys[STANCE_N_TRAITS + 1] = { { NULL, FALSE } };
  JsonObject *object;

  for (guint i = 0; i < STANCE_N_TRAITS; i++)
    keys[i] = (StanceKey) { stance_trait_name (i), TRUE };
  stance_check_enter (reader->check, "slopes");
  object = stance_check_object (reader->check, json_object_get_member (root, "slopes"), keys);
  for (guint i = 0; object && i < STANCE_N_TRAITS; i++)
    reader->strengths->slopes[i] = read_number (reader, object, keys[i].name, -MAX_SLOPE, MAX_SLOPE);
  stance_check_leave (reader->check);
}

static void
read_cuts (Reader *reader, JsonObject *root)
{
  static const StanceKey keys[] = { { "half", TRUE }, { "full", TRUE }, { NULL, FALSE } };
  double *cuts = reader->strengths->cuts;
  JsonObject *object;

  stance_check_enter (reader->check, "cuts");
  object = stance_check_object (reader->check, json_object_get_member (root, "cuts"), keys);
  for (guint i = 0; object && i < STANCE_N_HOLDS - 1; i++)
    cuts[i] = read_number (reader, object, keys[i].name, -MAX_SLOPE, MAX_SLOPE);
  if (object && cuts[1] < cuts[0])
    stance_check_fault_at (reader->check, "full", "less than half", "at least as much");
  stance_check_leave (reader->check);
}

static void
read_record (Reader *reader, JsonObject *object, const char *name, StanceRecord *record)
{
  static const StanceKey keys[] = { { "n", TRUE }, { "right", TRUE }, { NULL, FALSE } };
  JsonObject *member;

  stance_check_enter (reader->check, name);
  member = stance_check_object (reader->check, json_object_get_member (object, name), keys);
  if (member)
    {
      record->n = (guint) read_number (reader, member, "n", 0, MAX_COUNT);
      record->right = (guint) read_number (reader, member, "right", 0, MAX_COUNT);
    }
  if (record->right > record->n)
    stance_check_fault_at (reader->check, "right", "more than n", "at most as many");
  stance_check_leave (reader->check);
}

static void
read_records (Reader *reader, JsonObject *root)
{
  StanceKey keys[STANCE_N_CUE_CLASSES + 2] = { { NULL, FALSE } };
  JsonObject *object;

  for (guint i = 0; i <= STANCE_N_CUE_CLASSES; i++)
    keys[i] = (StanceKey) { stance_strengths_class_name (i), TRUE };
  stance_check_enter (reader->check, "classes");
  object = stance_check_object (reader->check, json_object_get_member (root, "classes"), keys);
  for (guint i = 0; object && i <= STANCE_N_CUE_CLASSES; i++)
    if (json_object_has_member (object, keys[i].name))
      read_record (reader, object, keys[i].name, &reader->strengths->records[i]);
  stance_check_leave (reader->check);
}

static void
read_root (Reader *reader, JsonNode *node)
{
  static const StanceKey keys[] = { { "format", TRUE }, { "slopes", TRUE }, { "cuts", TRUE }, { "margin", TRUE }, { "corrects", TRUE },
                                    { "threshold", TRUE }, { "classes", TRUE }, { "ridge", FALSE }, { "data", FALSE }, { "figures", FALSE },
                                    { NULL, FALSE } };
  JsonObject *root = stance_check_object (reader->check, node, keys);
  const char *format = root ? stance_check_text (reader->check, root, "format") : NULL;

  if (!root)
    return;
  if (format && !g_str_equal (format, STANCE_STRENGTHS_FORMAT))
    stance_check_wrong_text_at (reader->check, "format", format, "\"" STANCE_STRENGTHS_FORMAT "\"");
  if (json_object_has_member (root, "slopes"))
    read_slopes (reader, root);
  if (json_object_has_member (root, "cuts"))
    read_cuts (reader, root);
  if (json_object_has_member (root, "classes"))
    read_records (reader, root);
  reader->strengths->margin = read_number (reader, root, "margin", 0, 0.5);
  reader->strengths->threshold = read_number (reader, root, "threshold", 0, 1);
  stance_check_boolean (reader->check, root, "corrects", &reader->strengths->corrects);
}

/* The first faults. */
static void
set_faults (GError **error, const GPtrArray *faults)
{
  g_autoptr (GString) message = g_string_new (NULL);

  for (guint i = 0; i < faults->len && i < SHOWN_FAULTS; i++)
    g_string_append_printf (message, "%s%s", i == 0 ? "" : "\n", (const char *) g_ptr_array_index (faults, i));
  g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, message->str);
}

StanceStrengths *
stance_strengths_load (const char *path, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (StanceStrengths) self = g_new0 (StanceStrengths, 1);
  g_auto (StanceCheck) check = { 0 };
  g_autoptr (GBytes) bytes = stance_json_read_file (path, error);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *name = g_filename_display_name (path);
  Reader reader = { &check, self };

  stance_check_init (&check, name, faults);
  if (!bytes)
    return NULL;
  root = stance_json_parse (name, bytes, faults);
  if (root)
    read_root (&reader, root);
  if (faults->len == 0)
    return g_steal_pointer (&self);
  set_faults (error, faults);
  return NULL;
}

void
stance_strengths_free (StanceStrengths *self)
{
  g_free (self);
}

static double
at_least (const StanceStrengths *self, const StanceTraits *traits, guint cut)
{
  double sum = -self->cuts[cut];

  for (guint i = 0; i < STANCE_N_TRAITS; i++)
    sum += self->slopes[i] * traits->values[i];
  return 1 / (1 + exp (-sum));
}

double
stance_strengths_get_probability (const StanceStrengths *self, const StanceTraits *traits)
{
  return at_least (self, traits, 0);
}

double
stance_strengths_get_full (const StanceStrengths *self, const StanceTraits *traits)
{
  return at_least (self, traits, 1);
}

gint32
stance_strengths_correct (const StanceStrengths *self, const StanceTraits *traits, gint32 position)
{
  double full = at_least (self, traits, 1) / MAX (at_least (self, traits, 0), 1e-300);
  gboolean is_full = abs (position) >= STANCE_FULL_FROM ? full >= 0.5 - self->margin : full > 0.5 + self->margin;
  gint32 strength = is_full ? STANCE_GRID : STANCE_GRID / 2;

  if (!self->corrects || position == 0)
    return position;
  return position < 0 ? -strength : strength;
}

double
stance_strengths_get_rate (const StanceStrengths *self, const StanceTraits *traits)
{
  const StanceRecord *record = &self->records[stance_traits_class (traits)];
  double n = 0, right = 0, mean;

  for (guint i = 0; i <= STANCE_N_CUE_CLASSES; i++)
    {
      n += self->records[i].n;
      right += self->records[i].right;
    }
  mean = n > 0 ? right / n : 0.5;
  return (record->right + PRIOR * mean) / (record->n + PRIOR);
}

gint32
stance_strengths_round (double probability)
{
  return stance_grid_from_double (round (probability * 100) / 100);
}

const char *
stance_strengths_class_name (guint cue_class)
{
  return cue_class < STANCE_N_CUE_CLASSES ? stance_trait_name (cue_class) : "other";
}
