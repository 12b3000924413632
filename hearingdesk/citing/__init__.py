"""Words of the record, quoted so that the quote still holds when the record is replaced by a newer one."""
