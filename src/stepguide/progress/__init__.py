"""How far the person has come, across the steps and the weeks."""
