package org.communique.treaty.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.erasure.ErasedName;
import org.communique.erasure.Erasure;
import org.communique.id.Id;
import org.communique.quota.Quota;
import org.communique.quota.QuotaFixtures;
import org.communique.text.unicode.ShortTextException;
import org.communique.treaty.PageCursor;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.position.PositionService.PositionOutcome;
import org.communique.treaty.position.PositionService.PositionOutcome.ChangedMeanwhile;
import org.communique.treaty.position.PositionService.PositionOutcome.Invalid;
import org.communique.treaty.position.PositionService.PositionOutcome.Saved;
import org.communique.treaty.state.StateCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class PositionServiceTests {

    private static final Subject SAFEGUARDS = Subject.of(EditionId.ADOPTED, ArticleNumber.of(24));

    @Autowired
    CoalitionFixtures people;

    @Autowired
    PositionService service;

    @Autowired
    Positions positions;

    @Autowired
    HolderNameEraser eraser;

    @Autowired
    MongoOperations mongo;

    private Member researcher;
    private Member coordinator;
    private Holder company;

    @BeforeEach
    void someone() {
        researcher = people.member(Role.RESEARCHER);
        coordinator = people.member(Role.COORDINATOR);
        company = new Holder(Holder.Kind.COMPANY, null, "Company " + Id.random());
    }

    private PositionData data(Subject subject, Attitude attitude, String date) {
        return new PositionData(
                company,
                subject,
                LocalDate.parse(date),
                attitude,
                Confidence.CERTAIN,
                "Its words",
                "en",
                "https://example.org/statement");
    }

    private static Position saved(Member member, Callable<PositionOutcome> act) {
        return ((Saved) as(member, act)).position();
    }

    @Test
    void isPrivateUntilACoordinatorPublishesIt() {
        var position = saved(researcher, () -> service.add(data(SAFEGUARDS, Attitude.OPPOSES, "2025-10-25")));
        assertThat(position.published()).isNull();
        assertThat(positions.published(null, 0, 2_000))
                .noneMatch(each -> each.id().equals(position.id()));
        assertThatThrownBy(() -> as(researcher, () -> service.publish(position.id(), position.revision())))
                .isInstanceOf(AccessDeniedException.class);

        saved(coordinator, () -> service.publish(position.id(), position.revision()));

        assertThat(positions.published(null, 0, 2_000))
                .anyMatch(each -> each.id().equals(position.id()));
    }

    @Test
    void isCountedForWhoAddedItUntilItIsDeleted() {
        var position = saved(researcher, () -> service.add(data(SAFEGUARDS, Attitude.OPPOSES, "2025-10-25")));
        saved(coordinator, () -> service.add(data(SAFEGUARDS, Attitude.OPPOSES, "2025-10-25")));
        var changed = saved(
                coordinator,
                () -> service.change(
                        position.id(), data(SAFEGUARDS, Attitude.SUPPORTS, "2025-10-25"), position.revision()));

        assertThat(as(coordinator, () -> service.delete(changed.id(), changed.revision())))
                .isTrue();

        assertThat(QuotaFixtures.counted(mongo, Quota.POSITIONS, researcher)).isZero();
        assertThat(QuotaFixtures.counted(mongo, Quota.POSITIONS, coordinator)).isEqualTo(1);
    }

    @Test
    void becomesPrivateAgainWhenItIsChanged() {
        var position = saved(researcher, () -> service.add(data(SAFEGUARDS, Attitude.OPPOSES, "2025-10-25")));
        var published = saved(coordinator, () -> service.publish(position.id(), position.revision()));
        assertThat(as(researcher, () -> service.delete(published.id(), published.revision())))
                .isFalse();

        var changed = saved(
                researcher,
                () -> service.change(
                        published.id(), data(SAFEGUARDS, Attitude.SUPPORTS, "2025-10-25"), published.revision()));

        assertThat(changed.published()).isNull();
        assertThat(positions.published(null, 0, 2_000))
                .noneMatch(each -> each.id().equals(position.id()));
        assertThat(as(coordinator, () -> service.publish(position.id(), published.revision())))
                .isEqualTo(new ChangedMeanwhile());
    }

    @Test
    void showsSideBySideWhatOneHolderSaysBothWays() {
        as(researcher, () -> service.add(data(SAFEGUARDS, Attitude.STRONGLY_SUPPORTS, "2024-08-09")));
        as(researcher, () -> service.add(data(SAFEGUARDS, Attitude.HAS_CONCERNS, "2025-10-25")));
        as(researcher, () -> service.add(data(Subject.of(Topic.PRIVACY), Attitude.SUPPORTS, "2025-10-25")));

        var found = as(researcher, () -> service.contradictions(PositionFilter.ofHolder(company)));

        assertThat(found)
                .hasSize(1)
                .first()
                .satisfies(contradiction -> assertThat(contradiction.positions())
                        .extracting(position -> position.data().attitude())
                        .containsExactly(Attitude.HAS_CONCERNS, Attitude.STRONGLY_SUPPORTS));
    }

    @Test
    void pagesByHolderSubjectAndAttitude() {
        for (int day = 1; day <= 9; day++) {
            var date = "2025-01-0" + day;
            as(researcher, () -> service.add(data(SAFEGUARDS, Attitude.OPPOSES, date)));
        }
        var filter = new PositionFilter(company.key(), SAFEGUARDS.key(), 2025, Attitude.OPPOSES);

        var first = as(researcher, () -> service.page(filter, null, 2));
        var end = PageCursor.parse(first.getLast().cursor().toString());

        assertThat(as(researcher, () -> service.page(filter, end, 3)))
                .extracting(position -> position.data().date().getDayOfMonth())
                .containsExactly(7, 6, 5);
    }

    @Test
    void reachesEveryPositionOfAHolderThroughItsPages() {
        for (int i = 0; i < 9; i++) {
            var date = "2025-01-0" + (1 + i / 4);
            as(researcher, () -> service.add(data(SAFEGUARDS, Attitude.OPPOSES, date)));
        }
        var filter = PositionFilter.ofHolder(company);
        var reached = new ArrayList<PositionId>();
        var part = as(researcher, () -> service.page(filter, null, 2));
        while (!part.isEmpty()) {
            part.forEach(position -> reached.add(position.id()));
            var end = part.getLast().cursor();
            part = as(researcher, () -> service.page(filter, end, 2));
        }

        assertThat(reached).hasSize(9).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "2025-01-01", "2025-13-01~a", "now~a", "2025-01-01~$ne"})
    void readsNoCursorThatIsNone(String text) {
        assertThatThrownBy(() -> PageCursor.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatCannotBeTrue() {
        assertThat(as(researcher, () -> service.add(data(SAFEGUARDS, Attitude.OPPOSES, "2999-01-01"))))
                .isEqualTo(new Invalid());
        assertThat(as(
                        researcher,
                        () -> service.add(data(
                                Subject.of(EditionId.ADOPTED, ArticleNumber.of(69)), Attitude.OPPOSES, "2025-01-01"))))
                .isEqualTo(new Invalid());
        assertThatThrownBy(() -> Holder.of(new StateCode("XX"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> as(
                        researcher,
                        () -> service.add(new PositionData(
                                company,
                                SAFEGUARDS,
                                LocalDate.parse("2025-01-01"),
                                Attitude.OPPOSES,
                                Confidence.LIKELY,
                                "",
                                "en",
                                " "))))
                .isInstanceOf(ShortTextException.class);
    }

    @Test
    void forgetsTheNameOfAHolderAndKeepsWhatIsPublishedOfIt() {
        var position = saved(researcher, () -> service.add(data(SAFEGUARDS, Attitude.OPPOSES, "2025-10-25")));
        saved(coordinator, () -> service.publish(position.id(), position.revision()));

        var erasure = Erasure.confirmed(ErasedName.of(company.name()));
        eraser.erase(erasure);
        eraser.erase(erasure);
        assertThat(erasure.places()).isEqualTo(1);
        assertThat(positions.published(null, 0, 2_000))
                .filteredOn(each -> each.id().equals(position.id()))
                .extracting(each -> each.data().holder().name())
                .containsExactly(ErasedName.ERASED);
    }
}
