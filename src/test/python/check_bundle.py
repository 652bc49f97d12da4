"""Checks a bundle with nothing of the server's own code: RFC 6962 and C2SP signed-note, from their texts."""

import base64
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

ED25519_SPKI = bytes.fromhex("302a300506032b6570032100")


def sha256(data):
    return hashlib.sha256(data).digest()


def root(leaves):
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0])
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return sha256(b"\x01" + root(leaves[:split]) + root(leaves[split:]))


def signed(public_key, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "key.der").write_bytes(ED25519_SPKI + public_key)
        (folder / "message").write_bytes(message)
        (folder / "signature").write_bytes(signature)
        command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in message -sigfile signature"
        return subprocess.run(command.split(), cwd=folder, capture_output=True).returncode == 0


def check(path):
    with zipfile.ZipFile(path) as bundle:
        text, entries, checkpoint, key = (
            bundle.read(name) for name in ("statement.md", "entries.jsonl", "checkpoint.txt", "key.txt")
        )

    leaves = entries.split(b"\n")
    if leaves.pop() != b"":
        return "altered: last line"
    facts = [json.loads(leaf) for leaf in leaves]
    frozen = {fact["textHash"] for fact in facts if fact["type"] == "frozen"}
    if hashlib.sha256(text).hexdigest() not in frozen:
        return "altered: text"
    if any(fact["textHash"] not in frozen for fact in facts if fact["type"] == "signed"):
        return "altered: signed text"

    message, signature_line = checkpoint.split(b"\n\n")
    origin, size, root_hash = message.decode().split("\n")
    if int(size) != len(leaves) or base64.b64decode(root_hash) != root(leaves):
        return "altered: root"

    name, key_id, typed_key = key.decode().rstrip("\n").split("+", 2)
    typed_key = base64.b64decode(typed_key)
    dash, signer, blob = signature_line.decode().rstrip("\n").split(" ")
    blob = base64.b64decode(blob)
    expected_id = sha256(name.encode() + b"\n" + typed_key)[:4]
    if (dash, signer) != ("\u2014", name) or blob[:4] != expected_id or expected_id.hex() != key_id:
        return "altered: signature names another key"
    if typed_key[0] != 1 or not signed(typed_key[1:], message + b"\n", blob[4:]):
        return "altered: signature"
    return f"valid: {len(leaves)} entries"


verdict = check(sys.argv[1])
print(verdict)
sys.exit(0 if verdict.startswith("valid") else 1)
