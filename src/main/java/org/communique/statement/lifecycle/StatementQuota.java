package org.communique.statement.lifecycle;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.activity.StatementAuditEvent;
import org.communique.statement.lifecycle.QuotaExceeded.TooManyOpen;
import org.communique.statement.lifecycle.QuotaExceeded.TooManyProposed;
import org.communique.statement.lifecycle.QuotaExceeded.TooOften;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Whether a member can do something once more now. */
@Component
public class StatementQuota {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final StatementQuotaProperties limits;
    private final MongoOperations mongo;
    private final Clock clock;

    StatementQuota(StatementQuotaProperties limits, MongoOperations mongo, Clock clock) {
        this.limits = limits;
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Empty if the member can open a statement. */
    public Optional<QuotaExceeded> opening(MemberId member) {
        var unfinished = where("coordinator")
                .is(member)
                .and("phase")
                .in(List.of(Phase.DRAFTING, Phase.IN_REVIEW, Phase.APPROVED, Phase.SIGN_ON, Phase.CLOSED));
        if (mongo.count(query(unfinished), Statement.class) >= limits.open()) {
            return Optional.of(new TooManyOpen(limits.open()));
        }
        var last = query(where("coordinator").is(member));
        last.fields().include("createdAt");
        return tooOften(last, "createdAt", Opened.class, Opened::createdAt, limits.openedPerHour())
                .map(QuotaExceeded.class::cast);
    }

    /** Empty if the member can propose a statement: coordinators look at each. */
    public Optional<QuotaExceeded> proposing(MemberId member) {
        var waiting = where("coordinator").is(member).and("phase").is(Phase.PROPOSED);
        return mongo.count(query(waiting), Statement.class) >= limits.proposed()
                ? Optional.of(new TooManyProposed(limits.proposed()))
                : opening(member);
    }

    /** When a statement was. */
    @Document("statements")
    private record Opened(Instant createdAt) {}

    /** Empty if the member can submit the statement. Versions are never deleted, and others need some too. */
    public Optional<TooOften> submission(MemberId member, StatementId statement) {
        var last = query(where("statement").is(statement).and("frozenBy").is(member));
        last.fields().include("frozenAt");
        return tooOften(last, "frozenAt", Frozen.class, Frozen::frozenAt, limits.submissionsPerHour());
    }

    /** When a version was. */
    @Document("versions")
    private record Frozen(Instant frozenAt) {}

    /** Empty if the member can change who has access to a statement, or its title. */
    public Optional<TooOften> change(MemberId member) {
        return tooOften(
                query(where("by").is(member)),
                "at",
                StatementAuditEvent.class,
                StatementAuditEvent::at,
                limits.changesPerHour());
    }

    /** It is possible again when the earliest of the last so many is an hour ago. */
    private <T> Optional<TooOften> tooOften(
            Query ofMember, String at, Class<T> kind, Function<T, Instant> time, int limit) {
        var last = ofMember.addCriteria(where(at).gt(clock.instant().minus(WINDOW)))
                .with(Sort.by(Direction.DESC, at))
                .skip(limit - 1L)
                .limit(1);
        return mongo.find(last, kind).stream()
                .findFirst()
                .map(time)
                .map(earliest -> new TooOften(limit, earliest.plus(WINDOW)));
    }
}
