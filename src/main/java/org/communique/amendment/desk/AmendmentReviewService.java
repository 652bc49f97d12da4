package org.communique.amendment.desk;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.AmendmentEvent.Settled;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.Amendments;
import org.communique.amendment.Rounds;
import org.communique.amendment.desk.MergeOutcome.ChangedMeanwhile;
import org.communique.amendment.desk.MergeOutcome.Done;
import org.communique.amendment.desk.MergeOutcome.DraftFrozen;
import org.communique.amendment.desk.MergeOutcome.NotOpen;
import org.communique.amendment.desk.MergeOutcome.SupportersMissing;
import org.communique.amendment.desk.MergeOutcome.TooOften;
import org.communique.amendment.desk.MergeOutcome.UnderVote;
import org.communique.coalition.directory.CurrentMember;
import org.communique.mail.EventOutbox;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Where those who write a statement see what is proposed, and settle it. */
@Service
@PreAuthorize("denyAll()")
public class AmendmentReviewService {

    private final AmendmentService visibleAmendments;
    private final Amendments amendments;
    private final Rounds rounds;
    private final AmendmentAnalyses analyses;
    private final AmendmentMerger amendmentMerger;
    private final Statements statements;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final EventOutbox outbox;
    private final MergeLimit mergeLimit;
    private final Clock clock;

    AmendmentReviewService(
            AmendmentService visibleAmendments,
            Amendments amendments,
            Rounds rounds,
            AmendmentAnalyses analyses,
            AmendmentMerger amendmentMerger,
            Statements statements,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            EventOutbox outbox,
            MergeLimit mergeLimit,
            Clock clock) {
        this.visibleAmendments = visibleAmendments;
        this.amendments = amendments;
        this.rounds = rounds;
        this.analyses = analyses;
        this.amendmentMerger = amendmentMerger;
        this.statements = statements;
        this.currentMember = currentMember;
        this.events = events;
        this.outbox = outbox;
        this.mergeLimit = mergeLimit;
        this.clock = clock;
    }

    /** All that the current member may see, in the order of the text. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<Standing> standings(StatementId statement) {
        var visible = visibleAmendments.of(statement);
        return visible.isEmpty()
                ? List.of()
                : analyses.compare(
                        statement,
                        visible,
                        analysis -> visible.stream().map(analysis::of).toList());
    }

    /** Some of those that the current member may see, with what they change, in the order of the text. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<DeskEntry> entries(StatementId statement, Collection<AmendmentId> wanted) {
        var visible = visibleAmendments.of(statement);
        var shown = visible.stream()
                .filter(amendment -> wanted.contains(amendment.id()))
                .toList();
        return entries(statement, shown, visible);
    }

    /** @param complete whether none comes after it */
    public record DeskPage(List<DeskEntry> entries, boolean complete) {}

    /**
     * A part of those that the current member may see. Empty if the member does not see the one before them.
     *
     * @param after its number
     */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Optional<DeskPage> page(StatementId statement, @Nullable Integer after, int most) {
        var visible = visibleAmendments.of(statement);
        return start(after, visible).stream()
                .mapToObj(from -> {
                    int to = Math.min(from + most, visible.size());
                    return new DeskPage(entries(statement, visible.subList(from, to), visible), to == visible.size());
                })
                .findFirst();
    }

    private static OptionalInt start(@Nullable Integer after, List<Amendment> amendments) {
        if (after == null) {
            return OptionalInt.of(0);
        }
        return IntStream.range(1, amendments.size() + 1)
                .filter(place -> amendments.get(place - 1).id().number() == after)
                .findFirst();
    }

    @PreAuthorize("@statementRights.canRead(#id.statement())")
    public Optional<DeskEntry> find(AmendmentId id) {
        var visible = visibleAmendments.of(id.statement());
        var found =
                visible.stream().filter(amendment -> amendment.id().equals(id)).toList();
        return entries(id.statement(), found, visible).stream().findFirst();
    }

    /** The draft with the open amendments that the current member may see. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public BracketedText bracketed(StatementId statement) {
        return analyses.compareOpen(statement, AmendmentAnalysis::bracketed);
    }

    /** The draft with those of the open amendments that the current member may see which apply and do not collide. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public TrackedText tracked(StatementId statement) {
        return analyses.compareOpen(statement, AmendmentAnalysis::tracked);
    }

    /** As {@link #tracked}, one amendment after the other. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public TrackedSteps steps(StatementId statement) {
        return analyses.compareOpen(statement, AmendmentAnalysis::steps);
    }

    /**
     * What the draft would be with all of these, which are open and which the current member may see.
     *
     * @param amendments to be entered one after the other
     */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public Adoption adoption(StatementId statement, List<Amendment> amendments) {
        return analyses.compare(
                statement,
                visibleAmendments.of(statement),
                analysis -> AdoptionForecast.adoption(analysis, amendments));
    }

    private List<DeskEntry> entries(StatementId statement, List<Amendment> shown, List<Amendment> visible) {
        return shown.isEmpty()
                ? List.of()
                : analyses.compare(
                        statement,
                        visible,
                        analysis -> shown.stream().map(analysis::entry).toList());
    }

    /**
     * Enters it into the draft as an edit of its organisation, once however often this is asked for.
     *
     * @param reason may be empty if it has the supporters that its round asks for
     * @throws java.util.NoSuchElementException if the member sees no such amendment
     */
    @PreAuthorize("@amendmentRights.canMerge(#id)")
    public MergeOutcome accept(AmendmentId id, String reason) {
        return accept(seen(id), reason);
    }

    /** As {@link #accept}, if its text was changed so often. */
    @PreAuthorize("@amendmentRights.canMerge(#id)")
    public MergeOutcome acceptAt(AmendmentId id, int revision, String reason) {
        var amendment = seen(id);
        return amendment.revisionCount() == revision ? accept(amendment, reason) : new ChangedMeanwhile();
    }

    private MergeOutcome accept(Amendment amendment, String reason) {
        var why = ShortText.optionalLines(reason, Amendment.LONGEST_REASON);
        if (!isDrafting(amendment.statement())) {
            return new DraftFrozen();
        }
        var round = rounds.find(amendment.round()).orElseThrow();
        if (why.isEmpty() && SupportersMissing.of(amendment, round) instanceof SupportersMissing missing) {
            return missing;
        }
        return mergeLimit.allows() ? amendmentMerger.accept(amendment, why) : new TooOften();
    }

    /**
     * Takes an accepted one out of the draft again, or opens a rejected one again.
     *
     * @throws java.util.NoSuchElementException if the member sees no such amendment
     */
    @PreAuthorize("@amendmentRights.canMerge(#id)")
    public MergeOutcome reopen(AmendmentId id) {
        var amendment = seen(id);
        if (amendment.state() == AmendmentStatus.REJECTED) {
            var reopened = amendments.reopen(id, AmendmentStatus.REJECTED);
            reopened.ifPresent(_ -> events.publishEvent(
                    new Settled(id, AmendmentStatus.OPEN, currentMember.id(), clock.instant(), false)));
            return outcome(reopened);
        }
        if (!isDrafting(id.statement())) {
            return new DraftFrozen();
        }
        return mergeLimit.allows() ? amendmentMerger.undo(amendment) : new TooOften();
    }

    /**
     * @param reason shown to its organisation; not empty
     * @throws java.util.NoSuchElementException if the member sees no such amendment
     */
    @PreAuthorize("@amendmentRights.canMerge(#id)")
    public MergeOutcome reject(AmendmentId id, String reason) {
        var why = ShortText.checkedLines(reason, Amendment.LONGEST_REASON);
        if (seen(id).vote() != null) {
            return new UnderVote();
        }
        var settlement = new Settlement(currentMember.id(), clock.instant(), why);
        var settled = new Settled(id, AmendmentStatus.REJECTED, settlement.by(), settlement.at(), false);
        return outcome(outbox.publish(
                settled, settled.fact(), () -> amendments.settle(id, AmendmentStatus.REJECTED, settlement)));
    }

    private static MergeOutcome outcome(Optional<Amendment> settled) {
        return settled.<MergeOutcome>map(Done::new).orElseGet(NotOpen::new);
    }

    private Amendment seen(AmendmentId id) {
        return visibleAmendments.find(id).orElseThrow();
    }

    private boolean isDrafting(StatementId statement) {
        return statements.findById(statement).orElseThrow().phase() == Phase.DRAFTING;
    }
}
