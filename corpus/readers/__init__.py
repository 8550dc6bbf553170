"""One reader a file format: `pdf.read_pdf`, `word.read_word`, `sheet.read_sheet`, `text.read_text`."""
