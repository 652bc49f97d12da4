#!/usr/bin/env python3
"""Does Communiqué's main job over its REST API, on a text file: people, import, review in two rounds, sign-on, publication.

    main_job.py http://localhost:8080 ADMINISTRATOR_TOKEN FILE TOKEN_COMMAND...

TOKEN_COMMAND, with an e-mail address and a name added, prints a personal access token with every scope for that member, as
`./run token --scope read,write,sign,administer,authorise` does.
Needs nothing but Python 3. Prints the address of the published statement.
"""

import datetime
import hashlib
import json
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid


class Refused(Exception):
    def __init__(self, status, problem):
        super().__init__(f"{status}: {problem}")
        self.status = status
        self.problem = problem


class Caller:
    """Somebody with a personal access token."""

    def __init__(self, base, token):
        self.base = base
        self.token = token

    def call(self, method, path, body=None, content_type="application/json"):
        if content_type == "application/json" and body is not None:
            body = json.dumps(body)
        request = urllib.request.Request(
            self.base + path, data=body.encode() if isinstance(body, str) else body, method=method)
        request.add_header("Authorization", "Bearer " + self.token)
        request.add_header("Content-Type", content_type)
        try:
            with urllib.request.urlopen(request) as answer:
                payload = answer.read()
                return json.loads(payload) if "json" in answer.headers.get("Content-Type", "") else payload
        except urllib.error.HTTPError as error:
            problem = error.read()
            raise Refused(error.code, json.loads(problem) if problem.startswith(b"{") else problem) from None

    def get(self, path):
        return self.call("GET", path)

    def post(self, path, body=None):
        return self.call("POST", path, body)

    def put(self, path, body, content_type="application/json"):
        return self.call("PUT", path, body, content_type)

    def delete(self, path):
        return self.call("DELETE", path)

    def upload(self, path, parts):
        """A multipart form; a part is (name, file name or None, content type, bytes)."""
        boundary = uuid.uuid4().hex
        body = b""
        for name, filename, content_type, content in parts:
            disposition = f'form-data; name="{name}"' + (f'; filename="{filename}"' if filename else "")
            body += (f"--{boundary}\r\nContent-Disposition: {disposition}\r\n"
                     f"Content-Type: {content_type}\r\n\r\n").encode() + content + b"\r\n"
        body += f"--{boundary}--\r\n".encode()
        return self.call("POST", path, body, f"multipart/form-data; boundary={boundary}")


def must_refuse(status, code, act):
    try:
        act()
    except Refused as refused:
        got = refused.problem.get("code") if isinstance(refused.problem, dict) else refused.problem
        assert (refused.status, got) == (status, code), f"expected {status} {code}, got {refused}"
        return
    raise AssertionError(f"expected a refusal: {status} {code}")


def await_(what, find):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError("waited in vain for " + what)


def main(base, administrator_token, file, token_command):
    administrator = Caller(base, administrator_token)
    mark = uuid.uuid4().hex[:8]

    def organisation(name, country, region):
        return administrator.post("/api/v1/organisations", {
            "officialName": f"{name} {mark}", "displayName": name, "country": country, "region": region,
            "status": "SPECIAL", "domain": ""})

    def member(name, of, *roles):
        email = f"{name.lower()}-{mark}@example.org"
        made = administrator.post("/api/v1/members", {
            "name": name, "email": email, "organisation": of["id"], "roles": roles})
        token = subprocess.run([*token_command, email, "main job"], check=True, capture_output=True, text=True).stdout
        caller = Caller(base, token.strip().splitlines()[-1])
        caller.id = made["id"]
        return caller

    north = organisation("North Forum", "NO", "WESTERN_EUROPE_OTHERS")
    south = organisation("South Forum", "CL", "LATIN_AMERICA_CARIBBEAN")
    east = organisation("East Forum", "GE", "EASTERN_EUROPE")
    coordinator = member("Coordinator", north, "COORDINATOR")
    clearing = member("Clearing", south, "COORDINATOR", "REVIEWER")
    drafter = member("Drafter", north, "DRAFTER")
    reviewers = [member(f"Reviewer{i}", of, "REVIEWER") for i, of in enumerate([north, south, east])]
    signers = [(of, member(f"Signer{i}", of, "REPRESENTATIVE")) for i, of in enumerate([north, south, east])]
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    for of, signer in signers:
        administrator.post("/api/v1/mandates", {
            "member": signer.id, "organisation": of["id"], "from": today, "until": None, "evidence": "Board decision"})

    grants = [{"member": drafter.id, "right": "EDIT"}] + [{"member": r.id, "right": "REVIEW"} for r in reviewers]
    about = {"title": f"Imported {mark}", "language": "en", "grants": grants}
    imported = coordinator.upload("/api/v1/statements/import", [
        ("statement", None, "application/json", json.dumps(about).encode()),
        ("file", file.name, "application/octet-stream", file.read_bytes())])
    statement = imported["id"]
    print("imported", statement, "with", len(imported["losses"]), "losses")
    must_refuse(403, "forbidden", lambda: signers[0][1].get(f"/api/v1/statements/{statement}/draft"))

    def open_stage(who):
        return await_("a stage to decide", lambda: next(
            (signing["stage"] for signing in who.get(f"/api/v1/statements/{statement}/stages") if signing["standing"] == "MAY_DECIDE"), None))

    def decide(who, verdict, comment=""):
        stage = open_stage(who)
        return stage, who.post(f"/api/v1/stages/{stage['id']}/decisions", {
            "hash": stage["hash"], "verdict": verdict, "comment": comment})

    first = drafter.post(f"/api/v1/statements/{statement}/versions")
    first_stage, _ = decide(reviewers[0], "REQUEST_CHANGES", "Say what we ask in the first paragraph.")
    await_("the draft", lambda: coordinator.get(f"/api/v1/statements/{statement}")["phase"] == "DRAFTING")
    text = drafter.get(f"/api/v1/statements/{statement}/draft").decode()
    drafter.put(f"/api/v1/statements/{statement}/draft", text + "\n## What we ask\n\nSay it first.\n", "text/markdown")
    second = drafter.post(f"/api/v1/statements/{statement}/versions")
    assert second["hash"] != first["hash"]
    must_refuse(409, "older-version", lambda: reviewers[1].post(
        f"/api/v1/stages/{first_stage['id']}/decisions", {"hash": first["hash"], "verdict": "APPROVE"}))

    stage, _ = decide(reviewers[0], "APPROVE")
    must_refuse(409, "already-decided", lambda: reviewers[0].post(
        f"/api/v1/stages/{stage['id']}/decisions", {"hash": stage["hash"], "verdict": "REQUEST_CHANGES"}))
    decide(reviewers[1], "APPROVE")
    decide(reviewers[2], "APPROVE", "Legal: fine.")
    decide(clearing, "APPROVE")
    await_("the approval", lambda: coordinator.get(f"/api/v1/statements/{statement}")["phase"] == "APPROVED")

    deadline = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=2)).isoformat()
    call = coordinator.post(f"/api/v1/statements/{statement}/calls", {
        "organisations": [of["id"] for of, _ in signers], "deadline": deadline.replace("+00:00", "Z")})
    version = call["version"]
    for i, (of, signer) in enumerate(signers):
        signing = signer.get(f"/api/v1/statements/{statement}/signing")
        assert hashlib.sha256(signing["text"]["text"].encode()).hexdigest() == signing["call"]["hash"]
        signer.put(f"/api/v1/calls/{version}/signatures/{of['id']}", {
            "hash": signing["call"]["hash"], "reservation": "Except the last sentence." if i == 1 else None})
    must_refuse(403, "no-mandate", lambda: signers[0][1].put(
        f"/api/v1/calls/{version}/signatures/{east['id']}", {"hash": call["hash"]}))
    signers[2][1].delete(f"/api/v1/calls/{version}/signatures/{east['id']}")
    must_refuse(403, "forbidden", lambda: signers[0][1].get(f"/api/v1/calls/{version}/board"))
    totals = coordinator.get(f"/api/v1/calls/{version}/board")["totals"]
    assert (totals["signed"], totals["signedWithReservation"], totals["withdrawn"]) == (1, 1, 1), totals

    coordinator.post(f"/api/v1/calls/{version}/closing")
    await_("the closing", lambda: coordinator.get(f"/api/v1/statements/{statement}")["phase"] == "CLOSED")
    published = coordinator.post(f"/api/v1/statements/{statement}/publication", {"hash": call["hash"]})
    address = base + "/p/" + published["slug"]
    with urllib.request.urlopen(address + ".md") as answer:
        assert hashlib.sha256(answer.read()).hexdigest() == second["hash"]
    with urllib.request.urlopen(address) as answer:
        page = answer.read().decode()
        assert "North Forum " + mark in page and "Except the last sentence." in page and "East Forum " + mark not in page
    print(address)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2], pathlib.Path(sys.argv[3]), sys.argv[4:])
