"""Reference values for the intervals in src/statistics.rs, from independent implementations.

    pip install statsmodels==0.15.0 scipy==1.17.1
    python intervals.py wilson  > wilson.csv
    python intervals.py student > student.csv
    python intervals.py shares  > shares.csv
    python intervals.py means   > means.csv
    python intervals.py many    > many.csv
    python intervals.py weighted > weighted.csv

z is 1.96 exactly, as in the product, so alpha is the matching two-sided level.
"""

import sys

import numpy as np
from scipy import stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest
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


def shares():
    alpha = 2 * stats.norm.sf(1.96)
    print("count1,n1,count2,n2,low,high,p")
    for count1, n1, count2, n2 in [
        (56, 70, 48, 80),
        (9, 10, 3, 10),
        (6, 7, 2, 7),
        (0, 30, 4, 35),
        (30, 30, 30, 30),
        (5, 56, 0, 29),
        (120, 400, 161, 430),
        (2000, 5000, 2100, 5000),
    ]:
        low, high = confint_proportions_2indep(count2, n2, count1, n1, method="newcomb", compare="diff", alpha=alpha)
        pooled = (count1 + count2) / (n1 + n2)
        p = proportions_ztest([count2, count1], [n2, n1])[1] if 0 < pooled < 1 else 1
        print(f"{count1},{n1},{count2},{n2},{low:.15f},{high:.15f},{p:.15e}")


def means():
    print("scores1,scores2,difference,low,high,p")
    for one, two in [
        ([0, 2, 4, 6, 3, 5, 1], [2, 2, 4]),
        ([1, 1, 1, 2, 2, 3, 4, 4, 5, 6, 0, 0], [2, 4] * 50 + [3]),
        ([0, 1] * 40, [1, 2] * 60),
        ([3, 3, 4], [3, 3, 4]),
    ]:
        test = stats.ttest_ind(two, one, equal_var=False)
        low, high = test.confidence_interval(0.95)
        text = [" ".join(map(str, scores)) for scores in (one, two)]
        print(f"{text[0]},{text[1]},{sum(two) / len(two) - sum(one) / len(one):.15f},{low:.15f},{high:.15f},{test.pvalue:.15e}")


def many():
    print("p,holds")
    for family in [
        [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34],
        [0.02, 0.03, 0.04, 0.05],
        [0.06],
        [0.01, 0.01, 0.9],
    ]:
        holds = multipletests(family, alpha=0.05, method="fdr_bh")[0]
        print(f"{' '.join(map(str, family))},{' '.join(str(int(h)) for h in holds)}")


def weighted():
    """Answers with the weights of their cells: a weighted share with Wilson on Kish's n_eff, and a weighted mean with t.

    `DescrStatsW` takes weights as counts; scaled to add up to n_eff they give its interval on n_eff."""
    alpha = 2 * stats.norm.sf(1.96)
    print("weights,scores,n_eff,share,low,high,mean,sd,mean_low,mean_high")
    for cells in [
        [(1, [0, 6, 2])],
        [(0.3, [0, 2, 4, 6]), (3, [6, 6, 0])],
        [(0.522, [0, 2, 4] * 33), (1.42, [6, 1, 5, 5] * 15), (2.97, [4, 0])],
        [(0.87, [2.5, 3, 6] * 300), (1.04, [0] * 140), (1.76, [6, 5, 4, 3, 2, 1, 0] * 9)],
    ]:
        weights = np.array([weight for weight, scores in cells for _ in scores])
        scores = np.array([score for _, scores in cells for score in scores])
        n_eff = weights.sum() ** 2 / (weights**2).sum()
        share = DescrStatsW((scores >= 4) * 1.0, weights=weights).mean
        low, high = proportion_confint(share * n_eff, n_eff, alpha=alpha, method="wilson")
        d = DescrStatsW(scores, weights=weights * n_eff / weights.sum(), ddof=1)
        mean_low, mean_high = d.tconfint_mean(alpha=0.05)
        of_cells = [" ".join(str(weight) for weight, _ in cells), "|".join(" ".join(map(str, s)) for _, s in cells)]
        numbers = [n_eff, share, low, high, d.mean, d.std, mean_low, mean_high]
        print(",".join(of_cells + [f"{number:.15f}" for number in numbers]))


{"weighted": weighted, "wilson": wilson, "student": student, "shares": shares, "means": means, "many": many}[sys.argv[1]]()
