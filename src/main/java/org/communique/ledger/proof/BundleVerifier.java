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

/** Checks one bundle. Each check adds its finding, and the next continues with what could be read. */
final class BundleVerifier {

    private final VerificationFindings verificationFindings = new VerificationFindings();
    private final @Nullable VerifierKey expectedKey;
    private final @Nullable String receipt;

    private BundleVerifier(@Nullable VerifierKey expectedKey, @Nullable String receipt) {
        this.expectedKey = expectedKey;
        this.receipt = receipt;
    }

    /**
     * @param expectedKey the key known from elsewhere; without it, the bundle vouches for its own key
     * @param receipt     of an act that the log must still contain
     */
    static VerificationReport of(Path bundle, @Nullable VerifierKey expectedKey, @Nullable String receipt) {
        BundleVerifier bundleVerifier = new BundleVerifier(expectedKey, receipt);
        switch (BundleReader.read(bundle)) {
            case BundleReader.Outcome.Files files -> bundleVerifier.check(files.contents());
            case BundleReader.Outcome.Altered altered ->
                bundleVerifier.verificationFindings.altered("bundle: " + altered.why());
            case BundleReader.Outcome.Incomplete incomplete ->
                bundleVerifier.verificationFindings.incomplete("bundle: " + incomplete.why());
        }
        return bundleVerifier.verificationFindings.report();
    }

    private void check(Map<String, byte[]> files) {
        Set<String> missing = new TreeSet<>(Bundle.LIMITS.keySet());
        missing.removeAll(files.keySet());
        missing.remove(Bundle.TIMESTAMP);
        missing.remove(Bundle.CORRECTED);
        missing.forEach(name -> verificationFindings.incomplete("bundle: " + name + " is missing"));

        byte[] keyFile = files.get(Bundle.KEYS);
        KeyChain keys = keyFile == null
                ? null
                : verificationFindings.read("key", () -> KeyChain.parse(BundleFileDecoder.decode(keyFile)));
        Checkpoint checkpoint = checkpoint(files.get(Bundle.CHECKPOINT), keys);
        byte[] entries = files.get(Bundle.ENTRIES);
        List<byte[]> lines = lines("entries", entries);
        boolean whole = checkpoint != null && entries != null && checkRoot(lines, checkpoint);
        checkTimestamp(files.get(Bundle.TIMESTAMP), files.get(Bundle.CHECKPOINT));
        PublicLogReplay publicLogReplay = acts(lines);
        if (whole && publicLogReplay != null && !publicLogReplay.everySignedTextWasFrozen()) {
            verificationFindings.altered("entries: a signature under a text that was never frozen");
        }
        byte[] text = files.get(Bundle.TEXT);
        byte[] readme = files.get(Bundle.README);
        if (text != null && readme != null) {
            checkReadme(readme, files, Sha256.of(text));
        }
        if (publicLogReplay != null && text != null) {
            checkText(Sha256.of(text).hex(), publicLogReplay, whole, files.get(Bundle.NAMES));
        }
        if (publicLogReplay != null) {
            checkCorrection(files.get(Bundle.CORRECTED), publicLogReplay);
        }
        if (receipt != null && keys != null && checkpoint != null) {
            Receipt read = verificationFindings.read("receipt", () -> Receipt.parse(receipt));
            if (read != null) {
                new ReceiptVerifier(read, verificationFindings).check(keys, checkpoint, lines);
            }
        }
    }

    private @Nullable Checkpoint checkpoint(byte @Nullable [] note, @Nullable KeyChain keys) {
        if (note == null) {
            return null;
        }
        SignedNote signed =
                verificationFindings.read("checkpoint", () -> SignedNote.parse(BundleFileDecoder.decode(note)));
        Checkpoint checkpoint =
                signed == null ? null : verificationFindings.read("checkpoint", () -> Checkpoint.parse(signed.text()));
        if (signed != null && keys != null) {
            checkSignature(signed, keys);
        }
        return checkpoint;
    }

    private void checkSignature(SignedNote checkpoint, KeyChain keys) {
        VerifierKey current = keys.current();
        if (checkpoint.isSignedBy(current)) {
            verificationFindings.valid("checkpoint: signed by the key " + current);
        } else {
            verificationFindings.altered("checkpoint: not signed by the key " + current);
        }
        if (keys.keys().size() > 1) {
            verificationFindings.valid("key: changed " + (keys.keys().size() - 1)
                    + " times, each hand-over signed by the key before; the first was "
                    + keys.keys().getFirst());
        }
        if (expectedKey == null) {
            return;
        }
        if (keys.contains(expectedKey)) {
            verificationFindings.valid(
                    expectedKey.equals(current)
                            ? "key: it is the key that you expected"
                            : "key: the key that you expected handed over to it");
        } else {
            verificationFindings.altered("key: it is not the key that you expected");
        }
    }

    private boolean checkRoot(List<byte[]> lines, Checkpoint checkpoint) {
        if (lines.size() < checkpoint.size()) {
            verificationFindings.incomplete("entries: " + lines.size() + " of " + checkpoint.size() + " are here");
            return false;
        }
        MerkleTree tree = new MerkleTree();
        lines.forEach(line -> tree.append(MerkleTree.leafHash(line)));
        if (lines.size() > checkpoint.size() || !tree.root().equals(checkpoint.root())) {
            verificationFindings.altered("entries: they are not those that the checkpoint seals");
            return false;
        }
        verificationFindings.valid("entries: all " + checkpoint.size() + " of " + checkpoint.origin()
                + " are here, unaltered and in order (root " + checkpoint.root().hex() + ")");
        return true;
    }

    private void checkTimestamp(byte @Nullable [] timestamp, byte @Nullable [] checkpoint) {
        if (timestamp != null && checkpoint != null) {
            verificationFindings.read("time stamp", () -> {
                TimestampToken token = TimestampToken.parse(timestamp);
                token.requireStampOf(checkpoint);
                verificationFindings.valid("time stamp: the checkpoint existed at " + token.time() + ", says "
                        + token.authority() + ". Whether that authority is to be trusted is for you to judge");
                return token;
            });
        }
    }

    private @Nullable PublicLogReplay acts(List<byte[]> lines) {
        return verificationFindings.read("entries", () -> {
            PublicLogReplay publicLogReplay = new PublicLogReplay();
            for (int index = 0; index < lines.size(); index++) {
                publicLogReplay.read(index, BundleFileDecoder.decode(lines.get(index)));
            }
            return publicLogReplay;
        });
    }

    private void checkText(
            String textHash, PublicLogReplay publicLogReplay, boolean whole, byte @Nullable [] nameFile) {
        if (!publicLogReplay.wasFrozen(textHash)) {
            // A record that is cut short may have lost the freezing of this very text.
            if (whole || publicLogReplay.hasFrozenText()) {
                verificationFindings.altered("text: its SHA-256, " + textHash + ", is that of no frozen version");
            } else {
                verificationFindings.incomplete("text: the entry that froze it is missing");
            }
            return;
        }
        verificationFindings.valid("text: its SHA-256, " + textHash + ", is that of a frozen version");
        String published = publicLogReplay.publishedText();
        if (published == null) {
            verificationFindings.valid("publication: none on record in this bundle");
        } else if (published.equals(textHash)) {
            verificationFindings.valid("publication: this text is the published one");
        } else {
            verificationFindings.altered("publication: another text was published, " + published);
        }
        List<byte[]> nameLines = lines("names", nameFile);
        OpeningIndex openingIndex = verificationFindings.read("names", () -> new OpeningIndex(nameLines));
        if (openingIndex != null) {
            if (whole && openingIndex.hasOthersThan(publicLogReplay)) {
                verificationFindings.altered("names: a line that belongs to no signature, or was changed");
            }
            verificationFindings.read("names", () -> checkSignatories(textHash, publicLogReplay, openingIndex));
        }
    }

    private void checkCorrection(byte @Nullable [] corrected, PublicLogReplay publicLogReplay) {
        String onRecord = publicLogReplay.correctedText();
        if (corrected == null) {
            if (onRecord != null) {
                verificationFindings.incomplete("bundle: " + Bundle.CORRECTED + " is missing");
            }
        } else if (Sha256.of(corrected).hex().equals(onRecord)) {
            verificationFindings.valid("correction: the SHA-256 of " + Bundle.CORRECTED + ", " + onRecord
                    + ", is that of the last correction. No one signed it; they signed " + Bundle.TEXT);
        } else {
            verificationFindings.altered("correction: the SHA-256 of " + Bundle.CORRECTED
                    + (onRecord == null ? " is on no record" : " is not that of the last correction, " + onRecord));
        }
    }

    /** The page may be of another edition of the server, or anyone's. */
    private void checkReadme(byte[] readme, Map<String, byte[]> files, Sha256 textHash) {
        String known =
                BundleReadme.text(textHash, files.containsKey(Bundle.CORRECTED), files.containsKey(Bundle.TIMESTAMP));
        if (!Arrays.equals(readme, known.getBytes(StandardCharsets.UTF_8))) {
            verificationFindings.unsealed(
                    "README.txt: it is not the page that this program knows, and nothing seals it. Do not rely on it");
        }
    }

    private int checkSignatories(String textHash, PublicLogReplay publicLogReplay, OpeningIndex openingIndex) {
        publicLogReplay.signed().forEach((index, signature) -> {
            if (!openingIndex.has(signature.signatory()) && !publicLogReplay.isErased(index)) {
                verificationFindings.incomplete("names: who signed in entry " + index + " is missing");
            }
        });
        List<String> here = new ArrayList<>();
        int elsewhere = 0;
        for (Map.Entry<Integer, PublicLogReplay.Signature> standing : publicLogReplay.standing()) {
            PublicLogReplay.Signature signature = standing.getValue();
            if (!signature.textHash().equals(textHash)) {
                elsewhere++;
            } else if (publicLogReplay.isErased(standing.getKey())) {
                here.add("(name erased: entry " + standing.getKey() + ")");
            } else if (openingIndex.has(signature.signatory())) {
                here.add(openingIndex.signatory(signature.signatory()));
            }
        }
        verificationFindings.valid("signatures: as of " + publicLogReplay.lastAt() + ", "
                + publicLogReplay.signed().size() + " on record, " + publicLogReplay.withdrawn() + " withdrawn; "
                + here.size()
                + " organisations stand behind this text, each under its SHA-256"
                + (elsewhere == 0 ? "" : "; " + elsewhere + " behind another version only"));
        here.forEach(signatory -> verificationFindings.valid("  " + signatory));
        return here.size();
    }

    private List<byte[]> lines(String what, byte @Nullable [] content) {
        if (content == null) {
            return List.of();
        }
        BundleFileDecoder.Lines lines = BundleFileDecoder.lines(content);
        if (lines.rest()) {
            verificationFindings.incomplete(what + ": the last line is cut off");
        }
        return lines.lines();
    }
}
