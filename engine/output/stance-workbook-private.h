/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a workbook. Sheets are written row by row: of none but the present row is anything kept. */
#pragma once

#include <stance/stance-comparison.h>
#include <stance/stance-outlets.h>
#include <stance/stance-workbook.h>

#include <xlsxwriter.h>

#include "stance-findings-private.h"
#include "stance-matrix-private.h"
#include "stance-statement-private.h"
#include "stance-table-private.h"

#define STANCE_BOOK_TEXT_UNITS 32767 /* of UTF-16 in one cell */
#define STANCE_BOOK_LINKS 65530      /* of one sheet */
#define STANCE_BOOK_ROWS 1048576     /* of one sheet */
#define STANCE_BOOK_COMMENTS 20000   /* they stay in memory */
#define STANCE_BOOK_SIDES 100        /* each has two files open while the workbook grows */
#define STANCE_BOOK_PAIR_COMMENTS 2000 /* of a matrix; they stay in memory, too */
#define STANCE_BOOK_PARTIES 1000     /* a matrix of more is no longer a sheet to work with */

/* The columns of Statements: those of coded statements, then what formulas rest on, then what the positions were at first. */
typedef enum
{
  STANCE_BOOK_DOCUMENT,
  STANCE_BOOK_ID,
  STANCE_BOOK_DATE,
  STANCE_BOOK_HOLDER,
  STANCE_BOOK_PARTY,
  STANCE_BOOK_VIA,
  STANCE_BOOK_ISSUE,
  STANCE_BOOK_POSITION,
  STANCE_BOOK_WEIGHT,
  STANCE_BOOK_CERTAINTY,
  STANCE_BOOK_CONFIDENCE,
  STANCE_BOOK_KIND,
  STANCE_BOOK_QUOTE,
  STANCE_BOOK_START,
  STANCE_BOOK_END,
  STANCE_BOOK_LINK,
  STANCE_BOOK_RULE,
  STANCE_BOOK_DERIVATION,
  STANCE_BOOK_ROW,
  STANCE_BOOK_PRODUCT,
  STANCE_BOOK_ORIGINAL_POSITION,
  STANCE_BOOK_ORIGINAL_WEIGHT,
  STANCE_BOOK_ORIGINAL_PARTY,
  STANCE_BOOK_ORIGINAL_ISSUE,
  STANCE_BOOK_NUMBER,
  STANCE_BOOK_CONTINUED,
  STANCE_BOOK_N_COLUMNS,
} StanceBookColumn;

typedef struct
{
  const char *name;
  double width;
  const char *text; /* for Read me */
} StanceBookColumnInfo;

extern const StanceBookColumnInfo stance_book_columns[STANCE_BOOK_N_COLUMNS];

typedef struct
{
  lxw_format *title;
  lxw_format *note;
  lxw_format *header;  /* of columns */
  lxw_format *turned;  /* the same, of many narrow columns */
  lxw_format *key;     /* ids beside names */
  lxw_format *text;
  lxw_format *wrapped;
  lxw_format *link;
  lxw_format *input;   /* what a reader may correct */
  lxw_format *position;
  lxw_format *share;
  lxw_format *number;
  lxw_format *count;
  lxw_format *percent;
  lxw_format *chance;
  lxw_format *stale;   /* of conditions: what is no longer of the figure beside it */
  lxw_format *missing; /* of conditions: solid grey */
  lxw_format *changed; /* of conditions */
  lxw_format *alarm;   /* of conditions: what should not be */
  lxw_format *faded;   /* of conditions: text that no longer holds */
} StanceBookFormats;

/* The statement that shows a cell best: of those below the middle of the scale, above it, and in it. */
typedef struct
{
  guint n[3]; /* against, for, in the middle */
  guint64 strength[3];
  char *text[3];
  char *both; /* what is shown where there are both */
} StanceBookEvidence;

/* Names that formulas look for: unlike in case, without the characters that spreadsheets take for operators and wildcards, short enough. */
typedef struct
{
  GHashTable *keys;  /* name -> key */
  GHashTable *taken; /* a set of keys in lower case */
} StanceBookKeys;

/* Statements with what rests on them: a workbook has one side, that of a comparison two or more, with a letter behind the names of their sheets. */
typedef struct
{
  StanceWorkbook *book; /* borrowed */
  char *label;          /* "A"; NULL where there is but one side */
  char *title;          /* what the side is; NULL likewise */
  char *heading;        /* of its first document; NULL for none */
  StanceTally *tally;
  GHashTable *evidence; /* "key\nissue" -> StanceBookEvidence */
  GHashTable *holders;  /* name -> party, or "" where several parties have a holder of that name */
  GHashTable *documents; /* a set of their ids */
  lxw_worksheet *positions;
  lxw_worksheet *agreement;
  lxw_worksheet *statements; /* the one that is being filled */
  guint n_sheets;       /* of statements */
  guint n_weighty;      /* statements that weigh something */
  guint row;            /* the last one that was written */
  guint n_links;        /* of the sheet */
  /* Set by stance_workbook_finish(); NULL for a side without statements. */
  StanceTable *table;
  StanceTable *all;     /* with thin cells, for counts */
  StanceMatrix *matrix; /* agreement */
  StanceTable *sure;    /* with intervals; NULL for none */
} StanceBookSide;

struct _StanceWorkbook
{
  StanceModel *model;
  StanceWorkbookSettings settings; /* command is owned */
  GPtrArray *sides;     /* of StanceBookSide */
  StanceBookSide *side; /* the one that takes statements */
  StanceBookKeys keys;
  StanceNames *holder_parties; /* of holders, in the order they came: of those that differ in case, VLOOKUP finds the first */
  char *path;           /* where it grows */
  lxw_workbook *book;
  StanceBookFormats formats;
  lxw_worksheet *summary;    /* or findings */
  lxw_worksheet *divergence; /* of parties; with three sides and more, of the sides */
  lxw_worksheet *issues;
  lxw_worksheet *list_of_parties;
  lxw_worksheet *read_me;
  lxw_worksheet *comparison; /* NULL where there is one side */
  lxw_worksheet *numbers;    /* of settings, likewise */
  lxw_worksheet *difference; /* of agreement; NULL but for two sides */
  lxw_worksheet *left_out;   /* so are these */
  lxw_worksheet *retellings;
  lxw_worksheet *voices;
  guint n_numbered;     /* statements, on all sides */
  guint max_rows;       /* of a sheet: STANCE_BOOK_ROWS but for tests */
  lxw_worksheet *intervals;   /* NULL where nothing has any; so are the next two */
  lxw_worksheet *pairs;
  lxw_worksheet *measure;
  StanceMatrix *matrix;       /* with intervals, p-values, or another measure; NULL for none */
  StanceComparison *compared; /* NULL for none */
  StanceOutlets *outlets;     /* likewise */
  /* What all sides have: the rows and columns of their positions. Set by stance_workbook_finish(). */
  StanceNames *rows;
  StanceNames *columns; /* ids of issues */
};

/* stance-workbook-formats.c */
void stance_book_make_formats (lxw_workbook *book, StanceBookFormats *formats);
/* Titles frozen, one page wide, title rows again on each page. */
void stance_book_set_page (lxw_worksheet *sheet, guint frozen_rows, guint frozen_columns);
typedef enum
{
  STANCE_BOOK_SCALE_POSITION,
  STANCE_BOOK_SCALE_AGREEMENT,
  STANCE_BOOK_SCALE_DIVERGENCE,
  STANCE_BOOK_SCALE_DIFFERENCE, /* of positions: half the scale has full colour */
  STANCE_BOOK_SCALE_CHANGE,     /* of agreement, and measures from -1 to 1 */
} StanceBookScale;
/* Colours from end to end of the scale, whatever the figures are; what is missing is grey. */
void stance_book_colour (StanceWorkbook *self, lxw_worksheet *sheet, const guint area[4], StanceBookScale scale);
/* A heading in a row of its own. */
void stance_book_put_heading (StanceWorkbook *self, lxw_worksheet *sheet, guint row, const char *text);
/* Titles of columns of one width, in a row as high as they need. */
void stance_book_put_titles (StanceWorkbook *self, lxw_worksheet *sheet, const guint place[2], GPtrArray *titles, double width);
/* Figures that were found once are crossed out where the first column is no longer what the second one, which is hidden, says it was. */
void stance_book_mark_stale (StanceWorkbook *self, lxw_worksheet *sheet, const guint area[4], const guint columns[2]);
/* The colours of a measure. */
StanceBookScale stance_book_scale_of (StanceMeasure measure);
/* "A: monday" of each side into titles of columns, as high as they need. */
void stance_book_put_side_titles (StanceWorkbook *self, lxw_worksheet *sheet, guint column, double width);
/* A format for the cells of `area` for which a formula, seen from the first of them, holds. */
void stance_book_add_condition (lxw_worksheet *sheet, const guint area[4], const char *formula, lxw_format *format);
/* Grey for what is text among figures. */
void stance_book_grey (StanceWorkbook *self, lxw_worksheet *sheet, const guint area[4]);

/* Text and the width of its column. */
typedef struct
{
  const char *text;
  double width;
} StanceBookText;

/* A table for people: a title, a note, titles of columns, and rows below them. */
#define STANCE_BOOK_TABLE_ROW 4 /* the first row of figures */
/* Writes title, note and titles of columns, the last of which is NULL; `frozen` columns stay in view. */
void stance_book_begin_table (StanceWorkbook *self, lxw_worksheet *sheet, const char *const texts[2], const StanceBookText *columns, guint frozen);

/* stance-workbook-cells.c */
/* As many as wrapped text needs in a column of a width. */
guint stance_book_count_lines (const char *text, double width);
/* Makes a row as high as its wrapped texts need, NULL none: not all programs do so by themselves. To be called before the next row begins. */
void stance_book_fit_row (lxw_worksheet *sheet, guint row, const StanceBookText *texts, guint n);
/* Text that a cell can hold: valid, without what XML cannot say, and as it is read back. (transfer full) */
char *stance_book_safe_text (const char *text);
/* The same for comments, which know no escapes. (transfer full) */
char *stance_book_comment_text (const char *text);
/* How many bytes of valid text, before it is made safe, fit into `units` units of UTF-16; all when it is shorter. */
gsize stance_book_fit (const char *text, guint units);
/* Nothing for NULL; cut, with an ellipsis, where it is too long: for text that stands elsewhere too. */
void stance_book_put_text (lxw_worksheet *sheet, guint row, guint column, const char *text, lxw_format *format);
void stance_book_put_number (lxw_worksheet *sheet, guint row, guint column, double value, lxw_format *format);
/* A formula with its value, "n/a" for NaN. Takes the formula. */
void stance_book_put_formula (lxw_worksheet *sheet, const guint place[2], char *formula, double value, lxw_format *format);
/* "$B$3" of place 2, 1; signs are put before the column and the row where asked for. (transfer full) */
char *stance_book_cell (guint row, guint column, gboolean fixed_row, gboolean fixed_column);
/* "Sheet!$A$1:$B$2" (transfer full) */
char *stance_book_area (const char *sheet, const guint area[4]);
/* "Positions A": what a sheet of a side is called, and with '_' for a space what its area is. (transfer full) */
char *stance_book_side_name (const StanceBookSide *self, const char *name, char space);
void stance_book_name (StanceWorkbook *self, const char *name, const char *sheet, const guint area[4]);
/* NULL with `error`. */
lxw_worksheet *stance_book_add_sheet (StanceWorkbook *self, const char *name, GError **error);
/* Puts a sheet right behind another one. */
void stance_book_move_sheet (StanceWorkbook *self, lxw_worksheet *sheet, const lxw_worksheet *behind);

/* stance-workbook-keys.c */
void stance_book_keys_init (StanceBookKeys *self);
void stance_book_keys_clear (StanceBookKeys *self);
/* Owned by the keys; the same one whenever the same name is given. */
const char *stance_book_keys_get (StanceBookKeys *self, const char *name);
/* What a row of positions is called in Statements. */
const char *stance_book_key_of_row (StanceBookSide *self, guint row);

/* stance-workbook-side.c */
StanceBookSide *stance_book_side_new (StanceWorkbook *book, const char *label, const char *title);
void stance_book_side_free (StanceBookSide *self);
/* What titles call it: one of two that is one article by its headline, else by what it was given. */
const char *stance_book_side_title (const StanceBookSide *self);
/* Makes the tables. FALSE with `error`; a side among others may have no statements. */
gboolean stance_book_side_tabulate (StanceBookSide *self, GError **error);
/* NaN where missing. */
void stance_book_side_get_position (StanceBookSide *self, guint row, guint column, StanceScore *score);
/* Statements that weigh something, but are in no cell of positions. */
guint stance_book_side_count_outside (StanceBookSide *self);
/* Statements, also of cells that are too thin to be shown. */
guint stance_book_side_count (StanceBookSide *self, guint row, guint column);
/* Agreement of two rows. */
void stance_book_side_get_pair (StanceBookSide *self, guint row, guint column, StanceScore *score);

/* stance-workbook-statements.c */
gboolean stance_book_begin_statements (StanceBookSide *self, GError **error);
gboolean stance_book_add_statement (StanceBookSide *self, StanceDocument *document, const StanceStatementFields *fields, GError **error);
/* The party or bloc that a holder's party counts as on a day; itself where rows are holders. */
const char *stance_book_roll_up (StanceWorkbook *self, const char *party, const char *date);
void stance_book_end_statements (StanceBookSide *self);

/* stance-workbook-evidence.c */
void stance_book_keep_evidence (StanceBookSide *self, const char *key, const StanceStatementFields *fields);
/* The strongest words of a cell of positions, of either side where there are two; NULL for none. */
const char *stance_book_find_evidence (StanceBookSide *self, guint row, guint column);
void stance_book_evidence_free (StanceBookEvidence *self);
/* Shown when the pointer is over the cell; nothing for NULL. */
void stance_book_put_comment (lxw_worksheet *sheet, const guint place[2], const char *text);

/* Places on sheets that formulas of others lead to. */
#define STANCE_BOOK_FIRST_COLUMN 2  /* of figures, behind key and name */
#define STANCE_BOOK_POSITION_ROW 5  /* of the first party in Positions */
#define STANCE_BOOK_WEIGHT_ROW 4    /* of the issues' weights there */
#define STANCE_BOOK_MATRIX_ROW 4    /* of the first party in Agreement and Divergence */
#define STANCE_BOOK_ISSUE_ROW 1     /* of the first issue in Issues */
#define STANCE_BOOK_ISSUE_WEIGHT 3  /* the column there */
/* The first row of the counts, and of the figures without gaps, below a block of `n` rows that begins at `first`. */
#define STANCE_BOOK_BELOW(first, n) ((first) + (n) + 3)

/* Some rows of the positions of a side. */
typedef struct
{
  StanceBookSide *side;
  guint row;
  guint n_rows;
} StanceBookBlock;

/* stance-workbook-pairs.c: one block of positions against another of the same size. `n` is the cell that counts what both have. (transfer full) */
char *stance_book_distance_formula (const StanceBookBlock *a, const StanceBookBlock *b, const char *n, gboolean agreement);
char *stance_book_count_formula (const StanceBookBlock *a, const StanceBookBlock *b);
/* How much nearer two blocks of the second side are than the same of the first, where all four have positions: first and second of the first side, then of
 * the second. (transfer full) */
char *stance_book_change_formula (const StanceBookBlock blocks[4]);
/* Where they are farthest apart, and where nearest, with the words of both; NULL where they share nothing. (transfer full) */
char *stance_book_describe_pair (const StanceBookBlock *a, const StanceBookBlock *b);
/* "='Positions A'!$C$6", or the count behind it. (transfer full) */
char *stance_book_position_formula (StanceBookSide *side, guint row, guint column, gboolean count);
/* Cell (place - first) of a square sheet as "=" and the cell on the other side of its diagonal. (transfer full) */
char *stance_book_mirror_formula (const guint place[2], guint first);

/* stance-workbook-positions.c and further on: one sheet each. */
void stance_book_write_positions (StanceBookSide *self);
/* How many statements count in no cell of positions, wherever they stand on the sheets of statements. (transfer full) */
char *stance_book_outside_formula (StanceBookSide *self);
/* The cell that counts the positions which are not what they were when the workbook was made; of one side among others. (transfer full) */
char *stance_book_changed_cell (StanceBookSide *self);
void stance_book_write_agreement (StanceBookSide *self);
void stance_book_write_divergence (StanceWorkbook *self);
void stance_book_write_issues (StanceWorkbook *self);
void stance_book_write_parties (StanceWorkbook *self);
void stance_book_write_summary (StanceWorkbook *self);
/* The numbers that formulas take, from a row on, with their names. */
void stance_book_write_settings (StanceWorkbook *self, lxw_worksheet *sheet, const char *name, guint row);
void stance_book_write_read_me (StanceWorkbook *self);
/* Where there are intervals, p-values or another measure. */
void stance_book_write_intervals (StanceWorkbook *self);
void stance_book_write_pairs (StanceWorkbook *self);
void stance_book_write_measure (StanceWorkbook *self);
void stance_book_write_agreement_difference (StanceWorkbook *self);
/* `findings` is NULL but for two sides. */
void stance_book_write_findings (StanceWorkbook *self, const StanceFindings *findings);
/* Of two sides: Comparison, Agreement B - A, Left out, Retellings, Voice. */
void stance_book_write_comparison (StanceWorkbook *self, const StanceFindings *findings);
void stance_book_write_left_out (StanceWorkbook *self);
void stance_book_write_retellings (StanceWorkbook *self, const StanceFindings *findings);
void stance_book_write_voices (StanceWorkbook *self, const StanceFindings *findings);
/* Of more: Divergence, Comparison. */
void stance_book_write_outlets (StanceWorkbook *self);
