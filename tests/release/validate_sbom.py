#!/usr/bin/env python3
"""Holds a bill of materials against the schema of CycloneDX 1.5, strictly.

    pip install 'cyclonedx-python-lib[json-validation]'
    tests/release/validate_sbom.py FILE
"""

import json
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
error = JsonStrictValidator(SchemaVersion.V1_5).validate_str(text)
if error is not None:
    sys.exit(f"not valid: {error}")
print(f"valid, {len(json.loads(text)['components'])} components")
