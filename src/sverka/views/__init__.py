"""What templates are given: plain views of the model, nothing computed in the theme."""
