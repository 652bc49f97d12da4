package org.communique.security.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the list of common passwords that is in the jar, from {@code src/passwords.json} of the npm package
 * {@code @zxcvbn-ts/language-common} (given as the argument) and from long ones that are common too.
 */
final class CommonPasswordsGenerator {

    private static final Path RESOURCES = Path.of("org", "communique", "security", "credential");

    /** They come with the most used first. */
    private static final int MOST_USED = 30_000;

    private CommonPasswordsGenerator() {}

    public static void main(String... arguments) throws IOException {
        var common = JsonMapper.shared().readValue(Path.of(arguments[0]), new TypeReference<List<String>>() {});
        Set<String> folded = new HashSet<>();
        for (var password : common.subList(0, MOST_USED)) {
            PasswordNormaliser.words(password).stream()
                    .filter(word -> word.length() >= 4)
                    .forEach(folded::add);
        }
        folded.addAll(Files.readAllLines(
                Path.of("src", "test", "resources").resolve(RESOURCES).resolve("long-common-passwords.txt")));
        var file = CommonPasswords.file(folded);
        Files.write(Path.of("src", "main", "resources").resolve(RESOURCES).resolve(CommonPasswords.FILE), file);
        System.out.printf("%,d words of %,d passwords, %,d bytes%n", folded.size(), common.size(), file.length);
    }
}
