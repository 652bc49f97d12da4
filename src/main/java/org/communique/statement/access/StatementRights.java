package org.communique.statement.access;

import static java.util.stream.Collectors.toMap;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.gather.BatchLoader;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who may do what with one statement. Nothing is allowed that is not granted: coordinators may read every statement,
 * everybody else needs a grant to themselves or their organisation, and the role that goes with the act. Whom a feature
 * asks for something may open the statement's page, and there sees what that feature shows them.
 */
@Component("statementRights")
public class StatementRights {

    private final Statements statements;
    private final BatchLoader<StatementId, Statement> gathered;
    private final CurrentMember currentMember;
    private final ObjectProvider<StatementAccessSource> readerships;
    private final ThreadLocal<@Nullable Check> lastCheck = new ThreadLocal<>();

    StatementRights(
            Statements statements, CurrentMember currentMember, ObjectProvider<StatementAccessSource> readerships) {
        this.statements = statements;
        gathered = new BatchLoader<>(
                statements::findById,
                ids -> statements.findAllById(ids).stream().collect(toMap(Statement::id, Function.identity())));
        this.currentMember = currentMember;
        this.readerships = readerships;
    }

    /** A member, and a statement that is open to them. */
    public record Reader(Member member, Statement statement) {}

    private record Check(@Nullable Authentication by, Reader reader) {}

    /** See that the statement exists, and its title. */
    public boolean canOpen(StatementId id) {
        return find(id, this::opensTo).isPresent();
    }

    /** Its draft, versions and decisions. */
    public boolean canRead(StatementId statement) {
        return current(statement, Right.READ);
    }

    public boolean canRead(VersionId version) {
        return canRead(version.statement());
    }

    public boolean canReview(StatementId statement) {
        return current(statement, Right.REVIEW);
    }

    public boolean canEdit(StatementId statement) {
        return current(statement, Right.EDIT);
    }

    /** Those who shape the text talk about it. */
    public boolean canComment(StatementId statement) {
        return canReview(statement) || canEdit(statement);
    }

    /** Open calls, publish, change access. */
    public boolean canCoordinate(StatementId statement) {
        return find(statement, member -> any -> coordinates(member)).isPresent();
    }

    public boolean allows(Member member, Statement statement, Right right) {
        return member.active() && hasRole(member, right) && (coordinates(member) || granted(member, statement, right));
    }

    public static boolean coordinates(Member member) {
        return member.is(Role.COORDINATOR);
    }

    /** As {@link #canOpen}, for any member and several statements. */
    public Predicate<Statement> opensTo(Member member) {
        var others = readerships.stream()
                .map(statementAccessSource -> statementAccessSource.of(member))
                .toList();
        return statement -> allows(member, statement, Right.READ)
                || member.active() && others.stream().anyMatch(other -> other.test(statement));
    }

    /**
     * The current member and the statement as the check that let the current call in has just read them, so that they
     * need not be read again. Handed out once.
     *
     * @throws AccessDeniedException if the member may not read the statement
     */
    public Reader reader(StatementId id) {
        var checked = Optional.ofNullable(lastCheck.get());
        lastCheck.remove();
        return checked.filter(check -> check.by() == authentication()
                        && check.reader().statement().id().equals(id))
                .map(Check::reader)
                .or(() -> find(id, member -> statement -> allows(member, statement, Right.READ)))
                .orElseThrow(() -> new AccessDeniedException("does not read the statement"));
    }

    private boolean current(StatementId id, Right right) {
        var reader = find(id, member -> statement -> allows(member, statement, right));
        lastCheck.set(reader.map(found -> new Check(authentication(), found)).orElse(null));
        return reader.isPresent();
    }

    private static @Nullable Authentication authentication() {
        return SecurityContextHolder.getContext().getAuthentication();
    }

    /**
     * Every check comes by here. It reads the same, and decides by the same steps, whether or not there is such a statement: a
     * member from whom it is hidden cannot tell by the time that it takes.
     */
    private Optional<Reader> find(StatementId id, Function<Member, Predicate<Statement>> right) {
        var statement = gathered.find(id);
        return currentMember
                .find()
                .filter(member -> right.apply(member).test(statement.orElse(Statement.ABSENT)))
                .flatMap(member -> statement.map(found -> new Reader(member, found)));
    }

    private static boolean hasRole(Member member, Right right) {
        return member.roles().stream().anyMatch(role -> serves(role, right));
    }

    /** Whether the role lets a member use the right. */
    static boolean serves(Role role, Right right) {
        return switch (right) {
            case READ -> true;
            case REVIEW -> role == Role.REVIEWER;
            case EDIT -> role == Role.DRAFTER || role == Role.COORDINATOR;
        };
    }

    private static boolean granted(Member member, Statement statement, Right right) {
        return statement.grants().stream()
                .filter(grant -> grant.right().compareTo(right) >= 0)
                .anyMatch(grant -> member.id().equals(grant.member())
                        || member.organisation().equals(grant.organisation()));
    }
}
