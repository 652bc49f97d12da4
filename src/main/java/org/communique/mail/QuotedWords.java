package org.communique.mail;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a person wrote, in a mail: marked at each line, so that it cannot pass for the server's own words. */
public final class QuotedWords {

    private QuotedWords() {}

    public static String of(String words) {
        return Arrays.stream(words.split("\\R")).map(line -> "> " + line).collect(Collectors.joining("\n"));
    }
}
