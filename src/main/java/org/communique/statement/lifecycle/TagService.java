package org.communique.statement.lifecycle;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.TagText;
import org.communique.statement.lifecycle.StatementEventAnnouncer.Act;
import org.communique.statement.lifecycle.StatementEventAnnouncer.Kind;
import org.communique.statement.lifecycle.TagOutcome.ChangedMeanwhile;
import org.communique.statement.lifecycle.TagOutcome.NotATag;
import org.communique.statement.lifecycle.TagOutcome.Tagged;
import org.communique.statement.lifecycle.TagOutcome.TooMany;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The tags of statements. */
@Service
@PreAuthorize("denyAll()")
public class TagService {

    public static final int MOST = 10;

    /** Of the statement's document: what its tags are found by. */
    public static final String KEYS = "tagKeys";

    /** Of so many statements, the last changed, the tags are offered. */
    private static final int LATEST = 1_000;

    private static final int MOST_OFFERED = 200;

    @Document("statements")
    private record TaggedStatement(@Nullable List<String> tags) {}

    private final Statements statements;
    private final StatementQuota quota;
    private final CurrentMember currentMember;
    private final MongoOperations mongo;
    private final StatementEventAnnouncer announcer;
    private final Clock clock;

    TagService(
            Statements statements,
            StatementQuota quota,
            CurrentMember currentMember,
            MongoOperations mongo,
            StatementEventAnnouncer announcer,
            Clock clock) {
        this.statements = statements;
        this.quota = quota;
        this.currentMember = currentMember;
        this.mongo = mongo;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** Those that the coalition used recently, in their order; one of those that differ in case only. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public List<String> inUse() {
        var latest = new Query(where(KEYS).exists(true))
                .with(Sort.by(Sort.Direction.DESC, "changedAt"))
                .limit(LATEST);
        latest.fields().include("tags");
        Map<String, String> tags = new LinkedHashMap<>();
        mongo.find(latest, TaggedStatement.class).stream()
                .map(TaggedStatement::tags)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(tag -> tags.putIfAbsent(TagText.key(tag), tag));
        return tags.values().stream()
                .limit(MOST_OFFERED)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /**
     * Of tags that differ in case only, the first is kept.
     *
     * @param seen {@link Statement#tagsRevision} of the statement whose tags these replace
     */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public TagOutcome change(StatementId statement, List<? extends @Nullable String> wanted, @Nullable Integer seen) {
        if (wanted.size() > MOST) {
            return new TooMany(MOST);
        }
        var checked = checked(wanted).orElse(null);
        if (checked == null) {
            return new NotATag(TagText.LONGEST);
        }
        var tags = List.copyOf(checked.values());
        var now = statements.findById(statement).orElseThrow();
        if (tags.equals(now.tagging().tags())) {
            return new Tagged(now);
        }
        if (!Objects.equals(now.tagging().tagsRevision(), seen)) {
            return new ChangedMeanwhile(now);
        }
        var refusal = quota.change(currentMember.id());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var act = new Act(
                Kind.TAGGED,
                currentMember.id(),
                clock.instant(),
                without(tags, now.tagging().tags()),
                without(now.tagging().tags(), tags));
        announcer.begin(statement);
        var asSeen = where("_id").is(statement).and("tagsRevision").is(seen);
        var update = new Update()
                .set("tags", tags)
                .set(KEYS, List.copyOf(checked.keySet()))
                .inc("tagsRevision", 1)
                .set("changedAt", act.at())
                .push(StatementEventAnnouncer.UNANNOUNCED_ACTS, act);
        var changed = mongo.updateFirst(query(asSeen), update, Statement.class).getModifiedCount() > 0;
        var then = statements.findById(statement).orElseThrow();
        if (!changed) {
            return new ChangedMeanwhile(then);
        }
        announcer.announce(statement);
        return new Tagged(then);
    }

    /** By their keys, in their order; empty if one is none. */
    private static Optional<Map<String, String>> checked(List<? extends @Nullable String> wanted) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (var typed : wanted) {
            var tag = typed == null ? Optional.<String>empty() : TagText.of(typed);
            if (tag.isEmpty()) {
                return Optional.empty();
            }
            tags.putIfAbsent(TagText.key(tag.get()), tag.get());
        }
        return Optional.of(tags);
    }

    private static List<String> without(List<String> tags, List<String> others) {
        var rest = new ArrayList<>(tags);
        rest.removeAll(others);
        return List.copyOf(rest);
    }
}
