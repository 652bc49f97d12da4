package org.communique.security;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.communique.coalition.access.AccessRevoked;
import org.communique.coalition.directory.MemberId;
import org.communique.security.OneTimeLink.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Stores one-time links. Of a member's links to set a password only the newest is valid, once, for a limited time. */
@Repository
public class OneTimeLinks {

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final MongoOperations store;
    private final Clock clock;

    OneTimeLinks(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param member null for the first set-up */
    public IssuedLink make(Purpose purpose, @Nullable MemberId member) {
        Instant now = clock.instant();
        if (purpose != Purpose.ADDRESS) {
            revoke(member);
        }
        store.remove(query(where("expiresAt").lt(now.minus(REMEMBERED))), OneTimeLink.class);
        String token = Secret.random();
        Instant expiresAt = now.plus(purpose.lifetime());
        store.insert(new OneTimeLink(Secret.hash(token), purpose, member, expiresAt, null));
        return new IssuedLink(token, expiresAt);
    }

    /** Looks without using it up: mail scanners open links too. */
    public Optional<OneTimeLink> find(String token) {
        return Optional.ofNullable(store.findById(Secret.hash(token), OneTimeLink.class))
                .filter(link -> link.isGoodAt(clock.instant()));
    }

    /** Uses it up; of two at once only one gets it. */
    public Optional<OneTimeLink> consume(String token) {
        Instant now = clock.instant();
        var good = where("_id")
                .is(Secret.hash(token))
                .and("usedAt")
                .is(null)
                .and("expiresAt")
                .gt(now);
        return Optional.ofNullable(store.findAndModify(query(good), Update.update("usedAt", now), OneTimeLink.class));
    }

    @EventListener
    void on(AccessRevoked revoked) {
        revoke(revoked.member());
    }

    /** All but those to confirm an address: a person who can set a password does not keep the former mailbox from that. */
    private void revoke(@Nullable MemberId member) {
        var unused =
                where("member").is(member).and("usedAt").is(null).and("purpose").ne(Purpose.ADDRESS);
        store.remove(query(unused), OneTimeLink.class);
    }

    /** A link that reached no one. */
    public void revoke(IssuedLink issuedLink) {
        store.remove(query(where("_id").is(issuedLink.hash())), OneTimeLink.class);
    }

    public record IssuedLink(String token, Instant expiresAt) {

        public String hash() {
            return Secret.hash(token);
        }
    }
}
