package org.communique.security.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.communique.security.Base32;

/** Time-based one-time passwords (RFC 6238) as every authenticator app has them: SHA-1, six digits, 30 seconds. */
public final class Totp {

    private static final int DIGITS = 6;
    private static final int STEP_SECONDS = 30;

    private Totp() {}

    /** The step that the code belongs to, if it is that of now or of a neighbour: clocks differ (RFC 6238 §5.2). */
    static OptionalLong step(byte[] secret, String code, Instant now) {
        long step = stepAt(now);
        byte[] given = code.getBytes(UTF_8);
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(near -> MessageDigest.isEqual(code(secret, near, DIGITS).getBytes(UTF_8), given))
                .findFirst();
    }

    static long stepAt(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), (long) STEP_SECONDS);
    }

    static String code(byte[] secret, long step) {
        return code(secret, step, DIGITS);
    }

    /** RFC 4226 §5.3. */
    static String code(byte[] secret, long step, int digits) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
            int truncated = hash.getInt(hash.get(hash.limit() - 1) & 0xf) & 0x7fffffff;
            return String.format(Locale.ROOT, "%0" + digits + "d", truncated % (long) Math.pow(10, digits));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the QR code says; the form is Google Authenticator's, which all apps read. */
    public static String uri(String issuer, String account, byte[] secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encoded(issuer), encoded(account), Base32.encode(secret), encoded(issuer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
