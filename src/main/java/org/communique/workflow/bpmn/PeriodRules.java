package org.communique.workflow.bpmn;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as people write them: a week is 7 days, a month 30, a year 365. */
final class PeriodRules {

    private static final Pattern PERIOD = Pattern.compile("P(?=\\d)(\\d{1,4}Y)?(\\d{1,4}M)?(\\d{1,4}W)?(\\d{1,4}D)?");

    private PeriodRules() {}

    /** The text itself if it has none of them. */
    static String withoutWeeksAndMonths(String text) {
        if (!PERIOD.matcher(text).matches() || text.matches("P\\d+D")) {
            return text;
        }
        try {
            var period = Period.parse(text);
            return "P" + (period.getYears() * 365L + period.getMonths() * 30L + period.getDays()) + "D";
        } catch (DateTimeException e) {
            return text;
        }
    }

    static Optional<Duration> duration(String text) {
        try {
            var duration = Duration.parse(withoutWeeksAndMonths(text.strip()));
            return duration.isPositive() ? Optional.of(duration) : Optional.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** In whole days where it is. */
    static String text(Duration duration) {
        return duration.equals(Duration.ofDays(duration.toDays()))
                ? "P" + duration.toDays() + "D"
                : duration.toString();
    }
}
