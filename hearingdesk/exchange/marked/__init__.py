"""What the readers of marked-up records share: elements as they come, their words, days and languages."""
