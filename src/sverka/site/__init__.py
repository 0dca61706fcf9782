"""The built site: checked as it was really put out, and swapped in only when everything passed."""
