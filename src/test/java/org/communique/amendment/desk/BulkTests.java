package org.communique.amendment.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.change.Applicability.WordsChanged;
import org.communique.amendment.desk.BulkOutcome.Foreseen;
import org.communique.amendment.desk.BulkOutcome.Result;
import org.communique.amendment.desk.BulkOutcome.Settled;
import org.communique.amendment.desk.BulkOutcome.TooMany;
import org.communique.amendment.desk.MergeOutcome.DoesNotApply;
import org.communique.amendment.desk.MergeOutcome.UnderVote;
import org.communique.amendment.desk.SettleSeveral.Act;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteService;
import org.communique.text.unicode.ShortTextException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class BulkTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.

        Nobody is to be punished for research in good faith.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    BulkService bulk;

    @Autowired
    AmendmentService amendments;

    @Autowired
    FallService falls;

    @Autowired
    VoteService votes;

    private Round round;

    /** 1 and 2 collide, 3 is alone, 4 falls with 3. In the order of the text: 3, 1, 2, 4. */
    @BeforeEach
    void propose() {
        round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "three days"));
        round.propose(round.proposers.get(2), TEXT.replace("adequate", "effective"));
        round.propose(round.proposers.get(3), TEXT.replace("punished", "prosecuted"));
        as(round.drafter, () -> falls.set(AmendmentId.of(round.statement, 4), List.of(3)));
    }

    private SettleSeveral command(Act act, String reason, Integer... numbers) {
        return new SettleSeveral(round.statement, Set.of(numbers), act, reason);
    }

    private List<ForeseenOutcome> preview(Act act, Integer... numbers) {
        return ((Foreseen) as(round.drafter, () -> bulk.preview(command(act, "", numbers)))).outcomes();
    }

    private List<Result> settle(Act act, String reason, Integer... numbers) {
        return ((Settled) as(round.drafter, () -> bulk.settle(command(act, reason, numbers), (_, _) -> true)))
                .results();
    }

    private Amendment amendment(int number) {
        return as(round.drafter, () -> amendments.find(AmendmentId.of(round.statement, number)))
                .orElseThrow();
    }

    @Test
    void foreseesWhatComesOfItAndDoesThat() {
        var foreseen = preview(Act.ACCEPT, 1, 2, 3, 4);
        assertThat(foreseen).extracting(each -> each.amendment().id().number()).containsExactly(3, 1, 2, 4);
        assertThat(foreseen)
                .extracting(ForeseenOutcome::obstacle)
                .containsExactly(
                        null,
                        null,
                        new DoesNotApply(new CollidesWithAccepted(Set.of(1))),
                        new DoesNotApply(new Falls(Set.of(3))));
        assertThat(foreseen)
                .extracting(ForeseenOutcome::takenFirst)
                .containsExactly(List.of(), List.of(), List.of(1), List.of(3));
        assertThat(round.draft()).contains("adequate", "two weeks");

        var results = settle(Act.ACCEPT, "", 1, 2, 3, 4);
        assertThat(results).extracting(Result::number).containsExactly(3, 1, 2, 4);
        for (int i = 0; i < results.size(); i++) {
            var obstacle = foreseen.get(i).obstacle();
            var outcome = results.get(i).outcome();
            assertThat(outcome instanceof MergeOutcome.Done ? null : outcome).isEqualTo(obstacle);
        }
        assertThat(round.draft()).contains("effective", "48 hours", "punished");
        // Sent again, it changes nothing.
        var before = round.draft();
        assertThat(settle(Act.ACCEPT, "", 1, 2, 3, 4)).hasSameSizeAs(results);
        assertThat(round.draft()).isEqualTo(before);
    }

    @Test
    void foreseesWhatDraftersAndVotesKeepFromBeingAccepted() {
        round.write(TEXT.replace("adequate", "some"));
        var deadline = Instant.now().plus(Duration.ofDays(5));
        as(
                round.drafter,
                () -> votes.open(
                        new OpenVote(round.statement, List.of(4), VotePolicy.SIMPLE_MAJORITY, 0, deadline, true)));
        assertThat(preview(Act.ACCEPT, 3, 4))
                .extracting(ForeseenOutcome::obstacle)
                .satisfiesExactly(
                        changed -> assertThat(changed)
                                .isInstanceOfSatisfying(
                                        DoesNotApply.class,
                                        why -> assertThat(why.why()).isInstanceOf(WordsChanged.class)),
                        vote -> assertThat(vote).isEqualTo(new UnderVote()));
        assertThat(preview(Act.REJECT, 3, 4))
                .extracting(ForeseenOutcome::obstacle)
                .containsExactly(null, new UnderVote());
    }

    @Test
    void rejectsSeveralWithOneReason() {
        assertThatThrownBy(() -> settle(Act.REJECT, " ", 1, 2)).isInstanceOf(ShortTextException.class);
        assertThat(amendment(1).state()).isEqualTo(AmendmentStatus.OPEN);
        assertThat(settle(Act.REJECT, "Not feasible.", 1, 2))
                .extracting(result -> result.outcome() instanceof MergeOutcome.Done)
                .containsExactly(true, true);
        for (int number : List.of(1, 2)) {
            assertThat(amendment(number).settlement())
                    .satisfies(settlement -> assertThat(settlement.reason()).isEqualTo("Not feasible."));
        }
        assertThat(amendment(3).state()).isEqualTo(AmendmentStatus.OPEN);
    }

    @Test
    void isStoppedBetweenTwo() {
        var outcome = as(
                round.drafter,
                () -> bulk.settle(command(Act.ACCEPT, "", 1, 3), (results, all) -> {
                    assertThat(all).isEqualTo(2);
                    return results.isEmpty();
                }));
        assertThat(((Settled) outcome).results()).extracting(Result::number).containsExactly(3);
        assertThat(round.draft()).contains("effective", "two weeks");
        assertThat(amendment(1).state()).isEqualTo(AmendmentStatus.OPEN);
        assertThat(amendment(1).acceptance()).isNull();
    }

    @Test
    void takesSoManyAndOnlyFromThoseWhoWriteAndOfWhatTheySee() {
        var many = IntStream.rangeClosed(1, 201).boxed().collect(Collectors.toSet());
        var command = new SettleSeveral(round.statement, many, Act.ACCEPT, "");
        assertThat(as(round.drafter, () -> bulk.preview(command))).isEqualTo(new TooMany(200));
        assertThat(as(round.drafter, () -> bulk.settle(command, (_, _) -> true)))
                .isEqualTo(new TooMany(200));
        var proposer = round.proposers.getFirst();
        assertThatThrownBy(() -> as(proposer, () -> bulk.preview(command(Act.ACCEPT, "", 1))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(proposer, () -> bulk.settle(command(Act.ACCEPT, "", 1), (_, _) -> true)))
                .isInstanceOf(AccessDeniedException.class);

        round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        round.propose(round.proposers.getFirst(), TEXT.replace("two weeks", "48 hours"));
        assertThat(preview(Act.ACCEPT, 1, 9)).isEmpty();
        assertThat(settle(Act.ACCEPT, "", 1, 9)).isEmpty();
        assertThat(round.draft()).contains("two weeks");
    }
}
