"""Documents that are no hearing record: kept as they came, their text read page by page."""
