# Text with each letter moved along the alphabet; case is kept, other characters stay.

# original
def shift_cipher(text, shift):
    out = []
    for char in text:
        if "a" <= char <= "z":
            out.append(chr((ord(char) - ord("a") + shift) % 26 + ord("a")))
        elif "A" <= char <= "Z":
            out.append(chr((ord(char) - ord("A") + shift) % 26 + ord("A")))
        else:
            out.append(char)
    return "".join(out)

# clone: a translation table
def rotate_letters(message, by):
    from string import ascii_lowercase as low, ascii_uppercase as up

    k = by % 26
    table = str.maketrans(low + up, low[k:] + low[:k] + up[k:] + up[:k])
    return message.translate(table)

# clone: one position in an alphabet, case put back afterwards
def encipher(plain, key):
    alphabet = "abcdefghijklmnopqrstuvwxyz"

    def moved(c):
        place = alphabet.find(c.lower())
        if place < 0:
            return c
        new = alphabet[(place + key) % len(alphabet)]
        return new.upper() if c.isupper() else new

    return "".join(map(moved, plain))

# look-alike: moves the letters back
def shift_cipher(text, shift):
    out = []
    for char in text:
        if "a" <= char <= "z":
            out.append(chr((ord(char) - ord("a") - shift) % 26 + ord("a")))
        elif "A" <= char <= "Z":
            out.append(chr((ord(char) - ord("A") - shift) % 26 + ord("A")))
        else:
            out.append(char)
    return "".join(out)

# look-alike: letters beyond the end are not brought back to the start
def shift_letters(text, offset):
    out = []
    for char in text:
        if "a" <= char <= "z":
            out.append(chr(min(ord(char) + offset, ord("z"))))
        elif "A" <= char <= "Z":
            out.append(chr(min(ord(char) + offset, ord("Z"))))
        else:
            out.append(char)
    return "".join(out)

# inputs
# text("abcxyzABCXYZ !9", 1, 10), int(1, 25)
# text("azAZ-", 1, 5), int(-30, 60)
