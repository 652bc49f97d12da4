package org.communique.invitation.join;

import static org.springframework.data.mongodb.core.FindAndModifyOptions.options;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.member.OrganisationData;
import org.communique.erasure.ErasedName;
import org.communique.invitation.LinkToken;
import org.communique.invitation.join.JoinRequest.JoinStatus;
import org.communique.invitation.join.JoinRequestPage.Position;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The wishes to join. Every change is one conditional update of one of them. */
@Repository
class JoinRequests {

    /** Unconfirmed requests are deleted: they may name people without their knowledge. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final MongoOperations mongo;

    JoinRequests(MongoOperations mongo) {
        this.mongo = mongo;
    }

    JoinRequest add(JoinRequest request) {
        mongo.remove(
                query(where("state")
                        .is(JoinStatus.UNCONFIRMED)
                        .and("confirmBy")
                        .lt(request.at().minus(REMEMBERED))),
                JoinRequest.class);
        return mongo.insert(request);
    }

    Optional<JoinRequest> find(VersionId version, JoinRequestId id) {
        return Optional.ofNullable(
                mongo.findOne(query(where("_id").is(id).and("version").is(version)), JoinRequest.class));
    }

    List<JoinRequest> naming(ErasedName name) {
        try (var all = mongo.stream(new Query(), JoinRequest.class)) {
            return all.filter(request -> request.names(name)).toList();
        }
    }

    void remove(JoinRequestId id) {
        mongo.remove(query(where("_id").is(id)), JoinRequest.class);
    }

    List<JoinRequest> of(VersionId version) {
        return mongo.find(query(where("version").is(version)), JoinRequest.class);
    }

    /** Requests that wait for a coordinator after that position, oldest first. */
    List<JoinRequest> waiting(VersionId version, Position after, int most, Instant now) {
        var behind = new Criteria()
                .orOperator(
                        where("at").gt(after.at()),
                        where("at").is(after.at()).and("_id").gt(after.id()));
        return mongo.find(
                query(new Criteria().andOperator(waits(version, now), behind))
                        .with(Sort.by("at", "_id"))
                        .limit(most),
                JoinRequest.class);
    }

    long countWaiting(VersionId version, Instant now) {
        return mongo.count(query(waits(version, now)), JoinRequest.class);
    }

    /** The call of one that waits for a coordinator, and who asks. */
    record Waiting(VersionId version, OrganisationData organisation) {}

    /** Of all calls, the oldest first, as many as the limit at most. */
    List<Waiting> waiting(int most, Instant now) {
        var query = query(waits(new Criteria(), now)).with(Sort.by("at", "_id")).limit(most);
        query.fields().include("version", "organisation", "at");
        return mongo.find(query, Waiting.class, mongo.getCollectionName(JoinRequest.class));
    }

    private static Criteria waits(VersionId version, Instant now) {
        return waits(where("version").is(version), now);
    }

    /** As {@link JoinRequest#waits}. */
    private static Criteria waits(Criteria criteria, Instant now) {
        return criteria.orOperator(
                where("state").is(JoinStatus.CONFIRMED),
                where("state")
                        .is(JoinStatus.UNCONFIRMED)
                        .and("mailed")
                        .is(false)
                        .and("confirmBy")
                        .gt(now),
                where("state").is(JoinStatus.DECIDING).and("decidedAt").lt(now.minus(JoinRequest.TO_DECIDE)));
    }

    /** One that can still be confirmed, or be decided on. */
    record Unconfirmed(JoinRequestId id, EmailAddress contact) {}

    /** The oldest first. */
    List<Unconfirmed> unconfirmed(VersionId version, Instant now) {
        var query = query(where("version")
                        .is(version)
                        .and("state")
                        .is(JoinStatus.UNCONFIRMED)
                        .and("confirmBy")
                        .gt(now))
                .with(Sort.by("at", "_id"));
        query.fields().include("_id", "contact", "at");
        return mongo.find(query, Unconfirmed.class, mongo.getCollectionName(JoinRequest.class));
    }

    /** Unless it was confirmed or decided in the meantime. */
    void forget(JoinRequestId id) {
        mongo.remove(query(where("_id").is(id).and("state").is(JoinStatus.UNCONFIRMED)), JoinRequest.class);
    }

    Optional<JoinRequest> byConfirmation(LinkToken token) {
        return Optional.ofNullable(mongo.findOne(query(where("confirmationHash").is(token.hash())), JoinRequest.class));
    }

    Optional<JoinRequest> confirm(LinkToken token, Instant now) {
        var guard = where("confirmationHash")
                .is(token.hash())
                .and("state")
                .is(JoinStatus.UNCONFIRMED)
                .and("confirmBy")
                .gt(now);
        return modify(guard, new Update().set("state", JoinStatus.CONFIRMED));
    }

    /** Whether this call of it decided. */
    boolean decide(JoinRequestId id, JoinStatus state, MemberId by, Instant now, @Nullable String why) {
        var guard = where("_id")
                .is(id)
                .orOperator(
                        where("state").in(JoinStatus.CONFIRMED, JoinStatus.UNCONFIRMED),
                        where("state").is(JoinStatus.DECIDING).and("decidedAt").lt(now.minus(JoinRequest.TO_DECIDE)));
        return modify(
                        guard,
                        new Update()
                                .set("state", state)
                                .set("decidedBy", by)
                                .set("decidedAt", now)
                                .set("decision", why))
                .isPresent();
    }

    /** The organisation was invited, or its contact got the reason, as was decided then. */
    void decided(JoinRequestId id, Instant decidedAt, JoinStatus state) {
        modify(deciding(id, decidedAt), new Update().set("state", state));
    }

    /** The organisation was not invited, so that the request waits as before. */
    void release(JoinRequest seen, Instant decidedAt) {
        var state = seen.isMailboxConfirmed() ? JoinStatus.CONFIRMED : JoinStatus.UNCONFIRMED;
        modify(
                deciding(seen.id(), decidedAt),
                new Update().set("state", state).unset("decidedBy").unset("decidedAt"));
    }

    private static Criteria deciding(JoinRequestId id, Instant decidedAt) {
        return where("_id")
                .is(id)
                .and("state")
                .is(JoinStatus.DECIDING)
                .and("decidedAt")
                .is(decidedAt);
    }

    private Optional<JoinRequest> modify(Criteria guard, Update update) {
        return Optional.ofNullable(
                mongo.findAndModify(query(guard), update, options().returnNew(true), JoinRequest.class));
    }
}
