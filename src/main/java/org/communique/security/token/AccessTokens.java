package org.communique.security.token;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.access.AccessRevoked;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.SignIn;
import org.communique.security.Secret;
import org.communique.security.SecurityProperties;
import org.communique.security.session.SignInEnded;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The personal access tokens. */
@Repository
public class AccessTokens {

    /** Tells a secret scanner, and a person, what the text is. */
    private static final String PREFIX = "communique_";

    /** Of one member, of those that have not expired. */
    public static final int MOST = 50;

    private static final Duration SHOWN_EXPIRED = Duration.ofDays(30);

    /** One request asks a dozen times, and the next one shall not wait for news. */
    private final Cache<String, Optional<Member>> owners = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMillis(200))
            .build();

    private final SignIn.Lookup<String> lookup = this::activeOwners;
    private final MongoOperations store;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final SecurityProperties properties;
    private final Clock clock;

    AccessTokens(
            MongoOperations store,
            Directory directory,
            ApplicationEventPublisher events,
            SecurityProperties properties,
            Clock clock) {
        this.store = store;
        this.directory = directory;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Returns the token, which cannot be had again; none if the member has {@link #MOST} that have not expired.
     *
     * @param lifetime what is longer than the longest that is allowed is cut to it
     */
    public Optional<String> create(MemberId member, String name, Set<TokenScope> scopes, Duration lifetime) {
        var now = clock.instant();
        if (store.count(query(where("member").is(member).and("expiresAt").gt(now)), AccessToken.class) >= MOST) {
            return Optional.empty();
        }
        String token = PREFIX + Secret.random();
        var expiresAt =
                now.plus(Collections.min(List.of(lifetime, properties.tokens().longestLifetime())));
        store.insert(new AccessToken(Secret.hash(token), member, name, scopes, now, expiresAt, now, null));
        return Optional.of(token);
    }

    Optional<AccessTokenAuthentication> signIn(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String hash = Secret.hash(token);
        var found = find(hash);
        if (found == null) {
            return Optional.empty();
        }
        var member = activeOwners(List.of(found)).get(hash);
        if (member == null) {
            return Optional.empty();
        }
        owners.put(hash, Optional.of(member));
        touch(found);
        return Optional.of(new AccessTokenAuthentication(
                found.member(),
                new SignIn<>(hash, lookup),
                found.scopes(),
                found.signsUntil(properties.tokens().signingConfirmationLasts()),
                clock));
    }

    /** Not in a loader, in which those who ask for other tokens might wait too. */
    private Map<String, Member> activeOwners(Set<String> hashes) {
        var known = new HashMap<>(owners.getAllPresent(hashes));
        var unknown = hashes.stream().filter(hash -> !known.containsKey(hash)).toList();
        if (!unknown.isEmpty()) {
            var found = activeOwners(store.find(query(where("_id").in(unknown)), AccessToken.class));
            for (var hash : unknown) {
                var owner = Optional.ofNullable(found.get(hash));
                owners.put(hash, owner);
                known.put(hash, owner);
            }
        }
        Map<String, Member> active = new HashMap<>();
        known.forEach((hash, owner) -> owner.ifPresent(member -> active.put(hash, member)));
        return active;
    }

    /** By name, expired ones too. */
    public List<AccessToken> of(MemberId member) {
        return store.find(query(where("member").is(member)), AccessToken.class).stream()
                .sorted(Comparator.comparing(AccessToken::name))
                .toList();
    }

    public void revoke(MemberId member, String hash) {
        if (store.remove(own(member, hash), AccessToken.class).getDeletedCount() > 0) {
            owners.invalidate(hash);
            events.publishEvent(new SignInEnded(hash));
        }
    }

    /** Until then its owner sees that it has expired. */
    void removeExpired() {
        store.remove(query(where("expiresAt").lt(clock.instant().minus(SHOWN_EXPIRED))), AccessToken.class);
    }

    /** Its owner says again that it may do what needs a confirmation. */
    public void confirm(MemberId member, String hash) {
        store.updateFirst(own(member, hash), Update.update("confirmedAt", clock.instant()), AccessToken.class);
    }

    private static Query own(MemberId member, String hash) {
        return query(where("_id").is(hash).and("member").is(member));
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(AccessRevoked revoked) {
        store.remove(query(where("member").is(revoked.member())), AccessToken.class);
        owners.invalidateAll();
    }

    private Map<String, Member> activeOwners(List<AccessToken> found) {
        var now = clock.instant();
        var good =
                found.stream().filter(token -> now.isBefore(token.expiresAt())).toList();
        if (good.isEmpty()) {
            return Map.of();
        }
        var members = directory.members(good.stream().map(AccessToken::member).toList());
        Map<String, Member> active = new HashMap<>();
        for (var token : good) {
            var member = members.get(token.member());
            if (member != null && member.active()) {
                active.put(token.hash(), member);
            }
        }
        return active;
    }

    private @Nullable AccessToken find(String hash) {
        return store.findById(hash, AccessToken.class);
    }

    private void touch(AccessToken token) {
        Instant now = clock.instant();
        if (token.lastUsed() == null
                || token.lastUsed().plus(Duration.ofHours(1)).isBefore(now)) {
            store.updateFirst(query(where("_id").is(token.hash())), Update.update("lastUsed", now), AccessToken.class);
        }
    }
}
