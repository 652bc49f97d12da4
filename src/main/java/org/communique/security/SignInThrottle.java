package org.communique.security;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.communique.coalition.MemberId;
import org.communique.http.ClientNetwork;
import org.communique.http.NetworkLimit;
import org.communique.http.RateLimit;
import org.communique.http.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Where a member has signed in before, attempts are counted by device; those of everybody else together by
 * account, so that many addresses help a guesser no more than one, and by address. An account's own devices, passkeys and mailed
 * links go on meanwhile: no one can lock anyone out.
 */
@Component
class SignInThrottle {

    private static final GrowingPause PASSWORDS = new GrowingPause(10, Duration.ofSeconds(30), Duration.ofMinutes(15));

    /** Of a million codes three are good at a time, and those who get to try one know the password. */
    private static final GrowingPause APP_CODES = new GrowingPause(6, Duration.ofMinutes(1), Duration.ofMinutes(15));

    /** Recovery codes have 80 random bits: the pause only keeps the server from work. */
    private static final GrowingPause RECOVERY_CODES =
            new GrowingPause(10, Duration.ofSeconds(10), Duration.ofMinutes(1));

    private final AttemptCounts counts;
    private final GuessingAlarm alarm;
    private final NetworkLimit byAddress;
    private final RateLimit byAccountAndAddress;
    private final RateLimit mails;
    /** Each visit to the sign-in page asks for one. */
    private final NetworkLimit challenges;

    SignInThrottle(AttemptCounts counts, GuessingAlarm alarm, RateLimits limits) {
        this.counts = counts;
        this.alarm = alarm;
        byAddress = limits.ofNetworks("sign-in", 60, Duration.ofSeconds(3));
        byAccountAndAddress = limits.of("sign-in-account", 8, Duration.ofMinutes(1));
        mails = limits.of("sign-in-mail", 3, Duration.ofMinutes(20));
        challenges = limits.ofNetworks("passkey-challenge", 200, Duration.ofMillis(600));
    }

    /**
     * An attempt that may be looked at.
     *
     * @param tooMany whether so many came before it that the password seems to be guessed
     */
    record Attempt(String id, Origin origin, String account, boolean tooMany) {}

    /** @param account as it was typed */
    Optional<Attempt> passwordAttempt(Origin origin, String account) {
        var name = normal(account);
        return origin.own() != null || allows(origin.network(), name)
                ? attempt("password", origin, name, origin.own(), PASSWORDS)
                : refused();
    }

    Optional<Attempt> appCodeAttempt(Origin origin, MemberId member) {
        return attempt("app", origin, member.value(), origin.own(), APP_CODES);
    }

    /** Counted by network too: who knows a password and wastes attempts elsewhere leaves the member this way in. */
    Optional<Attempt> recoveryCodeAttempt(Origin origin, MemberId member) {
        var place = origin.own() == null ? origin.network() : origin.own();
        return attempt("recovery", origin, member.value(), place, RECOVERY_CODES);
    }

    private Optional<Attempt> attempt(
            String kind, Origin origin, String account, @Nullable String place, GrowingPause pause) {
        var id = Secret.hash(String.join(" ", kind, account, place == null ? "" : place));
        var counted = counts.begin(id, pause);
        if (counted.isEmpty()) {
            return refused();
        }
        return Optional.of(new Attempt(id, origin, account, counted.get().attempts() >= pause.free()));
    }

    private Optional<Attempt> refused() {
        alarm.refused();
        return Optional.empty();
    }

    void succeeded(Attempt attempt) {
        if (attempt.origin().own() == null) {
            // Others may be guessing: what they used up stays used up.
            counts.takeBack(attempt.id());
            byAccountAndAddress.reset(key(attempt.origin().network(), attempt.account()));
        } else {
            counts.forget(attempt.id());
        }
    }

    /** Whether the member is to be told that the password seems to be guessed: once, until it stops for a day. */
    boolean isNews(Attempt failed) {
        return failed.tooMany() && failed.origin().own() == null && counts.announce(failed.id());
    }

    /** Whether one more request that names the account may come from the address. */
    boolean allows(String address, String account) {
        var network = ClientNetwork.of(address);
        return byAddress.allows(network) && byAccountAndAddress.allows(key(network, normal(account)));
    }

    /** Whether one more mail may go to the address; this holds no one up who can sign in. */
    boolean allowsMail(String to) {
        return mails.allows(normal(to));
    }

    boolean allowsChallenge(String address) {
        return challenges.allows(address);
    }

    private static String key(String network, String account) {
        return network + ' ' + account;
    }

    private static String normal(String account) {
        var name = account.strip().toLowerCase(Locale.ROOT);
        return name.substring(0, Math.min(name.length(), 254));
    }
}
