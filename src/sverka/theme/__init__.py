"""The theme: templates, components, styles, scripts and wording, and how they are rendered."""
