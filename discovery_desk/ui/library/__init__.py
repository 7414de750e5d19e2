"""All pages of the desk: a gallery that is searched, and a few of them side by side."""
