"""Validates a data package and every file that it describes with frictionless.

python package.py FOLDER/datapackage.json
"""
import sys

from frictionless import Package, validate

report = validate(sys.argv[1])
if not report.valid:
    for problem in report.flatten(["taskNumber", "rowNumber", "fieldNumber", "type", "message"])[:20]:
        print(problem)
    sys.exit("the package is not valid")

package = Package(sys.argv[1])
figures = package.get_resource("lagesbild-csv").read_rows()
excel = package.get_resource("lagesbild-excel-csv").read_rows()
assert len(figures) == len(excel) > 100
for one, other in zip(figures, excel):
    assert one.to_dict() == other.to_dict(), (one, other)
    assert isinstance(one["kommunkod"], str) and len(one["kommunkod"]) == 4
    assert (one["status"] == "ok") == (one["andel"] is not None or one["index"] is not None), one
assert {row["status"] for row in figures} >= {"ok", "skyddad"}
book = package.get_resource("kodbok-csv").read_rows()
assert {row["column"] for row in book} == set(figures[0].field_names)
print(f"{len(package.resources)} files, {len(figures)} figures")
