"""Invoices and what is owed on them."""

from decimal import Decimal


class Invoice:
    def __init__(self, lines, discount=Decimal(0)):
        self.lines = lines
        self.discount = discount

    def total(self):
        """Sum of all lines with tax, less the discount."""
        amount = Decimal(0)
        for line in self.lines:
            price = line.quantity * line.unit_price
            tax = price * line.tax_rate
            amount = amount + price + tax
        amount = amount - amount * self.discount
        return amount.quantize(Decimal("0.01"))
