package org.communique.security.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** Members as WebAuthn sees them. The user handle is the member's id, which is random and says nothing of the person. */
@Component
class PasskeyUserRepository implements PublicKeyCredentialUserEntityRepository {

    private final Directory directory;

    PasskeyUserRepository(Directory directory) {
        this.directory = directory;
    }

    static Bytes handle(MemberId member) {
        return new Bytes(member.value().getBytes(US_ASCII));
    }

    static MemberId member(Bytes handle) {
        return new MemberId(new String(handle.getBytes(), US_ASCII));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return find(member(handle));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String member) {
        return find(new MemberId(member));
    }

    private @Nullable PublicKeyCredentialUserEntity find(MemberId id) {
        return directory
                .member(id)
                .filter(Member::active)
                .map(PasskeyUserRepository::entity)
                .orElse(null);
    }

    private static PublicKeyCredentialUserEntity entity(Member member) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(member.id()))
                .name(member.email().value())
                .displayName(member.name())
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("members are kept elsewhere");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("members are kept elsewhere");
    }
}
