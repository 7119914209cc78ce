"""The public Python interface, with pandas data frames; its names are promised in docs/python.md."""

from storemon.api.notebook import Workspace, open  # noqa: A004  # the name for notebooks
from storemon.api.report_data import Report

__all__ = ["Report", "Workspace", "open"]
