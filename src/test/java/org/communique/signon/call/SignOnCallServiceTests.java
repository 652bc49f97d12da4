package org.communique.signon.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.signon.AnswerContent;
import org.communique.signon.CallMessage;
import org.communique.signon.ParticipationState;
import org.communique.signon.ParticipationTotals;
import org.communique.signon.ReminderOutcome;
import org.communique.signon.SignOnEvent;
import org.communique.signon.SignOnEvent.DeadlineExtended;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.board.Board;
import org.communique.signon.board.BoardFlag;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.OpeningOutcome.AlreadyCalled;
import org.communique.signon.call.OpeningOutcome.DeadlineNotAhead;
import org.communique.signon.call.OpeningOutcome.NoOneInvited;
import org.communique.signon.call.OpeningOutcome.NotApproved;
import org.communique.signon.call.OpeningOutcome.Opened;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnCall;
import org.communique.signon.participation.SignOnCall.Status;
import org.communique.signon.participation.SignOnCall.Unannounced;
import org.communique.signon.participation.SignOnCalls;
import org.communique.statement.Phase;
import org.communique.statement.Statements;
import org.communique.statement.worklist.WorkItem;
import org.communique.storage.AskedOfTheStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ServerTest
@RecordApplicationEvents
class SignOnCallServiceTests {

    @Autowired
    SignOnCallService service;

    @Autowired
    SignOnService signOn;

    @Autowired
    OutreachService outreach;

    @Autowired
    CallReconciler reconciler;

    @Autowired
    SignOnCalls documents;

    @Autowired
    Participations participations;

    @Autowired
    SignOnWorkItemSource work;

    @Autowired
    AskedOfTheStore store;

    @Autowired
    Statements statements;

    @Autowired
    MongoOperations mongo;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls calls;

    @Autowired
    MovableClock clock;

    @Autowired
    ApplicationEvents events;

    Organisation association;
    Member representative;

    @BeforeEach
    void anOrganisation() {
        association = people.organisation("Association");
        representative = people.representative(association);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void opensTheApprovedVersionForThoseInvited() {
        var call = calls.approved();

        assertThat(open(call, Calls.ids(association))).isInstanceOf(Opened.class);

        assertThat(phase(call)).isEqualTo(Phase.SIGN_ON);
        assertThat(board(call).rows()).singleElement().satisfies(row -> {
            assertThat(row.organisation()).isEqualTo(association);
            assertThat(row.state()).isEqualTo(ParticipationState.INVITED);
        });
    }

    @Test
    void opensAVersionOnce() {
        var call = calls.openFor(association);

        assertThat(open(call, Calls.ids(people.organisation("Late")))).isInstanceOf(AlreadyCalled.class);
        assertThat(board(call).rows()).hasSize(1);
    }

    @Test
    void refusesToOpenWhatIsNotApproved() {
        var call = calls.approved();
        mongo.updateFirst(
                query(where("_id").is(call.statement())),
                new Update().set("phase", Phase.IN_REVIEW),
                org.communique.statement.Statement.class);

        assertThat(open(call, Calls.ids(association))).isEqualTo(new NotApproved(Phase.IN_REVIEW));
        assertThat(documents.find(call.version())).isEmpty();
    }

    @Test
    void refusesADeadlineThatHasPassedAndACallToNobody() {
        var call = calls.approved();

        var past = new OpenCall(
                call.statement(), Calls.ids(association), clock.instant().minusSeconds(1));
        assertThat(as(call.coordinator(), () -> service.open(past))).isInstanceOf(DeadlineNotAhead.class);
        assertThat(open(call, Set.of(OrganisationId.random()))).isInstanceOf(NoOneInvited.class);
        assertThat(phase(call)).isEqualTo(Phase.APPROVED);
    }

    @Test
    void asksForAnswersByAnEarlierTimeAndTakesThemUntilTheDeadline() {
        var call = calls.approved();
        var now = clock.instant();
        assertThat(open(call, now.plus(Duration.ofDays(2)))).isInstanceOf(OpeningOutcome.AnswerDateOutOfRange.class);
        assertThat(open(call, now.minusSeconds(1))).isInstanceOf(OpeningOutcome.AnswerDateOutOfRange.class);
        assertThat(open(call, now.plus(Duration.ofHours(1)))).isInstanceOf(Opened.class);
        assertThat(row(call).flags()).isEmpty();

        clock.move(Duration.ofHours(2));

        assertThat(row(call).flags()).containsExactly(BoardFlag.LATE);
        assertThat(row(call).state()).isEqualTo(ParticipationState.INVITED);
    }

    private OpeningOutcome open(Call call, Instant askedBy) {
        var deadline = clock.instant().plus(Duration.ofDays(1));
        return as(
                call.coordinator(),
                () -> service.open(new OpenCall(call.statement(), Calls.ids(association), deadline, askedBy, "")));
    }

    private BoardRow row(Call call) {
        return as(call.coordinator(), () -> service.board(call.version()))
                .rows()
                .getFirst();
    }

    @Test
    void letsOnlyCoordinatorsOpenACall() {
        var call = calls.approved();
        var drafter = people.member(Role.DRAFTER, Role.REPRESENTATIVE, Role.ADMINISTRATOR);
        var command = new OpenCall(
                call.statement(), Calls.ids(association), clock.instant().plusSeconds(60));

        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(drafter, () -> service.open(command)));
    }

    @Test
    void completesAnOpeningThatACrashLeftHalfDone() {
        var call = calls.openFor(association);
        mongo.remove(query(where("version").is(call.version())), Participation.class);

        reconciler.reconcile();

        assertThat(board(call).rows()).hasSize(1);
    }

    @Test
    void tellsThoseOnceWhomACrashLeftUntold(ApplicationEvents events) {
        var call = calls.openFor(association);
        untold(call);
        reconciler.reconcile();
        assertThat(invitations(events, call)).isOne();

        clock.move(Duration.ofMinutes(2));
        reconciler.reconcile();
        clock.move(Duration.ofMinutes(2));
        reconciler.reconcile();
        assertThat(invitations(events, call)).isEqualTo(2);
    }

    @Test
    void hasToldEveryInvitedOrganisationOnce(ApplicationEvents events) {
        var call = calls.openFor(association);
        runAs(call.coordinator(), () -> service.invite(call.version(), Calls.ids(people.organisation("Late"))));

        clock.move(Duration.ofMinutes(2));
        reconciler.reconcile();
        assertThat(invitations(events, call)).isEqualTo(2);
    }

    private void untold(Call call) {
        mongo.updateFirst(
                query(where("_id").is(call.version())),
                Update.update(
                        "unannounced",
                        List.of(new Unannounced(
                                new CallMessage(call.coordinator().id(), clock.instant(), ""),
                                Calls.ids(association)))),
                SignOnCall.class);
    }

    private static long invitations(ApplicationEvents events, Call call) {
        return events.stream(SignOnEvent.OrganisationsInvited.class)
                .filter(event -> event.version().equals(call.version()))
                .count();
    }

    @Test
    void completesAClosingThatACrashLeftHalfDone() {
        var call = calls.openFor(association);
        documents.beginClosing(call.version(), call.coordinator().id());

        reconciler.reconcile();

        assertThat(documents.find(call.version())).get().satisfies(closed -> {
            assertThat(closed.status()).isEqualTo(Status.CLOSED);
            assertThat(closed.totals()).isEqualTo(new ParticipationTotals(1, 0, 0, 0, 0, 1));
        });
        assertThat(phase(call)).isEqualTo(Phase.CLOSED);
    }

    @Test
    void closesNothingOnItsOwn() {
        var call = calls.openFor(association);
        clock.move(Duration.ofDays(3));

        reconciler.reconcile();

        assertThat(phase(call)).isEqualTo(Phase.SIGN_ON);
        assertThat(board(call).rows()).extracting(BoardRow::state).containsExactly(ParticipationState.SILENT);
    }

    @Test
    void invitesNobodyOnceItIsClosed() {
        var call = calls.openFor(association);
        runAs(call.coordinator(), () -> service.close(call.version()));

        assertThat(as(call.coordinator(), () -> service.invite(call.version(), Calls.ids(people.organisation("Late")))))
                .isEmpty();
        assertThat(board(call).rows()).hasSize(1);
        var summary = documents.find(call.version()).orElseThrow().summary();
        assertThat(summary.end()).isBefore(summary.deadline());
    }

    @Test
    void neverMovesADeadlineBack() {
        var call = calls.openFor(association);

        assertThat(as(
                        call.coordinator(),
                        () -> service.extend(call.version(), clock.instant().plusSeconds(60))))
                .isFalse();
    }

    @Test
    void tellsOfNewDeadlinesOnceAnHourAndThenOfTheNewest() {
        var call = calls.openFor(association);
        var newest = clock.instant().plus(Duration.ofDays(40)).truncatedTo(ChronoUnit.MILLIS);
        for (int i = 10; i > 0; i--) {
            var deadline = newest.minusSeconds(i);
            runAs(call.coordinator(), () -> service.extend(call.version(), deadline));
        }
        assertThat(extensions(call)).containsExactly(newest.minusSeconds(10));

        reconciler.reconcile(call.version().value());
        assertThat(extensions(call)).hasSize(1);
        clock.move(Duration.ofHours(1));
        reconciler.reconcile(call.version().value());
        reconciler.reconcile(call.version().value());

        assertThat(extensions(call)).containsExactly(newest.minusSeconds(10), newest.minusSeconds(1));
    }

    private List<Instant> extensions(Call call) {
        return events.stream(DeadlineExtended.class)
                .filter(event -> event.version().equals(call.version()))
                .map(DeadlineExtended::deadline)
                .toList();
    }

    @Test
    void remindsTheSilentAndNobodyTwiceInAnHour() {
        var silent = people.organisation("Silent");
        people.representative(silent);
        var call = calls.openFor(association, silent);
        runAs(representative, () -> signOn.decline(call.version(), association.id(), AnswerContent.NONE));

        assertThat(remind(call).organisations()).containsExactly(silent.id());
        assertThat(remind(call).organisations()).isEmpty();
        clock.move(Duration.ofHours(2));
        assertThat(remind(call).organisations()).containsExactly(silent.id());
    }

    @Test
    void saysWhoHasNoOneToWriteToAndThatNoMailGoesOutWithoutAMailServer() {
        var mute = people.organisation("Mute");
        var call = calls.openFor(association, mute);

        assertThat(remind(call))
                .isEqualTo(new ReminderOutcome(Set.of(association.id()), 0, false, 0, List.of(mute.displayName())));

        assertThat(board(call).rows())
                .filteredOn(row -> row.organisation().id().equals(mute.id()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.contacts().remindedAt()).isNull();
                    assertThat(row.flags()).contains(BoardFlag.NO_RECIPIENT);
                });
        await().until(() -> as(call.coordinator(), () -> service.csv(call.version()))
                .contains("not sent, as no mail server was set up"));
    }

    private ReminderOutcome remind(Call call) {
        var expected = as(call.coordinator(), () -> service.remindable(call.version()));
        var outcome = as(call.coordinator(), () -> service.remind(call.version()));
        assertThat(outcome).isEqualTo(expected);
        return outcome;
    }

    @Test
    void writesNothingIntoTheCsvThatASpreadsheetWouldRun() throws Exception {
        var formula = people.organisation(
                "=HYPERLINK(\"http://evil.example\")", "KE", Region.AFRICA, ConsultativeStatus.NONE);
        var call = calls.openFor(formula, association);
        runAs(
                representative,
                () -> signOn.decline(call.version(), association.id(), AnswerContent.of("@SUM(1), \"no\"\n+1")));

        var csv = as(call.coordinator(), () -> service.csv(call.version()));

        var rows = CSVFormat.RFC4180.parse(new StringReader(csv)).getRecords();
        assertThat(rows).hasSize(3);
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.toList())
                        .noneMatch(cell -> cell.startsWith("=") || cell.startsWith("@") || cell.startsWith("+")));
        assertThat(csv).contains("'=HYPERLINK").contains("'@SUM");
        assertThat(csv).contains("\"Kenya\",\"KE\",\"Africa\",\"No consultative status\"", "\"Declined\"");
    }

    @Test
    void writesAWorkbookThatOtherProgramsReadAndNoneRuns() throws Exception {
        var formula = people.organisation(
                "=HYPERLINK(\"http://evil.example\")", "KE", Region.AFRICA, ConsultativeStatus.NONE);
        var call = calls.openFor(formula, association);
        runAs(
                representative,
                () -> signOn.decline(call.version(), association.id(), AnswerContent.of("<no> & \"never\"\u0007")));

        var bytes = as(call.coordinator(), () -> service.xlsx(call.version()));

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getPhysicalNumberOfRows()).isEqualTo(3);
            assertThat(sheet.getRow(0).getCell(1).getStringCellValue()).isEqualTo("official name");
            for (var row : sheet) {
                for (var cell : row) {
                    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                }
            }
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).startsWith("=HYPERLINK");
            assertThat(sheet.getRow(2).getCell(9).getStringCellValue()).isEqualTo("<no> & \"never\"");
        }
    }

    @Test
    void keepsWhoLooksAfterAnOrganisationAndWhenToSpeakWithItNext() {
        var call = calls.openFor(association);
        var coordinator = call.coordinator();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);

        var outcome = as(
                coordinator,
                () -> outreach.update(new UpdateOutreach(
                        call.version(), association.id(), coordinator.id(), "Ask the chair.", true, today, 0)));

        assertThat(outcome).isInstanceOf(OutreachOutcome.Updated.class);
        assertThat(board(call).rows()).singleElement().satisfies(row -> {
            assertThat(row.contacts().owner()).isEqualTo(coordinator.name());
            assertThat(row.contacts().outreach().contactedBy()).isEqualTo(coordinator.name());
            assertThat(row.contacts().outreach().note()).isEqualTo("Ask the chair.");
            assertThat(row.flags()).containsExactly(BoardFlag.CONTACT_DUE);
        });
    }

    @Test
    void keepsNoNoteOverOneThatItsWriterDidNotSee() {
        var call = calls.openFor(association);

        assertThat(keep(call, "Ask the chair.", 0)).isInstanceOf(OutreachOutcome.Updated.class);
        assertThat(keep(call, "Ask the secretary.", 0)).isInstanceOf(OutreachOutcome.ChangedMeanwhile.class);
        assertThat(board(call).rows())
                .extracting(row -> row.contacts().outreach().note())
                .containsExactly("Ask the chair.");
        assertThat(keep(call, "Ask the secretary.", 1)).isInstanceOf(OutreachOutcome.Updated.class);
    }

    @Test
    void takesNoTargetThatCannotBe() {
        var call = calls.openFor(association);

        for (int target : new int[] {0, -1, 100_001}) {
            assertThatThrownBy(() -> runAs(call.coordinator(), () -> outreach.setTarget(call.version(), target)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        runAs(call.coordinator(), () -> outreach.setTarget(call.version(), 3));
        runAs(call.coordinator(), () -> outreach.setTarget(call.version(), null));
    }

    @Test
    void takesNobodyForAnOwnerWhoDoesNotCoordinate() {
        var call = calls.openFor(association);

        for (var owner : List.of(representative.id(), MemberId.random())) {
            assertThat(as(
                            call.coordinator(),
                            () -> outreach.update(new UpdateOutreach(
                                    call.version(), association.id(), owner, "Ask the chair.", false, null, 0))))
                    .isInstanceOf(OutreachOutcome.NoCoordinator.class);
        }
    }

    private OutreachOutcome keep(Call call, String note, int revision) {
        return as(
                call.coordinator(),
                () -> outreach.update(
                        new UpdateOutreach(call.version(), association.id(), null, note, false, null, revision)));
    }

    @Test
    void showsWhichNameWasSignedAndWhatTheReminderSays() {
        var call = calls.openFor(association);
        assertThat(as(call.coordinator(), () -> outreach.reminders(call.version(), association.id(), "")))
                .singleElement()
                .satisfies(reminderMail -> {
                    assertThat(reminderMail.to())
                            .isEqualTo(representative.email().value());
                    assertThat(reminderMail.subject()).contains("Joint statement");
                    assertThat(reminderMail.text()).contains(representative.name(), "UTC");
                });
        runAs(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), association.id(), call.hash(), AnswerContent.NONE)));
        mongo.updateFirst(
                query(where("_id").is(association.id())),
                new Update()
                        .set(
                                "officialName",
                                "Association under a new name "
                                        + association.id().value()),
                Organisation.class);

        assertThat(board(call).rows()).singleElement().satisfies(row -> {
            assertThat(row.act().signedName()).isEqualTo(association.officialName());
            assertThat(row.flags()).containsExactly(BoardFlag.OTHER_NAME);
        });
    }

    @Test
    void tellsRepresentativesToAnswerUntilTheyHave() {
        var call = calls.openFor(association);
        assertThat(work.waitingFor(representative)).extracting(WorkItem::kind).containsExactly("signon.work.sign");

        runAs(representative, () -> signOn.decline(call.version(), association.id(), AnswerContent.NONE));
        assertThat(work.waitingFor(representative)).isEmpty();
    }

    @Test
    void readsWhatWaitsForARepresentativeAtOnceHoweverManyCallsThereAre() {
        calls.openFor(association);
        var one = store.during(() -> work.waitingFor(representative));
        calls.openFor(association);
        calls.openFor(association);
        var three =
                store.during(() -> assertThat(work.waitingFor(representative)).hasSize(3));
        assertThat(three).hasSameSizeAs(one);
    }

    @Test
    void tellsTheCoordinatorToOpenThenAfterTheDeadlineToCloseThenToPublish() {
        var call = calls.approved();
        assertThat(waiting(call)).containsExactly("signon.work.open");

        open(call, Calls.ids(association));
        assertThat(waiting(call)).isEmpty();

        clock.move(Duration.ofDays(2));
        assertThat(waiting(call)).containsExactly("signon.work.close");

        runAs(call.coordinator(), () -> service.close(call.version()));
        assertThat(waiting(call)).containsExactly("signon.work.publish");
    }

    private List<String> waiting(Call call) {
        return work.waitingFor(call.coordinator()).stream()
                .filter(item -> call.statement().equals(item.statement()))
                .map(WorkItem::kind)
                .toList();
    }

    private OpeningOutcome open(Call call, Set<OrganisationId> organisations) {
        var command =
                new OpenCall(call.statement(), organisations, clock.instant().plus(Duration.ofDays(1)));
        return as(call.coordinator(), () -> service.open(command));
    }

    private Board board(Call call) {
        return as(call.coordinator(), () -> service.board(call.version()));
    }

    private Phase phase(Call call) {
        return statements.findById(call.statement()).orElseThrow().phase();
    }
}
