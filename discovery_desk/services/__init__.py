"""What a person can do: one module a noun, one function a verb."""
