package org.communique.security.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.settings.Coalition;
import org.communique.security.Base32;
import org.communique.security.credential.CredentialChange;
import org.communique.security.credential.CredentialEvent;
import org.communique.security.credential.CredentialEvents;
import org.communique.security.credential.Passkey;
import org.communique.security.credential.PasskeyCeremonies;
import org.communique.security.credential.Passkeys;
import org.communique.security.credential.SecondFactors;
import org.communique.security.credential.Totp;
import org.communique.security.session.MemberAuthentication;
import org.communique.security.session.SessionService;
import org.communique.security.session.StepUpPolicy;
import org.communique.text.unicode.ShortText;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;

/**
 * What members do about their own second factors. Every change needs a recent confirmation, by a second factor where the
 * member has one: a browser that was left open must not let another person add a passkey.
 */
@Service
@PreAuthorize("denyAll()")
public class OwnSecondFactorsService {

    private static final int SECRET_BYTES = 20;
    private static final int LONGEST_LABEL = 60;
    private static final int MOST_PASSKEYS = 20;

    private final CurrentMember currentMember;
    private final Directory directory;
    private final Coalition coalition;
    private final Passkeys passkeys;
    private final PasskeyCeremonies ceremonies;
    private final SecondFactors factors;
    private final CredentialEvents credentialEvents;
    private final StepUpPolicy stepUpPolicy;
    private final SessionService sessionService;
    private final SecureRandom random = new SecureRandom();

    OwnSecondFactorsService(
            CurrentMember currentMember,
            Directory directory,
            Coalition coalition,
            Passkeys passkeys,
            PasskeyCeremonies ceremonies,
            SecondFactors factors,
            CredentialEvents credentialEvents,
            StepUpPolicy stepUpPolicy,
            SessionService sessionService) {
        this.currentMember = currentMember;
        this.directory = directory;
        this.coalition = coalition;
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.factors = factors;
        this.credentialEvents = credentialEvents;
        this.stepUpPolicy = stepUpPolicy;
        this.sessionService = sessionService;
    }

    @PreAuthorize("isAuthenticated()")
    public OwnFactors own() {
        var member = currentMember.id();
        var enrolled = factors.enrolled(member);
        return new OwnFactors(
                passkeys.of(member).stream().map(PasskeyDetails::of).toList(),
                enrolled.app(),
                enrolled.recoveryCodes(),
                credentialEvents.of(member).stream().map(this::details).toList());
    }

    private ActDetails details(CredentialEvent event) {
        var by = Optional.ofNullable(event.by()).flatMap(directory::member).map(Member::name);
        return new ActDetails(event.change(), event.what(), by, event.at());
    }

    /** @return what the browser needs for making a passkey */
    @PreAuthorize("isAuthenticated()")
    public String passkeyOptions() {
        stepUpPolicy.requireRecent();
        return ceremonies.registrationOptions(currentMember.id(), MemberAuthentication.currentSessionId());
    }

    /** @return whether the passkey can be used from now on */
    @PreAuthorize("isAuthenticated()")
    public boolean addPasskey(String credential, String label) {
        stepUpPolicy.requireRecent();
        var member = currentMember.id();
        var name = clean(label);
        if (passkeys.of(member).size() >= MOST_PASSKEYS
                || !ceremonies.register(member, credential, name, MemberAuthentication.currentSessionId())) {
            return false;
        }
        credentialEvents.record(member, CredentialChange.PASSKEY_ADDED, member, name);
        proved();
        return true;
    }

    @PreAuthorize("isAuthenticated()")
    public void renamePasskey(String id, String label) {
        stepUpPolicy.requireRecent();
        passkeys.rename(currentMember.id(), id, clean(label));
    }

    /** Has no effect on other members' passkeys. */
    @PreAuthorize("isAuthenticated()")
    public void removePasskey(String id) {
        stepUpPolicy.requireRecent();
        factors.removePasskey(currentMember.id(), id);
    }

    /** A secret to set an authenticator app up with; it counts once {@link #setApp} got a code made with it. */
    @PreAuthorize("isAuthenticated()")
    public AppSecret newAppSecret() {
        stepUpPolicy.requireRecent();
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
        stepUpPolicy.requireRecent();
        if (!factors.setApp(currentMember.id(), secret.bytes(), code)) {
            return false;
        }
        proved();
        return true;
    }

    @PreAuthorize("isAuthenticated()")
    public void removeApp() {
        stepUpPolicy.requireRecent();
        factors.removeApp(currentMember.id());
    }

    /** Returns ten codes, which are shown this once; those before are void. */
    @PreAuthorize("isAuthenticated()")
    public List<String> newRecoveryCodes() {
        stepUpPolicy.requireRecent();
        return factors.makeRecoveryCodes(currentMember.id());
    }

    private void proved() {
        var context = SecurityContextHolder.getContext();
        if (context.getAuthentication() instanceof MemberAuthentication session) {
            context.setAuthentication(sessionService.prove(session, sessionService.secondFactor()));
        }
    }

    private static String clean(String label) {
        return ShortText.optionalLine(label, LONGEST_LABEL);
    }

    /** @param credentialEvents newest first */
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
    public record ActDetails(CredentialChange change, String what, Optional<String> by, Instant at) {}

    /** @param text the secret to type where no QR code can be scanned */
    @SuppressWarnings("ArrayRecordComponent")
    public record AppSecret(byte[] bytes, String text, String uri) {}
}
