package org.communique.api.body;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;

/**
 * Passes on JSON in UTF-8 and fails at what is not (The Unicode Standard, table 3-7). Jackson would read overlong forms, and UTF-16 and
 * UTF-32 by their zero bytes, which no JSON has in UTF-8.
 */
final class StrictUtf8InputStream extends InputStream {

    private static final int FIRST_CONTINUATION = 0x80;
    private static final int LAST_CONTINUATION = 0xBF;

    private final InputStream bytes;

    /** How many bytes of a character are still to come. */
    private int missing;

    /** What the next of them may be. */
    private int lowest = FIRST_CONTINUATION;

    private int highest = LAST_CONTINUATION;

    StrictUtf8InputStream(InputStream bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        int next = bytes.read();
        if (next < 0) {
            checkEnd();
        } else {
            check(next);
        }
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = bytes.read(into, offset, length);
        if (count < 0) {
            checkEnd();
        }
        for (int i = 0; i < count; i++) {
            check(Byte.toUnsignedInt(into[offset + i]));
        }
        return count;
    }

    private void check(int next) throws MalformedInputException {
        if (missing == 0) {
            begin(next);
        } else if (next < lowest || next > highest) {
            throw new MalformedInputException(1);
        } else {
            missing--;
            lowest = FIRST_CONTINUATION;
            highest = LAST_CONTINUATION;
        }
    }

    private void begin(int first) throws MalformedInputException {
        if (first == 0 || first >= FIRST_CONTINUATION && first < 0xC2 || first > 0xF4) {
            throw new MalformedInputException(1);
        }
        if (first < FIRST_CONTINUATION) {
            return;
        }
        missing = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        switch (first) {
            case 0xE0 -> lowest = 0xA0;
            case 0xED -> highest = 0x9F;
            case 0xF0 -> lowest = 0x90;
            case 0xF4 -> highest = 0x8F;
            default -> {}
        }
    }

    private void checkEnd() throws MalformedInputException {
        if (missing > 0) {
            throw new MalformedInputException(1);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
