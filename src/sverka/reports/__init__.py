"""Reports for editors and the security team."""
