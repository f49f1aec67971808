/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ratings in categories, in any of the forms that requests have: "table", "x" and "y", "raters_by_units" or "units_by_raters" of "data", with "levels",
 * "spacing", "weights" or "disagreement_weights", and "n" (of a table of shares) among the options. */
#pragma once

#include "stance-agreement-private.h"
#include "stance-request-private.h"

typedef struct
{
  double *levels; /* the categories; their ranks with "spacing": "rank" */
  gsize n_levels;
  StanceArray *weights; /* of agreement */
  StanceArray *table;   /* of two raters; NULL where there are more */
  double n;             /* the units of the table; 0 when it is of shares and nobody says */
  gboolean n_unknown;   /* the table is of shares, and nobody says */
  StanceRatingCodes coding;  /* no codes where a table was given */
} StanceRatings;

void stance_ratings_clear (StanceRatings *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceRatings, stance_ratings_clear)

/* Reads all of it; check stance_request_failed(). "levels" is needed, but for a table ("observed" takes those that occur). */
StanceRatings stance_request_need_ratings (StanceRequest *self);
/* The same for "positions", parties x issues: the coding's units are parties, its raters issues. */
StanceRatings stance_request_need_positions (StanceRequest *self);
/* Numbers of raters, units x raters; NULL when none of the forms without categories is given. */
StanceArray *stance_request_get_raters (StanceRequest *self);
/* Whether "weights" or "disagreement_weights" is among the options. */
gboolean stance_request_has_weighting (StanceRequest *self);
