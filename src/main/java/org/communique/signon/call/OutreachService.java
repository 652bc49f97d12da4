package org.communique.signon.call;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.mail.SentMessages.SentWords;
import org.communique.signon.ContactNotifier;
import org.communique.signon.ReconsiderationOutcome;
import org.communique.signon.ReminderComposer;
import org.communique.signon.ReminderComposer.ReminderMail;
import org.communique.signon.SignOnEvent.BoardChanged;
import org.communique.signon.SignOnEvent.EarlierSignersAsked;
import org.communique.signon.participation.Outreach;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnCalls;
import org.communique.signon.pending.PendingSignatureFinder;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** How coordinators follow up on answers: the owner of each organisation, notes, next steps, and the signature target. */
@Service
@PreAuthorize("denyAll()")
public class OutreachService {

    private static final int MOST_WANTED = 100_000;

    private final Participations participations;
    private final SignOnCalls calls;
    private final ReminderComposer reminderComposer;
    private final ContactNotifier contactNotifier;
    private final PendingSignatureFinder pendingSignatureFinder;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OutreachService(
            Participations participations,
            SignOnCalls calls,
            ReminderComposer reminderComposer,
            ContactNotifier contactNotifier,
            PendingSignatureFinder pendingSignatureFinder,
            Directory directory,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.participations = participations;
        this.calls = calls;
        this.reminderComposer = reminderComposer;
        this.contactNotifier = contactNotifier;
        this.pendingSignatureFinder = pendingSignatureFinder;
        this.directory = directory;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** Members who can own an organisation's answer, by name. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public List<Member> owners(StatementId statement) {
        return directory.membersWith(Role.COORDINATOR);
    }

    @PreAuthorize("@statementRights.canCoordinate(#command.version().statement())")
    public OutreachOutcome update(UpdateOutreach command) {
        var part = participations.find(command.version(), command.organisation());
        if (part.isEmpty()) {
            return new OutreachOutcome.NotInvited();
        }
        var before = part.get().outreach() == null ? Outreach.NONE : part.get().outreach();
        if (command.owner() != null && !command.owner().equals(before.owner()) && !isCoordinator(command.owner())) {
            return new OutreachOutcome.NoCoordinator();
        }
        if (!participations.updateOutreach(part.get().id(), after(command, before), command.revision())) {
            return new OutreachOutcome.ChangedMeanwhile();
        }
        events.publishEvent(new BoardChanged(command.version()));
        return new OutreachOutcome.Updated();
    }

    private boolean isCoordinator(MemberId member) {
        return directory
                .member(member)
                .filter(found -> found.active() && found.is(Role.COORDINATOR))
                .isPresent();
    }

    private Outreach after(UpdateOutreach command, Outreach before) {
        return new Outreach(
                command.owner(),
                command.note(),
                command.contacted() ? clock.instant() : before.contactedAt(),
                command.contacted() ? currentMember.get().name() : before.contactedBy(),
                command.nextOn(),
                command.revision() + 1);
    }

    /** @param signatures how many are wanted; null for no such number */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public void setTarget(VersionId version, @Nullable Integer signatures) {
        if (signatures != null && (signatures < 1 || signatures > MOST_WANTED)) {
            throw new IllegalArgumentException("not a number of signatures");
        }
        calls.setTarget(version, signatures);
        events.publishEvent(new BoardChanged(version));
    }

    /** Whether there are representatives who hear of what is recorded for the organisation. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public boolean isRepresented(VersionId version, OrganisationId organisation) {
        return !representatives(version.statement(), organisation).isEmpty();
    }

    /**
     * A preview of the reminder to the organisation's representatives.
     *
     * @param words of the current member's own; may be empty
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public List<ReminderMail> reminders(VersionId version, OrganisationId organisation, String words) {
        var call = calls.find(version).orElseThrow();
        return mails(version.statement(), organisation, call.deadline(), true, words);
    }

    /**
     * A preview of the invitation to the organisation's representatives.
     *
     * @param answerBy as it will be said
     * @param words    of the current member's own; may be empty
     */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public List<ReminderMail> invitations(
            StatementId statement, OrganisationId organisation, Instant answerBy, String words) {
        return mails(statement, organisation, answerBy, false, words);
    }

    private List<ReminderMail> mails(
            StatementId statement, OrganisationId organisation, Instant by, boolean reminder, String words) {
        var own = SentWords.checked(words);
        return representatives(statement, organisation).stream()
                .map(member -> reminderComposer.reminderMail(statement, organisation, by, member, reminder, own))
                .toList();
    }

    private List<Member> representatives(StatementId statement, OrganisationId organisation) {
        return directory.representatives(organisation, statement, clock.instant()).stream()
                .filter(member -> member.is(Role.REPRESENTATIVE))
                .toList();
    }

    /**
     * Asks organisations that signed an earlier text, and have not answered to this one, to consider what changed: each representative
     * at most once an hour, each contact at most once a day.
     *
     * @param enclose whether to attach the comparison to the mails
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public ReconsiderationOutcome askToReconsider(VersionId version, boolean enclose) {
        var call = calls.find(version).orElseThrow();
        var now = clock.instant();
        var signed = participations.signedBefore(version);
        var represented = represented(signed.keySet(), version, now);
        var confirmed = pendingSignatureFinder.confirmed(List.of(version));
        var silent = participations.of(version, signed.keySet()).stream()
                .filter(part -> part.awaitsReminder(confirmed.get(part.id()), now))
                .collect(partitioningBy(part -> represented.contains(part.organisation())));
        var members = requireNonNull(silent.get(true)).stream()
                .filter(part -> part.takesReminder(now))
                .map(Participation::organisation)
                .collect(toSet());
        members.stream()
                .collect(groupingBy(signed::get, toSet()))
                .forEach((text, organisations) -> events.publishEvent(
                        new EarlierSignersAsked(version, text, organisations, call.deadline(), enclose, now)));
        var guests = requireNonNull(silent.get(false)).stream()
                .map(Participation::organisation)
                .collect(toMap(Function.identity(), guest -> requireNonNull(signed.get(guest))));
        var mailed = contactNotifier.askToReconsider(version, guests, enclose);
        participations.remind(version, mailed, now);
        return new ReconsiderationOutcome(
                participations.remind(version, members, now).size(), mailed.size(), guests.size() - mailed.size());
    }

    private Set<OrganisationId> represented(Set<OrganisationId> organisations, VersionId version, Instant now) {
        return directory.representatives(organisations, version.statement(), now).entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(member -> member.is(Role.REPRESENTATIVE)))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }
}
