/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of networks that other programs read. */
#pragma once

#include <stance/stance-writer.h>

char *stance_network_write_graphml (StanceNetwork *network);
char *stance_network_write_dl (StanceNetwork *network);
/* Text between tags. XML knows no control characters, not even as numbers: they become U+FFFD. */
void stance_append_xml (GString *out, const char *text);
