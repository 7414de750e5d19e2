"""Quiet strips under the header: who is present, what was agreed to, what interrupts the talk."""
