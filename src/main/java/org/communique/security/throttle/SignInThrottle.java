package org.communique.security.throttle;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.MemberId;
import org.communique.http.origin.ClientNetwork;
import org.communique.http.rate.NetworkRateLimit;
import org.communique.http.rate.RateLimit;
import org.communique.http.rate.RateLimitFactory;
import org.communique.security.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Attempts from devices where a member signed in before are counted by device; all others together by account, so
 * that many addresses do not help a guesser, and by address. An account's known devices, passkeys and mailed links keep working: no
 * one can lock out a member.
 */
@Component
public class SignInThrottle {

    private static final ExponentialBackoff PASSWORDS =
            new ExponentialBackoff(10, Duration.ofSeconds(30), Duration.ofMinutes(15));

    /** Of a million codes three are valid at a time, and only people who know the password can try one. */
    private static final ExponentialBackoff APP_CODES =
            new ExponentialBackoff(6, Duration.ofMinutes(1), Duration.ofMinutes(15));

    /** Recovery codes have 80 random bits: the pause only keeps the server from work. */
    private static final ExponentialBackoff RECOVERY_CODES =
            new ExponentialBackoff(10, Duration.ofSeconds(10), Duration.ofMinutes(1));

    private final AttemptCounts counts;
    private final GuessingAlert alert;
    private final NetworkRateLimit byAddress;
    private final RateLimit byAccountAndAddress;
    private final RateLimit mails;
    /** Each visit to the sign-in page asks for one. */
    private final NetworkRateLimit challenges;

    public SignInThrottle(AttemptCounts counts, GuessingAlert alert, RateLimitFactory limits) {
        this.counts = counts;
        this.alert = alert;
        byAddress = limits.forNetworks("sign-in", 60, Duration.ofSeconds(3));
        byAccountAndAddress = limits.of("sign-in-account", 8, Duration.ofMinutes(1));
        mails = limits.of("sign-in-mail", 3, Duration.ofMinutes(20));
        challenges = limits.forNetworks("passkey-challenge", 200, Duration.ofMillis(600));
    }

    /**
     * An attempt that may be checked.
     *
     * @param tooMany whether so many failed before it that the password seems to be guessed
     */
    public record Attempt(String id, AttemptSource origin, String account, boolean tooMany) {}

    /** @param account as it was typed */
    public Optional<Attempt> passwordAttempt(AttemptSource attemptSource, String account) {
        var name = normal(account);
        return attemptSource.own() != null || allows(attemptSource.network(), name)
                ? attempt("password", attemptSource, name, attemptSource.own(), PASSWORDS)
                : refused();
    }

    public Optional<Attempt> appCodeAttempt(AttemptSource attemptSource, MemberId member) {
        return attempt("app", attemptSource, member.value(), attemptSource.own(), APP_CODES);
    }

    /** Counted by network too: who knows a password and wastes attempts elsewhere leaves the member this way in. */
    public Optional<Attempt> recoveryCodeAttempt(AttemptSource attemptSource, MemberId member) {
        var place = attemptSource.own() == null ? attemptSource.network() : attemptSource.own();
        return attempt("recovery", attemptSource, member.value(), place, RECOVERY_CODES);
    }

    private Optional<Attempt> attempt(
            String kind,
            AttemptSource attemptSource,
            String account,
            @Nullable String place,
            ExponentialBackoff pause) {
        var id = Secret.hash(String.join(" ", kind, account, place == null ? "" : place));
        var counted = counts.begin(id, pause);
        if (counted.isEmpty()) {
            return refused();
        }
        return Optional.of(new Attempt(id, attemptSource, account, counted.get().attempts() >= pause.free()));
    }

    private Optional<Attempt> refused() {
        alert.refused();
        return Optional.empty();
    }

    public void succeeded(Attempt attempt) {
        if (attempt.origin().own() == null) {
            // Others may be guessing: what they used up stays used up.
            counts.undo(attempt.id());
            byAccountAndAddress.reset(key(attempt.origin().network(), attempt.account()));
        } else {
            counts.forget(attempt.id());
        }
    }

    /** Whether to notify the member that the password seems to be guessed: once, until it stops for a day. */
    public boolean shouldNotify(Attempt failed) {
        return failed.tooMany() && failed.origin().own() == null && counts.announce(failed.id());
    }

    /** Whether one more request that names the account may come from the address. */
    public boolean allows(String address, String account) {
        var network = ClientNetwork.of(address);
        return byAddress.allows(network) && byAccountAndAddress.allows(key(network, normal(account)));
    }

    /** Whether one more mail may go to the address; this holds no one up who can sign in. */
    public boolean allowsMail(String to) {
        return mails.allows(normal(to));
    }

    public boolean allowsChallenge(String address) {
        return challenges.allows(address);
    }

    private static String key(String network, String account) {
        return network + ' ' + account;
    }

    private static String normal(String account) {
        var name = EmailAddress.parse(account)
                .map(EmailAddress::value)
                .orElseGet(() -> account.strip().toLowerCase(Locale.ROOT));
        return name.substring(0, Math.min(name.length(), 254));
    }
}
