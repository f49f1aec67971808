#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stance beside numpy, scipy and scikit-learn: the same numbers, the same run, one thread each.

usage: peers.py BENCH-MATRICES BENCH-NETWORKS

For each workload the fastest form that we know how to write with those libraries, seconds of the processor (the best of several runs), and their ratio to
ours beside the ratio that we want. Both have to compute the same: the sums of what they give are compared. Ends with 1 where they differ or a bar is missed.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
import tracemalloc

for variable in ('OPENBLAS_NUM_THREADS', 'OMP_NUM_THREADS', 'MKL_NUM_THREADS'):
    os.environ[variable] = '1'
try:
    import numpy as np
    from scipy.spatial.distance import cdist
    from sklearn.metrics.pairwise import nan_euclidean_distances
except ImportError as missing:
    print('skipped: %s (Debian: python3-numpy python3-scipy python3-sklearn)' % missing)
    sys.exit(77)

LEVELS = {3: [-1., 0, 1], 5: [-1, -.5, 0, .5, 1]}


def draw(rows, columns, levels):
    random = np.random.default_rng(rows + columns + levels)
    data = random.uniform(-1, 1, (rows, columns))
    if levels:
        data = np.array(LEVELS[levels])[random.integers(0, levels, (rows, columns))]
    data[random.random((rows, columns)) < .3] = np.nan
    return data


def proximity_of_levels(data, levels):
    """Thermometers: what is above a threshold here and below it there, by one product of single precision, whose sums are exact; another counts n."""
    scale = LEVELS[levels]
    there = ~np.isnan(data)
    above = np.concatenate([data >= level for level in scale[1:]], 1)
    below = np.concatenate([there] * (levels - 1), 1) & ~above
    gaps = np.repeat(np.diff(scale), data.shape[1]).astype(np.float32)
    apart = (above * gaps) @ below.T.astype(np.float32)
    there = there.astype(np.float32)
    n = there @ there.T
    with np.errstate(all='ignore'):
        return 1 - (apart + apart.T) / (2 * n), n


def proximity_of_numbers(data, levels):
    """City-block distances with 0 for what is missing, less what that adds."""
    there = ~np.isnan(data)
    filled = np.where(there, data, 0)
    there = there.astype(float)
    alone = np.abs(filled) @ (1 - there).T
    n = there @ there.T
    with np.errstate(all='ignore'):
        return 1 - (cdist(filled, filled, 'cityblock') - alone - alone.T) / (2 * n), n


def euclidean(data, levels):
    return nan_euclidean_distances(data), None


def kappa(data, levels):
    """Moments over the shared issues by products of single precision, exact below 2^24."""
    there = ~np.isnan(data)
    x = np.where(there, (data + 1) * ((levels - 1) / 2), 0).astype(np.float32)
    there = there.astype(np.float32)
    n = there @ there.T
    products = x @ x.T
    sums = x @ there.T
    squares = (x * x) @ there.T
    observed = squares + squares.T - 2 * products
    with np.errstate(all='ignore'):
        expected = squares + squares.T - 2 * sums.astype(float) * sums.T / n
        return 1 - observed / expected, n


def cubic_alpha(data, levels):
    """Krippendorff's alpha of real values by its matrix of coincidences, unit by unit, as packages for any metric have it: units x values x values."""
    domain, codes = np.unique(data, return_inverse=True)
    codes = codes.reshape(data.shape)
    counts = np.zeros((data.shape[1], len(domain)))
    for row in codes:
        counts[np.arange(data.shape[1]), row] += 1
    pairs = counts[:, :, np.newaxis] * counts[:, np.newaxis, :]
    pairs[:, np.arange(len(domain)), np.arange(len(domain))] -= counts
    together = (pairs / (counts.sum(1) - 1)[:, np.newaxis, np.newaxis]).sum(0)
    totals = together.sum(0)
    apart = (domain[:, np.newaxis] - domain) ** 2
    n = totals.sum()
    return 1 - (n - 1) * (together * apart).sum() / (np.outer(totals, totals) * apart).sum()


def bootstrap(data, levels):
    """Each replicate's sums of all cells by one bincount, its matrix by one broadcast."""
    random = np.random.default_rng(1)
    parties, issues = int(data[:, 0].max()) + 1, int(data[:, 1].max()) + 1
    cells = (data[:, 0] * issues + data[:, 1]).astype(int)
    replicates = np.empty((1000, parties, parties))
    for one in replicates:
        drawn = random.integers(0, len(data), len(data))
        sums = np.bincount(cells[drawn], data[drawn, 2], parties * issues)
        n = np.bincount(cells[drawn], minlength=parties * issues)
        with np.errstate(all='ignore'):
            x = (sums / n).reshape(parties, issues)
        one[:] = 1 - np.nanmean(np.abs(x[:, np.newaxis] - x), 2) / 2
    low, high = np.percentile(replicates, [2.5, 97.5], 0)
    return float(np.triu(low + high, 1).sum())


# name, workload of bench-matrices, rows, columns, levels, the peer and how it is called, the ratio that we want, runs
WORKLOADS = [
    ('proximity, 5 levels', 'proximity', 2000, 500, 5, proximity_of_levels, 'numpy + BLAS', 5, 5),
    ('proximity, 3 levels', 'proximity', 200, 6000, 3, proximity_of_levels, 'numpy + BLAS', 5, 5),
    ('proximity, real', 'proximity', 2000, 500, 0, proximity_of_numbers, 'scipy cdist', 1, 2),
    ('proximity, real', 'proximity', 200, 6000, 0, proximity_of_numbers, 'scipy cdist', 1, 3),
    ('Euclidean, real', 'euclidean', 2000, 500, 0, euclidean, 'scikit-learn', 3, 3),
    ('Euclidean, real', 'euclidean', 200, 6000, 0, euclidean, 'scikit-learn', 3, 3),
    ('quadratic kappa', 'kappa', 200, 6000, 5, kappa, 'numpy + BLAS', 1, 5),
]


def run_ours(program, data, workload, levels):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data.tobytes())
        file.flush()
        arguments = [program, workload, file.name] + [str(size) for size in data.shape] + [str(levels)]
        return json.loads(subprocess.run(arguments, check=True, capture_output=True, text=True).stdout)


def run_peer(peer, data, levels, runs):
    best = float('inf')
    for _ in range(runs):
        start = time.process_time()
        values, _n = peer(data, levels)
        best = min(best, time.process_time() - start)
    return best, float(np.nansum(np.triu(values[:50].astype(float))))


def compare(program, row):
    name, workload, rows, columns, levels, peer, called, bar, runs = row
    data = draw(rows, columns, levels)
    ours = run_ours(program, data, workload, levels)
    seconds, total = run_peer(peer, data, levels, runs)
    same = abs(total - ours['sum']) <= 1e-4 * max(1, abs(total))
    ratio = seconds / ours['seconds']
    verdict = 'reached' if ratio >= bar else 'MISSED'
    print('%-20s %11s  ours %8.2f ms %7.1f MB  %-13s %9.2f ms  ratio %7.1f  wanted %5g %s%s' % (
        name, '%dx%d' % (rows, columns), 1e3 * ours['seconds'], ours['megabytes'], called, 1e3 * seconds, ratio, bar, verdict,
        '' if same else '  DIFFERENT: %.10g, %.10g' % (ours['sum'], total)))
    return same and ratio >= bar


def tell(name, size, ours, called, theirs, unit, bar, same):
    ratio = theirs / ours
    print('%-20s %11s  ours %8.2f %s %11s %-13s %9.2f %s  ratio %7.1f  wanted %5g %s%s' % (
        name, size, ours, unit, '', called, theirs, unit, ratio, bar, 'reached' if ratio >= bar else 'MISSED', '' if same else '  DIFFERENT'))
    return same and ratio >= bar


def compare_alpha(program):
    data = np.random.default_rng(3).normal(size=(2, 300))
    ours = run_ours(program, data, 'alpha', 0)
    tracemalloc.start()
    value = cubic_alpha(data, 0)
    megabytes = tracemalloc.get_traced_memory()[1] / 2 ** 20
    tracemalloc.stop()
    return tell('alpha, real', '2x300', max(ours['megabytes'], .05), 'cubic form', megabytes, 'MB', 1000, abs(value - ours['sum']) < 1e-9)


def compare_bootstrap(program):
    random = np.random.default_rng(4)
    data = np.column_stack([random.integers(0, 40, 5000), random.integers(0, 20, 5000), random.integers(-2, 3, 5000) / 2]).astype(float)
    ours = run_ours(program, data, 'bootstrap', 0)
    start = time.process_time()
    total = bootstrap(data, 0)
    seconds = time.process_time() - start
    return tell('bootstrap x 1000', '40x20', 1e3 * ours['seconds'], 'numpy', 1e3 * seconds, 'ms', 1, abs(total - ours['sum']) < .02 * abs(total))


def compare_networks(program):
    """Beside the 2.5 s of the processor that Discourse Network Analyzer's Java takes for as many statements."""
    lines = subprocess.run([program], check=True, capture_output=True, text=True).stdout.splitlines()
    slowest = max(float(line.split()[-2]) for line in lines if line.startswith('congruence'))
    return tell('congruence', '200000', 1e3 * slowest, 'DNA (Java)', 2500, 'ms', 20, True)


def main():
    done = [compare(sys.argv[1], row) for row in WORKLOADS]
    done += [compare_alpha(sys.argv[1]), compare_bootstrap(sys.argv[1]), compare_networks(sys.argv[2])]
    return 0 if all(done) else 1


if __name__ == '__main__':
    sys.exit(main())
