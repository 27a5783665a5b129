"""Frozen values that flow through the stages. They hold data and no behaviour of a stage."""
