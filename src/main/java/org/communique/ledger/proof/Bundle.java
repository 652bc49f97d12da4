package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement with all that is needed to check it offline: a zip of some files. The same content always makes the same
 * bytes.
 *
 * @param text the frozen text, byte for byte
 * @param corrected the text in which errors were corrected last after publication; null if none were
 * @param entries the log's entries in order, each in canonical JSON
 * @param names the openings of who signed, without those that were erased
 * @param checkpoint the signed note over exactly these entries (C2SP tlog-checkpoint)
 * @param keys the last one signed it
 * @param timestamp an RFC 3161 response over the checkpoint; null where no authority was asked for one
 */
public record Bundle(
        byte[] text,
        byte @Nullable [] corrected,
        List<String> entries,
        List<Opening> names,
        String checkpoint,
        KeyChain keys,
        byte @Nullable [] timestamp) {

    static final String TEXT = "statement.md";
    static final String CORRECTED = "corrected.md";
    static final String ENTRIES = "entries.jsonl";
    static final String NAMES = "names.jsonl";
    static final String CHECKPOINT = "checkpoint.txt";
    static final String KEYS = "key.txt";
    static final String TIMESTAMP = "timestamp.tsr";
    static final String README = "README.txt";

    /** Every file that a bundle can have, with the most bytes that it may have. */
    static final Map<String, Integer> LIMITS = Map.of(
            TEXT, 16 << 20,
            CORRECTED, 16 << 20,
            ENTRIES, 64 << 20,
            NAMES, 64 << 20,
            CHECKPOINT, 64 << 10,
            KEYS, 64 << 10,
            TIMESTAMP, 64 << 10,
            README, 64 << 10);

    static final List<String> ORDER = List.of(README, TEXT, CORRECTED, ENTRIES, NAMES, CHECKPOINT, KEYS, TIMESTAMP);

    public Bundle {
        entries = List.copyOf(entries);
        names = List.copyOf(names);
    }

    /** The root of a tree that has these lines as its leaves. */
    public static Sha256 root(List<String> entries) {
        MerkleTree tree = new MerkleTree();
        entries.forEach(line -> tree.append(MerkleTree.leafHash(line.getBytes(UTF_8))));
        return tree.root();
    }

    /**
     * The openings that belong in a public bundle: of the signatories. Other openings are shown only to the signers.
     *
     * @param field of an entry
     */
    public static boolean isPublic(String field) {
        return field.equals(PublicLogReplay.SIGNATORY);
    }

    /** Writes the zip and leaves the stream open. */
    public void write(OutputStream out) throws IOException {
        StoredZip.write(files(), out);
    }

    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                README,
                BundleReadme.text(Sha256.of(text), corrected != null, timestamp != null)
                        .getBytes(UTF_8));
        files.put(TEXT, text);
        if (corrected != null) {
            files.put(CORRECTED, corrected);
        }
        files.put(ENTRIES, lines(entries).getBytes(UTF_8));
        files.put(NAMES, lines(names.stream().map(Opening::line).toList()).getBytes(UTF_8));
        files.put(CHECKPOINT, checkpoint.getBytes(UTF_8));
        files.put(KEYS, keys.toString().getBytes(UTF_8));
        if (timestamp != null) {
            files.put(TIMESTAMP, timestamp);
        }
        files.forEach((name, content) -> {
            if (content.length > LIMITS.getOrDefault(name, 0)) {
                throw new IllegalStateException("The bundle's " + name + " would be too large to be read again");
            }
        });
        return files;
    }

    private static String lines(List<String> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> out.append(line).append('\n'));
        return out.toString();
    }
}
