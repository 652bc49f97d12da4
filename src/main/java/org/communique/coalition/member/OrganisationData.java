package org.communique.coalition.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.communique.coalition.directory.AddressDetector;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.RegionalGroups;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's data, as typed.
 *
 * @param country ISO 3166-1 alpha-2
 * @param domain  of its website and mail, or empty
 */
public record OrganisationData(
        String officialName,
        String displayName,
        String country,
        Region region,
        ConsultativeStatus status,
        String domain) {

    public static final int LONGEST_OFFICIAL_NAME = 250;
    public static final int LONGEST_DISPLAY_NAME = 100;

    private static final int LONGEST_DOMAIN = 253;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern DOMAIN =
            Pattern.compile("([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}-]{0,61}\\.)+\\p{L}[\\p{L}\\p{M}\\p{N}-]+");

    /** @param region null for that of the country */
    public OrganisationData(
            String officialName,
            String displayName,
            String country,
            @Nullable Region region,
            ConsultativeStatus status,
            String domain) {
        this.officialName = ShortText.line(officialName, LONGEST_OFFICIAL_NAME);
        this.displayName = ShortText.line(displayName, LONGEST_DISPLAY_NAME);
        this.country = country.strip().toUpperCase(Locale.ROOT);
        this.region = region == null ? RegionalGroups.of(this.country) : region;
        this.status = status;
        var address = domain.strip().toLowerCase(Locale.ROOT);
        this.domain = address.length() > LONGEST_DOMAIN ? address : AddressDetector.asBrowsersReadIt(address);
    }

    public static OrganisationData of(Organisation organisation) {
        return new OrganisationData(
                organisation.officialName(),
                organisation.displayName(),
                organisation.country(),
                organisation.region(),
                organisation.status(),
                organisation.domain());
    }

    public List<ValidationProblem> problems() {
        var problems = new ArrayList<ValidationProblem>();
        if (!ShortText.isGood(officialName, LONGEST_OFFICIAL_NAME)) {
            problems.add(
                    officialName.isBlank() ? ValidationProblem.OFFICIAL_NAME_MISSING : ValidationProblem.OFFICIAL_NAME);
        }
        if (!ShortText.isGood(displayName, LONGEST_DISPLAY_NAME)) {
            problems.add(
                    displayName.isBlank() ? ValidationProblem.DISPLAY_NAME_MISSING : ValidationProblem.DISPLAY_NAME);
        }
        if (AddressDetector.isIn(officialName) || AddressDetector.isIn(displayName)) {
            problems.add(ValidationProblem.ADDRESS_IN_NAME);
        }
        if (!COUNTRIES.contains(country)) {
            problems.add(ValidationProblem.COUNTRY);
        }
        if (!domain.isEmpty()
                && (domain.length() > LONGEST_DOMAIN || !DOMAIN.matcher(domain).matches())) {
            problems.add(ValidationProblem.DOMAIN);
        }
        return problems;
    }

    Organisation applyTo(Organisation organisation) {
        return new Organisation(
                organisation.id(),
                officialName,
                displayName,
                country,
                region,
                status,
                domain,
                Organisation.nameKey(officialName),
                organisation.active(),
                organisation.revision());
    }

    public Organisation create(OrganisationId id) {
        return new Organisation(
                id,
                officialName,
                displayName,
                country,
                region,
                status,
                domain,
                Organisation.nameKey(officialName),
                true,
                0);
    }
}
