package org.communique.amendment;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.draft.AmendmentSource;
import org.springframework.stereotype.Component;

/** Tells those who submit drafts, and workflows, of rounds and amendments. */
@Component
class RoundAmendmentSource implements AmendmentSource {

    private final Rounds rounds;
    private final Amendments amendments;
    private final CurrentMember currentMember;
    private final Clock clock;

    RoundAmendmentSource(Rounds rounds, Amendments amendments, CurrentMember currentMember, Clock clock) {
        this.rounds = rounds;
        this.amendments = amendments;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    @Override
    public Optional<LastRound> lastRound(StatementId statement) {
        return rounds.latest(statement).map(round -> new LastRound(round.deadline(), round.isOpen(clock.instant())));
    }

    @Override
    public int open(StatementId statement) {
        var member = currentMember.get();
        var now = clock.instant();
        var byId = rounds.of(statement).stream().collect(toMap(AmendmentRound::id, Function.identity()));
        return (int) amendments.summaries(statement).stream()
                .filter(each -> each.state() == AmendmentStatus.OPEN)
                .filter(each -> Optional.ofNullable(byId.get(each.round()))
                        .filter(round -> round.shows(
                                each.organisation(), member.organisation(), StatementRights.coordinates(member), now))
                        .isPresent())
                .count();
    }
}
