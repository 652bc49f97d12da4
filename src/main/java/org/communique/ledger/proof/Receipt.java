package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What one act's author keeps: the entry, what its seals hold, and the proof that the log contained it under a signed head. A log
 * that is later rebuilt without the entry, or with another past, contradicts it.
 *
 * @param openings of the entry's sealed fields
 * @param checkpoint the signed note that the path leads to
 */
public record Receipt(String entry, List<Opening> openings, int index, List<Sha256> path, String checkpoint) {

    private static final String TITLE = "communique receipt";
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    public Receipt {
        openings = List.copyOf(openings);
        path = List.copyOf(path);
    }

    Sha256 leafHash() {
        return MerkleTree.leafHash(entry.getBytes(UTF_8));
    }

    /** Reads what {@link #toString} wrote, also after a mail program changed its line ends. */
    public static Receipt parse(String text) {
        String unix = text.replace("\r\n", "\n");
        int blank = unix.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedException("a receipt is some lines, an empty line, and a checkpoint");
        }
        Lines lines = new Lines(unix.substring(0, blank).split("\n", -1));
        if (!lines.next().equals(TITLE)) {
            throw new MalformedException("not a receipt");
        }
        String entry = lines.after("entry ");
        List<Opening> openings = new ArrayList<>();
        while (lines.startsWith("opening ")) {
            openings.add(new Opening(lines.after("opening ")));
        }
        String index = lines.after("index ");
        if (!INDEX.matcher(index).matches()) {
            throw new MalformedException("a receipt whose index is no number");
        }
        List<Sha256> path = new ArrayList<>();
        while (lines.startsWith("path ")) {
            path.add(Sha256.fromBytes(StrictBase64.decode(lines.after("path "))));
        }
        lines.requireEnd();
        return new Receipt(entry, openings, Integer.parseInt(index), path, unix.substring(blank + 2));
    }

    /** The lines of a file that a signer keeps. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(TITLE + "\nentry " + entry + "\n");
        openings.forEach(
                opening -> out.append("opening ").append(opening.line()).append('\n'));
        out.append("index ").append(index).append('\n');
        path.forEach(hash -> out.append("path ").append(hash.base64()).append('\n'));
        return out.append('\n').append(checkpoint).toString();
    }

    private static final class Lines {

        private final String[] lines;
        private int at;

        Lines(String[] lines) {
            this.lines = lines;
        }

        boolean startsWith(String word) {
            return at < lines.length && lines[at].startsWith(word);
        }

        String next() {
            return lines[at++];
        }

        String after(String word) {
            if (!startsWith(word)) {
                throw new MalformedException("a receipt without \"" + word.strip() + "\"");
            }
            return next().substring(word.length());
        }

        void requireEnd() {
            if (at < lines.length) {
                throw new MalformedException("a line that does not belong into a receipt");
            }
        }
    }
}
