package org.communique.quota;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.communique.http.rate.HourlyRateLimit;
import org.communique.http.rate.RateLimitFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Counts what the signed-in member adds. Services call it when everything else about an act was found good, and before anything of it
 * is stored; what only the storing finds out, such as a name that is taken, is no longer counted then. What strangers and the server
 * itself add has limits of its own.
 */
@Component
public class MemberQuotas {

    private static final Duration HOUR = Duration.ofHours(1);

    private final HourlyRateLimit hourly;
    private final QuotaProperties properties;
    private final MongoOperations mongo;

    MemberQuotas(RateLimitFactory limits, QuotaProperties properties, MongoOperations mongo) {
        hourly = limits.ofAnHour("quota");
        this.properties = properties;
        this.mongo = mongo;
    }

    /** What a member has added and not deleted. */
    @Document("memberUsage")
    record Usage(@Id String id, long amount) {}

    /** @throws QuotaExceededException if it is one too many */
    public void take(Quota quota) {
        take(quota, 1);
    }

    /**
     * Of one for the act, which is no longer counted if it stores nothing.
     *
     * @param stored of the outcomes of the act, those that store something
     * @throws QuotaExceededException if it is one too many, or the act takes too much of another quota
     */
    public <T> T take(Quota quota, Predicate<? super T> stored, Supplier<? extends T> act) {
        take(quota);
        T outcome;
        try {
            outcome = act.get();
        } catch (QuotaExceededException e) {
            undo(quota);
            throw e;
        }
        if (!stored.test(outcome)) {
            undo(quota);
        }
        return outcome;
    }

    private void undo(Quota quota) {
        member().ifPresent(member -> {
            hourly.giveBack(id(quota, member), 1, properties.of(quota.perHour()));
            if (quota.ends()) {
                giveBack(quota, member, 1);
            }
        });
    }

    /**
     * To be kept with what is added, so that it can be {@link #giveBack given back}.
     *
     * @return for whom it is counted; null for no member
     * @throws QuotaExceededException if it is too much; then nothing is counted
     */
    public @Nullable String take(Quota quota, int amount) {
        var member = member();
        member.ifPresent(found -> take(quota, id(quota, found), amount));
        return member.orElse(null);
    }

    private void take(Quota quota, String id, int amount) {
        int most = properties.of(quota.perHour());
        if (!hourly.allows(id, amount, most)) {
            var pause =
                    Duration.ofMillis(Math.min(HOUR.toMillis(), Math.ceilDiv(HOUR.toMillis() * amount, (long) most)));
            throw QuotaExceededException.inAnHour(quota, most, pause);
        }
        if (quota.ends() && !add(id, amount, properties.of(quota.inAll()))) {
            hourly.giveBack(id, amount, most);
            throw QuotaExceededException.inAll(quota, properties.of(quota.inAll()));
        }
    }

    /** Checked and counted in one, as a member can send many requests at once. */
    private boolean add(String id, int amount, int most) {
        var room = query(where("_id").is(id).and("amount").lte(most - amount));
        var more = new Update().inc("amount", amount);
        if (mongo.updateFirst(room, more, Usage.class).getMatchedCount() > 0) {
            return true;
        }
        if (amount > most) {
            return false;
        }
        try {
            mongo.insert(new Usage(id, amount));
            return true;
        } catch (DuplicateKeyException e) {
            // It is used up, or another of the member's first ones was quicker.
            return mongo.updateFirst(room, more, Usage.class).getMatchedCount() > 0;
        }
    }

    /** What was counted for the member was deleted. */
    public void giveBack(Quota quota, String member, int amount) {
        var counted = query(where("_id").is(id(quota, member)).and("amount").gte(amount));
        mongo.updateFirst(counted, new Update().inc("amount", -amount), Usage.class);
    }

    private static String id(Quota quota, String member) {
        return quota + "/" + member;
    }

    /** The principal's name is the member's id. */
    private static Optional<String> member() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(authentication -> !(authentication instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName);
    }
}
