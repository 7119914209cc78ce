"""State that the pages share: the open workspace, its jobs, and the shown report. No widgets."""
