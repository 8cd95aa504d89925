"""The site of a show: its pages at stable addresses, made from a catalog."""
