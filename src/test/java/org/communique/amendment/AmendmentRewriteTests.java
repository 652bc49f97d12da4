package org.communique.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.communique.ServerTest;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.WordsChanged;
import org.communique.amendment.change.Applicability.WordsGone;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.Standing;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.FormerTextService;
import org.communique.amendment.proposal.Proposal;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalOutcome.Begun;
import org.communique.amendment.proposal.ProposalOutcome.Submitted;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitText;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VoteOutcome;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteService;
import org.communique.coalition.directory.Member;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Amendments whose words are gone are written again in the text of today. */
@ServerTest
class AmendmentRewriteTests {

    private static final String TEXT = """
        Courts decide within two weeks.

        Nobody is to be punished for research in good faith.
        """;

    /** A drafter has written the first paragraph again. */
    private static final String TODAY = """
        An independent judge authorises each request beforehand.

        Nobody is to be punished for research in good faith.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    AmendmentService amendments;

    @Autowired
    AmendmentTextService texts;

    @Autowired
    ProposalService proposals;

    @Autowired
    AmendmentReviewService desk;

    @Autowired
    FormerTextService formerTexts;

    @Autowired
    VoteService votes;

    private Amendment withoutItsWords(Round round) {
        var amendment = round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        round.write(TODAY);
        return amendment;
    }

    private Standing standing(Round round, AmendmentId id) {
        return as(round.drafter, () -> desk.find(id)).orElseThrow().standing();
    }

    private String copy(Member member, Proposal proposal) {
        return CanonicalText.of(
                as(member, () -> proposals.current(proposal.id())).text());
    }

    private static Proposal begun(ProposalOutcome outcome) {
        return ((Begun) outcome).proposal();
    }

    private ProposalOutcome submit(Member member, Proposal proposal, String markdown) {
        as(member, () -> proposals.replace(proposal.id(), CanonicalText.read(markdown)));
        var preview = as(member, () -> proposals.preview(proposal.id()));
        return as(
                member,
                () -> texts.submit(
                        new SubmitText(proposal.id(), preview.revision(), "As the treaty says, today too.", "en")));
    }

    private AmendmentId rewritten(Round round, Amendment amendment, String markdown) {
        var own = round.proposers.get(0);
        var proposal = begun(as(own, () -> texts.beginRevision(amendment.id())));
        assertThat(submit(own, proposal, markdown)).isInstanceOf(Submitted.class);
        return amendment.id();
    }

    @Test
    void theirOrganisationWritesThemInTheTextOfToday() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = withoutItsWords(round);
        var supporter = round.proposers.get(1);
        as(supporter, () -> amendments.takeStand(amendment.id(), true, ""));
        assertThat(standing(round, amendment.id()).applicability()).isInstanceOf(WordsGone.class);

        var proposal = begun(as(round.proposers.get(0), () -> texts.beginRevision(amendment.id())));
        assertThat(copy(round.proposers.get(0), proposal)).isEqualTo(TODAY);
        assertThat(as(round.proposers.get(0), () -> proposals.preview(proposal.id()))
                        .changes())
                .isEmpty();
        var id = rewritten(round, amendment, TODAY.replace("beforehand", "within 48 hours"));

        var now = standing(round, id);
        assertThat(now.applicability()).isInstanceOf(Applies.class);
        assertThat(now.amendment().isOnFormerText(now.amendment().stands().getFirst()))
                .isTrue();
        assertThat(as(round.drafter, () -> formerTexts.of(id)).orElseThrow())
                .singleElement()
                .satisfies(former -> {
                    assertThat(CanonicalText.of(former.before())).contains("two weeks");
                    assertThat(CanonicalText.of(former.after())).contains("48 hours");
                });

        assertThat(as(round.drafter, () -> desk.accept(id, ""))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft()).isEqualTo(TODAY.replace("beforehand", "within 48 hours"));
        assertThat(as(round.drafter, () -> desk.reopen(id))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft()).isEqualTo(TODAY);
        assertThat(standing(round, id).applicability()).isInstanceOf(Applies.class);
    }

    @Test
    void thoseWhoWriteTheDraftAcceptThemSoAndUndoIt() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = withoutItsWords(round);
        var proposal = begun(as(round.drafter, () -> texts.beginWording(amendment.id())));
        assertThat(copy(round.drafter, proposal)).isEqualTo(TODAY);

        assertThat(submit(round.drafter, proposal, TODAY.replace("beforehand", "within 48 hours")))
                .isInstanceOf(Submitted.class);

        assertThat(round.draft()).contains("within 48 hours");
        assertThat(standing(round, amendment.id()).amendment().state()).isEqualTo(AmendmentStatus.ACCEPTED);
        assertThat(as(round.drafter, () -> desk.reopen(amendment.id()))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft()).isEqualTo(TODAY);
        assertThat(standing(round, amendment.id()).applicability()).isInstanceOf(WordsGone.class);
        assertThat(standing(round, amendment.id()).amendment().baseText()).isEqualTo(BaseId.of(amendment.round()));
    }

    @Test
    void applyToTheDraftAsItIsWhenTheyAreAccepted() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = withoutItsWords(round);
        var own = round.proposers.get(0);
        var proposal = begun(as(own, () -> texts.beginRevision(amendment.id())));
        round.write(TODAY.replace("An independent judge", "A judge"));
        submit(own, proposal, TODAY.replace("beforehand", "within 48 hours"));

        as(round.drafter, () -> desk.accept(amendment.id(), ""));

        assertThat(round.draft()).startsWith("A judge authorises each request within 48 hours.");
    }

    @Test
    void collideWithThoseToTheTextOfTheRound() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = withoutItsWords(round);
        var other = round.propose(round.proposers.get(1), TEXT.replace("in good faith", "in the public interest"))
                .getFirst()
                .id();
        var apart = round.propose(round.proposers.get(2), TEXT.replace("Nobody", "No one"))
                .getFirst()
                .id();

        var id = rewritten(round, amendment, TODAY.replace("in good faith", "that is reported"));

        assertThat(standing(round, id).collidesWith()).containsExactly(other.number());
        assertThat(standing(round, other).collidesWith()).containsExactly(id.number());
        assertThat(standing(round, apart).collidesWith()).isEmpty();

        as(round.drafter, () -> desk.accept(id, ""));
        assertThat(standing(round, other).applicability()).isInstanceOf(WordsChanged.class);
        assertThat(as(round.drafter, () -> desk.accept(other, ""))).isInstanceOf(MergeOutcome.DoesNotApply.class);
        assertThat(as(round.drafter, () -> desk.accept(apart, ""))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft()).contains("No one is to be punished for research that is reported.");

        as(round.drafter, () -> desk.reopen(id));
        assertThat(round.draft()).contains("No one is to be punished for research in good faith.");
        assertThat(as(round.drafter, () -> desk.accept(other, ""))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft()).contains("No one is to be punished for research in the public interest.");
    }

    @Test
    void areTrackedAndVotedOnTogetherWithThose() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = withoutItsWords(round);
        var other = round.propose(round.proposers.get(1), TEXT.replace("Nobody", "No one"))
                .getFirst()
                .id();
        var id = rewritten(round, amendment, TODAY.replace("beforehand", "within 48 hours"));

        assertThat(as(round.drafter, () -> desk.tracked(round.statement)).shown())
                .containsExactly(id.number(), other.number());

        var opened = as(
                round.drafter,
                () -> votes.open(new OpenVote(
                        round.statement,
                        List.of(id.number(), other.number()),
                        VotePolicy.SIMPLE_MAJORITY,
                        0,
                        Instant.now().plus(Duration.ofDays(7)),
                        true)));
        var vote = ((VoteOutcome.Done) opened).vote().vote().id();
        as(round.proposers.get(2), () -> votes.cast(vote, Choice.YES, ""));
        as(round.drafter, () -> votes.close(vote));
        assertThat(round.draft())
                .isEqualTo(TODAY.replace("beforehand", "within 48 hours").replace("Nobody", "No one"));
    }

    private Amendment alternative(Member member, Amendment amendment, String markdown) {
        var proposal = begun(as(member, () -> texts.beginAlternative(amendment.id())));
        return ((Submitted) submit(member, proposal, markdown)).amendments().getFirst();
    }

    private String deskOf(Member member, Round round) {
        return as(member, () -> desk.page(round.statement, null, 9)).orElseThrow().entries().stream()
                .map(entry -> CanonicalText.of(entry.before()) + CanonicalText.of(entry.after()))
                .collect(Collectors.joining());
    }

    @Test
    void thoseThatAmendOthersStayInTheTextOfThose() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        var other = round.proposers.get(1);
        var alternative = alternative(other, amendment, TEXT.replace("two weeks", "72 hours"));
        round.write(TODAY);
        assertThat(standing(round, alternative.id()).applicability()).isInstanceOf(WordsGone.class);

        var proposal = begun(as(other, () -> texts.beginRevision(alternative.id())));
        assertThat(submit(other, proposal, copy(other, proposal).replace("hours", "full hours")))
                .isInstanceOf(Submitted.class);

        assertThat(deskOf(round.proposers.get(2), round)).contains("48 hours", "72 full hours");
    }

    @Test
    void areShownWithTheirAlternativesToTheFormerText() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        var other = round.proposers.get(1);
        var alternative = alternative(other, amendment, TEXT.replace("two weeks", "72 hours"));
        round.write(TODAY);
        rewritten(round, amendment, TODAY.replace("beforehand", "within 48 hours"));
        assertThat(deskOf(round.drafter, round)).contains("within 72 hours");

        var proposal = begun(as(other, () -> texts.beginRevision(alternative.id())));
        assertThat(submit(other, proposal, TEXT.replace("two weeks", "96 hours")))
                .isInstanceOf(Submitted.class);

        assertThat(deskOf(round.proposers.get(2), round)).contains("within 48 hours", "within 96 hours");
        assertThat(as(round.drafter, () -> desk.find(alternative.id()))).isPresent();
        assertThat(as(round.drafter, () -> desk.bracketed(round.statement)).parts())
                .isNotEmpty();
    }

    @Test
    void areWrittenInOneTextAsLongAsTheDraftStays() {
        var round = amendmentFixtures.round(TEXT);
        var amendment = withoutItsWords(round);

        var revision = begun(as(round.proposers.get(0), () -> texts.beginRevision(amendment.id())));
        var wording = begun(as(round.drafter, () -> texts.beginWording(amendment.id())));

        assertThat(revision.base()).isNotNull().isEqualTo(wording.base());
    }
}
