package org.communique.signon.call;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.signon.ParticipationTotals;
import org.communique.signon.participation.CallFigures;
import org.communique.signon.participation.ParticipationCounts;
import org.communique.signon.participation.SignOnCalls;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.overview.OverviewFacts;
import org.communique.statement.overview.OverviewFacts.SignatureCount;
import org.communique.statement.overview.OverviewSource;
import org.springframework.stereotype.Component;

/** Until when statements can be signed, how many have, and which organisations have not answered. */
@Component
class SignOnOverviewSource implements OverviewSource {

    private static final ParticipationTotals NO_ONE = ParticipationTotals.of(List.of());

    private final SignOnCalls calls;
    private final ParticipationCounts counts;
    private final Directory directory;
    private final Clock clock;

    SignOnOverviewSource(SignOnCalls calls, ParticipationCounts counts, Directory directory, Clock clock) {
        this.calls = calls;
        this.counts = counts;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Map<StatementId, OverviewFacts> of(Collection<StatementId> statements) {
        var newest = calls.newestFigures(statements);
        Set<VersionId> open = newest.stream()
                .filter(call -> call.totals() == null)
                .map(CallFigures::version)
                .collect(Collectors.toSet());
        var counted = open.isEmpty() ? Map.<VersionId, ParticipationTotals>of() : counts.totals(open);
        var now = clock.instant();
        return newest.stream().collect(toMap(CallFigures::statement, call -> facts(call, counted, now)));
    }

    private static OverviewFacts facts(CallFigures call, Map<VersionId, ParticipationTotals> counted, Instant now) {
        var totals = call.totals() == null ? counted.getOrDefault(call.version(), NO_ONE) : call.totals();
        var signatures =
                new SignatureCount(totals.signed() + totals.signedWithReservation(), totals.invited(), call.target());
        return call.isOpen()
                ? new OverviewFacts(call.answerBy(now), totals.silent(), signatures)
                : new OverviewFacts(null, 0, signatures);
    }

    @Override
    public Map<StatementId, Instant> deadlines(int most) {
        var now = clock.instant();
        return calls.openFigures(most).stream()
                .collect(toMap(CallFigures::statement, call -> call.answerBy(now), (one, _) -> one));
    }

    @Override
    public List<String> awaited(StatementId statement, int most) {
        var unanswered = calls.newestFigures(List.of(statement)).stream()
                .filter(CallFigures::isOpen)
                .flatMap(call -> counts.unanswered(call.version(), most).stream())
                .toList();
        return directory.organisations(unanswered).values().stream()
                .map(Organisation::displayName)
                .toList();
    }
}
