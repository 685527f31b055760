"""Terms that are not translated as the glossary says, and sentences that are in several ways."""
