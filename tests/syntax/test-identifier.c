/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which language a text is in, by what the tiny treebank and some more sentences know of it. */
#include <math.h>
#include <string.h>

#include "stance-identifier-private.h"

/* Enough of a language to tell it: the tiny treebank, again and again, among words that are seen once. */
static void
learn (StanceIdentifying *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "syntax", "tiny.conllu", NULL);
  g_autoptr (StanceTreebank) bank = stance_treebank_new ();

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *once = g_strdup_printf ("# newpar\n1\tword%c\tword\tNOUN\tNN\t_\t0\troot\t_\t_\n\n", 'a' + i);

      g_assert_true (stance_treebank_read (bank, path, NULL));
      g_assert_true (stance_treebank_parse (bank, once, "once", NULL));
    }
  stance_identifying_learn (self, bank);
}

static double
judge (const StanceIdentifying *self, const char *text)
{
  guint32 counts[STANCE_N_WORD_KINDS];

  stance_identifying_count (self, text, strlen (text), counts);
  return stance_identifying_judge (self, counts);
}

static void
test_languages (void)
{
  static const struct { const char *text; double least; double most; } cases[] = {
    { "The minister said that they want peace in the north, but the talks failed.", 0.95, 1 },
    { "THE MINISTER SAID THAT THEY WANT PEACE IN THE NORTH", 0.95, 1 },
    { "She said: \u00ab\u041d\u0435\u0442!\u00bb, and they were in the north. He does n't want a war.", 0.7, 1 },
    { "Der Minister sagte, dass die Gespr\u00e4che \u00fcber den Frieden im Norden gescheitert sind und er nicht unterschreiben will.", 0, 0.2 },
    { "Le ministre a d\u00e9clar\u00e9 que les pourparlers ont \u00e9chou\u00e9 et qu'il ne veut pas signer cet accord sur la paix.", 0, 0.2 },
    { "El ministro dijo que las conversaciones hab\u00edan fracasado y que su pa\u00eds no firmar\u00e1 ning\u00fan acuerdo de paz.", 0, 0.2 },
    { "\u041c\u0438\u043d\u0438\u0441\u0442\u0440 \u0441\u043a\u0430\u0437\u0430\u043b, \u0447\u0442\u043e \u043f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u044b "
      "\u043f\u0440\u043e\u0432\u0430\u043b\u0438\u043b\u0438\u0441\u044c.", 0, 0.05 },
    { "\u90e8\u957f\u8bf4\u8c08\u5224\u5931\u8d25\u4e86\u3002\u4ed6\u4eec\u4e0d\u4f1a\u7b7e\u7f72\u3002", 0, 0.2 },
    { "\u0642\u0627\u0644 \u0627\u0644\u0648\u0632\u064a\u0631 \u0625\u0646 \u0627\u0644\u0645\u062d\u0627\u062f\u062b\u0627\u062a \u0641\u0634\u0644\u062a", 0, 0.05 },
  };
  StanceIdentifying self;

  learn (&self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double p = judge (&self, cases[i].text);

      g_test_message ("%.3f %s", p, cases[i].text);
      g_assert_cmpfloat (p, >=, cases[i].least);
      g_assert_cmpfloat (p, <=, cases[i].most);
    }
  stance_identifying_clear (&self);
}

/* Nothing to judge by is missing, not a probability. */
static void
test_missing (void)
{
  static const char *const texts[] = { "", " ", "12.5 %", "\u2014 \u2026 \U0001f600", "\u0301" };
  StanceIdentifying self;

  learn (&self);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (isnan (judge (&self, texts[i])));
  stance_identifying_clear (&self);
}

/* The more there is of a text, the surer. */
static void
test_length (void)
{
  StanceIdentifying self;
  g_autoptr (GString) text = g_string_new (NULL);
  double before = 1;

  learn (&self);
  for (guint i = 0; i < 40; i++)
    {
      double p;

      g_string_append (text, "gatto cane ");
      p = judge (&self, text->str);
      g_assert_cmpfloat (p, <=, before);
      before = p;
    }
  g_assert_cmpfloat (before, <, 0.05);
  stance_identifying_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identifier/languages", test_languages);
  g_test_add_func ("/identifier/missing", test_missing);
  g_test_add_func ("/identifier/length", test_length);
  return g_test_run ();
}
