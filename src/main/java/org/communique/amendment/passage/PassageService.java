package org.communique.amendment.passage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentEvent.PassageStateSet;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.BaseId;
import org.communique.amendment.RoundId;
import org.communique.amendment.RoundTexts;
import org.communique.amendment.Rounds;
import org.communique.amendment.passage.PassageOutcome.Done;
import org.communique.amendment.passage.PassageOutcome.NoSuchPassage;
import org.communique.amendment.passage.PassageOutcome.StatementEnded;
import org.communique.amendment.passage.PassageOutcome.TooManyChanges;
import org.communique.coalition.directory.CurrentMember;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.statement.Phase;
import org.communique.statement.Statements;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafNumbers;
import org.communique.text.leaf.LeafSequence;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.WorkKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Says which passages of a round's text are agreed or closed. */
@Service
@PreAuthorize("denyAll()")
public class PassageService {

    private static final Set<Phase> ENDED = EnumSet.of(Phase.PUBLISHED, Phase.ABANDONED);

    private final PassageStates states;
    private final Rounds rounds;
    private final RoundTexts roundTexts;
    private final AmendmentService amendments;
    private final Statements statements;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final MemberQuotas quotas;

    PassageService(
            PassageStates states,
            Rounds rounds,
            RoundTexts roundTexts,
            AmendmentService amendments,
            Statements statements,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock,
            MemberQuotas quotas) {
        this.quotas = quotas;
        this.states = states;
        this.rounds = rounds;
        this.roundTexts = roundTexts;
        this.amendments = amendments;
        this.statements = statements;
        this.work = work;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** Those that are agreed or closed, in the order of the text. */
    @PreAuthorize("@statementRights.canRead(#round.statement())")
    public List<PassageStateChange> settled(RoundId round) {
        return states.of(round).settled();
    }

    /** All of a round's text that have a number, in its order. Empty if there is no such round. */
    @PreAuthorize("@statementRights.canRead(#round.statement())")
    public List<RoundPassage> of(RoundId round) {
        if (rounds.find(round).isEmpty()) {
            return List.of();
        }
        var open = amendments.of(round.statement()).stream()
                .filter(amendment -> amendment.state() == AmendmentStatus.OPEN
                        && amendment.round().equals(round))
                .toList();
        return work.run(
                WorkKind.COMPARISON,
                currentMember.id().value(),
                () -> passages(roundTexts.leaves(BaseId.of(round)), states.of(round), byPassage(open)));
    }

    private static Map<BlockId, List<Integer>> byPassage(List<Amendment> open) {
        var byPassage = new HashMap<BlockId, List<Integer>>();
        for (var amendment : open) {
            TouchedPassages.of(amendment.readChanges())
                    .forEach(block -> byPassage
                            .computeIfAbsent(block, _ -> new ArrayList<>())
                            .add(amendment.id().number()));
        }
        return byPassage;
    }

    private static List<RoundPassage> passages(
            LeafSequence text, RoundPassageStates states, Map<BlockId, List<Integer>> amendments) {
        var passages = new ArrayList<RoundPassage>();
        numbered(text).forEach((number, leaf) -> {
            var change = states.last(leaf.id()).orElse(null);
            passages.add(new RoundPassage(
                    number,
                    new LeafSequence(List.of(leaf)).toRichText(),
                    states.of(leaf.id()),
                    change,
                    amendments.getOrDefault(leaf.id(), List.of()).stream()
                            .sorted()
                            .toList()));
        });
        return List.copyOf(passages);
    }

    /** By their numbers; those without words have none. */
    private static Map<Integer, Leaf> numbered(LeafSequence text) {
        var numbers = new LeafNumbers(text);
        var numbered = new TreeMap<Integer, Leaf>();
        for (int place = 0; place < text.leaves().size(); place++) {
            if (numbers.isNumbered(place)) {
                numbered.put(numbers.at(place), text.leaves().get(place));
            }
        }
        return numbered;
    }

    /**
     * Amendments that were proposed to it before stay as they are.
     *
     * @param passage its number in the margin of the round's text
     */
    @PreAuthorize("@statementRights.canEdit(#round.statement())")
    public PassageOutcome set(RoundId round, int passage, PassageState state) {
        if (ENDED.contains(statements.findById(round.statement()).orElseThrow().phase())) {
            return new StatementEnded();
        }
        var leaf = rounds.find(round).isPresent()
                ? numbered(roundTexts.leaves(BaseId.of(round))).get(passage)
                : null;
        if (leaf == null) {
            return new NoSuchPassage();
        }
        var change = new PassageStateChange(leaf.id().value(), passage, state, currentMember.id(), now());
        return OptimisticRetry.run(round, _ -> set(states.of(round), leaf.id(), change));
    }

    private Optional<PassageOutcome> set(RoundPassageStates before, BlockId block, PassageStateChange change) {
        if (before.of(block) == change.state()) {
            return Optional.of(new Done(change.state()));
        }
        var limit = before.limitReachedBy(change.by());
        if (limit.isPresent()) {
            return Optional.of(new TooManyChanges(limit.getAsInt()));
        }
        if (!quotas.take(Quota.PASSAGE_STATES, Boolean::booleanValue, () -> states.add(before, change))) {
            return Optional.empty();
        }
        events.publishEvent(new PassageStateSet(before.id()));
        return Optional.of(new Done(change.state()));
    }

    private Instant now() {
        return clock.instant();
    }
}
