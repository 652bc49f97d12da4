package org.communique.security.credential;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import org.communique.coalition.directory.MemberId;
import org.communique.security.Secret;
import org.communique.security.credential.PasskeyChallenge.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Repository;

/** The challenges that wait for an answer. They are in the store, so that any server of the deployment takes it. */
@Repository
public class PasskeyChallenges {

    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private final MongoOperations store;
    private final Clock clock;

    PasskeyChallenges(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Bytes make(Purpose purpose, @Nullable MemberId member, String browser) {
        var now = clock.instant();
        store.remove(query(where("expiresAt").lt(now)), PasskeyChallenge.class);
        var challenge = Bytes.random();
        store.insert(new PasskeyChallenge(
                challenge.toBase64UrlString(), purpose, member, Secret.hash(browser), now.plus(PATIENCE)));
        return challenge;
    }

    /** Uses it up; of two answers at once only one gets it. */
    boolean consume(String challenge, Purpose purpose, @Nullable MemberId member, Collection<String> browsers) {
        var good = where("_id")
                .is(challenge)
                .and("purpose")
                .is(purpose)
                .and("member")
                .is(member)
                .and("browser")
                .in(browsers.stream().map(Secret::hash).toList())
                .and("expiresAt")
                .gt(clock.instant());
        return store.findAndRemove(query(good), PasskeyChallenge.class) != null;
    }
}
