"""Up to three things someone is glad of."""
