"""The window. It imports hearingdesk; hearingdesk never imports it."""
