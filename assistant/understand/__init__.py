"""From a question's words to what is asked: intent, scope, filters and the date to reckon from."""
