/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all that multiply matrices have in common. */
#pragma once

/* Keeps OpenBLAS to the thread it is called in: the engine has threads of its own, and sums split among more of them differ in their last bits. To be called
 * before any BLAS; does nothing where the BLAS is another. */
void stance_blas_use_one_thread (void);
