package org.communique.treaty.instrument;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.id.Id;

/** As in {@code 24}, {@code 24-bis} or {@code 10A}: in Western digits, whatever the language in which it is cited. */
public record ArticleNumber(String value) implements Id, Comparable<ArticleNumber> {

    private static final Pattern FORM =
            Pattern.compile("([1-9][0-9]{0,2})(|[A-Z]|-bis|-ter|-quater|-quinquies|-sexies|-septies)");
    private static final Comparator<ArticleNumber> ORDER =
            Comparator.comparingInt(ArticleNumber::number).thenComparing(ArticleNumber::suffixOrder);
    private static final String SUFFIXES = "-bis -ter -quater -quinquies -sexies -septies";

    public ArticleNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an article's number");
        }
    }

    public static ArticleNumber of(int number) {
        return new ArticleNumber(Integer.toString(number));
    }

    /** Reads {@code 24}, {@code 24 bis} and {@code 10a}; empty if it is none of them. */
    public static Optional<ArticleNumber> parse(String text) {
        var clean = text.strip();
        if (clean.length() > 20) {
            return Optional.empty();
        }
        var value = clean.length() > 1
                        && clean.substring(0, clean.length() - 1).chars().allMatch(ArticleNumber::isDigit)
                ? clean.toUpperCase(Locale.ROOT)
                : clean.toLowerCase(Locale.ROOT).replace(' ', '-').replaceFirst("^(\\d+)([bqst])", "$1-$2");
        return FORM.matcher(value).matches() ? Optional.of(new ArticleNumber(value)) : Optional.empty();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Without what follows it. */
    public int number() {
        int end = 0;
        while (end < value.length() && isDigit(value.charAt(end))) {
            end++;
        }
        return Integer.parseInt(value.substring(0, end));
    }

    /** As it is written in a sentence. */
    public String text() {
        return value.replace('-', ' ');
    }

    private String suffixOrder() {
        var suffix = value.substring(Integer.toString(number()).length());
        return suffix.startsWith("-") ? "%02d".formatted(SUFFIXES.indexOf(suffix)) : suffix;
    }

    @Override
    public int compareTo(ArticleNumber other) {
        return ORDER.compare(this, other);
    }
}
