package org.communique.coalition.directory;

import java.util.Locale;
import org.communique.erasure.ErasedName;
import org.communique.text.unicode.Normalisation;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An organisation of the coalition, the one that signs.
 *
 * @param officialName as in the ECOSOC database; unique without regard to case
 * @param displayName  what people call it
 * @param country      ISO 3166-1 alpha-2
 * @param domain       of its website and mail, or empty
 * @param nameKey      the official name folded for comparison
 * @param active       false once it has left the coalition; its mandates are then void
 */
@CompoundIndex(name = "active_displayName", def = "{'active': 1, 'displayName': 1}")
@Document("organisations")
public record Organisation(
        @Id OrganisationId id,
        String officialName,
        String displayName,
        String country,
        Region region,
        ConsultativeStatus status,
        String domain,
        @Indexed(unique = true) String nameKey,
        boolean active,
        @Version long revision) {

    /** Folds a name so that spellings which differ in case, spacing or compatibility characters only are the same. */
    public static String nameKey(String officialName) {
        return Normalisation.nfkc(officialName).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Its domain says its name too. */
    Organisation erased(ErasedName name) {
        return new Organisation(
                id,
                name.replaced(officialName),
                name.replaced(displayName),
                country,
                region,
                status,
                "",
                name.is(officialName) ? nameKey(ErasedName.ERASED + " " + id.value()) : nameKey,
                active,
                revision);
    }

    public Organisation withActive(boolean value) {
        return new Organisation(
                id, officialName, displayName, country, region, status, domain, nameKey, value, revision);
    }

    public Organisation withRevision(long value) {
        return new Organisation(id, officialName, displayName, country, region, status, domain, nameKey, active, value);
    }
}
