package org.communique.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a new password must be: long, and not one that everybody tries first (ASVS 5.0, 6.2). */
@Component
class PasswordPolicy {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private final Set<String> common;

    PasswordPolicy() {
        var list = Objects.requireNonNull(PasswordPolicy.class.getResourceAsStream("common-passwords.txt"));
        try (var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            common = lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Verdict judge(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Verdict.TOO_SHORT;
        }
        if (password.length() > LONGEST) {
            return Verdict.TOO_LONG;
        }
        String folded = password.toLowerCase(Locale.ROOT);
        boolean monotonous = folded.chars().distinct().count() < 4;
        return monotonous || common.contains(folded) ? Verdict.TOO_COMMON : Verdict.GOOD;
    }

    enum Verdict {
        GOOD,
        TOO_SHORT,
        TOO_LONG,
        TOO_COMMON
    }
}
