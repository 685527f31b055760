"""PO catalogs as a whole: what is wrong with a file or a message, whatever it says."""
