/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a network: named matrices in one array, so that an optimiser and a file see them as one. */
#pragma once

#include "stance-model-file-private.h"

typedef struct
{
  char name[16];
  guint32 rows;
  guint32 columns;
  gsize offset;         /* of its first value, rows after rows */
} StanceMatrixPlace;

typedef struct
{
  GArray *places;       /* of StanceMatrixPlace */
  gsize n;
  float *values;
  gboolean narrow;      /* files have 8 bits a number, not 16 */
} StanceParameters;

void stance_parameters_init (StanceParameters *self);
void stance_parameters_clear (StanceParameters *self);
/* Adds a matrix; gives its index. */
guint stance_parameters_add (StanceParameters *self, const char *name, guint rows, guint columns);
/* Makes room for all matrices that were added, all zero. */
void stance_parameters_allocate (StanceParameters *self);
/* Random values of mean 0: uniform with the deviation sqrt (2 / (rows + columns)) of Glorot and Bengio 2010 (AISTATS), times `gain`. */
void stance_parameters_draw (StanceParameters *self, guint matrix, double gain, GRand *random);

static inline float *
stance_parameters_get (const StanceParameters *self, guint matrix)
{
  return self->values + g_array_index (self->places, StanceMatrixPlace, matrix).offset;
}

/* 16 or 8 bits a number, each row with its own scale. */
void stance_parameters_save (const StanceParameters *self, StanceModelWriter *writer, const char *section);
/* Reads them into matrices that were added and allocated. Errors: INVALID_MODEL where they do not fit. */
gboolean stance_parameters_load (StanceParameters *self, const StanceModelFile *file, const char *section, GError **error);

/* Adam (Kingma and Ba 2015, ICLR) over all numbers. */
typedef struct
{
  gsize n;
  float *gradients;
  float *means;
  float *squares;
  guint steps;
  gboolean lazy;        /* numbers whose gradients are all zero, sixteen at a time, stay as they are: much faster where tables are large */
} StanceOptimiser;

void stance_optimiser_init (StanceOptimiser *self, gsize n);
void stance_optimiser_clear (StanceOptimiser *self);
/* One step of size `rate` against the gradients, which are scaled down to norm `clip` first, and set to zero behind it. */
void stance_optimiser_step (StanceOptimiser *self, float *values, double rate, double clip);
