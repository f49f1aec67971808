/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members of requests that say something of every two objects, and whole numbers. */
#pragma once

#include "stance-request-private.h"

/* Distances between every two: square, symmetric (within 1e-9), not negative, 0 on the diagonal; null is missing. A fault and NULL when they are not so, or
 * more than STANCE_LIMIT_PARTIES. */
StanceArray *stance_request_need_distances (StanceRequest *self, const char *key);
/* As above with any sign and any diagonal; NULL without a fault when it is not given. */
StanceArray *stance_request_get_symmetric (StanceRequest *self, const char *key);
/* A whole number among the options, from `least` to `most`; `missing` when it is not given. */
gsize stance_request_get_whole (StanceRequest *self, const char *key, gsize missing, gsize least, gsize most);
/* Labels from 1 for `n` objects in "clusters" of "data", null (0 here) for an object without one; `largest` is the highest. NULL when they are not given. */
guint *stance_request_get_clusters (StanceRequest *self, gsize n, guint *largest);
