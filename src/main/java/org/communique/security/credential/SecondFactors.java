package org.communique.security.credential;

import static java.util.stream.Collectors.toSet;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.MemberId;
import org.communique.security.Base32;
import org.communique.security.Secret;
import org.communique.security.throttle.AttemptSource;
import org.communique.security.throttle.SignInThrottle;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What members have in addition to their password. Its callers have checked who asks. */
@Component
public class SecondFactors {

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_CODE_BYTES = 10;

    private final Passkeys passkeys;
    private final OneTimeCodeStore codes;
    private final CredentialEvents credentialEvents;
    private final SecretEncryption encryption;
    private final SignInThrottle throttle;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(
            Passkeys passkeys,
            OneTimeCodeStore codes,
            CredentialEvents credentialEvents,
            SecretEncryption encryption,
            SignInThrottle throttle,
            Clock clock) {
        this.passkeys = passkeys;
        this.codes = codes;
        this.credentialEvents = credentialEvents;
        this.encryption = encryption;
        this.throttle = throttle;
        this.clock = clock;
    }

    public Enrolled enrolled(MemberId member) {
        var found = codes.find(member);
        return new Enrolled(
                passkeys.existFor(member),
                found.map(OneTimeCodes::sealedSecret).isPresent(),
                found.map(some -> some.recoveryCodes().size()).orElse(0));
    }

    /** Takes the app's code of now, or a recovery code, once. Each kind is slowed down by itself. */
    public CodeUse useCode(MemberId member, String typed, AttemptSource attemptSource) {
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        boolean ofApp = code.length() == 6;
        var attempt = ofApp
                ? throttle.appCodeAttempt(attemptSource, member)
                : throttle.recoveryCodeAttempt(attemptSource, member);
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
                .filter(stored -> encryption.open(member, stored).stream()
                        .flatMapToLong(secret -> Totp.step(secret, code, clock.instant()).stream())
                        .anyMatch(step -> codes.useStep(member, stored, step)))
                .isPresent();
    }

    private boolean useRecoveryCode(MemberId member, String code) {
        boolean used = enrolled(member).any() && codes.useRecoveryCode(member, Secret.hash(code));
        if (used) {
            credentialEvents.record(member, CredentialChange.RECOVERY_CODE_USED, member, "");
        }
        return used;
    }

    public boolean setApp(MemberId member, byte[] secret, String typed) {
        var attempt = throttle.appCodeAttempt(AttemptSource.session(), member);
        if (attempt.isEmpty()) {
            return false;
        }
        var step = Totp.step(secret, typed.replaceAll("\\s", ""), clock.instant());
        if (step.isEmpty()) {
            return false;
        }
        throttle.succeeded(attempt.get());
        codes.setApp(member, encryption.seal(member, secret), step.getAsLong());
        credentialEvents.record(member, CredentialChange.APP_ADDED, member, "");
        return true;
    }

    public void removeApp(MemberId member) {
        if (codes.removeApp(member)) {
            credentialEvents.record(member, CredentialChange.APP_REMOVED, member, "");
        }
    }

    public void removePasskey(MemberId member, String id) {
        passkeys.remove(member, id)
                .ifPresent(passkey ->
                        credentialEvents.record(member, CredentialChange.PASSKEY_REMOVED, member, passkey.label()));
    }

    /** Ten new ones; those before are void. */
    public List<String> makeRecoveryCodes(MemberId member) {
        var made = Stream.generate(this::recoveryCode).limit(RECOVERY_CODES).toList();
        codes.setRecoveryCodes(member, made.stream().map(Secret::hash).collect(toSet()));
        credentialEvents.record(member, CredentialChange.RECOVERY_CODES_MADE, member, "");
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
    public void removeNewerThan(MemberId member, Instant since) {
        passkeys.of(member).stream()
                .filter(passkey -> !passkey.createdAt().isBefore(since))
                .forEach(passkey -> removePasskey(member, passkey.id()));
        var newer = credentialEvents.of(member).stream()
                .filter(event -> !event.at().isBefore(since))
                .map(CredentialEvent::change)
                .collect(toSet());
        if (newer.contains(CredentialChange.APP_ADDED)) {
            removeApp(member);
        }
        if (newer.contains(CredentialChange.RECOVERY_CODES_MADE)) {
            codes.setRecoveryCodes(member, Set.of());
        }
    }

    /** @param by null for the operator */
    public void removeAll(MemberId member, @Nullable MemberId by) {
        passkeys.removeAll(member);
        codes.remove(member);
        credentialEvents.record(member, CredentialChange.ALL_REMOVED, by, "");
    }

    /** Recovery codes replace a factor and do not count as one. */
    public record Enrolled(boolean passkey, boolean app, int recoveryCodes) {

        public boolean any() {
            return passkey || app;
        }
    }

    public enum CodeUse {
        ACCEPTED,
        WRONG,
        THROTTLED
    }
}
