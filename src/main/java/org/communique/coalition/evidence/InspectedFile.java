package org.communique.coalition.evidence;

import java.util.Objects;

/** An upload that may be stored. Only {@link EvidenceFileStore#inspect} makes it. */
public final class InspectedFile {

    private final EvidenceUpload upload;
    private final EvidenceFile.Kind kind;

    InspectedFile(EvidenceUpload upload, EvidenceFile.Kind kind) {
        this.upload = Objects.requireNonNull(upload);
        this.kind = Objects.requireNonNull(kind);
    }

    String name() {
        return upload.safeName(kind);
    }

    EvidenceFile.Kind kind() {
        return kind;
    }

    byte[] content() {
        return upload.content();
    }
}
