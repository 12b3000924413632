"""The builder of briefing packs: outline, pages and checks; issuing, templates, printed pages verified."""
