"""Tables of any sort: their rows one by one, what their columns mean, and what that becomes."""
