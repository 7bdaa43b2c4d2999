class Account:
    rate = 0
    rate += 2
    names = [x for x in "ab"]
    i = 0
    while i < 2:
        i += 1

    def __init__(self, owner):
        self.owner = owner
        self.balance = 0
        self.log = []

    def deposit(self, amount):
        if amount <= 0:
            return False
        self.balance += amount
        self.log.append(amount)
        return True

    def total(self):
        result = 0
        for k in range(len(self.log)):
            result += self.log[k]
        return result


n = int(input())
account = Account("ada")
for amount in map(int, input().split()):
    print("ok" if account.deposit(amount) else "no")
print(account.balance, account.total(), Account.rate, Account.names, Account.i)
