package org.communique.id;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import org.springframework.stereotype.Indexed;

/** An identifier; implementations are records with this one component. */
@Indexed
public interface Id {

    @JsonValue
    String value();

    /** 20 characters of lower-case Crockford base 32: 100 random bits, safe in a URL and unguessable. */
    static String random() {
        var alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        var random = new byte[20];
        new SecureRandom().nextBytes(random);
        var id = new StringBuilder(random.length);
        for (byte each : random) {
            id.append(alphabet.charAt(each & 31));
        }
        return id.toString();
    }

    /** Refuses what could not be one of ours, such as a path or a query operator. */
    static String checked(String value) {
        if (value.isEmpty() || value.length() > 120 || !allowed(value)) {
            throw new IllegalArgumentException("not an identifier");
        }
        return value;
    }

    /** A loop: every identifier of every document that is read comes along here. */
    private static boolean allowed(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!allowed(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean allowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_:.~".indexOf(c) >= 0;
    }
}
