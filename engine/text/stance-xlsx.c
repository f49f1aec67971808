/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-limits-private.h"
#include "stance-xlsx-archive-private.h"
#include "stance-xlsx-private.h"

#define MAX_SHEETS 1000
#define MAX_COLUMNS 16384
#define MAX_PART (64u << 20) /* of the parts that only list others */

typedef struct
{
  char *name;
  char *path;
} Sheet;

struct _StanceXlsx
{
  char *name;
  GBytes *bytes;
  GArray *sheets;       /* of Sheet */
  GPtrArray *strings;   /* shared by cells */
  GHashTable *flaws;    /* column -> why a cell of the last row has no value */
  StanceXlsxPart *part; /* the sheet that is open */
  const char *open;     /* its name */
  guint row;
};

gboolean
stance_xlsx_is (const char *head, gsize length)
{
  return length >= 4 && memcmp (head, "PK\3\4", 4) == 0;
}

static void
clear_sheet (gpointer sheet)
{
  g_free (((Sheet *) sheet)->name);
  g_free (((Sheet *) sheet)->path);
}

void
stance_xlsx_free (StanceXlsx *self)
{
  g_clear_pointer (&self->part, stance_xlsx_part_free);
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_array_unref (self->sheets);
  g_ptr_array_unref (self->strings);
  g_hash_table_unref (self->flaws);
  g_free (self);
}

/* "_x000D_" is a character. */
static char *
decode (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    {
      guint code = 0;
      gboolean escape = p[0] == '_' && p[1] == 'x' && strlen (p) >= 7 && p[6] == '_';

      for (guint i = 2; escape && i < 6; i++)
        {
          escape = g_ascii_isxdigit (p[i]);
          code = code * 16 + (guint) MAX (g_ascii_xdigit_value (p[i]), 0);
        }
      if (!escape || code == 0 || !g_unichar_validate (code))
        {
          g_string_append_c (out, *p);
          continue;
        }
      g_string_append_unichar (out, code);
      p += 6;
    }
  return g_string_free (out, FALSE);
}

/* The text of an element that was just entered: of what is between its `t`s, without the reading aids of East Asian scripts. */
static char *
read_string (StanceXlsxPart *part, const char *element, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean inside = FALSE, aid = FALSE;

  while (stance_xlsx_part_next (part, error))
    {
      int type = stance_xlsx_part_get_type (part);
      gboolean begins = type == XML_READER_TYPE_ELEMENT && !stance_xlsx_part_is_empty (part);

      if (type == XML_READER_TYPE_END_ELEMENT && stance_xlsx_part_is (part, element))
        return decode (text->str);
      if (stance_xlsx_part_is (part, "rPh") && (begins || type == XML_READER_TYPE_END_ELEMENT))
        aid = begins;
      if (stance_xlsx_part_is (part, "t") && (begins || type == XML_READER_TYPE_END_ELEMENT))
        inside = begins && !aid;
      if (inside && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE
                     || type == XML_READER_TYPE_WHITESPACE))
        g_string_append (text, stance_xlsx_part_get_text (part));
    }
  return NULL;
}

static gboolean
read_strings (StanceXlsx *self, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (StanceXlsxPart) part = stance_xlsx_part_open (self->bytes, "xl/sharedStrings.xml", STANCE_LIMIT_JSON_BYTES, &cause);

  while (!cause && part && stance_xlsx_part_next (part, &cause))
    {
      char *string = NULL;

      if (stance_xlsx_part_get_type (part) != XML_READER_TYPE_ELEMENT || !stance_xlsx_part_is (part, "si"))
        continue;
      string = stance_xlsx_part_is_empty (part) ? g_strdup ("") : read_string (part, "si", &cause);
      if (string)
        g_ptr_array_add (self->strings, string);
    }
  if (cause)
    g_propagate_error (error, g_steal_pointer (&cause));
  return *error == NULL;
}

/* Where each relation of the workbook leads. */
static GHashTable *
read_relations (StanceXlsx *self, GError **error)
{
  g_autoptr (StanceXlsxPart) part = stance_xlsx_part_open (self->bytes, "xl/_rels/workbook.xml.rels", MAX_PART, error);
  GHashTable *targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  while (part && stance_xlsx_part_next (part, error))
    {
      if (stance_xlsx_part_get_type (part) != XML_READER_TYPE_ELEMENT || !stance_xlsx_part_is (part, "Relationship"))
        continue;
      char *id = stance_xlsx_part_get_attribute (part, "Id");
      g_autofree char *target = stance_xlsx_part_get_attribute (part, "Target");
      if (id && target)
        g_hash_table_replace (targets, id, *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL));
      else
        g_free (id);
    }
  return targets;
}

static gboolean
read_sheets (StanceXlsx *self, GError **error)
{
  g_autoptr (GHashTable) targets = read_relations (self, error);
  g_autoptr (StanceXlsxPart) part = *error ? NULL : stance_xlsx_part_open (self->bytes, "xl/workbook.xml", MAX_PART, error);

  while (part && self->sheets->len < MAX_SHEETS && stance_xlsx_part_next (part, error))
    {
      if (stance_xlsx_part_get_type (part) != XML_READER_TYPE_ELEMENT || !stance_xlsx_part_is (part, "sheet"))
        continue;
      g_autofree char *id = stance_xlsx_part_get_attribute (part, "id");
      const char *target = id ? g_hash_table_lookup (targets, id) : NULL;
      Sheet sheet = { stance_xlsx_part_get_attribute (part, "name"), g_strdup (target) };
      if (sheet.name && sheet.path)
        g_array_append_val (self->sheets, sheet);
      else
        clear_sheet (&sheet);
    }
  if (!part && !*error)
    g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "found a zip file without a workbook, expected an article, statements or XLSX");
  return *error == NULL;
}

StanceXlsx *
stance_xlsx_new (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (StanceXlsx) self = g_new0 (StanceXlsx, 1);
  g_autoptr (GError) cause = NULL;

  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  self->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->flaws = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (read_sheets (self, &cause) && read_strings (self, &cause))
    return g_steal_pointer (&self);
  g_prefix_error (&cause, "%s: ", name);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

guint
stance_xlsx_get_n_sheets (const StanceXlsx *self)
{
  return self->sheets->len;
}

const char *
stance_xlsx_get_sheet (const StanceXlsx *self, guint sheet)
{
  return g_array_index (self->sheets, Sheet, sheet).name;
}

gboolean
stance_xlsx_open (StanceXlsx *self, guint sheet, GError **error)
{
  const Sheet *found = &g_array_index (self->sheets, Sheet, sheet);
  g_autoptr (GError) cause = NULL;

  g_clear_pointer (&self->part, stance_xlsx_part_free);
  self->row = 0;
  self->open = found->name;
  self->part = stance_xlsx_part_open (self->bytes, found->path, STANCE_LIMIT_SHEET_BYTES, &cause);
  if (self->part)
    return TRUE;
  if (!cause)
    g_set_error (&cause, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s: missing", found->path);
  g_prefix_error (&cause, "%s: ", self->name);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* The column of "BC7" from 0, `next` where nothing says. */
static guint
column_of (const char *place, guint next)
{
  guint column = 0;

  for (; place && g_ascii_isalpha (*place) && column < MAX_COLUMNS * 26; place++)
    column = column * 26 + (guint) (g_ascii_toupper (*place) - 'A' + 1);
  return column > 0 ? column - 1 : next;
}

/* The text in the `v` of a cell, or in its `is`; NULL where there is none. Whether it has an `f`. */
static char *
read_value (StanceXlsxPart *part, gboolean *formula, GError **error)
{
  g_autoptr (GString) value = NULL;
  gboolean inside = FALSE;

  while (stance_xlsx_part_next (part, error))
    {
      int type = stance_xlsx_part_get_type (part);
      gboolean begins = type == XML_READER_TYPE_ELEMENT && !stance_xlsx_part_is_empty (part);

      *formula = *formula || (type == XML_READER_TYPE_ELEMENT && stance_xlsx_part_is (part, "f"));
      if (type == XML_READER_TYPE_END_ELEMENT && stance_xlsx_part_is (part, "c"))
        return value ? g_string_free (g_steal_pointer (&value), FALSE) : NULL;
      if (begins && stance_xlsx_part_is (part, "is"))
        {
          g_autofree char *text = read_string (part, "is", error);

          if (*error)
            return NULL;
          value = value ? value : g_string_new (NULL);
          g_string_append (value, text ? text : "");
        }
      else if (stance_xlsx_part_is (part, "v") && (begins || type == XML_READER_TYPE_END_ELEMENT))
        inside = begins;
      else if (inside && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
        {
          value = value ? value : g_string_new (NULL);
          g_string_append (value, stance_xlsx_part_get_text (part));
        }
    }
  return NULL;
}

/* What a value of a type is as text; takes the value. NULL for the values that tell of an error. */
static char *
as_text (const StanceXlsx *self, const char *type, char *value)
{
  g_autofree char *taken = value;
  guint64 index = 0;

  if (!value || g_strcmp0 (type, "e") == 0)
    return NULL;
  if (g_strcmp0 (type, "b") == 0)
    return g_strdup (g_str_equal (value, "1") ? "TRUE" : "FALSE");
  if (g_strcmp0 (type, "str") == 0)
    return decode (value);
  if (g_strcmp0 (type, "s") != 0)
    return g_steal_pointer (&taken);
  if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &index, NULL) || index >= self->strings->len)
    return NULL;
  return g_strdup (g_ptr_array_index (self->strings, index));
}

/* Programs that do not compute write formulas without their values; others compute errors. */
static void
keep_flaw (StanceXlsx *self, guint column, const char *type, const char *value, gboolean formula)
{
  char *flaw = NULL;

  if (g_strcmp0 (type, "e") == 0)
    flaw = g_strdup_printf ("the error %.40s", value ? value : "");
  else if (formula && !value && g_strcmp0 (type, "str") != 0)
    flaw = g_strdup ("a formula whose value is not stored");
  if (flaw)
    g_hash_table_insert (self->flaws, GUINT_TO_POINTER (column), flaw);
}

static void
read_cell (StanceXlsx *self, GPtrArray *cells, guint *next, GError **error)
{
  g_autofree char *place = stance_xlsx_part_get_attribute (self->part, "r");
  g_autofree char *type = stance_xlsx_part_get_attribute (self->part, "t");
  guint column = column_of (place, *next);
  gboolean formula = FALSE;
  char *value = stance_xlsx_part_is_empty (self->part) ? NULL : read_value (self->part, &formula, error);
  char *text;

  keep_flaw (self, column, type, value, formula);
  text = as_text (self, type, value);
  *next = column + 1;
  if (!text || column >= MAX_COLUMNS)
    {
      g_free (text);
      return;
    }
  if (column >= cells->len)
    g_ptr_array_set_size (cells, (int) column + 1);
  g_free (g_ptr_array_index (cells, column));
  g_ptr_array_index (cells, column) = text;
}

static GPtrArray *
read_row (StanceXlsx *self, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  guint next = 0;

  g_hash_table_remove_all (self->flaws);
  if (stance_xlsx_part_is_empty (self->part))
    return g_steal_pointer (&cells);
  while (stance_xlsx_part_next (self->part, error))
    {
      int type = stance_xlsx_part_get_type (self->part);

      if (type == XML_READER_TYPE_END_ELEMENT && stance_xlsx_part_is (self->part, "row"))
        return g_steal_pointer (&cells);
      if (type == XML_READER_TYPE_ELEMENT && stance_xlsx_part_is (self->part, "c"))
        read_cell (self, cells, &next, error);
      if (*error)
        break;
    }
  return NULL;
}

const char *
stance_xlsx_get_flaw (const StanceXlsx *self, guint column)
{
  return g_hash_table_lookup (self->flaws, GUINT_TO_POINTER (column));
}

GPtrArray *
stance_xlsx_next (StanceXlsx *self, guint *row, GError **error)
{
  g_autoptr (GError) cause = NULL;
  GPtrArray *cells = NULL;

  while (self->part && !cells && !cause && stance_xlsx_part_next (self->part, &cause))
    {
      g_autofree char *number = NULL;
      guint64 given = 0;

      if (stance_xlsx_part_get_type (self->part) != XML_READER_TYPE_ELEMENT || !stance_xlsx_part_is (self->part, "row"))
        continue;
      number = stance_xlsx_part_get_attribute (self->part, "r");
      self->row = number && g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT, &given, NULL) ? (guint) given : self->row + 1;
      cells = read_row (self, &cause);
    }
  *row = self->row;
  if (!cause)
    return cells;
  g_prefix_error (&cause, "%s: %s: ", self->name, self->open);
  g_propagate_error (error, g_steal_pointer (&cause));
  g_clear_pointer (&self->part, stance_xlsx_part_free);
  return NULL;
}
