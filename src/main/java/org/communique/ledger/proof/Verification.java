package org.communique.ledger.proof;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks one bundle. Each check adds its finding, and the next goes on with what could be read. */
final class Verification {

    private final Findings findings = new Findings();
    private final @Nullable VerifierKey expectedKey;
    private final @Nullable String receipt;

    private Verification(@Nullable VerifierKey expectedKey, @Nullable String receipt) {
        this.expectedKey = expectedKey;
        this.receipt = receipt;
    }

    /**
     * @param expectedKey the key known from elsewhere; without it, the bundle vouches for its own key
     * @param receipt     of an act that the log must still contain
     */
    static Report of(Path bundle, @Nullable VerifierKey expectedKey, @Nullable String receipt) {
        Verification verification = new Verification(expectedKey, receipt);
        switch (BundleReader.read(bundle)) {
            case BundleReader.Outcome.Files files -> verification.check(files.contents());
            case BundleReader.Outcome.Altered altered -> verification.findings.altered("bundle: " + altered.why());
            case BundleReader.Outcome.Incomplete incomplete ->
                verification.findings.incomplete("bundle: " + incomplete.why());
        }
        return verification.findings.report();
    }

    private void check(Map<String, byte[]> files) {
        Set<String> missing = new TreeSet<>(Bundle.LIMITS.keySet());
        missing.removeAll(files.keySet());
        missing.remove(Bundle.TIMESTAMP);
        missing.forEach(name -> findings.incomplete("bundle: " + name + " is missing"));

        byte[] keyFile = files.get(Bundle.KEYS);
        KeyChain keys = keyFile == null ? null : findings.read("key", () -> KeyChain.parse(Content.decode(keyFile)));
        Checkpoint checkpoint = checkpoint(files.get(Bundle.CHECKPOINT), keys);
        byte[] entries = files.get(Bundle.ENTRIES);
        List<byte[]> lines = lines("entries", entries);
        boolean whole = checkpoint != null && entries != null && checkRoot(lines, checkpoint);
        checkTimestamp(files.get(Bundle.TIMESTAMP), files.get(Bundle.CHECKPOINT));
        Acts acts = acts(lines);
        if (whole && acts != null && !acts.everySignedTextWasFrozen()) {
            findings.altered("entries: a signature under a text that was never frozen");
        }
        byte[] text = files.get(Bundle.TEXT);
        byte[] readme = files.get(Bundle.README);
        if (text != null && readme != null) {
            checkReadme(readme, Sha256.of(text), files.containsKey(Bundle.TIMESTAMP));
        }
        if (acts != null && text != null) {
            checkText(Sha256.of(text).hex(), acts, whole, files.get(Bundle.NAMES));
        }
        if (receipt != null && keys != null && checkpoint != null) {
            Receipt read = findings.read("receipt", () -> Receipt.parse(receipt));
            if (read != null) {
                new ReceiptCheck(read, findings).check(keys, checkpoint, lines);
            }
        }
    }

    private @Nullable Checkpoint checkpoint(byte @Nullable [] note, @Nullable KeyChain keys) {
        if (note == null) {
            return null;
        }
        SignedNote signed = findings.read("checkpoint", () -> SignedNote.parse(Content.decode(note)));
        Checkpoint checkpoint =
                signed == null ? null : findings.read("checkpoint", () -> Checkpoint.parse(signed.text()));
        if (signed != null && keys != null) {
            checkSignature(signed, keys);
        }
        return checkpoint;
    }

    private void checkSignature(SignedNote checkpoint, KeyChain keys) {
        VerifierKey current = keys.current();
        if (checkpoint.isSignedBy(current)) {
            findings.valid("checkpoint: signed by the key " + current);
        } else {
            findings.altered("checkpoint: not signed by the key " + current);
        }
        if (keys.keys().size() > 1) {
            findings.valid("key: changed " + (keys.keys().size() - 1)
                    + " times, each hand-over signed by the key before; the first was "
                    + keys.keys().getFirst());
        }
        if (expectedKey == null) {
            return;
        }
        if (keys.contains(expectedKey)) {
            findings.valid(
                    expectedKey.equals(current)
                            ? "key: it is the key that you expected"
                            : "key: the key that you expected handed over to it");
        } else {
            findings.altered("key: it is not the key that you expected");
        }
    }

    private boolean checkRoot(List<byte[]> lines, Checkpoint checkpoint) {
        if (lines.size() < checkpoint.size()) {
            findings.incomplete("entries: " + lines.size() + " of " + checkpoint.size() + " are here");
            return false;
        }
        MerkleTree tree = new MerkleTree();
        lines.forEach(line -> tree.append(MerkleTree.leafHash(line)));
        if (lines.size() > checkpoint.size() || !tree.root().equals(checkpoint.root())) {
            findings.altered("entries: they are not those that the checkpoint seals");
            return false;
        }
        findings.valid("entries: all " + checkpoint.size() + " of " + checkpoint.origin()
                + " are here, unaltered and in order (root " + checkpoint.root().hex() + ")");
        return true;
    }

    private void checkTimestamp(byte @Nullable [] timestamp, byte @Nullable [] checkpoint) {
        if (timestamp != null && checkpoint != null) {
            findings.read("time stamp", () -> {
                Timestamp token = Timestamp.parse(timestamp);
                token.requireStampOf(checkpoint);
                findings.valid("time stamp: the checkpoint existed at " + token.time() + ", says " + token.authority()
                        + ". Whether that authority is to be trusted is for you to judge");
                return token;
            });
        }
    }

    private @Nullable Acts acts(List<byte[]> lines) {
        return findings.read("entries", () -> {
            Acts acts = new Acts();
            for (int index = 0; index < lines.size(); index++) {
                acts.read(index, Content.decode(lines.get(index)));
            }
            return acts;
        });
    }

    private void checkText(String textHash, Acts acts, boolean whole, byte @Nullable [] nameFile) {
        if (!acts.wasFrozen(textHash)) {
            // A record that is cut short may have lost the freezing of this very text.
            if (whole || acts.hasFrozenText()) {
                findings.altered("text: its SHA-256, " + textHash + ", is that of no frozen version");
            } else {
                findings.incomplete("text: the entry that froze it is missing");
            }
            return;
        }
        findings.valid("text: its SHA-256, " + textHash + ", is that of a frozen version");
        String published = acts.publishedText();
        if (published == null) {
            findings.valid("publication: none on record in this bundle");
        } else if (published.equals(textHash)) {
            findings.valid("publication: this text is the published one");
        } else {
            findings.altered("publication: another text was published, " + published);
        }
        List<byte[]> nameLines = lines("names", nameFile);
        Names names = findings.read("names", () -> new Names(nameLines));
        if (names != null) {
            if (whole && names.hasOthersThan(acts)) {
                findings.altered("names: a line that belongs to no signature, or was changed");
            }
            findings.read("names", () -> checkSignatories(textHash, acts, names));
        }
    }

    /** The page may be of another edition of the server, or anyone's. */
    private void checkReadme(byte[] readme, Sha256 textHash, boolean timestamped) {
        if (!Arrays.equals(readme, Readme.text(textHash, timestamped).getBytes(StandardCharsets.UTF_8))) {
            findings.unsealed(
                    "README.txt: it is not the page that this program knows, and nothing seals it. Do not rely on it");
        }
    }

    private int checkSignatories(String textHash, Acts acts, Names names) {
        acts.signed().forEach((index, signature) -> {
            if (!names.has(signature.signatory()) && !acts.isErased(index)) {
                findings.incomplete("names: who signed in entry " + index + " is missing");
            }
        });
        List<String> here = new ArrayList<>();
        int elsewhere = 0;
        for (Map.Entry<Integer, Acts.Signature> standing : acts.standing()) {
            Acts.Signature signature = standing.getValue();
            if (!signature.textHash().equals(textHash)) {
                elsewhere++;
            } else if (acts.isErased(standing.getKey())) {
                here.add("(name erased: entry " + standing.getKey() + ")");
            } else if (names.has(signature.signatory())) {
                here.add(names.signatory(signature.signatory()));
            }
        }
        findings.valid("signatures: as of " + acts.lastAt() + ", "
                + acts.signed().size() + " on record, " + acts.withdrawn() + " withdrawn; " + here.size()
                + " organisations stand behind this text, each under its SHA-256"
                + (elsewhere == 0 ? "" : "; " + elsewhere + " behind another version only"));
        here.forEach(signatory -> findings.valid("  " + signatory));
        return here.size();
    }

    private List<byte[]> lines(String what, byte @Nullable [] content) {
        if (content == null) {
            return List.of();
        }
        Content.Lines lines = Content.lines(content);
        if (lines.rest()) {
            findings.incomplete(what + ": the last line is cut off");
        }
        return lines.lines();
    }
}
