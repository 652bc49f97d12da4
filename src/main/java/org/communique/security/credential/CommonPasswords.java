package org.communique.security.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The passwords that people choose most, as the first 32 bits of their SHA-256 in ascending order. They come from the frequency list of zxcvbn-ts
 * (MIT licence, © 2021 MrWook, Dan Wheeler and Dropbox), which {@code CommonPasswordsGenerator} in the tests reads.
 */
@Component
class CommonPasswords {

    static final String FILE = "common-passwords.bin";

    private final int[] hashes;

    CommonPasswords() {
        try (var file = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE))) {
            var bytes = ByteBuffer.wrap(file.readAllBytes()).asIntBuffer();
            hashes = new int[bytes.remaining()];
            bytes.get(hashes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a million passwords that are not common, ten are taken for it. */
    boolean contains(String folded) {
        return Arrays.binarySearch(hashes, hash(folded)) >= 0;
    }

    int size() {
        return hashes.length;
    }

    static byte[] file(Collection<String> folded) {
        var sorted = folded.stream()
                .mapToInt(CommonPasswords::hash)
                .sorted()
                .distinct()
                .toArray();
        var bytes = ByteBuffer.allocate(sorted.length * Integer.BYTES);
        bytes.asIntBuffer().put(sorted);
        return bytes.array();
    }

    private static int hash(String folded) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(folded.getBytes(UTF_8)))
                    .getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
