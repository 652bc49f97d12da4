package org.communique.ledger.proof;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The head of a log at one size (C2SP tlog-checkpoint).
 *
 * @param origin names the log, the same for ever
 */
public record Checkpoint(String origin, int size, Sha256 root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,8}");

    public Checkpoint {
        if (origin.isEmpty() || origin.chars().anyMatch(c -> c <= ' ' || c == '+')) {
            throw new MalformedException("a log's origin has no spaces, control characters or plus signs");
        }
        if (size < 0) {
            throw new IllegalArgumentException("No tree has " + size + " leaves");
        }
    }

    public static Checkpoint of(String origin, MerkleTree tree) {
        return new Checkpoint(origin, tree.size(), tree.root());
    }

    /** The signed note. */
    public String sign(NoteSigner signer) {
        return signer.sign(text());
    }

    private String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** Reads the text of a note; extension lines, which this ledger never writes, are refused. */
    static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 3 || !text.endsWith("\n")) {
            throw new MalformedException("a checkpoint has three lines: origin, size and root");
        }
        if (!SIZE.matcher(lines.get(1)).matches()) {
            throw new MalformedException("a checkpoint whose size is no number");
        }
        return new Checkpoint(
                lines.get(0), Integer.parseInt(lines.get(1)), Sha256.fromBytes(StrictBase64.decode(lines.get(2))));
    }
}
