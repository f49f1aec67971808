/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people read in place of ids and doubles. */
#pragma once

#include <stance/stance-writer.h>

const char *stance_label_party (StanceModel *model, const char *party);
const char *stance_label_issue (StanceModel *model, const char *issue);
/* "+0.50", with the count behind it where the style asks for it; NULL where missing. */
char *stance_label_position (const StanceScore *score, const StanceStyle *style);
/* "0.50" likewise. */
char *stance_label_share (const StanceScore *score, const StanceStyle *style);
/* Two decimals; NULL for NaN. */
char *stance_label_plain (double value);
/* The same with its sign, but "0.00". */
char *stance_label_signed (double value);
/* From -1 to 1 across the model's scale, for colour; NaN for NaN. */
double stance_label_tint (StanceModel *model, double position);
/* `style`, or plain text without limit when it is NULL. */
const StanceStyle *stance_style_or_plain (const StanceStyle *style);
