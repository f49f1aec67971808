/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a comparison on the page. */
#pragma once

#include "stance-findings-private.h"
#include "stance-report-private.h"

/* "A", what it is called, and `what` is shown of it. */
void stance_report_append_side_head (const StanceReportView *view, guint side, const char *what, GString *out);
/* Opens a row that knows its party and its issue. */
void stance_report_append_row_heads (StanceReport *self, const char *party, const char *issue, GString *out);
void stance_report_append_retellings (StanceReport *self, const StanceReportView *view, const StanceFindings *findings, GString *out);
void stance_report_append_voices (const StanceReportView *view, const StanceFindings *findings, GString *out);
void stance_report_append_agreement (StanceReport *self, const StanceReportView *view, const StanceFindings *findings, GString *out);
