"""Sends mail, again if the server is busy."""

import time


class TemporaryFailure(Exception):
    pass


def send_with_retry(server, message, attempts=5):
    delay = 0.5
    for attempt in range(attempts):
        try:
            return server.send(message)
        except TemporaryFailure:
            if attempt == attempts - 1:
                raise
            time.sleep(delay)
            delay = min(delay * 2, 30)


def in_batches(messages, size):
    batch = []
    for message in messages:
        batch.append(message)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
