package org.communique.signon.call;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.signon.participation.CallFigures;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnCalls;
import org.communique.signon.pending.PendingSignature;
import org.communique.signon.pending.PendingSignatureFinder;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits about signing: representatives have to answer a call, coordinators to open it, to close it, and to publish. */
@Component
class SignOnWorkItemSource implements WorkItemSource {

    private final SignOnCalls calls;
    private final Participations participations;
    private final Statements statements;
    private final PendingSignatureFinder pendingSignatureFinder;
    private final Directory directory;
    private final Clock clock;

    SignOnWorkItemSource(
            SignOnCalls calls,
            Participations participations,
            Statements statements,
            PendingSignatureFinder pendingSignatureFinder,
            Directory directory,
            Clock clock) {
        this.calls = calls;
        this.participations = participations;
        this.statements = statements;
        this.pendingSignatureFinder = pendingSignatureFinder;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        var answers = member.is(Role.REPRESENTATIVE) ? answers(member) : Stream.<WorkItem>empty();
        var calls = member.is(Role.COORDINATOR) ? calls(member) : Stream.<WorkItem>empty();
        return Stream.of(answers, calls, pending(member)).flatMap(each -> each).toList();
    }

    private Stream<WorkItem> answers(Member member) {
        var now = clock.instant();
        var mandates = directory.mandates(member.id(), now);
        var organisations =
                mandates.stream().map(Mandate::organisation).distinct().toList();
        var waiting = participations.unanswered(organisations, now).stream()
                .filter(part -> mandates.stream()
                        .filter(mandate -> mandate.organisation().equals(part.organisation()))
                        .anyMatch(mandate -> mandate.covers(part.version().statement())))
                .toList();
        return waiting.isEmpty() ? Stream.empty() : answers(waiting, now);
    }

    private Stream<WorkItem> answers(List<Participation> waiting, Instant now) {
        var names = directory.organisations(
                waiting.stream().map(Participation::organisation).toList());
        var asked = calls
                .figures(waiting.stream().map(Participation::version).distinct().toList())
                .stream()
                .collect(toMap(CallFigures::version, call -> call.answerBy(now)));
        var byId =
                statements
                        .findAllById(waiting.stream()
                                .map(part -> part.version().statement())
                                .distinct()
                                .toList())
                        .stream()
                        .collect(toMap(Statement::id, Function.identity()));
        return waiting.stream()
                .flatMap(part -> Stream.ofNullable(byId.get(part.version().statement()))
                        .map(statement -> item(
                                "signon.work.sign",
                                Optional.ofNullable(names.get(part.organisation()))
                                        .map(Organisation::displayName)
                                        .orElse(""),
                                statement,
                                asked.getOrDefault(part.version(), part.deadline()))));
    }

    private Stream<WorkItem> pending(Member member) {
        return member.is(Role.COORDINATOR) || member.is(Role.ADMINISTRATOR)
                ? pendingSignatureFinder.asSeenBy(member).stream()
                        .filter(PendingSignature::decidable)
                        .map(pending -> new WorkItem(
                                "signon.work.accept",
                                pending.organisation().displayName(),
                                pending.statement(),
                                pending.title(),
                                "pending-signatures",
                                null))
                : Stream.empty();
    }

    private Stream<WorkItem> calls(Member member) {
        var own = statements.findByCoordinatorAndPhaseIn(
                member.id(), List.of(Phase.APPROVED, Phase.SIGN_ON, Phase.CLOSED));
        var overdue = overdue(own);
        return own.stream().flatMap(statement -> switch (statement.phase()) {
            case APPROVED -> Stream.of(item("signon.work.open", "", statement, null));
            case CLOSED -> Stream.of(publish(statement));
            default ->
                Stream.ofNullable(overdue.get(statement.id()))
                        .map(deadline -> item("signon.work.close", "", statement, deadline));
        });
    }

    private Map<StatementId, Instant> overdue(List<Statement> own) {
        var open = own.stream()
                .filter(statement -> statement.phase() == Phase.SIGN_ON)
                .map(Statement::id)
                .toList();
        return open.isEmpty()
                ? Map.of()
                : calls.newestFigures(open).stream()
                        .filter(call -> !clock.instant().isBefore(call.deadline()))
                        .collect(toMap(CallFigures::statement, CallFigures::deadline));
    }

    private static WorkItem publish(Statement statement) {
        var route = "statements/" + statement.id().value() + "/publication";
        return new WorkItem("signon.work.publish", "", statement.id(), statement.title(), route, null);
    }

    private static WorkItem item(String kind, String detail, Statement statement, @Nullable Instant deadline) {
        return new WorkItem(kind, detail, statement.id(), statement.title(), route(statement.id()), deadline);
    }

    private static String route(StatementId statement) {
        return "statements/" + statement.value() + "/sign-on";
    }
}
