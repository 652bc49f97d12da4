package org.communique.file.office;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.communique.file.FileOrigin;
import org.communique.file.office.part.Element;
import org.jspecify.annotations.Nullable;

/** What a file of this server says of the text that it was made of: DOCX in its custom properties, ODT in those of a user (ODF 1.3, part 3, 4.3.3). */
final class FileProperties {

    private static final String PREFIX = "communique.";

    /** Stands for what a file says in two ways, and is no value of any property. */
    private static final String CONTRADICTION = "";

    private final Map<String, String> values = new HashMap<>();

    FileProperties(@Nullable Element properties) {
        if (properties != null) {
            properties
                    .below(element ->
                            element.name().equals("property") || element.name().equals("user-defined"))
                    .filter(element -> element.attribute("name").startsWith(PREFIX))
                    .forEach(element -> values.merge(
                            element.attribute("name").substring(PREFIX.length()),
                            element.text().strip(),
                            (one, other) -> one.equals(other) ? one : CONTRADICTION));
        }
    }

    /** Empty if the file says nothing of it, or what cannot be. */
    Optional<FileOrigin> origin() {
        try {
            var version = values.get("version");
            var revision = values.get("revision");
            return values.containsKey("kind")
                    ? Optional.of(new FileOrigin(
                            FileOrigin.Kind.valueOf(value("kind")),
                            value("statement"),
                            version == null ? null : Integer.valueOf(version),
                            revision == null ? null : Long.valueOf(revision),
                            value("sha256")))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether something stands around the text. In earlier files that was only said by the kind, and of all that had one. */
    boolean isFramed() {
        return value("frame").equals("true") || value("kind").equals(FileOrigin.Kind.PUBLICATION.name());
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }
}
