package org.communique.amendment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.communique.id.Id;

/**
 * The text that amendments are written on: that of their round, by its name, or one that the draft had later, by the round's and a hash
 * of it.
 */
public record BaseId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[^.]+\\.[1-9][0-9]{0,3}(?:\\.[0-9a-f]{32})?");

    public BaseId {
        Id.checked(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a text of a round");
        }
    }

    /** Whether it is that of a round by its name. */
    boolean isOfRound() {
        return value.indexOf('.') == value.lastIndexOf('.');
    }

    public static BaseId of(RoundId round) {
        return new BaseId(round.value());
    }

    /** @param state of the draft, as a Yjs update */
    public static BaseId of(RoundId round, byte[] state) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(state);
            return new BaseId(round.value() + "." + HexFormat.of().formatHex(hash, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
