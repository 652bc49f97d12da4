package org.communique.crdt;

/** Strings as one text and the lengths to cut it by, in UTF-16 units. */
final class StringEncoder {

    private final StringBuilder text = new StringBuilder();
    private final UintOptRleEncoder lengths = new UintOptRleEncoder();

    void write(CharSequence string) {
        text.append(string);
        lengths.write(string.length());
    }

    ByteWriter finish() {
        ByteWriter out = new ByteWriter();
        out.writeVarString(text);
        out.writeAll(lengths.finish());
        return out;
    }
}
