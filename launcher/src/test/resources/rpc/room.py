"""Repeats in #tea what is said there, and asks there; comes to and leaves #den when it is told."""
import json
import sys


def write(**line):
    print(json.dumps({"jsonrpc": "2.0", **line}), flush=True)


asked = {}
write(id=1, method="hello", params={"nick": "waiter", "rooms": ["#tea"]})
for text in sys.stdin:
    line = json.loads(text)
    if line.get("id") in asked:
        person, message = asked.pop(line["id"])
        words = f"{person} takes {line['result']['text']}"
        write(id="s", method="send", params={"to": "#tea", "text": words})
        write(id=message, result="ok")
    if line.get("method") != "message":
        continue
    said = line["params"]
    if said["text"] == "order":
        asked["a" + line["id"]] = (said["from"], line["id"])
        question = {"to": said["from"], "room": said["to"], "text": "What?", "choices": ["tea", "mate"]}
        write(id="a" + line["id"], method="ask", params=question)
        continue
    if said["text"] in ("join", "leave"):
        write(id="r", method=said["text"], params={"room": "#den"})
    words = f"{said['from']} in {said['to']}: {said['text']}"
    write(id="s", method="send", params={"to": said["to"] if said["to"][0] == "#" else said["from"], "text": words})
    write(id=line["id"], result="ok")
