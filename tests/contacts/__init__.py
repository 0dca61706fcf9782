"""Tests of sverka.contacts."""
