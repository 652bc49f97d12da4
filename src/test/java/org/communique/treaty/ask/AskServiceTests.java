package org.communique.treaty.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.lifecycle.StatementService;
import org.communique.treaty.ask.AskOutcome.ChangedMeanwhile;
import org.communique.treaty.ask.AskOutcome.Invalid;
import org.communique.treaty.ask.AskOutcome.Saved;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.position.Subject;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusEntry;
import org.communique.treaty.state.StatusService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class AskServiceTests {

    private static final StateCode TOGO = new StateCode("TG");

    @Autowired
    CoalitionFixtures people;

    @Autowired
    AskService service;

    @Autowired
    AskedStatementService asked;

    @Autowired
    StatusService statuses;

    @Autowired
    StatementService statements;

    @Autowired
    Clock clock;

    private Member researcher;
    private Member coordinator;
    private AskId id;

    @BeforeEach
    void ask() {
        researcher = people.member(Role.RESEARCHER);
        coordinator = people.member(Role.COORDINATOR);
        id = as(researcher, () -> service.add(data(24))).orElseThrow();
    }

    private static AskData data(int article) {
        return new AskData(
                "Safeguards for all powers",
                "Make a declaration on article 24.\n\nPublish it.",
                Subject.of(EditionId.ADOPTED, ArticleNumber.of(article)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void keepsALogOfContactsThatOtherMembersDoNotSee() {
        assertThat(as(researcher, () -> service.addTarget(id, TOGO))).isEqualTo(new Saved());
        assertThat(as(researcher, () -> service.addTarget(id, TOGO))).isEqualTo(new ChangedMeanwhile());
        as(researcher, () -> service.takeOver(id, TOGO));
        as(researcher, () -> service.note(id, TOGO, today(), "Met the delegate.", TargetStatus.IN_TALKS));

        var target = as(coordinator, () -> service.targets(id)).getFirst();
        assertThat(target.status()).isEqualTo(TargetStatus.IN_TALKS);
        assertThat(target.owner()).isEqualTo(researcher.id());
        assertThat(target.contacts()).extracting(Contact::words).containsExactly("Met the delegate.");
        assertThatThrownBy(() -> as(people.member(Role.ADMINISTRATOR, Role.DRAFTER), () -> service.targets(id)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void showsWhatATargetDidSinceItWasAsked() {
        as(researcher, () -> service.addTarget(id, TOGO));
        var signature = new StatusEntry(StatusCell.SIGNATURE, today(), null, "The depositary's page");
        as(researcher, () -> statuses.enter(InstrumentId.CYBERCRIME, TOGO, signature, null));

        assertThat(as(researcher, () -> service.since(id)))
                .extracting(StateAct::cell)
                .containsExactly(StatusCell.SIGNATURE);
    }

    @Test
    void opensAStatementThatBeginsWithWhatIsAsked() {
        as(researcher, () -> service.addTarget(id, TOGO));
        var workflow = as(coordinator, () -> asked.workflows()).getFirst().key();

        var statement = as(coordinator, () -> asked.open(id, "fr", workflow)).orElseThrow();

        assertThat(as(coordinator, () -> statements.get(statement)).title()).isEqualTo("Safeguards for all powers");
        assertThat(as(coordinator, () -> service.find(id)).orElseThrow().statement())
                .isEqualTo(statement);
        assertThat(as(coordinator, () -> asked.open(id, "fr", workflow))).isEmpty();
        assertThatThrownBy(() -> as(researcher, () -> asked.open(id, "fr", workflow)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void showsItsStatementOnlyToMembersWhoMayReadThat() {
        var workflow = as(coordinator, () -> asked.workflows()).getFirst().key();
        as(coordinator, () -> asked.open(id, "fr", workflow));
        var stranger = people.member(Role.REVIEWER);

        assertThat(as(stranger, () -> service.find(id)).orElseThrow().statement())
                .isNull();
        assertThat(as(stranger, () -> service.latest()))
                .filteredOn(ask -> ask.id().equals(id))
                .extracting(Ask::statement)
                .containsOnlyNulls();
    }

    @Test
    void refusesWhatThereIsNot() {
        assertThat(as(researcher, () -> service.add(data(69)))).isEmpty();
        assertThat(as(researcher, () -> service.addTarget(id, new StateCode("XX"))))
                .isEqualTo(new Invalid());
        assertThat(as(researcher, () -> service.note(id, TOGO, today(), "Words", TargetStatus.DONE)))
                .isEqualTo(new Invalid());
    }
}
