"""Static help centres that publish no contact until it is on record with its evidence."""
