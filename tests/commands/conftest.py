"""The case of the store's tests, for calls of the command line."""

from tests.store.conftest import closed, template

__all__ = ["closed", "template"]
