# A title as it stands in an address: small letters and digits, hyphens between words.

# original
def slugify(title):
    slug = ""
    for char in title.lower():
        if char.isalnum():
            slug += char
        elif slug and not slug.endswith("-"):
            slug += "-"
    return slug.rstrip("-")

# clone: words are found by a regular expression
def address_part(headline):
    import re

    words = re.findall(r"[a-z0-9]+", headline.lower())
    return "-".join(words)

# clone: everything else becomes a blank
def url_name(text):
    cleaned = [c if c.isalnum() else " " for c in text]
    return "-".join("".join(cleaned).split()).lower()

# look-alike: a hyphen for each character that is replaced
def slugify(title):
    slug = ""
    for char in title.lower():
        if char.isalnum():
            slug += char
        elif slug:
            slug += "-"
    return slug.rstrip("-")

# look-alike: other characters vanish without a hyphen
def slugify(title):
    slug = ""
    for char in title.lower():
        if char.isalnum():
            slug += char
        elif slug and char == "-":
            slug += "-"
    return slug.rstrip("-")

# inputs
# join("", of("Hello", " ", ", ", "World", "!", " - ", "2024", "news", "--"), 2, 7)
