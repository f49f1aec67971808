/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The local web server of `stance serve`. */
#pragma once

#include <libsoup/soup.h>

#include "stance-cli-private.h"

#define STANCE_SERVER_BODY ((3u << 20) + (64u << 10)) /* bytes of a request's body: two articles, of which each byte may be written as three */
#define STANCE_SERVER_ARTICLE (512u << 10) /* bytes of an article's text */

#define STANCE_TYPE_PLAIN "text/plain; charset=utf-8"
#define STANCE_TYPE_PAGE "text/html; charset=utf-8"
#define STANCE_TYPE_CSV "text/csv; charset=utf-8"
#define STANCE_TYPE_JSON "application/json"

typedef struct _StanceCliFigures StanceCliFigures; /* of all documents, or of one */
typedef struct _StanceCliWork StanceCliWork;       /* articles that are being read */

typedef struct
{
  const StanceCliOptions *options; /* NULL: no intervals, and no articles */
  StanceEngine *engine;
  StanceLevel level;
  GPtrArray *statements; /* of StanceStatement; what one-value addresses answer from */
  StanceCliFigures *all;
  GHashTable *documents;   /* name -> StanceCliFigures */
  GHashTable *persons;     /* ids of persons and name of a document -> StanceCliFigures with rows for them */
  GHashTable *party_names; /* as they were written -> row */
  GHashTable *issue_names; /* as they were written -> id */
  gboolean any_address;  /* it listens at all of this machine's addresses, whatever they are */
  char **hosts;          /* what the Host header may name, without port */
  SoupServer *soup;
  GSocketService *service;
  GSocket *socket;         /* that it listens at */
  guint port;
  GHashTable *connections; /* address of the client -> its connection */
  guint clock;
  GPtrArray *working;      /* of StanceCliWork: those under way, then those that wait */
  guint n_working;         /* under way */
  gboolean closing;
  char *models;            /* folder of models, absolute; NULL where they are installed */
  char *model;             /* name or absolute path; NULL: the default */
} StanceCliServer;

/* What an address answers. */
typedef struct
{
  guint status;
  const char *type; /* of the content */
  char *body;
  gsize length;
  char *policy;     /* what the page may load and run; NULL: nothing at all */
  const char *allow; /* methods, where another one was tried; NULL: those that read */
  char *file;       /* the name under which it is saved; NULL: it is shown */
} StanceCliReply;

/* stance-cli-reply.c */
void stance_cli_reply_clear (StanceCliReply *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceCliReply, stance_cli_reply_clear)

/* Takes `body`, which is text. */
void stance_cli_reply_set (StanceCliReply *self, guint status, const char *type, char *body);
/* Takes `body`, which is of `length` bytes. */
void stance_cli_reply_set_bytes (StanceCliReply *self, const char *type, char *body, gsize length);
/* A message for people, which it takes. */
void stance_cli_reply_refuse (StanceCliReply *self, guint status, char *message);

/* stance-cli-server.c */
gboolean stance_cli_server_listen (StanceCliServer *self, const char *address, guint port, GError **error);
void stance_cli_server_clear (StanceCliServer *self);
void stance_cli_server_send (SoupServerMessage *message, const StanceCliReply *reply);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceCliServer, stance_cli_server_clear)

/* stance-cli-server-connections.c */
gboolean stance_cli_connections_open (StanceCliServer *server, GSocketAddress *place, GError **error);
void stance_cli_connections_close (StanceCliServer *server);
/* Who waits for an answer is not hung up on for this long and the time that answers take anyway. */
void stance_cli_connections_extend (StanceCliServer *server, SoupServerMessage *message, guint seconds);
/* libsoup does not look at a connection while its answer is being made. Calls `hung_up` when the client has hung up, be it only its sending side; NULL when it
 * is gone already. */
GSource *stance_cli_connections_watch (StanceCliServer *server, SoupServerMessage *message, GSourceFunc hung_up, gpointer data);

/* stance-cli-server-page.c: the page for pasting articles, the files it needs, and what comes of them */
void stance_cli_server_page (StanceCliServer *self, StanceCliReply *reply);
void stance_cli_server_file (const char *name, const char *type, StanceCliReply *reply);
/* A page that says so. */
void stance_cli_server_tell (StanceCliReply *reply, guint status, const char *message);
/* The report that was made, with what was said about it, and what it was made of. */
void stance_cli_server_report (GBytes *made, const char *notes, GHashTable *fields, StanceCliReply *reply);

/* stance-cli-server-articles.c: what was pasted, and what it is to be read by */
typedef struct
{
  GHashTable *fields;
  guint n;      /* of articles that are no blanks */
  char *folder; /* they are files in it; NULL before stance_cli_articles_write() */
} StanceCliArticles;

/* 0, or the status of a refusal with why. */
guint stance_cli_articles_read (StanceCliArticles *self, GBytes *body, char **message);
/* The text of a field; NULL when it is not there or blank. */
const char *stance_cli_articles_get (const StanceCliArticles *self, const char *name);
gboolean stance_cli_articles_write (StanceCliArticles *self, GError **error);
/* The command line that gives the same as what comes back. */
GPtrArray *stance_cli_articles_list_words (const StanceCliArticles *self, const StanceCliServer *server, gboolean workbook);
/* Takes the files away, too. */
void stance_cli_articles_clear (StanceCliArticles *self);

/* stance-cli-server-work.c: articles are read by processes. FALSE with a refusal; otherwise the message is answered later. */
void stance_cli_work_open (StanceCliServer *server);
void stance_cli_work_close (StanceCliServer *server);
gboolean stance_cli_work_begin (StanceCliServer *server, SoupServerMessage *message, gboolean workbook, StanceCliReply *reply);

/* stance-cli-server-fields.c: what people call a field, by its name */
typedef const char *(*StanceCliFieldName) (const char *name);
/* Name -> text, of "name=text&..."; NULL, with what is wrong, for what is no text and for a field that is there twice. `call` may be NULL. */
GHashTable *stance_cli_fields_read (const char *bytes, gsize length, StanceCliFieldName call, char **wrong);

/* stance-cli-server-question.c: what an address asks for; ids, NULL where not given. A person is a row of its own, by name. */
typedef struct
{
  char *a;
  char *b;
  char *issue;
  const char *document;
  StanceCliFigures *figures; /* of the document, or of all */
  StanceMeasure measure;
} StanceCliQuestion;

/* FALSE with a refusal. The query may have the `known` members. */
gboolean stance_cli_question_read (StanceCliQuestion *self, StanceCliServer *server, GHashTable *query, const char *const *known, StanceCliReply *reply);
void stance_cli_question_clear (StanceCliQuestion *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceCliQuestion, stance_cli_question_clear)

/* stance-cli-server-figures.c: computed when first asked for; NULL when there is nothing to compute from. */
void stance_cli_figures_open (StanceCliServer *server);
void stance_cli_figures_close (StanceCliServer *server);
/* Those of the question, in which the persons, told by id, have rows of their own under their names; either may be NULL. */
StanceCliFigures *stance_cli_figures_with_persons (StanceCliServer *server, const StanceCliQuestion *question, const char *a, const char *b);
GPtrArray *stance_cli_figures_get_statements (StanceCliFigures *self);
StanceTable *stance_cli_figures_get_table (StanceCliServer *server, StanceCliFigures *self);
StanceMatrix *stance_cli_figures_get_matrix (StanceCliServer *server, StanceCliFigures *self, StanceMeasure measure);
/* NaN where it is missing. */
void stance_cli_figures_score (StanceCliServer *server, const StanceCliQuestion *question, StanceScore *score);
/* The statements behind the score. */
GPtrArray *stance_cli_figures_explain (StanceCliServer *server, const StanceCliQuestion *question);

/* stance-cli-server-score.c: /v1/score, as text, .csv, .json or .xml */
void stance_cli_server_score (StanceCliServer *self, const char *ending, GHashTable *query, StanceCliReply *reply);

/* stance-cli-server-tables.c: /v1/positions, /v1/matrix and /v1/statements, as .csv or .json; FALSE when the path is none of them */
gboolean stance_cli_server_table (StanceCliServer *self, const char *path, GHashTable *query, StanceCliReply *reply);
