"""The stand-alone picture."""
