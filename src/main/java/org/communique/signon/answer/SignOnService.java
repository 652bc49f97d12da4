package org.communique.signon.answer;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.communique.signon.ParticipationState.DECIDING;
import static org.communique.signon.ParticipationState.DECLINED;
import static org.communique.signon.ParticipationState.INVITED;
import static org.communique.signon.ParticipationState.OPENED;
import static org.communique.signon.ParticipationState.SIGNED;
import static org.communique.signon.ParticipationState.SIGNED_WITH_RESERVATION;
import static org.communique.signon.ParticipationState.WITHDRAWN;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.signon.AnswerContent;
import org.communique.signon.ParticipationState;
import org.communique.signon.answer.DecliningOutcome.Declined;
import org.communique.signon.answer.OwnParticipation.OwnAct;
import org.communique.signon.answer.SignOnActionService.Done;
import org.communique.signon.answer.SignOnActionService.InOtherState;
import org.communique.signon.answer.SignOnActionService.Refused;
import org.communique.signon.answer.SignOnActionService.Suspended;
import org.communique.signon.answer.SignOnActionService.Transition;
import org.communique.signon.answer.SigningOutcome.AlreadySigned;
import org.communique.signon.answer.SigningOutcome.Signed;
import org.communique.signon.answer.WithdrawalOutcome.NotSigned;
import org.communique.signon.answer.WithdrawalOutcome.Withdrawn;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction;
import org.communique.signon.participation.SignOnCall;
import org.communique.signon.participation.SignOnCalls;
import org.communique.signon.participation.UnacceptedSignature;
import org.communique.signon.record.ReceiptService;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.statement.version.Version;
import org.communique.statement.version.Versions;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Passages.Passage;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What representatives do for their organisations in a call: look, sign, decline, withdraw. */
@Service
@PreAuthorize("denyAll()")
public class SignOnService {

    public static final Set<ParticipationState> UNSIGNED = Set.of(INVITED, OPENED, DECIDING, DECLINED, WITHDRAWN);
    static final Set<ParticipationState> UNDECIDED = Set.of(INVITED, OPENED, DECIDING, WITHDRAWN);

    static final Set<ParticipationState> WITH_SIGNATURE = Set.of(SIGNED, SIGNED_WITH_RESERVATION);

    private final SignOnCalls calls;
    private final Participations participations;
    private final SignOnActionService signOnActionService;
    private final ReceiptService receiptService;
    private final EvidenceFileStore files;
    private final Versions versions;
    private final Directory directory;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final Clock clock;

    SignOnService(
            SignOnCalls calls,
            Participations participations,
            SignOnActionService signOnActionService,
            ReceiptService receiptService,
            EvidenceFileStore files,
            Versions versions,
            Directory directory,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            Clock clock) {
        this.calls = calls;
        this.participations = participations;
        this.signOnActionService = signOnActionService;
        this.receiptService = receiptService;
        this.files = files;
        this.versions = versions;
        this.directory = directory;
        this.work = work;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** The statement's newest call as the current member may see it; none before there was one. */
    @PreAuthorize("@statementRights.canOpen(#statement)")
    public Optional<SigningDetails> details(StatementId statement) {
        return calls.newestOf(statement)
                .map(call -> new SigningDetails(
                        call.summary(), versions.findSummaryById(call.version()).orElseThrow(), own(call)));
    }

    /** The exact text of the statement's newest call: its SHA-256 is the hash that is signed. Empty for any other version. */
    @PreAuthorize("@statementRights.canOpen(#version.statement())")
    public Optional<String> text(VersionId version) {
        return calls.newestOf(version.statement())
                .filter(call -> call.version().equals(version))
                .flatMap(call -> work.run(
                        WorkKind.PARSE,
                        currentMember.id().value(),
                        () -> versions.findById(call.version()).map(Version::text)));
    }

    /** Of the text of the statement's newest call. */
    @PreAuthorize("@statementRights.canOpen(#statement)")
    public List<Passage> passages(StatementId statement) {
        return calls.newestOf(statement)
                .map(call -> work.run(
                        WorkKind.PARSE,
                        currentMember.id().value(),
                        () -> versions.findById(call.version())
                                .map(version -> Passages.of(CanonicalText.read(version.text()))
                                        .all())
                                .orElseThrow()))
                .orElse(List.of());
    }

    /** A representative has the text before them. */
    @PreAuthorize("hasRole('REPRESENTATIVE')")
    public void opened(VersionId version, OrganisationId organisation) {
        signOnActionService.attempt(
                version,
                organisation,
                new Transition(SignOnAction.Kind.OPENED, Set.of(INVITED), OPENED, null, AnswerContent.NONE));
    }

    @PreAuthorize("hasRole('REPRESENTATIVE') and @confirmation.isRecent()")
    public SigningOutcome sign(SignVersion signVersion) {
        var content = signVersion.content();
        var transition =
                new Transition(SignOnAction.Kind.SIGNED, UNSIGNED, content.signed(), signVersion.hash(), content);
        return switch (signOnActionService.attempt(signVersion.version(), signVersion.organisation(), transition)) {
            case Done done -> new Signed(done.act().at());
            case Suspended(var linkSharing) -> new SigningOutcome.Suspended(linkSharing);
            case InOtherState inOtherState -> alreadySigned(inOtherState.now());
            case Refused refused -> refused.refusal();
        };
    }

    /** Sets the day on which the organisation will answer. It gets no reminders before. */
    @PreAuthorize("hasRole('REPRESENTATIVE')")
    public DecidingOutcome decideUntil(VersionId version, OrganisationId organisation, LocalDate day) {
        var transition =
                new Transition(SignOnAction.Kind.DECIDING, UNDECIDED, DECIDING, null, AnswerContent.NONE, day, null);
        return switch (signOnActionService.attempt(version, organisation, transition)) {
            case Done _ -> new DecidingOutcome.Noted();
            case Suspended _ -> throw new IllegalStateException("signatures alone wait");
            case InOtherState(var now) -> new DecidingOutcome.Answered(now.state());
            case Refused(var signOnRefusal) -> signOnRefusal;
        };
    }

    /** Says that the organisation will not sign; it may still change its mind. Only coordinators learn of it. */
    @PreAuthorize("hasRole('REPRESENTATIVE') and @confirmation.isRecent()")
    public DecliningOutcome decline(VersionId version, OrganisationId organisation, AnswerContent content) {
        var transition = new Transition(SignOnAction.Kind.DECLINED, UNDECIDED, DECLINED, null, content);
        return switch (signOnActionService.attempt(version, organisation, transition)) {
            case Done _ -> new Declined();
            case Suspended _ -> throw new IllegalStateException("signatures alone wait");
            case InOtherState inOtherState ->
                inOtherState.now().state() == DECLINED ? new Declined() : alreadySigned(inOtherState.now());
            case Refused refused -> refused.refusal();
        };
    }

    /** Withdraws the organisation's signature, whichever representative signed. It may sign again. */
    @PreAuthorize("hasRole('REPRESENTATIVE') and @confirmation.isRecent()")
    public WithdrawalOutcome withdraw(VersionId version, OrganisationId organisation) {
        var transition =
                new Transition(SignOnAction.Kind.WITHDRAWN, WITH_SIGNATURE, WITHDRAWN, null, AnswerContent.NONE);
        return switch (signOnActionService.attempt(version, organisation, transition)) {
            case Done _ -> new Withdrawn();
            case Suspended _ -> throw new IllegalStateException("signatures alone wait");
            case InOtherState(var now) ->
                now.state() == WITHDRAWN || now.pending() != null && participations.drop(now)
                        ? new Withdrawn()
                        : new NotSigned();
            case Refused refused -> refused.refusal();
        };
    }

    /** The receipt for the organisation's signature or withdrawal, for its representatives. */
    @PreAuthorize("hasRole('REPRESENTATIVE')")
    public Optional<String> receipt(VersionId version, OrganisationId organisation) {
        var member = currentMember.get();
        var own = member.organisation().equals(organisation)
                || directory
                        .mandate(member.id(), organisation, version.statement(), clock.instant())
                        .isPresent();
        return own ? receiptService.latest(version, organisation) : Optional.empty();
    }

    /** The evidence for what was recorded for the organisation, for those who can correct it. */
    @PreAuthorize("hasRole('REPRESENTATIVE')")
    public Optional<EvidenceFile> evidence(VersionId version, OrganisationId organisation) {
        return directory
                .mandate(currentMember.id(), organisation, version.statement(), clock.instant())
                .flatMap(_ -> participations.evidence(version, organisation))
                .flatMap(files::find);
    }

    private AlreadySigned alreadySigned(Participation participation) {
        var signOnAction = Optional.ofNullable(participation.latest()).orElseThrow();
        return new AlreadySigned(nameOf(signOnAction), signOnAction.at(), participation.signedContent());
    }

    private List<OwnParticipation> own(SignOnCall call) {
        var member = currentMember.get();
        var mandates = member.is(Role.REPRESENTATIVE)
                ? directory.mandates(member.id(), clock.instant()).stream()
                        .filter(mandate -> mandate.covers(call.statement()))
                        .collect(toMap(Mandate::organisation, Function.identity(), (one, _) -> one))
                : Map.<OrganisationId, Mandate>of();
        var mine = new HashSet<>(mandates.keySet());
        mine.add(member.organisation());
        var organisations = directory.organisations(mine);
        return participations.of(call.version(), mine).stream()
                .map(part -> own(
                        part,
                        requireNonNull(organisations.get(part.organisation())),
                        mandates.get(part.organisation())))
                .toList();
    }

    private OwnParticipation own(Participation part, Organisation organisation, @Nullable Mandate mandate) {
        return new OwnParticipation(
                organisation,
                part.shownAt(null, clock.instant()),
                part.latest() == null ? OwnAct.NONE : act(part, part.latest()),
                part.pending() == null ? null : UnacceptedSignature.of(part.pending()),
                part.decidingUntil(),
                mandate,
                participations
                        .lastSignedBefore(part.version(), part.organisation())
                        .flatMap(versions::findSummaryById)
                        .orElse(null));
    }

    private OwnAct act(Participation part, SignOnAction latest) {
        return new OwnAct(
                nameOf(latest),
                latest.at(),
                part.signedContent().words(),
                latest.speaker().consent(),
                latest.speaker().linkSharing());
    }

    private String nameOf(SignOnAction signOnAction) {
        var speaker = signOnAction.speaker();
        if (speaker.consent() != null) {
            return speaker.byName();
        }
        return directory.member(speaker.by()).map(member -> member.name()).orElse("");
    }
}
