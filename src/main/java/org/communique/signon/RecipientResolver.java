package org.communique.signon;

import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.mail.MailOutbox;
import org.communique.statement.VersionId;
import org.springframework.stereotype.Component;

/** Resolves the recipients of mails about a call. */
@Component
public class RecipientResolver {

    private final Directory directory;
    private final MailOutbox outbox;
    private final ReminderComposer reminderComposer;
    private final Clock clock;

    RecipientResolver(Directory directory, MailOutbox outbox, ReminderComposer reminderComposer, Clock clock) {
        this.directory = directory;
        this.outbox = outbox;
        this.reminderComposer = reminderComposer;
        this.clock = clock;
    }

    public Recipients of(VersionId version, Set<OrganisationId> organisations) {
        return new Recipients(
                version, organisations, directory.representatives(organisations, version.statement(), clock.instant()));
    }

    /** The recipients for some organisations in a call. */
    public class Recipients {

        private final VersionId version;
        private final Set<OrganisationId> organisations;
        private final Map<OrganisationId, List<Member>> representatives;

        private Recipients(
                VersionId version,
                Set<OrganisationId> organisations,
                Map<OrganisationId, List<Member>> representatives) {
            this.version = version;
            this.organisations = organisations;
            this.representatives = representatives;
        }

        public boolean isRepresented(OrganisationId organisation) {
            return representatives.getOrDefault(organisation, List.of()).stream()
                    .anyMatch(Recipients::isRepresentative);
        }

        private static boolean isRepresentative(Member member) {
            return member.active() && member.is(Role.REPRESENTATIVE);
        }

        public ReminderOutcome reminded(Set<OrganisationId> reminded) {
            var known = outbox.newest(version);
            var unrepresented = organisations.stream()
                    .filter(organisation -> !isRepresented(organisation))
                    .toList();
            var unreachable = unrepresented.stream()
                    .filter(organisation -> !known.containsKey(organisation.value()))
                    .toList();
            return new ReminderOutcome(
                    reminded,
                    outbox.hasRelay()
                            ? reminderComposer.mailed(members(reminded)).size()
                            : 0,
                    outbox.hasRelay(),
                    unrepresented.size() - unreachable.size(),
                    directory.organisations(unreachable).values().stream()
                            .map(Organisation::displayName)
                            .sorted(String.CASE_INSENSITIVE_ORDER)
                            .toList());
        }

        private Set<MemberId> members(Set<OrganisationId> reminded) {
            return reminded.stream()
                    .flatMap(organisation -> representatives.getOrDefault(organisation, List.of()).stream())
                    .filter(Recipients::isRepresentative)
                    .map(Member::id)
                    .collect(toSet());
        }
    }
}
