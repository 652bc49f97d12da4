package org.communique.notification;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.http.ServerProperties;
import org.communique.mail.NotificationListener;
import org.communique.mail.StoredEvent;
import org.communique.notification.Announcement.Detail;
import org.communique.notification.Recipient.Reason;
import org.communique.signon.SignOnEvent.CallClosed;
import org.communique.signon.participation.SignOnCall;
import org.communique.signon.participation.SignOnCalls;
import org.communique.signon.participation.Signatories;
import org.communique.signon.participation.Signatory;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.DraftReopened;
import org.communique.statement.StatementEvent.ProposalDeclined;
import org.communique.statement.StatementEvent.StatementAbandoned;
import org.communique.statement.StatementEvent.StatementApproved;
import org.communique.statement.StatementEvent.StatementOpened;
import org.communique.statement.StatementEvent.StatementProposed;
import org.communique.statement.StatementEvent.StatementPublished;
import org.communique.statement.StatementEvent.TextReturnedToDraft;
import org.communique.statement.StatementId;
import org.communique.statement.StatementProposal;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementRights;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageAction.StageActionKind;
import org.communique.workflow.stage.StageStatus;
import org.communique.workflow.stage.Stages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notifies members when a statement moves on. */
@Component
class StatementNotificationListener implements NotificationListener {

    private final Announcer announcer;
    private final Statements statements;
    private final StatementRights rights;
    private final Signatories signatories;
    private final SignOnCalls calls;
    private final Stages stages;
    private final ServerProperties server;
    private final Directory directory;

    StatementNotificationListener(
            Announcer announcer,
            Statements statements,
            StatementRights rights,
            Signatories signatories,
            SignOnCalls calls,
            Stages stages,
            ServerProperties server,
            Directory directory) {
        this.announcer = announcer;
        this.statements = statements;
        this.rights = rights;
        this.signatories = signatories;
        this.calls = calls;
        this.stages = stages;
        this.server = server;
        this.directory = directory;
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(
                StatementProposed.class,
                StatementOpened.class,
                ProposalDeclined.class,
                StatementApproved.class,
                DraftReopened.class,
                TextReturnedToDraft.class,
                CallClosed.class,
                StatementPublished.class,
                StatementAbandoned.class);
    }

    @Override
    public void handle(StoredEvent stored) {
        switch (stored.event()) {
            case StatementProposed event -> on(event);
            case StatementOpened event -> on(event);
            case ProposalDeclined event -> on(event);
            case StatementApproved event -> on(event);
            case DraftReopened event -> on(event, stored.id());
            case TextReturnedToDraft event -> on(event);
            case CallClosed event -> on(event);
            case StatementPublished event -> on(event);
            case StatementAbandoned event -> on(event);
            default -> {}
        }
    }

    private void on(StatementProposed event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.announce(
                        Recipient.of(
                                directory.membersWith(Role.COORDINATOR),
                                statement.id().value()),
                        new Announcement(
                                NoticeKind.STATEMENT_PROPOSED,
                                statement,
                                event.at(),
                                new Detail(0, name(event.by()), reason(statement, StatementProposal::reason)))));
    }

    private void on(StatementOpened event) {
        tellProposer(event.statement(), NoticeKind.PROPOSAL_OPENED, event.by(), event.at(), _ -> "");
    }

    private void on(ProposalDeclined event) {
        tellProposer(
                event.statement(), NoticeKind.PROPOSAL_DECLINED, event.by(), event.at(), StatementProposal::declined);
    }

    private void tellProposer(
            StatementId id,
            NoticeKind kind,
            MemberId by,
            Instant at,
            Function<StatementProposal, @Nullable String> words) {
        statements
                .findById(id)
                .ifPresent(statement -> Optional.ofNullable(statement.proposal())
                        .flatMap(proposal -> directory.member(proposal.by()))
                        .ifPresent(proposer -> announcer.announce(
                                Recipient.of(List.of(proposer), id.value()),
                                new Announcement(
                                        kind, statement, at, new Detail(0, name(by), reason(statement, words))))));
    }

    private static String reason(Statement statement, Function<StatementProposal, @Nullable String> words) {
        return Optional.ofNullable(statement.proposal()).map(words).orElse("");
    }

    private void on(StatementApproved event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.announce(
                        Recipient.of(coordinator(statement), event.version().value()),
                        new Announcement(NoticeKind.APPROVED, statement, event.at())));
    }

    /** Those whose review ended without a decision are told too, but not who took the text back. */
    private void on(DraftReopened event, String key) {
        statements.findById(event.statement()).ifPresent(statement -> {
            var all = stages.of(statement.id());
            var last = Stage.reopening(all);
            var act = last.flatMap(Stage::returned);
            var members = writers(statement);
            if (act.isEmpty()) {
                announcer.announce(
                        Recipient.of(members, key),
                        new Announcement(NoticeKind.CHANGES_REQUESTED, statement, event.at(), detail(last)));
                return;
            }
            all.stream()
                    .filter(stage -> stage.version().equals(last.orElseThrow().version())
                            && (stage.status() == StageStatus.RECALLED || stage.status() == StageStatus.SENT_BACK))
                    .forEach(stage -> reviewers(stage, statement)
                            .forEach(member -> members.putIfAbsent(member, Reason.REVIEWER)));
            members.keySet().removeIf(member -> member.id().equals(act.get().by()));
            announcer.announce(
                    Recipient.of(members, key),
                    new Announcement(
                            act.get().kind() == StageActionKind.RECALLED ? NoticeKind.RECALLED : NoticeKind.SENT_BACK,
                            statement,
                            event.at(),
                            new Detail(0, name(act.get().by()), act.get().reason())));
        });
    }

    private static Detail detail(Optional<Stage> last) {
        return last.map(stage -> new Detail(stage.status() == StageStatus.OBJECTED ? 1 : 0, stage.name(), ""))
                .orElse(new Detail(2, "", ""));
    }

    private List<Member> reviewers(Stage stage, Statement statement) {
        var asked = stage.reviewers().stream().map(Reviewer::member).toList();
        return directory.members(asked).values().stream()
                .filter(member -> rights.allows(member, statement, Right.READ))
                .toList();
    }

    private String name(@Nullable MemberId member) {
        return member == null ? "" : directory.member(member).map(Member::name).orElse("");
    }

    private void on(TextReturnedToDraft event) {
        statements.findById(event.statement()).ifPresent(statement -> {
            var members = writers(statement);
            signers(event.version(), event.at())
                    .forEach(signer -> members.putIfAbsent(signer.member(), Reason.SIGNATORY));
            var call = calls.find(event.version());
            announcer.announce(
                    Recipient.of(members, event.version().value()),
                    new Announcement(
                            NoticeKind.TEXT_WITHDRAWN,
                            statement,
                            event.at(),
                            new Detail(
                                    0,
                                    name(call.map(SignOnCall::closedBy).orElse(null)),
                                    call.map(SignOnCall::withdrawalReason).orElse(""))));
        });
    }

    /** Not who closed it. */
    private void on(CallClosed event) {
        var by = calls.find(event.version()).map(SignOnCall::closedBy).orElse(null);
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.announce(
                        Recipient.of(
                                coordinator(statement).stream()
                                        .filter(member -> !member.id().equals(by))
                                        .toList(),
                                event.version().value()),
                        new Announcement(NoticeKind.CALL_CLOSED, statement, event.at())));
    }

    private void on(StatementPublished event) {
        statements
                .findById(event.statement())
                .ifPresent(statement -> announcer.announce(
                        signers(event.version(), event.at()),
                        new Announcement(
                                NoticeKind.PUBLISHED,
                                statement,
                                event.at(),
                                new Detail(0, server.link(event.address()).toString(), ""))));
    }

    private void on(StatementAbandoned event) {
        statements.findById(event.statement()).ifPresent(statement -> {
            var members = writers(statement);
            membersWith(Role.REVIEWER, Right.REVIEW, statement)
                    .forEach(member -> members.putIfAbsent(member, Reason.REVIEWER));
            members.keySet().removeIf(member -> member.id().equals(event.by()));
            announcer.announce(
                    Recipient.of(members, statement.id().value()),
                    new Announcement(NoticeKind.ABANDONED, statement, event.at(), new Detail(0, name(event.by()), "")));
        });
    }

    private Map<Member, Reason> writers(Statement statement) {
        Map<Member, Reason> writers = new LinkedHashMap<>();
        coordinator(statement).forEach(member -> writers.put(member, Reason.COORDINATOR));
        membersWith(Role.DRAFTER, Right.EDIT, statement).forEach(member -> writers.putIfAbsent(member, Reason.DRAFTER));
        return writers;
    }

    private List<Member> membersWith(Role role, Right right, Statement statement) {
        return directory.membersWith(role).stream()
                .filter(member -> rights.allows(member, statement, right))
                .toList();
    }

    private List<Recipient> signers(VersionId version, Instant at) {
        var organisations =
                signatories.of(version).stream().map(Signatory::organisation).toList();
        return Recipient.representing(
                directory.representatives(organisations, version.statement(), at), _ -> version.value());
    }

    private List<Member> coordinator(Statement statement) {
        return directory.member(statement.coordinator()).stream().toList();
    }
}
