package org.communique.coalition.directory;

import java.util.Locale;
import java.util.regex.Pattern;
import org.communique.id.Id;

/** An e-mail address, lower-cased; no line breaks or display names, so it is safe in a mail header. */
public record EmailAddress(String value) implements Id {

    private static final Pattern FORM = Pattern.compile(
            "[^\\s\\p{Z}\\p{C}@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s\\p{Z}\\p{C}@<>,;:\"()\\[\\]\\\\]{1,190}\\.[^\\s\\p{Z}\\p{C}@.]{2,63}");

    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value.strip()).matches();
    }

    /** The address without what follows a plus sign: one mailbox takes mail for all of them (RFC 5233). */
    public EmailAddress mailbox() {
        int at = value.indexOf('@');
        int plus = value.substring(0, at).indexOf('+');
        return plus > 0 ? new EmailAddress(value.substring(0, plus) + value.substring(at)) : this;
    }

    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }
}
