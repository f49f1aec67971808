/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-error.h>
#include <string.h>

#include "stance-display-private.h"
#include "stance-heatmap-private.h"
#include "stance-labels-private.h"

#define MARGIN 24
#define MANY 24 /* columns that have room on paper as they are */
#define LABEL_WIDTH 220
#define TREE_WIDTH 90
#define TREE_GAP 12
#define HEAD_HEIGHT 58
#define FOOT_HEIGHT 80
#define SLOPE 0.70710678

/* How large cells and their figures are. */
typedef struct
{
  double width;
  double height;
  double figure; /* sizes of letters */
  double count;
  gboolean brief; /* figures without what goes without saying */
} Cells;

/* Where everything goes. */
typedef struct
{
  const StanceHeatmap *map;
  Cells cells;
  StanceCanvas *canvas;
  StanceDendrogram tree;
  gsize *order;    /* of rows, from the top */
  double left;     /* of the first cell */
  double top;
  double width;    /* of all cells */
  double height;
  double overhang; /* of slanted labels beyond the last column */
} Layout;

static const StanceLettering heading = { .size = 18, .bold = TRUE };
static const StanceLettering label = { .size = 13, .width = LABEL_WIDTH };
static const StanceLettering note = { .size = 11 };

static StanceLettering
with (StanceLettering lettering, StanceAlign align, StanceColour colour)
{
  lettering.align = align;
  lettering.colour = colour;
  return lettering;
}

gboolean
stance_picture_check_rows (guint n, guint most, const char *what, GError **error)
{
  if (n <= most)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT,
               "picture: found %u %s, expected at most %u: --by bloc or --min-n make fewer, --format csv or html hold them all", n, what, most);
  return FALSE;
}

gboolean
stance_picture_check_size (guint rows, guint columns, const char *what, GError **error)
{
  return stance_picture_check_rows (rows, STANCE_MAX_ROWS, what, error) && stance_picture_check_rows (columns, STANCE_MAX_COLUMNS, what, error);
}

gboolean
stance_picture_check_format (StanceFormat format, GError **error)
{
  const char *name = stance_format_to_string (format);

  if (format == STANCE_FORMAT_SVG || format == STANCE_FORMAT_PNG || format == STANCE_FORMAT_PDF)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "picture: found format %s, expected svg, png or pdf", name ? name : "none of ours");
  return FALSE;
}

/* Many columns are to be read on a sheet of paper too: the less room between their figures, the larger these are printed. */
static Cells
choose_cells (const StanceHeatmap *map)
{
  if (map->columns->len <= MANY)
    return (Cells) { 56, 36, 13, 9.5, FALSE };
  return (Cells) { map->plus ? 44 : 34, 28, map->plus ? 13 : 15, 9.5, TRUE };
}

static double
widest (StanceCanvas *canvas, GPtrArray *labels)
{
  double width = 0;

  for (guint i = 0; i < labels->len; i++)
    width = MAX (width, stance_canvas_measure (canvas, g_ptr_array_index (labels, i), &label));
  return width;
}

static gsize
column_at (const Layout *self, guint place)
{
  return self->map->square ? self->order[place] : place;
}

/* How far a slanted label reaches beyond the last cell depends on where it begins. */
static void
place (Layout *self)
{
  const StanceHeatmap *map = self->map;
  double beyond = 0, rise = widest (self->canvas, map->columns) * SLOPE;

  self->left = MARGIN + widest (self->canvas, map->rows) + 10;
  self->top = MARGIN + HEAD_HEIGHT + rise + 16;
  self->width = map->columns->len * self->cells.width;
  self->height = map->rows->len * self->cells.height;
  for (guint i = 0; i < map->columns->len; i++)
    {
      double begin = (i + 0.5) * self->cells.width;
      double end = begin + stance_canvas_measure (self->canvas, g_ptr_array_index (map->columns, column_at (self, i)), &label) * SLOPE + 8;

      beyond = MAX (beyond, end - self->width);
    }
  self->overhang = beyond;
}

static void
draw_head (const Layout *self)
{
  StanceLettering title = with (heading, STANCE_ALIGN_LEFT, stance_ink), small = with (note, STANCE_ALIGN_LEFT, stance_faint);

  stance_canvas_write (self->canvas, MARGIN, MARGIN + 9, self->map->title, &title);
  stance_canvas_write (self->canvas, MARGIN, MARGIN + 33, self->map->subtitle, &small);
}

static void
draw_labels (const Layout *self)
{
  StanceLettering right = with (label, STANCE_ALIGN_RIGHT, stance_ink), left = with (label, STANCE_ALIGN_LEFT, stance_ink);

  for (guint i = 0; i < self->map->rows->len; i++)
    stance_canvas_write (self->canvas, self->left - 10, self->top + (i + 0.5) * self->cells.height,
                         g_ptr_array_index (self->map->rows, self->order[i]), &right);
  for (guint i = 0; i < self->map->columns->len; i++)
    stance_canvas_write_slanted (self->canvas, self->left + (i + 0.5) * self->cells.width, self->top - 10,
                                 g_ptr_array_index (self->map->columns, column_at (self, i)), &left);
}

static char *
tell_figure (const StanceHeatmap *map, double value)
{
  return map->plus ? stance_label_signed (value) : stance_label_plain (value);
}

/* "0.91" is ".91", "-1.00" is "-1". */
static char *
shorten (const char *text)
{
  const char *point = strchr (text, '.');

  if (!point)
    return g_strdup (text);
  if (g_str_equal (point, ".00"))
    return g_strndup (text, point - text);
  if (point > text && point[-1] == '0' && (point - text == 1 || !g_ascii_isdigit (point[-2])))
    return g_strdup_printf ("%.*s%s", (int) (point - text - 1), text, point);
  return g_strdup (text);
}

static void
write_figures (const Layout *self, const cairo_rectangle_t *field, gsize cell)
{
  const StanceColour white = { 1, 1, 1 }, black = { 0, 0, 0 };
  gboolean dark = !stance_palette_wants_black (stance_palette_light (self->map->tints[cell]));
  StanceLettering big = { .size = self->cells.figure, .align = STANCE_ALIGN_CENTRE, .colour = dark ? white : black };
  StanceLettering small = { .size = self->cells.count, .align = STANCE_ALIGN_CENTRE, .colour = big.colour };
  double value = self->map->values[cell];
  g_autofree char *text = tell_figure (self->map, value), *brief = shorten (text);
  g_autofree char *count = g_strdup_printf ("%u", self->map->counts[cell]);
  double middle = field->x + field->width / 2;

  stance_canvas_write (self->canvas, middle, field->y + field->height * 0.38, self->cells.brief ? brief : text, &big);
  stance_canvas_write (self->canvas, middle, field->y + field->height * 0.77, count, &small);
}

static void
draw_cell (const Layout *self, guint row, guint column)
{
  gsize cell = self->order[row] * self->map->columns->len + column_at (self, column);
  const Cells *cells = &self->cells;
  cairo_rectangle_t field = { self->left + column * cells->width + 1, self->top + row * cells->height + 1, cells->width - 2, cells->height - 2 };

  if (self->map->square && row == column)
    {
      stance_canvas_set_colour (self->canvas, (StanceColour) { 0.86, 0.86, 0.88 });
      cairo_rectangle (self->canvas->cairo, field.x, field.y, field.width, field.height);
      cairo_fill (self->canvas->cairo);
      return;
    }
  stance_canvas_fill (self->canvas, &field, self->map->tints[cell]);
  if (!isnan (self->map->values[cell]))
    write_figures (self, &field, cell);
}

/* A label as words: names of others may hold line ends. */
static char *
tell_label (GPtrArray *labels, gsize i)
{
  return stance_display_clean (g_ptr_array_index (labels, i));
}

/* What the picture shows, in words. */
static void
tell_row (const Layout *self, guint row)
{
  const StanceHeatmap *map = self->map;
  g_autofree char *name = tell_label (map->rows, self->order[row]);

  g_string_append_printf (self->canvas->words, "%s:", name);
  for (guint i = 0; i < map->columns->len; i++)
    {
      gsize column = column_at (self, i), cell = self->order[row] * map->columns->len + column;
      g_autofree char *text = tell_figure (map, map->values[cell]);
      g_autofree char *of = tell_label (map->columns, column);

      if (map->square && i == row)
        continue;
      g_string_append_printf (self->canvas->words, " %s %s", of, text ? text : "missing");
      if (text)
        g_string_append_printf (self->canvas->words, " (%u)", map->counts[cell]);
      g_string_append_c (self->canvas->words, ';');
    }
  g_string_append_c (self->canvas->words, '\n');
}

/* Where a leaf or a cluster stands: how far down, how far right. */
typedef struct
{
  double x;
  double y;
} Node;

static Node
get_node (gint which, const Node *leaves, const Node *merges)
{
  return which < 0 ? leaves[-1 - which] : merges[which];
}

/* Clusters that share nothing are not joined. */
static void
draw_tree (const Layout *self)
{
  const StanceDendrogram *tree = &self->tree;
  double left = self->left + self->width + TREE_GAP, highest = 0;
  g_autofree Node *leaves = g_new0 (Node, tree->leaves + 1), *merges = g_new0 (Node, tree->leaves + 1);

  for (gsize i = 0; i + 1 < tree->leaves; i++)
    if (isfinite (tree->merges[i].height))
      highest = MAX (highest, tree->merges[i].height);
  for (gsize i = 0; i < tree->leaves; i++)
    leaves[self->order[i]] = (Node) { left, self->top + (i + 0.5) * self->cells.height };
  stance_canvas_set_colour (self->canvas, stance_faint);
  cairo_set_line_width (self->canvas->cairo, 1.3);
  for (gsize i = 0; i + 1 < tree->leaves && isfinite (tree->merges[i].height); i++)
    {
      Node a = get_node (tree->merges[i].left, leaves, merges), b = get_node (tree->merges[i].right, leaves, merges);
      double x = left + 4 + (highest > 0 ? tree->merges[i].height / highest : 0) * (TREE_WIDTH - 4);

      stance_canvas_line (self->canvas, a.x, a.y, x, a.y);
      stance_canvas_line (self->canvas, b.x, b.y, x, b.y);
      stance_canvas_line (self->canvas, x, a.y, x, b.y);
      merges[i] = (Node) { x, (a.y + b.y) / 2 };
    }
}

static char *
describe (const StanceHeatmap *map)
{
  return g_strdup_printf ("%s%sSmall figures: %s.", map->meaning ? map->meaning : "", map->meaning ? " " : "", map->counted);
}

/* Whether any two rows are joined. */
static gboolean
has_tree (const Layout *self)
{
  return self->tree.leaves > 1 && isfinite (self->tree.merges[0].height);
}

static const char *
describe_order (const Layout *self)
{
  return has_tree (self) ? "Those who agree stand together; the tree joins them the farther right the less they agree." : "";
}

static void
draw_foot (const Layout *self)
{
  StanceLettering small = with (note, STANCE_ALIGN_LEFT, stance_faint);
  double y = self->top + self->height + 28;
  g_autofree char *text = describe (self->map);

  stance_canvas_legend (self->canvas, MARGIN, y, self->map->ends);
  stance_canvas_write (self->canvas, MARGIN, y + 24, text, &small);
  stance_canvas_write (self->canvas, MARGIN, y + 42, describe_order (self), &small);
  g_string_append_printf (self->canvas->words, "%s%s%s\n", text, has_tree (self) ? " " : "", describe_order (self));
}

/* The order and the tree of rows; as given where there is no memory for them. */
static void
cluster (Layout *self)
{
  self->order = stance_cluster_order (self->map->distances);
  if (self->order && stance_dendrogram_build (&self->tree, self->map->distances, STANCE_LINKAGE_AVERAGE, TRUE) == STANCE_REASON_NONE)
    return;
  g_free (self->order);
  self->order = g_new (gsize, self->map->rows->len);
  for (gsize i = 0; i < self->map->rows->len; i++)
    self->order[i] = i;
}

static GBytes *
finish (const Layout *self, StanceFormat format, GError **error)
{
  const StanceHeatmap *map = self->map;
  double cells = self->left + self->width + MAX (self->overhang, has_tree (self) ? TREE_GAP + TREE_WIDTH : 0);
  g_autofree char *foot = describe (map);
  double feet = MAX (stance_canvas_measure (self->canvas, foot, &note), stance_canvas_measure (self->canvas, describe_order (self), &note));
  double words = MARGIN + MAX (stance_canvas_measure (self->canvas, map->subtitle, &note), feet);
  cairo_rectangle_t size = { 0, 0, ceil (MAX (cells, words) + MARGIN), ceil (self->top + self->height + FOOT_HEIGHT + MARGIN / 2) };

  return stance_canvas_finish (self->canvas, &size, map->title, format, error);
}

GBytes *
stance_heatmap_draw (const StanceHeatmap *map, StanceFormat format, GError **error)
{
  g_auto (StanceCanvas) canvas = { 0 };
  Layout self = { .map = map, .canvas = &canvas, .cells = choose_cells (map) };
  GBytes *bytes;

  stance_canvas_init (&canvas);
  cluster (&self);
  place (&self);
  draw_head (&self);
  draw_labels (&self);
  for (guint row = 0; row < map->rows->len; row++)
    {
      for (guint column = 0; column < map->columns->len; column++)
        draw_cell (&self, row, column);
      tell_row (&self, row);
    }
  draw_tree (&self);
  draw_foot (&self);
  bytes = finish (&self, format, error);
  stance_dendrogram_clear (&self.tree);
  g_free (self.order);
  return bytes;
}
