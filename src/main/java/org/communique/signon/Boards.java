package org.communique.signon;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.coalition.Organisation;
import org.springframework.stereotype.Component;

/** Puts boards together from what the organisations did and who they are. */
@Component
class Boards {

    private static final Comparator<BoardRow> BY_NAME =
            Comparator.comparing(row -> row.organisation().displayName(), String.CASE_INSENSITIVE_ORDER);

    private final Participations participations;
    private final Directory directory;
    private final Clock clock;

    Boards(Participations participations, Directory directory, Clock clock) {
        this.participations = participations;
        this.directory = directory;
        this.clock = clock;
    }

    Board of(SignOnCall call) {
        var parts = participations.of(call.version());
        var organisations = directory.organisations(
                parts.stream().map(Participation::organisation).toList());
        var members = directory.members(parts.stream()
                .map(Participation::latest)
                .filter(Objects::nonNull)
                .map(Act::by)
                .collect(toSet()));
        var now = clock.instant();
        var rows = parts.stream()
                .map(part -> row(part, Objects.requireNonNull(organisations.get(part.organisation())), members, now))
                .sorted(BY_NAME)
                .toList();
        return new Board(
                call.summary(), Totals.of(rows.stream().map(BoardRow::state).toList()), rows);
    }

    private static BoardRow row(
            Participation part, Organisation organisation, Map<MemberId, Member> members, Instant now) {
        var act = part.latest();
        if (act == null) {
            return new BoardRow(organisation, part.shownAt(now), null, null, null, part.remindedAt(), null, null);
        }
        var by = members.get(act.by());
        return new BoardRow(
                organisation,
                part.shownAt(now),
                act.consent() != null || by == null ? act.byName() : by.name(),
                act.at(),
                act.words(),
                part.remindedAt(),
                act.consent(),
                part.decidingUntil());
    }
}
