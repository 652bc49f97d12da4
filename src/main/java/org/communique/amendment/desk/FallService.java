package org.communique.amendment.desk;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentEvent.AmendmentChanged;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.desk.FallCondition.FallChange;
import org.communique.amendment.desk.FallOutcome.Done;
import org.communique.amendment.desk.FallOutcome.InvalidAmendments;
import org.communique.amendment.desk.FallOutcome.NotOpen;
import org.communique.amendment.desk.FallOutcome.UnderVote;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Says with which others amendments fall. */
@Service
@PreAuthorize("denyAll()")
public class FallService {

    /** That one can fall with. */
    public static final int MOST = 50;

    private final FallConditions conditions;
    private final AmendmentService amendments;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FallService(
            FallConditions conditions,
            AmendmentService amendments,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.conditions = conditions;
        this.amendments = amendments;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** The numbers of those that each falls with, of those that the current member may see. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Map<AmendmentId, List<Integer>> of(StatementId statement) {
        var visible = amendments.of(statement).stream()
                .map(amendment -> amendment.id().number())
                .collect(Collectors.toSet());
        return conditions.of(statement).entrySet().stream()
                .filter(each -> visible.contains(each.getKey().number()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> each.getValue().stream()
                                .filter(visible::contains)
                                .toList()));
    }

    /**
     * Replaces those that it fell with before.
     *
     * @param numbers of others of its round; none, so that it falls with none
     * @throws java.util.NoSuchElementException if the member sees no such amendment
     */
    @PreAuthorize("@amendmentRights.canMerge(#id)")
    public FallOutcome set(AmendmentId id, Collection<Integer> numbers) {
        var amendment = amendments.find(id).orElseThrow();
        if (refusal(amendment) instanceof FallOutcome refused) {
            return refused;
        }
        var others = numbers.stream().distinct().sorted().toList();
        if (others.size() > MOST || amendment.amends() != null || !areOthersOfTheRound(others, amendment)) {
            return new InvalidAmendments(MOST);
        }
        if (others.equals(conditions.of(id))) {
            return new Done(others);
        }
        // Reading all of the others takes time, in which a vote may have begun.
        if (refusal(amendments.find(id).orElseThrow()) instanceof FallOutcome refused) {
            return refused;
        }
        conditions.set(id, new FallChange(others, currentMember.id(), clock.instant()));
        events.publishEvent(new AmendmentChanged(id));
        return new Done(others);
    }

    private static @Nullable FallOutcome refusal(Amendment amendment) {
        if (amendment.state() != AmendmentStatus.OPEN || amendment.acceptance() != null) {
            return new NotOpen();
        }
        return amendment.vote() == null ? null : new UnderVote();
    }

    private boolean areOthersOfTheRound(List<Integer> numbers, Amendment amendment) {
        return numbers.isEmpty()
                || amendments.of(amendment.id().statement()).stream()
                        .filter(other -> other.amends() == null
                                && other.round().equals(amendment.round())
                                && !other.id().equals(amendment.id()))
                        .map(other -> other.id().number())
                        .collect(Collectors.toSet())
                        .containsAll(numbers);
    }
}
