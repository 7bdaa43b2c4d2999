# Whether a user may act on a document: admins always, owners unless it is locked, others may read what is public.

# original
def can_access(user, document, action):
    if user["role"] == "admin":
        return True
    if document["owner"] == user["name"]:
        return not document["locked"] or action == "read"
    if document["public"]:
        return action == "read"
    return False

# clone: one boolean expression
def is_allowed(who, doc, verb):
    reading = verb == "read"
    owns = doc["owner"] == who["name"]
    return (
        who["role"] == "admin"
        or (owns and (reading or not doc["locked"]))
        or (not owns and reading and bool(doc["public"]))
    )

# clone: the set of permitted actions is built first
def permitted(person, file, what):
    actions = set()
    if person["name"] == file["owner"]:
        actions.add("read")
        if not file["locked"]:
            actions |= {"write", "delete"}
    elif file["public"]:
        actions = {"read"}
    return person["role"] == "admin" or what in actions

# look-alike: a lock keeps owners from reading too
def can_access(user, document, action):
    if user["role"] == "admin":
        return True
    if document["owner"] == user["name"]:
        return not document["locked"]
    if document["public"]:
        return action == "read"
    return False

# look-alike: the public may do everything but read
def can_access(user, document, action):
    if user["role"] == "admin":
        return True
    if document["owner"] == user["name"]:
        return not document["locked"] or action == "read"
    if document["public"]:
        return action != "read"
    return False

# inputs
# {"role": "guest", "name": "ann"}, {"owner": of("ann", "ann", "bob"), "locked": of(True, True, False), "public": of(True, True, False)}, of("read", "read", "write", "delete")
# {"role": of("guest", "admin"), "name": "bob"}, {"owner": "bob", "locked": bool(), "public": True}, "read"
# {"role": "guest", "name": of("ann", "bob", "eve")}, {"owner": of("ann", "bob"), "locked": True, "public": bool()}, "read"
# {"role": "guest", "name": "ann"}, {"owner": "ann", "locked": True, "public": False}, of("read", "open", "list")
# {"role": of("editor", "guest", "author"), "name": "bob"}, {"owner": "bob", "locked": True, "public": bool()}, "read"
