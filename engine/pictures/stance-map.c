/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-error.h>
#include <string.h>

#include "stance-display-private.h"
#include "stance-map-private.h"
#include "stance-smacof-private.h"

#define MARGIN 24
#define HEAD 58
#define WIDTH 720
#define HEIGHT 480
#define FOOT 72
#define INNER 60     /* room for names within the frame */
#define NAME_WIDTH 200
#define ROOMY 16     /* parties that have room in a frame of that size */
#define DOT 5
#define GOOD 0.1  /* stress */
#define ROUGH 0.2
#define ENOUGH_ISSUES 3 /* that pairs share */

static const StanceLettering heading = { .size = 18, .bold = TRUE, .colour = { 0.10, 0.10, 0.12 } };
static const StanceLettering note = { .size = 11, .width = WIDTH, .colour = { 0.38, 0.38, 0.42 } };
static const StanceLettering name_lettering = { .size = 13, .width = NAME_WIDTH, .colour = { 0.10, 0.10, 0.12 } };

/* Marks all that are joined to `first`, over any chain of known distances. */
static guint
mark_group (const StanceArray *distances, gsize first, guint *groups, guint group)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof first);
  guint size = 0;

  groups[first] = group;
  g_array_append_val (stack, first);
  while (stack->len > 0)
    {
      gsize at = g_array_index (stack, gsize, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      size++;
      for (gsize i = 0; i < distances->rows; i++)
        if (groups[i] == 0 && isfinite (stance_array_get (distances, at, i)))
          {
            groups[i] = group;
            g_array_append_val (stack, i);
          }
    }
  return size;
}

/* The largest group of parties that chains of shared issues join, in their order. (element-type gsize) */
static GArray *
find_largest (const StanceArray *distances)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree guint *groups = g_new0 (guint, distances->rows + 1);
  guint n_groups = 0, largest = 0, most = 0;

  for (gsize i = 0; i < distances->rows; i++)
    if (groups[i] == 0)
      {
        guint size = mark_group (distances, i, groups, ++n_groups);

        if (size > most)
          {
            most = size;
            largest = n_groups;
          }
      }
  for (gsize i = 0; i < distances->rows; i++)
    if (groups[i] == largest)
      g_array_append_val (members, i);
  return members;
}

static StanceArray *
select_members (const StanceArray *distances, GArray *members)
{
  StanceArray *chosen = stance_array_new (members->len, members->len);

  for (guint i = 0; chosen && i < members->len; i++)
    for (guint k = 0; k < members->len; k++)
      stance_array_set (chosen, i, k, stance_array_get (distances, g_array_index (members, gsize, i), g_array_index (members, gsize, k)));
  return chosen;
}

/* Points in units of the distances; all at one place when these are 0. FALSE where there are none. */
static gboolean
fit (const StanceArray *distances, StanceArray **points, double *stress)
{
  g_autoptr (StanceArray) weights = stance_array_new (distances->rows, distances->columns);
  StanceSmacofOptions options = { .k = 2, .weights = weights, .eps = 1e-9, .iterations = 2000, .starts = 20, .seed = 1 };
  StanceSmacof smacof = { 0 };
  double sum = 0, pairs = distances->rows * (distances->rows - 1.0) / 2;

  for (gsize i = 0; i < distances->rows; i++)
    for (gsize k = 0; k < distances->columns; k++)
      {
        double distance = stance_array_get (distances, i, k);

        stance_array_set (weights, i, k, isfinite (distance) && i != k ? 1 : 0);
        sum += i < k && isfinite (distance) ? distance * distance : 0;
      }
  stance_smacof_fit (&smacof, distances, &options);
  *stress = smacof.stress.value;
  *points = g_steal_pointer (&smacof.points);
  if (smacof.stress.reason == STANCE_REASON_CONSTANT)
    {
      *stress = 0;
      g_clear_pointer (points, stance_array_free);
      *points = stance_array_new (distances->rows, 2);
      memset ((*points)->values, 0, distances->rows * 2 * sizeof (double));
    }
  for (gsize i = 0; *points && sum > 0 && i < (*points)->rows * (*points)->columns; i++)
    (*points)->values[i] *= sqrt (sum / pairs);
  stance_smacof_clear (&smacof);
  return *points != NULL && isfinite (*stress);
}

/* The room within the frame that points share out, as many units of the picture for one of distance as fit. */
static StanceMapPoint *
place_points (const StanceArray *points, const cairo_rectangle_t *frame, double *scale)
{
  StanceMapPoint *places = g_new0 (StanceMapPoint, points->rows);
  double low[2] = { INFINITY, INFINITY }, high[2] = { -INFINITY, -INFINITY };
  double room[2] = { frame->width - 4 * INNER, frame->height - 2 * INNER };

  for (gsize i = 0; i < points->rows; i++)
    for (guint k = 0; k < 2; k++)
      {
        low[k] = MIN (low[k], stance_array_get (points, i, k));
        high[k] = MAX (high[k], stance_array_get (points, i, k));
      }
  /* Parties that hardly differ are not blown up to fill the picture. */
  *scale = MIN (room[0] / MAX (high[0] - low[0], 0.1), room[1] / MAX (high[1] - low[1], 0.1));
  for (gsize i = 0; i < points->rows; i++)
    {
      places[i].x = frame->x + frame->width / 2 + (stance_array_get (points, i, 0) - (low[0] + high[0]) / 2) * *scale;
      places[i].y = frame->y + frame->height / 2 - (stance_array_get (points, i, 1) - (low[1] + high[1]) / 2) * *scale;
    }
  return places;
}

/* The nearer two agree, the stronger the line. */
static void
draw_ties (StanceCanvas *canvas, const StanceArray *distances, const StanceMapPoint *places)
{
  for (gsize i = 0; i < distances->rows; i++)
    for (gsize k = i + 1; k < distances->rows; k++)
      {
        double agreement = 1 - stance_array_get (distances, i, k);

        if (!(agreement > 0.5))
          continue;
        cairo_set_source_rgba (canvas->cairo, 0.26, 0.58, 0.76, 0.55 * (agreement - 0.5) * 2);
        cairo_set_line_width (canvas->cairo, 0.5 + 3 * (agreement - 0.5));
        stance_canvas_line (canvas, places[i].x, places[i].y, places[k].x, places[k].y);
      }
}

/* From a point to a name that had to stand away from it. */
static void
draw_lead (StanceCanvas *canvas, const StanceMapPoint *place)
{
  double near = CLAMP (place->x, place->name_x, place->name_x + place->width), away = hypot (near - place->x, place->name_y - place->y);

  if (away > 20)
    {
      stance_canvas_set_colour (canvas, stance_rule);
      cairo_set_line_width (canvas->cairo, 1);
      stance_canvas_line (canvas, place->x, place->y, near, place->name_y);
    }
}

static void
draw_point (StanceCanvas *canvas, const StanceMapPoint *place)
{
  cairo_arc (canvas->cairo, place->x, place->y, DOT, 0, 2 * G_PI);
  stance_canvas_set_colour (canvas, (StanceColour) { 0.04, 0.25, 0.47 });
  cairo_fill_preserve (canvas->cairo);
  cairo_set_source_rgb (canvas->cairo, 1, 1, 1);
  cairo_set_line_width (canvas->cairo, 1.2);
  cairo_stroke (canvas->cairo);
}

static void
draw_frame (StanceCanvas *canvas, const cairo_rectangle_t *frame)
{
  cairo_rectangle (canvas->cairo, frame->x, frame->y, frame->width, frame->height);
  stance_canvas_set_colour (canvas, (StanceColour) { 0.985, 0.985, 0.99 });
  cairo_fill_preserve (canvas->cairo);
  stance_canvas_set_colour (canvas, stance_rule);
  cairo_set_line_width (canvas->cairo, 1);
  cairo_stroke (canvas->cairo);
}

/* "Not on the map: X, Y" */
static char *
tell_others (const StanceMap *self, GArray *members)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0, next = 0; i < self->labels->len; i++)
    if (next < members->len && g_array_index (members, gsize, next) == i)
      next++;
    else
      g_string_append_printf (text, "%s%s", text->len ? ", " : "Not on the map, for want of shared issues: ", (char *) g_ptr_array_index (self->labels, i));
  return g_string_free (text, FALSE);
}

/* A length of the map in units of divergence. */
static void
draw_scale (StanceCanvas *canvas, const cairo_rectangle_t *frame, double scale)
{
  double length = 1;
  g_autofree char *text = NULL;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; length * scale > 160 && i < 8; i++)
    length /= i % 2 ? 5 : 2;
  text = g_strdup_printf ("%s of divergence", g_ascii_formatd (digits, sizeof digits, "%g", length));
  stance_canvas_set_colour (canvas, stance_faint);
  cairo_set_line_width (canvas->cairo, 1.5);
  stance_canvas_line (canvas, frame->x + 14, frame->y + frame->height - 14, frame->x + 14 + length * scale, frame->y + frame->height - 14);
  for (guint i = 0; i < 2; i++)
    stance_canvas_line (canvas, frame->x + 14 + i * length * scale, frame->y + frame->height - 18, frame->x + 14 + i * length * scale,
                        frame->y + frame->height - 10);
  stance_canvas_write (canvas, frame->x + 14, frame->y + frame->height - 27, text, &note);
}

/* What distances between those on the map rest on. */
typedef struct
{
  guint n_pairs;
  guint n_missing; /* without a distance of their own */
  gboolean some;   /* of these share issues, but not enough, or what gives no figure */
  guint median;    /* of issues that the others share, rounded down */
} Ground;

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return (x > y) - (x < y);
}

static Ground
find_ground (const StanceMap *self, GArray *members)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));
  Ground ground = { .n_pairs = members->len * (members->len - 1) / 2 };

  for (guint i = 0; i < members->len; i++)
    for (guint k = i + 1; k < members->len; k++)
      {
        gsize row = g_array_index (members, gsize, i), column = g_array_index (members, gsize, k);

        if (isfinite (stance_array_get (self->distances, row, column)))
          g_array_append_val (counts, self->counts[row * self->labels->len + column]);
        else
          ground.some |= self->counts[row * self->labels->len + column] > 0;
      }
  g_array_sort (counts, compare_counts);
  ground.n_missing = ground.n_pairs - counts->len;
  ground.median = counts->len ? g_array_index (counts, guint, (counts->len - 1) / 2) : 0;
  return ground;
}

/* Little stress is no merit where there was little to fit. */
static const char *
judge (double stress, const Ground *ground)
{
  if (stress >= ROUGH)
    return "rough, see the matrix";
  if (ground->median < ENOUGH_ISSUES || ground->n_missing * 4 > ground->n_pairs)
    return "fits, but rests on little: see the matrix";
  return stress < GOOD ? "a good picture" : "a fair picture";
}

static char *
tell_ground (const Ground *ground)
{
  if (ground->n_missing == 0)
    return g_strdup_printf ("Every pair shares issues; the median: %u.", ground->median);
  return g_strdup_printf ("%u of %u pairs share%s no issue%s: only the other pairs place them. Shared issues of these, the median: %u.", ground->n_missing,
                          ground->n_pairs, ground->n_missing == 1 ? "s" : "", ground->some ? " that gives a figure" : "", ground->median);
}

static void
draw_words (StanceCanvas *canvas, const StanceMap *self, const cairo_rectangle_t *frame, const char *quality, const Ground *ground)
{
  static const char near[] = "Near each other: those who agree; lines: pairs that agree more than they differ.";
  g_autofree char *rests = tell_ground (ground);
  double y = frame->y + frame->height;

  stance_canvas_write (canvas, MARGIN, MARGIN + 9, "Map of parties", &heading);
  stance_canvas_write (canvas, MARGIN, MARGIN + 33, self->subtitle, &note);
  stance_canvas_write (canvas, MARGIN, y + 20, near, &note);
  stance_canvas_write (canvas, MARGIN, y + 38, rests, &note);
  stance_canvas_write (canvas, MARGIN, y + 56, quality, &note);
  g_string_append_printf (canvas->words, "%s\n%s\n%s\n", near, rests, quality);
}

/* What a map is worth, in words, and what it rests on. */
static void
draw_quality (StanceCanvas *canvas, const StanceMap *self, GArray *members, const cairo_rectangle_t *frame, double stress)
{
  const Ground ground = find_ground (self, members);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *quality = g_strdup_printf ("Stress %s: %s. At 0 the map says it all, above 0.2 little.",
                                              g_ascii_formatd (digits, sizeof digits, "%.2f", stress), judge (stress, &ground));

  draw_words (canvas, self, frame, quality, &ground);
}

static void
draw_members (StanceCanvas *canvas, const StanceMap *self, GArray *members, StanceMapPoint *places)
{
  for (guint i = 0; i < members->len; i++)
    draw_lead (canvas, &places[i]);
  for (guint i = 0; i < members->len; i++)
    {
      const char *label = g_ptr_array_index (self->labels, g_array_index (members, gsize, i));
      g_autofree char *name = stance_display_clean (label);

      draw_point (canvas, &places[i]);
      stance_canvas_write_on_lines (canvas, places[i].name_x, places[i].name_y, label, &name_lettering);
      g_string_append_printf (canvas->words, "%s: %.0f, %.0f\n", name, places[i].x, places[i].y);
    }
}

/* Many parties need room for their names. */
static cairo_rectangle_t
choose_frame (guint n)
{
  double larger = n > ROOMY ? sqrt ((double) n / ROOMY) : 1;

  return (cairo_rectangle_t) { MARGIN, MARGIN + HEAD, round (WIDTH * larger), round (HEIGHT * larger) };
}

/* Gives how high it is. */
static double
draw_others (StanceCanvas *canvas, const StanceMap *self, GArray *members, const cairo_rectangle_t *frame)
{
  g_autofree char *others = tell_others (self, members);
  StanceLettering lettering = note;

  if (!*others)
    return 0;
  lettering.width = frame->width;
  g_string_append (canvas->words, others);
  return stance_canvas_write_lines (canvas, frame->x, frame->y + frame->height + FOOT, others, &lettering);
}

GBytes *
stance_map_draw (const StanceMap *self, StanceFormat format, GError **error)
{
  g_auto (StanceCanvas) canvas = { 0 };
  g_autoptr (GArray) members = find_largest (self->distances);
  g_autoptr (StanceArray) distances = select_members (self->distances, members), points = NULL;
  g_autofree StanceMapPoint *places = NULL;
  cairo_rectangle_t frame = choose_frame (members->len), size = { 0, 0, frame.width + 2 * MARGIN, frame.y + frame.height + FOOT + MARGIN };
  double stress, scale;

  if (members->len < 2 || !fit (distances, &points, &stress))
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "map: found no two parties that share an issue, expected some");
      return NULL;
    }
  stance_canvas_init (&canvas);
  places = place_points (points, &frame, &scale);
  for (guint i = 0; i < members->len; i++)
    places[i].width = stance_canvas_measure (&canvas, g_ptr_array_index (self->labels, g_array_index (members, gsize, i)), &name_lettering);
  stance_map_place_names (places, members->len, &frame);
  draw_frame (&canvas, &frame);
  draw_ties (&canvas, distances, places);
  draw_scale (&canvas, &frame, scale);
  draw_quality (&canvas, self, members, &frame, stress);
  draw_members (&canvas, self, members, places);
  size.height += ceil (draw_others (&canvas, self, members, &frame));
  return stance_canvas_finish (&canvas, &size, "Map of parties", format, error);
}
