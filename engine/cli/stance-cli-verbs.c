/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of verbs. A new verb is a row here and a file of its own. */
#include "stance-cli-private.h"

#define READS_INPUT (STANCE_TAKES_MODEL | STANCE_TAKES_FORMAT | STANCE_TAKES_OUTPUT | STANCE_TAKES_INPUT | STANCE_TAKES_EXIT_STATUS \
                     | STANCE_TAKES_CONFIDENCE)
#define TABULATES (READS_INPUT | STANCE_TAKES_LEVEL | STANCE_TAKES_MIN_N)

static const StanceVerb verbs[] = {
  { "statements", "INPUT...", "every statement with its evidence",
    "Lists each statement: who holds which position on which issue, and the words that show it.\n"
    "\n"
    "Example: stance statements --format csv article.txt\n",
    READS_INPUT, STANCE_HAS_TEXTS | STANCE_HAS (XLSX) | STANCE_HAS (HTML), 1, 0, stance_cli_statements },
  { "positions", "INPUT...", "party x issue table",
    "Tables the mean position of each party on each issue, from -1 (rejects the proposition) to +1 (supports it), with\n"
    "the number of statements. A dot, or an empty cell, means that nothing was said. '--format svg', 'png' or 'pdf' draws it;\n"
    "'html' is a page on which each figure leads to the sentences behind it, and these to their articles.\n"
    "\n"
    "Example: stance positions --by bloc articles/\n",
    TABULATES | STANCE_TAKES_APPEND | STANCE_TAKES_BOOTSTRAP,
    STANCE_HAS_TEXTS | STANCE_HAS (XLSX) | STANCE_HAS_PICTURES | STANCE_HAS (HTML), 1, 0, stance_cli_positions },
  { "matrix", "INPUT...", "agreement or divergence across parties",
    "Sets every party against every other, over the issues on which both have a position: 1 means the same positions,\n"
    "0 the farthest apart. '--measure divergence' gives 1 minus that. Other measures: squared-agreement, squared-divergence;\n"
    "from -1 to 1 s-score, squared-s-score, directional, pearson, spearman, kendall-tau-b, and, beyond chance, kappa,\n"
    "linear-kappa, quadratic-kappa and scott-pi. JSON and CSV tell why a pair has no figure. '--format svg', 'png' or\n"
    "'pdf' draws it: a heatmap in the order of clusters, with '--picture map' parties as points.\n"
    "'graphml' and 'dot' are networks for Gephi and Graphviz, 'edges' and 'nodes' their tables (CSV), with signs apart from weights.\n"
    "\n"
    "Example: stance matrix --measure divergence -o divergence.csv articles/\n",
    TABULATES | STANCE_TAKES_MEASURE | STANCE_TAKES_BOOTSTRAP | STANCE_TAKES_MAP,
    STANCE_HAS_TEXTS | STANCE_HAS (XLSX) | STANCE_HAS_PICTURES | STANCE_HAS (HTML) | STANCE_HAS_GRAPHS, 1, 0, stance_cli_matrix },
  { "network", "INPUT...", "who goes with whom by what they say: discourse networks",
    "Sets actors against actors, or concepts against concepts, by the statements that they share, or counts statements by actor and concept, as Discourse\n"
    "Network Analyzer (DNA) does. Inputs are .dna files and lists of statements of DNA, or coded files and articles; not both at once. Of DNA every variable\n"
    "can be named. Others have holder, party, bloc, issue, kind, certainty and agreement: a position below 0 is -1 (against), above 0 is 1 (for), and 0 is\n"
    "a level between, which is half in conflict with either. '--format statements' and 'dna' write what goes in, as DNA reads it.\n"
    "\n"
    "Example: stance network --mode actors --normalise average -o allies.graphml articles/\n",
    STANCE_TAKES_MODEL | STANCE_TAKES_OUTPUT | STANCE_TAKES_INPUT | STANCE_TAKES_EXIT_STATUS | STANCE_TAKES_CONFIDENCE | STANCE_TAKES_NETWORK, 0,
    1, 0, stance_cli_network },
  { "compare", "A B [C...]", "articles (or directories, or coded files) side by side",
    "Tells in sentences what differs, then shows the positions in A and in B with the difference, its interval and how likely chance makes one as large\n"
    "('too few' where there are not enough statements to tell), what one side leaves out, what both tell and in which words, and who gets to speak\n"
    "(all words that articles attribute, whatever they speak of; of coded files those of the statements).\n"
    "Of three or more it tells how far each is from each in the positions they give to the same parties, and which positions make the difference.\n"
    "'--format html' makes a page of it, on which figures lead to sentences and these to articles; 'svg', 'png' or 'pdf' draws it.\n"
    "'xlsx' is a workbook in which positions, differences and matrices are formulas over the statements; given alone, corrected, its sides are compared\n"
    "anew.\n"
    "\n"
    "Example: stance compare monday.html tuesday.html\n",
    TABULATES | STANCE_TAKES_BOOTSTRAP, STANCE_HAS_TEXTS | STANCE_HAS (XLSX) | STANCE_HAS_PICTURES | STANCE_HAS (HTML), 1, 0, stance_cli_compare },
  { "serve", "[INPUT...]", "a page for pasted articles, and figures under addresses for a spreadsheet",
    "At http://127.0.0.1:8377/ is a page on which one or two articles are pasted; out come a report or a spreadsheet. Of the inputs it answers\n"
    "/v1/score?a=PARTY&issue=ISSUE with a position, /v1/score?a=PARTY&b=PARTY with the agreement of two\n"
    "parties (with &issue= on that issue alone, with &measure=divergence the divergence), of one document with &doc=; as text, or under\n"
    "/v1/score.csv, .xml and .json, which has the statements behind it. What is missing is n/a. Whole tables are under /v1/positions.csv,\n"
    "/v1/matrix.csv and /v1/statements.csv, or .json. In a spreadsheet: =WEBSERVICE(\"http://127.0.0.1:8377/v1/score?a=...&issue=...\").\n"
    "It listens on this machine alone unless '--address' says otherwise, and ends on Ctrl-C.\n"
    "\n"
    "Example: stance serve articles/\n",
    STANCE_TAKES_MODEL | STANCE_TAKES_INPUT | STANCE_TAKES_LEVEL | STANCE_TAKES_CONFIDENCE | STANCE_TAKES_ADDRESS | STANCE_TAKES_BOOTSTRAP,
    0, 0, 0, stance_cli_serve },
  { "shift", "INPUT...", "positions over time",
    "Puts statements into windows by the dates of their documents and shows each party's position on each issue in each window, with an interval (drawn\n"
    "anew from its statements; '--bootstrap' says how often) and the number of statements. First it tells which positions moved from the first window that\n"
    "gives them to the last, and whether chance may have done it. Documents without a date are left out and told of; '--date' gives articles one.\n"
    "'--format svg', 'png' or 'pdf' draws a small chart for each party and issue.\n"
    "\n"
    "Example: stance shift --window quarter --party PARTY articles.jsonl\n",
    TABULATES | STANCE_TAKES_TIME | STANCE_TAKES_BOOTSTRAP, STANCE_HAS_TEXTS | STANCE_HAS_PICTURES, 1, 0, stance_cli_shift },
  { "explain", "INPUT... PARTY ISSUE | INPUT... PARTY PARTY", "the sentences behind a cell",
    "Shows the statements behind a party's position on an issue, or behind the agreement of two parties. A party may\n"
    "be written as its id or any of its names (capital, demonym, surname), an issue as its id or name. A person stands for\n"
    "what that person said, any other party for all that was said for it.\n"
    "\n"
    "Example: stance explain article.txt PARTY ISSUE   (ids as 'stance model show' lists them)\n",
    READS_INPUT | STANCE_TAKES_LEVEL, STANCE_HAS_TEXTS, 3, 0, stance_cli_explain },
  { "issues", "INPUT...", "on what parties differ: how disputed each issue is",
    "Shows for each issue its share of the statements (salience), how many parties take a position, their mean and spread, van der Eijk's A (1: they\n"
    "agree, -1: they stand at both ends), Esteban and Ray's polarisation, and who stands at the ends. '--pairs' shows what each issue adds to the\n"
    "divergence of each pair of parties, the most divergent first; it adds up to the figure of 'stance matrix --measure divergence'.\n"
    "\n"
    "Example: stance issues --pairs articles/\n",
    TABULATES | STANCE_TAKES_PAIRS, STANCE_HAS_TEXTS, 1, 0, stance_cli_issues },
  { "scale", "INPUT...", "parties placed by their words: a second opinion",
    "Places parties on a line by the words of the quotes they are given, whatever the position model says of them: by Wordfish, which knows no\n"
    "position before (what the line means is for the reader to say), or, with two or more '--reference', by Wordscores. It takes long texts;\n"
    "below some hundred words a party, intervals are wide. Parties are written by their ids.\n"
    "\n"
    "Example: stance scale --low PARTY --high PARTY articles/\n",
    TABULATES | STANCE_TAKES_SCALING, STANCE_HAS_TEXTS, 1, 0, stance_cli_scale },
  { "measure", "REQUEST.json... | --list", "any measure on numbers given in a file",
    "Computes what a request asks for: {\"measure\": NAME, \"data\": {...}, \"options\": {...}}, or a list of such. '--list' tells the measures with their\n"
    "data and options. null is missing. Each answer is a line of JSON: \"value\" or \"values\", with \"n\", where the measure has them\n"
    "\"se\", \"low\" and \"high\", and \"undefined\" with the reason for each figure that is null.\n"
    "\n"
    "Example: echo '{\"measure\": \"pearson\", \"data\": {\"x\": [1, 0, -1], \"y\": [1, 0.5, -1]}}' | stance measure -\n",
    STANCE_TAKES_REQUESTS | STANCE_TAKES_OUTPUT, 0, 0, 0, stance_cli_measure },
  { "evaluate", "GOLD SYSTEM [GOLD SYSTEM...]", "precision, recall and errors against a hand-coded standard",
    "Scores coded statements against a gold standard: two files, several pairs of files, or two directories in which\n"
    "NAME.gold.json is paired with NAME.json. An article as SYSTEM is coded first. Inputs of several documents are scored\n"
    "document by document.\n"
    "\n"
    "Example: stance evaluate --by-issue gold/ system/\n",
    STANCE_TAKES_MODEL | STANCE_TAKES_FORMAT | STANCE_TAKES_OUTPUT | STANCE_TAKES_SCORING, STANCE_HAS_TEXTS, 2, 0, stance_cli_evaluate },
  { "model", "check FILE... | show [MODEL] | new | suggest MODEL INPUT... | coverage MODEL INPUT...",
    "position models: check, show, begin a new one, see what one misses",
    "'check' reports every fault of a model and runs its examples; 'show' lists its issues (and with --parties its\n"
    "parties); 'new' writes a template to begin from. 'suggest' lists the phrases that people in articles use and no target of the model covers,\n"
    "with counts and examples, the most telling first: '5 (3 missed)' is found five times, three of them\n"
    "in sentences in which no target matched; 'coverage' tells how often each target matched, and how many statements came of it.\n"
    "\n"
    "Example: stance model new -o mine.json && stance model check mine.json\n",
    STANCE_TAKES_OUTPUT | STANCE_TAKES_PARTIES | STANCE_TAKES_FORCE | STANCE_TAKES_FORMAT | STANCE_TAKES_SURVEY, STANCE_HAS_TEXTS, 1, 0, stance_cli_model },
  { "parse", "INPUT...", "sentences, words, tags, lemmas and dependencies: what the language front end sees",
    "Shows each sentence with its words: form, lemma, universal and Penn tag, head and relation after Universal Dependencies.\n"
    "'--format conllu' writes CoNLL-U. With '--gold-tokens' inputs are CoNLL-U, and what is there besides words is found anew.\n"
    "\n"
    "Example: stance parse --format conllu article.txt\n",
    STANCE_TAKES_LAYOUT | STANCE_TAKES_OUTPUT | STANCE_TAKES_LANGUAGE, 0, 1, 0, stance_cli_parse },
  { "attribute", "INPUT...", "who says what: source, cue and content of each attribution",
    "Finds what is said or thought in articles, by whom, and the words that tell so. 'jsonl' has an object for each article with offsets in\n"
    "Unicode code points into its text; 'html' is a page with the texts and what was found marked in them; 'brat' is standoff of the\n"
    "annotation tool: of one article, or of several as NAME.txt and NAME.ann in a folder, which '--output' names.\n"
    "\n"
    "Example: stance attribute -o marked.html article.txt\n",
    STANCE_TAKES_MARKING | STANCE_TAKES_OUTPUT | STANCE_TAKES_LANGUAGE | STANCE_TAKES_EXIT_STATUS | STANCE_TAKES_FORCE, 0, 1, 0, stance_cli_attribute },
  { "train", "(tagger|parser|lemmatizer|segmenter|attribution) --train FILE... -o MODEL, or: stance train stance --gold FOLDER -o FILE.json",
    "language models from treebanks and annotated articles",
    "Learns one model of a language from treebanks in CoNLL-U and writes it to a file; 'stance parse --lang FOLDER' reads with the\n"
    "models of a folder: tagger.bin, parser.bin, lemmatizer.bin, sentences.bin (from 'train segmenter'), for '--accurate' also parser-2.bin,\n"
    "and the lists of words (*.tsv) of a language, which are copied. Tagger and parsers must be of the same treebanks in the same order.\n"
    "With '--dev' it says how much is right there, given sentences and words. All other files are learned from, wherever they stand;\n"
    "at least five sentences. 'train attribution' learns from JSON lines, {\"doc\", \"text\", \"attributions\": [{\"source\", \"cue\", \"content\"}]} with\n"
    "[start, end] in code points; attribution.bin goes with the tagger of '--lang'. The same files, settings and seed give the same bytes;\n"
    "lemmas and lists know no seed and no epochs.\n"
    "'train stance' learns strengths.json from articles that are coded by hand, NAME.txt with NAME.gold.json: how likely a reading of the rules is\n"
    "right, and whether a position is a full one or half of one. It tells how each article fares with what the others teach. A text without its coding\n"
    "is an error, as a coding without its text. What was learned is read where it stands as strengths.json in the folder of a model's language:\n"
    "models/lang/en/strengths.json, or in a copy of models/ to which STANCE_MODELS leads. It knows no seed and no epochs.\n"
    "\n"
    "Example: stance train tagger --train a.conllu b.conllu --dev c.conllu -o tagger.bin\n",
    STANCE_TAKES_TRAINING | STANCE_TAKES_OUTPUT | STANCE_TAKES_MODEL, 0, 1, 0, stance_cli_train },
};

const StanceVerb *
stance_cli_get_verb (guint index)
{
  return index < G_N_ELEMENTS (verbs) ? &verbs[index] : NULL;
}

const StanceVerb *
stance_cli_find_verb (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, name))
      return &verbs[i];
  return NULL;
}
