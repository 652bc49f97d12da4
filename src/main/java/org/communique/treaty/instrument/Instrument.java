package org.communique.treaty.instrument;

import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A treaty or another text of numbered articles.
 *
 * @param reference the depositary's, such as {@code XVIII-16}; empty for none
 * @param aliases   other names that texts give it, in any language
 * @param source    where the depositary keeps it: a link; empty for none
 * @param addedBy   null for the one that comes with the product, and if an earlier version of the server stored it
 */
@Document("instruments")
public record Instrument(
        @Id InstrumentId id,
        String name,
        String shortName,
        String reference,
        List<String> aliases,
        String source,
        @Nullable MemberId addedBy,
        @Version long revision) {}
