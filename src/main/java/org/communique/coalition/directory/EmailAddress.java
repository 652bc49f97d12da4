package org.communique.coalition.directory;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.communique.id.Id;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * An e-mail address as SMTP without extensions takes it: ASCII, lower-cased, without quoting, with an internationalised domain in its
 * ASCII form (RFC 5321, 4.1.2; RFC 3490). Without SMTPUTF8 other characters would be cut to bytes on their way, which make another
 * address or break the command.
 */
public record EmailAddress(String value) implements Id {

    /** RFC 2606: no one receives mail there. */
    private static final String UNREACHABLE = ".invalid";

    private static final Set<String> IGNORING_DOTS = Set.of("gmail.com", "googlemail.com");

    private static final int LONGEST = 254;
    private static final int LONGEST_DOMAIN = 253;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++";
    private static final Pattern LOCAL_PART = Pattern.compile("(?=.{1,64}+$)" + ATOM + "(?:\\." + ATOM + ")*+");
    private static final Pattern DOMAIN = Pattern.compile(".+\\.[a-z0-9-]{2,63}");

    /** What IDNA 2003 drops or replaces makes another domain than in IDNA 2008 (RFC 5894, 7.2); the rest is no part of a name. */
    private static final Pattern NOT_IN_DOMAINS = Pattern.compile("[ßẞς\\s\\p{Z}\\p{C}]");

    /** Stands for one that was erased with its owner's name. */
    public static final EmailAddress ERASED = new EmailAddress("erased@erased" + UNREACHABLE);

    public EmailAddress {
        value = form(value).orElseThrow(() -> new IllegalArgumentException("not an e-mail address"));
    }

    public static boolean isValid(String value) {
        return form(value).isPresent();
    }

    public static Optional<EmailAddress> parse(String value) {
        return form(value).map(EmailAddress::new);
    }

    /** Earlier builds admitted more: such an address is read as one that reaches no one. */
    @PersistenceCreator
    static EmailAddress stored(String value) {
        return parse(value).orElseGet(() -> unreachable(value));
    }

    private static EmailAddress unreachable(String value) {
        int at = value.lastIndexOf('@');
        var local = value.substring(0, Math.max(at, 0)).replaceAll("[^a-z0-9_-]", "?");
        var readable = local.isEmpty() ? "?" : local.substring(0, Math.min(local.length(), 64));
        return parse(readable + "@" + value.substring(at + 1) + UNREACHABLE)
                .orElseGet(() -> new EmailAddress(readable + "@unknown" + UNREACHABLE));
    }

    private static Optional<String> form(String value) {
        var address = value.strip();
        int at = address.indexOf('@');
        if (at < 0
                || address.length() > LONGEST
                || !LOCAL_PART.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        var local = address.substring(0, at).toLowerCase(Locale.ROOT);
        return asciiDomain(address.substring(at + 1))
                .map(domain -> local + "@" + domain)
                .filter(form -> form.length() <= LONGEST);
    }

    private static Optional<String> asciiDomain(String domain) {
        if (NOT_IN_DOMAINS.matcher(domain).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT))
                    .filter(ascii -> ascii.length() <= LONGEST_DOMAIN)
                    .filter(ascii -> DOMAIN.matcher(ascii).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The address without what follows a plus sign (RFC 5233), and for Gmail without dots: one mailbox takes mail for all of them. To
     * compare and to count with; mail goes to the address as it was given.
     */
    public EmailAddress mailbox() {
        int at = value.indexOf('@');
        var local = value.substring(0, at);
        int plus = local.indexOf('+');
        var name = plus > 0 ? local.substring(0, plus) : local;
        return IGNORING_DOTS.contains(domain())
                ? new EmailAddress(name.replace(".", "") + "@gmail.com")
                : new EmailAddress(withoutLastDot(name) + "@" + domain());
    }

    private static String withoutLastDot(String local) {
        return local.endsWith(".") ? local.substring(0, local.length() - 1) : local;
    }

    /** Whether a server may receive mail for it (RFC 6761, 6.4). */
    public boolean isReachable() {
        return !value.endsWith(UNREACHABLE);
    }

    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }
}
