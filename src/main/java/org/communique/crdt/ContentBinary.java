package org.communique.crdt;

/** A byte array. */
final class ContentBinary extends Content {

    static final int REF = 3;

    private final byte[] bytes;

    ContentBinary(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    int ref() {
        return REF;
    }

    @Override
    long length() {
        return 1;
    }

    @Override
    boolean isCountable() {
        return true;
    }

    @Override
    Object element(int offset) {
        return bytes;
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeBuffer(bytes);
    }
}
