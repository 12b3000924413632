"""How the Government Publishing Office sets a committee hearing as text, part by part."""
