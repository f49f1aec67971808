/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A matrix as a network. */
#pragma once

#include <stance/stance-writer.h>

gboolean stance_graph_is_format (StanceFormat format);
/* `format` is one of networks. */
char *stance_graph_write (StanceMatrix *matrix, StanceModel *model, StanceFormat format);
