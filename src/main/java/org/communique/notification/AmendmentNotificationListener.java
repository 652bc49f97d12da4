package org.communique.notification;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Stand;
import org.communique.amendment.AmendmentEvent.DiscussionAssigned;
import org.communique.amendment.AmendmentEvent.Revised;
import org.communique.amendment.AmendmentEvent.RoundOpened;
import org.communique.amendment.AmendmentEvent.Settled;
import org.communique.amendment.AmendmentEvent.VoteOpened;
import org.communique.amendment.AmendmentRights;
import org.communique.amendment.Amendments;
import org.communique.amendment.Rounds;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.notification.Announcement.Detail;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.springframework.stereotype.Component;

/** Notifies those who can propose or vote that a round or a vote is open, and those who proposed of what became of it. */
@Component
class AmendmentNotificationListener implements NotificationListener {

    private final Announcer announcer;
    private final NoticeRepository noticeRepository;
    private final Amendments amendments;
    private final Rounds rounds;
    private final Statements statements;
    private final StatementRights rights;
    private final Directory directory;
    private final Clock clock;

    AmendmentNotificationListener(
            Announcer announcer,
            NoticeRepository noticeRepository,
            Amendments amendments,
            Rounds rounds,
            Statements statements,
            StatementRights rights,
            Directory directory,
            Clock clock) {
        this.announcer = announcer;
        this.noticeRepository = noticeRepository;
        this.amendments = amendments;
        this.rounds = rounds;
        this.statements = statements;
        this.rights = rights;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(RoundOpened.class, VoteOpened.class, Settled.class, Revised.class, DiscussionAssigned.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        switch (stored.event()) {
            case RoundOpened event -> on(event);
            case VoteOpened event -> on(event);
            case Settled event -> on(event, stored.id());
            case Revised event -> on(event, stored.id());
            case DiscussionAssigned event -> on(event, stored.id());
            default -> {}
        }
    }

    private void on(RoundOpened event) {
        statements.findById(event.statement()).ifPresent(statement -> {
            var round = rounds.find(event.round()).orElseThrow();
            var asked = granted(statement).stream()
                    .filter(member -> round.takesFrom(member.organisation()))
                    .toList();
            var recipients = recipients(asked, statement, event.by());
            announcer.announce(
                    Recipient.of(recipients, event.round().value()),
                    new Announcement(
                                    NoticeKind.AMENDMENTS_OPENED,
                                    statement,
                                    event.round(),
                                    event.at(),
                                    event.deadline())
                            .with(by(event.by(), 0)));
        });
    }

    private void on(VoteOpened event) {
        statements.findById(event.statement()).ifPresent(statement -> {
            var voters = directory.activeMembersOf(event.electorate());
            announcer.announce(
                    Recipient.of(
                            recipients(voters, statement, event.by()),
                            event.vote().value()),
                    new Announcement(
                                    NoticeKind.AMENDMENT_VOTE_OPENED,
                                    statement,
                                    event.vote(),
                                    event.at(),
                                    event.deadline())
                            .with(by(event.by(), 0)));
        });
    }

    /** Members to whom the statement is open by name, or by their organisation's. */
    private Collection<Member> granted(Statement statement) {
        var members = statement.grants().stream()
                .map(Grant::member)
                .filter(Objects::nonNull)
                .toList();
        var organisations = statement.grants().stream()
                .map(Grant::organisation)
                .filter(Objects::nonNull)
                .toList();
        var granted = new HashSet<>(directory.members(members).values());
        granted.addAll(directory.activeMembersOf(organisations));
        return granted;
    }

    /** Withdrawn by its own organisation, or open again, is no news to it. */
    private void on(Settled event, String key) {
        if (event.state() != AmendmentStatus.ACCEPTED && event.state() != AmendmentStatus.REJECTED) {
            return;
        }
        var amendment = amendments.find(event.amendment()).orElse(null);
        var statement = statements.findById(event.statement()).orElse(null);
        if (amendment != null && statement != null) {
            boolean accepted = event.state() == AmendmentStatus.ACCEPTED;
            boolean reworded = accepted && amendment.isAcceptedWithOtherWords();
            var members = reworded ? directory.activeMembersOf(List.of(amendment.organisation())) : proposer(amendment);
            announcer.announce(
                    Recipient.of(recipients(members, statement, event.by()), key),
                    new Announcement(
                            reworded
                                    ? NoticeKind.AMENDMENT_REWORDED
                                    : accepted ? NoticeKind.AMENDMENT_ACCEPTED : NoticeKind.AMENDMENT_REJECTED,
                            statement,
                            event.at(),
                            by(event.by(), event.byVote() ? 1 : 0)));
        }
    }

    /** Those who see it of organisations that took a stand on what it said before, and its own organisation if others changed it. */
    private void on(Revised event, String key) {
        var amendment = amendments.find(event.amendment()).orElse(null);
        var round = amendment == null ? null : rounds.find(amendment.round()).orElse(null);
        var statement = statements.findById(event.statement()).orElse(null);
        if (amendment != null && round != null && statement != null) {
            var supporting =
                    amendment.stands().stream().collect(toMap(Stand::organisation, Stand::supports, (_, last) -> last));
            var seeing = directory.activeMembersOf(supporting.keySet()).stream()
                    .filter(member -> round.shows(
                            amendment, member.organisation(), StatementRights.coordinates(member), clock.instant()))
                    .toList();
            recipients(seeing, statement, event.by()).stream()
                    .collect(partitioningBy(member -> supporting.getOrDefault(member.organisation(), false)))
                    .forEach((supports, members) -> announcer.announce(
                            Recipient.of(members, key),
                            new Announcement(
                                    NoticeKind.AMENDMENT_REVISED,
                                    statement,
                                    event.at(),
                                    by(event.by(), supports ? 1 : 0))));
            if (directory
                    .member(event.by())
                    .filter(member -> member.organisation().equals(amendment.organisation()))
                    .isEmpty()) {
                var own = directory.activeMembersOf(List.of(amendment.organisation()));
                announcer.announce(
                        Recipient.of(recipients(own, statement, event.by()), key),
                        new Announcement(NoticeKind.AMENDMENT_TAKEN_OVER, statement, event.at(), by(event.by(), 0)));
            }
        }
    }

    /** As of other comments, once until the member has read it. */
    private void on(DiscussionAssigned event, String key) {
        var amendment = amendments.find(event.amendment()).orElse(null);
        var round = amendment == null ? null : rounds.find(amendment.round()).orElse(null);
        var statement = statements.findById(event.statement()).orElse(null);
        if (amendment == null || round == null || statement == null) {
            return;
        }
        var assignment = event.assignment();
        var kind = NoticeKind.AMENDMENT_COMMENT_ASSIGNED;
        var due = assignment.due(directory.zone(assignment.to()));
        var recipients = directory.members(List.of(assignment.to())).values().stream()
                .filter(member -> !member.id().equals(assignment.by())
                        && rights.allows(member, statement, Right.READ)
                        && round.shows(
                                amendment, member.organisation(), StatementRights.coordinates(member), clock.instant())
                        && noticeRepository.countByMemberAndStatementAndKindAndReadAtIsNull(
                                        member.id(), statement.id(), kind)
                                == 0)
                .toList();
        announcer.announce(
                Recipient.of(recipients, key),
                new Announcement(
                        kind,
                        statement,
                        null,
                        statement.id(),
                        assignment.at(),
                        due,
                        null,
                        by(assignment.by(), due == null ? 0 : 1)));
    }

    private Detail by(MemberId member, int which) {
        return new Detail(which, directory.member(member).map(Member::name).orElse(""), "");
    }

    private Collection<Member> proposer(Amendment amendment) {
        return directory.members(List.of(amendment.proposedBy())).values();
    }

    private List<Member> recipients(Collection<Member> members, Statement statement, MemberId by) {
        return members.stream()
                .filter(member -> !member.id().equals(by)
                        && AmendmentRights.speaks(member)
                        && rights.allows(member, statement, Right.READ))
                .toList();
    }
}
