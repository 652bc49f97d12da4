package org.communique.operator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the running server takes commands, in a file that only its owner reads.
 *
 * @param port   on loopback
 * @param secret made again at each start
 */
record OperatorAddress(int port, String secret) {

    static OperatorAddress withNewSecret(int port) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new OperatorAddress(port, HexFormat.of().formatHex(bytes));
    }

    static Path fileIn(Path dataFolder) {
        return dataFolder.resolve("operator");
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, List.of(String.valueOf(port), secret));
    }

    /** Null when no server runs on the data folder. */
    static @Nullable OperatorAddress read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return lines.size() < 2 ? null : new OperatorAddress(Integer.parseInt(lines.get(0)), lines.get(1));
    }
}
