"""A vocabulary without a model: every letter is a token."""

FIRST_LETTER_ID = 4


class Letters:
    def encode(self, text):
        return [FIRST_LETTER_ID + ord(letter) - ord(" ") for letter in text]

    def decode(self, ids):
        return "".join(chr(ord(" ") + i - FIRST_LETTER_ID) for i in ids)
