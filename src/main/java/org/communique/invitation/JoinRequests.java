package org.communique.invitation;

import static org.springframework.data.mongodb.core.FindAndModifyOptions.options;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.MemberId;
import org.communique.invitation.JoinRequest.State;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The wishes to join. Every change is one conditional update of one of them. */
@Repository
class JoinRequests {

    /** What nobody confirmed is forgotten: it may name people who know nothing of it. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final MongoOperations mongo;

    JoinRequests(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void add(JoinRequest request) {
        mongo.remove(
                query(where("state")
                        .is(State.UNCONFIRMED)
                        .and("confirmBy")
                        .lt(request.at().minus(REMEMBERED))),
                JoinRequest.class);
        mongo.insert(request);
    }

    Optional<JoinRequest> find(VersionId version, JoinRequestId id) {
        return Optional.ofNullable(
                mongo.findOne(query(where("_id").is(id).and("version").is(version)), JoinRequest.class));
    }

    List<JoinRequest> waiting(VersionId version, Instant now) {
        return mongo.find(query(where("version").is(version)), JoinRequest.class).stream()
                .filter(request -> request.waits(now))
                .toList();
    }

    Optional<JoinRequest> byConfirmation(LinkToken token) {
        return Optional.ofNullable(mongo.findOne(query(where("confirmationHash").is(token.hash())), JoinRequest.class));
    }

    boolean confirm(LinkToken token, Instant now) {
        var guard = where("confirmationHash")
                .is(token.hash())
                .and("state")
                .is(State.UNCONFIRMED)
                .and("confirmBy")
                .gt(now);
        return modify(guard, new Update().set("state", State.CONFIRMED)).isPresent();
    }

    /** Whether this call of it decided. */
    boolean decide(JoinRequestId id, State state, MemberId by, Instant now, @Nullable String why) {
        var guard = where("_id")
                .is(id)
                .orOperator(
                        where("state").in(State.CONFIRMED, State.UNCONFIRMED),
                        where("state").is(State.DECIDING).and("decidedAt").lt(now.minus(JoinRequest.TO_DECIDE)));
        return modify(
                        guard,
                        new Update()
                                .set("state", state)
                                .set("decidedBy", by)
                                .set("decidedAt", now)
                                .set("decision", why))
                .isPresent();
    }

    /** The organisation was invited, as was decided then. */
    void accepted(JoinRequestId id, Instant decidedAt) {
        modify(deciding(id, decidedAt), new Update().set("state", State.ACCEPTED));
    }

    /** The organisation was not invited, so that the request waits as before. */
    void release(JoinRequest seen, Instant decidedAt) {
        var state = seen.isMailboxConfirmed() ? State.CONFIRMED : State.UNCONFIRMED;
        modify(
                deciding(seen.id(), decidedAt),
                new Update().set("state", state).unset("decidedBy").unset("decidedAt"));
    }

    private static Criteria deciding(JoinRequestId id, Instant decidedAt) {
        return where("_id")
                .is(id)
                .and("state")
                .is(State.DECIDING)
                .and("decidedAt")
                .is(decidedAt);
    }

    private Optional<JoinRequest> modify(Criteria guard, Update update) {
        return Optional.ofNullable(
                mongo.findAndModify(query(guard), update, options().returnNew(true), JoinRequest.class));
    }
}
