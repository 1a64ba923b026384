"""The journal: free writing, and answers to the questions of the steps."""
