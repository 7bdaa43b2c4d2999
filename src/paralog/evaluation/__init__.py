"""Metrics, calibration and cheap baselines."""

from paralog.evaluation.ranking import PairScores, average_precision_at_r, roc_auc, score_pairs

__all__ = ["PairScores", "average_precision_at_r", "roc_auc", "score_pairs"]
