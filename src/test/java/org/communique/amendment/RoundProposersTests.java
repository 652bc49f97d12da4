package org.communique.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.RoundOutcome.InvalidProposers;
import org.communique.amendment.proposal.ProposalOutcome.NotAsked;
import org.communique.amendment.proposal.ProposalService;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.OrganisationId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.worklist.WorklistService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RoundProposersTests {

    private static final String TEXT = "Courts decide within two weeks.\n";

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    RoundService rounds;

    @Autowired
    Rounds storedRounds;

    @Autowired
    RoundReconciler roundReconciler;

    @Autowired
    CollaborationService collaborationService;

    @Autowired
    ProposalService proposals;

    @Autowired
    Statements statements;

    @Autowired
    MovableClock clock;

    @Autowired
    WorklistService worklist;

    @Autowired
    NoticeService notices;

    @Test
    void takesProposalsOfThoseThatItAsks() {
        var round = amendmentFixtures.unopened(TEXT);
        var asked = round.proposers.get(0);
        var other = round.proposers.get(1);
        assertThat(open(round, asked.organisation())).isInstanceOf(RoundOutcome.Done.class);

        assertThat(round.propose(asked, TEXT.replace("two weeks", "48 hours"))).hasSize(1);
        assertThat(as(other, () -> proposals.begin(round.statement))).isInstanceOf(NotAsked.class);
        assertThat(as(other, () -> worklist.items())).isEmpty();
        await().until(() -> kinds(asked).contains(NoticeKind.AMENDMENTS_OPENED));
        assertThat(kinds(other)).isEmpty();
    }

    @Test
    void asksOrganisationsOfTheCoalitionOnly() {
        var round = amendmentFixtures.unopened(TEXT);

        assertThat(open(round, new OrganisationId("unknown"))).isInstanceOf(InvalidProposers.class);
        assertThat(as(round.coordinator, () -> rounds.of(round.statement))).isEmpty();
    }

    @Test
    void isAnnouncedOnceThoughTheServerDiedInBetween() {
        var round = amendmentFixtures.unopened(TEXT);
        var id = RoundId.of(round.statement, 1);
        var now = Instant.now();
        var text = collaborationService.state(new DraftId(round.statement.value()));
        storedRounds.open(
                new AmendmentRound(
                        id,
                        round.statement,
                        TextHash.of(TEXT),
                        BaseId.of(id, text),
                        round.coordinator.id(),
                        now,
                        null,
                        now.plus(Duration.ofDays(7)),
                        Visibility.AT_ONCE,
                        null,
                        0,
                        Set.of(),
                        0,
                        0,
                        null,
                        null),
                new RoundText(BaseId.of(id, text), text, List.of()));

        roundReconciler.reconcile(id.value());
        await().until(() -> kinds(round.proposers.get(0)).contains(NoticeKind.AMENDMENTS_OPENED));
        var changedAt = statements.findById(round.statement).orElseThrow().changedAt();
        clock.move(Duration.ofMinutes(2));
        roundReconciler.reconcile(id.value());
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(kinds(round.proposers.get(0))).hasSize(1));
        assertThat(statements.findById(round.statement).orElseThrow().changedAt())
                .as("a round that is announced again changes nothing")
                .isEqualTo(changedAt);
    }

    @AfterEach
    void reset() {
        clock.reset();
    }

    private RoundOutcome open(Round round, OrganisationId asked) {
        var deadline = Instant.now().plus(Duration.ofDays(7));
        return as(
                round.coordinator,
                () -> rounds.open(
                        new OpenRound(round.statement, null, deadline, Visibility.AT_ONCE, null, 0, Set.of(asked))));
    }

    private List<NoticeKind> kinds(Member member) {
        return as(member, notices::latest).stream().map(NoticeSummary::kind).toList();
    }
}
