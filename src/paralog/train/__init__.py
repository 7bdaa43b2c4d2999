"""Training: recipes, one loop, checkpoints that resume exactly, export."""
