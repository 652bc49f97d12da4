package org.communique.treaty.state;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Set;
import org.communique.coalition.directory.Region;

/**
 * Who can be party to a treaty.
 *
 * @param region      the regional group; {@code GLOBAL} for none
 * @param name        as the United Nations write it in English; empty where it is the usual short name
 * @param aliases     other names that tables give it
 * @param toBeChecked what of this is not sure
 */
public record State(
        StateCode code,
        StateKind kind,
        Region region,
        Set<Membership> memberships,
        String name,
        List<String> aliases,
        Set<Doubt> toBeChecked) {

    public enum StateKind {
        MEMBER_STATE,
        OBSERVER_STATE,
        OTHER_STATE,
        /** Its instrument does not count in addition to those of its member States (article 65 of the Convention). */
        REGIONAL_ORGANISATION
    }

    /** The names are part of message keys. */
    public enum Membership {
        EU,
        AFRICAN_UNION
    }

    /** The names are part of message keys. */
    public enum Doubt {
        REGION
    }

    /** In the reader's language, as the Unicode Consortium has it. */
    public String shortName(Locale language) {
        return StateNames.shortName(code, language);
    }

    /** In English, as the depositary writes it. */
    public String depositaryName() {
        return name.isEmpty() ? shortName(Locale.ENGLISH) : name;
    }

    /** ISO 3166-1 alpha-3; empty for what has none. */
    public String alpha3() {
        try {
            return Locale.of("", code.value()).getISO3Country();
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
