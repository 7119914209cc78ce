"""What the pages share: the open workspace, its jobs, and the report that is shown. No widgets."""
