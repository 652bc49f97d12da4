package org.communique.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrictUtf8InputStreamTest {

    /** On both sides of each border of table 3-7. */
    private static final int[] BORDERS = {
        0x01, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
        0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    @Test
    void passesOnEveryCharacter() throws IOException {
        var all = IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .getBytes(StandardCharsets.UTF_8);

        assertThat(strict(all).readAllBytes()).isEqualTo(all);
    }

    @Test
    void takesTheSameSequencesAsTheDecoderOfJava() {
        for (int first : BORDERS) {
            for (int second : BORDERS) {
                for (int third : BORDERS) {
                    for (int fourth : BORDERS) {
                        var bytes = new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth};
                        assertThat(isTaken(bytes))
                                .as("%x %x %x %x", first, second, third, fourth)
                                .isEqualTo(isUtf8(bytes));
                    }
                }
            }
        }
    }

    @Test
    void refusesZeroBytes() {
        assertThat(isTaken(new byte[] {'{', 0})).isFalse();
    }

    /** One by one, as across two reads. */
    private static boolean isTaken(byte[] bytes) {
        try (var strict = strict(bytes)) {
            while (strict.read() >= 0) {
                // Until the end.
            }
            return true;
        } catch (MalformedInputException e) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static InputStream strict(byte[] bytes) {
        return new StrictUtf8InputStream(new ByteArrayInputStream(bytes));
    }
}
