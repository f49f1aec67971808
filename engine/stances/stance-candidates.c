/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-candidates-private.h"

#include "stance-grid-private.h"

#define LEAST_WORDS 4

static StanceCandidate *
candidate (const GArray *candidates, guint i)
{
  return &g_array_index (candidates, StanceCandidate, i);
}

static gboolean
same_cell (const StanceCandidate *a, const StanceCandidate *b)
{
  return a->issue == b->issue && a->holder.party == b->holder.party && g_strcmp0 (a->via, b->via) == 0;
}

/* Takes out those that went into others. */
static void
drop_joined (GArray *candidates)
{
  guint kept = 0;

  for (guint i = 0; i < candidates->len; i++)
    if (!candidate (candidates, i)->joined)
      *candidate (candidates, kept++) = *candidate (candidates, i);
  g_array_set_size (candidates, kept);
}

/* Joins those of one sentence: the strongest gives the position, all give the span. */
static void
join_within_sentences (GArray *candidates)
{
  for (guint i = 0; i < candidates->len; i++)
    for (guint k = i + 1; !candidate (candidates, i)->joined && k < candidates->len
                          && candidate (candidates, k)->sentence == candidate (candidates, i)->sentence; k++)
      {
        StanceCandidate *a = candidate (candidates, i), *b = candidate (candidates, k);
        guint32 first = MIN (a->first, b->first), end = MAX (a->end, b->end);

        if (b->joined || !same_cell (a, b))
          continue;
        if (b->strength > a->strength)
          *a = *b;
        a->first = first;
        a->end = end;
        b->joined = TRUE;
      }
  drop_joined (candidates);
}

static const StanceSentence *
sentence_of (const StanceText *text, const StanceCandidate *c)
{
  return &g_array_index (text->sentences, StanceSentence, c->sentence);
}

/* "that.", "the deal": a word or two that point elsewhere prove nothing. */
static gboolean
is_fragment (const StanceText *text, const StanceCandidate *c)
{
  guint words = 0;

  for (guint i = c->first; i < c->end; i++)
    words += g_unichar_isalnum (g_utf8_get_char (text->text + stance_text_token (text, i)->start));
  return words < LEAST_WORDS;
}

/* A sentence with one statement goes in whole, with the clause that reports it; so it does for one that would hardly have words. */
static void
widen_lone (GArray *candidates, const StanceText *text)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      StanceCandidate *c = candidate (candidates, i);

      if (!is_fragment (text, c)
          && ((i > 0 && candidate (candidates, i - 1)->sentence == c->sentence)
              || (i + 1 < candidates->len && candidate (candidates, i + 1)->sentence == c->sentence)))
        continue;
      c->first = sentence_of (text, c)->first;
      c->end = sentence_of (text, c)->end;
    }
}

/* Joins those of neighbouring sentences of a paragraph that say the same. */
static void
join_neighbours (GArray *candidates, const StanceText *text)
{
  for (guint i = 0; i < candidates->len; i++)
    for (guint k = i + 1; k < candidates->len && !candidate (candidates, i)->joined; k++)
      {
        StanceCandidate *a = candidate (candidates, i), *b = candidate (candidates, k);

        if (b->sentence > a->sentence + 1)
          break;
        if (b->joined || b->sentence == a->sentence || !same_cell (a, b) || a->position != b->position
            || sentence_of (text, a)->paragraph != sentence_of (text, b)->paragraph)
          continue;
        a->end = b->end;
        a->sentence = b->sentence;
        a->confidence = MAX (a->confidence, b->confidence);
        b->joined = TRUE;
      }
  drop_joined (candidates);
}

static gint
by_sentence (gconstpointer a, gconstpointer b)
{
  const StanceCandidate *x = a, *y = b;

  return x->sentence != y->sentence ? (x->sentence < y->sentence ? -1 : 1) : 0;
}

static gint
by_first (gconstpointer a, gconstpointer b)
{
  const StanceCandidate *x = a, *y = b;

  return x->first != y->first ? (x->first < y->first ? -1 : 1) : 0;
}

/* Counts code points from one byte to a later one. */
static guint
count_points (const char *text, gsize from, gsize to)
{
  guint n = 0;

  for (gsize i = from; i < to; i++)
    n += ((guchar) text[i] & 0xc0) != 0x80;
  return n;
}

/* What was learned of such readings. */
static void
judge (GArray *candidates, const StanceCoding *coding)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      StanceCandidate *c = candidate (candidates, i);

      c->by_rules = c->position;
      c->has_confidence = coding->strengths != NULL;
      if (!coding->strengths)
        continue;
      if (coding->rules_only)
        c->confidence = stance_strengths_round (stance_strengths_get_rate (coding->strengths, &c->traits));
      else
        c->confidence = stance_strengths_round (stance_strengths_get_probability (coding->strengths, &c->traits));
      /* What is only inferred is never a whole position. */
      if (!coding->rules_only && c->certainty != STANCE_CERTAINTY_INFERRED)
        c->position = stance_strengths_correct (coding->strengths, &c->traits, c->position);
    }
}

/* How the position came about, with what was learned; (transfer full). */
static char *
derive (const StanceCandidate *c)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (c->position == c->by_rules)
    return g_strdup (c->derivation);
  g_ascii_formatd (number, sizeof number, "%+g", stance_grid_to_double (c->position));
  return g_strconcat (c->derivation, ", as learned: ", number, NULL);
}

static StanceStatement *
make_statement (const StanceCandidate *c, const StanceCandidatesOf *of, const char *id, StanceSpan span)
{
  const StanceText *text = of->text;
  gsize start = stance_text_token (text, c->first)->start, end = stance_text_token (text, c->end - 1)->end;
  g_autofree char *quote = g_strndup (text->text + start, end - start);
  g_autofree char *derivation = derive (c);
  StanceStatementFields fields = { .document = stance_document_get_id (of->document), .id = id, .holder = c->holder.name,
    .holder_party = stance_model_get_party (of->model, c->holder.party)->id, .via = c->via,
    .issue = stance_model_get_issue (of->model, c->issue)->id, .position = c->position, .weight = STANCE_GRID,
    .certainty = c->certainty, .has_confidence = c->has_confidence, .confidence = c->confidence, .kind = c->kind, .quote = quote,
    .has_span = TRUE, .span = span, .rule = stance_model_get_rule (of->model, c->rule)->match, .derivation = derivation,
    .date = stance_document_get_date (of->document),
    .holder_id = c->holder.self == STANCE_NO_PARTY ? NULL : stance_model_get_party (of->model, c->holder.self)->id };

  return stance_statement_new_from_fields (&fields);
}

GPtrArray *
stance_candidates_to_statements (GArray *candidates, const StanceCandidatesOf *of)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  const StanceText *text = of->text;
  gsize at_byte = 0;
  guint at_point = 0;

  g_array_sort (candidates, by_sentence); /* stable */
  join_within_sentences (candidates);
  judge (candidates, of->coding);
  widen_lone (candidates, text);
  join_neighbours (candidates, text);
  g_array_sort (candidates, by_first);
  for (guint i = 0; i < candidates->len; i++)
    {
      const StanceCandidate *c = candidate (candidates, i);
      gsize start = stance_text_token (text, c->first)->start, end = stance_text_token (text, c->end - 1)->end;
      g_autofree char *id = g_strdup_printf ("%s-%u", stance_document_get_id (of->document), i + 1);

      at_point += count_points (text->text, at_byte, start);
      at_byte = start;
      g_ptr_array_add (statements, make_statement (c, of, id, (StanceSpan) { at_point, at_point + count_points (text->text, start, end) }));
      if (of->coding->traits)
        g_array_append_val (of->coding->traits, c->traits);
    }
  return statements;
}
