# SPDX-License-Identifier: GPL-3.0-or-later
"""The library from another language: everything a user of a binding does first.

Run by meson with GI_TYPELIB_PATH, LD_LIBRARY_PATH, STANCE_MODELS and STANCE_DATA set."""
import os
import pathlib
import unittest

import gi

gi.require_version('Stance', '0')
from gi.repository import GLib, Stance  # noqa: E402

DATA = pathlib.Path(os.environ['STANCE_DATA'])
ARTICLE = DATA / 'articles' / '2025-02-13-call-west.txt'
CODED = DATA / 'coded' / 'ukraine-coded.csv'


def coded_statements(engine):
    sink = Stance.collector_new()
    engine.run(Stance.Source.new_for_paths([str(CODED)]), sink)
    return Stance.collector_get_statements(sink)


class Introspection(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = Stance.Model.load('ukraine-settlement')
        cls.engine = Stance.Engine.new(cls.model)

    def test_model_tells_its_issues_and_parties(self):
        self.assertEqual(self.model.get_id(), 'ukraine-settlement')
        self.assertIn('nato-membership', self.model.get_issue_ids())
        self.assertIn('us', self.model.get_party_ids())
        self.assertEqual(self.model.get_party_kind('us'), Stance.PartyKind.STATE)

    def test_missing_model_is_an_error(self):
        with self.assertRaises(GLib.Error):
            Stance.Model.load('no-such-model')

    def test_article_yields_statements(self):
        document = Stance.Document.new('west', ARTICLE.read_text(encoding='utf-8')).with_date('2025-02-13')
        statements = self.engine.code(document)
        self.assertGreater(len(statements), 0)
        text = document.get_text()
        for statement in statements:
            found, span = statement.get_span()
            self.assertTrue(found)
            self.assertEqual(text[span.start:span.end], statement.get_quote())
            self.assertTrue(-1 <= statement.get_position() <= 1)

    def test_coded_statements_make_a_matrix(self):
        table = Stance.Table.new(coded_statements(self.engine), self.model, Stance.Level.PARTY, 1)
        matrix = Stance.Matrix.new(table, self.model, Stance.Measure.AGREEMENT, 1)
        size = matrix.get_size()
        self.assertGreater(size, 1)
        self.assertEqual(len(matrix.get_values()), size * size)
        found, score = matrix.get_score(matrix.get_party(0), matrix.get_party(0))
        self.assertTrue(found)
        self.assertEqual(score.value, 1.0)

    def test_results_are_written(self):
        table = Stance.Table.new(coded_statements(self.engine), self.model, Stance.Level.PARTY, 1)
        text = Stance.write_table(table, self.model, Stance.Format.CSV, None)
        self.assertIn('nato-membership', text)

    def test_own_source_and_sink(self):
        class OneArticle(Stance.Source):
            left = 1

            def do_next(self):
                if not self.left:
                    return False, None, None
                self.left -= 1
                return True, Stance.Document.new('one', ARTICLE.read_text(encoding='utf-8')), None

        class Counter(Stance.Sink):
            count = 0

            def do_take(self, document, statements):
                self.count += 1
                return True

        sink = Counter()
        self.assertTrue(self.engine.run(OneArticle(), sink))
        self.assertEqual(sink.count, 1)


if __name__ == '__main__':
    unittest.main()
