"""Where the desk opens: interviews and how to start one."""
