package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the bytes of a bundle's files. */
final class BundleFileDecoder {

    /** @param rest whether bytes follow the last line feed: they were cut off and are no line */
    record Lines(List<byte[]> lines, boolean rest) {}

    private BundleFileDecoder() {}

    /** The lines without their line feeds. */
    static Lines lines(byte[] content) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                lines.add(Arrays.copyOfRange(content, start, i));
                start = i + 1;
            }
        }
        return new Lines(lines, start < content.length);
    }

    static String decode(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("not UTF-8");
        }
    }
}
