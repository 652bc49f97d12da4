package org.communique.signon.call;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.mail.SentMessages.SentWords;
import org.communique.refusal.Refusal;
import org.communique.signon.AnswerContent;
import org.communique.signon.CallMessage;
import org.communique.signon.CallSummary;
import org.communique.signon.RecipientResolver;
import org.communique.signon.RecipientResolver.Recipients;
import org.communique.signon.ReminderOutcome;
import org.communique.signon.SignOnEvent.BoardChanged;
import org.communique.signon.SignOnEvent.CallOpened;
import org.communique.signon.SignOnEvent.OrganisationsReminded;
import org.communique.signon.board.Board;
import org.communique.signon.board.BoardAssembler;
import org.communique.signon.board.BoardExport;
import org.communique.signon.call.OpeningOutcome.AlreadyCalled;
import org.communique.signon.call.OpeningOutcome.NoOneInvited;
import org.communique.signon.call.OpeningOutcome.NotApproved;
import org.communique.signon.call.OpeningOutcome.Opened;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnCall;
import org.communique.signon.participation.SignOnCall.PublicAccess;
import org.communique.signon.participation.SignOnCall.Status;
import org.communique.signon.participation.SignOnCalls;
import org.communique.signon.pending.PendingSignatureFinder;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.version.Versions;
import org.communique.text.unicode.ShortText;
import org.communique.work.OptimisticRetry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What coordinators do with a sign-on call: open it, invite, remind, extend, watch, close. */
@Service
@PreAuthorize("denyAll()")
public class SignOnCallService {

    /** The call is closed, or the new deadline is not later. */
    public record NotExtended() implements Refusal {}

    private final SignOnCalls calls;
    private final Participations participations;
    private final CallReconciler reconciler;
    private final BoardAssembler boardAssembler;
    private final BoardExport boardExport;
    private final RecipientResolver recipientResolver;
    private final PendingSignatureFinder pendingSignatureFinder;
    private final Statements statements;
    private final Versions versions;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SignOnCallService(
            SignOnCalls calls,
            Participations participations,
            CallReconciler reconciler,
            BoardAssembler boardAssembler,
            BoardExport boardExport,
            RecipientResolver recipientResolver,
            PendingSignatureFinder pendingSignatureFinder,
            Statements statements,
            Versions versions,
            Directory directory,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.calls = calls;
        this.participations = participations;
        this.reconciler = reconciler;
        this.boardAssembler = boardAssembler;
        this.boardExport = boardExport;
        this.recipientResolver = recipientResolver;
        this.pendingSignatureFinder = pendingSignatureFinder;
        this.statements = statements;
        this.versions = versions;
        this.directory = directory;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    @PreAuthorize("@statementRights.canCoordinate(#command.statement()) and @confirmation.isRecent()")
    public OpeningOutcome open(OpenCall command) {
        var statement = statements.findById(command.statement()).orElseThrow();
        var approved = approvedVersion(statement);
        var now = now();
        if (approved.isEmpty()) {
            return new NotApproved(statement.phase());
        }
        var earlier = calls.find(approved.get());
        if (earlier.isPresent()) {
            return new AlreadyCalled(earlier.get().summary());
        }
        if (statement.phase() != Phase.APPROVED) {
            return new NotApproved(statement.phase());
        }
        var refusal = command.refusal(now);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var wish = command.askedBy();
        var organisations = active(command.organisations());
        if (organisations.isEmpty()) {
            return new NoOneInvited();
        }
        var call = SignOnCall.opened(
                approved.get(),
                versions.findSummaryById(approved.get()).orElseThrow().hash(),
                message(now, command.words()),
                command.deadline().truncatedTo(ChronoUnit.MILLIS),
                wish == null ? null : wish.truncatedTo(ChronoUnit.MILLIS),
                organisations);
        return open(call);
    }

    private OpeningOutcome open(SignOnCall call) {
        if (!calls.add(call)) {
            return new AlreadyCalled(calls.find(call.version()).orElseThrow().summary());
        }
        if (!reconciler.claim(call)) {
            calls.remove(call.version());
            return new NotApproved(
                    statements.findById(call.statement()).orElseThrow().phase());
        }
        events.publishEvent(new CallOpened(call.version(), call.deadline()));
        reconciler.announce(call, call.unannounced().getFirst().message());
        return new Opened(call.summary());
    }

    /** Organisations that could be invited to the statement's call and are not yet, by name. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public List<Organisation> candidates(StatementId statement) {
        var invited = calls.newestOf(statement)
                .filter(call -> call.withdrawalReason() == null)
                .map(SignOnCall::invited)
                .orElse(Set.of());
        return directory.organisations().stream()
                .filter(organisation -> organisation.active() && !invited.contains(organisation.id()))
                .toList();
    }

    /** Whom opening the call for these organisations would notify now. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public ReminderOutcome invitable(StatementId statement, Set<OrganisationId> organisations) {
        var approved = approvedVersion(statements.findById(statement).orElseThrow());
        var asked = active(organisations);
        return recipientResolver.of(approved.orElseThrow(), asked).reminded(asked);
    }

    /** The organisations asked to sign the previous text, if it was withdrawn: they are suggested for the next call. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public Set<OrganisationId> invitedBefore(StatementId statement) {
        return calls.newestOf(statement)
                .filter(call -> call.withdrawalReason() != null)
                .map(SignOnCall::invited)
                .orElse(Set.of());
    }

    /** As the other one, without own words. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public Set<OrganisationId> invite(VersionId version, Set<OrganisationId> organisations) {
        return invite(version, organisations, "");
    }

    /**
     * Returns those newly invited; empty once the call is closed.
     *
     * @param words to them, which are quoted in the mails; may be empty
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public Set<OrganisationId> invite(VersionId version, Set<OrganisationId> organisations, String words) {
        var message = message(now(), SentWords.checked(words));
        var active = active(organisations);
        return OptimisticRetry.run(version, _ -> {
            var before = calls.find(version).filter(call -> call.status() == Status.OPEN);
            var added = new HashSet<>(active);
            before.map(SignOnCall::invited).ifPresent(added::removeAll);
            if (before.isEmpty() || added.isEmpty()) {
                return Optional.of(Set.of());
            }
            return calls.invite(version, added, message).map(call -> announced(call, added, message));
        });
    }

    private Set<OrganisationId> announced(SignOnCall call, Set<OrganisationId> added, CallMessage message) {
        if (!reconciler.claim(call)) {
            return Set.of();
        }
        reconciler.announce(call, message);
        return added;
    }

    private CallMessage message(Instant at, String words) {
        return new CallMessage(currentMember.id(), at, words);
    }

    /**
     * Whether the deadline is now the given one; people are notified within an hour. It can only move later, and only while the call
     * is open.
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public boolean extend(VersionId version, Instant deadline) {
        if (!deadline.isAfter(now())) {
            return false;
        }
        var extended = calls.extend(version, deadline.truncatedTo(ChronoUnit.MILLIS), now());
        extended.ifPresent(call -> {
            participations.extend(call);
            if (!reconciler.announceExtension(version)) {
                events.publishEvent(new BoardChanged(version));
            }
        });
        return extended.isPresent();
    }

    /** What {@link #remind} would do now. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public ReminderOutcome remindable(VersionId version) {
        var due = due(version, now());
        return due.recipients().reminded(due.organisations());
    }

    /** As the other one, all of them and without own words. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public ReminderOutcome remind(VersionId version) {
        return remind(version, any -> true, "");
    }

    /**
     * Reminds representatives of organisations that have not answered, each at most once an hour.
     *
     * @param chosen only these
     * @param words  to them, which are quoted in the mails; may be empty
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public ReminderOutcome remind(VersionId version, Set<OrganisationId> chosen, String words) {
        return remind(version, chosen::contains, SentWords.checked(words));
    }

    /** What is stored first is the event: a server that stops after it leaves no one marked as reminded who gets no reminder. */
    private ReminderOutcome remind(VersionId version, Predicate<OrganisationId> chosen, String words) {
        var call = calls.find(version).orElseThrow();
        var now = now();
        var due = due(version, now);
        var reminded = due.organisations().stream().filter(chosen).collect(toSet());
        if (reminded.isEmpty()) {
            return due.recipients().reminded(reminded);
        }
        events.publishEvent(new OrganisationsReminded(version, reminded, call.deadline(), message(now, words)));
        return due.recipients().reminded(participations.remind(version, reminded, now));
    }

    private record Due(Recipients recipients, Set<OrganisationId> organisations) {}

    private Due due(VersionId version, Instant now) {
        // An answer that waits to be accepted is up to a coordinator.
        var confirmed = pendingSignatureFinder.confirmed(List.of(version));
        var silent = participations.of(version).stream()
                .filter(part -> part.awaitsReminder(confirmed.get(part.id()), now))
                .toList();
        var recipients = recipientResolver.of(
                version, silent.stream().map(Participation::organisation).collect(toSet()));
        return new Due(
                recipients,
                silent.stream()
                        .filter(part -> part.takesReminder(now) && recipients.isRepresented(part.organisation()))
                        .map(Participation::organisation)
                        .collect(toSet()));
    }

    /**
     * Opens the call to the public, to read the text and ask to join, or closes it again.
     *
     * @return whether the call is open and so was changed
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public boolean openToPublic(VersionId version, boolean open) {
        return calls.openToPublic(version, new PublicAccess(open, currentMember.id(), now()));
    }

    /** Ends the call for good. Calling it again completes what is missing. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement()) and @confirmation.isRecent()")
    public CallSummary close(VersionId version) {
        calls.beginClosing(version, currentMember.id());
        var call = calls.find(version).orElseThrow();
        if (call.status() == Status.CLOSING) {
            reconciler.close(call);
        }
        return call.summary();
    }

    /**
     * Ends the call for good so that the text can be changed; its signatures stay on record, and a new text needs new ones.
     *
     * @return whether the text was open for signature
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement()) and @confirmation.isRecent()")
    public boolean returnToDraft(VersionId version, String reason) {
        var call = calls.beginReturnToDraft(
                version, currentMember.id(), ShortText.checkedLines(reason, AnswerContent.LONGEST));
        call.ifPresent(reconciler::close);
        return call.isPresent();
    }

    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public CallSummary summary(VersionId version) {
        return calls.find(version).orElseThrow().summary();
    }

    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public Board board(VersionId version) {
        return boardAssembler.of(calls.find(version).orElseThrow());
    }

    /** The board as an Office Open XML workbook. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public byte[] xlsx(VersionId version) {
        return boardExport.xlsx(board(version));
    }

    /** The board as UTF-8 CSV (RFC 4180) that a spreadsheet opens without running anything. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public String csv(VersionId version) {
        return boardExport.csv(board(version));
    }

    private Set<OrganisationId> active(Set<OrganisationId> organisations) {
        return directory.organisations(organisations).values().stream()
                .filter(Organisation::active)
                .map(Organisation::id)
                .collect(toSet());
    }

    private static Optional<VersionId> approvedVersion(Statement statement) {
        return Optional.ofNullable(statement.frozen().approvedVersion())
                .map(number -> VersionId.of(statement.id(), number));
    }

    private Instant now() {
        return clock.instant();
    }
}
