package org.communique.coalition.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/**
 * PDFBox's parser, with bounds on what a small file can make it read and unpack. They stand where PDFBox reads and unpacks, so that
 * no way of writing the same file passes them by; the exception is unchecked, as PDFBox goes on after others. What does the work in
 * a file that is damaged is another parser, with this one's source and document.
 */
final class BoundedPdfParser extends PDFParser {

    /** Of streams as they are in the file, which are copied to decrypt them, and of what is unpacked to read objects from. */
    private static final int MOST_BYTES_OF_STREAMS = 32 << 20;

    /** Also where all objects have to be searched for, an honest file is read a dozen times. */
    private static final int MOST_READS_OF_A_BYTE = 64;

    private static final int LONGEST_ROW = 9999;
    private static final int MOST_BITS = 16;

    private long left = MOST_BYTES_OF_STREAMS;

    private static final class TooMuchException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    BoundedPdfParser(byte[] content) throws IOException {
        super(new BoundedSource(content));
        document = new BoundedDocument();
    }

    private void take(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new TooMuchException();
        }
    }

    private static final class BoundedSource extends RandomAccessReadBuffer {

        private static final int STRIDE = 256;

        private long left;
        private int reads;

        BoundedSource(byte[] content) {
            super(content);
            left = MOST_READS_OF_A_BYTE * (content.length + 1024L);
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(1, read));
            return read;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new TooMuchException();
            }
            if (++reads % STRIDE == 0) {
                Budget.check();
            }
        }
    }

    private final class BoundedDocument extends COSDocument {

        BoundedDocument() {
            super(BoundedPdfParser.this);
        }

        @Override
        public COSStream createCOSStream(COSDictionary dictionary, long start, long length) throws IOException {
            take(Math.max(0, length));
            var stream = new BoundedStream(createRandomAccessReadView(start, length));
            dictionary.forEach(stream::setItem);
            stream.setKey(dictionary.getKey());
            return stream;
        }
    }

    private final class BoundedStream extends COSStream {

        BoundedStream(RandomAccessReadView content) throws IOException {
            super(null, content);
        }

        /** What objects are read from. All that writes PDFs packs them in one way, or not at all. */
        @Override
        public RandomAccessRead createView() throws IOException {
            var unpacked = new BoundedOutput();
            try (var packed = createRawInputStream()) {
                var filters = getFilters();
                if (isNothing(filters)) {
                    packed.transferTo(unpacked);
                } else if (isDeflated(filters) && hasShortRows()) {
                    FilterFactory.INSTANCE.getFilter(COSName.FLATE_DECODE).decode(packed, unpacked, this, 0);
                } else {
                    throw new TooMuchException();
                }
            }
            return new BoundedSource(unpacked.toByteArray());
        }

        private static boolean isNothing(@Nullable COSBase filters) {
            return filters == null || filters instanceof COSArray several && several.size() == 0;
        }

        private static boolean isDeflated(COSBase filters) {
            return COSName.FLATE_DECODE.equals(
                    filters instanceof COSArray several && several.size() == 1 ? several.get(0) : filters);
        }

        private boolean hasShortRows() {
            var parameters = getDictionaryObject(COSName.DP, COSName.DECODE_PARMS);
            return parameters instanceof COSArray several
                    ? several.size() <= 1 && hasShortRows(several.size() == 0 ? null : several.getObject(0))
                    : hasShortRows(parameters);
        }

        private static boolean hasShortRows(@Nullable COSBase parameters) {
            return !(parameters instanceof COSDictionary named)
                    || named.getInt(COSName.COLUMNS, 1) <= LONGEST_ROW
                            && named.getInt(COSName.BITS_PER_COMPONENT, 1) <= MOST_BITS;
        }
    }

    private final class BoundedOutput extends ByteArrayOutputStream {

        @Override
        public void write(int value) {
            take(1);
            super.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            take(length);
            Budget.check();
            super.write(bytes, offset, length);
        }
    }
}
