package org.communique.statement.access;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant.Right;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who may do what with one statement. Nothing is allowed that is not granted: coordinators may read every statement,
 * everyone else needs a grant to themselves or their organisation, and the role that goes with the act. Whom a feature
 * asks for something may open the statement's page, and there sees what that feature shows them.
 */
@Component("statementRights")
public class StatementRights {

    private final Statements statements;
    private final CurrentMember currentMember;
    private final ObjectProvider<StatementAccessSource> readerships;

    StatementRights(
            Statements statements, CurrentMember currentMember, ObjectProvider<StatementAccessSource> readerships) {
        this.statements = statements;
        this.currentMember = currentMember;
        this.readerships = readerships;
    }

    /** See that the statement exists, and its title. */
    public boolean canOpen(StatementId id) {
        return passes(id, this::opensTo);
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
        return passes(statement, member -> any -> coordinates(member));
    }

    /** What a member may do with a statement. */
    public record Held(boolean read, boolean review, boolean edit, boolean coordinate) {

        /** Whether what comes next in the phase is theirs; who decides and who signs is not seen from here. */
        public boolean mayTakeNextStep(Phase phase) {
            return switch (phase) {
                case DRAFTING -> edit;
                case PROPOSED, APPROVED, CLOSED -> coordinate;
                case IN_REVIEW, SIGN_ON, PUBLISHED, ABANDONED -> false;
            };
        }
    }

    /** Of the current member, from one look. */
    public Held held(StatementId id) {
        var member = currentMember.get();
        var statement = statements.findById(id).orElse(Statement.ABSENT);
        return new Held(
                allows(member, statement, Right.READ),
                allows(member, statement, Right.REVIEW),
                allows(member, statement, Right.EDIT),
                coordinates(member));
    }

    public boolean allows(Member member, Statement statement, Right right) {
        return member.active()
                && (hasRole(member, right) || right == Right.EDIT && proposed(member, statement))
                && (coordinates(member) || granted(member, statement, right));
    }

    public static boolean coordinates(Member member) {
        return member.is(Role.COORDINATOR);
    }

    /** Who proposed a statement drafts it, whatever their roles. */
    private static boolean proposed(Member member, Statement statement) {
        return statement.proposal() != null && statement.proposal().by().equals(member.id());
    }

    /** Whether a grant would let the member read. */
    static boolean canHaveRead(Member member) {
        return member.active() && hasRole(member, Right.READ);
    }

    /** As {@link #canOpen}, for any member and several statements. */
    public Predicate<Statement> opensTo(Member member) {
        return opensTo(member, statement -> granted(member, statement, Right.READ));
    }

    /** @param granted whether the member, or their organisation, has a grant */
    Predicate<Statement> opensTo(Member member, Predicate<Statement> granted) {
        var others = readerships.stream()
                .map(statementAccessSource -> statementAccessSource.of(member))
                .toList();
        return statement -> member.active()
                && (hasRole(member, Right.READ) && (coordinates(member) || granted.test(statement))
                        || others.stream().anyMatch(other -> other.test(statement)));
    }

    private boolean current(StatementId id, Right right) {
        return passes(id, member -> statement -> allows(member, statement, right));
    }

    /**
     * Every check comes by here. It reads the same, and decides by the same steps, whether or not there is such a statement: a
     * member from whom it is hidden cannot tell by the time that it takes.
     */
    private boolean passes(StatementId id, Function<Member, Predicate<Statement>> right) {
        var statement = statements.findById(id);
        return currentMember
                .find()
                .filter(member -> right.apply(member).test(statement.orElse(Statement.ABSENT)))
                .filter(_ -> statement.isPresent())
                .isPresent();
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

    /** The strongest right up to the limit that the member's roles let them use. */
    public static Right mostFor(Member member, Right limit) {
        return Stream.of(Right.EDIT, Right.REVIEW)
                .filter(right -> right.compareTo(limit) <= 0 && hasRole(member, right))
                .findFirst()
                .orElse(Right.READ);
    }

    private static boolean granted(Member member, Statement statement, Right right) {
        return statement.grants().stream()
                .filter(grant -> grant.right().compareTo(right) >= 0)
                .anyMatch(grant -> member.id().equals(grant.member())
                        || member.organisation().equals(grant.organisation()));
    }
}
