/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One more version of a function for each kind of processor, chosen when the library is loaded; the plain one where compilers cannot. Products and sums
 * are never joined to one rounding: every processor gives the same bits. */
#pragma once

#if defined (__x86_64__) && defined (__GLIBC__) && !defined (__SANITIZE_ADDRESS__) && !defined (__clang__)
#define STANCE_FOR_EACH_PROCESSOR \
  __attribute__ ((target_clones ("arch=x86-64-v4", "arch=x86-64-v3", "default"), \
                  optimize ("O3", "no-math-errno", "no-trapping-math", "fp-contract=off")))
#else
#define STANCE_FOR_EACH_PROCESSOR
#endif
