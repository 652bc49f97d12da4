package org.communique.treaty.vote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.id.Id;
import org.communique.quota.Quota;
import org.communique.quota.QuotaFixtures;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.vote.RecordedVoteOutcome.ChangedMeanwhile;
import org.communique.treaty.vote.RecordedVoteOutcome.Invalid;
import org.communique.treaty.vote.RecordedVoteOutcome.LookAgain;
import org.communique.treaty.vote.RecordedVoteOutcome.Saved;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class RecordedVoteServiceTests {

    private static final byte[] TABLE = "Kenya;Yes\nGhana;No\n".getBytes(UTF_8);

    @Autowired
    CoalitionFixtures people;

    @Autowired
    RecordedVoteService service;

    @Autowired
    RecordedVotes votes;

    @Autowired
    MongoOperations mongo;

    private Member researcher;
    private Member coordinator;

    @BeforeEach
    void gather() {
        researcher = people.member(Role.RESEARCHER);
        coordinator = people.member(Role.COORDINATOR);
    }

    private static VoteData data(LocalDate date, @Nullable ArticleNumber article) {
        return new VoteData(
                VotingBody.AD_HOC_COMMITTEE,
                date,
                "A/AC.291/" + Id.random(),
                "A vote on an article",
                InstrumentId.CYBERCRIME,
                article == null ? null : EditionId.ADOPTED,
                article,
                new StatedResult(1, 1, 0),
                "https://docs.un.org/A/AC.291/L.15",
                true);
    }

    private RecordedVote recorded() {
        var data = data(LocalDate.parse("2024-08-08"), ArticleNumber.of(24));
        return ((Saved) as(researcher, () -> service.add(data))).vote();
    }

    @Test
    void comesWithTheAdoptionsThatAreSureAndNoState() {
        var all = as(researcher, () -> service.page(null, 200));

        assertThat(all)
                .filteredOn(vote -> vote.by() == null)
                .extracting(vote -> vote.data().symbol())
                .containsExactly("A/RES/79/243", "A/RES/74/247");
        assertThat(all).filteredOn(vote -> vote.by() == null).allSatisfy(vote -> {
            assertThat(vote.votes()).isEmpty();
            assertThat(vote.published()).isNull();
        });
    }

    @Test
    void reachesEveryVoteThroughPages() {
        var own = List.of(recorded().id(), recorded().id(), recorded().id());
        var reached = new ArrayList<RecordedVoteId>();
        var page = as(researcher, () -> service.page(null, 2));
        while (!page.isEmpty()) {
            page.forEach(vote -> reached.add(vote.id()));
            var end = page.getLast().cursor();
            page = as(researcher, () -> service.page(end, 2));
        }

        assertThat(reached).doesNotHaveDuplicates().containsAll(own).contains(RecordedVoteId.ADOPTION);
    }

    @Test
    void importsOnceWhatWasShownAndIsPrivateUntilItIsPublished() {
        var vote = recorded();
        var preview = as(researcher, () -> service.preview(vote.id(), TABLE, VoteAnswers.NONE))
                .orElseThrow();
        assertThat(preview.changes()).isEqualTo(2);

        var imported = ((Saved)
                        as(researcher, () -> service.confirm(vote.id(), TABLE, VoteAnswers.NONE, preview.revision())))
                .vote();
        var again = ((Saved)
                        as(researcher, () -> service.confirm(vote.id(), TABLE, VoteAnswers.NONE, preview.revision())))
                .vote();

        assertThat(again.revision()).isEqualTo(imported.revision());
        assertThat(imported.of(new StateCode("KE"))).contains(StateVote.YES);
        assertThat(votes.published(0, 500)).noneMatch(each -> each.id().equals(vote.id()));
        assertThatThrownBy(() -> as(researcher, () -> service.publish(vote.id(), imported.revision())))
                .isInstanceOf(AccessDeniedException.class);
        as(coordinator, () -> service.publish(vote.id(), imported.revision()));
        assertThat(votes.published(0, 500)).anyMatch(each -> each.id().equals(vote.id()));
    }

    @Test
    void becomesPrivateAgainWhenItIsChangedAndRefusesAStaleChange() {
        var vote = recorded();
        var published = ((Saved) as(coordinator, () -> service.publish(vote.id(), vote.revision()))).vote();
        var changed = data(LocalDate.parse("2024-08-09"), null);

        assertThat(as(researcher, () -> service.change(vote.id(), changed, vote.revision())))
                .isEqualTo(new ChangedMeanwhile());
        as(researcher, () -> service.change(vote.id(), changed, published.revision()));

        assertThat(votes.published(0, 500)).noneMatch(each -> each.id().equals(vote.id()));
        assertThat(as(researcher, () -> service.confirm(vote.id(), TABLE, VoteAnswers.NONE, vote.revision())))
                .isInstanceOf(LookAgain.class);
    }

    @Test
    void deletesAPrivateVoteOfAMemberAndNoOther() {
        var vote = recorded();
        var published = ((Saved) as(coordinator, () -> service.publish(vote.id(), vote.revision()))).vote();
        assertThat(as(researcher, () -> service.delete(vote.id(), published.revision())))
                .isFalse();

        var made = ((Saved) as(coordinator, () -> service.makePrivate(vote.id(), published.revision()))).vote();
        assertThat(as(researcher, () -> service.delete(vote.id(), vote.revision())))
                .isFalse();
        assertThat(as(researcher, () -> service.delete(vote.id(), made.revision())))
                .isTrue();

        assertThat(votes.find(vote.id())).isEmpty();
        assertThat(as(
                        researcher,
                        () -> service.delete(SeededVotes.ALL.getFirst().id(), 0)))
                .isFalse();
    }

    @Test
    void isCountedForWhoAddedItUntilItIsDeleted() {
        var vote = recorded();
        as(coordinator, () -> service.add(data(LocalDate.parse("2024-08-08"), null)));
        as(coordinator, () -> service.change(vote.id(), vote.data(), vote.revision()));
        var imported = as(coordinator, () -> service.confirm(vote.id(), TABLE, VoteAnswers.NONE, vote.revision() + 1));
        var changed = ((Saved) imported).vote();

        assertThat(as(coordinator, () -> service.delete(changed.id(), changed.revision())))
                .isTrue();

        assertThat(QuotaFixtures.counted(mongo, Quota.VOTES, researcher)).isZero();
        assertThat(QuotaFixtures.counted(mongo, Quota.VOTES, coordinator)).isEqualTo(1);
    }

    @Test
    void namesTheStatesByHowTheyVoted() {
        var vote = recorded();
        var preview = as(researcher, () -> service.preview(vote.id(), TABLE, VoteAnswers.NONE))
                .orElseThrow();
        as(researcher, () -> service.confirm(vote.id(), TABLE, VoteAnswers.NONE, preview.revision()));

        assertThat(votes.find(vote.id()).orElseThrow().names(Locale.FRENCH))
                .containsExactly(entry(StateVote.YES, List.of("Kenya")), entry(StateVote.NO, List.of("Ghana")));
    }

    @Test
    void refusesWhatCannotBeTrue() {
        assertThat(as(researcher, () -> service.add(data(LocalDate.parse("2999-01-01"), null))))
                .isEqualTo(new Invalid());
        assertThat(as(researcher, () -> service.add(data(LocalDate.parse("2024-08-08"), ArticleNumber.of(99)))))
                .isEqualTo(new Invalid());
        assertThatThrownBy(() ->
                        as(people.member(Role.REVIEWER), () -> service.add(data(LocalDate.parse("2024-08-08"), null))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> new StatedResult(-1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
