/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A maximum one-to-one matching by augmenting paths. Gold statements are taken in their order and candidates by closeness of position,
 * then by overlap, so that statements with the same span pair sensibly. */
#include <math.h>
#include <string.h>

#include "stance-matching-private.h"

typedef struct
{
  double distance;
  guint overlap;
  guint place;
} Candidate;

/* A gold statement on the path, the candidate it would take, and the next one to try. */
typedef struct
{
  guint gold;
  guint chosen;
  guint next;
} Step;

#define NOBODY G_MAXUINT

typedef struct
{
  const GPtrArray *candidates;
  guint *owners; /* of each system statement; NOBODY */
  guint *seen;   /* the last search that came by each system statement */
  guint search;
  GArray *path;  /* of Step */
  GArray *taken; /* of guint: system statements in the order they were first taken */
} Search;

guint
stance_coded_overlap (const StanceCoded *a, const StanceCoded *b, double share)
{
  guint start = MAX (a->span.start, b->span.start);
  guint end = MIN (a->span.end, b->span.end);
  guint shorter;

  if (end <= start)
    return 0;
  shorter = MIN (a->span.end - a->span.start, b->span.end - b->span.start);
  return share > 0 && end - start < share * MAX (1, shorter) ? 0 : end - start;
}

int
stance_coded_compare (const StanceCoded *a, const StanceCoded *b)
{
  int order = strcmp (a->party, b->party);

  return order != 0 ? order : strcmp (a->issue, b->issue);
}

static int
compare_candidates (gconstpointer first, gconstpointer second)
{
  const Candidate *a = first;
  const Candidate *b = second;

  if (a->distance != b->distance)
    return a->distance < b->distance ? -1 : 1;
  if (a->overlap != b->overlap)
    return a->overlap > b->overlap ? -1 : 1;
  return (a->place > b->place) - (a->place < b->place);
}

static int
compare_places (gconstpointer first, gconstpointer second, gpointer coded)
{
  guint a = *(const guint *) first;
  guint b = *(const guint *) second;
  int order = stance_coded_compare (&((const StanceCoded *) coded)[a], &((const StanceCoded *) coded)[b]);

  return order != 0 ? order : (a > b) - (a < b);
}

/* Places of the system's statements by party and issue. */
static GArray *
sort_places (const GArray *system)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (guint), system->len);

  for (guint i = 0; i < system->len; i++)
    g_array_append_val (places, i);
  g_array_sort_with_data (places, compare_places, system->data);
  return places;
}

/* The first of `places` whose statement is not before `gold`. */
static guint
lower_bound (const GArray *places, const GArray *system, const StanceCoded *gold)
{
  guint low = 0;
  guint high = places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (stance_coded_compare (&g_array_index (system, StanceCoded, g_array_index (places, guint, middle)), gold) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GArray *
find_candidates (const StanceCoded *gold, const GArray *system, const GArray *places, double share)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = lower_bound (places, system, gold); i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      const StanceCoded *coded = &g_array_index (system, StanceCoded, place);
      Candidate candidate = { fabs (gold->position - coded->position), stance_coded_overlap (gold, coded, share), place };

      if (stance_coded_compare (coded, gold) != 0)
        break;
      if (candidate.overlap > 0)
        g_array_append_val (found, candidate);
    }
  g_array_sort (found, compare_candidates);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (sorted, g_array_index (found, Candidate, i).place);
  return sorted;
}

/* Moves the last step of the path to a candidate that this search has not come by. */
static gboolean
choose (Search *self)
{
  Step *step = &g_array_index (self->path, Step, self->path->len - 1);
  const GArray *candidates = g_ptr_array_index (self->candidates, step->gold);

  while (step->next < candidates->len)
    {
      step->chosen = g_array_index (candidates, guint, step->next++);
      if (self->seen[step->chosen] != self->search)
        {
          self->seen[step->chosen] = self->search;
          return TRUE;
        }
    }
  return FALSE;
}

static void
take_path (Search *self)
{
  g_array_append_val (self->taken, g_array_index (self->path, Step, self->path->len - 1).chosen);
  for (guint i = 0; i < self->path->len; i++)
    {
      const Step *step = &g_array_index (self->path, Step, i);

      self->owners[step->chosen] = step->gold;
    }
}

/* Depth first, on a stack of its own: the path may be as long as the document has statements. */
static void
augment (Search *self, guint gold)
{
  Step step = { gold, 0, 0 };

  self->search++;
  g_array_set_size (self->path, 0);
  g_array_append_val (self->path, step);
  while (self->path->len > 0)
    {
      if (!choose (self))
        {
          g_array_set_size (self->path, self->path->len - 1);
          continue;
        }
      step.gold = self->owners[g_array_index (self->path, Step, self->path->len - 1).chosen];
      if (step.gold == NOBODY)
        {
          take_path (self);
          return;
        }
      g_array_append_val (self->path, step);
    }
}

static GArray *
match (const GPtrArray *candidates, guint n_system)
{
  g_autofree guint *owners = g_new (guint, n_system + 1);
  g_autofree guint *seen = g_new0 (guint, n_system + 1);
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (guint));
  Search search = { candidates, owners, seen, 0, path, taken };
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (StanceMatched));

  for (guint i = 0; i < n_system; i++)
    owners[i] = NOBODY;
  for (guint i = 0; i < candidates->len; i++)
    augment (&search, i);
  for (guint i = 0; i < taken->len; i++)
    {
      guint system = g_array_index (taken, guint, i);
      StanceMatched pair = { owners[system], system };

      g_array_append_val (matches, pair);
    }
  return matches;
}

StanceMatching *
stance_matching_new (const GArray *gold, const GArray *system, double share)
{
  StanceMatching *self = g_new (StanceMatching, 1);
  g_autoptr (GArray) places = sort_places (system);

  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < gold->len; i++)
    g_ptr_array_add (self->candidates, find_candidates (&g_array_index (gold, StanceCoded, i), system, places, share));
  self->matches = match (self->candidates, system->len);
  return self;
}

void
stance_matching_free (StanceMatching *self)
{
  g_ptr_array_unref (self->candidates);
  g_array_unref (self->matches);
  g_free (self);
}
