package org.communique.treaty.vote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.vote.VotePreview.Fault;
import org.communique.treaty.vote.VotePreview.Question;
import org.communique.treaty.vote.VotePreview.VoteQuestionKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoteImportPlanTests {

    private static RecordedVote vote(@Nullable StatedResult result) {
        var data = new VoteData(
                VotingBody.THIRD_COMMITTEE,
                LocalDate.of(2024, 11, 11),
                "A/C.3/79/L.1",
                "A vote",
                InstrumentId.CYBERCRIME,
                null,
                null,
                result,
                "https://docs.un.org/A/C.3/79/L.1",
                false);
        return new RecordedVote(
                RecordedVoteId.random(), data, Map.of("GH", StateVote.NO), null, null, Instant.EPOCH, null, null, 7);
    }

    private static VotePreview plan(String table, VoteAnswers answers) {
        return VoteImportPlan.of(table.getBytes(UTF_8), vote(new StatedResult(2, 1, 1)), answers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "State;Vote\nKenya;Yes\nGhana;yes\nIran (Islamic Republic of);No\nPeru;abstaining\nFiji;absent\n",
                "Y KENYA\nY GHANA\nN IRAN (ISLAMIC REPUBLIC OF)\nA PERU\nX FIJI\n",
                "\ufeffcountry,vote\r\nKenya,Y\r\nGhana,Y\r\n\"Iran, Islamic Republic of\",N\r\nPeru,A\r\nFiji,X",
                "Yes\tKenya\nFor\tGhana\nAgainst\tIran (Islamic Republic of)\nAbstained\tPeru\nNot voting\tFiji",
            })
    void readsTheVotesOfATable(String table) {
        var preview = plan(table, new VoteAnswers(Map.of(4, new StateCode("IR")), Set.of(), false));
        preview = preview.isImportable() ? preview : plan(table, VoteAnswers.NONE);

        assertThat(preview.questions()).isEmpty();
        assertThat(preview.votes())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "KE", StateVote.YES,
                        "GH", StateVote.YES,
                        "IR", StateVote.NO,
                        "PE", StateVote.ABSTAIN,
                        "FJ", StateVote.ABSENT));
        assertThat(preview.counted()).isEqualTo(new StatedResult(2, 1, 1));
        assertThat(preview.changes()).isEqualTo(5);
        assertThat(preview.revision()).isEqualTo(7);
    }

    @Test
    void asksAboutWhatIsNotClearAndGuessesNothing() {
        var preview = plan("Kenya;Yes\nKenia;Yes\nGhana;perhaps\nkenya;No\nNowhere;No\nyes;no\n", VoteAnswers.NONE);

        assertThat(preview.isImportable()).isFalse();
        assertThat(preview.questions())
                .extracting(Question::line, Question::kind)
                .contains(
                        tuple(1, VoteQuestionKind.STATE_TWICE),
                        tuple(3, VoteQuestionKind.UNREADABLE_VOTE),
                        tuple(5, VoteQuestionKind.UNKNOWN_NAME),
                        tuple(6, VoteQuestionKind.UNKNOWN_NAME));
        assertThat(preview.votes()).isEmpty();
    }

    @Test
    void importsNoOtherCountThanTheResultStatesBeforeItIsConfirmed() {
        var table = "Kenya;Yes\nGhana;No\n";

        assertThat(plan(table, VoteAnswers.NONE).questions())
                .extracting(Question::kind)
                .containsExactly(VoteQuestionKind.OTHER_THAN_STATED);
        assertThat(plan(table, new VoteAnswers(Map.of(), Set.of(), true)).isImportable())
                .isTrue();
    }

    @Test
    void takesAnswersToItsQuestions() {
        var answers = new VoteAnswers(Map.of(1, new StateCode("KE")), Set.of(2), true);

        assertThat(plan("The former colony;Yes\nNowhere;No\n", answers).votes()).isEqualTo(Map.of("KE", StateVote.YES));
    }

    @Test
    void refusesWhatIsNoTableOfVotes() {
        assertThat(plan("\n \n", VoteAnswers.NONE).fault()).isEqualTo(Fault.NO_ROWS);
        assertThat(plan("Kenya;Yes\n".repeat(1_001), VoteAnswers.NONE).fault()).isEqualTo(Fault.TOO_LARGE);
        assertThat(plan("K".repeat(301), VoteAnswers.NONE).fault()).isEqualTo(Fault.TOO_LARGE);
        assertThat(plan("K".repeat(VoteTable.MOST_BYTES + 1), VoteAnswers.NONE).fault())
                .isEqualTo(Fault.TOO_LARGE);
        assertThat(VoteImportPlan.of(new byte[] {(byte) 0xff}, vote(new StatedResult(1, 0, 0)), VoteAnswers.NONE)
                        .fault())
                .isEqualTo(Fault.NOT_UTF8);
        assertThat(VoteImportPlan.of("Kenya;Yes".getBytes(UTF_8), vote(null), VoteAnswers.NONE)
                        .fault())
                .isEqualTo(Fault.NO_VOTE);
    }
}
