package org.communique.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentOutcome;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.VoteId;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.discussion.DiscussionOutcome.NotMentionable;
import org.communique.amendment.discussion.DiscussionOutcome.Written;
import org.communique.amendment.discussion.DiscussionService;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitText;
import org.communique.amendment.proposal.TakeOverService;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteService;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.comment.Mentions;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

@ServerTest
class AmendmentNotificationTests {

    private static final String TEXT = "Courts decide within two weeks.\n";

    @Autowired
    WorklistService worklist;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    Directory directory;

    @Autowired
    AmendmentReviewService desk;

    @Autowired
    VoteService votes;

    @Autowired
    AmendmentService amendments;

    @Autowired
    AmendmentTextService texts;

    @Autowired
    TakeOverService takeOvers;

    @Autowired
    ProposalService proposals;

    @Autowired
    DiscussionService discussion;

    @Autowired
    NoticeService notices;

    @Autowired
    MessageSource messages;

    @Test
    void tellsWhoCanProposeAndWhatBecameOfIt() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var other = round.proposers.get(1);
        await().until(() -> by(NoticeKind.AMENDMENTS_OPENED, other).equals(round.coordinator.name()));
        assertThat(kinds(round.coordinator)).isEmpty();

        var amendment =
                round.propose(proposer, TEXT.replace("two weeks", "48 hours")).getFirst();
        as(round.drafter, () -> desk.accept(amendment.id(), ""));

        await().until(() -> by(NoticeKind.AMENDMENT_ACCEPTED, proposer).equals(round.drafter.name()));
        assertThat(kinds(other)).containsExactly(NoticeKind.AMENDMENTS_OPENED);

        var second = round.propose(other, TEXT.replace("two weeks", "a day")).getFirst();
        as(round.drafter, () -> desk.reject(second.id(), "No."));
        await().until(() -> by(NoticeKind.AMENDMENT_REJECTED, other).equals(round.drafter.name()));
    }

    @Test
    void tellsWhoTakesPartInADiscussion() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var other = round.proposers.get(1);
        var amendment =
                round.propose(proposer, TEXT.replace("two weeks", "48 hours")).getFirst();

        as(other, () -> discussion.write(amendment.id(), "Why 48 hours?"));

        await().until(() -> kinds(proposer).contains(NoticeKind.AMENDMENT_DISCUSSED));
        assertThat(kinds(other)).doesNotContain(NoticeKind.AMENDMENT_DISCUSSED);
        as(proposer, () -> discussion.write(amendment.id(), "As the treaty says."));
        assertThat(kinds(other)).doesNotContain(NoticeKind.AMENDMENT_DISCUSSED);
        var thread = as(other, () -> discussion.about(amendment.id())).getFirst();
        as(proposer, () -> discussion.reply(amendment.id(), thread.id(), "As the treaty says."));
        await().until(() -> kinds(other).contains(NoticeKind.AMENDMENT_DISCUSSED));
    }

    @Test
    void tellsWhoIsMentionedIfTheySeeTheAmendment() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        var proposer = round.proposers.get(0);
        var other = round.proposers.get(1);
        var amendment =
                round.propose(proposer, TEXT.replace("two weeks", "48 hours")).getFirst();

        as(proposer, () -> discussion.write(amendment.id(), Mentions.of(round.coordinator.id()) + ", is this enough?"));
        assertThat(as(proposer, () -> discussion.write(amendment.id(), Mentions.of(other.id()))))
                .isInstanceOf(NotMentionable.class);

        await().until(() -> kinds(round.coordinator).contains(NoticeKind.AMENDMENT_MENTIONED));
        assertThat(kinds(other)).doesNotContain(NoticeKind.AMENDMENT_MENTIONED);
    }

    @Test
    void tellsWhomACommentIsAssignedTo() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var other = round.proposers.get(1);
        var amendment = round.propose(proposer, TEXT.replace("two weeks", "48 hours"))
                .getFirst()
                .id();
        var thread = (Written) as(other, () -> discussion.write(amendment, "Why 48 hours?"));

        as(other, () -> discussion.assign(amendment, thread.comment().id(), proposer.id(), null));

        await().until(() -> by(NoticeKind.AMENDMENT_COMMENT_ASSIGNED, proposer).equals(other.name()));
        assertThat(as(proposer, notices::latest))
                .filteredOn(notice -> notice.kind() == NoticeKind.AMENDMENT_COMMENT_ASSIGNED)
                .allSatisfy(notice -> assertThat(notice.route()).endsWith("/amendments"));
    }

    @Test
    void tellsOrganisationsThatTheyCanVote() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        var vote = new OpenVote(
                round.statement,
                List.of(amendment.id().number()),
                VotePolicy.SIMPLE_MAJORITY,
                0,
                Instant.now().plus(Duration.ofDays(7)),
                true);
        as(round.drafter, () -> votes.open(vote));

        await().until(() -> kinds(round.coordinator).contains(NoticeKind.AMENDMENT_VOTE_OPENED));
        await().until(() ->
                by(NoticeKind.AMENDMENT_VOTE_OPENED, round.proposers.get(1)).equals(round.drafter.name()));
        assertThat(kinds(round.drafter)).doesNotContain(NoticeKind.AMENDMENT_VOTE_OPENED);
        var voter = round.proposers.get(1);
        assertThat(waitingFor(voter)).contains("amendment.work.vote");
        as(voter, () -> votes.cast(VoteId.of(round.statement, 1), Choice.YES, ""));
        assertThat(waitingFor(voter)).doesNotContain("amendment.work.vote");

        as(round.drafter, () -> votes.close(VoteId.of(round.statement, 1)));
        var proposer = round.proposers.get(0);
        await().until(() -> kinds(proposer).contains(NoticeKind.AMENDMENT_ACCEPTED));
        // Not the one who closed it.
        assertThat(as(proposer, notices::latest))
                .filteredOn(notice -> notice.kind() == NoticeKind.AMENDMENT_ACCEPTED)
                .allSatisfy(notice -> assertThat(messages.getMessage(
                                "notification.kind.AMENDMENT_ACCEPTED",
                                new Object[] {notice.name(), notice.which(), ""},
                                Locale.ENGLISH))
                        .isEqualTo("A vote accepted an amendment that you proposed"));
    }

    private List<String> waitingFor(Member member) {
        return as(member, () -> worklist.items()).stream().map(WorkItem::kind).toList();
    }

    @Test
    void tellsOrganisationsOfOtherWords() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var supporter = round.proposers.get(1);
        var amendment =
                round.propose(proposer, TEXT.replace("two weeks", "48 hours")).getFirst();
        as(supporter, () -> amendments.takeStand(amendment.id(), true, ""));

        submit(proposer, as(proposer, () -> texts.beginRevision(amendment.id())), "three days");
        await().until(() -> by(NoticeKind.AMENDMENT_REVISED, supporter).equals(proposer.name()));

        submit(round.drafter, as(round.drafter, () -> texts.beginWording(amendment.id())), "four days");
        await().until(() -> by(NoticeKind.AMENDMENT_REWORDED, proposer).equals(round.drafter.name()));
        assertThat(kinds(proposer)).doesNotContain(NoticeKind.AMENDMENT_ACCEPTED, NoticeKind.AMENDMENT_REVISED);
    }

    @Test
    void tellsAnOrganisationWhoseAmendmentOthersChanged() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var other = round.proposers.get(1);
        var amendment =
                round.propose(proposer, TEXT.replace("two weeks", "48 hours")).getFirst();
        submit(other, as(other, () -> texts.beginAlternative(amendment.id())), "three days");
        var alternative = AmendmentId.of(round.statement, amendment.id().number() + 1);

        assertThat(as(round.drafter, () -> takeOvers.takeOver(alternative))).isInstanceOf(AmendmentOutcome.Done.class);

        await().until(() -> by(NoticeKind.AMENDMENT_TAKEN_OVER, proposer).equals(round.drafter.name()));
        assertThat(kinds(other)).doesNotContain(NoticeKind.AMENDMENT_TAKEN_OVER);
    }

    private void submit(Member member, ProposalOutcome begun, String words) {
        var copy = ((ProposalOutcome.Begun) begun).proposal().id();
        as(member, () -> proposals.replace(copy, CanonicalText.read(TEXT.replace("two weeks", words))));
        long revision = as(member, () -> proposals.current(copy)).revision();
        assertThat(as(member, () -> texts.submit(new SubmitText(copy, revision, "", "en"))))
                .isInstanceOf(ProposalOutcome.Submitted.class);
    }

    /** Who did it, as the newest notice of that kind says; empty if there is none. */
    private String by(NoticeKind kind, Member member) {
        return as(member, notices::latest).stream()
                .filter(notice -> notice.kind() == kind)
                .map(NoticeSummary::name)
                .findFirst()
                .orElse("");
    }

    private List<NoticeKind> kinds(Member member) {
        return as(member, notices::latest).stream().map(NoticeSummary::kind).toList();
    }

    @Test
    void tellsOnlyThoseOfAnOrganisationWhoSeeWhatWasChanged() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        var proposer = round.proposers.get(0);
        var colleague = round.proposers.get(1);
        var coordinator = coalition.member(
                directory.organisation(colleague.organisation()).orElseThrow(), Role.COORDINATOR);
        var amendment =
                round.propose(proposer, TEXT.replace("two weeks", "48 hours")).getFirst();
        as(coordinator, () -> amendments.takeStand(amendment.id(), true, ""));

        submit(proposer, as(proposer, () -> texts.beginRevision(amendment.id())), "three days");

        await().until(() -> kinds(coordinator).contains(NoticeKind.AMENDMENT_REVISED));
        assertThat(kinds(colleague)).doesNotContain(NoticeKind.AMENDMENT_REVISED);
    }
}
