/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-request-square-private.h"

#include <math.h>

#include "stance-limits-private.h"

static gboolean
fault_at (StanceRequest *self, const char *key, gsize row, gsize column, const char *expected)
{
  g_autofree char *found = g_strdup_printf ("something else at /%" G_GSIZE_FORMAT "/%" G_GSIZE_FORMAT, row, column);

  stance_request_fault (self, STANCE_SECTION_DATA, key, found, expected);
  return FALSE;
}

static gboolean
check_symmetric (StanceRequest *self, const char *key, const StanceArray *array)
{
  if (array->rows > 0)
    stance_request_need_length (self, STANCE_SECTION_DATA, key, array->columns, array->rows);
  if (array->rows > STANCE_LIMIT_PARTIES)
    stance_request_fault (self, STANCE_SECTION_DATA, key, "too many rows", "at most " G_STRINGIFY (STANCE_LIMIT_PARTIES));
  if (stance_request_failed (self))
    return FALSE;
  for (gsize i = 0; i < array->rows; i++)
    for (gsize j = 0; j < i; j++)
      {
        double a = stance_array_get (array, i, j);
        double b = stance_array_get (array, j, i);

        if (!(isnan (a) && isnan (b)) && !(fabs (a - b) <= 1e-9 * MAX (1, fabs (a))))
          return fault_at (self, key, i, j, "the same as across the diagonal");
      }
  return TRUE;
}

static gboolean
check_distances (StanceRequest *self, const char *key, StanceArray *array)
{
  for (gsize i = 0; i < array->rows; i++)
    for (gsize j = 0; j < array->columns; j++)
      {
        double d = stance_array_get (array, i, j);

        if (i == j && (isnan (d) || d == 0))
          stance_array_set (array, i, i, 0);
        else if (i == j || d < 0)
          return fault_at (self, key, i, j, i == j ? "0: nobody is apart from itself" : "no negative distance");
      }
  return TRUE;
}

StanceArray *
stance_request_get_symmetric (StanceRequest *self, const char *key)
{
  g_autoptr (StanceArray) array = stance_request_get_array (self, STANCE_SECTION_DATA, key);

  return array && check_symmetric (self, key, array) ? g_steal_pointer (&array) : NULL;
}

StanceArray *
stance_request_need_distances (StanceRequest *self, const char *key)
{
  g_autoptr (StanceArray) array = stance_request_need_array (self, STANCE_SECTION_DATA, key);

  return array && check_symmetric (self, key, array) && check_distances (self, key, array) ? g_steal_pointer (&array) : NULL;
}

gsize
stance_request_get_whole (StanceRequest *self, const char *key, gsize missing, gsize least, gsize most)
{
  double value = stance_request_get_number (self, STANCE_SECTION_OPTIONS, key, NAN);
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  if (isnan (value) || stance_request_failed (self))
    return missing;
  if (value == floor (value) && value >= (double) least && value <= (double) most)
    return (gsize) value;
  found = g_strdup_printf ("%g", value);
  expected = g_strdup_printf ("a whole number from %" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT, least, most);
  stance_request_fault (self, STANCE_SECTION_OPTIONS, key, found, expected);
  return missing;
}

guint *
stance_request_get_clusters (StanceRequest *self, gsize n, guint *largest)
{
  g_auto (StanceNumbers) numbers = stance_request_get_numbers (self, STANCE_SECTION_DATA, "clusters");
  g_autofree guint *labels = NULL;

  *largest = 0;
  if (!numbers.values)
    return NULL;
  stance_request_need_length (self, STANCE_SECTION_DATA, "clusters", numbers.n, n);
  labels = g_new0 (guint, MAX (numbers.n, 1));
  for (gsize i = 0; i < numbers.n; i++)
    {
      double label = numbers.values[i];

      if (isnan (label))
        continue;
      if (label != floor (label) || label < 1 || label > STANCE_LIMIT_PARTIES)
        stance_request_fault (self, STANCE_SECTION_DATA, "clusters", "another number", "whole numbers from 1 to " G_STRINGIFY (STANCE_LIMIT_PARTIES));
      else
        labels[i] = (guint) label;
      *largest = MAX (*largest, labels[i]);
    }
  return stance_request_failed (self) ? NULL : g_steal_pointer (&labels);
}
