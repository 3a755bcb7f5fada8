"""Files, pages, PDFs and rows in; `Report` and the bytes it was read from out."""
