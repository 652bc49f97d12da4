package org.communique.crdt;

/** Strings as one text and the lengths to cut it by, in UTF-16 units. */
final class StringDecoder {

    private final String text;
    private final UintOptRleDecoder lengths;
    private int position;

    StringDecoder(ByteReader in) {
        text = in.readVarString();
        lengths = new UintOptRleDecoder(in);
    }

    String read() {
        long length = lengths.read();
        if (length > text.length() - position) {
            throw new MalformedUpdateException("string exceeds the text at hand");
        }
        int start = position;
        position += (int) length;
        return text.substring(start, position);
    }
}
