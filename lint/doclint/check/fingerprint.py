"""What makes two findings the same one, whatever line they stand on."""


def fingerprint_of(rule: str, *texts: str) -> str:
    """Return 16 hexadecimal digits of a rule's name and texts; white space counts as one space."""
    # Loads OpenSSL: only where something was found.
    import hashlib

    # U+0000 cannot be mistaken for a part of the texts.
    identity = "\0".join((rule, *(" ".join(text.split()) for text in texts)))
    digest = hashlib.blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=8)
    return digest.hexdigest()
