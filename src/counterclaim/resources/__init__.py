"""Data files that people may edit (codebook, actors, gazetteer) and their loaders."""
