"""What every other room stands on: findings, source files, YAML with places, schemas, days, addresses."""
