/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-answer-private.h"

#include <string.h>

#include "stance-json-write-private.h"

static void
free_answered (gpointer data)
{
  StanceAnswered *self = data;

  g_free (self->name);
  g_free (self->values);
  g_free (self);
}

void
stance_answer_init (StanceAnswer *self, const char *measure)
{
  *self = (StanceAnswer) { .low = NAN, .high = NAN };
  self->members = g_string_new (NULL);
  self->values = g_string_new (NULL);
  self->reasons = g_string_new (NULL);
  self->holes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  stance_json_append_key (self->members, "measure");
  stance_json_append_string (self->members, measure);
}

void
stance_answer_clear (StanceAnswer *self)
{
  GString **parts[] = { &self->members, &self->values, &self->reasons };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i])
      g_string_free (g_steal_pointer (parts[i]), TRUE);
  g_clear_pointer (&self->holes, g_hash_table_unref);
  g_clear_pointer (&self->answered, g_ptr_array_unref);
}

void
stance_answer_keep (StanceAnswer *self)
{
  self->answered = g_ptr_array_new_with_free_func (free_answered);
}

/* Whether it is null is seen here, so that no null goes without a reason. */
static void
note (StanceAnswer *self, const char *name, const StanceAnswered *form, const double *values)
{
  StanceAnswered *kept;
  gboolean whole = TRUE;

  for (gsize i = 0; whole && i < form->n; i++)
    whole = isfinite (values[i]);
  if (!whole && !g_hash_table_contains (self->holes, name ? name : "value"))
    g_hash_table_insert (self->holes, g_strdup (name ? name : "value"), GUINT_TO_POINTER (form->is_list ? STANCE_REASON_NO_DATA : STANCE_REASON_OVERFLOW));
  if (!self->answered || g_strcmp0 (name, "n_common") == 0)
    return;
  kept = g_new (StanceAnswered, 1);
  *kept = (StanceAnswered) { g_strdup (name), form->is_list, form->rows, form->n, g_memdup2 (values, form->n * sizeof (double)) };
  g_ptr_array_add (self->answered, kept);
}

static void
put_number (GString *out, const char *key, double value)
{
  stance_json_append_key (out, key);
  stance_json_append_exact (out, value);
}

void
stance_answer_add_reason (StanceAnswer *self, const char *name, StanceReason reason)
{
  if (reason == STANCE_REASON_NONE)
    return;
  g_hash_table_insert (self->holes, g_strdup (name ? name : "value"), GUINT_TO_POINTER (STANCE_REASON_NONE));
  stance_json_append_key (self->reasons, name ? name : "value");
  stance_json_append_string (self->reasons, stance_reason_to_string (reason));
}

void
stance_answer_set_n (StanceAnswer *self, gsize n)
{
  put_number (self->members, "n", self->n_unknown ? NAN : (double) n);
  stance_answer_add_reason (self, "n", self->n_unknown ? STANCE_REASON_INCOMPLETE : STANCE_REASON_NONE);
}

void
stance_answer_hide_n (StanceAnswer *self)
{
  self->n_unknown = TRUE;
}

static const StanceAnswered single = { .n = 1 };

void
stance_answer_set_figure (StanceAnswer *self, const StanceFigure *figure)
{
  note (self, NULL, &single, &figure->value);
  put_number (self->members, "value", figure->value);
  self->reason = figure->reason;
  stance_answer_add_reason (self, NULL, figure->reason);
  stance_answer_set_n (self, figure->n);
  if (!isnan (figure->se))
    put_number (self->members, "se", figure->se);
}

void
stance_answer_set_interval (StanceAnswer *self, double low, double high)
{
  self->low = low;
  self->high = high;
  self->has_range = TRUE;
}

void
stance_answer_set_chance (StanceAnswer *self, const StanceFigure *p)
{
  self->chance = *p;
  self->has_chance = TRUE;
}

void
stance_answer_add_number (StanceAnswer *self, const char *name, double value)
{
  note (self, name, &single, &value);
  put_number (self->values, name, value);
}

void
stance_answer_add_figure (StanceAnswer *self, const char *name, const StanceFigure *figure)
{
  note (self, name, &single, &figure->value);
  put_number (self->values, name, figure->value);
  if (!isnan (figure->se))
    {
      g_autofree char *key = g_strconcat (name, "_se", NULL);

      put_number (self->values, key, figure->se);
    }
  stance_answer_add_reason (self, name, figure->reason);
}

void
stance_answer_refuse (StanceAnswer *self, const char *const *names, StanceReason reason)
{
  StanceFigure none = stance_figure_undefined (reason, 0);

  for (guint i = 0; names[i]; i++)
    stance_answer_add_figure (self, names[i], &none);
}

static void
append_numbers (GString *out, const double *values, gsize n)
{
  g_string_append_c (out, '[');
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      stance_json_append_exact (out, values[i]);
    }
  g_string_append_c (out, ']');
}

void
stance_answer_add_numbers (StanceAnswer *self, const char *name, const double *values, gsize n)
{
  note (self, name, &(StanceAnswered) { .is_list = TRUE, .n = n }, values);
  stance_json_append_key (self->values, name);
  append_numbers (self->values, values, n);
}

void
stance_answer_add_array (StanceAnswer *self, const char *name, const StanceArray *array)
{
  note (self, name, &(StanceAnswered) { .is_list = TRUE, .rows = array->rows, .n = array->rows * array->columns }, array->values);
  stance_json_append_key (self->values, name);
  g_string_append_c (self->values, '[');
  for (gsize i = 0; i < array->rows; i++)
    {
      g_string_append (self->values, i > 0 ? ",\n" : "\n");
      append_numbers (self->values, stance_array_row (array, i), array->columns);
    }
  g_string_append_c (self->values, ']');
}

void
stance_answer_add_texts (StanceAnswer *self, const char *name, const char *const *texts, gsize n)
{
  stance_json_append_key (self->values, name);
  g_string_append_c (self->values, '[');
  for (gsize i = 0; i < n; i++)
    {
      stance_json_append_comma (self->values);
      stance_json_append_string (self->values, texts[i]);
    }
  g_string_append_c (self->values, ']');
}

void
stance_answer_add_text (StanceAnswer *self, const char *name, const char *text)
{
  stance_json_append_key (self->values, name);
  stance_json_append_string (self->values, text);
}

static void
put_object (GString *out, const char *key, const GString *members)
{
  if (members->len == 0)
    return;
  stance_json_append_key (out, key);
  g_string_append_printf (out, "{%s}", members->str);
}

void
stance_answer_add_like (StanceAnswer *self, const StanceAnswered *like, const char *name, const double *values)
{
  if (!like->is_list)
    stance_answer_add_number (self, name, values[0]);
  else if (like->rows == 0)
    stance_answer_add_numbers (self, name, values, like->n);
  else
    stance_answer_add_array (self, name, &(StanceArray) { (double *) values, like->rows, like->n / like->rows });
}

static void
put_range (StanceAnswer *self)
{
  const char *names[] = { "low", "high" };
  double ends[] = { self->low, self->high };

  for (guint i = 0; self->has_range && i < G_N_ELEMENTS (ends); i++)
    {
      put_number (self->members, names[i], ends[i]);
      stance_answer_add_reason (self, names[i], isfinite (ends[i]) ? STANCE_REASON_NONE : self->reason ? self->reason : STANCE_REASON_TOO_FEW);
    }
  if (!self->has_chance)
    return;
  put_number (self->members, "p", self->chance.value);
  stance_answer_add_reason (self, "p", self->chance.reason);
}

/* In the order of their names, so that the same answer is the same text. */
static void
explain_holes (StanceAnswer *self)
{
  GList *names = g_list_sort (g_hash_table_get_keys (self->holes), (GCompareFunc) strcmp);

  for (GList *at = names; at; at = at->next)
    {
      StanceReason reason = GPOINTER_TO_UINT (g_hash_table_lookup (self->holes, at->data));

      if (reason == STANCE_REASON_NONE)
        continue;
      stance_json_append_key (self->reasons, at->data);
      stance_json_append_string (self->reasons, stance_reason_to_string (self->reason ? self->reason : reason));
    }
  g_list_free (names);
}

char *
stance_answer_finish (StanceAnswer *self)
{
  GString *out = g_string_new (NULL);

  put_range (self);
  explain_holes (self);
  put_object (self->members, "values", self->values);
  put_object (self->members, "undefined", self->reasons);
  g_string_append_printf (out, "{%s}", self->members->str);
  stance_answer_clear (self);
  /* New lines in text are escaped, so these are layout alone. */
  return g_strdelimit (g_string_free (out, FALSE), "\n", ' ');
}
