"""The person's terminal: screens, prompts, the editor, the pager, and dates in and out."""
