package org.communique.file;

import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.id.Id;
import org.jspecify.annotations.Nullable;

/**
 * Which text a file was made of, as its custom properties say it.
 *
 * @param version  null for a draft
 * @param revision of a draft: the number of its last edit; null for others, or if it is not known
 * @param hash     the SHA-256 of its canonical text
 */
public record FileOrigin(
        Kind kind,
        String statement,
        @Nullable Integer version,
        @Nullable Long revision,
        String hash) {

    public FileOrigin {
        Id.checked(statement);
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256");
        }
    }

    public FileOrigin(Kind kind, String statement, @Nullable Integer version, String hash) {
        this(kind, statement, version, null, hash);
    }

    public enum Kind {
        DRAFT,
        VERSION,
        PROPOSAL,
        PUBLICATION
    }

    /** By the names that they have in files. */
    public static Map<String, String> propertiesOf(@Nullable FileOrigin origin) {
        return origin == null ? Map.of() : origin.properties();
    }

    /** Of a file that has more than the text: by this an import knows what stands around it. */
    public Map<String, String> framed() {
        var properties = properties();
        properties.put("communique.frame", "true");
        return properties;
    }

    public Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("communique.kind", kind.name());
        properties.put("communique.statement", statement);
        if (version != null) {
            properties.put("communique.version", version.toString());
        }
        if (revision != null) {
            properties.put("communique.revision", revision.toString());
        }
        properties.put("communique.sha256", hash);
        return properties;
    }
}
