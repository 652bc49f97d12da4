package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.communique.ledger.proof.Report.Finding;
import org.communique.ledger.proof.Report.Verdict;
import org.jspecify.annotations.Nullable;

/** Checks one bundle. Each check adds its finding, and the next goes on with what could be read. */
final class Verification {

    private final List<Finding> findings = new ArrayList<>();
    private final @Nullable VerifierKey expectedKey;

    private Verification(@Nullable VerifierKey expectedKey) {
        this.expectedKey = expectedKey;
    }

    /** @param expectedKey the key known from elsewhere; without it, the bundle vouches for its own key */
    static Report of(Path bundle, @Nullable VerifierKey expectedKey) {
        Verification verification = new Verification(expectedKey);
        switch (BundleReader.read(bundle)) {
            case BundleReader.Outcome.Files files -> verification.check(files.contents());
            case BundleReader.Outcome.Altered altered -> verification.altered("bundle: " + altered.why());
            case BundleReader.Outcome.Incomplete incomplete -> verification.incomplete("bundle: " + incomplete.why());
        }
        return new Report(verification.findings);
    }

    private void check(Map<String, byte[]> files) {
        Set<String> missing = new TreeSet<>(Bundle.LIMITS.keySet());
        missing.removeAll(files.keySet());
        missing.forEach(name -> incomplete("bundle: " + name + " is missing"));

        byte[] entries = files.get(Bundle.ENTRIES);
        List<byte[]> lines = entries == null ? List.of() : lines(entries);
        Checkpoint checkpoint = checkpoint(files.get(Bundle.CHECKPOINT), files.get(Bundle.KEYS));
        boolean whole = checkpoint != null && entries != null && checkRoot(lines, checkpoint);
        Acts acts = acts(lines);
        if (whole && acts != null && !acts.everySignedTextWasFrozen()) {
            altered("entries: a signature under a text that was never frozen");
        }
        byte[] text = files.get(Bundle.TEXT);
        if (acts != null && text != null) {
            checkText(Sha256.of(text).hex(), acts, whole);
        }
    }

    private @Nullable Checkpoint checkpoint(byte @Nullable [] note, byte @Nullable [] keyFile) {
        if (note == null) {
            return null;
        }
        SignedNote signed = read("checkpoint", () -> SignedNote.parse(decode(note)));
        Checkpoint checkpoint = signed == null ? null : read("checkpoint", () -> Checkpoint.parse(signed.text()));
        List<VerifierKey> keys = keyFile == null ? null : read("key", () -> keys(decode(keyFile)));
        if (signed != null && keys != null) {
            checkSignatures(signed, keys);
        }
        return checkpoint;
    }

    private void checkSignatures(SignedNote checkpoint, List<VerifierKey> keys) {
        for (VerifierKey key : keys) {
            if (checkpoint.isSignedBy(key)) {
                valid("checkpoint: signed by the key " + key);
            } else {
                altered("checkpoint: not signed by the key " + key);
            }
        }
        if (expectedKey == null) {
            return;
        }
        if (keys.contains(expectedKey)) {
            valid("key: it is the key that you expected");
        } else {
            altered("key: it is not the key that you expected");
        }
    }

    private boolean checkRoot(List<byte[]> lines, Checkpoint checkpoint) {
        if (lines.size() < checkpoint.size()) {
            incomplete("entries: " + lines.size() + " of " + checkpoint.size() + " are here");
            return false;
        }
        MerkleTree tree = new MerkleTree();
        lines.forEach(line -> tree.append(MerkleTree.leafHash(line)));
        if (lines.size() > checkpoint.size() || !tree.root().equals(checkpoint.root())) {
            altered("entries: they are not those that the checkpoint seals");
            return false;
        }
        valid("entries: all " + checkpoint.size() + " of " + checkpoint.origin()
                + " are here, unaltered and in order (root " + checkpoint.root().hex() + ")");
        return true;
    }

    private @Nullable Acts acts(List<byte[]> lines) {
        return read("entries", () -> {
            Acts acts = new Acts();
            lines.forEach(line -> acts.read(decode(line)));
            return acts;
        });
    }

    private void checkText(String textHash, Acts acts, boolean whole) {
        if (!acts.wasFrozen(textHash)) {
            // A record that is cut short may have lost the freezing of this very text.
            if (whole || acts.hasFrozenText()) {
                altered("text: its SHA-256, " + textHash + ", is that of no frozen version");
            } else {
                incomplete("text: the entry that froze it is missing");
            }
            return;
        }
        valid("text: its SHA-256, " + textHash + ", is that of a frozen version");
        String published = acts.publishedText();
        if (published == null) {
            valid("publication: none on record in this bundle");
        } else if (published.equals(textHash)) {
            valid("publication: this text is the published one");
        } else {
            altered("publication: another text was published, " + published);
        }
        checkSignatories(textHash, acts);
    }

    private void checkSignatories(String textHash, Acts acts) {
        List<String> here = new ArrayList<>();
        int elsewhere = 0;
        for (Map.Entry<Acts.Signatory, Acts.Signature> signature :
                acts.signatures().entrySet()) {
            if (signature.getValue().textHash().equals(textHash)) {
                Acts.Signatory signatory = signature.getKey();
                here.add(signatory.organisation() + " (" + signatory.country() + ")"
                        + (signature.getValue().reservation() == null ? "" : ", with a reservation"));
            } else {
                elsewhere++;
            }
        }
        valid("signatures: as of " + acts.lastAt() + ", " + acts.signed() + " on record, " + acts.withdrawn()
                + " withdrawn; " + here.size()
                + " organisations stand behind this text, each under its SHA-256"
                + (elsewhere == 0 ? "" : "; " + elsewhere + " behind another version only"));
        here.forEach(signatory -> valid("  " + signatory));
    }

    private <T> @Nullable T read(String what, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (MalformedException e) {
            altered(what + ": " + e.getMessage());
            return null;
        }
    }

    private static List<VerifierKey> keys(String file) {
        if (!file.endsWith("\n") || file.indexOf('\r') >= 0) {
            throw new MalformedException("the keys are not one a line");
        }
        return file.lines().map(VerifierKey::parse).toList();
    }

    /** The lines of the record without their line feeds. What follows the last line feed was cut off and is no line. */
    private List<byte[]> lines(byte[] content) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                lines.add(Arrays.copyOfRange(content, start, i));
                start = i + 1;
            }
        }
        if (start < content.length) {
            incomplete("entries: the last line is cut off");
        }
        return lines;
    }

    private static String decode(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("not UTF-8");
        }
    }

    private void valid(String line) {
        findings.add(new Finding(Verdict.VALID, line));
    }

    private void altered(String line) {
        findings.add(new Finding(Verdict.ALTERED, line));
    }

    private void incomplete(String line) {
        findings.add(new Finding(Verdict.INCOMPLETE, line));
    }
}
