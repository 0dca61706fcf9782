"""Makes the pictures and the lesson of the site by script; the site itself needs none of it."""
