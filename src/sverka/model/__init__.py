"""What the records of a site look like beside its contacts: settings, topics, terms, the chooser."""
