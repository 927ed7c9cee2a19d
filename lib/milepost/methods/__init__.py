"""What can be worked out: one method per module, plan or frame in, result out, no side effect."""
