"""Reads an archive package as an archive would: every checksum, every JSON file by its schema, every CSV.

python archive.py PACKAGE.zip
"""
import csv
import hashlib
import io
import json
import sys
import zipfile
from fnmatch import fnmatch

from jsonschema import Draft202012Validator

SCHEMAS = {
    "lagesbild/*/lagesbild-*.json": "lagesbild",
    "lofte/*/lofte-*.json": "lofte",
    "uppfoljning/bedomningar.json": "bedomningar",
    "formular/*.json": "formular",
}

with zipfile.ZipFile(sys.argv[1]) as package:
    assert package.testzip() is None
    files = {name.split("/", 1)[1]: package.read(name) for name in package.namelist()}

sums = dict(reversed(line.split("  ", 1)) for line in files["SHA256SUMS"].decode().splitlines())
assert sums.keys() == files.keys() - {"SHA256SUMS"}, sums.keys() ^ files.keys()
for name, digest in sums.items():
    assert hashlib.sha256(files[name]).hexdigest() == digest, name

checked = dict.fromkeys(SCHEMAS, 0)
for name in (name for name in files if name.endswith(".json") and not name.startswith("schema/")):
    pattern = next(pattern for pattern in SCHEMAS if fnmatch(name, pattern))
    schema = json.loads(files[f"schema/{SCHEMAS[pattern]}.schema.json"])
    Draft202012Validator.check_schema(schema)
    document = json.loads(files[name])
    faults = list(Draft202012Validator(schema).iter_errors(document))
    assert not faults, (name, [(list(fault.absolute_path), fault.message[:200]) for fault in faults[:5]])
    # A schema that accepts anything says nothing: without any one of its parts it is not the same kind of file.
    for part in document:
        less = {key: value for key, value in document.items() if key != part}
        assert not Draft202012Validator(schema).is_valid(less), (name, part)
    checked[pattern] += 1
assert all(checked.values()), checked

for name in (name for name in files if name.endswith(".csv")):
    rows = list(csv.reader(io.StringIO(files[name].decode(), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}, name
assert "påhittade demosvar" in files["README.txt"].decode()
print(f"{len(files)} files, {sum(checked.values())} of them JSON as their schemas say")
