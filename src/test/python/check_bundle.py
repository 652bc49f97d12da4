"""Checks a bundle with nothing of the server's own code: RFC 6962 and C2SP signed-note, from their texts."""

import base64
import hashlib
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

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


def raw_key(verifier_key):
    """The 32 bytes; None unless it is an Ed25519 key with its own id."""
    name, key_id, encoded = verifier_key.split("+", 2)
    typed = base64.b64decode(encoded)
    right = typed[0] == 1 and sha256(name.encode() + b"\n" + typed)[:4].hex() == key_id
    return typed[1:] if right else None


def current_key(key_file):
    """The last key, if each was handed over to by the one before."""
    first, *hand_overs = key_file.decode().splitlines()
    current = first
    for line in hand_overs:
        key, at, signature = line.split(" ")
        text = f"communique key hand-over\n{current}\n{key}\n{at}\n".encode()
        if not signed(raw_key(current), text, base64.b64decode(signature)):
            return None
        current = key
    return current


FILES = ["README.txt", "statement.md", "corrected.md", "entries.jsonl", "names.jsonl", "checkpoint.txt", "key.txt", "timestamp.tsr"]
OPTIONAL = {"corrected.md", "timestamp.tsr"}


def unpacked(archive):
    """The files by name; None unless every byte of the zip is as the form of bundles has it."""
    files, at = {}, 0
    while archive[at : at + 4] == b"PK\3\4":
        size, name_length = struct.unpack_from("<IH", archive, at + 22)
        content = at + 30 + name_length
        files[archive[at + 30 : content].decode("latin-1")] = archive[content : content + size]
        at = content + size
    local, directory = b"", b""
    for name in (name for name in FILES if name in files):
        content = files[name]
        size = len(content)
        facts = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 0x21, zlib.crc32(content), size, size, len(name), 0)
        directory += b"PK\1\2" + struct.pack("<H", 20) + facts
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(local)) + name.encode()
        local += b"PK\3\4" + facts + name.encode() + content
    counts = (len(files), len(files), len(directory), len(local))
    return files if local + directory + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, *counts, 0) == archive else None


def check(path):
    files = unpacked(pathlib.Path(path).read_bytes())
    if files is None:
        return "altered: zip"
    if not set(FILES) - OPTIONAL <= set(files):
        return "incomplete: files"
    text, entries, names, checkpoint, keys = (files[name] for name in FILES if name not in OPTIONAL | {"README.txt"})

    leaves = entries.split(b"\n")
    if leaves.pop() != b"":
        return "altered: last line"
    facts = [json.loads(leaf) for leaf in leaves]
    frozen = {fact["textHash"] for fact in facts if fact["type"] == "frozen"}
    if hashlib.sha256(text).hexdigest() not in frozen:
        return "altered: text"
    corrections = [fact["textHash"] for fact in facts if fact["type"] == "corrected"]
    if corrections and "corrected.md" not in files:
        return "incomplete: corrected text"
    if "corrected.md" in files and hashlib.sha256(files["corrected.md"]).hexdigest() not in corrections[-1:]:
        return "altered: corrected text"
    signatures = {place: fact for place, fact in enumerate(facts) if fact["type"] == "signed"}
    if any(fact["textHash"] not in frozen for fact in signatures.values()):
        return "altered: signed text"

    message, signature_line = checkpoint.split(b"\n\n")
    origin, size, root_hash = message.decode().split("\n")
    if int(size) != len(leaves) or base64.b64decode(root_hash) != root(leaves):
        return "altered: root"

    key = current_key(keys)
    if key is None:
        return "altered: hand-over"
    dash, signer, blob = signature_line.decode().rstrip("\n").split(" ")
    blob = base64.b64decode(blob)
    if (dash, signer, blob[:4].hex()) != ("\u2014", *key.split("+")[:2]):
        return "altered: signature names another key"
    if raw_key(key) is None or not signed(raw_key(key), message + b"\n", blob[4:]):
        return "altered: signature"

    openings = {hashlib.sha256(line).hexdigest() for line in names.splitlines()}
    if not openings <= {fact["signatory"] for fact in signatures.values()}:
        return "altered: names"
    erased = {fact["entry"] for fact in facts if fact["type"] == "erased" and fact["field"] == "signatory"}
    if any(fact["signatory"] not in openings and place not in erased for place, fact in signatures.items()):
        return "incomplete: names"
    return f"valid: {len(leaves)} entries, {len(openings)} names"


verdict = check(sys.argv[1])
print(verdict)
sys.exit({"valid": 0, "altered": 1, "incomplete": 2}[verdict.split(":")[0]])
