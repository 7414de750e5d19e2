"""The building blocks of every screen: theme, icons, actions, the bridge to the change feed."""
