package org.communique.coalition.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.communique.id.Id;

public record MandateId(String value) implements Id {

    public MandateId {
        Id.checked(value);
    }

    /**
     * The same for the same terms on every server, so that a request that comes twice gives one mandate. It is a hash, since it is in
     * ledgers, which show no member's id.
     *
     * @param revoked how many mandates of these terms were revoked before
     */
    public static MandateId of(MandateTerms terms, int revoked) {
        var only = terms.only().stream().map(MandateSubject::value).sorted().toList();
        var key = "%s/%s/%s/%s/%s/%d"
                .formatted(
                        terms.member().value(),
                        terms.organisation().value(),
                        terms.from(),
                        terms.until(),
                        only,
                        revoked);
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return new MandateId(HexFormat.of().formatHex(hash, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
