package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Zip files in the one form that bundles have (PKWARE APPNOTE 6.3.10): plain files, stored one after the other, without
 * compression, times, comments or extra fields. Names and sizes stand in such a file twice, and programs differ in which
 * ones they believe, and in what extra fields they follow; only where every byte is as it is written here do all of them
 * unpack the same.
 */
final class StoredZip {

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int LOCAL_HEADER_LENGTH = 30;
    private static final int DIRECTORY_HEADER = 0x02014b50;
    private static final int END_RECORD = 0x06054b50;
    static final int END_RECORD_LENGTH = 22;
    private static final short VERSION = 20;
    private static final int FIRST_OF_JANUARY_1980 = 0x0021 << 16;
    private static final int SIZE_AT = 22;
    private static final int NAME_LENGTH_AT = 26;

    private StoredZip() {}

    /** @param files by names in ASCII, in their order */
    static void write(Map<String, byte[]> files, OutputStream out) throws IOException {
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        int at = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] name = file.getKey().getBytes(US_ASCII);
            byte[] facts = facts(name, file.getValue());
            out.write(bytes(4).putInt(LOCAL_HEADER).array());
            out.write(facts);
            out.write(name);
            out.write(file.getValue());
            directory.write(bytes(6).putInt(DIRECTORY_HEADER).putShort(VERSION).array());
            directory.write(facts);
            // No comment, the first disk, no attributes.
            directory.write(bytes(14).putInt(10, at).array());
            directory.write(name);
            at += LOCAL_HEADER_LENGTH + name.length + file.getValue().length;
        }
        directory.writeTo(out);
        short count = (short) files.size();
        out.write(bytes(END_RECORD_LENGTH)
                .putInt(END_RECORD)
                .putInt(0)
                .putShort(count)
                .putShort(count)
                .putInt(directory.size())
                .putInt(at)
                .array());
    }

    /** What a file's two headers have in common. */
    private static byte[] facts(byte[] name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return bytes(26)
                .putShort(VERSION)
                .putInt(0)
                .putInt(FIRST_OF_JANUARY_1980)
                .putInt((int) checksum.getValue())
                .putInt(content.length)
                .putInt(content.length)
                .putShort((short) name.length)
                .array();
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @throws MalformedException if a single byte is not as {@link #write} writes it */
    static Map<String, byte[]> read(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= LOCAL_HEADER_LENGTH && in.getInt(in.position()) == LOCAL_HEADER) {
            int size = in.getInt(in.position() + SIZE_AT);
            int nameLength = Short.toUnsignedInt(in.getShort(in.position() + NAME_LENGTH_AT));
            if (size < 0 || size > in.remaining() - LOCAL_HEADER_LENGTH - nameLength) {
                throw otherForm();
            }
            in.position(in.position() + LOCAL_HEADER_LENGTH);
            String name = new String(next(in, nameLength), US_ASCII);
            if (files.put(name, next(in, size)) != null) {
                throw new MalformedException("the zip file has " + name + " twice");
            }
        }
        Comparison comparison = new Comparison(zip);
        try {
            write(files, comparison);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written anywhere", e);
        }
        if (!comparison.isEqual()) {
            throw otherForm();
        }
        return files;
    }

    private static byte[] next(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static MalformedException otherForm() {
        return new MalformedException(
                "the zip file is not as the server makes bundles, so other programs may unpack other"
                        + " files from it");
    }

    /** Compares what is written with what is expected. */
    private static final class Comparison extends OutputStream {

        private final ByteBuffer expected;
        private boolean equal = true;

        Comparison(byte[] expected) {
            this.expected = ByteBuffer.wrap(expected);
        }

        @Override
        public void write(int written) {
            write(new byte[] {(byte) written}, 0, 1);
        }

        @Override
        public void write(byte[] written, int from, int length) {
            equal = equal && length <= expected.remaining();
            if (equal) {
                equal = expected.slice(expected.position(), length).equals(ByteBuffer.wrap(written, from, length));
                expected.position(expected.position() + length);
            }
        }

        boolean isEqual() {
            return equal && !expected.hasRemaining();
        }
    }
}
