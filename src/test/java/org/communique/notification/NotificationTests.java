package org.communique.notification;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.asScript;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.communique.HttpsServerTest;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.coalition.member.MandateGrant;
import org.communique.coalition.member.MandateService;
import org.communique.coalition.member.MemberData;
import org.communique.coalition.member.MemberOutcome;
import org.communique.coalition.member.MemberService;
import org.communique.coalition.settings.Coalition;
import org.communique.comment.Comment;
import org.communique.comment.CommentEvent.Commented;
import org.communique.comment.CommentId;
import org.communique.comment.Mentions;
import org.communique.id.Id;
import org.communique.invitation.dispatch.InvitationOutcome.Invited;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.job.Leases;
import org.communique.mail.Mail;
import org.communique.mail.MailId;
import org.communique.mail.MailOutbox;
import org.communique.mail.MailState;
import org.communique.mail.OutboxWithRelay;
import org.communique.mail.SentMessages.SentWords;
import org.communique.mail.SentMessages.SentWords.Kind;
import org.communique.mail.StoredEvent;
import org.communique.signon.AnswerContent;
import org.communique.signon.CallMessage;
import org.communique.signon.SignOnEvent.AnswerWaits;
import org.communique.signon.SignOnEvent.DeadlineExtended;
import org.communique.signon.SignOnEvent.OrganisationsInvited;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.signon.participation.SignOnCall;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.StatementCorrected;
import org.communique.statement.StatementEvent.StatementPublished;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.draft.DraftService;
import org.communique.statement.sharing.AccessChange;
import org.communique.statement.sharing.Grantee;
import org.communique.statement.sharing.SharingService;
import org.communique.statement.worklist.WorklistService;
import org.communique.text.comparison.Quotation;
import org.communique.text.markdown.CanonicalText;
import org.communique.treaty.stance.StanceRequests;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.stage.AttentionReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@HttpsServerTest
class NotificationTests {

    @Autowired
    GreenMail relay;

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    SignOnCallService coordination;

    @Autowired
    OutreachService outreach;

    @Autowired
    SharingService sharing;

    @Autowired
    InvitationService invitations;

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    DraftService drafts;

    @Autowired
    SignOnService signOn;

    @Autowired
    NoticeService notices;

    @Autowired
    WorklistService worklist;

    @Autowired
    MemberService members;

    @Autowired
    MandateService mandates;

    @Autowired
    UnsubscribeLinks links;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls calls;

    @Autowired
    MovableClock clock;

    @Autowired
    Coalition coalition;

    @Autowired
    MessageSource messages;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Leases leases;

    @Autowired
    NoticeSettingsStore settings;

    @Autowired
    NoticeMailComposer noticeMail;

    @Autowired
    MailOutbox outbox;

    @Autowired
    ApplicationContext events;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    Directory directory;

    @Autowired
    Statements statements;

    @Autowired
    StanceRequests stances;

    @Autowired
    StatementRights rights;

    Organisation association;
    Organisation decliner;
    Member representative;
    Member declining;

    @AfterEach
    void now() {
        clock.reset();
    }

    @BeforeEach
    void people() {
        association = people.organisation("Association");
        decliner = people.organisation("Decliner");
        representative = people.representative(association);
        declining = people.representative(decliner);
    }

    @Test
    void asksTheRepresentativesOfThoseInvitedToSign() {
        var call = calls.openFor(association);

        var mail = mailsTo(representative, 1).getFirst();
        assertThat(subject(mail)).isEqualTo("Will " + association.displayName() + " sign? Joint statement");
        assertThat(sender(mail)).isEqualTo(coalition.profile().name());
        assertThat(body(mail))
                .contains("https://coalition.example/statements/"
                        + call.statement().value() + "/sign-on")
                .contains("UTC")
                .doesNotContain("We call on states");
        assertThat(mailsTo(call.coordinator(), 0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void hasWordsForEachKind(NoticeKind kind) {
        for (int which = 0; which < AttentionReason.values().length; which++) {
            assertThat(messages.getMessage(
                            "notification.kind." + kind,
                            new Object[] {"Ada", which, "The Association"},
                            Locale.ENGLISH))
                    .isNotBlank()
                    .doesNotContain("{");
        }
        for (var key : List.of("reason." + kind, "mail." + kind + ".subject", "mail." + kind + ".text")) {
            assertThat(messages.getMessage("notification." + key, new Object[] {"Title", "1 May", 0}, Locale.ENGLISH))
                    .isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource(NoticeKind.class)
    void saysWhatHappenedToWhomAndNoAlternatives(NoticeKind kind) {
        for (int which = 0; which < AttentionReason.values().length; which++) {
            var arguments = new Object[] {"Title", "1 May", 0, "Ada", "", "The Association and The Union", 2, which};
            var mail = messages.getMessage("notification.mail." + kind + ".text", arguments, Locale.ENGLISH);

            assertThat(mail)
                    .doesNotContain("{")
                    .doesNotContainIgnoringCase(
                            "your organisation", "someone", "or rejected", "or opposed", "missing, the votes");
            var notice = messages.getMessage(
                    "notification.kind." + kind, new Object[] {"Ada", which, "The Association"}, Locale.ENGLISH);
            if (kind.by() == NoticeKind.Actor.MEMBER && notice.contains("Ada")) {
                assertThat(mail).as("says who, as the notice does").contains("Ada");
            }
        }
    }

    @Test
    void notifiesThoseWithWhomAStatementIsSharedAndBringsTheNote() {
        var call = calls.openFor();
        var given = List.of(Grant.to(association.id(), Right.READ), Grant.to(declining.id(), Right.READ));
        var left = people.member(association, Role.DRAFTER);
        people.deactivate(left.id());

        var seen = as(call.coordinator(), () -> sharing.of(call.statement())).revision();
        runAs(
                call.coordinator(),
                () -> sharing.change(
                        call.statement(), AccessChange.grant(given).notifying("Please read it.\nThank you"), seen));

        var mail = mailsTo(representative, 1).getFirst();
        assertThat(subject(mail)).isEqualTo("Shared with you: Joint statement");
        assertThat(body(mail))
                .contains(
                        call.coordinator().name() + " gave you access",
                        call.coordinator().name() + " wrote:",
                        "> Please read it.",
                        "> Thank you",
                        "because a coordinator gave your organisation access",
                        "/sign-on")
                .doesNotContain("We call on states");
        mailsTo(declining, 1);
        await().until(() -> as(representative, notices::unread) == 1);
        assertThat(as(representative, notices::latest))
                .extracting(NoticeSummary::note)
                .containsExactly("Please read it.\nThank you");
        assertThat(mailsTo(left, 0)).isEmpty();
    }

    @Test
    void notifiesOfSharingOnceADayHoweverOftenAccessIsTakenAndGiven() {
        var call = calls.openFor();
        var given =
                AccessChange.grant(Grant.to(representative.id(), Right.READ)).notifying("Read this.");
        var taken = AccessChange.revoke(Grantee.of(representative.id()));
        change(call, given);
        mailsTo(representative, 1);
        await().until(() -> as(representative, notices::unread) == 1);
        change(call, taken);
        change(call, given);
        change(call, taken);
        clock.move(Duration.ofDays(1).plusMinutes(1));
        change(call, given);
        mailsTo(representative, 2);
        await().until(() -> as(representative, notices::unread) == 2);
    }

    private void change(Call call, AccessChange change) {
        var seen = as(call.coordinator(), () -> sharing.of(call.statement())).revision();
        runAs(call.coordinator(), () -> sharing.change(call.statement(), change, seen));
        await().until(() -> mongo.count(new Query(), StoredEvent.class) == 0);
    }

    @Test
    void mailsTheCoordinatorOnceUntilTheyLookThatAnAnswerWaits() {
        var call = calls.openFor(association);
        var waits = new AnswerWaits(call.version(), association.id(), Set.of(), false, null);
        for (int i = 0; i < 2; i++) {
            events.publishEvent(waits);
            await().until(() -> mongo.count(new Query(), StoredEvent.class) == 0);
        }

        assertThat(mailsTo(call.coordinator(), 1))
                .singleElement()
                .satisfies(mail -> assertThat(body(mail)).contains(association.displayName() + " answered"));
        await().untilAsserted(() -> assertThat(as(call.coordinator(), notices::latest))
                .extracting(NoticeSummary::about)
                .contains(association.displayName()));
    }

    @Test
    void remindsTheSilentOnly() {
        var call = calls.openFor(association, decliner);
        mailsTo(representative, 1);
        mailsTo(declining, 1);
        runAs(declining, () -> signOn.decline(call.version(), decliner.id(), AnswerContent.NONE));

        runAs(call.coordinator(), () -> coordination.remind(call.version()));

        assertThat(mailsTo(representative, 2)).anyMatch(mail -> subject(mail).startsWith("Reminder"));
        assertThat(mailsTo(declining, 1)).noneMatch(mail -> subject(mail).startsWith("Reminder"));
    }

    @Test
    void quotesWhatTheCoordinatorWroteAndRemindsOnlyThoseChosen() {
        var call = calls.openFor(association, decliner);
        mailsTo(representative, 1);
        mailsTo(declining, 1);
        var words = "We need you.\n\n\n\nhttps://evil.example <b>now</b>";

        var preview = as(call.coordinator(), () -> outreach.reminders(call.version(), association.id(), words));
        var outcome =
                as(call.coordinator(), () -> coordination.remind(call.version(), Set.of(association.id()), words));

        assertThat(outcome.organisations()).containsExactly(association.id());
        var reminder = mailsTo(representative, 2).getLast();
        assertThat(body(reminder).replace("\r", ""))
                .contains(call.coordinator().name()
                        + " wrote:\n\n> We need you.\n> \n> https://evil.example <b>now</b>\n")
                .contains(preview.getFirst().text().strip());
        mailsTo(declining, 1);
        var row = as(call.coordinator(), () -> coordination.board(call.version())).rows().stream()
                .filter(each -> each.organisation().id().equals(association.id()))
                .findFirst()
                .orElseThrow();
        assertThat(row.contacts().sent())
                .extracting(SentWords::kind)
                .containsExactly(Kind.REMINDED, Kind.CALLED_TO_SIGN);
        assertThat(row.contacts().sent().getFirst().by())
                .isEqualTo(call.coordinator().name());
        assertThat(row.contacts().sent().getFirst().words()).startsWith("We need you.");
    }

    @Test
    void quotesOwnWordsToAContactAndAgainAtTheAddressThatIsRight() {
        var call = calls.openFor(association);
        as(
                call.coordinator(),
                () -> coordination.extend(call.version(), clock.instant().plus(Duration.ofDays(9))));
        var wrong = new EmailAddress("ada-" + MemberId.random().value() + "@guest.example");
        var command =
                new InviteOrganisation(call.version(), decliner.id(), wrong, "Ada Guest", "Please sign.\nWe need you.");
        var preview = as(call.coordinator(), () -> invitations.preview(command));
        assertThat(preview.text()).contains("> Please sign.\n> We need you.\n").doesNotContain("/invitation/");
        assertThat(as(call.coordinator(), () -> invitations.invite(command))).isInstanceOf(Invited.class);
        await().until(() -> received(wrong.value()).size() == 1);
        assertThat(body(received(wrong.value()).getFirst()).replace("\r", ""))
                .contains("Dear Ada Guest")
                .contains(call.coordinator().name() + " wrote:\n\n> Please sign.\n> We need you.\n");

        mongo.updateFirst(query(where("to").is(wrong)), new Update().set("state", MailState.REFUSED), "outbox");
        var row = as(call.coordinator(), () -> invitations.of(call.version())).getFirst();
        var right = new EmailAddress("right-" + wrong.value());
        runAs(
                call.coordinator(),
                () -> invitations.invite(
                        new InviteOrganisation(call.version(), decliner.id(), right, row.contactName(), row.words())));
        await().until(() -> received(right.value()).size() == 1);
        assertThat(body(received(right.value()).getFirst())).contains("> We need you.");

        clock.move(Duration.ofDays(1));
        await().until(() -> as(call.coordinator(), () -> invitations.remindable(call.version())) == 1);
        assertThat(as(call.coordinator(), () -> invitations.reminders(call.version(), "Once more.")))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("> Once more."));
        assertThat(as(call.coordinator(), () -> invitations.remind(call.version(), Set.of(), "No one.")))
                .isZero();
        assertThat(as(
                        call.coordinator(),
                        () -> invitations.remind(call.version(), Set.of(decliner.id()), "Once more.")))
                .isOne();
        await().until(() -> received(right.value()).size() == 2);
        assertThat(body(received(right.value()).getLast())).contains("> Once more.");
    }

    @Test
    void mailsReviewersWhatChangedInTheWordsOfWhoSubmitted() {
        var statement = fixtures.drafting();
        runAs(statement.drafter(), () -> drafts.replace(statement.id(), CanonicalText.read("Courts decide.\n")));
        runAs(statement.drafter(), () -> drafts.submit(statement.id(), false, "Courts, not ministries."));
        assertThat(body(mailsTo(statement.reviewer(0), 1).getFirst()).replace("\r", ""))
                .contains(
                        "Note for the reviewers by " + statement.drafter().name() + ":\n\n> Courts, not ministries.\n");
    }

    @Test
    void sendsWhatChangedToThoseWhoSignedAnEarlierTextAndOnlyTheLinkWhereACoordinatorWantsIt() throws Exception {
        var first = calls.openFor(association);
        runAs(
                representative,
                () -> signOn.sign(
                        new SignVersion(first.version(), association.id(), first.hash(), AnswerContent.NONE)));
        var second = calls.openAgain(first, association);
        mailsTo(representative, 3);

        runAs(second.coordinator(), () -> outreach.askToReconsider(second.version(), true));
        var mail = mailsTo(representative, 4).getLast();
        assertThat(subject(mail)).isEqualTo("The text has changed, please consider it again: Joint statement");
        var parts = (MimeMultipart) mail.getContent();
        var file = parts.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("changes-from-1-to-2.html");
        assertThat(file.getDisposition()).isEqualTo("attachment");
        assertThat(String.valueOf(file.getContent())).contains("We call on <ins>all </ins>states");

        clock.move(Duration.ofHours(1));
        runAs(second.coordinator(), () -> outreach.askToReconsider(second.version(), false));
        var bare = mailsTo(representative, 5).getLast();
        assertThat(subject(bare)).isEqualTo(subject(mail));
        assertThat(String.valueOf(bare.getContent()))
                .contains("/statements/" + second.statement().value() + "/sign-on")
                .doesNotContain("We call on");
    }

    @Test
    void leadsThoseWhoSignedToThePublicPage() {
        var call = calls.openFor(association);
        runAs(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), association.id(), call.hash(), AnswerContent.NONE)));
        mailsTo(representative, 2);

        events.publishEvent(
                new StatementPublished(call.statement(), call.version(), call.hash(), "/p/12", clock.instant()));

        assertThat(body(mailsTo(representative, 3).getLast()))
                .contains(association.displayName() + " signed", "https://coalition.example/p/12");
    }

    @Test
    void tellsThoseWhoSignedAndTheCoordinatorsWhatWasCorrected() {
        var call = calls.openFor(association);
        runAs(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), association.id(), call.hash(), AnswerContent.NONE)));
        mailsTo(representative, 2);
        var colleague = people.member(Role.COORDINATOR);

        var corrected = new StatementCorrected(
                call.statement(),
                call.version(),
                VersionId.of(call.statement(), 2),
                "/p/12",
                "A name was misspelt.\nFor “Nigera” read “Nigeria”.",
                call.coordinator().id(),
                clock.instant());
        events.publishEvent(corrected);
        // As after a crash.
        events.publishEvent(corrected);

        assertThat(mailsTo(representative, 3).getLast()).satisfies(mail -> {
            assertThat(subject(mail)).startsWith("Corrected after publication: ");
            assertThat(body(mail))
                    .contains("For “Nigera” read “Nigeria”.", "What was signed is version 1")
                    .contains(
                            "The correction has not been signed",
                            "write to " + call.coordinator().name());
        });
        assertThat(body(mailsTo(colleague, 1).getLast())).contains("For “Nigera” read “Nigeria”.");
        assertThat(received(representative.email().value())).hasSize(3);
        assertThat(received(call.coordinator().email().value()))
                .noneMatch(mail -> subject(mail).startsWith("Corrected"));
    }

    @Test
    void mailsTheReceiptToWhoeverSigned() throws Exception {
        var call = calls.openFor(association);
        mailsTo(representative, 1);
        runAs(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), association.id(), call.hash(), AnswerContent.NONE)));

        var mail = mailsTo(representative, 2).getLast();
        assertThat(subject(mail)).isEqualTo("Signed for " + association.displayName() + ": Joint statement");
        var file = ((MimeMultipart) mail.getContent()).getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("receipt.txt");
        var own = as(representative, () -> signOn.receipt(call.version(), association.id()));
        assertThat(String.valueOf(file.getContent()).replace("\r\n", "\n"))
                .startsWith("communique receipt\nentry {")
                .contains(
                        representative.name(), "communique/" + call.statement().value() + "/public")
                .isEqualToIgnoringWhitespace(own.orElseThrow());
        assertThat(as(declining, () -> signOn.receipt(call.version(), association.id())))
                .isEmpty();
    }

    @Test
    void remindsNobodyByMailWhoAskedForNoMoreAndStillCallsThemToSign() throws Exception {
        var call = calls.openFor(association);
        mailsTo(representative, 1);
        runAs(call.coordinator(), () -> coordination.remind(call.version()));
        var reminder = mailsTo(representative, 2).getLast();
        assertThat(reminder.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var link = reminder.getHeader("List-Unsubscribe")[0];
        assertThat(link).startsWith("<https://coalition.example/reminders/stop/");
        assertThat(received(representative.email().value()).getFirst().getHeader("List-Unsubscribe"))
                .isNull();

        assertThat(links.stop(link.replaceAll(".*/|>", ""))).isTrue();
        var second = calls.openFor(association);
        runAs(second.coordinator(), () -> coordination.remind(second.version()));

        await().until(() -> as(representative, notices::unread) == 4);
        assertThat(mailsTo(representative, 3))
                .hasSize(3)
                .extracting(NotificationTests::subject)
                .filteredOn(subject -> subject.startsWith("Reminder"))
                .hasSize(1);
        assertThat(links.stop("unknown")).isFalse();
    }

    @Test
    void letsNoTitleAddAHeader() {
        var call = calls.openFor(association);
        mailsTo(representative, 1);
        retitle(call, "Joint\r\nBcc: everyone@example.org\r\n\r\nstatement");

        runAs(call.coordinator(), () -> coordination.remind(call.version()));

        var mail = mailsTo(representative, 2).getLast();
        assertThat(subject(mail)).contains("Joint Bcc: everyone@example.org statement");
        assertThat(GreenMailUtil.getHeaders(mail).lines()).noneMatch(line -> line.startsWith("Bcc"));
    }

    @Test
    void mailsOnceADayWhatAMemberWantsDaily() {
        runAs(
                representative,
                () -> notices.changeSettings(
                        Map.of(NoticeTopic.ASKED, MailFrequency.DAILY, NoticeTopic.REMINDERS, MailFrequency.DAILY)));
        var call = calls.openFor(association, decliner);
        mailsTo(declining, 1);
        await().until(() -> as(representative, notices::unread) == 1);
        assertThat(mailsTo(representative, 0)).isEmpty();
        var noon = LocalDate.now(ZoneOffset.UTC).atTime(12, 0).toInstant(ZoneOffset.UTC);
        digest(noon.minus(Duration.ofHours(6))).mailDue();
        assertThat(mailsTo(representative, 0)).isEmpty();

        digest(noon).mailDue();

        var mail = mailsTo(representative, 1).getFirst();
        assertThat(subject(mail)).isEqualTo("1 notice since yesterday");
        assertThat(body(mail)).contains("Joint statement", "because you hold a mandate", "/sign-on", "/notices");
        runAs(call.coordinator(), () -> coordination.remind(call.version()));
        mailsTo(declining, 2);
        await().until(() -> as(representative, notices::unread) == 2);
        digest(noon.plus(Duration.ofHours(1))).mailDue();
        assertThat(mailsTo(representative, 1)).hasSize(1);
        digest(noon.plus(Duration.ofDays(1))).mailDue();
        assertThat(mailsTo(representative, 2)).hasSize(2);
    }

    private DailyDigest digest(Instant now) {
        return new DailyDigest(
                settings,
                noticeMail,
                outbox,
                directory,
                statements,
                stances,
                rights,
                mongo,
                leases,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void mailsNothingThatAMemberWantsToSeeInTheProductAlone() {
        runAs(representative, () -> notices.changeSettings(Map.of(NoticeTopic.ASKED, MailFrequency.NO_MAIL)));
        calls.openFor(association, decliner);
        mailsTo(declining, 1);
        await().until(() -> as(representative, notices::latest).size() == 1);
        assertThat(mailsTo(representative, 0)).isEmpty();
    }

    @Test
    void keepsNoticesForTheirMemberUntilRead() {
        calls.openFor(association);
        await().until(() -> as(representative, notices::unread) == 1);

        assertThat(as(representative, notices::latest)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.CALLED_TO_SIGN);
            assertThat(notice.title()).isEqualTo("Joint statement");
            assertThat(notice.read()).isFalse();
        });
        assertThat(as(declining, notices::latest)).isEmpty();

        runAs(representative, notices::markAllRead);
        assertThat(as(representative, notices::unread)).isZero();
        assertThat(as(representative, notices::latest)).allMatch(NoticeSummary::read);
    }

    @Test
    void readsWhatANoticeTellsWithItsScreenAndWhatItAsksForOnceThatIsDone() {
        var call = calls.openFor(association);
        var given =
                AccessChange.grant(Grant.to(representative.id(), Right.READ)).notifying("");
        var seen = as(call.coordinator(), () -> sharing.of(call.statement())).revision();
        runAs(call.coordinator(), () -> sharing.change(call.statement(), given, seen));
        await().until(() -> as(representative, notices::unread) == 2);
        assertThat(as(representative, notices::latest))
                .filteredOn(notice -> notice.kind() == NoticeKind.SHARED)
                .extracting(NoticeSummary::name)
                .containsExactly(call.coordinator().name());

        runAs(
                representative,
                () -> notices.opened("statements/" + call.statement().value() + "/review"));
        assertThat(as(representative, notices::unread)).isEqualTo(2);
        runAs(
                representative,
                () -> notices.opened("statements/" + call.statement().value() + "/sign-on"));
        assertThat(as(representative, notices::latest))
                .filteredOn(notice -> !notice.read())
                .extracting(NoticeSummary::kind)
                .containsExactly(NoticeKind.CALLED_TO_SIGN);

        runAs(representative, () -> notices.settle(List.of(), Duration.ZERO));
        assertThat(as(representative, notices::unread)).as("it has just come").isEqualTo(1);
        clock.move(Duration.ofMinutes(2));
        runAs(representative, () -> notices.settle(worklist.items(), Duration.ZERO));
        assertThat(as(representative, notices::unread)).isEqualTo(1);
        runAs(declining, () -> notices.settle(List.of(), Duration.ZERO));
        assertThat(as(representative, notices::unread)).as("to someone else").isEqualTo(1);
        runAs(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), association.id(), call.hash(), AnswerContent.NONE)));
        runAs(representative, () -> notices.settle(worklist.items(), Duration.ZERO));
        assertThat(as(representative, notices::latest))
                .filteredOn(notice -> notice.kind() == NoticeKind.CALLED_TO_SIGN)
                .allMatch(NoticeSummary::read);
    }

    @Test
    void showsNoTitleToWhoMayNoLongerReadTheStatement() {
        var call = calls.openFor(association);
        await().until(() -> as(representative, notices::unread) == 1);

        mongo.remove(query(where("version").is(call.version())), "participations");

        assertThat(as(representative, notices::latest)).isEmpty();
    }

    @Test
    void losesNeitherNoticeNorMailWhenTheMailServerIsDown() {
        var port = sender.getPort();
        sender.setPort(1);
        try {
            calls.openFor(association);

            await().until(() -> outbox.isFailing(representative.email()));
            await().until(() -> as(representative, notices::unread) == 1);
        } finally {
            sender.setPort(port);
        }
        mailsTo(representative, 1);
    }

    @Test
    void tellsOfTheSameOnceHoweverOftenItIsPublished() {
        var call = calls.openFor(association);
        mailsTo(representative, 1);
        await().until(() -> as(representative, notices::unread) == 1);

        var openedAt =
                requireNonNull(mongo.findById(call.version(), SignOnCall.class)).openedAt();
        var again = new OrganisationsInvited(
                call.version(),
                Set.of(association.id()),
                clock.instant().plus(Duration.ofDays(7)),
                new CallMessage(call.coordinator().id(), openedAt, ""));
        publisher.publishEvent(again);
        publisher.publishEvent(again);
        runAs(call.coordinator(), () -> coordination.remind(call.version()));

        assertThat(mailsTo(representative, 2)).hasSize(2);
        await().until(() -> as(representative, notices::unread) == 2);
    }

    @Test
    void tellsOfWhatAStoppedServerLeftUntold() {
        var call = calls.openFor(association);
        mailsTo(representative, 1);
        mongo.insert(new StoredEvent(
                "left",
                new DeadlineExtended(call.version(), Set.of(association.id()), clock.instant(), clock.instant()),
                clock.instant().minus(Duration.ofMinutes(2)),
                null,
                null));

        OutboxWithRelay.tellOfWhatWasLeft(events);

        assertThat(mailsTo(representative, 2)).hasSize(2);
        await().until(() -> mongo.findById("left", StoredEvent.class) == null);
    }

    @Test
    void tellsAdministratorsAndTheOthersWhoRepresentTheOrganisationOfAMandate() {
        var administrator = people.member("Elena", association, Role.ADMINISTRATOR);
        var other = people.member("Ingrid", association, Role.ADMINISTRATOR);
        var puppet = people.member("Helpdesk", decliner, Role.REPRESENTATIVE, Role.ADMINISTRATOR);
        runAs(other, () -> notices.changeSettings(everyTopic(MailFrequency.NO_MAIL)));

        asScript(administrator, Set.of(TokenScope.AUTHORISE), () -> mandates.grant(mandateOf(puppet)));

        var sentence =
                "Elena gave Helpdesk a mandate to sign for " + association.officialName() + ", with an access token.";
        for (var told : List.of(administrator, other)) {
            assertThat(body(mailsTo(told, 1).getFirst()))
                    .contains(sentence, "UTC", "https://coalition.example/mandates");
            await().until(() -> as(told, notices::unread) == 1);
            assertThat(as(told, notices::latest)).singleElement().satisfies(notice -> {
                assertThat(notice.kind()).isEqualTo(NoticeKind.MANDATE_GRANTED);
                assertThat(notice.title()).isEqualTo(sentence);
                assertThat(notice.route()).isEqualTo("mandates");
            });
        }
        assertThat(body(mailsTo(representative, 1).getFirst()))
                .contains(sentence, "ask an administrator of the coalition: ", "Elena")
                .doesNotContain("/mandates");
        await().until(() -> as(representative, notices::unread) == 1);
        assertThat(as(representative, notices::latest).getFirst().title())
                .startsWith(sentence)
                .contains("Elena");
        assertThat(received(declining.email().value())).isEmpty();
        assertThat(received(puppet.email().value())).isEmpty();
    }

    @Test
    void tellsTheOtherAdministratorsOfANewCoordinatorAndOfNoDrafter() {
        var administrator = people.member("Elena", association, Role.ADMINISTRATOR);
        var other = people.member(Role.ADMINISTRATOR);

        runAs(administrator, () -> {
            members.add(new MemberData(
                    "Drafts", MemberId.random().value() + "@example.org", association.id(), Set.of(Role.DRAFTER)));
            members.add(new MemberData(
                    "Helpdesk",
                    MemberId.random().value() + "@example.org",
                    association.id(),
                    Set.of(Role.COORDINATOR, Role.ADMINISTRATOR, Role.DRAFTER)));
        });

        var mail = mailsTo(other, 1).getFirst();
        assertThat(subject(mail)).isEqualTo("New role of Helpdesk: Coordinator, Administrator");
        assertThat(body(mail))
                .contains(
                        "Elena gave Helpdesk the roles Coordinator, Administrator.",
                        "https://coalition.example/members");
        await().until(() -> as(other, notices::unread) == 1);
        assertThat(received(administrator.email().value())).isEmpty();
    }

    @Test
    void tellsTheOtherAdministratorsOfAMemberWhoCanOpenAStatement() {
        var administrator = people.member("Elena", association, Role.ADMINISTRATOR);
        var other = people.member(Role.ADMINISTRATOR);
        var statement = calls.openFor(association).statement();
        mongo.updateFirst(
                query(where("_id").is(statement)),
                Update.update("grants", List.of(Grant.to(association.id(), Right.EDIT))),
                Statement.class);

        runAs(administrator, () -> {
            added(decliner, Role.DRAFTER);
            added(association, Role.DRAFTER);
        });

        var mail = mailsTo(other, 1).getFirst();
        assertThat(subject(mail)).isEqualTo("New access of Helpdesk: Drafter");
        var sentence = "Elena gave Helpdesk access as Drafter at " + association.officialName();
        assertThat(body(mail)).contains(sentence + ".", "https://coalition.example/members");
        await().until(() -> as(other, notices::unread) == 1);
        assertThat(as(other, notices::latest).getFirst().title()).isEqualTo(sentence + ".");
        assertThat(received(administrator.email().value())).isEmpty();
    }

    @Test
    void tellsAdministratorsOfEachMemberWhomATokenGivesAccess() {
        var administrator = people.member("Elena", association, Role.ADMINISTRATOR);
        var other = people.member(Role.ADMINISTRATOR);

        asScript(administrator, Set.of(TokenScope.ADMINISTER, TokenScope.AUTHORISE), () -> {
            var id = added(decliner, Role.DRAFTER);
            var details = members.find(id).orElseThrow();
            return members.change(
                    id,
                    new MemberData(
                            "Helpdesk",
                            details.member().email().value(),
                            association.id(),
                            details.member().roles()),
                    details.revision());
        });

        for (var told : List.of(administrator, other)) {
            assertThat(mailsTo(told, 2))
                    .anySatisfy(mail -> assertThat(body(mail))
                            .contains("Elena gave Helpdesk access as Drafter at " + association.officialName()
                                    + ", with an access token."));
        }
    }

    private MemberId added(Organisation organisation, Role role) {
        var data =
                new MemberData("Helpdesk", MemberId.random().value() + "@example.org", organisation.id(), Set.of(role));
        return ((MemberOutcome.Saved) members.add(data)).member().id();
    }

    @Test
    void tellsOnceAnHourThatThereAreMoreWhereManyMandatesAreGiven() {
        var administrator = people.member(Role.ADMINISTRATOR);
        var other = people.member(Role.ADMINISTRATOR);
        var most = AuthorityNotificationListener.MOST_IN_AN_HOUR;

        for (int i = 0; i < most; i++) {
            int days = i;
            runAs(administrator, () -> mandates.grant(mandateOf(representative, days)));
        }
        await().until(() -> as(other, notices::unread) == most);
        runAs(administrator, () -> mandates.grant(mandateOf(representative, most)));
        await().until(() -> as(other, notices::unread) == most + 1);
        runAs(administrator, () -> mandates.grant(mandateOf(representative, most + 1)));

        await().until(() -> mongo.count(new Query(), StoredEvent.class) == 0);
        assertThat(as(other, notices::unread)).isEqualTo(most + 1);
        assertThat(mailsTo(other, most + 1)).hasSize(most + 1);
        assertThat(as(other, notices::latest).stream().map(NoticeSummary::kind))
                .containsOnlyOnce(NoticeKind.MORE_GRANTED);
    }

    @Test
    void tellsAMemberAndTheAdministratorsOnceThatMailsAreWithheldAndStillWarns() {
        var administrator = people.member(Role.ADMINISTRATOR);
        var member = people.member("Flooded", association, Role.COORDINATOR);
        var to = people.member(Role.DRAFTER);

        for (int i = 0; i < 2; i++) {
            flood(member, to);
        }

        var own = mailsTo(member, 1).getFirst();
        assertThat(subject(own)).isEqualTo("Mails about what you did are not sent for now");
        assertThat(body(own)).contains("https://coalition.example/notices", "UTC", "change your password");
        assertThat(body(mailsTo(administrator, 1).getFirst()))
                .contains("the account of Flooded", "https://coalition.example/mail");
        await().until(() -> mongo.count(new Query(), StoredEvent.class) == 0);
        assertThat(as(member, notices::latest)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.MAILS_WITHHELD);
            assertThat(notice.route()).isEqualTo("notices");
        });
        assertThat(as(administrator, notices::latest)).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(NoticeKind.MAILS_OF_MEMBER_WITHHELD);
            assertThat(notice.title()).contains("Flooded");
        });
        assertThat(received(to.email().value())).isEmpty();
    }

    @Test
    void leavesANoticeWhereTheMailIsWithheld() {
        var call = calls.openFor(association);
        mailsTo(representative, 1);
        flood(call.coordinator(), people.member(Role.DRAFTER));

        var deadline = clock.instant().plus(Duration.ofDays(60));
        runAs(call.coordinator(), () -> coordination.extend(call.version(), deadline));

        await().until(() -> as(representative, notices::latest).stream()
                .anyMatch(notice -> notice.kind() == NoticeKind.DEADLINE_EXTENDED));
        await().until(() -> mongo.count(new Query(), StoredEvent.class) == 0);
        assertThat(mailsTo(representative, 1)).hasSize(1);
    }

    /** Two threads tell of events, so that two may be told of at once. */
    @Test
    void mailsAMemberWhoIsMentionedAllTheTimeOnceUntilTheyLook() {
        var call = calls.openFor(association);
        var other = people.member(Role.COORDINATOR);

        var comment = new Comment(
                new CommentId(call.statement().value() + ":" + Id.random()),
                call.statement(),
                1,
                new Quotation("p1", "words"),
                call.coordinator().id(),
                Mentions.of(other.id()) + ", why?",
                clock.instant(),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        mongo.insert(comment);
        for (int i = 0; i < 459; i++) {
            events.publishEvent(new Commented(comment.id(), comment.by(), comment.at(), null));
        }

        await().until(() -> mongo.count(new Query(), StoredEvent.class) == 0);
        assertThat(mailsTo(other, 1)).hasSizeBetween(1, 2);
        assertThat(as(other, notices::latest))
                .filteredOn(notice -> notice.kind() == NoticeKind.MENTIONED)
                .hasSizeBetween(20, 23)
                .allSatisfy(notice -> assertThat(notice.note()).isEqualTo("@" + other.name() + ", why?"));
    }

    /** One mail more than may come of the member's acts. */
    private void flood(Member member, Member to) {
        OutboxWithRelay.useUp(events, member);
        var mail = new Mail("MENTIONED", to.email(), List.of(to.id()), "Subject", "Text");
        runAs(member, () -> events.getBean(MailOutbox.class).put(MailId.of(Id.random(), to.id()), mail));
    }

    private MandateGrant mandateOf(Member member) {
        return mandateOf(member, 0);
    }

    private MandateGrant mandateOf(Member member, int days) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new MandateGrant(member.id(), association.id(), today, today.plusDays(days), "A decision of the board");
    }

    private static Map<NoticeTopic, MailFrequency> everyTopic(MailFrequency mailFrequency) {
        return Arrays.stream(NoticeTopic.values()).collect(toMap(topic -> topic, topic -> mailFrequency));
    }

    private void retitle(Call call, String title) {
        mongo.updateFirst(query(where("_id").is(call.statement())), new Update().set("title", title), Statement.class);
    }

    private List<MimeMessage> mailsTo(Member member, int atLeast) {
        var address = member.email().value();
        await().until(() -> received(address).size() >= atLeast);
        return received(address);
    }

    private List<MimeMessage> received(String address) {
        return Arrays.stream(relay.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getHeaders(mail).contains("To: " + address))
                .toList();
    }

    private static String sender(MimeMessage mail) {
        try {
            return ((InternetAddress) mail.getFrom()[0]).getPersonal();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is read: mail breaks long lines. */
    private static String body(MimeMessage mail) {
        try {
            return mail.getContent() instanceof String text ? text : GreenMailUtil.getBody(mail);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
