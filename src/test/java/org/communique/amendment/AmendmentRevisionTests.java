package org.communique.amendment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentRevision.Cause;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.desk.AmendedAmendment.Now;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.BulkOutcome;
import org.communique.amendment.desk.BulkService;
import org.communique.amendment.desk.DeskEntry;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.MergeOutcome.SupportersMissing;
import org.communique.amendment.desk.SettleSeveral;
import org.communique.amendment.desk.SettleSeveral.Act;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.FormerTextService;
import org.communique.amendment.proposal.Proposal;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalOutcome.Begun;
import org.communique.amendment.proposal.ProposalOutcome.Submitted;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitProposal;
import org.communique.amendment.proposal.SubmitText;
import org.communique.amendment.proposal.TakeOverService;
import org.communique.amendment.synopsis.SynopsisService;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VoteOutcome;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteService;
import org.communique.coalition.directory.Member;
import org.communique.job.Reconciler;
import org.communique.refusal.Refusal;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.TooBusyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.AccessDeniedException;

/** Amendments whose text changes after they were submitted. */
@ServerTest
class AmendmentRevisionTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.

        Nobody is to be punished for research in good faith.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    AmendmentService amendments;

    @Autowired
    AmendmentTextService texts;

    @Autowired
    TakeOverService takeOvers;

    @Autowired
    ProposalService proposals;

    @Autowired
    AmendmentReviewService desk;

    @Autowired
    SynopsisService synopsis;

    @Autowired
    ActivityService activity;

    @Autowired
    VoteService votes;

    @Autowired
    BulkService bulk;

    @Autowired
    RoundService rounds;

    @Autowired
    Amendments stored;

    @Autowired
    FormerTextService formerTexts;

    @Autowired
    MongoOperations mongo;

    @Autowired
    List<Reconciler> reconcilers;

    private static String with(String words, String others) {
        assertThat(TEXT).contains(words);
        return TEXT.replace(words, others);
    }

    private static String canonical(String markdown) {
        return CanonicalText.of(CanonicalText.read(markdown));
    }

    /** Where the amendment that it amends stands. */
    private Now amended(AmendmentFixtures.Round round, Amendment alternative) {
        return requireNonNull(entry(round, alternative).standing().amended()).now();
    }

    private DeskEntry entry(AmendmentFixtures.Round round, Amendment amendment) {
        return as(round.drafter, () -> desk.find(amendment.id())).orElseThrow();
    }

    private Amendment now(AmendmentFixtures.Round round, Amendment amendment) {
        return entry(round, amendment).amendment();
    }

    private static Proposal begun(ProposalOutcome outcome) {
        return ((Begun) outcome).proposal();
    }

    private String read(Member member, Proposal copy) {
        return CanonicalText.of(as(member, () -> proposals.current(copy.id())).text());
    }

    private ProposalOutcome submit(Member member, Proposal copy, String markdown, String reason) {
        as(member, () -> proposals.replace(copy.id(), CanonicalText.read(markdown)));
        long revision = as(member, () -> proposals.current(copy.id())).revision();
        return as(member, () -> texts.submit(new SubmitText(copy.id(), revision, reason, "en")));
    }

    private Amendment revise(Member member, Amendment amendment, String markdown) {
        var copy = begun(as(member, () -> texts.beginRevision(amendment.id())));
        return ((Submitted) submit(member, copy, markdown, "After talks."))
                .amendments()
                .getFirst();
    }

    private Amendment amend(Member member, Amendment amendment, String markdown) {
        var copy = begun(as(member, () -> texts.beginAlternative(amendment.id())));
        return ((Submitted) submit(member, copy, markdown, "Shorter."))
                .amendments()
                .getFirst();
    }

    private MergeOutcome accept(AmendmentFixtures.Round round, Amendment amendment) {
        return as(round.drafter, () -> desk.accept(amendment.id(), ""));
    }

    @Test
    void isAcceptedWithoutTheSupportersThatItsRoundAsksForOnlyWithAReason() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.AT_ONCE, null, 1);
        var proposer = round.proposers.get(0);
        var amendment = round.propose(proposer, with("two weeks", "48 hours")).getFirst();
        var acceptance = new SettleSeveral(round.statement, Set.of(1), SettleSeveral.Act.ACCEPT, "");
        Supplier<@Nullable Refusal> foreseen =
                () -> ((BulkOutcome.Foreseen) as(round.drafter, () -> bulk.preview(acceptance)))
                        .outcomes()
                        .getFirst()
                        .obstacle();

        assertThat(accept(round, amendment)).isEqualTo(new SupportersMissing(1));
        assertThat(foreseen.get()).isEqualTo(new SupportersMissing(1));
        as(round.proposers.get(1), () -> amendments.takeStand(amendment.id(), true, ""));
        assertThat(entry(round, amendment).standing().missingSupporters()).isZero();
        assertThat(foreseen.get()).isNull();
        revise(proposer, amendment, with("two weeks", "three days"));
        assertThat(entry(round, amendment).standing().missingSupporters()).isEqualTo(1);
        assertThat(accept(round, amendment)).isEqualTo(new SupportersMissing(1));

        assertThat(as(round.drafter, () -> desk.accept(amendment.id(), "All others asked for it.")))
                .isInstanceOf(MergeOutcome.Done.class);
        assertThat(accept(round, amendment)).isInstanceOf(MergeOutcome.Done.class);
    }

    @Test
    void anOrganisationChangesTheTextOfItsAmendment() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var amendment = round.propose(proposer, with("two weeks", "48 hours") + "\nStrikes are legal.\n")
                .getFirst();
        as(round.proposers.get(1), () -> amendments.takeStand(amendment.id(), true, "At last."));
        var copy = begun(as(proposer, () -> texts.beginRevision(amendment.id())));
        assertThat(read(proposer, copy)).isEqualTo(canonical(with("two weeks", "48 hours")));
        assertThat(begun(as(proposer, () -> texts.beginRevision(amendment.id()))))
                .isEqualTo(copy);
        assertThat(submit(proposer, copy, with("two weeks", "48 hours"), ""))
                .isInstanceOf(ProposalOutcome.NothingChanged.class);
        assertThat(submit(proposer, copy, TEXT, "")).isInstanceOf(ProposalOutcome.NothingChanged.class);

        var outcome = submit(
                proposer, copy, with("two weeks", "three days").replace("adequate", "effective"), "After talks.");

        assertThat(outcome).isInstanceOf(Submitted.class);
        var revised = now(round, amendment);
        assertThat(revised.id()).isEqualTo(amendment.id());
        assertThat(revised.reason()).isEqualTo("After talks.");
        assertThat(revised.passage()).isEqualTo(2);
        assertThat(revised.stands())
                .singleElement()
                .satisfies(stand -> assertThat(revised.isOnFormerText(stand)).isTrue());
        assertThat(revised.revisions()).singleElement().satisfies(revision -> {
            assertThat(revision.former()).isEqualTo(amendment.text());
            assertThat(revision.reason()).isEqualTo("As the treaty says.");
            assertThat(revision.by()).isEqualTo(proposer.id());
            assertThat(revision.cause()).isEqualTo(Cause.CHANGED);
        });
        assertThat(as(proposer, () -> texts.submit(new SubmitText(copy.id(), 2, "", "en"))))
                .isInstanceOf(ProposalOutcome.ChangedMeanwhile.class);

        assertThat(accept(round, amendment)).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft())
                .isEqualTo(canonical(with("two weeks", "three days").replace("adequate", "effective")));
        assertThat(as(proposer, () -> texts.beginRevision(amendment.id())))
                .isInstanceOf(ProposalOutcome.AmendmentNotOpen.class);
        as(round.drafter, () -> desk.reopen(amendment.id()));
        assertThat(round.draft()).isEqualTo(canonical(TEXT));
    }

    @Test
    void keepsMovedDeletedAndAddedPassagesInTheCopy() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var proposal = round.begin(proposer);
        var changed = """
            Nobody is to be punished for research in good faith.

            ## Safeguards

            * Strikes are legal.
            * Pickets are, too.

            Courts decide within 48 hours, and courts give reasons.
            """;
        as(proposer, () -> proposals.replace(proposal.id(), CanonicalText.read(changed)));
        var preview = as(proposer, () -> proposals.preview(proposal.id()));
        var all = List.of(
                new Item(IntStream.range(0, preview.changes().size()).boxed().toList(), ""));
        var amendment = ((Submitted) as(
                        proposer,
                        () -> proposals.submit(new SubmitProposal(proposal.id(), preview.revision(), "en", all))))
                .amendments()
                .getFirst();

        var copy = begun(as(proposer, () -> texts.beginRevision(amendment.id())));

        assertThat(read(proposer, copy)).isEqualTo(canonical(changed));
        long revision = as(proposer, () -> proposals.current(copy.id())).revision();
        assertThat(as(proposer, () -> texts.submit(new SubmitText(copy.id(), revision, "", "en"))))
                .isInstanceOf(ProposalOutcome.NothingChanged.class);
        var revised = ((Submitted) submit(proposer, copy, changed.replace("Pickets", "Picket lines"), ""))
                .amendments()
                .getFirst();
        accept(round, revised);
        assertThat(round.draft()).isEqualTo(canonical(changed.replace("Pickets", "Picket lines")));
        as(round.drafter, () -> desk.reopen(amendment.id()));
        assertThat(round.draft()).isEqualTo(canonical(TEXT));
    }

    @Test
    void refusesChangesOfOthersAndOfWhatIsNotOpen() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var other = round.proposers.get(1);
        var amendment = round.propose(proposer, with("two weeks", "48 hours")).getFirst();
        assertThatThrownBy(() -> as(other, () -> texts.beginRevision(amendment.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(other, () -> texts.beginWording(amendment.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(proposer, () -> texts.beginAlternative(amendment.id())))
                .isInstanceOf(ProposalOutcome.OwnAmendment.class);
        var copy = begun(as(proposer, () -> texts.beginRevision(amendment.id())));
        assertThatThrownBy(() -> as(other, () -> proposals.current(copy.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(proposer, () -> proposals.submit(new SubmitProposal(copy.id(), 1, "en", List.of()))))
                .isInstanceOf(ProposalOutcome.InvalidItems.class);

        var vote = as(round.coordinator, () -> votes.open(vote(round, amendment)));
        assertThat(vote).isInstanceOf(VoteOutcome.Done.class);
        assertThat(submit(proposer, copy, with("two weeks", "three days"), ""))
                .isInstanceOf(ProposalOutcome.UnderVote.class);
        as(
                round.coordinator,
                () -> votes.close(((VoteOutcome.Done) vote).vote().vote().id()));
        as(round.coordinator, () -> rounds.close(amendment.round()));
        assertThat(as(proposer, () -> proposals.replace(copy.id(), CanonicalText.read(TEXT))))
                .isInstanceOf(ReplacementOutcome.Frozen.class);
        assertThat(as(proposer, () -> texts.beginRevision(amendment.id())))
                .isInstanceOfAny(ProposalOutcome.RoundClosed.class, ProposalOutcome.AmendmentNotOpen.class);
    }

    @Test
    void nobodyActsOnATextThatTheyWereNotShown() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var other = round.proposers.get(1);
        var amendment = round.propose(proposer, with("two weeks", "48 hours")).getFirst();
        int number = amendment.id().number();
        revise(proposer, amendment, with("two weeks", "two years"));

        assertThat(as(other, () -> amendments.takeStandAt(amendment.id(), 0, true, "At last.")))
                .isInstanceOf(AmendmentOutcome.ChangedMeanwhile.class);
        assertThat(as(round.drafter, () -> desk.acceptAt(amendment.id(), 0, "")))
                .isInstanceOf(MergeOutcome.ChangedMeanwhile.class);
        assertThat(as(round.drafter, () -> bulk.settle(several(round, number, 0), (_, _) -> true)))
                .isEqualTo(new BulkOutcome.Settled(
                        List.of(new BulkOutcome.Result(number, new MergeOutcome.ChangedMeanwhile()))));
        assertThat(as(round.drafter, () -> votes.open(vote(round, number, 0))))
                .isEqualTo(new VoteOutcome.AmendmentChanged(number));
        assertThat(now(round, amendment).stands()).isEmpty();
        assertThat(now(round, amendment).vote()).isNull();

        assertThat(as(other, () -> amendments.takeStandAt(amendment.id(), 1, false, "")))
                .isInstanceOf(AmendmentOutcome.Done.class);
        assertThat(as(round.drafter, () -> bulk.settle(several(round, number, 1), (_, _) -> true)))
                .isInstanceOfSatisfying(
                        BulkOutcome.Settled.class,
                        settled -> assertThat(settled.results())
                                .singleElement()
                                .satisfies(
                                        result -> assertThat(result.outcome()).isInstanceOf(MergeOutcome.Done.class)));
    }

    private static SettleSeveral several(AmendmentFixtures.Round round, int number, int revision) {
        return new SettleSeveral(round.statement, Set.of(number), Map.of(number, revision), Act.ACCEPT, "");
    }

    private static OpenVote vote(AmendmentFixtures.Round round, int number, int revision) {
        return new OpenVote(
                round.statement,
                List.of(number),
                Map.of(number, revision),
                VotePolicy.SIMPLE_MAJORITY,
                0,
                Instant.now().plus(Duration.ofDays(3)),
                false);
    }

    private static OpenVote vote(AmendmentFixtures.Round round, Amendment amendment) {
        return new OpenVote(
                round.statement,
                List.of(amendment.id().number()),
                VotePolicy.SIMPLE_MAJORITY,
                0,
                Instant.now().plus(Duration.ofDays(3)),
                false);
    }

    @Test
    void takesAnAmendmentToAnAmendmentOver() {
        var round = amendmentFixtures.round(TEXT);
        var sponsor = round.proposers.get(0);
        var other = round.proposers.get(1);
        var amendment = round.propose(sponsor, with("two weeks", "48 hours")).getFirst();
        var rival = round.propose(round.proposers.get(2), with("two weeks", "ten days"))
                .getFirst();

        var alternative = amend(other, amendment, with("two weeks", "72 hours"));

        assertThat(alternative.organisation()).isEqualTo(other.organisation());
        assertThat(alternative.amends())
                .isEqualTo(new Amendment.Amends(amendment.id().number(), 0));
        var shown = entry(round, alternative);
        assertThat(CanonicalText.of(shown.before())).contains("48 hours");
        assertThat(CanonicalText.of(shown.after())).contains("72 hours");
        assertThat(shown.standing().collidesWith()).isEmpty();
        assertThat(entry(round, amendment).standing().collidesWith())
                .containsExactly(rival.id().number());
        assertThat(accept(round, alternative))
                .isEqualTo(new MergeOutcome.AmendsAnother(amendment.id().number()));
        assertThat(as(round.coordinator, () -> votes.open(vote(round, alternative))))
                .isInstanceOf(VoteOutcome.AmendsAnother.class);
        assertThat(as(round.proposers.get(2), () -> texts.beginAlternative(alternative.id())))
                .isInstanceOf(ProposalOutcome.AmendsAnother.class);
        assertThat(as(round.drafter, () -> texts.beginWording(alternative.id())))
                .isInstanceOf(ProposalOutcome.AmendsAnother.class);
        assertThatThrownBy(() -> as(other, () -> takeOvers.takeOver(alternative.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(sponsor, () -> takeOvers.takeOver(amendment.id())))
                .isInstanceOf(NoSuchElementException.class);

        assertThat(as(sponsor, () -> takeOvers.takeOver(alternative.id()))).isInstanceOf(AmendmentOutcome.Done.class);
        assertThat(as(sponsor, () -> takeOvers.takeOver(alternative.id()))).isInstanceOf(AmendmentOutcome.Done.class);

        var taken = now(round, amendment);
        assertThat(taken.text()).isEqualTo(alternative.text());
        assertThat(taken.reason()).isEqualTo("As the treaty says.");
        assertThat(taken.revisions()).singleElement().satisfies(revision -> {
            assertThat(revision.cause()).isEqualTo(Cause.TAKEN_OVER);
            assertThat(revision.takenFrom()).isEqualTo(alternative.id().number());
        });
        assertThat(now(round, alternative).state()).isEqualTo(AmendmentStatus.TAKEN_OVER);
        accept(round, amendment);
        assertThat(round.draft()).isEqualTo(canonical(with("two weeks", "72 hours")));
        assertThat(as(round.drafter, () -> activity.csv(round.statement)))
                .contains("Text of amendment 3 taken over into amendment 1 of Lakeside");
    }

    @Test
    void anotherReasonIsOnRecordAndStandsAreThenOnTheFormerOne() {
        var round = amendmentFixtures.round(TEXT);
        var sponsor = round.proposers.get(0);
        var other = round.proposers.get(1);
        var amendment = round.propose(sponsor, with("two weeks", "48 hours")).getFirst();
        as(other, () -> amendments.takeStand(amendment.id(), true, ""));
        var alternative = amend(other, amendment, with("two weeks", "72 hours"));
        var copy = begun(as(sponsor, () -> texts.beginRevision(amendment.id())));

        as(sponsor, () -> amendments.changeReason(amendment.id(), "Evidence is lost in days.", "en"));
        as(sponsor, () -> amendments.changeReason(amendment.id(), "Evidence is lost in days.", "en"));

        var changed = now(round, amendment);
        assertThat(changed.reason()).isEqualTo("Evidence is lost in days.");
        assertThat(changed.isOnFormerText(changed.stands().getFirst())).isTrue();
        assertThat(changed.revisions()).singleElement().satisfies(revision -> {
            assertThat(revision.cause()).isEqualTo(Cause.REASON);
            assertThat(revision.reason()).isEqualTo("As the treaty says.");
        });
        assertThat(as(round.drafter, () -> desk.acceptAt(amendment.id(), 0, "")))
                .isInstanceOf(MergeOutcome.ChangedMeanwhile.class);

        assertThat(begun(as(sponsor, () -> texts.beginRevision(amendment.id()))))
                .isEqualTo(copy);
        assertThat(amended(round, alternative)).isEqualTo(Now.OPEN);
        assertThat(as(sponsor, () -> takeOvers.takeOver(alternative.id()))).isInstanceOf(AmendmentOutcome.Done.class);
        assertThat(now(round, alternative).state()).isEqualTo(AmendmentStatus.TAKEN_OVER);
    }

    @Test
    void takesNothingOverIntoWhatWasChangedOrSettled() {
        var round = amendmentFixtures.round(TEXT);
        var sponsor = round.proposers.get(0);
        var other = round.proposers.get(1);
        var amendment = round.propose(sponsor, with("two weeks", "48 hours")).getFirst();
        var alternative = amend(other, amendment, with("two weeks", "72 hours"));
        assertThat(amended(round, alternative)).isEqualTo(Now.OPEN);

        revise(sponsor, amendment, with("two weeks", "three days"));

        assertThat(amended(round, alternative)).isEqualTo(Now.CHANGED);
        assertThat(CanonicalText.of(entry(round, alternative).before())).contains("48 hours");
        assertThat(as(sponsor, () -> takeOvers.takeOver(alternative.id())))
                .isEqualTo(new AmendmentOutcome.AmendedChanged(amendment.id().number()));
        revise(other, alternative, with("two weeks", "four days"));
        assertThat(amended(round, alternative)).isEqualTo(Now.OPEN);
        assertThat(CanonicalText.of(entry(round, alternative).before())).contains("three days");

        as(sponsor, () -> amendments.withdraw(amendment.id(), ""));
        assertThat(amended(round, alternative)).isEqualTo(Now.SETTLED);
        assertThat(as(round.drafter, () -> takeOvers.takeOver(alternative.id())))
                .isEqualTo(new AmendmentOutcome.AmendedSettled(amendment.id().number()));
        assertThat(accept(round, alternative)).isInstanceOf(MergeOutcome.AmendsAnother.class);
        assertThat(as(round.drafter, () -> desk.bracketed(round.statement)).parts())
                .hasSize(1);
    }

    @Test
    void completesATakeOverThatCrashed() {
        var round = amendmentFixtures.round(TEXT);
        var sponsor = round.proposers.get(0);
        var amendment = round.propose(sponsor, with("two weeks", "48 hours")).getFirst();
        var alternative = amend(round.proposers.get(1), amendment, with("two weeks", "72 hours"));
        stored.revise(
                amendment,
                alternative.text(),
                amendment.reason(),
                amendment.language(),
                null,
                amendment.revision(Cause.TAKEN_OVER, alternative.id().number(), sponsor.id(), Instant.now()));
        assertThat(now(round, alternative).state()).isEqualTo(AmendmentStatus.OPEN);

        reconcilers.stream()
                .filter(reconciler -> reconciler.kind().equals("amendment-take-over"))
                .forEach(reconciler -> reconciler.reconcile(alternative.id().value()));

        assertThat(now(round, alternative).state()).isEqualTo(AmendmentStatus.TAKEN_OVER);
        assertThat(now(round, amendment).revisions()).hasSize(1);
    }

    @Test
    void showsWhatAmendsAnAmendmentBehindIt() {
        var round = amendmentFixtures.round(TEXT);
        var first = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();
        var second = round.propose(round.proposers.get(1), with("two weeks", "three days"))
                .getFirst();
        var alternative = amend(round.proposers.get(1), first, with("two weeks", "72 hours"));

        assertThat(as(round.drafter, () -> desk.standings(round.statement)))
                .extracting(standing -> standing.amendment().id())
                .containsExactly(first.id(), alternative.id(), second.id());
        assertThat(as(round.drafter, () -> desk.tracked(round.statement)).shown())
                .containsExactly(first.id().number());
    }

    @Test
    void entersOneTextHoweverManyChangeAndAcceptAtOnce() throws Exception {
        for (int attempt = 0; attempt < 5; attempt++) {
            var round = amendmentFixtures.round(TEXT);
            var proposer = round.proposers.get(0);
            var amendment =
                    round.propose(proposer, with("two weeks", "48 hours")).getFirst();
            var copy = begun(as(proposer, () -> texts.beginRevision(amendment.id())));
            as(proposer, () -> proposals.replace(copy.id(), CanonicalText.read(with("two weeks", "72 hours"))));
            long revision = as(proposer, () -> proposals.current(copy.id())).revision();
            var tasks = List.<Callable<Object>>of(
                    () -> as(proposer, () -> texts.submit(new SubmitText(copy.id(), revision, "", "en"))),
                    () -> accept(round, amendment),
                    () -> accept(round, amendment));
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var done : people.invokeAll(tasks)) {
                    try {
                        done.get();
                    } catch (ExecutionException e) {
                        // On a busy machine someone may be asked to try again; then nothing was done.
                        assertThat(e).hasCauseInstanceOf(TooBusyException.class);
                    }
                }
            }
            if (now(round, amendment).state() == AmendmentStatus.OPEN) {
                accept(round, amendment);
            }
            var accepted = now(round, amendment);
            assertThat(accepted.state()).isEqualTo(AmendmentStatus.ACCEPTED);
            assertThat(round.draft())
                    .isEqualTo(canonical(with("two weeks", accepted.revisions().isEmpty() ? "48 hours" : "72 hours")));
        }
    }

    @Test
    void takesOneOfSeveralAlternativesOnce() throws Exception {
        var round = amendmentFixtures.round(TEXT);
        var sponsor = round.proposers.get(0);
        var amendment = round.propose(sponsor, with("two weeks", "48 hours")).getFirst();
        var alternatives = List.of(
                amend(round.proposers.get(1), amendment, with("two weeks", "72 hours")),
                amend(round.proposers.get(2), amendment, with("two weeks", "96 hours")));
        var tasks = IntStream.range(0, 10)
                .mapToObj(place -> (Callable<AmendmentOutcome>) () -> as(
                        sponsor,
                        () -> takeOvers.takeOver(alternatives.get(place % 2).id())))
                .toList();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : people.invokeAll(tasks)) {
                done.get();
            }
        }
        var taken = now(round, amendment);
        assertThat(taken.revisions()).hasSize(1);
        assertThat(alternatives.stream()
                        .map(alternative -> now(round, alternative))
                        .filter(alternative -> alternative.state() == AmendmentStatus.TAKEN_OVER))
                .singleElement()
                .satisfies(alternative -> assertThat(alternative.text()).isEqualTo(taken.text()));
    }

    @Test
    void amendsNothingThatOthersOfTheOrganisationDoNotSee() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        var amendment = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();
        assertThatThrownBy(() -> as(round.proposers.get(1), () -> texts.beginAlternative(amendment.id())))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(round.coordinator, () -> texts.beginAlternative(amendment.id())))
                .isInstanceOf(ProposalOutcome.AmendmentHidden.class);
    }

    @Test
    void acceptsWithOtherWordsAndUndoesThat() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var amendment = round.propose(proposer, with("two weeks", "48 hours")).getFirst();
        as(round.coordinator, () -> rounds.close(amendment.round()));
        var copy = begun(as(round.drafter, () -> texts.beginWording(amendment.id())));
        assertThat(read(round.drafter, copy)).isEqualTo(canonical(with("two weeks", "48 hours")));

        var outcome = submit(round.drafter, copy, with("two weeks", "two days"), "As courts count.");

        assertThat(outcome).isInstanceOf(Submitted.class);
        assertThat(round.draft()).isEqualTo(canonical(with("two weeks", "two days")));
        var accepted = now(round, amendment);
        assertThat(accepted.isAcceptedWithOtherWords()).isTrue();
        assertThat(requireNonNull(accepted.settlement()).reason()).isEqualTo("As courts count.");
        assertThat(accepted.revisions()).singleElement().satisfies(revision -> {
            assertThat(revision.former()).isEqualTo(amendment.text());
            assertThat(revision.by()).isEqualTo(round.drafter.id());
            assertThat(revision.cause()).isEqualTo(Cause.OTHER_WORDS);
        });
        assertThat(as(proposer, () -> synopsis.csv(round.statement))).contains("Accepted with other words");

        assertThat(as(round.drafter, () -> desk.reopen(amendment.id()))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft()).isEqualTo(canonical(TEXT));
        var reopened = now(round, amendment);
        assertThat(reopened.text()).isEqualTo(amendment.text());
        assertThat(reopened.state()).isEqualTo(AmendmentStatus.OPEN);
        assertThat(reopened.revisions())
                .extracting(AmendmentRevision::cause)
                .containsExactly(Cause.OTHER_WORDS, Cause.RESTORED);
        assertThat(accept(round, amendment)).isInstanceOf(MergeOutcome.Done.class);
        assertThat(now(round, amendment).isAcceptedWithOtherWords()).isFalse();
        assertThat(round.draft()).isEqualTo(canonical(with("two weeks", "48 hours")));
    }

    private long charactersOf(AmendmentFixtures.Round round) {
        return as(round.drafter, () -> rounds.latest(round.statement))
                .orElseThrow()
                .characters();
    }

    @Test
    void leavesTheAmendmentAsItWasWhereOtherWordsDoNotApply() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();
        var copy = begun(as(round.drafter, () -> texts.beginWording(amendment.id())));
        round.write(with("two weeks", "ten days"));
        long before = charactersOf(round);

        var outcome = submit(round.drafter, copy, with("two weeks", "three days"), "");

        assertThat(outcome).isInstanceOf(ProposalOutcome.NotAccepted.class);
        assertThat(charactersOf(round)).isEqualTo(before);
        assertThat(now(round, amendment)).isEqualTo(amendment);
        round.write(TEXT);
        assertThat(submit(round.drafter, copy, with("two weeks", "two days"), ""))
                .isInstanceOf(Submitted.class);
        assertThat(round.draft()).isEqualTo(canonical(with("two weeks", "two days")));
    }

    @Test
    void onlyThoseWhoWriteTheDraftAcceptWithOtherWords() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();
        var copy = begun(as(round.drafter, () -> texts.beginWording(amendment.id())));
        assertThatThrownBy(() -> as(round.coordinator, () -> texts.submit(new SubmitText(copy.id(), 1, "", "en"))))
                .isInstanceOf(AccessDeniedException.class);
        revise(round.proposers.get(0), amendment, with("two weeks", "three days"));
        assertThat(submit(round.drafter, copy, with("two weeks", "two days"), ""))
                .isInstanceOf(ProposalOutcome.ChangedMeanwhile.class);
        assertThat(round.draft()).isEqualTo(canonical(TEXT));
    }

    @Test
    void takesATextOverIntoWhatSaysAgainWhatItSaid() {
        var round = amendmentFixtures.round(TEXT);
        var sponsor = round.proposers.get(0);
        var amendment = round.propose(sponsor, with("two weeks", "48 hours")).getFirst();
        var alternative = amend(round.proposers.get(1), amendment, with("two weeks", "72 hours"));
        var copy = begun(as(round.drafter, () -> texts.beginWording(amendment.id())));
        submit(round.drafter, copy, with("two weeks", "two days"), "");
        as(round.drafter, () -> desk.reopen(amendment.id()));
        assertThat(amended(round, alternative)).isEqualTo(Now.OPEN);

        assertThat(as(sponsor, () -> takeOvers.takeOver(alternative.id()))).isInstanceOf(AmendmentOutcome.Done.class);

        assertThat(now(round, amendment).text()).isEqualTo(alternative.text());
        assertThat(now(round, alternative).state()).isEqualTo(AmendmentStatus.TAKEN_OVER);
        assertThat(as(sponsor, () -> takeOvers.takeOver(alternative.id()))).isInstanceOf(AmendmentOutcome.Done.class);
    }

    @Test
    void otherReasonsKeepNoTextAndAreCounted() {
        var round = amendmentFixtures.round(TEXT);
        var sponsor = round.proposers.get(0);
        var amendment = round.propose(sponsor, with("two weeks", "48 hours")).getFirst();
        long before = charactersOf(round);

        for (int i = 0; i < Amendment.MOST_REVISIONS; i++) {
            var reason = "Reason %02d.".formatted(i);
            assertThat(as(sponsor, () -> amendments.changeReason(amendment.id(), reason, "en")))
                    .isInstanceOf(AmendmentOutcome.Done.class);
        }

        assertThat(as(sponsor, () -> amendments.changeReason(amendment.id(), "One more.", "en")))
                .isInstanceOf(AmendmentOutcome.TooManyRevisions.class);
        assertThat(now(round, amendment).revisions())
                .hasSize(Amendment.MOST_REVISIONS)
                .allSatisfy(revision -> assertThat(revision.former()).isNull());
        assertThat(charactersOf(round)).isEqualTo(before + 10L * Amendment.MOST_REVISIONS);
        assertThat(as(round.drafter, () -> formerTexts.of(amendment.id())).orElseThrow())
                .hasSize(Amendment.MOST_REVISIONS)
                .allSatisfy(
                        former -> assertThat(CanonicalText.of(former.after())).contains("48 hours"));
        var revised = revise(sponsor, amendment, with("two weeks", "three days"));
        var copy = begun(as(round.drafter, () -> texts.beginWording(amendment.id())));
        assertThat(submit(round.drafter, copy, with("two weeks", "two days"), ""))
                .isInstanceOf(Submitted.class);
        as(round.drafter, () -> desk.reopen(amendment.id()));
        assertThat(now(round, amendment).text()).isEqualTo(revised.text());
    }

    @Test
    void takesNoOtherReasonsWhereItsRoundIsFull() {
        var round = amendmentFixtures.round(TEXT);
        var sponsor = round.proposers.get(0);
        var amendment = round.propose(sponsor, with("two weeks", "48 hours")).getFirst();
        mongo.updateFirst(
                query(where("_id").is(amendment.round())),
                new Update().set("characters", AmendmentRound.MOST_CHARACTERS - 5),
                AmendmentRound.class);

        assertThat(as(sponsor, () -> amendments.changeReason(amendment.id(), "Evidence is lost.", "en")))
                .isInstanceOf(AmendmentOutcome.RoundFull.class);

        assertThat(now(round, amendment)).isEqualTo(amendment);
    }

    @Test
    void itsOrganisationLeavesRoomForOtherWordsAndTakeOvers() {
        var round = amendmentFixtures.round(TEXT);
        var sponsor = round.proposers.get(0);
        var amendment = round.propose(sponsor, with("two weeks", "48 hours")).getFirst();
        var alternative = amend(round.proposers.get(1), amendment, with("two weeks", "72 hours"));
        for (int i = 0; i < Amendment.MOST_REVISIONS; i++) {
            var read = now(round, amendment);
            stored.revise(
                    read, read.text(), "", "en", null, read.revision(Cause.CHANGED, null, sponsor.id(), Instant.now()));
        }

        assertThat(as(sponsor, () -> texts.beginRevision(amendment.id())))
                .isInstanceOf(ProposalOutcome.TooManyRevisions.class);
        assertThat(as(round.drafter, () -> texts.beginWording(amendment.id()))).isInstanceOf(Begun.class);
        assertThat(as(sponsor, () -> takeOvers.takeOver(alternative.id()))).isInstanceOf(AmendmentOutcome.Done.class);
    }
}
