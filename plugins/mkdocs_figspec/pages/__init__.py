"""Publishing figures: pages, embeds, references, index, managed sections."""
