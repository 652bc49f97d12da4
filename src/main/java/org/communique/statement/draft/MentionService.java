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

    /** The other members who may read the draft, by name. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public List<Member> mentionable(StatementId statement) {
        var read = statements.findById(statement).orElseThrow();
        var self = currentMember.id();
        return Arrays.stream(Role.values())
                .flatMap(role -> directory.membersWith(role).stream())
                .distinct()
                .filter(member -> !member.id().equals(self) && rights.allows(member, read, Right.READ))
                .sorted(Comparator.comparing(Member::name))
                .toList();
    }

    /** Does nothing if the member may not read the draft. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public void mention(StatementId statement, MemberId member) {
        var read = statements.findById(statement).orElseThrow();
        directory
                .member(member)
                .filter(mentioned -> rights.allows(mentioned, read, Right.READ))
                .ifPresent(mentioned -> events.publishEvent(
                        new MemberMentioned(statement, mentioned.id(), currentMember.id(), clock.instant())));
    }
}
