package org.communique.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.communique.crdt.YDoc;
import org.communique.crdt.codec.ByteReader;

/** Awareness states that a client may send: some nearly right, some anything. */
public final class HostileClaims {

    private static final List<String> ODDITIES = List.of(
            "null",
            "0",
            "-1",
            "0.5",
            "1e300",
            "9007199254740993",
            "true",
            "\"\"",
            "\"abc\"",
            "\"default\"",
            "[]",
            "{}",
            "[[[]]]");

    private final Random random;
    private final List<String> ids = new ArrayList<>();

    public HostileClaims(Random random, YDoc doc) {
        this.random = random;
        var clocks = new ByteReader(doc.encodeStateVector());
        for (long count = clocks.readVarUint(); count > 0; count--) {
            long client = clocks.readVarUint();
            int clock = (int) clocks.readVarUint();
            for (int at : new int[] {0, random.nextInt(clock), clock - 1, clock, clock + 1}) {
                ids.add("{\"client\":" + client + ",\"clock\":" + at + "}");
            }
        }
    }

    /** As JSON. */
    public String next() {
        return random.nextInt(8) == 0
                ? odd("5")
                : "{\"user\":" + odd(user()) + ",\"cursor\":" + odd(caret()) + ",\"more\":" + odd("1") + "}";
    }

    private String user() {
        return "{\"name\":" + odd("\"Mallory\"") + ",\"color\":" + odd("\"#1d4ed8\"") + ",\"memberId\":" + odd("\"m\"")
                + "}";
    }

    private String caret() {
        return "{\"anchor\":" + odd(place()) + ",\"head\":" + odd(place()) + "}";
    }

    private String place() {
        return "{\"type\":" + odd(random.nextBoolean() ? "null" : id())
                + ",\"tname\":" + odd(random.nextBoolean() ? "null" : "\"default\"")
                + ",\"item\":" + odd(random.nextBoolean() ? "null" : id())
                + ",\"assoc\":" + odd(String.valueOf(random.nextInt(3) - 1)) + "}";
    }

    private String id() {
        return random.nextInt(5) == 0 || ids.isEmpty()
                ? "{\"client\":" + odd("1") + ",\"clock\":" + odd("1") + "}"
                : ids.get(random.nextInt(ids.size()));
    }

    private String odd(String usual) {
        return random.nextInt(8) == 0 ? ODDITIES.get(random.nextInt(ODDITIES.size())) : usual;
    }
}
