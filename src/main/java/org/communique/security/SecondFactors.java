package org.communique.security;

import static java.util.stream.Collectors.toSet;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What members have beside their password. Its callers have checked who asks. */
@Component
class SecondFactors {

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_CODE_BYTES = 10;

    private final Passkeys passkeys;
    private final AllOneTimeCodes codes;
    private final FactorActs acts;
    private final SecretSeal seal;
    private final SignInThrottle throttle;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(
            Passkeys passkeys,
            AllOneTimeCodes codes,
            FactorActs acts,
            SecretSeal seal,
            SignInThrottle throttle,
            Clock clock) {
        this.passkeys = passkeys;
        this.codes = codes;
        this.acts = acts;
        this.seal = seal;
        this.throttle = throttle;
        this.clock = clock;
    }

    Enrolled enrolled(MemberId member) {
        var found = codes.find(member);
        return new Enrolled(
                passkeys.existFor(member),
                found.map(OneTimeCodes::sealedSecret).isPresent(),
                found.map(some -> some.recoveryCodes().size()).orElse(0));
    }

    /** Takes the app's code of now, or a recovery code, once. Each kind is slowed down by itself. */
    CodeUse useCode(MemberId member, String typed, Origin origin) {
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        boolean ofApp = code.length() == 6;
        var attempt = ofApp ? throttle.appCodeAttempt(origin, member) : throttle.recoveryCodeAttempt(origin, member);
        if (attempt.isEmpty()) {
            return CodeUse.THROTTLED;
        }
        boolean right = ofApp ? useAppCode(member, code) : useRecoveryCode(member, code);
        if (right) {
            throttle.succeeded(attempt.get());
        }
        return right ? CodeUse.ACCEPTED : CodeUse.WRONG;
    }

    private boolean useAppCode(MemberId member, String code) {
        return codes.find(member)
                .flatMap(found -> Optional.ofNullable(found.sealedSecret()))
                .filter(stored -> seal.open(member, stored).stream()
                        .flatMapToLong(secret -> Totp.step(secret, code, clock.instant()).stream())
                        .anyMatch(step -> codes.useStep(member, stored, step)))
                .isPresent();
    }

    private boolean useRecoveryCode(MemberId member, String code) {
        boolean used = enrolled(member).any() && codes.useRecoveryCode(member, Secret.hash(code));
        if (used) {
            acts.record(member, FactorChange.RECOVERY_CODE_USED, member, "");
        }
        return used;
    }

    boolean setApp(MemberId member, byte[] secret, String typed) {
        var attempt = throttle.appCodeAttempt(Origin.session(), member);
        if (attempt.isEmpty()) {
            return false;
        }
        var step = Totp.step(secret, typed.replaceAll("\\s", ""), clock.instant());
        if (step.isEmpty()) {
            return false;
        }
        throttle.succeeded(attempt.get());
        codes.setApp(member, seal.seal(member, secret), step.getAsLong());
        acts.record(member, FactorChange.APP_ADDED, member, "");
        return true;
    }

    void removeApp(MemberId member) {
        if (codes.removeApp(member)) {
            acts.record(member, FactorChange.APP_REMOVED, member, "");
        }
    }

    void removePasskey(MemberId member, String id) {
        passkeys.remove(member, id)
                .ifPresent(passkey -> acts.record(member, FactorChange.PASSKEY_REMOVED, member, passkey.label()));
    }

    /** Ten new ones; those before are void. */
    List<String> makeRecoveryCodes(MemberId member) {
        var made = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
        codes.setRecoveryCodes(member, made.stream().map(Secret::hash).collect(toSet()));
        acts.record(member, FactorChange.RECOVERY_CODES_MADE, member, "");
        return made.stream()
                .map(code -> String.join("-", code.split("(?<=\\G.{4})")))
                .toList();
    }

    private String recoveryCode() {
        byte[] bytes = new byte[RECOVERY_CODE_BYTES];
        random.nextBytes(bytes);
        return Base32.encode(bytes);
    }

    /** What was set up since then may be another person's, who had the member's password. */
    void removeNewerThan(MemberId member, Instant since) {
        passkeys.of(member).stream()
                .filter(passkey -> !passkey.createdAt().isBefore(since))
                .forEach(passkey -> removePasskey(member, passkey.id()));
        var newer = acts.of(member).stream()
                .filter(act -> !act.at().isBefore(since))
                .map(FactorAct::change)
                .collect(toSet());
        if (newer.contains(FactorChange.APP_ADDED)) {
            removeApp(member);
        }
        if (newer.contains(FactorChange.RECOVERY_CODES_MADE)) {
            codes.setRecoveryCodes(member, Set.of());
        }
    }

    /** @param by null for the operator */
    void removeAll(MemberId member, @Nullable MemberId by) {
        passkeys.removeAll(member);
        codes.remove(member);
        acts.record(member, FactorChange.ALL_REMOVED, by, "");
    }

    /** Recovery codes stand in for a factor and are none. */
    record Enrolled(boolean passkey, boolean app, int recoveryCodes) {

        boolean any() {
            return passkey || app;
        }
    }

    enum CodeUse {
        ACCEPTED,
        WRONG,
        THROTTLED
    }
}
