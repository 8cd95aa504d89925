"""What a seam promises, written once for all who keep it."""

import pkgutil

import pytest

# An assert in a contract then tells as much as one in a test.
for _contract in pkgutil.iter_modules(__path__):
    pytest.register_assert_rewrite(f"{__name__}.{_contract.name}")
