"""Calls back the customers' systems."""

import time

from shop.jobs.mailer import TemporaryFailure


def deliver(endpoint, payload, tries=3):
    pause = 1.0
    for number in range(tries):
        try:
            return endpoint.send(payload)
        except TemporaryFailure:
            if number == tries - 1:
                raise
            time.sleep(pause)
            pause = min(pause * 2, 60)


def deliver_logged(endpoint, payload, log, tries=3):
    pause = 1.0
    for number in range(tries):
        log.info("try %d of %d", number + 1, tries)
        try:
            answer = endpoint.send(payload)
            log.info("delivered")
            return answer
        except TemporaryFailure as failure:
            log.warning("failed: %s", failure)
            if number == tries - 1:
                raise
            time.sleep(pause)
            pause = min(pause * 2, 60)


def pages(rows, length):
    for start in range(0, len(rows), length):
        yield rows[start : start + length]
