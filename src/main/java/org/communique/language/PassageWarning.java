package org.communique.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communique.language.alignment.Row;

/**
 * Something in a translation that its source leads one to expect otherwise. It may be right all the same: people decide.
 *
 * @param missing what the source has and the translation has not, such as numbers
 * @param added   what the translation has and the source has not
 */
public record PassageWarning(Kind kind, List<String> missing, List<String> added) {

    public enum Kind {
        /** Years, articles, amounts: whatever the script of their digits. */
        NUMBERS,
        /** Addresses of links. */
        LINKS,
        /** How many there are. */
        FOOTNOTES,
        /** The translation is much shorter or longer than translations are. */
        LENGTH
    }

    // A passage is as long as a text may be: where one of these begins it also ends, so that no letter is read twice.

    /** With separators of thousands and decimals, which languages write differently. */
    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}++(?:[.,٫٬\\u00a0\\u202f]\\p{Nd}++)*+");

    private static final Pattern LINK = Pattern.compile("\\]\\(<?([^)\\s>]++)");

    private static final Pattern FOOTNOTE = Pattern.compile("\\[\\^\\d+](?!:)");

    /** What is not read as a number of the text. */
    private static final Pattern MARKUP = Pattern.compile("\\[\\^\\d+]:?|\\]\\([^)]*+");

    /** Of few letters nothing can be told. */
    private static final int SHORT = 60;

    /** From German to Chinese, and back: no language takes more or fewer letters than this. */
    private static final double MOST = 2.5;

    private static final double LEAST = 0.2;

    /** Nothing for a row in which one of both is missing. */
    static List<PassageWarning> of(Row row) {
        var source = row.sourceWords();
        var target = row.targetWords();
        var warnings = new ArrayList<PassageWarning>();
        if (!source.isEmpty() && !target.isEmpty()) {
            compare(Kind.NUMBERS, numbers(source), numbers(target), warnings);
            compare(Kind.LINKS, links(source), links(target), warnings);
            compare(Kind.FOOTNOTES, footnotes(source), footnotes(target), warnings);
            double ratio = (double) letters(target) / letters(source);
            if (letters(source) > SHORT && (ratio > MOST || ratio < LEAST)) {
                warnings.add(new PassageWarning(Kind.LENGTH, List.of(), List.of()));
            }
        }
        return List.copyOf(warnings);
    }

    private static void compare(Kind kind, List<String> source, List<String> target, List<PassageWarning> warnings) {
        var missing = without(source, target);
        var added = without(target, source);
        if (!missing.isEmpty() || !added.isEmpty()) {
            warnings.add(new PassageWarning(kind, missing, added));
        }
    }

    /** As often as one has it more than the other. */
    private static List<String> without(List<String> one, List<String> other) {
        var left = new HashMap<String, Integer>();
        other.forEach(each -> left.merge(each, 1, Integer::sum));
        return one.stream()
                .filter(each -> left.merge(each, -1, Integer::sum) < 0)
                .toList();
    }

    private static List<String> numbers(String text) {
        return found(NUMBER, MARKUP.matcher(text).replaceAll(" "), match -> digits(match.group()));
    }

    /** In one script and without separators: 1,5 and 1.5 are the same, and so are ٢٤ and 24. */
    private static String digits(String number) {
        var digits = new StringBuilder();
        number.codePoints().filter(Character::isDigit).forEach(digit -> digits.append(Character.digit(digit, 10)));
        return digits.toString();
    }

    private static List<String> links(String text) {
        return found(LINK, text, match -> match.group(1).toLowerCase(Locale.ROOT));
    }

    private static List<String> footnotes(String text) {
        return found(FOOTNOTE, text, match -> "*");
    }

    private static List<String> found(Pattern pattern, String text, Function<Matcher, String> name) {
        var found = new ArrayList<String>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(name.apply(matcher));
        }
        return found;
    }

    private static long letters(String text) {
        return text.codePoints().filter(Character::isLetter).count() + 1;
    }
}
