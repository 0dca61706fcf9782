"""Measurements and what they are made on; `scripts/bench` and three scripts of their own run them."""
