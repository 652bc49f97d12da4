package org.communique.treaty.citation.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What words do in citations. Those of all languages are together: texts mix languages, and where a word is in two of them it does
 * the same, or what follows decides.
 */
final class Lexicon {

    static final Lexicon ARABIC = new Lexicon(List.of("ar"));
    static final Lexicon ALL = new Lexicon(List.of("en", "fr", "es", "pt", "ru", "ar"));

    private final Map<String, Set<WordRole>> roles = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final Map<WordRole, List<List<String>>> phrases = new EnumMap<>(WordRole.class);

    private Lexicon(List<String> languages) {
        languages.forEach(language -> lines(language).lines().forEach(this::read));
    }

    private static String lines(String language) {
        try (var words = Lexicon.class.getResourceAsStream("words-" + language + ".txt")) {
            return new String(Objects.requireNonNull(words).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A line is {@code ROLE: word word}, or {@code NUMBER 3: word word}; one that begins with # says something. {@code as_well_as} is
     * a phrase.
     */
    private void read(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        var parts = line.split(":", 2);
        var name = parts[0].split(" ");
        var role = WordRole.valueOf(name[0]);
        for (var word : parts[1].strip().split("\\s+")) {
            if (word.contains("_")) {
                var phrase = Arrays.stream(word.split("_")).map(CaseFolding::of).toList();
                phrase.forEach(each -> roles.computeIfAbsent(each, key -> EnumSet.noneOf(WordRole.class)));
                phrases.computeIfAbsent(role, key -> new ArrayList<>()).add(phrase);
                continue;
            }
            var folded = CaseFolding.of(word);
            roles.computeIfAbsent(folded, key -> EnumSet.noneOf(WordRole.class)).add(role);
            if (role == WordRole.NUMBER || role == WordRole.ORDINAL) {
                (role == WordRole.NUMBER ? numbers : ordinals).put(folded, Integer.valueOf(name[1]));
            }
        }
    }

    boolean knows(String word) {
        return roles.containsKey(word);
    }

    boolean is(Token token, WordRole role) {
        return token.isWord() && roles.getOrDefault(token.text(), Set.of()).contains(role);
    }

    boolean isAny(Token token, WordRole one, WordRole... others) {
        var own = token.isWord() ? roles.getOrDefault(token.text(), Set.of()) : Set.<WordRole>of();
        return own.contains(one) || List.of(others).stream().anyMatch(own::contains);
    }

    /** Those of several words; the longest are not necessarily first. */
    List<List<String>> phrases(WordRole role) {
        return phrases.getOrDefault(role, List.of());
    }

    /** Of a number in letters; 0 if it is none. */
    int number(Token token) {
        return token.isWord() ? numbers.getOrDefault(token.text(), 0) : 0;
    }

    /** The same of words that are before what they count. */
    int ordinal(Token token) {
        return token.isWord() ? ordinals.getOrDefault(token.text(), number(token)) : 0;
    }
}
