package org.communique.treaty.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.id.Id;
import org.communique.quota.Quota;
import org.communique.quota.QuotaExceededException;
import org.communique.quota.QuotaFixtures;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.treaty.ask.AskOutcome.ChangedMeanwhile;
import org.communique.treaty.ask.AskOutcome.Invalid;
import org.communique.treaty.ask.AskOutcome.Saved;
import org.communique.treaty.ask.AskOutcome.TooMany;
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
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
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
    StatementCreationService creation;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Clock clock;

    private Member researcher;
    private Member coordinator;
    private final String title = "Safeguards for all powers " + Id.random();
    private AskId id;

    @BeforeEach
    void ask() {
        researcher = people.member(Role.RESEARCHER);
        coordinator = people.member(Role.COORDINATOR);
        id = as(researcher, () -> service.add(data(24))).orElseThrow();
    }

    private AskData data(int article) {
        return new AskData(
                title,
                "Make a declaration on article 24.\n\nPublish it.",
                Subject.of(EditionId.ADOPTED, ArticleNumber.of(article)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Test
    void letsNoMemberHideTheAsksOfOthers() {
        int most = Quota.ASKS.perHour() - 1;
        for (int i = 0; i < most; i++) {
            as(researcher, () -> service.add(data(24)));
        }
        assertThatThrownBy(() -> as(researcher, () -> service.add(data(24))))
                .isInstanceOf(QuotaExceededException.class);

        var others = as(coordinator, () -> service.add(data(25))).orElseThrow();
        var found = new ArrayList<Ask>();
        var page = as(coordinator, () -> service.page(null, 50));
        while (!page.isEmpty()) {
            found.addAll(page);
            var end = page.getLast().cursor();
            page = as(coordinator, () -> service.page(end, 50));
        }
        assertThat(found).extracting(Ask::id).contains(others, id).doesNotHaveDuplicates();
        assertThat(found).filteredOn(ask -> ask.by().equals(researcher.id())).hasSize(Quota.ASKS.perHour());
    }

    @Test
    void deletesAnAskWithItsTargets() {
        as(researcher, () -> service.addTarget(id, TOGO));
        assertThat(as(people.member(Role.RESEARCHER), () -> service.delete(id, 1)))
                .as("another researcher's")
                .isFalse();
        assertThat(as(researcher, () -> service.delete(id, 7))).as("as it was").isFalse();

        assertThat(as(coordinator, () -> service.delete(id, 1))).isTrue();

        assertThat(as(researcher, () -> service.find(id))).isEmpty();
        assertThat(as(researcher, () -> service.targets(id))).isEmpty();
    }

    @Test
    void countsWhatIsDeletedForNoMember() {
        as(coordinator, () -> service.addTarget(id, TOGO));
        as(researcher, () -> service.addTarget(id, TOGO));
        as(researcher, () -> service.addTarget(id, new StateCode("KE")));
        for (var member : List.of(researcher, coordinator, researcher)) {
            as(member, () -> service.note(id, TOGO, today(), "Met the delegate.", TargetStatus.IN_TALKS));
        }
        assertThat(counted(researcher)).containsExactly(1L, 1L, 2L);
        assertThat(counted(coordinator)).containsExactly(0L, 1L, 1L);

        assertThat(as(coordinator, () -> service.delete(id, 1))).isTrue();

        assertThat(counted(researcher)).containsOnly(0L);
        assertThat(counted(coordinator)).containsOnly(0L);
    }

    private List<Long> counted(Member member) {
        return Stream.of(Quota.ASKS, Quota.ASKED_STATES, Quota.CONTACTS)
                .map(quota -> QuotaFixtures.counted(mongo, quota, member))
                .toList();
    }

    @Test
    void leavesRoomInALogOfContactsForOthers() {
        as(researcher, () -> service.addTarget(id, TOGO));
        for (int i = 0; i < Target.MOST_OF_MEMBER; i++) {
            as(researcher, () -> service.note(id, TOGO, today(), "Met the delegate.", TargetStatus.IN_TALKS));
        }

        assertThat(as(researcher, () -> service.note(id, TOGO, today(), "Again.", TargetStatus.IN_TALKS)))
                .isEqualTo(new TooMany());
        assertThat(as(coordinator, () -> service.note(id, TOGO, today(), "I too.", TargetStatus.IN_TALKS)))
                .isEqualTo(new Saved());
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

        assertThat(as(coordinator, () -> statements.get(statement)).title()).isEqualTo(title);
        assertThat(as(coordinator, () -> service.find(id)).orElseThrow().statement())
                .isEqualTo(statement);
        assertThat(as(coordinator, () -> asked.open(id, "fr", workflow))).isEmpty();
        assertThatThrownBy(() -> as(researcher, () -> asked.open(id, "fr", workflow)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void opensOneStatementThoughItIsInterruptedBeforeItIsLinked() {
        var workflow = as(coordinator, () -> asked.workflows()).getFirst().key();
        var breaking = new Asks(mongo) {
            @Override
            boolean save(Object document) {
                if (document instanceof Ask ask && ask.statement() != null) {
                    throw new DataAccessResourceFailureException("the database does not answer");
                }
                return super.save(document);
            }
        };
        var interrupted = new AskedStatementService(breaking, creation, clock);
        assertThatThrownBy(() -> as(coordinator, () -> interrupted.open(id, "fr", workflow)))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(opened()).hasSize(1);

        var statement = as(people.member(Role.COORDINATOR), () -> asked.open(id, "fr", workflow));

        assertThat(opened()).containsExactly(statement.orElseThrow());
        assertThat(as(coordinator, () -> service.find(id)).orElseThrow().statement())
                .isEqualTo(statement.get());
        assertThat(as(coordinator, () -> asked.open(id, "fr", workflow))).isEmpty();
    }

    private List<StatementId> opened() {
        return as(coordinator, () -> statements.list()).stream()
                .filter(statement -> statement.title().equals(title))
                .map(Statement::id)
                .toList();
    }

    @Test
    void takesADateThatIsTodaySomewhereAndNoLaterOne() {
        as(researcher, () -> service.addTarget(id, TOGO));
        var there = LocalDate.now(clock.withZone(ZoneId.of("Pacific/Kiritimati")));

        assertThat(as(researcher, () -> service.note(id, TOGO, there.plusDays(1), "Words", TargetStatus.DONE)))
                .isEqualTo(new Invalid());
        assertThat(as(researcher, () -> service.note(id, TOGO, there, "Words", TargetStatus.DONE)))
                .isEqualTo(new Saved());
    }

    @Test
    void showsItsStatementOnlyToMembersWhoMayReadThat() {
        var workflow = as(coordinator, () -> asked.workflows()).getFirst().key();
        as(coordinator, () -> asked.open(id, "fr", workflow));
        var stranger = people.member(Role.REVIEWER);

        assertThat(as(stranger, () -> service.find(id)).orElseThrow().statement())
                .isNull();
        assertThat(as(stranger, () -> service.page(null, 200)))
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
