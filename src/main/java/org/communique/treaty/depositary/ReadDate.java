package org.communique.treaty.depositary;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.communique.treaty.state.ConsentKind;
import org.jspecify.annotations.Nullable;

/**
 * A cell such as {@code 25 Oct 2025}, {@code 3 Mar 2026 AA} or {@code 3 Mar 2026 a 1, 2}, where the numbers are footnotes. A date whose
 * day and month could be exchanged, such as {@code 03/04/2026}, is none.
 *
 * @param mark what the mark after the date says; null if there is none
 */
record ReadDate(LocalDate date, @Nullable ConsentKind mark) {

    private static final int LONGEST = 60;
    private static final Pattern FORM = Pattern.compile(
            "(?:(\\d{1,2}) ([A-Za-z]{3,9})\\.? (\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))(?!\\d)(?: ?(AA|A|a|d|c))?[ ,*\\d]{0,20}");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    static Optional<ReadDate> of(String cell) {
        var clean = cell.strip();
        if (clean.length() > LONGEST) {
            return Optional.empty();
        }
        var matcher = FORM.matcher(clean);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var date = matcher.group(1) == null
                    ? LocalDate.of(number(matcher.group(4)), number(matcher.group(5)), number(matcher.group(6)))
                    : LocalDate.of(number(matcher.group(3)), month(matcher.group(2)), number(matcher.group(1)));
            return Optional.of(new ReadDate(date, kind(matcher.group(7))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** 0 for none, which no date has. */
    private static int month(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            var month = MONTHS.get(i);
            if (lower.equals(month) || lower.equals(month.substring(0, 3)) || lower.equals("sept") && i == 8) {
                return i + 1;
            }
        }
        return 0;
    }

    private static @Nullable ConsentKind kind(@Nullable String mark) {
        return switch (mark) {
            case null -> null;
            case "A" -> ConsentKind.ACCEPTANCE;
            case "AA" -> ConsentKind.APPROVAL;
            case "a" -> ConsentKind.ACCESSION;
            case "d" -> ConsentKind.SUCCESSION;
            default -> ConsentKind.FORMAL_CONFIRMATION;
        };
    }
}
