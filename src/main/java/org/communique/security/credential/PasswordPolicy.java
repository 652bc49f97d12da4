package org.communique.security.credential;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.settings.Coalition;
import org.springframework.stereotype.Component;

/** What a new password must be: long, and not a common one (ASVS 5.0, 6.2). */
@Component
public class PasswordPolicy {

    static final int SHORTEST = 12;
    public static final int LONGEST = 128;

    private static final String PRODUCT = "communique";
    private static final String KEYBOARD = "1234567890qwertyuiopasdfghjklzxcvbnm";
    private static final int SHORTEST_WORD = 4;
    /** Fewer letters and digits in addition to the words of the context are soon tried. */
    private static final int LEAST_OF_ONES_OWN = 6;

    private final CommonPasswords common;
    private final Directory directory;
    private final Coalition coalition;

    PasswordPolicy(CommonPasswords common, Directory directory, Coalition coalition) {
        this.common = common;
        this.directory = directory;
        this.coalition = coalition;
    }

    public Verdict judge(String password, Member member) {
        var organisation = directory.organisation(member.organisation());
        return judge(
                password,
                Stream.concat(
                                Stream.of(member.name(), member.email().value()),
                                organisation.stream()
                                        .flatMap(known ->
                                                Stream.of(known.officialName(), known.displayName(), known.domain())))
                        .toList());
    }

    /** @param context what strangers may know of the member, such as the name; the coalition's is added */
    public Verdict judge(String password, Collection<String> context) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Verdict.TOO_SHORT;
        }
        if (password.length() > LONGEST) {
            return Verdict.TOO_LONG;
        }
        var known = contextWords(context);
        return isMonotonous(PasswordNormaliser.plain(password))
                        || PasswordNormaliser.words(password).stream()
                                .anyMatch(word -> isCommon(word) || isRepeated(word) || isOfTheContext(word, known))
                ? Verdict.TOO_COMMON
                : Verdict.GOOD;
    }

    private boolean isCommon(String word) {
        return word.length() >= SHORTEST_WORD && common.contains(word);
    }

    private boolean isRepeated(String word) {
        for (int period = 1; period <= word.length() / 2; period++) {
            var unit = word.substring(0, period);
            if (unit.repeat(word.length() / period + 1).startsWith(word)) {
                return period <= LEAST_OF_ONES_OWN
                        || PasswordNormaliser.words(unit).stream().anyMatch(this::isCommon);
            }
        }
        return false;
    }

    private boolean isOfTheContext(String word, List<String> known) {
        var rest = word;
        for (var one : known) {
            rest = rest.replace(one, "");
        }
        var own = rest;
        return own.length() < word.length()
                && (own.length() < LEAST_OF_ONES_OWN
                        || PasswordNormaliser.words(own).stream().anyMatch(this::isCommon));
    }

    /** Longest first, so that no word is split by a shorter one. */
    private List<String> contextWords(Collection<String> context) {
        return Stream.concat(
                        context.stream(), Stream.of(PRODUCT, coalition.profile().name()))
                .flatMap(text -> Stream.of(PasswordNormaliser.plain(text).split("[^\\p{L}\\p{N}]+")))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    private static boolean isMonotonous(String plain) {
        return plain.chars().distinct().count() < 4
                || isRun(plain, character -> character)
                || isRun(plain, KEYBOARD::indexOf);
    }

    /** Whether most characters are next to the one before in the order, in which each has a place unless that is negative. */
    private static boolean isRun(String plain, IntUnaryOperator order) {
        var places = plain.chars().map(order).toArray();
        int jumps = 0;
        for (int i = 1; i < places.length; i++) {
            if (places[i] < 0 || Math.abs(places[i] - places[i - 1]) > 1) {
                jumps++;
            }
        }
        return jumps * 4 < places.length;
    }

    public enum Verdict {
        GOOD,
        TOO_SHORT,
        TOO_LONG,
        TOO_COMMON
    }
}
