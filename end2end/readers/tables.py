"""Reads both dialects with pandas, as the page says to, and the JSON, and compares them.

python tables.py FILE.csv FILE-excel.csv FILE.json
"""
import json
import sys

import pandas

standard = pandas.read_csv(sys.argv[1], dtype={"kommunkod": str})
excel = pandas.read_csv(sys.argv[2], sep=";", decimal=",", encoding="utf-8-sig", dtype={"kommunkod": str})
pandas.testing.assert_frame_equal(standard, excel)
with open(sys.argv[3], encoding="utf-8") as file:
    document = json.load(file)
rows = pandas.DataFrame(document["rows"])
assert list(rows.columns) == list(standard.columns)
for column in standard.columns:
    one, other = standard[column], rows[column]
    same = (one == other) | (one.isna() & other.isna())
    assert same.all(), (column, one[~same].head(), other[~same].head())
assert standard["andel"].dtype == "float64" and standard["index"].max() <= 6
assert standard.loc[standard["status"] != "ok", ["andel", "ki_l", "ki_u", "index"]].isna().all(axis=None)
assert len(standard["kommunkod"].iloc[0]) == 4
print(f"{len(standard)} rows, {int((standard['status'] != 'ok').sum())} hidden")
