package org.communique.crdt.codec;

/** Strings as one text and the lengths to cut it by, in UTF-16 units. */
public final class StringEncoder {

    private final StringBuilder text = new StringBuilder();
    private final UintOptRleEncoder lengths = new UintOptRleEncoder();

    public void write(CharSequence string) {
        text.append(string);
        lengths.write(string.length());
    }

    public ByteWriter finish() {
        ByteWriter out = new ByteWriter();
        out.writeVarString(text);
        out.writeAll(lengths.finish());
        return out;
    }
}
