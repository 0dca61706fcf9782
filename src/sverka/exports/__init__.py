"""What the pages are carried in besides themselves: data for programs, the archive, the manifest of every file."""
