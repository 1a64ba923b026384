"""Words with a draft behind them: kept while they are written, and when they cannot be saved."""
