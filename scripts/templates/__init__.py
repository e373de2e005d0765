"""What the Word templates say and how they look; scripts/make_templates.py writes them."""
