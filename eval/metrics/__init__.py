"""The rules of scoring, one small pure module a rule."""
