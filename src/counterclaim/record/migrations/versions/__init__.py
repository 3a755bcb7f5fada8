"""One module for each schema version, never changed after its release."""
