package org.communique.signon.call;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.signon.ParticipationTotals;
import org.communique.signon.participation.CallFigures;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.ParticipationCounts;
import org.communique.signon.participation.SignOnCalls;
import org.communique.signon.pending.PendingSignatureFinder;
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
    private final PendingSignatureFinder pendingSignatureFinder;
    private final Directory directory;
    private final Clock clock;

    SignOnOverviewSource(
            SignOnCalls calls,
            ParticipationCounts counts,
            PendingSignatureFinder pendingSignatureFinder,
            Directory directory,
            Clock clock) {
        this.calls = calls;
        this.counts = counts;
        this.pendingSignatureFinder = pendingSignatureFinder;
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
        var waiting = open.isEmpty()
                ? Map.<VersionId, Long>of()
                : pendingSignatureFinder.awaitingAcceptance(open).stream()
                        .collect(groupingBy(Participation::version, counting()));
        var now = clock.instant();
        return newest.stream().collect(toMap(CallFigures::statement, call -> facts(call, counted, waiting, now)));
    }

    private static OverviewFacts facts(
            CallFigures call, Map<VersionId, ParticipationTotals> counted, Map<VersionId, Long> waiting, Instant now) {
        var totals = call.totals() == null ? counted.getOrDefault(call.version(), NO_ONE) : call.totals();
        var signatures =
                new SignatureCount(totals.signed() + totals.signedWithReservation(), totals.invited(), call.target());
        return call.isOpen()
                ? new OverviewFacts(
                        call.answerBy(now),
                        totals.silent()
                                - waiting.getOrDefault(call.version(), 0L).intValue(),
                        signatures)
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
                .flatMap(call -> unanswered(call.version(), most))
                .toList();
        return directory.organisations(unanswered).values().stream()
                .map(Organisation::displayName)
                .toList();
    }

    private Stream<OrganisationId> unanswered(VersionId version, int most) {
        var waiting = pendingSignatureFinder.awaitingAcceptance(List.of(version)).stream()
                .map(Participation::organisation)
                .collect(Collectors.toSet());
        return counts.unanswered(version, most + waiting.size()).stream()
                .filter(organisation -> !waiting.contains(organisation))
                .limit(most);
    }
}
