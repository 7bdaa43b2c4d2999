"""Metrics, calibration and cheap baselines."""

from paralog.evaluation.ranking import PairRanking, PairScores, roc_auc, score_pairs

__all__ = ["PairRanking", "PairScores", "roc_auc", "score_pairs"]
