package org.communique.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.Standing;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.ProposalId;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitProposal;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.ReplacementOutcome;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/** What holds whatever members do at once, or try that is not theirs. */
@ServerTest
class AmendmentIntegrityTests {

    private static final String TEXT = """
        States shall ensure adequate safeguards.

        Courts decide within two weeks.

        Nobody is punished for research.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    AmendmentService amendments;

    @Autowired
    AmendmentReviewService desk;

    @Autowired
    ProposalService proposals;

    @Autowired
    RoundService rounds;

    @Autowired
    DraftService drafts;

    @Autowired
    StatementService statements;

    @Autowired
    CollaborationService collaborationService;

    @Autowired
    DraftMerges draftMerges;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    Directory directory;

    @Autowired
    MongoOperations mongo;

    private static String with(String words, String others) {
        assertThat(TEXT).contains(words);
        return TEXT.replace(words, others);
    }

    private Standing standing(Round round, Member member, Amendment amendment) {
        return as(member, () -> desk.standings(round.statement)).stream()
                .filter(standing -> standing.amendment().id().equals(amendment.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesNoHiddenAmendmentAndLetsNoOneSettleIt() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        var proposer = round.proposers.get(0);
        var hidden = round.propose(round.proposers.get(1), with("two weeks", "three days"))
                .getFirst();
        var own = round.propose(proposer, with("two weeks", "48 hours")).getFirst();

        assertThat(standing(round, proposer, own).collidesWith()).isEmpty();
        assertThat(standing(round, round.coordinator, own).collidesWith())
                .containsExactly(hidden.id().number());
        assertThat(as(proposer, () -> desk.find(hidden.id()))).isEmpty();
        assertThat(as(proposer, () -> desk.page(round.statement, hidden.id().number(), 9)))
                .isEmpty();
        for (var unseen : List.of(hidden.id(), AmendmentId.of(round.statement, 97))) {
            assertThatThrownBy(() -> as(round.drafter, () -> desk.accept(unseen, "")))
                    .isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> as(round.drafter, () -> desk.reject(unseen, "No.")))
                    .isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> as(round.drafter, () -> desk.reopen(unseen)))
                    .isInstanceOf(NoSuchElementException.class);
        }

        as(round.coordinator, () -> desk.accept(hidden.id(), ""));
        assertThat(standing(round, proposer, own).applicability()).isEqualTo(new CollidesWithAccepted(Set.of()));
        assertThat(standing(round, round.coordinator, own).applicability())
                .isEqualTo(new CollidesWithAccepted(Set.of(hidden.id().number())));
    }

    @Test
    void endsARoundForGoodWhenTheNextOneIsOpened() {
        var round = amendmentFixtures.round(TEXT);
        var first = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();
        pass(first.round());
        assertThat(round.open(Visibility.AT_ONCE, null)).isInstanceOf(RoundOutcome.Done.class);
        var tomorrow = Instant.now().plus(Duration.ofDays(1));

        assertThat(as(round.coordinator, () -> rounds.setDeadline(first.round(), null, tomorrow)))
                .isInstanceOf(RoundOutcome.Closed.class);
        var second = round.propose(round.proposers.get(1), with("research", "research in good faith"))
                .getFirst();
        assertThat(second.id().number()).isEqualTo(2);
        assertThat(as(round.drafter, () -> desk.accept(second.id(), ""))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(as(round.drafter, () -> desk.accept(first.id(), ""))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft())
                .isEqualTo(with("research", "research in good faith").replace("two weeks", "48 hours"));
        assertThat(as(round.drafter, () -> desk.reopen(first.id()))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft()).isEqualTo(with("research", "research in good faith"));
    }

    @Test
    void takesProposalsAgainAfterALaterDeadline() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var proposal = round.begin(proposer);
        pass(proposal.round());
        assertThat(as(proposer, () -> proposals.replace(proposal.id(), CanonicalText.read("Late."))))
                .isInstanceOf(ReplacementOutcome.Frozen.class);
        assertThat(as(proposer, () -> proposals.begin(round.statement)))
                .isInstanceOf(ProposalOutcome.RoundClosed.class);

        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        as(round.coordinator, () -> rounds.setDeadline(proposal.round(), null, tomorrow));
        assertThat(round.propose(proposer, with("two weeks", "48 hours"))).hasSize(1);
    }

    @Test
    void leavesRoomForColleaguesOfAMemberWhoProposesMuch() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var colleague =
                coalition.member(directory.organisation(proposer.organisation()).orElseThrow(), Role.REVIEWER);
        var made = round.propose(proposer, with("two weeks", "48 hours")).getFirst();
        var document = Objects.requireNonNull(mongo.findById(made.id(), Document.class, "amendments"));
        mongo.getCollection("amendments")
                .insertMany(IntStream.range(0, 749)
                        .mapToObj(i -> new Document(document)
                                .append(
                                        "_id",
                                        AmendmentId.of(round.statement, 100 + i).value()))
                        .toList());

        var copy = round.begin(proposer);
        as(proposer, () -> proposals.replace(copy.id(), CanonicalText.read(with("research", "studies"))));
        assertThat(submit(proposer, copy.id())).isEqualTo(new ProposalOutcome.TooManyOfMember(750));
        assertThat(submit(colleague, copy.id())).isInstanceOf(ProposalOutcome.Submitted.class);

        var begun = Objects.requireNonNull(mongo.findById(copy.id(), Document.class, "amendmentProposals"));
        mongo.getCollection("amendmentProposals")
                .insertMany(IntStream.range(0, 150)
                        .mapToObj(
                                i -> new Document(begun).append("_id", copy.id().value() + i))
                        .toList());
        assertThat(as(proposer, () -> proposals.begin(round.statement)))
                .isEqualTo(new ProposalOutcome.TooManyOfMember(150));
        assertThat(round.begin(colleague)).isNotNull();
    }

    private void pass(RoundId round) {
        mongo.updateFirst(
                query(where("_id").is(round)),
                new Update().set("deadline", Instant.now().minusSeconds(1)),
                AmendmentRound.class);
    }

    @Test
    void countsWhatIsSubmittedAndNotOnRecordYet() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.AT_ONCE, 1);
        var proposer = round.proposers.get(0);
        var made = round.propose(proposer, with("two weeks", "48 hours")).getFirst();
        // As its server left it when it was killed.
        mongo.remove(query(where("_id").is(made.id())), Amendment.class);
        mongo.updateFirst(
                query(where("organisation").is(proposer.organisation())),
                new Update().unset("endedAt"),
                "amendmentProposals");
        // A late reconciler, and a late edit.
        var draft =
                new DraftId(made.round().value() + "~" + proposer.organisation().value() + "~1");
        collaborationService.reopenIfFrozenBefore(draft, Instant.now().plusSeconds(9));
        var late = DraftCodec.replacement(collaborationService.state(draft), CanonicalText.read("Changed."));
        assertThat(collaborationService.apply(draft, proposer.id().value(), late))
                .isEqualTo(EditResult.APPLIED);

        var next = round.begin(proposer);
        as(proposer, () -> proposals.replace(next.id(), CanonicalText.read(with("research", "studies"))));
        assertThat(submit(proposer, next.id())).isInstanceOf(ProposalOutcome.TooMany.class);
        assertThat(as(proposer, () -> amendments.find(made.id()))).contains(made);
    }

    private ProposalOutcome submit(Member proposer, ProposalId proposal) {
        return as(proposer, () -> {
            var preview = proposals.preview(proposal);
            var all = List.of(new Item(
                    IntStream.range(0, preview.changes().size()).boxed().toList(), ""));
            return proposals.submit(new SubmitProposal(proposal, preview.revision(), "en", all));
        });
    }

    @Test
    void takesNoMoreOfAnOrganisationThanTheServerCanShow() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        round.propose(proposer, with("two weeks", "48 hours"));
        mongo.updateFirst(
                query(where("organisation").is(proposer.organisation())),
                new Update().set("submission.characters", 1_999_900),
                "amendmentProposals");
        var proposal = round.begin(proposer);
        as(proposer, () -> proposals.replace(proposal.id(), CanonicalText.read(TEXT.replace("research", "studies"))));

        assertThat(submit(proposer, proposal.id())).isInstanceOf(ProposalOutcome.TooLarge.class);
        assertThat(as(proposer, () -> amendments.of(round.statement))).hasSize(1);

        var other = round.proposers.get(1);
        assertThat(round.propose(other, with("two weeks", "three days"))).hasSize(1);
        mongo.updateFirst(
                query(where("_id").is(proposal.round())),
                new Update().set("characters", AmendmentRound.MOST_CHARACTERS - 10),
                AmendmentRound.class);
        var next = round.begin(other);
        as(other, () -> proposals.replace(next.id(), CanonicalText.read(with("research", "studies"))));
        assertThat(submit(other, next.id())).isInstanceOf(ProposalOutcome.TooLarge.class);
    }

    @Test
    void goesOnWhileAVersionIsInReviewAndEndsWithTheStatement() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var amendment = round.propose(proposer, with("two weeks", "48 hours")).getFirst();
        as(round.drafter, () -> drafts.submit(round.statement, true, ""));

        assertThat(as(round.drafter, () -> desk.accept(amendment.id(), "")))
                .isInstanceOf(MergeOutcome.DraftFrozen.class);
        assertThat(as(round.drafter, () -> desk.reject(amendment.id(), "No."))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.propose(round.proposers.get(1), with("research", "studies")))
                .hasSize(1);
        var begun = round.begin(proposer);
        as(proposer, () -> proposals.replace(begun.id(), CanonicalText.read(with("research", "studies"))));

        as(round.coordinator, () -> statements.abandon(round.statement));
        assertThat(submit(proposer, begun.id())).isInstanceOf(ProposalOutcome.RoundClosed.class);
        assertThat(as(proposer, () -> proposals.begin(round.statement)))
                .isInstanceOf(ProposalOutcome.RoundClosed.class);
        assertThat(as(round.drafter, () -> desk.accept(AmendmentId.of(round.statement, 2), "")))
                .isInstanceOf(MergeOutcome.DraftFrozen.class);
        assertThat(round.open(Visibility.AT_ONCE, null)).isInstanceOf(RoundOutcome.NotDrafting.class);
    }

    @Test
    void forgetsNamesOfBlocksThatAreGone() {
        var round = amendmentFixtures.round(TEXT);
        var added = round.propose(round.proposers.get(0), TEXT + "\nStrikes are legal.\n")
                .getFirst();
        var reworded = round.propose(round.proposers.get(1), with("two weeks", "48 hours"))
                .getFirst();
        as(round.drafter, () -> desk.accept(added.id(), ""));
        var gone = IntStream.range(0, 10_001)
                .mapToObj(clock -> new RoundText.BlockName("77/" + clock, "78/" + clock))
                .toArray();
        mongo.updateFirst(
                query(where("_id").is(round.statement)),
                new Update().push("names").each(gone),
                "amendmentMerges");

        assertThat(as(round.drafter, () -> desk.accept(reworded.id(), ""))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(draftMerges.names(round.statement)).hasSizeBetween(1, 100);
        assertThat(as(round.drafter, () -> desk.reopen(added.id()))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft()).isEqualTo(with("two weeks", "48 hours"));
    }

    @Test
    void writesNothingInWhatWasDiscarded() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var proposal = round.begin(proposer);
        as(proposer, () -> proposals.discard(proposal.id()));

        assertThat(as(proposer, () -> proposals.replace(proposal.id(), CanonicalText.read("Changed."))))
                .isInstanceOf(ReplacementOutcome.Frozen.class);
        assertThat(round.begin(proposer).id()).isNotEqualTo(proposal.id());
    }

    @Test
    void keepsOneStandOfEachOrganisationHoweverManyAreTakenAtOnce() throws Exception {
        var round = amendmentFixtures.round(TEXT);
        var amendment = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();
        var tasks = IntStream.range(0, 30)
                .mapToObj(i -> (Callable<AmendmentOutcome>) () ->
                        as(round.proposers.get(1 + i % 3), () -> amendments.takeStand(amendment.id(), i % 2 == 0, "")))
                .toList();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : people.invokeAll(tasks)) {
                assertThat(done.get()).isInstanceOf(AmendmentOutcome.Done.class);
            }
        }
        var stands = as(round.drafter, () -> amendments.find(amendment.id()))
                .orElseThrow()
                .stands();
        assertThat(stands).hasSize(3).extracting(Amendment.Stand::organisation).doesNotHaveDuplicates();
    }

    @Test
    void submitsOnceWhatSeveralMembersSubmitAtOnceInDifferentWays() throws Exception {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var proposal = round.begin(proposer);
        as(
                proposer,
                () -> proposals.replace(
                        proposal.id(),
                        CanonicalText.read(with("two weeks", "48 hours").replace("research", "study"))));
        var revision = as(proposer, () -> proposals.preview(proposal.id())).revision();
        var organisation = directory.organisation(proposer.organisation()).orElseThrow();
        var colleagues = IntStream.range(0, 12)
                .mapToObj(_ -> coalition.member(organisation, Role.REVIEWER))
                .toList();
        var tasks = IntStream.range(0, 12)
                .mapToObj(i -> (Callable<Object>) () -> as(colleagues.get(i), () -> switch (i % 3) {
                    case 0 ->
                        proposals.submit(new SubmitProposal(
                                proposal.id(), revision, "en", List.of(new Item(List.of(i % 2), ""))));
                    case 1 ->
                        proposals.submit(new SubmitProposal(
                                proposal.id(),
                                revision,
                                "en",
                                List.of(new Item(List.of(1), ""), new Item(List.of(0), ""))));
                    default -> proposals.replace(proposal.id(), CanonicalText.read(TEXT + "\nNumber " + i + "\n"));
                }))
                .toList();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : people.invokeAll(tasks)) {
                assertThat(done).succeedsWithin(Duration.ofSeconds(30));
            }
        }
        var made = as(proposer, () -> desk.page(round.statement, null, 9))
                .orElseThrow()
                .entries();
        assertThat(made.size()).isIn(0, 2);
        if (!made.isEmpty()) {
            assertThat(made)
                    .extracting(entry -> CanonicalText.of(entry.after()))
                    .containsExactly("Courts decide within 48 hours.\n", "Nobody is punished for study.\n");
        }
    }

    /** Otherwise one organisation could use up the room of all. */
    @Test
    void countsWhatSeveralMembersSubmitAtOnceOnce() throws Exception {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var proposal = round.begin(proposer);
        as(proposer, () -> proposals.replace(proposal.id(), CanonicalText.read(with("two weeks", "48 hours"))));
        var revision = as(proposer, () -> proposals.preview(proposal.id())).revision();
        var organisation = directory.organisation(proposer.organisation()).orElseThrow();
        var tasks = IntStream.range(0, 8)
                .mapToObj(_ -> coalition.member(organisation, Role.REVIEWER))
                .map(colleague -> (Callable<Object>) () -> as(
                        colleague,
                        () -> proposals.submit(
                                new SubmitProposal(proposal.id(), revision, "en", List.of(new Item(List.of(0), ""))))))
                .toList();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : people.invokeAll(tasks)) {
                assertThat(done).succeedsWithin(Duration.ofSeconds(30));
            }
        }

        var made = as(proposer, () -> amendments.of(round.statement));
        assertThat(made).hasSize(1);
        assertThat(as(proposer, () -> rounds.latest(round.statement))
                        .orElseThrow()
                        .characters())
                .isEqualTo(made.getFirst().changes().length());
    }
}
