"""Kills itself in the midst of the first message it is ever told, and answers those of later runs."""
import json
import os
import pathlib
import signal
import sys

marker = pathlib.Path(sys.argv[1])


def write(**line):
    print(json.dumps({"jsonrpc": "2.0", **line}), flush=True)


write(id=1, method="hello", params={"nick": "fatal"})
for text in sys.stdin:
    line = json.loads(text)
    if line.get("method") != "message":
        continue
    message = line["params"]
    if not marker.exists():
        marker.touch()
        print("dies with", message["text"], file=sys.stderr, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    write(id=2, method="send", params={"to": message["from"], "text": "heard " + message["text"]})
    write(id=line["id"], result="ok")
