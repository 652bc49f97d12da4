package org.communique.security;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.Coalition;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/**
 * What members do about their own second factors. Every change needs a recent confirmation, by a second factor where the
 * member has one: a browser that was left open must not end in somebody else's passkey.
 */
@Service
@PreAuthorize("denyAll()")
public class OwnFactorsService {

    private static final int SECRET_BYTES = 20;
    private static final int LONGEST_LABEL = 60;
    private static final int MOST_PASSKEYS = 20;

    private final CurrentMember currentMember;
    private final Directory directory;
    private final Coalition coalition;
    private final Passkeys passkeys;
    private final PasskeyCeremonies ceremonies;
    private final SecondFactors factors;
    private final FactorActs acts;
    private final Freshness freshness;
    private final Sessions sessions;
    private final SecureRandom random = new SecureRandom();

    OwnFactorsService(
            CurrentMember currentMember,
            Directory directory,
            Coalition coalition,
            Passkeys passkeys,
            PasskeyCeremonies ceremonies,
            SecondFactors factors,
            FactorActs acts,
            Freshness freshness,
            Sessions sessions) {
        this.currentMember = currentMember;
        this.directory = directory;
        this.coalition = coalition;
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.factors = factors;
        this.acts = acts;
        this.freshness = freshness;
        this.sessions = sessions;
    }

    @PreAuthorize("isAuthenticated()")
    public OwnFactors own() {
        var member = currentMember.id();
        var enrolled = factors.enrolled(member);
        return new OwnFactors(
                passkeys.of(member).stream().map(PasskeyDetails::of).toList(),
                enrolled.app(),
                enrolled.recoveryCodes(),
                acts.of(member).stream().map(this::details).toList());
    }

    private ActDetails details(FactorAct act) {
        var by = Optional.ofNullable(act.by()).flatMap(directory::member).map(Member::name);
        return new ActDetails(act.change(), act.what(), by, act.at());
    }

    /** @return what the browser needs for making a passkey */
    @PreAuthorize("isAuthenticated()")
    public String passkeyOptions() {
        freshness.requireRecent();
        return ceremonies.registrationOptions(currentMember.id());
    }

    /** @return whether the passkey can be used from now on */
    @PreAuthorize("isAuthenticated()")
    public boolean addPasskey(String credential, String label) {
        freshness.requireRecent();
        var member = currentMember.id();
        var name = clean(label);
        if (passkeys.of(member).size() >= MOST_PASSKEYS || !ceremonies.register(member, credential, name)) {
            return false;
        }
        acts.record(member, FactorChange.PASSKEY_ADDED, member, name);
        proved();
        return true;
    }

    @PreAuthorize("isAuthenticated()")
    public void renamePasskey(String id, String label) {
        freshness.requireRecent();
        passkeys.rename(currentMember.id(), id, clean(label));
    }

    /** Someone else's passkey stays as it is. */
    @PreAuthorize("isAuthenticated()")
    public void removePasskey(String id) {
        freshness.requireRecent();
        factors.removePasskey(currentMember.id(), id);
    }

    /** A secret to set an authenticator app up with; it counts once {@link #setApp} got a code made with it. */
    @PreAuthorize("isAuthenticated()")
    public AppSecret newAppSecret() {
        freshness.requireRecent();
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new AppSecret(
                secret,
                Base32.encode(secret),
                Totp.uri(coalition.profile().name(), currentMember.get().email().value(), secret));
    }

    /** @return whether the code was right, and the app now is the member's, in place of an earlier one */
    @PreAuthorize("isAuthenticated()")
    public boolean setApp(AppSecret secret, String code) {
        freshness.requireRecent();
        if (!factors.setApp(currentMember.id(), secret.bytes(), code)) {
            return false;
        }
        proved();
        return true;
    }

    @PreAuthorize("isAuthenticated()")
    public void removeApp() {
        freshness.requireRecent();
        factors.removeApp(currentMember.id());
    }

    /** Returns ten codes, which are shown this once; those before are void. */
    @PreAuthorize("isAuthenticated()")
    public List<String> newRecoveryCodes() {
        freshness.requireRecent();
        return factors.makeRecoveryCodes(currentMember.id());
    }

    private void proved() {
        var context = SecurityContextHolder.getContext();
        if (context.getAuthentication() instanceof MemberAuthentication session) {
            context.setAuthentication(sessions.prove(session, sessions.secondFactor()));
        }
    }

    private static String clean(String label) {
        var line = label.replaceAll("\\p{Cntrl}", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_LABEL));
    }

    /** @param acts newest first */
    public record OwnFactors(List<PasskeyDetails> passkeys, boolean app, int recoveryCodes, List<ActDetails> acts) {

        public boolean any() {
            return app || !passkeys.isEmpty();
        }
    }

    public record PasskeyDetails(String id, String label, Instant createdAt, Optional<Instant> lastUsed) {

        static PasskeyDetails of(Passkey passkey) {
            return new PasskeyDetails(
                    passkey.id(), passkey.label(), passkey.createdAt(), Optional.ofNullable(passkey.lastUsed()));
        }
    }

    /** @param by empty for the operator */
    public record ActDetails(FactorChange change, String what, Optional<String> by, Instant at) {}

    /** @param text the secret to type where no QR code can be scanned */
    @SuppressWarnings("ArrayRecordComponent")
    public record AppSecret(byte[] bytes, String text, String uri) {}
}
