"""Opens a workbook with openpyxl and compares its figures with the CSV of the same picture.

python workbook.py FILE.xlsx FILE.csv
"""
import csv
import sys

from openpyxl import load_workbook

book = load_workbook(sys.argv[1])
assert book.sheetnames == ["Läs först", "Siffror", "Kodbok"], book.sheetnames
rows = list(book["Siffror"].iter_rows(values_only=True))
with open(sys.argv[2], encoding="utf-8", newline="") as file:
    told = list(csv.reader(file))
assert list(rows[0]) == told[0] and len(rows) == len(told)
for row, text in zip(rows[1:], told[1:]):
    for value, cell in zip(row, text):
        if isinstance(value, (int, float)):
            assert float(cell) == value, (value, cell)
        else:
            assert (value or "") == cell, (value, cell)
assert isinstance(rows[1][1], str), "the municipality's code keeps its zero"
assert all(cell.data_type != "f" for row in book["Siffror"].iter_rows() for cell in row), "nothing is a formula"
assert book["Siffror"].freeze_panes == "A2" and book["Siffror"].auto_filter.ref
columns = {row[1] for row in book["Kodbok"].iter_rows(min_row=2, values_only=True)}
assert set(told[0]) == columns, columns
print(f"{len(rows) - 1} figures")
