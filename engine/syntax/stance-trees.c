/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-trees-private.h"

#include <string.h>

#include "stance-front-end-private.h"

/* Sentences are read in portions of so many words: memory does not grow with the text. */
#define PORTION 2048

/* What the front end's number of a tag or relation means; 0 where that was not looked up yet. */
typedef struct
{
  guint8 tag;
  guint8 form;
} TagMeaning;

struct _StanceTreeReader
{
  StanceFrontEnd *front_end;
  StanceReading reading;
  GArray *tags;      /* of TagMeaning, by tag; a tag of STANCE_TAG_NONE was not looked up yet */
  GArray *relations; /* of guint8, by relation: StanceRelation + 1, 0 as above */
  GArray *portion;   /* of guint32: the sentences read at a time */
};

typedef struct
{
  const char *name;
  guint8 value;
} Name;

static const Name tag_names[] = {
  { "NOUN", STANCE_TAG_NOUN },   { "PROPN", STANCE_TAG_PROPN }, { "PRON", STANCE_TAG_PRON },   { "VERB", STANCE_TAG_VERB },
  { "AUX", STANCE_TAG_AUX },     { "ADJ", STANCE_TAG_ADJ },     { "ADV", STANCE_TAG_ADV },     { "ADP", STANCE_TAG_ADP },
  { "DET", STANCE_TAG_DET },     { "SCONJ", STANCE_TAG_SCONJ }, { "CCONJ", STANCE_TAG_CCONJ }, { "PART", STANCE_TAG_PART },
  { "NUM", STANCE_TAG_NUM },     { "PUNCT", STANCE_TAG_PUNCT }, { NULL, STANCE_TAG_OTHER },
};

/* Tags of the Penn Treebank; where a treebank has others, forms are not told. */
static const Name form_names[] = {
  { "VBD", STANCE_FORM_FINITE }, { "VBP", STANCE_FORM_FINITE }, { "VBZ", STANCE_FORM_FINITE },     { "MD", STANCE_FORM_MODAL },
  { "VB", STANCE_FORM_BASE },    { "VBG", STANCE_FORM_GERUND }, { "VBN", STANCE_FORM_PARTICIPLE }, { NULL, STANCE_FORM_NONE },
};

/* A subtype that is not named has the meaning of what stands before its colon. */
static const Name relation_names[] = {
  { "root", STANCE_RELATION_ROOT },         { "nsubj", STANCE_RELATION_NSUBJ },       { "nsubj:pass", STANCE_RELATION_NSUBJ_PASS },
  { "csubj", STANCE_RELATION_CSUBJ },       { "obj", STANCE_RELATION_OBJ },           { "iobj", STANCE_RELATION_IOBJ },
  { "obl", STANCE_RELATION_OBL },           { "obl:agent", STANCE_RELATION_OBL_AGENT }, { "ccomp", STANCE_RELATION_CCOMP },
  { "xcomp", STANCE_RELATION_XCOMP },       { "advcl", STANCE_RELATION_ADVCL },       { "acl", STANCE_RELATION_ACL },
  { "acl:relcl", STANCE_RELATION_RELCL },   { "advcl:relcl", STANCE_RELATION_RELCL }, { "conj", STANCE_RELATION_CONJ },
  { "cc", STANCE_RELATION_CC },             { "parataxis", STANCE_RELATION_PARATAXIS }, { "mark", STANCE_RELATION_MARK },
  { "aux", STANCE_RELATION_AUX },           { "aux:pass", STANCE_RELATION_AUX_PASS }, { "cop", STANCE_RELATION_COP },
  { "advmod", STANCE_RELATION_ADVMOD },     { "det", STANCE_RELATION_DET },           { "case", STANCE_RELATION_CASE },
  { "appos", STANCE_RELATION_APPOS },       { "nmod", STANCE_RELATION_NMOD },         { "nmod:poss", STANCE_RELATION_POSS },
  { "amod", STANCE_RELATION_AMOD },         { "compound", STANCE_RELATION_COMPOUND }, { "flat", STANCE_RELATION_FLAT },
  { "fixed", STANCE_RELATION_FIXED },       { "punct", STANCE_RELATION_PUNCT },       { NULL, STANCE_RELATION_OTHER },
};

static const Name *
find_name (const Name *names, const char *name, gsize length)
{
  while (names->name && !(strlen (names->name) == length && strncmp (names->name, name, length) == 0))
    names++;
  return names;
}

static TagMeaning
meaning_of_tag (StanceTreeReader *self, guint tag)
{
  TagMeaning *meaning;

  if (tag >= self->tags->len)
    g_array_set_size (self->tags, tag + 1);
  meaning = &g_array_index (self->tags, TagMeaning, tag);
  if (meaning->tag == STANCE_TAG_NONE)
    {
      const char *upos = stance_front_end_get_upos (self->front_end, tag), *xpos = stance_front_end_get_xpos (self->front_end, tag);

      meaning->tag = find_name (tag_names, upos, strlen (upos))->value;
      if (meaning->tag == STANCE_TAG_VERB || meaning->tag == STANCE_TAG_AUX)
        meaning->form = find_name (form_names, xpos, strlen (xpos))->value;
    }
  return *meaning;
}

static StanceRelation
meaning_of_relation (StanceTreeReader *self, guint relation)
{
  guint8 *meaning;

  if (relation >= self->relations->len)
    g_array_set_size (self->relations, relation + 1);
  meaning = &g_array_index (self->relations, guint8, relation);
  if (*meaning == 0)
    {
      const char *name = stance_front_end_get_relation (self->front_end, relation);
      const Name *found = find_name (relation_names, name, strlen (name));

      if (!found->name)
        found = find_name (relation_names, name, strcspn (name, ":"));
      *meaning = found->value + 1;
    }
  return *meaning - 1;
}

StanceTreeReader *
stance_tree_reader_new (StanceFrontEnd *front_end)
{
  StanceTreeReader *self = g_new0 (StanceTreeReader, 1);

  self->front_end = g_object_ref (front_end);
  stance_reading_init (&self->reading);
  self->tags = g_array_new (FALSE, TRUE, sizeof (TagMeaning));
  self->relations = g_array_new (FALSE, TRUE, sizeof (guint8));
  self->portion = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
stance_tree_reader_free (StanceTreeReader *self)
{
  stance_reading_clear (&self->reading);
  g_object_unref (self->front_end);
  g_array_unref (self->tags);
  g_array_unref (self->relations);
  g_array_unref (self->portion);
  g_free (self);
}

static gboolean
is_subject (StanceRelation relation)
{
  return relation == STANCE_RELATION_NSUBJ || relation == STANCE_RELATION_NSUBJ_PASS || relation == STANCE_RELATION_CSUBJ;
}

/* Whether a verb without an auxiliary is finite though its form is not told from others: "they cut". A subject alone makes no clause of what
 * is seen or made: "saw them leave". */
static gboolean
looks_finite (const StanceNode *node)
{
  if (node->tag != STANCE_TAG_VERB || node->subject == STANCE_NO_TOKEN || node->infinitive || node->form == STANCE_FORM_GERUND)
    return FALSE;
  return node->marked || (node->relation != STANCE_RELATION_CCOMP && node->relation != STANCE_RELATION_XCOMP);
}

/* Tells heads what hangs on them. */
static void
mark_heads (StanceNode *nodes, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      StanceNode *head = nodes[i].head == STANCE_NO_TOKEN ? NULL : &nodes[nodes[i].head];
      StanceRelation relation = nodes[i].relation;
      gboolean finite = nodes[i].form == STANCE_FORM_FINITE || nodes[i].form == STANCE_FORM_MODAL;

      nodes[i].finite |= finite;
      if (head && (relation == STANCE_RELATION_AUX || relation == STANCE_RELATION_AUX_PASS || relation == STANCE_RELATION_COP))
        head->finite |= finite;
      if (head && is_subject (relation) && head->subject == STANCE_NO_TOKEN)
        head->subject = i;
      if (head && relation == STANCE_RELATION_MARK && nodes[i].tag == STANCE_TAG_PART)
        head->infinitive = TRUE;
      else if (head && relation == STANCE_RELATION_MARK)
        head->marked = TRUE;
    }
  for (guint i = first; i < end; i++)
    nodes[i].finite |= looks_finite (&nodes[i]);
}

/* Tells all words how far what hangs on them reaches. Each climb ends where an earlier one has told as much, so that the time is linear. */
static void
mark_reach (StanceNode *nodes, guint first, guint end)
{
  for (guint32 i = first; i < end; i++)
    for (guint32 at = nodes[i].head; at != STANCE_NO_TOKEN && at > i && nodes[at].before < at - i; at = nodes[at].head)
      nodes[at].before = (guint16) (at - i);
  for (guint32 i = end; i-- > first;)
    for (guint32 at = nodes[i].head; at != STANCE_NO_TOKEN && at < i && nodes[at].after < i - at; at = nodes[at].head)
      nodes[at].after = (guint16) (i - at);
}

/* Reads the sentences of the portion. */
static void
read_portion (StanceTreeReader *self, const StanceText *text, StanceNode *nodes)
{
  const guint32 *sentences = (const guint32 *) (gpointer) self->portion->data;

  stance_front_end_read (self->front_end, text, sentences, self->portion->len, &self->reading);
  for (guint i = 0; i < self->portion->len; i++)
    {
      guint32 first = g_array_index (text->sentences, StanceSentence, sentences[i]).first;
      const StanceWord *words = self->reading.words + self->reading.starts[i];

      for (guint k = 0; k < self->reading.starts[i + 1] - self->reading.starts[i]; k++)
        {
          TagMeaning meaning = meaning_of_tag (self, words[k].tag);

          nodes[first + k] = (StanceNode) { .head = words[k].head ? first + words[k].head - 1 : STANCE_NO_TOKEN, .subject = STANCE_NO_TOKEN,
                                            .tag = meaning.tag, .form = meaning.form,
                                            .relation = meaning_of_relation (self, words[k].relation) };
        }
      mark_heads (nodes, first, first + self->reading.starts[i + 1] - self->reading.starts[i]);
      mark_reach (nodes, first, first + self->reading.starts[i + 1] - self->reading.starts[i]);
    }
  g_array_set_size (self->portion, 0);
}

StanceNode *
stance_nodes_new (guint n)
{
  StanceNode *nodes = g_new (StanceNode, n + 1);

  for (guint i = 0; i <= n; i++)
    nodes[i] = (StanceNode) { .head = STANCE_NO_TOKEN, .subject = STANCE_NO_TOKEN };
  return nodes;
}

StanceNode *
stance_tree_reader_read (StanceTreeReader *self, const StanceText *text, const guint8 *wanted)
{
  StanceNode *nodes = stance_nodes_new (text->tokens->len);
  guint words = 0;

  for (guint32 s = 0; s < text->sentences->len; s++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, s);

      if (wanted && !wanted[s])
        continue;
      words += sentence->end - sentence->first;
      g_array_append_val (self->portion, s);
      if (words >= PORTION)
        {
          read_portion (self, text, nodes);
          words = 0;
        }
    }
  if (self->portion->len > 0)
    read_portion (self, text, nodes);
  return nodes;
}
