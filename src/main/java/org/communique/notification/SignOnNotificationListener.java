package org.communique.notification;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.http.rate.RateLimit;
import org.communique.http.rate.RateLimitFactory;
import org.communique.id.Id;
import org.communique.mail.Attachment;
import org.communique.mail.Mail.OwnWords;
import org.communique.mail.NotificationListener;
import org.communique.mail.SentMessages;
import org.communique.mail.SentMessages.SentWords.Kind;
import org.communique.mail.StoredEvent;
import org.communique.notification.Announcement.Detail;
import org.communique.signon.AnswerChannel;
import org.communique.signon.ParticipationState;
import org.communique.signon.SignOnEvent;
import org.communique.signon.SignOnEvent.AnswerOfOrganisation;
import org.communique.signon.SignOnEvent.AnswerWaits;
import org.communique.signon.SignOnEvent.ConfirmationWaits;
import org.communique.signon.SignOnEvent.ConsentRecorded;
import org.communique.signon.SignOnEvent.DeadlineExtended;
import org.communique.signon.SignOnEvent.EarlierSignersAsked;
import org.communique.signon.SignOnEvent.JoinRequested;
import org.communique.signon.SignOnEvent.OrganisationSigned;
import org.communique.signon.SignOnEvent.OrganisationsInvited;
import org.communique.signon.SignOnEvent.OrganisationsReminded;
import org.communique.signon.SignOnEvent.OrganisationsWrittenTo;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.pending.SecondPersonPolicy;
import org.communique.signon.record.ReceiptService;
import org.communique.statement.Statements;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.Versions;
import org.springframework.stereotype.Component;

/** Notifies representatives and coordinators about a sign-on call. */
@Component
class SignOnNotificationListener implements NotificationListener {

    private static final Predicate<Participation> RESERVED =
            part -> part.signedContent().words() != null;
    private static final Predicate<Participation> DECLINED = part -> part.state() == ParticipationState.DECLINED;

    /** By mail, for an organisation in a call. */
    private static final int PROOFS_A_DAY = 6;

    private final Announcer announcer;
    private final NoticeRepository noticeRepository;
    private final SecondPersonPolicy secondPersonPolicy;
    private final Participations participations;
    private final Statements statements;
    private final Versions versions;
    private final VersionComparisonService versionComparisonService;
    private final Directory directory;
    private final ReceiptService receiptService;
    private final SentMessages sentMessages;
    private final RateLimit receiptMails;
    private final Clock clock;

    SignOnNotificationListener(
            Announcer announcer,
            NoticeRepository noticeRepository,
            SecondPersonPolicy secondPersonPolicy,
            Participations participations,
            Statements statements,
            Versions versions,
            VersionComparisonService versionComparisonService,
            Directory directory,
            ReceiptService receiptService,
            SentMessages sentMessages,
            RateLimitFactory limits,
            Clock clock) {
        this.announcer = announcer;
        this.noticeRepository = noticeRepository;
        this.secondPersonPolicy = secondPersonPolicy;
        this.participations = participations;
        this.statements = statements;
        this.versions = versions;
        this.versionComparisonService = versionComparisonService;
        this.directory = directory;
        this.receiptService = receiptService;
        this.sentMessages = sentMessages;
        receiptMails = limits.of("receipts", PROOFS_A_DAY, Duration.ofDays(1).dividedBy(PROOFS_A_DAY));
        this.clock = clock;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                OrganisationsInvited.class,
                OrganisationsReminded.class,
                EarlierSignersAsked.class,
                DeadlineExtended.class,
                OrganisationSigned.class,
                ConsentRecorded.class,
                AnswerWaits.class,
                ConfirmationWaits.class,
                JoinRequested.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        switch (stored.event()) {
            case OrganisationsInvited event -> send(NoticeKind.CALLED_TO_SIGN, event, event.organisations());
            case OrganisationsReminded event ->
                send(
                        NoticeKind.REMINDED,
                        event,
                        participations.remind(
                                event.version(),
                                event.organisations(),
                                event.message().at()));
            case EarlierSignersAsked event -> on(event, stored);
            case DeadlineExtended event ->
                announceToRepresentatives(
                        NoticeKind.DEADLINE_EXTENDED,
                        event,
                        event.organisations(),
                        event.deadline(),
                        event.deadline().toString(),
                        stored.at(),
                        Detail.NONE);
            case OrganisationSigned event -> on(event, stored);
            case ConsentRecorded event -> on(event, stored);
            case AnswerWaits event ->
                tellCoordinators(
                        NoticeKind.ANSWER_WAITS,
                        event,
                        stored,
                        member -> event.secondPerson()
                                ? secondPersonPolicy.qualifies(member, event.involved())
                                : !secondPersonPolicy.isMarked(member));
            case ConfirmationWaits event ->
                tellCoordinators(NoticeKind.CONFIRMATION_LINK_WAITS, event, stored, _ -> true);
            case JoinRequested event -> tellCoordinators(NoticeKind.JOIN_REQUESTED, event, stored, _ -> true);
            default -> {}
        }
    }

    private void on(EarlierSignersAsked event, StoredEvent stored) {
        var changes = event.enclose()
                ? versions.findSummaryById(event.signed())
                        .flatMap(before -> versions.findSummaryById(event.version())
                                .map(after -> this.versionComparisonService.file(before, after)))
                : Optional.<Attachment>empty();
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.announce(
                        representatives(
                                event,
                                participations.remind(event.version(), event.organisations(), event.at()),
                                event.at().toString()),
                        new Announcement(
                                NoticeKind.ASKED_TO_RECONSIDER,
                                statement,
                                event.version(),
                                stored.at(),
                                event.deadline(),
                                changes.isPresent() ? () -> changes : null)));
    }

    private void on(OrganisationSigned event, StoredEvent stored) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> mailReceipt(
                        event,
                        event.organisation(),
                        directory.member(event.by()).stream()
                                .map(member -> new Recipient(member, List.of(event.organisation()), stored.id()))
                                .toList(),
                        new Announcement(
                                        NoticeKind.SIGNED,
                                        statement,
                                        event.version(),
                                        stored.at(),
                                        null,
                                        () -> receiptService
                                                .latest(event.version(), event.organisation())
                                                .map(receipt -> Attachment.text("receipt.txt", receipt)))
                                .with(new Detail(isNow(event, event.organisation(), RESERVED) ? 1 : 0, "", ""))));
    }

    private boolean isNow(SignOnEvent event, OrganisationId organisation, Predicate<Participation> so) {
        return participations.find(event.version(), organisation).filter(so).isPresent();
    }

    private void on(ConsentRecorded event, StoredEvent stored) {
        var recorded = event.channel() == AnswerChannel.INVITATION ? 1 : 0;
        var kind = event.withdrawn() ? NoticeKind.CONTACT_WITHDREW : NoticeKind.CONTACT_DECLINED;
        if (recorded == 1 && (event.withdrawn() || isNow(event, event.organisation(), DECLINED))) {
            tellCoordinators(kind, event, stored, _ -> true);
        }
        statements
                .findById(event.statement())
                .ifPresent(statement -> mailReceipt(
                        event,
                        event.organisation(),
                        representatives(event, Set.of(event.organisation()), stored.id()),
                        new Announcement(NoticeKind.CONSENT_RECORDED, statement, event.version(), stored.at(), null)
                                .with(new Detail(recorded + (event.withdrawn() ? 2 : 0), "", ""))));
    }

    /** An organisation that signs and withdraws again and again finds the rest on its screen. */
    private void mailReceipt(
            SignOnEvent event, OrganisationId organisation, List<Recipient> recipients, Announcement announcement) {
        if (receiptMails.allows(event.version().value() + "/" + organisation.value())) {
            announcer.announce(recipients, announcement);
        } else {
            announcer.notice(recipients, announcement);
        }
    }

    /** The statement's coordinator and who invited or, if they cannot act, all who can: of what waits once until they have read it. */
    private void tellCoordinators(
            NoticeKind announced, SignOnEvent event, StoredEvent stored, Predicate<Member> canAct) {
        var answer = event instanceof AnswerOfOrganisation of ? of : null;
        statements.findById(event.statement()).ifPresent(statement -> {
            var able = directory.membersWith(Role.COORDINATOR).stream()
                    .filter(canAct)
                    .toList();
            var own = able.stream()
                    .filter(member -> member.id().equals(statement.coordinator())
                            || (answer != null && member.id().equals(answer.invitedBy())))
                    .toList();
            var kind = announced == NoticeKind.ANSWER_WAITS && own.isEmpty()
                    ? NoticeKind.ANSWER_WAITS_FOR_ANOTHER
                    : announced;
            var told = own.isEmpty() ? able : own;
            var parties = Optional.<Id>ofNullable(answer == null ? null : answer.organisation());
            var recipients = told.stream()
                    .filter(member -> kind.work().isEmpty()
                            || !noticeRepository.existsByMemberAndStatementAndKindAndReadAtIsNull(
                                    member.id(), statement.id(), kind))
                    .map(member -> new Recipient(member, List.of(parties.orElse(member.id())), stored.id()))
                    .toList();
            announcer.announce(recipients, new Announcement(kind, statement, stored.at()));
        });
    }

    /** With what the coordinator wrote. That it was sent is on record once it is queued. */
    private void send(NoticeKind kind, OrganisationsWrittenTo event, Set<OrganisationId> to) {
        var message = event.message();
        var at = message.at();
        var by = directory.member(message.by()).map(Member::name).orElse("");
        var detail = new Detail(0, by, message.words());
        announceToRepresentatives(kind, event, to, event.deadline(), at.toString(), at, detail);
        var own = new OwnWords(Kind.valueOf(kind.name()), message.by(), message.words());
        sentMessages.keep(event.version(), to, own, at);
    }

    private void announceToRepresentatives(
            NoticeKind kind,
            SignOnEvent event,
            Set<OrganisationId> organisations,
            Instant deadline,
            String occasion,
            Instant at,
            Detail detail) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.announce(
                        representatives(event, organisations, occasion),
                        new Announcement(kind, statement, event.version(), at, deadline).with(detail)));
    }

    /** A member who represents several of them is notified once. */
    private List<Recipient> representatives(SignOnEvent event, Set<OrganisationId> organisations, String occasion) {
        var representatives = directory.representatives(organisations, event.statement(), clock.instant());
        return Recipient.representing(representatives, represented -> key(event, represented, occasion)).stream()
                .filter(recipient -> recipient.member().is(Role.REPRESENTATIVE))
                .toList();
    }

    private static String key(SignOnEvent event, List<OrganisationId> organisations, String occasion) {
        var names = organisations.stream().map(OrganisationId::value).sorted().collect(joining("+"));
        return event.version().value() + "/" + names + "/" + occasion;
    }
}
