package org.communique.crdt;

/** Text in UTF-16 units. */
public final class ContentString extends Content {

    public static final int REF = 4;

    private static final char REPLACEMENT = '\ufffd';

    /** A string until text is appended, then a builder, so that typing costs no copy of what was typed before. */
    private CharSequence text;

    ContentString(CharSequence text) {
        this.text = text;
    }

    public CharSequence text() {
        return text;
    }

    @Override
    int ref() {
        return REF;
    }

    @Override
    long length() {
        return text.length();
    }

    @Override
    boolean isCountable() {
        return true;
    }

    @Override
    Object element(int offset) {
        return String.valueOf(text.charAt(offset));
    }

    /** A cut within a surrogate pair leaves U+FFFD on both sides, as in Yjs, issue 248. */
    @Override
    Content splice(long offset) {
        int cut = (int) offset;
        String right = text.subSequence(cut, text.length()).toString();
        if (Character.isHighSurrogate(text.charAt(cut - 1))) {
            text = text.subSequence(0, cut - 1).toString() + REPLACEMENT;
            return new ContentString(REPLACEMENT + right.substring(1));
        }
        if (text instanceof StringBuilder builder) {
            builder.setLength(cut);
        } else {
            text = text.subSequence(0, cut);
        }
        return new ContentString(right);
    }

    @Override
    boolean mergeWith(Content right) {
        if (right instanceof ContentString other) {
            StringBuilder builder =
                    text instanceof StringBuilder grown ? grown : new StringBuilder(text.length() + 16).append(text);
            text = builder.append(other.text);
            return true;
        }
        return false;
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeString(offset == 0 ? text : text.subSequence((int) offset, text.length()));
    }
}
