/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-answer-private.h"

#include "stance-json-write-private.h"

void
stance_answer_init (StanceAnswer *self, const char *measure)
{
  self->members = g_string_new (NULL);
  self->values = g_string_new (NULL);
  self->reasons = g_string_new (NULL);
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
  stance_json_append_key (self->reasons, name ? name : "value");
  stance_json_append_string (self->reasons, stance_reason_to_string (reason));
}

void
stance_answer_set_n (StanceAnswer *self, gsize n)
{
  put_number (self->members, "n", (double) n);
}

void
stance_answer_set_figure (StanceAnswer *self, const StanceFigure *figure)
{
  put_number (self->members, "value", figure->value);
  stance_answer_set_n (self, figure->n);
  if (!isnan (figure->se))
    put_number (self->members, "se", figure->se);
  stance_answer_add_reason (self, NULL, figure->reason);
}

void
stance_answer_set_interval (StanceAnswer *self, double low, double high)
{
  put_number (self->members, "low", low);
  put_number (self->members, "high", high);
}

void
stance_answer_add_number (StanceAnswer *self, const char *name, double value)
{
  put_number (self->values, name, value);
}

void
stance_answer_add_figure (StanceAnswer *self, const char *name, const StanceFigure *figure)
{
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
  stance_json_append_key (self->values, name);
  append_numbers (self->values, values, n);
}

void
stance_answer_add_array (StanceAnswer *self, const char *name, const StanceArray *array)
{
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

char *
stance_answer_finish (StanceAnswer *self)
{
  GString *out = g_string_new (NULL);

  put_object (self->members, "values", self->values);
  put_object (self->members, "undefined", self->reasons);
  g_string_append_printf (out, "{%s}", self->members->str);
  stance_answer_clear (self);
  /* New lines in text are escaped, so these are layout alone. */
  return g_strdelimit (g_string_free (out, FALSE), "\n", ' ');
}
