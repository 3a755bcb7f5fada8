"""From a `Dossier` to `Figure`s: low, best and high by the field's named rules."""
