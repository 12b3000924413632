"""PDFs through PDFium: the text of their pages, how they look, where each letter stands; and the one lock of it all."""
