package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A coalition's keys, the oldest first. Each key signed the next one, so that any of them is enough to verify what the last one signs.
 */
public final class KeyChain {

    private final List<VerifierKey> keys;
    private final List<String> lines;

    private KeyChain(List<VerifierKey> keys, List<String> lines) {
        this.keys = List.copyOf(keys);
        this.lines = List.copyOf(lines);
    }

    public static KeyChain of(VerifierKey first) {
        return new KeyChain(List.of(first), List.of(first.toString()));
    }

    /** @param old signs now, and for the last time */
    public KeyChain handOver(NoteSigner old, VerifierKey next, Instant at) {
        if (!old.verifierKey().equals(current()) || keys.contains(next)) {
            throw new IllegalArgumentException("Only the current key can hand over, and only to a new one");
        }
        byte[] signature = old.signature(text(current(), next, at.toString()));
        return with(next, next + " " + at + " " + StrictBase64.encode(signature));
    }

    private KeyChain with(VerifierKey next, String line) {
        List<VerifierKey> moreKeys = new ArrayList<>(keys);
        moreKeys.add(next);
        List<String> moreLines = new ArrayList<>(lines);
        moreLines.add(line);
        return new KeyChain(moreKeys, moreLines);
    }

    private static byte[] text(VerifierKey old, VerifierKey next, String at) {
        return ("communique key hand-over\n" + old + "\n" + next + "\n" + at + "\n").getBytes(UTF_8);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws MalformedException unless every hand-over is signed by the key before it
     */
    public static KeyChain parse(String text) {
        if (!text.endsWith("\n") || text.indexOf('\r') >= 0) {
            throw new MalformedException("the keys are not one a line");
        }
        List<String> lines = text.lines().toList();
        KeyChain chain = of(VerifierKey.parse(lines.getFirst()));
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3 || !isInstant(parts[1])) {
                throw new MalformedException("a hand-over is a key, a time and a signature");
            }
            VerifierKey next = VerifierKey.parse(parts[0]);
            byte[] signature = StrictBase64.decode(parts[2]);
            if (chain.contains(next) || !chain.current().verifies(signature, text(chain.current(), next, parts[1]))) {
                throw new MalformedException("a hand-over to " + next + " that the key before it did not sign");
            }
            chain = chain.with(next, line);
        }
        return chain;
    }

    private static boolean isInstant(String text) {
        try {
            return Instant.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    public VerifierKey current() {
        return keys.getLast();
    }

    /** All of them, the oldest first. */
    public List<VerifierKey> keys() {
        return keys;
    }

    public boolean contains(VerifierKey key) {
        return keys.contains(key);
    }

    /** One line a key; all but the first with when and by which signature they came. */
    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
