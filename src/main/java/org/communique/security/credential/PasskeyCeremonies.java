package org.communique.security.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.webauthn4j.util.exception.WebAuthnException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.communique.security.credential.PasskeyChallenge.Purpose;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutableAuthenticationExtensionsClientInputs;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two ceremonies of WebAuthn. Both demand that the authenticator verifies its user, by a PIN or a fingerprint, so that
 * a passkey alone is two factors. Options and answers are JSON as browsers have it.
 */
@Component
public class PasskeyCeremonies {

    private static final Logger log = LoggerFactory.getLogger(PasskeyCeremonies.class);

    private final RelyingParty party;
    private final PasskeyUserRepository users;
    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyCeremonies(
            RelyingParty party, PasskeyUserRepository users, Passkeys passkeys, PasskeyChallenges challenges) {
        this.party = party;
        this.users = users;
        this.passkeys = passkeys;
        this.challenges = challenges;
    }

    /** @param browser what only the browser that is asked has */
    public String registrationOptions(MemberId member, String browser) {
        return json.writeValueAsString(creation(member, challenges.make(Purpose.REGISTRATION, member, browser)));
    }

    /**
     * Whether the member has one passkey more now.
     *
     * @param browser as for the options
     */
    public boolean register(MemberId member, String answer, String label, String browser) {
        try {
            var credential = json.readValue(
                    answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            var challenge = challenge(credential.getResponse().getClientDataJSON());
            if (!challenges.consume(challenge, Purpose.REGISTRATION, member, Set.of(browser))) {
                return false;
            }
            party.registering()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            creation(member, Bytes.fromBase64(challenge)),
                            new RelyingPartyPublicKey(credential, label)));
            return true;
        } catch (JacksonException
                | WebAuthnException
                | DuplicateKeyException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException e) {
            return refused("registration", e);
        }
    }

    /**
     * @param member  who must answer; null if any member may sign in: the browser then offers a choice
     * @param browser what only the browser that is asked has
     */
    public String assertionOptions(@Nullable MemberId member, String browser) {
        return json.writeValueAsString(request(member, challenges.make(Purpose.ASSERTION, member, browser)));
    }

    /**
     * Returns the member whose passkey signed the challenge.
     *
     * @param member   as for the options
     * @param browsers of which one is as for the options
     */
    public Optional<MemberId> verify(String answer, @Nullable MemberId member, Collection<String> browsers) {
        try {
            var credential =
                    json.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            var challenge = challenge(credential.getResponse().getClientDataJSON());
            var passkey = passkeys.find(credential.getRawId().toBase64UrlString())
                    .filter(found -> member == null || found.member().equals(member))
                    .filter(found -> isOf(found, credential.getResponse().getUserHandle(), member));
            if (!challenges.consume(challenge, Purpose.ASSERTION, member, browsers) || passkey.isEmpty()) {
                return Optional.empty();
            }
            var user = party.asserting()
                    .authenticate(new RelyingPartyAuthenticationRequest(
                            request(member, Bytes.fromBase64(challenge)), credential));
            return Optional.ofNullable(user).map(known -> PasskeyUserRepository.member(known.getId()));
        } catch (JacksonException
                | WebAuthnException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException e) {
            refused("assertion", e);
            return Optional.empty();
        }
    }

    /** WebAuthn Level 3, §7.2, step 6: without it only where the member was known before. */
    private static boolean isOf(Passkey passkey, @Nullable Bytes userHandle, @Nullable MemberId member) {
        return userHandle == null ? member != null : userHandle.equals(PasskeyUserRepository.handle(passkey.member()));
    }

    private static boolean refused(String what, Exception why) {
        log.info("Refused a passkey's {}: {}", what, why.getClass().getSimpleName());
        return false;
    }

    private String challenge(Bytes clientData) {
        return json.readTree(new String(clientData.getBytes(), UTF_8))
                .path("challenge")
                .asString();
    }

    private PublicKeyCredentialCreationOptions creation(MemberId member, Bytes challenge) {
        var user = users.findByUsername(member.value());
        if (user == null) {
            throw new IllegalStateException("no active member");
        }
        return PublicKeyCredentialCreationOptions.builder()
                .rp(party.entity())
                .user(user)
                .challenge(challenge)
                .attestation(AttestationConveyancePreference.NONE)
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .excludeCredentials(descriptors(member))
                .extensions(new ImmutableAuthenticationExtensionsClientInputs(List.of()))
                .timeout(PasskeyChallenges.PATIENCE)
                .build();
    }

    private PublicKeyCredentialRequestOptions request(@Nullable MemberId member, Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder()
                .rpId(party.id())
                .challenge(challenge)
                .allowCredentials(member == null ? List.of() : descriptors(member))
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(PasskeyChallenges.PATIENCE)
                .build();
    }

    private List<PublicKeyCredentialDescriptor> descriptors(MemberId member) {
        return passkeys.of(member).stream().map(PasskeyCeremonies::descriptor).toList();
    }

    private static PublicKeyCredentialDescriptor descriptor(Passkey passkey) {
        Set<AuthenticatorTransport> transports = passkey.transports().stream()
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
        return PublicKeyCredentialDescriptor.builder()
                .id(Bytes.fromBase64(passkey.id()))
                .transports(transports)
                .build();
    }
}
