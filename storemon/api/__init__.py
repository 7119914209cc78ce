"""The public interface for Python, in pandas data frames; docs/python.md promises its names."""

from storemon.api.notebook import Workspace, open  # noqa: A004  # what notebooks call it
from storemon.api.report_data import Report

__all__ = ["Report", "Workspace", "open"]
