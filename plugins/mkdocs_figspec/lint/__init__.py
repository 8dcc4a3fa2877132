"""The rules that figspecs are held against, one file each."""
