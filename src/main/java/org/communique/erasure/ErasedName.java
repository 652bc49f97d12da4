package org.communique.erasure;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.text.unicode.Normalisation;
import org.jspecify.annotations.Nullable;

/** A person's or an organisation's name that is to be erased, in the forms in which it is written. */
public final class ErasedName {

    /** What replaces it. */
    public static final String ERASED = "(name erased)";

    /** They are written without spaces. */
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}\\p{IsTibetan}]");

    /** In names of files too. */
    private static final String GAP = "[\\s\\p{Z}_-]+";

    private static final Pattern LINK = Pattern.compile("\\w{1,10}://\\S+");

    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}]";

    private final String name;
    private final Pattern amongWords;
    private final Pattern excerpt;

    private ErasedName(String name) {
        this.name = name;
        var words = Arrays.stream(name.split("\\s+")).map(Pattern::quote).collect(Collectors.joining(GAP));
        this.amongWords = Pattern.compile(
                UNSPACED.matcher(name).find() ? words : "(?<!" + LETTER + ")" + words + "(?!" + LETTER + ")");
        this.excerpt = Pattern.compile(".{0,40}(?:" + amongWords + ").{0,40}");
    }

    /** @throws IllegalArgumentException if it is blank, or a part of what replaces names */
    public static ErasedName of(String name) {
        var line = Normalisation.nfc(name).strip();
        var erased = new ErasedName(line);
        if (line.isEmpty() || erased.isIn(ERASED)) {
            throw new IllegalArgumentException("no name");
        }
        return erased;
    }

    public String value() {
        return name;
    }

    public boolean is(@Nullable String other) {
        return name.equals(other);
    }

    /** Whether that is the person's name, alone or with a role after it. Organisations have names with commas in them. */
    public boolean isSpeaker(String speaker) {
        return is(speaker) || speaker.startsWith(name + ", ");
    }

    /** Whether the name stands among those words. */
    public boolean isIn(@Nullable String words) {
        return words != null && amongWords.matcher(words).find();
    }

    /** The other name, or what replaces it if it is this one. */
    public String replaced(String other) {
        return is(other) ? ERASED : other;
    }

    /** The name with some words around it, in a line for a terminal: links may let people in, and control characters steer it. */
    String excerpt(String words) {
        var line = excerpt.matcher(LINK.matcher(words).replaceAll("…").replaceAll("[\\p{C}\\s]+", " "));
        return line.find() ? line.group().strip() : "…";
    }

    public String replacedIn(String words) {
        return amongWords.matcher(words).replaceAll(Matcher.quoteReplacement(ERASED));
    }
}
