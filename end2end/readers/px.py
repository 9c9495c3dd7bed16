"""Opens a PX file with pyaxis and compares every cell with the CSV of the same figures.

python px.py FILE.px FILE.csv
"""
import csv
import sys

from pyaxis import pyaxis

px_path, csv_path = sys.argv[1:]
px = pyaxis.parse(px_path, encoding="utf-8")
meta, data = px["METADATA"], px["DATA"]
variables = meta["STUB"] + meta["HEADING"]
assert variables == ["fråga och svar", "område", "åldersgrupp", "mått"], variables
sizes = 1
for variable in variables:
    values, codes = meta[f"VALUES({variable})"], meta[f"CODES({variable})"]
    assert len(values) == len(codes) == len(set(values)) == len(set(codes)), variable
    sizes *= len(values)
assert len(data) == sizes, (len(data), sizes)

# From words to codes, as a reader who knows the codes would look things up.
cells = data.copy()
for variable in variables:
    cells[variable] = cells[variable].map(dict(zip(meta[f"VALUES({variable})"], meta[f"CODES({variable})"])))
cells = cells.set_index(variables)["DATA"]
assert not cells.index.has_duplicates
found = cells.to_dict()

hidden = shown = 0
with open(csv_path, encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        code = f"{row['fraga_id']}:{row['svar'] or 'index'}"
        for measure in ("n_avrundat", "andel", "ki_l", "ki_u", "index"):
            value = found.pop((code, row["omrade"] or "hela", row["aldersgrupp"], measure))
            if (measure == "index") == bool(row["svar"]) and measure != "n_avrundat":
                # The measure of the other kind of row. pyaxis makes "." an empty text.
                assert value == "", (code, measure, value)
            elif row[measure]:
                assert float(value) == float(row[measure]), (code, measure, value, row[measure])
                shown += 1
            else:
                # And ".." it takes for what statistical disclosure control has hidden.
                assert value != value, (code, measure, value)
                hidden += 1
assert set(found.values()) == {""}, "what the CSV has no row for is never there"
assert hidden > 50 and shown > 50
print(f"{shown} figures shown, {hidden} hidden, {len(found)} that are never there")
