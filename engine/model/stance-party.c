/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a party rolls up to at a date, and who holds an office then. */
#include <string.h>

#include "stance-model-data-private.h"

#define DATE_LENGTH 10 /* of YYYY-MM-DD; what follows (a time) does not matter */
#define MAX_HEIGHT 8   /* of a chain of memberships */
#define MAX_STEPS 4096 /* so that memberships in circles end */

/* Somebody in an office; the dates are those of the party. */
typedef struct
{
  guint party;
  const char *from;
  const char *to;
} Term;

/* A climb along memberships. */
typedef struct
{
  StanceModel *model;
  const char *date;
  guint steps;
} Climb;

const char *
stance_date_or_today (const char *date, StanceToday *today)
{
  g_autoptr (GDateTime) now = NULL;
  int year, month, day;

  if (date && *date)
    return date;
  now = g_date_time_new_now_utc ();
  g_date_time_get_ymd (now, &year, &month, &day);
  g_snprintf (today->text, sizeof today->text, "%04d-%02d-%02d", year, month, day);
  return today->text;
}

static gboolean
holds (const char *from, const char *to, const char *date)
{
  return (!from || strncmp (from, date, DATE_LENGTH) <= 0) && (!to || strncmp (date, to, DATE_LENGTH) <= 0);
}

static const StanceMembership *
membership_at (const StanceParty *party, guint i, const char *date)
{
  const StanceMembership *membership = &g_array_index (party->memberships, StanceMembership, i);

  return holds (membership->from, membership->to, date) ? membership : NULL;
}

/* One step up from a person: the office it holds, else its first membership. */
static guint
speaks_for (StanceModel *self, guint party, const char *date)
{
  const StanceParty *person = stance_model_party_at (self, party);

  for (guint i = 0; i < person->offices->len; i++)
    {
      const StanceOffice *office = &g_array_index (person->offices, StanceOffice, i);

      if (holds (office->from, office->to, date))
        return office->of;
    }
  for (guint i = 0; i < person->memberships->len; i++)
    {
      const StanceMembership *membership = membership_at (person, i, date);

      if (membership)
        return membership->party;
    }
  return party;
}

guint
stance_model_party_of (StanceModel *self, guint party, const char *date)
{
  StanceToday today;

  if (party >= self->parties->len)
    return STANCE_NO_PARTY;
  date = stance_date_or_today (date, &today);
  for (guint i = 0; i < MAX_HEIGHT && stance_model_party_at (self, party)->kind == STANCE_PARTY_PERSON; i++)
    party = speaks_for (self, party, date);
  return party;
}

/* The first bloc that a party is in: its own memberships before those of what it is a member of. */
static guint
find_bloc (Climb *climb, guint party, guint height)
{
  const StanceParty *from = stance_model_party_at (climb->model, party);
  guint bloc = STANCE_NO_PARTY;

  for (guint i = 0; i < from->memberships->len && ++climb->steps < MAX_STEPS; i++)
    {
      const StanceMembership *membership = membership_at (from, i, climb->date);

      if (membership && stance_model_party_at (climb->model, membership->party)->kind == STANCE_PARTY_BLOC)
        return membership->party;
    }
  for (guint i = 0; i < from->memberships->len && height > 0 && bloc == STANCE_NO_PARTY && climb->steps < MAX_STEPS; i++)
    {
      const StanceMembership *membership = membership_at (from, i, climb->date);

      if (membership)
        bloc = find_bloc (climb, membership->party, height - 1);
    }
  return bloc;
}

guint
stance_model_bloc_of (StanceModel *self, guint party, const char *date)
{
  StanceToday today;
  Climb climb = { self, stance_date_or_today (date, &today), 0 };
  guint own = stance_model_party_of (self, party, climb.date);
  guint bloc;

  if (own == STANCE_NO_PARTY || stance_model_party_at (self, own)->kind == STANCE_PARTY_BLOC)
    return own;
  bloc = find_bloc (&climb, own, MAX_HEIGHT);
  return bloc == STANCE_NO_PARTY ? own : bloc;
}

/* A state is part of its blocs, and no part of the organisations it sits in: what Paris says is not what they say. */
static gboolean
is_part_of (Climb *climb, guint party, guint to, guint height)
{
  const StanceParty *from = stance_model_party_at (climb->model, party);
  guint next;

  if (party == to)
    return TRUE;
  if (height == 0 || ++climb->steps > MAX_STEPS)
    return FALSE;
  if (from->kind == STANCE_PARTY_PERSON)
    {
      next = speaks_for (climb->model, party, climb->date);
      return next != party && is_part_of (climb, next, to, height - 1);
    }
  for (guint i = 0; i < from->memberships->len && climb->steps <= MAX_STEPS; i++)
    {
      const StanceMembership *membership = membership_at (from, i, climb->date);
      StancePartyKind kind = membership ? stance_model_party_at (climb->model, membership->party)->kind : STANCE_PARTY_PERSON;

      if (membership && (kind == STANCE_PARTY_BLOC || from->kind == STANCE_PARTY_ORGANISATION)
          && is_part_of (climb, membership->party, to, height - 1))
        return TRUE;
    }
  return FALSE;
}

gboolean
stance_model_belongs_to (StanceModel *self, guint party, guint to, const char *date)
{
  StanceToday today;
  Climb climb = { self, NULL, 0 };

  if (party >= self->parties->len || to >= self->parties->len)
    return FALSE;
  if (party == to)
    return TRUE;
  climb.date = stance_date_or_today (date, &today);
  return is_part_of (&climb, party, to, MAX_HEIGHT);
}

static char *
office_key (guint of, const char *title)
{
  return g_strdup_printf ("%u %s", of, title);
}

void
stance_model_index_offices (StanceModel *self)
{
  for (guint party = 0; party < self->parties->len; party++)
    {
      const GArray *offices = stance_model_party_at (self, party)->offices;

      for (guint i = 0; i < offices->len; i++)
        {
          const StanceOffice *office = &g_array_index (offices, StanceOffice, i);
          Term term = { party, office->from, office->to };
          char *key = office_key (office->of, office->title);
          GArray *terms = g_hash_table_lookup (self->terms, key);

          if (!terms)
            {
              terms = g_array_new (FALSE, FALSE, sizeof (Term));
              g_hash_table_insert (self->terms, g_strdup (key), terms);
            }
          g_array_append_val (terms, term);
          g_free (key);
        }
    }
}

guint
stance_model_find_office_holder (StanceModel *self, const char *title, guint of, const char *date)
{
  StanceToday today;
  g_autofree char *key = office_key (of, title);
  const GArray *terms = g_hash_table_lookup (self->terms, key);
  const Term *best = NULL;
  gboolean several = FALSE;

  date = stance_date_or_today (date, &today);
  for (guint i = 0; terms && i < terms->len; i++)
    {
      const Term *term = &g_array_index (terms, Term, i);

      if (!holds (term->from, term->to, date))
        continue;
      /* On the day of a handover both hold: the newcomer has it. Otherwise the office is one of several: "senator". */
      several |= best && best->party != term->party && g_strcmp0 (best->to, date) != 0 && g_strcmp0 (term->to, date) != 0;
      if (!best || g_strcmp0 (term->from, best->from) >= 0)
        best = term;
    }
  return best && !several ? best->party : STANCE_NO_PARTY;
}

/**
 * stance_model_roll_up:
 * @self: a model
 * @party: the id of a party
 * @level: what to roll up to
 * @date: (nullable): the date that offices and memberships hold at (YYYY-MM-DD), %NULL for today (UTC)
 *
 * Finds what a party counts as in a table of a level. %STANCE_LEVEL_HOLDER gives the party itself. %STANCE_LEVEL_PARTY gives
 * what a person speaks for: what the office it holds at the date is of, else its first membership that holds then, else the
 * person; others give themselves. %STANCE_LEVEL_BLOC gives the first bloc that this is a member of at the date, directly or
 * through what it is a member of; without one, what %STANCE_LEVEL_PARTY gives.
 *
 * Returns: (transfer none) (nullable): the id of a party, %NULL when there is no party @party
 */
const char *
stance_model_roll_up (StanceModel *self, const char *party, StanceLevel level, const char *date)
{
  guint number;

  g_return_val_if_fail (STANCE_IS_MODEL (self), NULL);
  g_return_val_if_fail (party != NULL, NULL);
  number = stance_model_find_party (self, party);
  if (number != STANCE_NO_PARTY && level == STANCE_LEVEL_PARTY)
    number = stance_model_party_of (self, number, date);
  else if (number != STANCE_NO_PARTY && level == STANCE_LEVEL_BLOC)
    number = stance_model_bloc_of (self, number, date);
  return number == STANCE_NO_PARTY ? NULL : stance_model_party_at (self, number)->id;
}
