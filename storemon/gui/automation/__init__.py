"""Automation in the window: watched folders, alerts, scheduled reports and sending."""
