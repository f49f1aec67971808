/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The targets, phrases and exceptions of all issues as one automaton. */
#include <string.h>

#include "stance-model-data-private.h"
#include "stance-patterns-private.h"

/* What a pattern number of the automaton stands for. */
typedef struct
{
  guint issue;
  guint rule; /* or STANCE_RULE_NOT */
} Entry;

typedef enum
{
  SYMBOL_PARTY,
  SYMBOL_KIND,
  SYMBOL_ANY,
} SymbolType;

/* What {name} stands for. */
typedef struct
{
  SymbolType type;
  guint party;
  StancePartyKind kind;
} Symbol;

struct _StanceRuleSet
{
  StanceModel *model; /* borrowed: it owns us */
  StancePatterns *patterns;
  GArray *entries; /* of Entry */
  GArray *symbols; /* of Symbol */
};

/* What the automaton asks about mentions while it runs over one stretch of text. */
typedef struct
{
  StanceRuleSet *rules;
  const StanceMention *mentions;
  guint n_mentions;
  const char *date;
  guint token;                  /* the last one asked for */
  const StanceMention *mention; /* what begins there, or NULL */
} Asked;

/* What {name} in a pattern stands for; FALSE when it is nothing. */
static gboolean
find_symbol (StanceModel *self, const char *name, Symbol *symbol)
{
  *symbol = (Symbol) { SYMBOL_PARTY, stance_model_find_party (self, name), STANCE_PARTY_PERSON };
  if (g_str_equal (name, STANCE_ANY_PARTY))
    symbol->type = SYMBOL_ANY;
  else if (stance_party_kind_from_string (name, &symbol->kind))
    symbol->type = SYMBOL_KIND;
  return symbol->type != SYMBOL_PARTY || symbol->party != STANCE_NO_PARTY;
}

gboolean
stance_model_has_symbol (StanceModel *self, const char *name)
{
  Symbol symbol;

  return find_symbol (self, name, &symbol);
}

/* Symbols are numbered as they come up, so that there are few. In the patterns that the automaton sees, ids have
 * underscores: a hyphen would part words. */
static gboolean
resolve (const char *name, guint *number, gpointer data)
{
  StanceRuleSet *self = data;
  g_autofree char *id = g_strdelimit (g_strdup (name), "_", '-');
  Symbol symbol;

  if (!find_symbol (self->model, id, &symbol))
    return FALSE;
  for (*number = 0; *number < self->symbols->len; ++*number)
    {
      const Symbol *known = &g_array_index (self->symbols, Symbol, *number);

      if (known->type == symbol.type && known->party == symbol.party && known->kind == symbol.kind)
        return TRUE;
    }
  g_array_append_val (self->symbols, symbol);
  return TRUE;
}

StanceRuleSet *
stance_rule_set_new (StanceModel *model)
{
  StanceRuleSet *self = g_new0 (StanceRuleSet, 1);

  self->model = model;
  self->patterns = stance_patterns_new (model->language);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->symbols = g_array_new (FALSE, FALSE, sizeof (Symbol));
  stance_patterns_set_resolver (self->patterns, resolve, self);
  return self;
}

void
stance_rule_set_free (StanceRuleSet *self)
{
  stance_patterns_free (self->patterns);
  g_array_unref (self->entries);
  g_array_unref (self->symbols);
  g_free (self);
}

gboolean
stance_rule_set_add (StanceRuleSet *self, guint issue, guint rule, const char *pattern, GError **error)
{
  g_autofree char *copy = g_strdup (pattern);
  Entry entry = { issue, rule };
  gboolean inside = FALSE;

  for (char *c = copy; *c; c++)
    {
      inside = *c == '{' || (inside && *c != '}');
      if (inside && *c == '-')
        *c = '_';
    }
  g_array_append_val (self->entries, entry);
  return stance_patterns_add (self->patterns, copy, self->entries->len - 1, error);
}

/* The first mention that begins at `token` or behind it. */
static guint
lower_bound (const StanceMention *mentions, guint n, guint token)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (mentions[middle].first < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The automaton asks for each symbol in turn at one token. */
static const StanceMention *
mention_at (Asked *asked, guint token)
{
  guint i;

  if (asked->token != token)
    {
      i = lower_bound (asked->mentions, asked->n_mentions, token);
      asked->token = token;
      asked->mention = i < asked->n_mentions && asked->mentions[i].first == token ? &asked->mentions[i] : NULL;
    }
  return asked->mention;
}

static guint
symbol_at (guint number, guint token, gpointer data)
{
  Asked *asked = data;
  const StanceMention *mention = mention_at (asked, token);
  const Symbol *symbol;
  StanceModel *model = asked->rules->model;
  gboolean is = TRUE;

  if (!mention)
    return 0;
  symbol = &g_array_index (asked->rules->symbols, Symbol, number);
  if (symbol->type == SYMBOL_PARTY)
    is = stance_model_belongs_to (model, mention->party, symbol->party, asked->date);
  else if (symbol->type == SYMBOL_KIND)
    is = stance_model_party_at (model, mention->party)->kind == symbol->kind;
  return is ? mention->end : 0;
}

static const StanceRule *
rule_of (StanceModel *self, const StanceRuleMatch *match)
{
  return &g_array_index (self->rules, StanceRule, match->rule);
}

/* Whether whoever may make the one may make the other. */
static gboolean
by_covers (const GArray *wide, const GArray *narrow)
{
  if (!wide)
    return TRUE;
  for (guint i = 0; narrow && i < narrow->len; i++)
    {
      guint party = g_array_index (narrow, guint, i), k = 0;

      while (k < wide->len && g_array_index (wide, guint, k) != party)
        k++;
      if (k == wide->len)
        return FALSE;
    }
  return narrow != NULL;
}

/* Whether match `a` stands for `b`, which lies within it, is of the same issue. Of two with the same extent a phrase is the
 * better one, then the earlier rule. */
static gboolean
hides (StanceModel *self, const StanceRuleMatch *a, const StanceRuleMatch *b, gboolean heed_by)
{
  const StanceRule *rule_a = rule_of (self, a), *rule_b = rule_of (self, b);

  if (rule_a->issue != rule_b->issue || a->first > b->first || a->end < b->end)
    return FALSE;
  if (heed_by && !by_covers (rule_a->by, rule_b->by))
    return FALSE;
  if (a->first < b->first || a->end > b->end)
    return TRUE;
  return rule_a->is_phrase != rule_b->is_phrase ? rule_a->is_phrase : a->rule < b->rule;
}

/* Whether another of the matches from `from` on, which are in the order of the text and at most `longest` tokens, hides one. */
static gboolean
is_hidden (StanceModel *self, const GArray *matches, guint i, guint from, guint longest, gboolean heed_by)
{
  const StanceRuleMatch *all = (const StanceRuleMatch *) matches->data;

  for (guint k = i; k-- > from && all[k].first + longest >= all[i].end;)
    if (hides (self, &all[k], &all[i], heed_by))
      return TRUE;
  for (guint k = i + 1; k < matches->len && all[k].first == all[i].first; k++)
    if (hides (self, &all[k], &all[i], heed_by))
      return TRUE;
  return FALSE;
}

static void
drop_hidden (StanceModel *self, GArray *matches, guint from, gboolean heed_by)
{
  guint kept = from, longest = 0;
  g_autofree gboolean *hidden = NULL;

  if (matches->len < from + 2)
    return;
  hidden = g_new0 (gboolean, matches->len - from);
  for (guint i = from; i < matches->len; i++)
    {
      const StanceRuleMatch *match = &g_array_index (matches, StanceRuleMatch, i);

      longest = MAX (longest, match->end - match->first);
    }
  for (guint i = from; i < matches->len; i++)
    hidden[i - from] = is_hidden (self, matches, i, from, longest, heed_by);
  for (guint i = from; i < matches->len; i++)
    if (!hidden[i - from])
      g_array_index (matches, StanceRuleMatch, kept++) = g_array_index (matches, StanceRuleMatch, i);
  g_array_set_size (matches, kept);
}

/* Takes the matches of exceptions out of all that was found; gives the length of the longest. */
static guint
part_exceptions (const StanceRuleSet *self, GArray *found, GArray *exceptions)
{
  guint kept = 0, longest = 0;

  for (guint i = 0; i < found->len; i++)
    {
      StanceMatch match = g_array_index (found, StanceMatch, i);

      if (g_array_index (self->entries, Entry, match.pattern).rule != STANCE_RULE_NOT)
        g_array_index (found, StanceMatch, kept++) = match;
      else
        {
          longest = MAX (longest, match.end - match.first);
          g_array_append_val (exceptions, match);
        }
    }
  g_array_set_size (found, kept);
  return longest;
}

/* Appends the matches that no exception of their issue overlaps; both lists are in the order of the text. */
static void
keep_unexcepted (const StanceRuleSet *self, const GArray *found, const GArray *exceptions, guint longest, GArray *matches)
{
  guint near = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const StanceMatch *match = &g_array_index (found, StanceMatch, i);
      const Entry *entry = &g_array_index (self->entries, Entry, match->pattern);
      StanceRuleMatch kept = { match->first, match->end, entry->rule };
      gboolean excepted = FALSE;

      while (near < exceptions->len && g_array_index (exceptions, StanceMatch, near).first + longest < match->first)
        near++;
      for (guint k = near; k < exceptions->len && !excepted; k++)
        {
          const StanceMatch *exception = &g_array_index (exceptions, StanceMatch, k);

          if (exception->first >= match->end)
            break;
          excepted = exception->end > match->first && g_array_index (self->entries, Entry, exception->pattern).issue == entry->issue;
        }
      if (!excepted)
        g_array_append_val (matches, kept);
    }
}

void
stance_model_match_rules (StanceModel *self, const StanceText *text, const GArray *mentions, guint first, guint end,
                          const char *date, GArray *matches)
{
  StanceToday today;
  Asked asked = { self->rule_set, (const StanceMention *) mentions->data, mentions->len, NULL, G_MAXUINT, NULL };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (StanceMatch));
  g_autoptr (GArray) exceptions = g_array_new (FALSE, FALSE, sizeof (StanceMatch));
  guint from = matches->len, longest;

  asked.date = stance_date_or_today (date, &today);
  stance_patterns_match (self->rule_set->patterns, text, first, MIN (end, text->tokens->len), symbol_at, &asked, found);
  longest = part_exceptions (self->rule_set, found, exceptions);
  keep_unexcepted (self->rule_set, found, exceptions, longest, matches);
  drop_hidden (self, matches, from, TRUE);
}

void
stance_model_keep_matches_of (StanceModel *self, guint holder, const char *date, GArray *matches)
{
  StanceToday today;
  guint kept = 0;

  date = stance_date_or_today (date, &today);
  for (guint i = 0; i < matches->len; i++)
    {
      StanceRuleMatch match = g_array_index (matches, StanceRuleMatch, i);
      const GArray *by = rule_of (self, &match)->by;
      gboolean may = by == NULL;

      for (guint k = 0; by && !may && k < by->len; k++)
        may = stance_model_belongs_to (self, holder, g_array_index (by, guint, k), date);
      if (may)
        g_array_index (matches, StanceRuleMatch, kept++) = match;
    }
  g_array_set_size (matches, kept);
  drop_hidden (self, matches, 0, FALSE);
}
