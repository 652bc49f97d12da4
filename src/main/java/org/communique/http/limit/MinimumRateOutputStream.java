package org.communique.http.limit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;

/**
 * Gives a reader up who reads more slowly than a sender may send ({@link LimitedRequestBody}). Tomcat's own limit is for each wait, so
 * that one who reads a little now and then would hold an answer for hours.
 */
final class MinimumRateOutputStream extends OutputStream {

    /** The chunk size: the rate is checked between chunks. */
    private static final int PIECE = 8 << 10;

    private final OutputStream reader;
    private final Duration grace;
    private long sent;
    private long waitedNanos;

    MinimumRateOutputStream(OutputStream reader, Duration grace) {
        this.reader = reader;
        this.grace = grace;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) throws IOException {
        for (int done = 0; done < count; done += PIECE) {
            int piece = Math.min(PIECE, count - done);
            long start = System.nanoTime();
            reader.write(from, offset + done, piece);
            waitedNanos += System.nanoTime() - start;
            sent += piece;
            if (waitedNanos > grace.toNanos() + sent * LimitedRequestBody.NANOS_PER_BYTE) {
                throw new ClientAbortException("the answer is read too slowly");
            }
        }
    }

    @Override
    public void flush() throws IOException {
        reader.flush();
    }
}
