"""What a stranger may see: whether a paper is genuine, and what agencies publish. No sign-in, no cookie."""
