package org.communique.crdt.codec;

/** Strings as one text and the lengths to cut it by, in UTF-16 units. */
public final class StringDecoder {

    private final String text;
    private final UintOptRleDecoder lengths;
    private int position;

    public StringDecoder(ByteReader in) {
        text = in.readVarString();
        lengths = new UintOptRleDecoder(in);
    }

    public String read() {
        long length = lengths.read();
        if (length > text.length() - position) {
            throw new MalformedUpdateException("string exceeds the text at hand");
        }
        int start = position;
        position += (int) length;
        return text.substring(start, position);
    }
}
