package org.communique.signon;

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
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.EvidenceFile;
import org.communique.coalition.EvidenceFiles;
import org.communique.coalition.Mandate;
import org.communique.coalition.Organisation;
import org.communique.coalition.OrganisationId;
import org.communique.coalition.Role;
import org.communique.signon.Acts.Done;
import org.communique.signon.Acts.Elsewhere;
import org.communique.signon.Acts.Move;
import org.communique.signon.Acts.Refused;
import org.communique.signon.Acts.Suspended;
import org.communique.signon.DecliningOutcome.Declined;
import org.communique.signon.SigningOutcome.AlreadySigned;
import org.communique.signon.SigningOutcome.Signed;
import org.communique.signon.WithdrawalOutcome.NotSigned;
import org.communique.signon.WithdrawalOutcome.Withdrawn;
import org.communique.statement.StatementId;
import org.communique.statement.Version;
import org.communique.statement.VersionId;
import org.communique.statement.Versions;
import org.communique.text.CanonicalText;
import org.communique.text.Passages;
import org.communique.text.Passages.Passage;
import org.communique.work.HeavyWork;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What representatives do for their organisations in a call: look, sign, decline, withdraw. */
@Service
@PreAuthorize("denyAll()")
public class SignOnService {

    static final Set<ParticipationState> UNSIGNED = Set.of(INVITED, OPENED, DECIDING, DECLINED, WITHDRAWN);
    static final Set<ParticipationState> UNDECIDED = Set.of(INVITED, OPENED, DECIDING, WITHDRAWN);

    private final SignOnCalls calls;
    private final Participations participations;
    private final Acts acts;
    private final Receipts receipts;
    private final EvidenceFiles files;
    private final Versions versions;
    private final Directory directory;
    private final HeavyWork work;
    private final CurrentMember currentMember;
    private final Clock clock;

    SignOnService(
            SignOnCalls calls,
            Participations participations,
            Acts acts,
            Receipts receipts,
            EvidenceFiles files,
            Versions versions,
            Directory directory,
            HeavyWork work,
            CurrentMember currentMember,
            Clock clock) {
        this.calls = calls;
        this.participations = participations;
        this.acts = acts;
        this.receipts = receipts;
        this.files = files;
        this.versions = versions;
        this.directory = directory;
        this.work = work;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** The statement's newest call as the current member may see it; none before there was one. */
    @PreAuthorize("@statementRights.canOpen(#statement)")
    public Optional<SigningSheet> sheet(StatementId statement) {
        return calls.newestOf(statement)
                .map(call -> new SigningSheet(
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
        acts.attempt(version, organisation, new Move(Act.Kind.OPENED, Set.of(INVITED), OPENED, null, null));
    }

    @PreAuthorize("hasRole('REPRESENTATIVE') and @confirmation.isRecent()")
    public SigningOutcome sign(Sign sign) {
        var to = sign.reservation() == null ? SIGNED : SIGNED_WITH_RESERVATION;
        var move = new Move(Act.Kind.SIGNED, UNSIGNED, to, sign.hash(), sign.reservation());
        return switch (acts.attempt(sign.version(), sign.organisation(), move)) {
            case Done done -> new Signed(done.act().at());
            case Suspended(var handOver) -> new SigningOutcome.Suspended(handOver);
            case Elsewhere elsewhere -> alreadySigned(elsewhere.now());
            case Refused refused -> refused.refusal();
        };
    }

    /** Says on which day the organisation will answer, until which nobody reminds it. */
    @PreAuthorize("hasRole('REPRESENTATIVE')")
    public DecidingOutcome decideUntil(VersionId version, OrganisationId organisation, LocalDate day) {
        var move = new Move(Act.Kind.DECIDING, UNDECIDED, DECIDING, null, null, day, null);
        return switch (acts.attempt(version, organisation, move)) {
            case Done _ -> new DecidingOutcome.Noted();
            case Suspended _ -> throw new IllegalStateException("signatures alone wait");
            case Elsewhere(var now) -> new DecidingOutcome.Answered(now.state());
            case Refused(var refusal) -> refusal;
        };
    }

    /** Says that the organisation will not sign; it may still change its mind. Only coordinators learn of it. */
    @PreAuthorize("hasRole('REPRESENTATIVE') and @confirmation.isRecent()")
    public DecliningOutcome decline(VersionId version, OrganisationId organisation, @Nullable OwnWords reason) {
        var move = new Move(Act.Kind.DECLINED, UNDECIDED, DECLINED, null, reason);
        return switch (acts.attempt(version, organisation, move)) {
            case Done _ -> new Declined();
            case Suspended _ -> throw new IllegalStateException("signatures alone wait");
            case Elsewhere elsewhere ->
                elsewhere.now().state() == DECLINED ? new Declined() : alreadySigned(elsewhere.now());
            case Refused refused -> refused.refusal();
        };
    }

    /** Takes the organisation's signature back, whoever made it. It may sign again. */
    @PreAuthorize("hasRole('REPRESENTATIVE') and @confirmation.isRecent()")
    public WithdrawalOutcome withdraw(VersionId version, OrganisationId organisation) {
        var move = new Move(Act.Kind.WITHDRAWN, Set.of(SIGNED, SIGNED_WITH_RESERVATION), WITHDRAWN, null, null);
        return switch (acts.attempt(version, organisation, move)) {
            case Done _ -> new Withdrawn();
            case Suspended _ -> throw new IllegalStateException("signatures alone wait");
            case Elsewhere(var now) ->
                now.state() == WITHDRAWN || now.pending() != null && participations.drop(now)
                        ? new Withdrawn()
                        : new NotSigned();
            case Refused refused -> refused.refusal();
        };
    }

    /** The proof that the organisation's signature or withdrawal is on record, for its own people. */
    @PreAuthorize("hasRole('REPRESENTATIVE')")
    public Optional<String> receipt(VersionId version, OrganisationId organisation) {
        var member = currentMember.get();
        var own = member.organisation().equals(organisation)
                || directory
                        .mandate(member.id(), organisation, version.statement(), clock.instant())
                        .isPresent();
        return own ? receipts.latest(version, organisation) : Optional.empty();
    }

    /** The file on which rests what was taken down for the organisation, for those who can correct it. */
    @PreAuthorize("hasRole('REPRESENTATIVE')")
    public Optional<EvidenceFile> evidence(VersionId version, OrganisationId organisation) {
        return directory
                .mandate(currentMember.id(), organisation, version.statement(), clock.instant())
                .flatMap(_ -> participations.evidence(version, organisation))
                .flatMap(files::find);
    }

    private AlreadySigned alreadySigned(Participation participation) {
        var act = Optional.ofNullable(participation.latest()).orElseThrow();
        return new AlreadySigned(nameOf(act), act.at(), participation.reservation());
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
        var act = part.latest();
        return new OwnParticipation(
                organisation,
                part.shownAt(clock.instant()),
                act == null ? null : nameOf(act),
                act == null ? null : act.at(),
                part.reservation(),
                act == null ? null : act.consent(),
                act == null ? null : act.handedOver(),
                part.pending() == null ? null : Pending.of(part.pending()),
                part.decidingUntil(),
                mandate,
                participations
                        .lastSignedBefore(part.version(), part.organisation())
                        .flatMap(versions::findSummaryById)
                        .orElse(null));
    }

    private String nameOf(Act act) {
        if (act.consent() != null) {
            return act.byName();
        }
        return directory.member(act.by()).map(member -> member.name()).orElse("");
    }
}
