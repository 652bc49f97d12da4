package org.communique.amendment;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.Statement;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rounds of amendments in a statement's history, and which organisations' amendments were settled how. */
@Component
class AmendmentActivitySource implements ActivitySource {

    private final Rounds rounds;
    private final Amendments amendments;
    private final Directory directory;
    private final Clock clock;

    AmendmentActivitySource(Rounds rounds, Amendments amendments, Directory directory, Clock clock) {
        this.rounds = rounds;
        this.amendments = amendments;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        return entries(statement, round -> !isHidden(round));
    }

    /** While a round is hidden, its proposals are shown to coordinators only. */
    @Override
    public List<ActivityEntry> forCoordinators(Statement statement) {
        return entries(statement, this::isHidden).stream()
                .filter(entry -> entry.audience() == Audience.COORDINATORS)
                .toList();
    }

    private boolean isHidden(AmendmentRound round) {
        return round.visibility() == Visibility.WHEN_CLOSED && round.isOpen(clock.instant());
    }

    private List<ActivityEntry> entries(Statement statement, Predicate<AmendmentRound> shown) {
        var all = rounds.of(statement.id());
        if (all.isEmpty()) {
            return List.of();
        }
        var entries = new ArrayList<ActivityEntry>();
        all.forEach(round -> addRound(round, route(statement), entries));
        var byId = all.stream().collect(toMap(AmendmentRound::id, round -> round));
        var summaries = amendments.summaries(statement.id()).stream()
                .filter(summary -> byId.get(summary.round()) instanceof AmendmentRound round && shown.test(round))
                .toList();
        var names = directory.organisations(summaries.stream()
                .map(AmendmentSummary::organisation)
                .distinct()
                .toList());
        for (var summary : summaries) {
            var audience = isHidden(Objects.requireNonNull(byId.get(summary.round())))
                    ? Audience.COORDINATORS
                    : Audience.READERS;
            addAmendment(summary, names, route(statement) + "/" + summary.id().number(), audience, entries);
        }
        return entries;
    }

    private static String route(Statement statement) {
        return "statements/" + statement.id().value() + "/amendments";
    }

    private static void addRound(AmendmentRound round, String route, List<ActivityEntry> entries) {
        entries.add(new ActivityEntry(
                "amendment.activity.opened", List.of(), round.openedBy(), round.openedAt(), route, Audience.READERS));
        if (round.closedAt() != null) {
            entries.add(new ActivityEntry(
                    "amendment.activity.closed",
                    List.of(),
                    round.closedBy(),
                    round.closedAt(),
                    route,
                    Audience.READERS));
        }
    }

    private static void addAmendment(
            AmendmentSummary summary,
            Map<OrganisationId, Organisation> names,
            String route,
            Audience audience,
            List<ActivityEntry> entries) {
        var details = details(summary, names, null);
        entries.add(new ActivityEntry(
                "amendment.activity.proposed", details, summary.proposedBy(), summary.proposedAt(), route, audience));
        for (var revised : summary.revisions()) {
            entries.add(new ActivityEntry(
                    "amendment.activity.revised." + revised.cause(),
                    details(summary, names, revised.takenFrom()),
                    revised.by(),
                    revised.at(),
                    route,
                    audience));
        }
        if (summary.state() != AmendmentStatus.OPEN
                && summary.settlement() instanceof Settlement(var by, var at, var _)) {
            entries.add(new ActivityEntry("amendment.activity." + summary.state(), details, by, at, route, audience));
        }
    }

    private static List<Object> details(
            AmendmentSummary summary, Map<OrganisationId, Organisation> names, @Nullable Integer takenFrom) {
        var organisation = names.get(summary.organisation());
        return List.of(
                Integer.toString(summary.id().number()),
                organisation == null ? "" : organisation.displayName(),
                takenFrom == null ? "" : Integer.toString(takenFrom));
    }
}
