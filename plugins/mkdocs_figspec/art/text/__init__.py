"""What stands in words: code, steps, lists, fields, tables, prose."""
