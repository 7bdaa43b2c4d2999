"""Look-alikes: the same form, other things are done."""

from shop.audit import audit, notify, publish
from shop.forms import AccountForm, ClosureTicket, parse_names
from shop.web import accepted, bad_request, created, forbidden, redirect, unchanged


class Accounts:
    def create(self, request):
        form = AccountForm(request.body)
        if not form.is_valid():
            return bad_request(form.errors)
        account = self.store.insert(form.cleaned)
        self.mailer.welcome(account.email)
        audit("account created", account.id)
        return created(account.to_json())

    def close(self, request):
        ticket = ClosureTicket(request.query)
        if not ticket.confirmed():
            return forbidden(ticket.reason)
        balance = self.ledger.settle(ticket.number)
        self.archive.freeze(balance.owner)
        notify("closed for good", balance.owner)
        return redirect(balance.statement_url())

    def rename(self, request):
        names = parse_names(request.form)
        if not names.differ():
            return unchanged(names.old)
        row = self.directory.lookup(names.old)
        self.cache.evict(row.key)
        publish("renamed", row.key)
        return accepted(row.summary())


def count_words(text, stop_words):
    counts = {}
    for word in text.lower().split():
        word = word.strip(".,;:!?")
        if word and word not in stop_words:
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def merge_sorted(left, right):
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]
