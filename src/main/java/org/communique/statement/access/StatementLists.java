package org.communique.statement.access;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Reads many statements at once without who has access to each, which can be a thousand grants and is most of what a statement takes.
 */
@Component
public class StatementLists {

    private final MongoOperations mongo;
    private final StatementRights rights;
    private final CurrentMember currentMember;

    StatementLists(MongoOperations mongo, StatementRights rights, CurrentMember currentMember) {
        this.mongo = mongo;
        this.rights = rights;
        this.currentMember = currentMember;
    }

    /** Only its id. */
    @Document("statements")
    private record StatementMark(StatementId id) {}

    /** Without the revision of the grants, too: with it, an empty list could be sent back in place of them. */
    public List<Statement> find(Query query) {
        query.fields().exclude("grants", "accessRevision");
        return mongo.find(query, Statement.class);
    }

    /** Whether the current member may open one of these. */
    public Predicate<Statement> openAmong(List<Statement> statements) {
        var member = currentMember.get();
        if (StatementRights.coordinates(member)) {
            return rights.opensTo(member);
        }
        var granted = granted(member, statements);
        return rights.opensTo(member, statement -> granted.contains(statement.id()));
    }

    /** Their tags are for those who may read them. */
    public UnaryOperator<Statement> shownAmong(List<Statement> statements) {
        var member = currentMember.get();
        var tagged = statements.stream()
                .filter(statement -> !statement.tagging().tags().isEmpty())
                .toList();
        if (tagged.isEmpty() || StatementRights.coordinates(member)) {
            return UnaryOperator.identity();
        }
        var granted = granted(member, tagged);
        return statement -> granted.contains(statement.id()) ? statement : statement.withoutTags();
    }

    /**
     * What a member may see of all statements.
     *
     * @param all    whether they may open and read all of them; otherwise these
     * @param opened of which they may see the title
     */
    public record Reach(boolean all, Set<StatementId> opened, Set<StatementId> read) {}

    /** Asks the same whatever there is, so that the time that it takes says nothing of a statement. */
    public Reach reach(Member member) {
        if (StatementRights.coordinates(member)) {
            return new Reach(true, Set.of(), Set.of());
        }
        var granted = StatementRights.canHaveRead(member) ? granted(grantedTo(member)) : Set.<StatementId>of();
        var opens = rights.opensTo(member, statement -> granted.contains(statement.id()));
        var opened = find(new Query()).stream().filter(opens).map(Statement::id).collect(Collectors.toSet());
        return new Reach(false, opened, granted);
    }

    /** Of all statements, whoever may read them. */
    public List<StatementOutline> outlines() {
        var all = new Query();
        all.fields().include("title", "phase", "versions");
        return mongo.find(all, StatementOutline.class, mongo.getCollectionName(Statement.class));
    }

    /** Any grant lets its member read. */
    private Set<StatementId> granted(Member member, List<Statement> statements) {
        return granted(new Criteria()
                .andOperator(
                        where("_id").in(statements.stream().map(Statement::id).toList()), grantedTo(member)));
    }

    private static Criteria grantedTo(Member member) {
        return new Criteria()
                .orOperator(
                        where("grants.member").is(member.id()),
                        where("grants.organisation").is(member.organisation()));
    }

    private Set<StatementId> granted(Criteria which) {
        var theirs = query(which);
        theirs.fields().include("_id");
        return mongo.find(theirs, StatementMark.class).stream()
                .map(StatementMark::id)
                .collect(Collectors.toSet());
    }
}
