package org.communique.treaty.stance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.asUnconfirmed;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.communique.ServerTest;
import org.communique.coalition.access.ConfirmationRequiredException;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.erasure.ErasedName;
import org.communique.operator.OperatorCommand;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.stance.StanceOutcome.ChangedMeanwhile;
import org.communique.treaty.stance.StanceOutcome.Closed;
import org.communique.treaty.stance.StanceOutcome.Done;
import org.communique.treaty.stance.StanceOutcome.Invalid;
import org.communique.treaty.stance.StanceOutcome.NoMandate;
import org.communique.treaty.stance.StanceOutcome.StillOpen;
import org.communique.treaty.stance.StanceOutcome.Unknown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class StanceServiceTests {

    private static final ArticleNumber SAFEGUARDS = ArticleNumber.of(24);
    private static final ArticleNumber INTERCEPTION = ArticleNumber.of(30);

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StanceService service;

    @Autowired
    StanceRequests requests;

    @Autowired
    OperatorCommand eraseNameCommand;

    @Autowired
    Clock clock;

    private Member coordinator;
    private Member first;
    private Member second;
    private StanceRequestId id;

    @BeforeEach
    void ask() {
        coordinator = people.member(Role.COORDINATOR);
        first = people.representative(people.organisation("First"));
        second = people.representative(people.organisation("Second <b>"));
        id = ((Done) as(coordinator, () -> service.ask(wanted(List.of(INTERCEPTION, SAFEGUARDS, SAFEGUARDS)))))
                .request();
    }

    private NewStanceRequest wanted(List<ArticleNumber> articles) {
        return new NewStanceRequest(
                "Safeguards", EditionId.ADOPTED, articles, clock.instant().plus(Duration.ofDays(7)));
    }

    private StanceOutcome answer(Member member, Stance stance, boolean publishable) {
        return answer(member, stance, publishable, answered(member));
    }

    private long answered(Member member) {
        return as(member, () -> service.own(id)).map(StanceAnswer::revision).orElse(0L);
    }

    private StanceOutcome answer(Member member, Stance stance, boolean publishable, long revision) {
        var stances = List.of(new ArticleStance(SAFEGUARDS, stance, "As <i>drafted</i>"));
        return as(member, () -> service.answer(id, stances, publishable, revision));
    }

    private long revision() {
        return requests.find(id).orElseThrow().revision();
    }

    @Test
    void takesAnOrganisationsAnswerUnderAMandateAndAfterAConfirmation() {
        assertThat(answer(first, Stance.OPPOSES, true)).isEqualTo(new Done(id));
        assertThat(answer(first, Stance.SUPPORTS, true)).isEqualTo(new Done(id));
        assertThat(as(first, () -> service.own(id)).orElseThrow().stances())
                .extracting(ArticleStance::stance)
                .containsExactly(Stance.SUPPORTS);

        var withoutMandate = people.member(Role.REPRESENTATIVE);
        assertThat(answer(withoutMandate, Stance.SUPPORTS, true)).isEqualTo(new NoMandate());
        assertThatThrownBy(() -> asUnconfirmed(first, () -> service.answer(id, List.of(), true, 0)))
                .isInstanceOf(ConfirmationRequiredException.class);
    }

    @Test
    void showsOthersAnswersToMembersOnlyWhenItIsClosed() {
        answer(first, Stance.OPPOSES, true);
        answer(second, Stance.SUPPORTS, false);

        assertThat(as(first, () -> service.matrix(id)).rows()).hasSize(1);
        assertThat(as(coordinator, () -> service.matrix(id)).rows()).hasSize(2);
        as(coordinator, () -> service.close(id, revision()));
        assertThat(as(first, () -> service.matrix(id)).rows()).hasSize(2);
        assertThat(answer(first, Stance.SUPPORTS, true)).isEqualTo(new Closed());
    }

    @Test
    void publishesOnlyWhatOrganisationsAgreedToAndOnlyOnceItIsClosed() {
        answer(first, Stance.OPPOSES, true);
        answer(second, Stance.SUPPORTS, false);
        assertThat(as(coordinator, () -> service.publish(id, revision()))).isEqualTo(new StillOpen());
        as(coordinator, () -> service.close(id, revision()));

        assertThat(as(coordinator, () -> service.publish(id, revision()))).isEqualTo(new Done(id));

        assertThat(requireNonNull(requests.find(id).orElseThrow().published()).rows())
                .extracting(StanceRow::organisation)
                .containsExactly(first.organisation());
        as(coordinator, () -> service.makePrivate(id, revision()));
        assertThat(requests.published()).noneMatch(request -> request.id().equals(id));
    }

    @Test
    void refusesArticlesThatThereAreNotAndThatWereNotAsked() {
        assertThat(as(coordinator, () -> service.ask(wanted(List.of(ArticleNumber.of(69))))))
                .isEqualTo(new Invalid());
        assertThat(as(coordinator, () -> service.ask(wanted(List.of())))).isEqualTo(new Invalid());
        assertThat(as(
                        first,
                        () -> service.answer(
                                id, List.of(new ArticleStance(ArticleNumber.of(1), Stance.SUPPORTS, "")), true, 0)))
                .isEqualTo(new Invalid());
    }

    @Test
    void writesATableInWhichNoNameIsMarkup() {
        answer(second, Stance.RESERVATION, true);
        var matrix = as(coordinator, () -> service.matrix(id));

        var html =
                StanceTable.html(matrix, "Caption", "Organisation", article -> "Article " + article.text(), Enum::name);

        assertThat(html)
                .contains("Second &lt;b&gt;", "As &lt;i&gt;drafted&lt;/i&gt;", "<th scope=\"col\">Article 24</th>")
                .doesNotContain("<b>");
        assertThat(matrix.csv()).contains("\"RESERVATION: As <i>drafted</i>\"");
    }

    @Test
    void refusesAnAnswerOverOneThatWasNotSeen() {
        answer(first, Stance.OPPOSES, true);
        long shown = answered(first);
        answer(first, Stance.OPPOSES, false);

        assertThat(answer(first, Stance.OPPOSES, true, shown)).isEqualTo(new ChangedMeanwhile());
        assertThat(answer(first, Stance.OPPOSES, true, 0)).isEqualTo(new ChangedMeanwhile());
        assertThat(as(first, () -> service.own(id)).orElseThrow().publishable()).isFalse();
    }

    @Test
    void removesAnOrganisationFromWhatIsPublishedWhenItWithdrawsItsConsent() {
        answer(first, Stance.OPPOSES, true);
        answer(second, Stance.SUPPORTS, true);
        as(coordinator, () -> service.close(id, revision()));
        long shown = revision();
        assertThat(as(second, () -> service.withdrawConsent(id))).isEqualTo(new Done(id));
        assertThat(as(coordinator, () -> service.publish(id, shown))).isEqualTo(new ChangedMeanwhile());

        as(coordinator, () -> service.publish(id, revision()));
        assertThat(published()).containsExactly(first.organisation());
        assertThat(as(first, () -> service.withdrawConsent(id))).isEqualTo(new Done(id));
        assertThat(published()).isEmpty();
        assertThat(as(first, () -> service.own(id)).orElseThrow().stances()).hasSize(1);
        var stranger = people.member(Role.REPRESENTATIVE);
        assertThat(as(stranger, () -> service.withdrawConsent(id))).isEqualTo(new Unknown());
    }

    private List<OrganisationId> published() {
        return requireNonNull(requests.find(id).orElseThrow().published()).rows().stream()
                .map(StanceRow::organisation)
                .toList();
    }

    @Test
    void forgetsANameInWhatIsPublished() {
        answer(second, Stance.SUPPORTS, true);
        as(coordinator, () -> service.close(id, revision()));
        as(coordinator, () -> service.publish(id, revision()));
        var table = requireNonNull(requests.find(id).orElseThrow().published());
        var name = table.rows().getFirst().name();

        people.letLeave(name);
        eraseNameCommand.run(List.of(name, "--yes"));
        assertThat(requireNonNull(requests.find(id).orElseThrow().published()).rows())
                .extracting(StanceRow::name)
                .containsExactly(ErasedName.ERASED);
    }
}
