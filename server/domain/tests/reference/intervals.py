"""Reference values for the intervals in src/statistics.rs, from independent implementations.

    pip install statsmodels==0.15.0 scipy==1.17.1
    python intervals.py wilson  > wilson.csv
    python intervals.py student > student.csv

z is 1.96 exactly, as in the product, so alpha is the matching two-sided level.
"""

import sys

from scipy import stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW


def wilson():
    alpha = 2 * stats.norm.sf(1.96)
    print("count,n,low,high")
    for n in [1, 5, 10, 20, 29, 37.5, 50, 148, 263, 1000, 86330]:
        for share in [0, 0.1, 0.3, 0.5, 0.75, 1]:
            low, high = proportion_confint(share * n, n, alpha=alpha, method="wilson")
            print(f"{share * n:.17g},{n},{max(low, 0):.15f},{min(high, 1):.15f}")


def student():
    print("scores,mean,sd,low,high")
    for scores in [
        [0, 6],
        [2, 2, 4],
        [0, 2, 4, 6, 3, 5, 1],
        [1, 1, 1, 2, 2, 3, 4, 4, 5, 6, 0, 0],
        [2, 4] * 50 + [3],
    ]:
        d = DescrStatsW(scores)
        low, high = d.tconfint_mean(alpha=0.05)
        sd = d.std * (len(scores) / (len(scores) - 1)) ** 0.5
        print(f"{' '.join(map(str, scores))},{d.mean:.15f},{sd:.15f},{low:.15f},{high:.15f}")


{"wilson": wilson, "student": student}[sys.argv[1]]()
