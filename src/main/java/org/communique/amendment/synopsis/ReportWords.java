package org.communique.amendment.synopsis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.change.Applicability.WordsChanged;
import org.communique.amendment.change.Applicability.WordsGone;
import org.communique.amendment.desk.AmendedAmendment;
import org.communique.amendment.desk.Standing;
import org.communique.screen.TimeFormat;
import org.springframework.context.MessageSource;

/** Our words in a file. */
record ReportWords(MessageSource messages, Locale locale) {

    String of(String key, Object... arguments) {
        return messages.getMessage("amendment." + key, arguments, locale);
    }

    /** Such as {@code 24 November 2026, 14:02 UTC}. */
    String time(Instant moment) {
        return TimeFormat.localAndUtc(moment, ZoneOffset.UTC, locale);
    }

    /** Such as {@code ¶ 12 · Replace}. */
    String place(Amendment amendment) {
        return where(amendment.kind(), amendment.passage()) + " · " + of("kind." + amendment.kind());
    }

    private String where(AmendmentKind kind, int passage) {
        if (passage == 0) {
            return of("at.start");
        }
        return of(kind == AmendmentKind.ADD ? "at.after" : "at", passage);
    }

    /** Where it stands against the draft, or how it was settled. */
    String state(Standing standing) {
        var amendment = standing.amendment();
        if (amendment.isAcceptedWithOtherWords()) {
            return of("state.other-words");
        }
        if (amendment.state() == AmendmentStatus.OPEN && standing.amended() instanceof AmendedAmendment amended) {
            return of("amends." + amended.now(), amended.number());
        }
        return switch (standing.applicability()) {
            case null -> of("state." + amendment.state());
            case Applies(var surroundings) -> of(surroundings ? "standing.surroundings" : "standing.applies");
            case WordsChanged _ -> of("standing.changed");
            case WordsGone _ -> of("standing.gone");
            case CollidesWithAccepted(var others) -> of("standing.accepted", others.size(), numbers(others));
            case Falls(var adopted) -> of("standing.falls", adopted.size(), numbers(adopted));
        };
    }

    static String numbers(Collection<Integer> numbers) {
        return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
