#!/usr/bin/env python3
"""Takes orders for pizza. Run it with: parley bot run --json ./pizza.py"""
import collections
import itertools
import json
import sys

numbers = itertools.count(1)
later = collections.deque()  # what came while a response was waited for


class Failed(Exception):
    pass


def write(**line):
    print(json.dumps({"jsonrpc": "2.0", **line}), flush=True)


def read():
    line = sys.stdin.readline()
    if not line:
        sys.exit()  # Parley has ended
    return json.loads(line)


def call(method, **params):
    number = next(numbers)
    write(id=number, method=method, params=params)
    while True:
        line = read()
        if line.get("id") != number or "method" in line:
            later.append(line)
        elif "error" in line:
            raise Failed(line["error"])
        else:
            return line["result"]


def order(person):
    size = call("ask", to=person, text="Which size?", choices=["S", "M", "L"])["text"]
    sure = call("ask", to=person, text=f"One pizza of size {size}?", yesNo=True)["text"]
    call("send", to=person, text="It is on its way." if sure == "yes" else "No pizza then.")


call("hello", nick="pizza", about="bakes", commands=[{"name": "order", "help": "order a pizza"}])
while True:
    line = later.popleft() if later else read()
    if line.get("method") != "message":
        continue
    message = line["params"]
    try:
        if message["text"] == "/order":
            order(message["from"])
        else:
            call("send", to=message["from"], text="Say /order to get a pizza.")
        write(id=line["id"], result="ok")  # without this it comes again after a restart
    except Failed as failed:
        write(id=line["id"], error=failed.args[0])  # Parley says it to the person
