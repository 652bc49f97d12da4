package org.communique.statement.draft;

import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.draft.MentionOutcome.Notified;
import org.communique.statement.draft.MentionOutcome.Unknown;
import org.communique.statement.draft.MentionOutcome.WithoutAccess;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Mentions of members in a draft. */
@Service
@PreAuthorize("denyAll()")
public class MentionService {

    private final Statements statements;
    private final StatementRights rights;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MentionService(
            Statements statements,
            StatementRights rights,
            Directory directory,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.statements = statements;
        this.rights = rights;
        this.directory = directory;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** A member whom the current member can mention. */
    public record Mentionable(Member member, boolean reads) {}

    /**
     * The other members who may read the draft, by name. So that they can be given access, also those who may not: coordinators are
     * shown all, others those of their own organisation.
     */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public List<Mentionable> mentionable(StatementId statement) {
        var read = statements.findById(statement).orElseThrow();
        var self = currentMember.get();
        return Arrays.stream(Role.values())
                .flatMap(role -> directory.membersWith(role).stream())
                .distinct()
                .filter(member -> !member.id().equals(self.id()))
                .map(member -> new Mentionable(member, rights.allows(member, read, Right.READ)))
                .filter(each -> each.reads() || knows(self, each.member()))
                .sorted(Comparator.comparing(Mentionable::member, Directory.BY_NAME))
                .toList();
    }

    /** Notifies the member if they may read the draft. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public MentionOutcome mention(StatementId statement, MemberId id) {
        var read = statements.findById(statement).orElseThrow();
        var self = currentMember.get();
        var member = directory.member(id).filter(Member::active);
        if (member.isPresent() && rights.allows(member.get(), read, Right.READ)) {
            events.publishEvent(new MemberMentioned(statement, id, self.id(), clock.instant()));
            return new Notified();
        }
        return member.filter(mentioned -> knows(self, mentioned))
                .<MentionOutcome>map(mentioned -> new WithoutAccess(mentioned, StatementRights.coordinates(self)))
                .orElseGet(Unknown::new);
    }

    /** Whether the member may learn who the other is, even if they share no statement. */
    private static boolean knows(Member member, Member other) {
        return StatementRights.coordinates(member) || member.organisation().equals(other.organisation());
    }
}
