/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#define STANCE_INSIDE
#include <stance/stance-macros.h>
#include <stance/stance-error.h>
#include <stance/stance-enums.h>
#include <stance/stance-values.h>
#include <stance/stance-suggest.h>
#include <stance/stance-document.h>
#include <stance/stance-parse.h>
#include <stance/stance-trainer.h>
#include <stance/stance-attribution.h>
#include <stance/stance-model.h>
#include <stance/stance-statement.h>
#include <stance/stance-survey.h>
#include <stance/stance-tally.h>
#include <stance/stance-table.h>
#include <stance/stance-matrix.h>
#include <stance/stance-comparison.h>
#include <stance/stance-evaluation.h>
#include <stance/stance-writer.h>
#include <stance/stance-calculator.h>
#include <stance/stance-source.h>
#include <stance/stance-sink.h>
#include <stance/stance-engine.h>
#include <stance/stance-strength-trainer.h>
#undef STANCE_INSIDE
