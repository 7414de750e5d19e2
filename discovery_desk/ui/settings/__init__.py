"""Settings: what can be chosen, in force at once."""
