"""Who says something: reporting words, quotations, labels, and what each governs."""
