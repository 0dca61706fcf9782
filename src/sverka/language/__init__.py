"""What is known of languages: how hours, deadlines and costs are said."""
