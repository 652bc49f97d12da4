package org.communique.amendment.suggestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.communique.crdt.Branch;
import org.communique.crdt.ContentFormat;
import org.communique.crdt.ContentString;
import org.communique.crdt.ContentType;
import org.communique.crdt.Item;
import org.communique.crdt.YXmlElement;
import org.jspecify.annotations.Nullable;

/** Of all that a change changes, also of what is not shown of it: the same however Yjs divides it into items. */
final class ForkDigest {

    private static final byte LETTER = 1;
    private static final byte FACT = 2;
    private static final int BYTES = 16;

    private final MessageDigest digest = sha256();
    private String last = "";

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param what becomes of the words */
    void add(String what, CharSequence words) {
        if (!what.equals(last)) {
            add(what);
            last = what;
        }
        var letters = ByteBuffer.allocate(3 * words.length());
        words.chars().forEach(letter -> letters.put(LETTER).putChar((char) letter));
        digest.update(letters.array());
    }

    /** @param what becomes of the element */
    void add(String what, Branch branch) {
        add(what);
        add(branch);
    }

    void add(String what, Map<String, @Nullable Object> style) {
        add(what + new TreeMap<>(style));
    }

    private void add(String fact) {
        var bytes = fact.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(5 + bytes.length)
                .put(FACT)
                .putInt(bytes.length)
                .put(bytes)
                .flip());
        last = "";
    }

    private void add(Branch branch) {
        add(branch.name);
        if (branch.type() instanceof YXmlElement element) {
            add("attributes", element.getAttributes());
        }
        for (Item item = branch.start; item != null; item = item.right) {
            if (!item.isDeleted()) {
                switch (item.content) {
                    case ContentString content -> add("words", content.text());
                    case ContentFormat format -> add("format " + format.key + "=" + format.value);
                    case ContentType type -> add("in", type.branch);
                    default -> {}
                }
            }
        }
        add("out");
    }

    /** To be asked once. */
    String value() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
