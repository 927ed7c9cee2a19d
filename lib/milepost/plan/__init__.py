"""What is planned and what was said: parts, events, the fold, permits and views. All pure."""
