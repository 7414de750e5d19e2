"""The steps that bring a desk file from one version to the next; never edited once landed."""
